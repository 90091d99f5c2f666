/** `/{lang}/{db}/parameters/`: initialisation parameters over time. Values are report text, untrusted. */
import type { Num } from '../base/figures.ts';
import type { DatabaseRef, SnapshotRef } from './types.ts';

export interface ParametersModel {
  type: 'parameters';
  database: DatabaseRef;
  /** Whose reports list parameters: instances, pluggable databases, the cluster. */
  subjects: ParameterSubject[];
  /** Newest first; what the instance tunes itself left out. */
  changes: ParameterStep[];
  /** By name, then container. */
  parameters: ParameterHistory[];
  /** Other databases whose newest report lists parameters. */
  others: DatabaseRef[];
}

export interface ParameterSubject {
  name: string;
  /** Reports that list parameters; the newest of them. */
  reports: number;
  newest: SnapshotRef;
}

export interface ParameterStep {
  name: string;
  subject: string;
  at: string;
  /** Null: not listed, so at its default. */
  from: string | null;
  to: string | null;
  /** Report that has the old value; null where the new one prints both. */
  before: SnapshotRef | null;
  after: SnapshotRef;
  /** The instance was restarted between the two. */
  restarted: boolean;
}

export interface ParameterHistory {
  name: string;
  /** Container that sets it; null where reports name none. */
  container: string | null;
  /** Set by the instance itself (`__db_cache_size`). */
  selfTuned: boolean;
  changes: number;
  /** The newest reports of two subjects that may be compared have different values. */
  differs: boolean;
  /** In the order of the model's subjects; null: no report of the subject lists it. */
  bySubject: (ParameterValues | null)[];
  /** What the newest reports of other databases list, most frequent first; null: not listed there. */
  elsewhere: { value: string | null; databases: string[] }[];
}

export interface ParameterValues {
  /** In the subject's newest report with parameters; null: not listed there, so at its default. */
  current: string | null;
  /** By when they were first seen; values of a multi-valued parameter are joined. */
  values: { value: string | null; reports: Num; first: SnapshotRef; last: SnapshotRef }[];
}

/** What pages show of statements over time: what changed, plans, statements alike, and what moves with DB time. */

import type { FigureKind } from '../analysis/correlation/moves-with.ts';
import type { Difference } from '../analysis/statements/alike.ts';
import type { ChangeKind } from '../analysis/statements/changes.ts';
import type { Moved } from '../analysis/statements/moved.ts';
import type { Course } from '../analysis/stats/level.ts';
import type { Num } from '../base/figures.ts';
import type { SnapshotRef } from './types.ts';

export type { ChangeKind, Course, Difference, FigureKind, Moved };

/** Something that happened to an SQL in one series. */
export interface SqlChange {
  sqlId: string;
  /** Its page. */
  path: string;
  /** Instance, pluggable database, `RAC`. */
  subject: string;
  kind: ChangeKind;
  course: Course;
  begin: string;
  /** End of the last snapshot that shows it; null: none after it shows otherwise. */
  end: string | null;
  reports: number;
  /** Elapsed time per execution after over before. */
  factor: Num;
  moved: Moved | null;
  /** Percent of DB time that it costs or saves; of new and gone the SQL's own weight. */
  impactPct: Num;
  fromPlan: string | null;
  toPlan: string | null;
  /** Of new and gone: while not listed it took less than this, percent of DB time. */
  belowPct: Num;
  before: SqlCost | null;
  after: SqlCost | null;
  /** The first snapshot that shows it. */
  first: SnapshotRef;
}

/** Medians per execution on one side of a change. */
export interface SqlCost {
  reports: Num;
  pctDbTime: Num;
  elapsedS: Num;
  cpuS: Num;
  waitS: Num;
  gets: Num;
  reads: Num;
  rows: Num;
}

/** A plan that reports name; figures of the reports that name no other. */
export interface SqlPlan {
  planHash: string;
  firstSeen: string;
  lastSeen: string;
  reports: number;
  reportsAlone: number;
  executions: Num;
  elapsedS: Num;
  cpuS: Num;
  bufferGets: Num;
  diskReads: Num;
  rows: Num;
}

/** Statements that differ by literals alone. */
export interface SqlGroup {
  fingerprint: string;
  statements: number;
  /** Most of them in the lists of one report. */
  mostInAReport: number;
  /** The one that took most time, and its page. */
  example: { sqlId: string; path: string };
  /** The common text: `?` a literal, `:b` a bind variable, `…` the rest of a list. */
  text: string;
  differences: Difference[];
  textCut: boolean;
  reports: number;
  firstSeen: string;
  lastSeen: string;
  executions: Num;
  elapsedS: Num;
  pctDbTime: Num;
  peakPctDbTime: Num;
  /** The snapshot in which they weighed most. */
  peak: SnapshotRef;
}

/** The group of an SQL, for its page. */
export interface SimilarSql {
  fingerprint: string;
  text: string;
  differences: Difference[];
  textCut: boolean;
  /** Null of a group so large that the database's page alone keeps count. */
  sums: { statements: number; executions: Num; elapsedS: Num; peakPctDbTime: Num } | null;
  /** The others, heaviest first; empty where there are no sums. */
  others: { sqlId: string; path: string; reports: number; lastSeen: string; executions: Num; elapsedS: Num }[];
}

/** What moves with DB time in one series, of each kind the closest first. */
export interface MovesWith {
  subject: string;
  from: string;
  to: string;
  cycle: 'hour_of_week' | 'hour_of_day';
  tried: number;
  /** How many of them move with DB time more than chance would have it. */
  significant: number;
  rows: CorrelationRow[];
}

export interface CorrelationRow {
  kind: FigureKind;
  /** Event, SQL id, statistic, key of a metric. */
  name: string;
  /** Page of the SQL or of the wait event. */
  path: string | null;
  partOfDbTime: boolean;
  rho: number;
  rhoRest: Num;
  rhoRaw: Num;
  pairs: number;
  effectivePairs: number;
  q: number;
  /** Others that moved just as this one did. */
  alike: string[];
}

/** What a statement waited for, as active session history sampled it. */
export interface SqlWait {
  /** Event, or `CPU + Wait for CPU`. */
  event: string;
  /** Its page, where a report that names both gives it one. */
  path: string | null;
  reports: number;
  /** Seconds, an estimate: share of the sampled activity times DB time of each report. */
  seconds: Num;
  /** The operation of the plan that it was sampled under most. */
  rowSource: string | null;
}

/** Where a statement ran, over the reports of the series. */
export interface SqlPlace {
  instanceName: string;
  module: string | null;
  pdbName: string | null;
  reports: number;
  executions: Num;
  elapsedS: Num;
  lastSeen: string;
}

/** An execution plan as a report of the statement prints it, step by step. */
export interface PlanTree {
  planHash: string;
  /** The newest report that prints it. */
  snapshot: SnapshotRef;
  steps: {
    id: Num;
    depth: number;
    operation: string;
    objectName: string | null;
    rows: Num;
    bytes: Num;
    tempBytes: Num;
    cost: Num;
    time: string | null;
    partitions: string | null;
  }[];
}

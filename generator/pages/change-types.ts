/** What changed, as a page shows it: the short form of a comparison. Unknown is null, never 0. */
import type { InBothLanguages, Num, SnapshotRef } from './types.ts';

export interface Pair {
  first: Num;
  second: Num;
}

/** A side of a comparison; `snapshot` where it is one report. */
export interface ChangeSide {
  beginTime: string;
  endTime: string;
  reports: number;
  snapshot: SnapshotRef | null;
}

export interface Change {
  /** What it is held against: the snapshot or period before, the same hour of the day or week before. */
  against: 'previous' | 'day' | 'week';
  first: ChangeSide;
  second: ChangeSide;
  summary: InBothLanguages;
  notes: InBothLanguages[];
  /** Average active sessions. */
  dbTimePerS: Pair;
  /** The largest parts of the difference by event; by wait class where events cannot be told; null where neither can. */
  parts: ChangePart[] | null;
  /** Statements whose difference is certain, the largest first; null where a side lists none. */
  statements: ChangedStatement[] | null;
  /** The first of those that differ, and how many do; null where a side does not list them. */
  parameters: { count: number; rows: { name: string; from: string | null; to: string | null }[] } | null;
}

/** `name` null: what no event or class accounts for. Both sides and `delta` in average active sessions. */
export interface ChangePart extends Pair {
  name: string | null;
  waitClass: string | null;
  delta: Num;
  sharePct: Num;
  waitsPerS: Pair | null;
  avgWaitMs: Pair | null;
}

export interface ChangedStatement {
  sqlId: string;
  path: string | null;
  /** Average active sessions; null: not in the top lists. */
  elapsedPerS: Pair;
  /** At least so much, exactly so where `exact`. */
  delta: number;
  exact: boolean;
  sharePct: Num;
  executionsPerS: Pair;
  elapsedPerExecS: Pair;
  remark: InBothLanguages | null;
}

/** Of a database's page: the last days of an instance against those before. */
export interface PeriodChange extends Change {
  instanceName: string;
  days: number;
  /** Page of the whole comparison, below `/{lang}/`; null: there is none. */
  path: string | null;
}

/**
 * What a comparison says: plain values, ranked by what they contribute to the difference of DB time per second. `first` is the
 * side held against, `second` the one that is explained. Unknown is null, never 0.
 */
import type { Num } from '../../base/figures.ts';
import type { Note } from './notes.ts';
import type { Side, Work } from './side.ts';

export interface Pair<T = Num> {
  first: T;
  second: T;
}

/** A part of the difference of DB time per second, in average active sessions. Parts of one list add up to the whole. */
export interface Contribution extends Pair {
  /** Event, wait class, `DB CPU`, or `REMAINDER`. */
  name: string;
  waitClass: string | null;
  /** Null where it stands on one side only and the other's list is cut: it is then part of the remainder. */
  delta: Num;
  /** `delta` in percent of the whole difference; null where there is none to speak of. */
  sharePct: Num;
  waitsPerS: Pair | null;
  avgWaitMs: Pair | null;
  /** Of `delta`: more or fewer waits, and longer or shorter ones. Null where waits are not counted. */
  byCount: Num;
  byWait: Num;
}

/** What the named parts do not account for: rounding, time on the run queue, what is not listed. */
export const REMAINDER = 'remainder';

/** The difference of DB time per second as more or less work, and work that takes longer or shorter. */
export interface LoadAndCost {
  work: Work;
  perS: Pair;
  /** DB time per unit of work, seconds. */
  dbTimeS: Pair;
  /** Average active sessions; both add up to the whole. Null where a side did no such work, or does not say. */
  byLoad: Num;
  byCost: Num;
}

export interface StatementChange {
  sqlId: string;
  module: string | null;
  /** Which side lists it. */
  listed: 'both' | 'first' | 'second';
  /** Average active sessions, as listed; null: not listed. */
  elapsedPerS: Pair;
  /**
   * The least that the difference must be, in average active sessions, given where the lists end: 0 where it may be none.
   * `exact` where both sides list it throughout.
   */
  delta: number;
  exact: boolean;
  sharePct: Num;
  executionsPerS: Pair;
  elapsedPerExecS: Pair;
  cpuPerExecS: Pair;
  userIoPerExecS: Pair;
  getsPerExec: Pair;
  readsPerExec: Pair;
  rowsPerExec: Pair;
  /** Of an exact `delta`: more executions, and longer ones. */
  byExecutions: Num;
  byCost: Num;
  plans: Pair<readonly string[]>;
  /** Null where a side names no plan. */
  planChanged: boolean | null;
}

export interface ParameterDifference {
  name: string;
  /** Null: not set. */
  from: string | null;
  to: string | null;
}

/** A row of a chapter on both sides; null where it is not there. */
export interface RowChange {
  name: string;
  parts: readonly (string | null)[];
  measures: readonly MeasureChange[];
}

export interface MeasureChange extends Pair {
  name: string;
  /** Of counters. */
  perSecond: Pair | null;
  perTransaction: Pair | null;
}

export interface ChapterChange {
  id: string;
  /** Which sides have it. */
  has: Pair<boolean>;
  /** Missing rows may be anything below the last one listed. */
  cut: boolean;
  /** The largest movement first. */
  rows: readonly RowChange[];
}

export interface Comparison {
  first: SideSummary;
  second: SideSummary;
  /** Average active sessions: DB time per second. */
  dbTimePerS: Pair;
  /** Their difference; null where a side has no DB time. */
  delta: Num;
  loadAndCost: readonly LoadAndCost[];
  /** Null where a side has no such list. */
  byClass: readonly Contribution[] | null;
  byEvent: readonly Contribution[] | null;
  statements: readonly StatementChange[] | null;
  parameters: readonly ParameterDifference[] | null;
  chapters: readonly ChapterChange[];
  /** What to bear in mind, and what else differs between the sides. */
  notes: readonly Note[];
}

/** A side as far as a heading names it. */
export interface SideSummary {
  dbName: string | null;
  dbId: string | null;
  instanceName: string | null;
  containerName: string | null;
  kind: Side['reports'][number]['kind'];
  hostName: string | null;
  platform: string | null;
  release: string | null;
  edition: string | null;
  role: string | null;
  cpus: Num;
  cores: Num;
  sockets: Num;
  memoryGb: Num;
  startupTime: string | null;
  beginSnap: Num;
  endSnap: Num;
  beginTime: string;
  endTime: string;
  reports: number;
  elapsedS: number;
  dbTimeS: Num;
  sessions: Pair;
}

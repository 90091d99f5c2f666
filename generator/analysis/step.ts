/** What a step of the analysis is: tables of its own, filled for one database at a time. `steps.ts` lists them. */
import type { PartitionKey } from '../lake/layout.ts';
import type { Transaction } from '../lake/transaction.ts';
import type { RuleSettings } from './rules/limits.ts';
import type { TimelineRow } from './timeline.ts';

/** The database at hand. */
export interface DatabaseWork {
  tx: Transaction;
  /** Its partition in the computed tables. */
  key: PartitionKey;
  /** Condition that picks its rows in any table. */
  where: string;
  /** Its reports in the order of their instances; `timelineRows` names the same as a relation for SELECTs of `tx`. */
  timeline: readonly TimelineRow[];
  timelineRows: string;
  /** Names the rows of `metrics` as a relation, too. */
  metricRows: string;
  settings: RuleSettings;
  signal: AbortSignal;
}

export interface AnalysisStep {
  /** Tables that it fills; a database that goes is taken out of them. */
  tables: readonly string[];
  /**
   * Replaces the database's rows in its tables. Reads the lake as it was before the transaction: of computed tables it
   * sees the rows of the last run, so ask for their queries (of metrics for `metricRows`) instead. Answers what to count for people.
   */
  run(work: DatabaseWork): Promise<Partial<StepCounts>>;
}

export interface StepCounts {
  parameterChanges: number;
  /** Lasting changes of a figure's level. */
  levelChanges: number;
  /** Findings that ask for something: all but `info`, what is usual and symptoms of others. */
  findings: number;
  incidents: number;
}

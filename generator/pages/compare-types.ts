/** Models of a comparison's page and of the page that tells of comparisons. Unknown is null, never 0. */
import type { Comparison, Contribution, LoadAndCost, Pair, StatementChange } from '../analysis/compare/model.ts';
import type { MetricKey } from '../analysis/metrics.ts';
import type { DatabaseRef, InBothLanguages, Num, SnapshotRef, Unit } from './types.ts';

export type { Pair };

/** A part of the difference; `name` null: what nothing listed accounts for. */
export type ComparedPart = Omit<Contribution, 'name'> & {
  name: string | null;
  /** Page of the event, below `/{lang}/`; null: a class, or not known to have one. */
  path: string | null;
};

/** What is compared: one report, or the reports of a series whose middle lies in a period. */
export interface ComparedSide {
  database: DatabaseRef;
  instanceName: string;
  /** Null: a period. */
  snapshot: SnapshotRef | null;
  /** Of a period as its address gives it, else the report's own; of the database's clock. */
  from: string;
  to: string;
  /** Head of its reports, the last one where they differ. */
  head: Comparison['first'];
  /** DB time per second and CPU; null where either is not known. */
  perCpu: Num;
}

/** How a statement moved, the most telling first: its plan, its being listed, an execution's time, how often it ran. */
export type Verdict = 'plan' | 'new' | 'gone' | 'slower' | 'faster' | 'more' | 'less' | 'same';

export interface ComparedStatement extends StatementChange {
  /** Its page, below `/{lang}/`; null: it has none. */
  path: string | null;
  verdict: Verdict;
  /** The beginning of its text; null: not in the reports. */
  text: string | null;
}

/** A chapter, cut to the rows that moved most. */
export interface ComparedChapter {
  id: string;
  title: InBothLanguages;
  has: Pair<boolean>;
  /** Of top lists: a row that is missing may be anything below the last one listed. */
  cut: boolean;
  measures: { name: string; title: InBothLanguages; perSecond: boolean }[];
  rows: {
    name: string;
    /** One a measure, the counters' per second. */
    values: Pair[];
    perTransaction: Pair | null;
  }[];
  /** Rows that moved and are not among `rows`. */
  more: number;
  /** Rows that did not move. */
  same: number;
}

/** A figure of one side against what is usual at its hour; of a period the medians of its reports. */
export interface ComparedToUsual {
  value: number;
  /** What counts as usual; null with too little history. */
  usual: { low: number; median: number; high: number } | null;
  /** Reports with history enough, and those of them above and below what is usual. */
  judged: number;
  above: number;
  below: number;
  /** Of a period what is so of at least a tenth of its reports. */
  place: 'above' | 'below' | 'within' | 'unknown';
  /** Distance from the usual median in scaled median absolute deviations; null where the past knows no deviation. */
  scales: Num;
}

export interface ComparedMetric extends Pair<ComparedToUsual | null> {
  metric: MetricKey;
  unit: Unit;
}

export interface CompareModel {
  type: 'compare';
  /** Below `/{lang}/`. */
  path: string;
  first: ComparedSide;
  second: ComparedSide;
  summary: InBothLanguages;
  notes: InBothLanguages[];
  /** Average active sessions. */
  dbTimePerS: Pair;
  delta: Num;
  loadAndCost: (LoadAndCost & { name: InBothLanguages })[];
  byClass: ComparedPart[] | null;
  byEvent: ComparedPart[] | null;
  statements: ComparedStatement[] | null;
  /** Statements beyond those. */
  moreStatements: number;
  parameters: { name: string; from: string | null; to: string | null }[] | null;
  /** The farthest from usual first; empty where neither side has history enough. */
  usual: ComparedMetric[];
  chapters: ComparedChapter[];
}

/** A comparison that has a page of its own. */
export interface PreparedComparison {
  path: string;
  database: DatabaseRef;
  instanceName: string;
  /** The last days against those before; an incident's worst snapshot against the same hour before it. */
  why: 'week' | 'day' | 'incident';
  /** Title of the incident. */
  title: InBothLanguages | null;
  first: { beginTime: string; endTime: string };
  second: { beginTime: string; endTime: string };
}

export interface ComparisonsModel {
  type: 'comparisons';
  prepared: PreparedComparison[];
  /** Series that can be compared, for the form. */
  series: { path: string; database: DatabaseRef; instanceName: string; firstBegin: string; lastEnd: string }[];
}

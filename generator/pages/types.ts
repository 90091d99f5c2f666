/**
 * Page models: everything a page shows, as plain typed values. The site renders these and reads nothing else.
 * Absent is null ("not in this report"), never 0. Times: `YYYY-MM-DD HH:MM:SS`, the database's wall clock.
 * Report text (names, SQL, cells) is untrusted: it is only ever shown as text.
 */

import type { BaselineBasis } from '../analysis/baseline.ts';
import type { Severity } from '../analysis/rules/rule.ts';
import type { Scope } from '../analysis/subject.ts';
import type { Num, Unit } from '../base/figures.ts';
import type { ReportKind } from '../report/types.ts';
import type { Apart } from './apart.ts';
import type { Change, PeriodChange } from './change-types.ts';
import type { HeatMap } from './heat-map-types.ts';
import type { OverTime } from './over-time-types.ts';
import type { SnapshotParts } from './part-types.ts';
import type { SnapshotMonth } from './snapshot-list-types.ts';
import type { MovesWith, PlanTree, SimilarSql, SqlChange, SqlGroup, SqlPlace, SqlPlan, SqlWait } from './sql-types.ts';

export type { Num, Unit } from '../base/figures.ts';
export type * from './over-time-types.ts';
export type * from './page-types.ts';
export type * from './part-types.ts';
export type * from './segment-types.ts';
export type * from './sql-types.ts';
export type * from './tables-types.ts';
export type * from './wait-types.ts';

/** A database: `slug` is `{db_name}-{db_id}` in lower case, and so stays the same whatever else is in the lake. */
export interface DatabaseRef {
  slug: string;
  dbName: string;
  dbId: string;
  /** Made by `awr sample`. */
  synthetic: boolean;
}

/** A report that has a page. `path` is below `/{lang}/`, ends in `/`: `orcl-123/orcl1/2023-12-23-0559_160-161/`. */
export interface SnapshotRef {
  reportId: string;
  kind: ReportKind;
  path: string;
  instanceName: string;
  instanceNumber: Num;
  beginSnap: Num;
  endSnap: Num;
  beginTime: string;
  endTime: string;
  elapsedS: Num;
}

/** A figure with its predecessor, for the vital signs strip. The label is `metric.{key}` in the site's strings. */
export interface Vital {
  key: MetricKey;
  unit: Unit;
  value: Num;
  /** The same figure in the snapshot before, null when there is none in the series. */
  previous: Num;
  /** What it usually is at this hour; null with too little history. */
  usual: Usual | null;
  /** Up to 48 values ending with this one, oldest first; null where a gap or restart breaks the line. */
  spark: Num[];
  /** True when more is worse (latency), false when more is better, null when neither (throughput). */
  higherIsWorse: boolean | null;
}

/** What came before a snapshot says of its hour: `low` to `high` holds all but the outliers. */
export interface Usual {
  value: number;
  low: number;
  high: number;
  basis: BaselineBasis;
  /** The middle of the snapshot, whose hour it is. */
  at: string;
}

/** Every series the analysis derives from one report; defined, with unit and formula, in `generator/analysis/metrics.ts`. */
export type MetricKey =
  | 'aas' // DB time / elapsed
  | 'db_time_s'
  | 'db_cpu_pct' // DB CPU as a share of DB time
  | 'host_cpu_pct' // 100 - idle
  | 'host_user_pct'
  | 'host_system_pct'
  | 'host_wio_pct'
  | 'single_block_read_ms' // db file sequential read; cell single block physical read on Exadata
  | 'log_file_sync_ms'
  | 'log_file_parallel_write_ms'
  | 'redo_bytes_per_s'
  | 'logical_reads_per_s'
  | 'physical_reads_per_s'
  | 'physical_writes_per_s'
  | 'block_changes_per_s'
  | 'executes_per_s'
  | 'user_calls_per_s'
  | 'transactions_per_s'
  | 'commits_per_s'
  | 'rollbacks_per_s'
  | 'parses_per_s'
  | 'hard_parses_per_s'
  | 'logons_per_s'
  | 'sessions'
  | 'io_bytes_per_s'
  | 'io_requests_per_s'
  | 'pga_allocated_bytes'
  | 'buffer_hit_pct'
  | 'soft_parse_pct';

// ------------------------------------------------------------------------------------------- findings

export type { Severity } from '../analysis/rules/rule.ts';

/** The generator's own sentences; never report text alone. */
export interface InBothLanguages {
  en: string;
  zh: string;
}

/** What a rule says of a report, with what follows from it as `symptoms`. */
export interface Finding {
  /** Place in the report; the page's anchor is `finding-{no}`. */
  no: number;
  rule: string;
  object: string | null;
  severity: Severity;
  /** Share of DB time that it explains; findings overlap. */
  impactPct: Num;
  title: InBothLanguages;
  cause: InBothLanguages;
  advice: InBothLanguages;
  evidence: EvidenceRow[];
  /** Where the rule comes from; in English `own` where nothing is published. */
  source: InBothLanguages;
  /** It fires at most comparable hours. */
  usual: boolean;
  /** Begin of the snapshots in a row that have it, and their number up to this one; null outside the series. */
  since: string | null;
  snapshots: Num;
  symptoms: Finding[];
}

/** A section that the report lacks, and the rules that need it. */
export interface NotJudged {
  /** As Oracle heads it. */
  section: string;
  rules: InBothLanguages[];
}

export interface EvidenceRow {
  label: InBothLanguages;
  /** Event, statement, object in Oracle's words. */
  of: string | null;
  value: Num | string;
  unit: Unit | null;
  limit: Num;
  usual: Num;
  /** Section of the page that shows it. */
  section: string;
}

export interface IncidentRow {
  id: string;
  rule: string;
  object: string | null;
  severity: Severity;
  usual: boolean;
  /** Instance, pluggable database, `RAC`. */
  subject: string;
  begin: string;
  end: string;
  snapshots: number;
  ongoing: boolean;
  impactPct: Num;
  impactS: Num;
  /** At its worst. */
  title: InBothLanguages;
  /** Segments that the title names, with their pages below `/{lang}/`. */
  named: NamedPage[];
  worst: SnapshotRef;
  first: SnapshotRef;
}

/** What a text names and that has a page. */
export interface NamedPage {
  name: string;
  path: string;
}

// ---------------------------------------------------------------------------------------------- fleet

/** `/{lang}/` */
export interface FleetModel {
  type: 'fleet';
  databases: FleetDatabase[];
  reportCount: number;
  /** Files rejected in the lake, most frequent reason first. */
  rejects: { reason: string; count: number }[];
  /** Wall clock of the newest snapshot in the lake; the site never prints the build's own clock on a page. */
  newest: string | null;
}

export interface FleetDatabase {
  database: DatabaseRef;
  release: string | null;
  edition: string | null;
  isRac: boolean | null;
  isCdb: boolean | null;
  instanceCount: number;
  cpus: Num;
  hostNames: string[];
  platform: string | null;
  reportCount: number;
  firstBegin: string;
  lastEnd: string;
  gapCount: number;
  restartCount: number;
  latest: SnapshotRef;
  state: State;
  /** aas, host_cpu_pct, single_block_read_ms, log_file_sync_ms, transactions_per_s of the newest snapshot, sparks over the last 48. */
  vitals: Vital[];
  /** Busiest wait class (or `DB CPU`) of the newest snapshot. */
  topClass: { name: string; pctDbTime: Num } | null;
  topEvent: TopEventRef | null;
  /** Incidents that go on in the newest snapshots and are no news-less habit, by severity; the worst of them. */
  open: { high: number; medium: number; low: number; worst: IncidentRow | null };
}

/** At a glance: worst of aas/CPUs and host CPU in the newest snapshot; `reasons` are string keys under `state.reason.`. */
export interface State {
  level: 'ok' | 'watch' | 'bad' | 'unknown';
  reasons: { key: string; values: Record<string, number | string> }[];
}

// ------------------------------------------------------------------------------------------- database

/** `/{lang}/{db}/` */
export interface DatabaseModel {
  type: 'database';
  database: DatabaseRef;
  release: string | null;
  edition: string | null;
  isRac: boolean | null;
  isCdb: boolean | null;
  platform: string | null;
  firstBegin: string;
  lastEnd: string;
  reportCount: number;
  state: State;
  vitals: Vital[];
  /** The facts for the one sentence on top, for the newest snapshot. */
  headline: Headline;
  /** The snapshot that state, vitals and headline speak of. */
  latest: SnapshotRef;
  /** One per instance, by instance number. */
  instances: InstanceSeries[];
  /** A cluster's instances together, interval by interval where all of them have a report; null for a single instance. */
  clusterSum: InstanceSeries | null;
  /** By hour and weekday; empty where reports are too long to tell hours apart. */
  heatMaps: HeatMap[];
  overTime: OverTime;
  topSql: TopSqlSeries[];
  parameterChanges: ParameterChange[];
  /** What happened to its statements, newest first. */
  sqlChanges: SqlChange[];
  /** Statements that differ by literals alone, heaviest first. */
  sqlGroups: SqlGroup[];
  movesWith: MovesWith[];
  /** Newest first; symptoms and mere notes left out. */
  incidents: IncidentRow[];
  /** The last days of each instance against those before; empty without two periods to compare. */
  changes: PeriodChange[];
  /** Every report with a page, newest first, those outside the series too. */
  snapshots: SnapshotRow[];
  /** The same by month, newest first. */
  months: SnapshotMonth[];
}

/** Time series of one instance, pluggable database or cluster: parallel arrays, one element a snapshot of the series, oldest first. */
export interface InstanceSeries {
  scope: Scope;
  instanceName: string;
  instanceNumber: Num;
  hostName: string | null;
  snapshots: SnapshotRef[];
  cpus: Num[];
  /** True where the line must not be joined with the point before: a gap or a restart lies between. */
  breakBefore: boolean[];
  gaps: { from: string; to: string }[];
  restarts: string[];
  metrics: Partial<Record<MetricKey, Num[]>>;
  /** Of a cluster: what its global reports say of each instance, by instance number; the values as in `metrics`. */
  byInstance?: { instanceName: string; metrics: Partial<Record<MetricKey, Num[]>> }[];
  /** What the metrics usually are at each snapshot's hour, for those that charts show; null with too little history. */
  usual?: Partial<Record<MetricKey, { low: Num[]; high: Num[] }>>;
  /** Average active sessions by wait class, `DB CPU` first, then by total descending. */
  aasByClass: { waitClass: string; values: Num[] }[];
}

export interface TopSqlSeries {
  sqlId: string;
  /** First 200 characters; null where no report has the text. */
  text: string | null;
  module: string | null;
  totalElapsedS: number;
  pctDbTime: Num;
  /** Snapshots in which it was in a top list. */
  seen: number;
  /** Average active sessions of this SQL (elapsed / interval), one a snapshot of `instances[0]`… in the order of `instances`;
   *  null where it is not in the top list: unknown, not zero. */
  aas: Num[][];
  path: string;
}

export interface ParameterChange {
  name: string;
  instanceName: string;
  at: string;
  from: string | null;
  to: string | null;
  snapshot: SnapshotRef;
}

export interface SnapshotRow {
  snapshot: SnapshotRef;
  /** False for aggregates and overlaps that a finer interval covers. */
  inSeries: boolean;
  gapBeforeS: Num;
  restarted: boolean;
  aas: Num;
  cpus: Num;
  dbTimeS: Num;
  hostCpuPct: Num;
  topEvent: TopEventRef | null;
  transactionsPerS: Num;
}

/** Facts for the sentence that opens a page; any part may be null and is then left out. */
/** The event that took most of a report's DB time. */
export interface TopEventRef {
  name: string;
  pctDbTime: Num;
  /** Its page; none of CPU. */
  path?: string | null;
}

export interface Headline {
  aas: Num;
  cpus: Num;
  /** aas / aas of the previous snapshot. */
  aasRatioToPrevious: Num;
  /** What `aas` usually is at this hour; null with too little history. */
  usualAas: Usual | null;
  topEvent: (TopEventRef & { waitClass: string | null }) | null;
  at: string | null;
  restarted: boolean;
  gapBeforeS: Num;
}

// ------------------------------------------------------------------------------------------- snapshot

/** `/{lang}/{db}/{instance}/{begin_time}_{begin_snap}-{end_snap}/` */
export interface SnapshotModel {
  type: 'snapshot';
  database: DatabaseRef;
  snapshot: SnapshotRef;
  /** Every column of `reports`, by its lake name, but for `source_path`: only the file's name, as `source_file`. */
  report: Record<string, string | number | boolean | null>;
  warnings: string[];
  previous: SnapshotRef | null;
  next: SnapshotRef | null;
  /** Reports of the same instance whose interval overlaps this one. */
  overlapping: SnapshotRef[];
  inSeries: boolean;
  headline: Headline;
  /** The worst first; null for kinds of report that are not judged. */
  findings: Finding[] | null;
  /** Rules that could not be judged, by the section that is missing. */
  notJudged: NotJudged[];
  /** Against the snapshot before and the same hour a day and a week before, as far as the lake has them; null outside the series. */
  changes: Change[] | null;
  vitals: Vital[];
  /** null: the section is not in this report. */
  loadProfile: LoadProfileRow[] | null;
  efficiency: { metric: string; label: string; valuePct: Num; previousPct: Num }[] | null;
  topEvents: EventRow[] | null;
  /** Foreground sessions alone, which with `DB CPU` make up DB time; `avgActiveSessions` is total wait / elapsed. */
  waitClasses: EventRow[] | null;
  /** Foreground and background together, as printed from 11.2.0.4 on (lake table `wait_classes`); null before. */
  allWaitClasses?: EventRow[] | null;
  foregroundEvents: EventRow[] | null;
  backgroundEvents: EventRow[] | null;
  timeModel: { statistic: string; timeS: Num; pctDbTime: Num; previousS: Num }[] | null;
  hostCpu: { loadBegin: Num; loadEnd: Num; userPct: Num; systemPct: Num; wioPct: Num; idlePct: Num } | null;
  osStats: { statistic: string; value: Num; endValue: Num }[] | null;
  sql: SqlRow[] | null;
  segments: { ordering: string; rows: SegmentRow[] }[] | null;
  activity: { statistic: string; total: Num; perSecond: Num; perTransaction: Num }[] | null;
  parameters:
    | {
        name: string;
        beginValue: string | null;
        endValue: string | null;
        changedFrom: string | null;
        changed: boolean;
        /** Pluggable database or root whose value it is; null: the report names none. */
        container: string | null;
      }[]
    | null;
  /** What families of tables come to; null in it: not in the report. */
  parts: SnapshotParts;
  /** Every one, those that stand apart too. */
  tables: ReportTable[];
  /** What is shown on a page of long tables and not on this one, and where that is; null: there is none. */
  apart: (Apart & { path: string }) | null;
}

export interface LoadProfileRow {
  metric: string;
  label: string;
  perSecond: Num;
  perTransaction: Num;
  perExec: Num;
  perCall: Num;
  previousPerSecond: Num;
}

export interface EventRow {
  /** Event or wait class. */
  name: string;
  /** Its page, where this report gives it one. */
  path?: string | null;
  waitClass: string | null;
  waits: Num;
  timeoutsPct: Num;
  totalWaitS: Num;
  avgWaitMs: Num;
  waitsPerTransaction: Num;
  pctDbTime: Num;
  /** Only for wait classes. */
  avgActiveSessions: Num;
  /** Average wait and share of DB time in the previous snapshot's same list; null where it is not in that list. */
  previousAvgWaitMs: Num;
  previousPctDbTime: Num;
}

/** One SQL across every ordering of the report: the first non-null value of each column. */
export interface SqlRow {
  /** SQL_ID, or the old hash value by which STATSPACK knows a statement. */
  sqlId: string;
  /** Null where the statement has no page: it is known by its hash value alone. */
  path: string | null;
  planHash: string | null;
  executions: Num;
  elapsedS: Num;
  cpuS: Num;
  userIoS: Num;
  bufferGets: Num;
  diskReads: Num;
  rowsProcessed: Num;
  parseCalls: Num;
  /** Physical read requests that no flash cache answered. */
  unoptimizedReads: Num;
  sharableMemoryBytes: Num;
  /** Child cursors. */
  versions: Num;
  clusterWaitS: Num;
  pctTotal: Num;
  module: string | null;
  pdbName: string | null;
  /** Ordering → rank, e.g. `{ elapsed: 1, gets: 4 }`. */
  ranks: Record<string, number>;
  text: string | null;
  /** Elapsed per execution in the previous snapshot. */
  previousElapsedPerExecS: Num;
}

export interface SegmentRow {
  owner: string | null;
  tablespace: string | null;
  objectName: string | null;
  subobjectName: string | null;
  objectType: string | null;
  value: Num;
  pctTotal: Num;
  /** Its page; null of what Oracle could not name. */
  path?: string | null;
}

/** A table of the report as printed, in its own order. */
export interface ReportTable {
  tableNo: number;
  heading: string | null;
  summary: string | null;
  /** Its header, row by row; empty where it has none. */
  heads: HeadCell[][];
  rows: string[][];
  /** Cells of `rows` that are for several columns or rows; absent where none is. */
  reach?: CellReach[];
  mappedTo: string | null;
}

/** How far a cell reaches. `row` and `column` count cells, not columns of the grid. */
export interface CellReach {
  row: number;
  column: number;
  columns: number;
  rows: number;
}

/** A header cell, with how many columns and rows of the header it is for. */
export interface HeadCell {
  text: string;
  columns: number;
  rows: number;
}

// ------------------------------------------------------------------------------------------------ sql

/** `/{lang}/{db}/sql/{sql_id}/` */
export interface SqlModel {
  type: 'sql';
  database: DatabaseRef;
  sqlId: string;
  text: string | null;
  modules: string[];
  pdbNames: string[];
  planHashes: string[];
  totals: {
    elapsedS: Num;
    cpuS: Num;
    executions: Num;
    bufferGets: Num;
    diskReads: Num;
    seen: number;
    firstSeen: string;
    lastSeen: string;
  };
  instances: {
    instanceName: string;
    snapshots: SnapshotRef[];
    breakBefore: boolean[];
    executionsPerS: Num[];
    elapsedPerExecS: Num[];
    aas: Num[];
    getsPerExec: Num[];
    /** Between two snapshots that list it others do not, or there are none: its load is unknown there. */
    unlisted: { from: string; to: string }[];
  }[];
  /** What happened to it, newest first. */
  changes: SqlChange[];
  /** By when they were first seen. */
  plans: SqlPlan[];
  /** Null: no statement differs from it by literals alone. */
  similar: SimilarSql | null;
  /** What took most of its sampled time first; empty where no report's active session history names it. */
  waits: SqlWait[];
  /** Most elapsed time first. */
  places: SqlPlace[];
  /** Its pages in other databases. */
  elsewhere: { database: DatabaseRef; path: string }[];
  /** Empty without a report of the statement. */
  planTrees: PlanTree[];
  /** Newest first. */
  occurrences: (Omit<SqlRow, 'text' | 'path' | 'sqlId' | 'unoptimizedReads' | 'sharableMemoryBytes' | 'versions'> & {
    snapshot: SnapshotRef;
  })[];
}

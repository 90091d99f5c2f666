/**
 * One report as the rules see it: its rows, its figures, what is usual at its hour, and what came before it. A section
 * that the report does not have is null, never empty: a rule can tell "not there" from "nothing to see".
 */
import type { Num } from '../../base/figures.ts';
import type { ReportKind } from '../../report/types.ts';
import type { Baseline } from '../baseline.ts';
import type { MetricKey } from '../metrics.ts';
import type { Centre } from '../stats/robust.ts';
import { isIdle } from './idle.ts';
import type { FactRows, FactTable, Statistic } from './rows.ts';
import { mergeStatements, type Statement } from './statements.ts';
import { waitClassOf } from './wait-class.ts';

/** The columns of `reports` and `timeline` that rules read. Times are seconds of the database's wall clock. */
export interface FactHeader {
  report_id: string;
  kind: ReportKind;
  db_name: string | null;
  instance_name: string | null;
  instance_number: number | null;
  container_name: string | null;
  release: string | null;
  host_name: string | null;
  cpus: number | null;
  memory_gb: number | null;
  is_rac: boolean | null;
  begin_s: number;
  end_s: number;
  startup_s: number | null;
  elapsed_s: number | null;
  db_time_s: number | null;
  begin_snap_id: number | null;
  end_snap_id: number | null;
  in_series: boolean;
  gap_before_s: number | null;
  restarted: boolean;
}

/** What rules know of the time before a report. A report outside the series has no past. */
export interface Past {
  /** The snapshot before in the series; null at its beginning. */
  readonly previous: Facts | null;
  baseline(metric: MetricKey): Baseline | null;
  statement(sqlId: string): StatementPast | null;
  /** Statements that nearly every one of the last day's snapshots listed with so much of DB time, percent, and their mean share. */
  steadyStatements(leastPct: number): readonly { sqlId: string; pct: number }[];
  /** Series snapshots before this one. */
  readonly snapshots: number;
}

/** One statement before a report, as far as top lists named it: when it is missing from them, nothing is known. */
export interface StatementPast {
  /** Elapsed time per execution in seconds, one value a snapshot that listed it, of the last weeks; null with too few. */
  perExecution: Centre | null;
  /** Buffer gets per execution, likewise: the work that an execution does, whatever it waits for. */
  getsPerExecution: Centre | null;
  /** Standard deviation over mean of the same values; null with too few. */
  variation: Num;
  /** Plans that reports named, by when they were first seen. */
  plans: readonly PlanPast[];
  /** Series snapshots since it was last listed; 1: in the snapshot before. */
  age: number;
}

/** A plan of a statement before a report. Times are seconds of the database's wall clock. */
export interface PlanPast {
  hash: number;
  firstSeen: number;
  lastSeen: number;
  /** Snapshots in which it was the one plan. */
  seen: number;
  /** Median of the elapsed time per execution with it, seconds; null where executions were never printed. */
  perExecutionS: Num;
}

/** A parameter that changed, see `parameter-changes.ts`. */
export interface ParameterChangeFact {
  name: string;
  from_value: string | null;
  to_value: string | null;
}

/** DB time of the instances of one interval, where they have reports of their own. */
export interface Sibling {
  instanceName: string;
  dbTimeS: number;
}

export interface EventFact {
  event: string;
  waitClass: string | null;
  waits: Num;
  totalS: Num;
  avgMs: Num;
  /** Of DB time; null where neither printed nor to be worked out. */
  pct: Num;
}

type Metrics = ReadonlyMap<string, number>;

const NO_PAST: Past = {
  previous: null,
  baseline: () => null,
  statement: () => null,
  steadyStatements: () => [],
  snapshots: 0,
};

export class Facts {
  readonly header: FactHeader;
  past: Past;
  readonly parameterChanges: readonly ParameterChangeFact[];
  readonly siblings: readonly Sibling[];
  private readonly tables: ReadonlyMap<FactTable, readonly unknown[]>;
  private readonly metrics: Metrics;
  private readonly byScope = new Map<string, EventFact[] | null>();
  private merged: Statement[] | null | undefined;

  constructor(
    header: FactHeader,
    tables: ReadonlyMap<FactTable, readonly unknown[]>,
    metrics: Metrics,
    more: { past?: Past; parameterChanges?: readonly ParameterChangeFact[]; siblings?: readonly Sibling[] } = {},
  ) {
    this.header = header;
    this.tables = tables;
    this.metrics = metrics;
    this.past = more.past ?? NO_PAST;
    this.parameterChanges = more.parameterChanges ?? [];
    this.siblings = more.siblings ?? [];
  }

  /** For who keeps it as the snapshot before: its own past would else keep the whole series in memory. */
  forgetPast(): this {
    this.past = NO_PAST;
    return this;
  }

  /** Rows in printed order; null: the section is not in this report. */
  rows<T extends FactTable>(table: T): readonly FactRows[T][] | null {
    return (this.tables.get(table) as readonly FactRows[T][] | undefined) ?? null;
  }

  has(table: FactTable): boolean {
    return this.tables.has(table);
  }

  metric(key: MetricKey): Num {
    return this.metrics.get(key) ?? null;
  }

  get dbTimeS(): Num {
    return this.header.db_time_s;
  }

  /** Average active sessions: DB time over elapsed time. */
  get aas(): Num {
    return this.metric('aas');
  }

  /** Share of DB time in percent of so many seconds. */
  pctOfDbTime(seconds: Num): Num {
    const { dbTimeS } = this;
    return seconds === null || !dbTimeS ? null : Math.max(0, (100 * seconds) / dbTimeS);
  }

  /** Events of foreground sessions that are not idle, longest first; null where the report lists none. */
  get events(): readonly EventFact[] | null {
    return this.eventsOf('foreground') ?? this.eventsOf('all') ?? this.eventsOf('top');
  }

  get backgroundEvents(): readonly EventFact[] | null {
    return this.eventsOf('background') ?? this.eventsOf('all');
  }

  /** A foreground event by name. Null: not listed, or no list. */
  event(name: string): EventFact | null {
    return this.events?.find(({ event }) => event === name) ?? null;
  }

  backgroundEvent(name: string): EventFact | null {
    return this.backgroundEvents?.find(({ event }) => event === name) ?? null;
  }

  statistic(name: Statistic): Num {
    return this.rows('instance_activity')?.find(({ statistic }) => statistic === name)?.total ?? null;
  }

  timeModel(name: string): FactRows['time_model'] | null {
    return this.rows('time_model')?.find(({ statistic }) => statistic === name) ?? null;
  }

  /** Share of DB time of a statistic of the time model, percent. */
  timeModelPct(name: string): Num {
    const row = this.timeModel(name);
    return row ? (row.pct_db_time ?? this.pctOfDbTime(row.time_s)) : null;
  }

  /** The report's statements, each once with what its orderings say together; null without lists. */
  get statements(): readonly Statement[] | null {
    if (this.merged === undefined) {
      const rows = this.rows('sql_stats');
      this.merged = rows && mergeStatements(rows, this.rows('top_sql_events') ?? []);
    }
    return this.merged;
  }

  private eventsOf(scope: string): EventFact[] | null {
    const known = this.byScope.get(scope);
    if (known !== undefined) return known;
    const rows = this.rows('wait_events')?.filter((row) => row.scope === scope) ?? [];
    const ofBackground = scope === 'background';
    const events =
      rows.length === 0
        ? null
        : rows
            .filter((row) => row.event !== 'DB CPU' && row.event !== 'CPU time' && !isIdle(row.event, row.wait_class))
            .map((row) => ({
              event: row.event,
              waitClass: row.wait_class ?? waitClassOf(row.event),
              waits: row.waits,
              totalS: row.total_wait_s,
              avgMs: exactAverage(row),
              pct: ofBackground ? null : (this.pctOfDbTime(row.total_wait_s) ?? row.pct_db_time),
            }))
            .sort((a, b) => (b.totalS ?? 0) - (a.totalS ?? 0));
    this.byScope.set(scope, events);
    return events;
  }
}

/** To 12.1 averages are whole milliseconds: below 10 ms the total over the waits says more, see `metrics.ts`. */
function exactAverage({ avg_wait_ms: avg, total_wait_s: total, waits }: FactRows['wait_events']): Num {
  const worked = total !== null && waits ? (1000 * total) / waits : null;
  if (avg === null) return worked;
  return worked !== null && Number.isInteger(avg) && avg < 10 && (total ?? 0) >= 10 ? worked : avg;
}

/** From a page's model to columns by name: what its charts draw, and nothing else. */
import type {
  InstanceSeries,
  MetricKey,
  Num,
  SegmentModel,
  SnapshotRef,
  SqlModel,
  TopSqlSeries,
  WaitHistory,
} from '../types.ts';

/** One instance as rows (its snapshots) and columns. */
export interface SeriesColumns {
  snapshots: readonly SnapshotRef[];
  breakBefore: readonly boolean[];
  columns: Record<string, readonly Num[]>;
}

/** What the charts of a database's page draw of a series. */
export const CHARTED_METRICS: readonly MetricKey[] = [
  'aas',
  'host_cpu_pct',
  'host_user_pct',
  'host_system_pct',
  'host_wio_pct',
  'single_block_read_ms',
  'log_file_sync_ms',
  'transactions_per_s',
  'executes_per_s',
  'logical_reads_per_s',
  'physical_reads_per_s',
  'redo_bytes_per_s',
  'hard_parses_per_s',
];

/** And of a cluster's, of each of its instances. */
export const MEMBER_METRICS: readonly MetricKey[] = [
  'aas',
  'host_cpu_pct',
  'transactions_per_s',
  'logical_reads_per_s',
  'physical_reads_per_s',
  'redo_bytes_per_s',
];

/** Names of columns: a metric's key; these for what is no metric. */
export const columnOf = {
  waitClass: (name: string): string => `aas:${name}`,
  usual: (metric: string, end: 'low' | 'high'): string => `${metric}:usual_${end}`,
  member: (metric: string, instanceName: string): string => `${metric}@${instanceName}`,
  statement: (sqlId: string): string => `sql:${sqlId}`,
};

const isKnown = (values: readonly Num[] | undefined): values is readonly Num[] =>
  values?.some((value) => value !== null) ?? false;

/** Columns in which nothing is known are left out. */
export function databaseColumns(instance: InstanceSeries): SeriesColumns {
  const columns: Record<string, readonly Num[]> = {};
  const add = (name: string, values: readonly Num[] | undefined): void => {
    if (isKnown(values)) columns[name] = values;
  };
  add('cpus', instance.cpus);
  for (const { waitClass, values } of instance.aasByClass) add(columnOf.waitClass(waitClass), values);
  for (const metric of CHARTED_METRICS) {
    add(metric, instance.metrics[metric]);
    add(columnOf.usual(metric, 'low'), instance.usual?.[metric]?.low);
    add(columnOf.usual(metric, 'high'), instance.usual?.[metric]?.high);
  }
  for (const { instanceName, metrics } of instance.byInstance ?? [])
    for (const metric of MEMBER_METRICS) add(columnOf.member(metric, instanceName), metrics[metric]);
  return { snapshots: instance.snapshots, breakBefore: instance.breakBefore, columns };
}

/** Average active sessions of an instance's heaviest statements: `sql:{sql_id}`. `place`: of the instance in the model. */
export function topSqlColumns(instance: InstanceSeries, topSql: readonly TopSqlSeries[], place: number): SeriesColumns {
  const columns: [string, readonly Num[] | undefined][] = [
    ...topSql.map(({ sqlId, aas }): [string, readonly Num[] | undefined] => [columnOf.statement(sqlId), aas[place]]),
    ['transactions_per_s', instance.metrics.transactions_per_s],
  ];
  return { snapshots: instance.snapshots, breakBefore: instance.breakBefore, columns: knownOnly(columns) };
}

/** Columns of a wait event: `waiting_sessions`, `avg_ms`, `waits_per_s`, and what rates are divided by. */
export function waitColumns(history: WaitHistory): SeriesColumns {
  const columns: [string, readonly Num[] | undefined][] = [
    ['waiting_sessions', history.waitingSessions],
    ['avg_ms', history.avgMs],
    [columnOf.usual('avg_ms', 'low'), history.usualAvgMs?.low],
    [columnOf.usual('avg_ms', 'high'), history.usualAvgMs?.high],
    ['waits_per_s', history.waitsPerS],
    ['transactions_per_s', history.transactionsPerS],
  ];
  return { snapshots: history.snapshots, breakBefore: history.breakBefore, columns: knownOnly(columns) };
}

/** One instance of a segment's page: a column an ordering, over the snapshots that list the segment in any. */
export interface SegmentSeries extends SeriesColumns {
  instanceName: string;
}

/**
 * A row breaks where every ordering that has it says so: where only some do, they have no value in the row before, and nothing
 * is joined anyway.
 */
export function segmentSeries({ orderings }: Pick<SegmentModel, 'orderings'>): SegmentSeries[] {
  const listed = orderings.flatMap(({ ordering, instances }) => instances.map((own) => ({ ordering, ...own })));
  return [...Map.groupBy(listed, ({ instanceName }) => instanceName)].map(([instanceName, own]) => {
    const rows = new Map<string, { snapshot: SnapshotRef; breaks: boolean; transactions: Num }>();
    for (const { snapshots, breakBefore, transactionsPerS } of own)
      snapshots.forEach((snapshot, i) => {
        const breaks = (breakBefore[i] ?? false) && (rows.get(snapshot.reportId)?.breaks ?? true);
        rows.set(snapshot.reportId, { snapshot, breaks, transactions: transactionsPerS[i] ?? null });
      });
    const sorted = [...rows.values()].sort((a, b) => (a.snapshot.beginTime < b.snapshot.beginTime ? -1 : 1));
    const columns = own.map(({ ordering, snapshots, perS }): [string, readonly Num[]] => {
      const known = new Map(snapshots.map(({ reportId }, i) => [reportId, perS[i] ?? null]));
      return [ordering, sorted.map(({ snapshot }) => known.get(snapshot.reportId) ?? null)];
    });
    return {
      instanceName,
      snapshots: sorted.map(({ snapshot }) => snapshot),
      // Nothing is before the first row.
      breakBefore: sorted.map(({ breaks }, i) => i > 0 && breaks),
      columns: knownOnly([...columns, ['transactions_per_s', sorted.map(({ transactions }) => transactions)]]),
    };
  });
}

const knownOnly = (columns: readonly [string, readonly Num[] | undefined][]): SeriesColumns['columns'] =>
  Object.fromEntries(columns.flatMap(([name, values]) => (isKnown(values) ? [[name, values]] : [])));

/** Columns of a statement: `elapsed_per_exec_s`, `gets_per_exec`, `executions_per_s`. */
export function sqlColumns(instance: SqlModel['instances'][number]): SeriesColumns {
  const columns = {
    elapsed_per_exec_s: instance.elapsedPerExecS,
    gets_per_exec: instance.getsPerExec,
    executions_per_s: instance.executionsPerS,
  };
  return {
    snapshots: instance.snapshots,
    breakBefore: instance.breakBefore,
    columns: Object.fromEntries(Object.entries(columns).filter(([, values]) => isKnown(values))),
  };
}

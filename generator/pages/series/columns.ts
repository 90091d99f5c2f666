/** From a page's model to columns by name: what its charts draw, and nothing else. */
import type { InstanceSeries, MetricKey, Num, SnapshotRef, SqlModel } from '../types.ts';

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

/** The time series of one instance, as parallel arrays over the snapshots of its series. */
import { DB_CPU } from '../analysis/load-by-class.ts';
import type { MetricKey } from '../analysis/metrics.ts';
import type { Lake } from '../lake/lake.ts';
import { breaksBefore, type IndexedDatabase, type IndexedInstance } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { CHARTED_METRICS } from './series/columns.ts';
import type { InstanceSeries, Num } from './types.ts';

/** Average active sessions by report id and wait class. */
export type ClassLoads = ReadonlyMap<string, ReadonlyMap<string, number>>;

export async function loadClassLoads(lake: Lake, database: IndexedDatabase): Promise<ClassLoads> {
  const rows = await lake.query<{ report_id: string; wait_class: string; avg_active_sessions: number }>(
    `SELECT report_id, wait_class, avg_active_sessions FROM load_by_class WHERE ${database.where}`,
  );
  const groups = Map.groupBy(rows, (row) => row.report_id);
  return new Map(
    [...groups].map(([id, list]) => [id, new Map(list.map((row) => [row.wait_class, row.avg_active_sessions]))]),
  );
}

export function instanceSeries(
  instance: IndexedInstance,
  columns: MetricColumns,
  classLoads: ClassLoads,
  instanceMetrics: readonly InstanceMetric[],
): InstanceSeries {
  const { series } = instance;
  const valuesOf = (key: Parameters<MetricColumns['get']>[1]): Num[] =>
    series.map((report) => columns.get(report, key));
  return {
    scope: instance.scope,
    instanceName: instance.name,
    instanceNumber: instance.number,
    hostName: instance.reports.at(-1)?.hostName ?? null,
    snapshots: series.map(({ snapshot }) => snapshot),
    cpus: series.map(({ cpus }) => cpus),
    breakBefore: series.map((report, i) => i > 0 && breaksBefore(report)),
    gaps: series.flatMap(({ gapBeforeS, previous, snapshot }) =>
      gapBeforeS !== null && previous ? { from: previous.snapshot.endTime, to: snapshot.beginTime } : [],
    ),
    restarts: series.flatMap(({ restarted, startupTime }) => (restarted && startupTime ? startupTime : [])),
    metrics: Object.fromEntries(columns.keys().map((key) => [key, valuesOf(key)])),
    usual: usualOf(series, columns),
    ...(instance.scope === 'cluster' && { byInstance: instancesOf(instance, instanceMetrics) ?? [] }),
    aasByClass: classStack(series.map(({ snapshot }) => classLoads.get(snapshot.reportId))),
  };
}

/** Bands of what is usual, for the metrics that charts show. */
function usualOf(series: IndexedInstance['series'], columns: MetricColumns): NonNullable<InstanceSeries['usual']> {
  return Object.fromEntries(
    CHARTED_METRICS.flatMap((key) => {
      const bands = series.map((report) => columns.usual(report, key));
      if (bands.every((band) => band === null)) return [];
      return [[key, { low: bands.map((band) => band?.low ?? null), high: bands.map((band) => band?.high ?? null) }]];
    }),
  );
}

/** What global reports say of each instance, by report id. */
export interface InstanceMetric {
  report_id: string;
  instance_number: number;
  instance_name: string | null;
  metric: MetricKey;
  value: number;
}

export function loadInstanceMetrics(lake: Lake, database: IndexedDatabase): Promise<InstanceMetric[]> {
  return lake.query<InstanceMetric>(
    `SELECT report_id, instance_number, instance_name, metric, value FROM instance_metrics WHERE ${database.where}
     ORDER BY instance_number, report_id, metric`,
  );
}

/** The instances of a cluster's series; none where no report of it says anything of them. */
function instancesOf({ series }: IndexedInstance, rows: readonly InstanceMetric[]): InstanceSeries['byInstance'] {
  const placeOf = new Map(series.map(({ snapshot }, i) => [snapshot.reportId, i]));
  return [...Map.groupBy(rows, (row) => row.instance_number)].map(([number, own]) => {
    const metrics: Partial<Record<MetricKey, Num[]>> = {};
    for (const { report_id, metric, value } of own) {
      const place = placeOf.get(report_id);
      if (place === undefined) continue;
      metrics[metric] ??= series.map(() => null);
      metrics[metric][place] = value;
    }
    return { instanceName: own.at(-1)?.instance_name ?? `#${number}`, metrics };
  });
}

/** `DB CPU` first, then by total, largest first. Null: the report has no list of wait classes; 0: it does not list this one. */
export function classStack(loads: readonly (ReadonlyMap<string, number> | undefined)[]): InstanceSeries['aasByClass'] {
  const totals = new Map<string, number>();
  for (const load of loads) for (const [name, aas] of load ?? []) totals.set(name, (totals.get(name) ?? 0) + aas);
  return [...totals]
    .sort(
      ([a, totalA], [b, totalB]) => Number(b === DB_CPU) - Number(a === DB_CPU) || totalB - totalA || (a < b ? -1 : 1),
    )
    .map(([waitClass]) => ({ waitClass, values: loads.map((load) => (load ? (load.get(waitClass) ?? 0) : null)) }));
}

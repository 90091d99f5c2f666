/** The instances of a cluster as one series, for the database's page: sums, and beside them what each instance adds. */
import type { Lake } from '../lake/lake.ts';
import { type ClassLoads, classStack } from './instance-series.ts';
import type { IndexedDatabase, IndexedReport, LakeIndex } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import type { InstanceSeries, MetricKey, Num } from './types.ts';

interface SumRow {
  report_id: string;
  begin_time: string;
  end_time: string;
  cpus: Num;
  break_before: boolean;
  metric: MetricKey;
  value: number;
}

/** Null where the database has no two instances whose reports meet. */
export async function loadClusterSeries(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  columns: MetricColumns,
  classLoads: ClassLoads,
): Promise<InstanceSeries | null> {
  const rows = await lake.query<SumRow>(
    `SELECT report_id, begin_time, end_time, cpus, break_before, metric, value FROM cluster_metrics WHERE ${database.where}
     ORDER BY begin_time, report_id, metric`,
  );
  const intervals = [...Map.groupBy(rows, ({ report_id }) => report_id).values()].flatMap((own) => {
    const [first] = own as [SumRow];
    const report = index.byReport.get(first.report_id);
    return report ? [{ ...first, report, values: new Map(own.map(({ metric, value }) => [metric, value])) }] : [];
  });
  if (intervals.length === 0) return null;
  const instances = database.instances.filter(({ scope, series }) => scope === 'instance' && series.length > 0);
  const members = instances.map(({ series }) => alignedTo(intervals, series));
  const metrics: Partial<Record<MetricKey, Num[]>> = {};
  for (const key of new Set(rows.map(({ metric }) => metric)))
    metrics[key] = intervals.map(({ values }) => values.get(key) ?? null);
  return {
    scope: 'cluster',
    instanceName: 'RAC',
    instanceNumber: null,
    hostName: null,
    snapshots: intervals.map(({ report, begin_time, end_time }) => ({
      ...report.snapshot,
      beginTime: begin_time,
      endTime: end_time,
    })),
    cpus: intervals.map(({ cpus }) => cpus),
    breakBefore: intervals.map(({ break_before }, i) => i > 0 && break_before),
    gaps: intervals.flatMap(({ break_before, begin_time }, i) => {
      const from = intervals[i - 1]?.end_time;
      return break_before && from !== undefined && from < begin_time ? [{ from, to: begin_time }] : [];
    }),
    restarts: [],
    metrics,
    byInstance: instances.map(({ name }, k) => ({
      instanceName: name,
      metrics: Object.fromEntries(
        columns
          .keys()
          .map((key) => [key, members[k]?.map((report) => (report ? columns.get(report, key) : null)) ?? []]),
      ),
    })),
    aasByClass: classStack(
      intervals.map((_, i) =>
        sumOfLoads(
          members.flatMap((own) => own[i] ?? []),
          classLoads,
        ),
      ),
    ),
  };
}

/** For each interval the report of the series whose middle lies in it. Both in order of time. */
function alignedTo(
  intervals: readonly { begin_time: string; end_time: string }[],
  series: readonly IndexedReport[],
): (IndexedReport | null)[] {
  let next = 0;
  return intervals.map(({ begin_time, end_time }) => {
    while (next < series.length && (series[next] as IndexedReport).snapshot.endTime <= begin_time) next++;
    // The ends of the instances' intervals lie seconds apart: the one that begins before this ends, and lasts beyond its begin.
    const found = series.slice(next, next + 2).find(({ snapshot }) => {
      const middle = middleOf(snapshot.beginTime, snapshot.endTime);
      return middle > begin_time && middle < end_time;
    });
    return found ?? null;
  });
}

function middleOf(from: string, to: string): string {
  const ms = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`);
  return new Date((ms(from) + ms(to)) / 2).toISOString().slice(0, 19).replace('T', ' ');
}

/** Undefined where one of the reports has no list of wait classes: a part is no sum. */
function sumOfLoads(reports: readonly IndexedReport[], classLoads: ClassLoads): Map<string, number> | undefined {
  const sum = new Map<string, number>();
  for (const { snapshot } of reports) {
    const own = classLoads.get(snapshot.reportId);
    if (!own) return undefined;
    for (const [waitClass, aas] of own) sum.set(waitClass, (sum.get(waitClass) ?? 0) + aas);
  }
  return reports.length > 0 ? sum : undefined;
}

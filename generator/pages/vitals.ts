/** The vital signs strip: a few figures of one snapshot, each with its predecessor and its recent past. */
import { type MetricKey, metricOf } from '../analysis/metrics.ts';
import { breaksBefore, type IndexedReport } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import type { Num, Vital } from './types.ts';

export const SPARK_LENGTH = 48;
export const FLEET_VITALS = [
  'aas',
  'host_cpu_pct',
  'single_block_read_ms',
  'log_file_sync_ms',
  'transactions_per_s',
] as const satisfies readonly MetricKey[];
export const SNAPSHOT_VITALS = [
  'aas',
  'db_time_s',
  'host_cpu_pct',
  'single_block_read_ms',
  'log_file_sync_ms',
  'transactions_per_s',
] as const satisfies readonly MetricKey[];

export function vitalsOf(columns: MetricColumns, report: IndexedReport, keys: readonly MetricKey[]): Vital[] {
  const past = sparkReports(report);
  return keys.map((key) => {
    const { unit, higherIsWorse } = metricOf(key);
    return {
      key,
      unit,
      value: columns.get(report, key),
      previous: report.inSeries && report.previous ? columns.get(report.previous, key) : null,
      usual: columns.usual(report, key),
      spark: past.map((each): Num => (each ? columns.get(each, key) : null)),
      higherIsWorse,
    };
  });
}

/** Every report whose metrics the vital signs of these reports show. */
export function reportsOfVitals(reports: readonly IndexedReport[]): Set<IndexedReport> {
  return new Set(
    reports.flatMap((report) => [report, report.previous, ...sparkReports(report)]).filter((each) => each !== null),
  );
}

/**
 * The snapshots of a spark: at most 48 elements ending with this report, oldest first, null where a gap or a restart
 * breaks the line. Outside the series the report stands alone: its interval has another length than its neighbours'.
 */
export function sparkReports(report: IndexedReport): (IndexedReport | null)[] {
  if (!report.inSeries) return [report];
  const past: (IndexedReport | null)[] = [];
  for (let each: IndexedReport | null = report; each && past.length < SPARK_LENGTH; each = each.previous) {
    past.push(each);
    if (breaksBefore(each) && each.previous && past.length < SPARK_LENGTH - 1) past.push(null);
  }
  return past.reverse();
}

/** Baselines as rows of the lake: of the figures that pages hold against what is usual. */
import type { BaselineBasis } from './baseline.ts';
import type { Facts } from './facts/facts.ts';
import type { MetricKey } from './metrics.ts';

export interface BaselineRow {
  report_id: string;
  metric: MetricKey;
  median: number;
  scale: number;
  samples: number;
  basis: BaselineBasis;
}

/** Figures by which a database is known: its load, its host, its storage, its commits, its work. */
const BASELINED = [
  'aas',
  'db_time_s',
  'host_cpu_pct',
  'single_block_read_ms',
  'log_file_sync_ms',
  'transactions_per_s',
] as const satisfies readonly MetricKey[];

/** One row a figure that the report has and the series has enough history of. */
export function baselineRows(facts: Facts): BaselineRow[] {
  return BASELINED.flatMap((key): BaselineRow[] => {
    const baseline = facts.metric(key) === null ? null : facts.past.baseline(key);
    if (!baseline) return [];
    const { median, scale, samples, basis } = baseline;
    return [{ report_id: facts.header.report_id, metric: key, median, scale, samples, basis }];
  });
}

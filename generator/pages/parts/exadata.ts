/** Exadata: what each storage server did for the database, one row a cell, all of them together first. */
import type { ExadataCell, ExadataMetric } from '../part-types.ts';

export interface ExadataRow {
  cell: string;
  metric: ExadataMetric;
  value: number;
}

/** Where each figure stands in `exadata_stats`; latencies of a cell's disks of one type are its own row there. */
export const METRICS: Record<ExadataMetric, { section: string; metric: string; disks?: 'F' | 'H' }> = {
  smart_mb_per_s: { section: 'smart_io', metric: 'mb_requested_per_s' },
  offload_pct: { section: 'smart_io', metric: 'offload_pct_efficiency' },
  storage_index_pct: { section: 'smart_io', metric: 'storage_index_pct_optimized' },
  flash_scan_pct: { section: 'flash_cache_user_reads_efficiency', metric: 'scan_pct_hit' },
  flash_oltp_pct: { section: 'flash_cache_user_reads_efficiency', metric: 'oltp_pct_hit' },
  flash_log_pct: { section: 'flash_log', metric: 'first_writes_pct_flash_log' },
  flash_small_read_ms: {
    section: 'exadata_cell_server_io_latency_top_cells',
    metric: 'average_times_small_read',
    disks: 'F',
  },
  disk_small_read_ms: {
    section: 'exadata_cell_server_io_latency_top_cells',
    metric: 'average_times_small_read',
    disks: 'H',
  },
  cpu_pct: { section: 'exadata_os_cpu_statistics_top_cells', metric: 'pct_cpu' },
};

export const exadataSql = (where: string): string => {
  const cases = Object.entries(METRICS).map(
    ([name, { section, metric, disks }]) =>
      `WHEN section = '${section}' AND metric = '${metric}'${disks ? ` AND disk_type LIKE '${disks}/%'` : ''} THEN '${name}'`,
  );
  const sections = [...new Set(Object.values(METRICS).map(({ section }) => `'${section}'`))];
  return `
  WITH figure AS (
    SELECT report_id, cell_name AS cell, CASE ${cases.join(' ')} END AS name, coalesce(value, time_us / 1000) AS value
    FROM exadata_stats WHERE ${where} AND cell_name IS NOT NULL AND section IN (${sections.join(', ')})
  )
  SELECT report_id, cell, name AS metric, max(value) AS value FROM figure
  WHERE name IS NOT NULL AND value IS NOT NULL GROUP BY ALL ORDER BY report_id, cell, metric`;
};

/** All cells together come first, as printed: `Total (3)`. */
export function exadataPart(rows: readonly ExadataRow[] | null): ExadataCell[] | null {
  if (!rows) return null;
  return [...Map.groupBy(rows, (row) => row.cell)]
    .map(([cell, own]) => ({
      cell,
      values: Object.fromEntries(own.map(({ metric, value }) => [metric, value])) as ExadataCell['values'],
    }))
    .sort(
      (a, b) => Number(b.cell.startsWith('Total')) - Number(a.cell.startsWith('Total')) || (a.cell < b.cell ? -1 : 1),
    );
}

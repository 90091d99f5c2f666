/**
 * Figures of the single instances in global reports of a cluster, by the keys of `metrics.ts`: where only global reports
 * are kept, these are the instances' own series.
 */
import type { MetricKey } from './metrics.ts';

/** Metric, lake table, its condition, and the value as SQL; one row an instance and report. */
const SOURCES: readonly (readonly [MetricKey, string, string, string])[] = [
  ['aas', 'rac_instances', 'true', 'coalesce(db_time_s / nullif(elapsed_s, 0), avg_active_sessions)'],
  ['db_time_s', 'rac_instances', 'true', 'db_time_s'],
  ['host_cpu_pct', 'rac_os_stats', "scope = 'instance'", 'busy_pct'],
  ['host_user_pct', 'rac_os_stats', "scope = 'instance'", 'user_pct'],
  ['host_system_pct', 'rac_os_stats', "scope = 'instance'", 'system_pct'],
  ['host_wio_pct', 'rac_os_stats', "scope = 'instance'", 'wio_pct'],
  ...profile('transactions_per_s', 'transactions'),
  ...profile('executes_per_s', 'executes'),
  ...profile('user_calls_per_s', 'user_calls'),
  ...profile('logons_per_s', 'logons'),
  ...profile('parses_per_s', 'parses'),
  ...profile('logical_reads_per_s', 'logical_reads'),
  ...profile('physical_reads_per_s', 'physical_reads'),
  ...profile('physical_writes_per_s', 'physical_writes'),
  ...profile('block_changes_per_s', 'block_changes'),
  ...profile('redo_bytes_per_s', 'redo_kb', '1024 * per_second'),
];

function profile(key: MetricKey, metric: string, value = 'per_second') {
  return [[key, 'rac_load_profile', `scope = 'instance' AND metric = '${metric}'`, value]] as const;
}

/** Query over one database: rows `report_id, instance_number, instance_name, metric, value`. */
export function instanceMetricsQuery(inDatabase: string): string {
  const parts = SOURCES.map(
    ([metric, table, where, value]) =>
      `SELECT report_id, instance_number, '${metric}' AS metric, (${value})::DOUBLE AS value
       FROM ${table} WHERE ${inDatabase} AND instance_number IS NOT NULL AND ${where}`,
  );
  return `
    WITH name AS (
      SELECT report_id, instance_number, any_value(instance_name) AS instance_name
      FROM rac_instances WHERE ${inDatabase} GROUP BY ALL
    )
    SELECT report_id, instance_number, any_value(instance_name) AS instance_name, metric, max(value) AS value
    FROM (${parts.join(' UNION ALL ')}) LEFT JOIN name USING (report_id, instance_number)
    WHERE value IS NOT NULL AND isfinite(value)
      AND report_id IN (SELECT report_id FROM reports WHERE ${inDatabase} AND kind = 'awr_rac')
    GROUP BY report_id, instance_number, metric ORDER BY report_id, instance_number, metric`;
}

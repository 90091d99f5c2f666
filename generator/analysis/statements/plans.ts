/** The plans that reports name of each statement, and what the statement cost with each. */
import { POINTS } from './points.ts';
import { SERIES_REPORTS } from './series-reports.ts';

/**
 * Query for `sql_plans`. Reports name the plans of statements that active session history sampled; figures are those of the
 * reports that name one plan alone, for nothing says how an interval with several is to be divided.
 */
export function plansQuery(where: string): string {
  const total = (column: string): string => `sum(${column} ORDER BY report_id) FILTER (WHERE alone) AS ${column}`;
  return `
    WITH named AS (
      SELECT report_id, sql_id, plan_hash FROM top_sql_events WHERE ${where} AND plan_hash > 0 AND sql_id IS NOT NULL
      UNION SELECT report_id, sql_id, plan_hash FROM sql_stats WHERE ${where} AND plan_hash > 0 AND sql_id IS NOT NULL
    ),
    placed AS (
      SELECT name, named.*, begin_time, end_time, points.* EXCLUDE (report_id, sql_id, plan_hash, series, ordinal),
        coalesce(points.plan_hash = named.plan_hash, false) AS alone
      FROM named JOIN (SELECT report_id, name FROM ${SERIES_REPORTS} WHERE counted) AS place USING (report_id)
        JOIN (SELECT report_id, begin_time, end_time FROM reports WHERE ${where}) USING (report_id)
        LEFT JOIN ${POINTS} AS points USING (report_id, sql_id)
    )
    SELECT arg_max(report_id, (begin_time, report_id)) AS report_id, sql_id, plan_hash, min(begin_time) AS first_seen,
      max(end_time) AS last_seen, count(*) AS reports, count(*) FILTER (WHERE alone) AS reports_alone,
      ${['executions', 'elapsed_s', 'cpu_s', 'buffer_gets', 'disk_reads', 'rows_processed'].map(total).join(', ')}
    FROM placed GROUP BY name, sql_id, plan_hash ORDER BY name, sql_id, first_seen, plan_hash`;
}

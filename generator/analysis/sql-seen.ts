/** Which SQL a database's reports list, with a digest of those reports: what an SQL's page rests on, found once per change. */
import { readersQuery, reportToken } from './inputs.ts';

/**
 * Query over one database: rows `report_id, sql_id, reports, inputs_digest`, one per SQL and database
 * name (a copy may keep the DBID of its original). The digest holds where each report stands in the series.
 */
export function sqlSeenQuery(inDatabase: string, timelineRows: string): string {
  return `
    WITH report AS (
      SELECT reports.report_id, lower(reports.db_name) AS db_name, reports.begin_time,
        concat_ws('/', ${reportToken('reports', 'files')}, t.in_series, coalesce(t.previous_report_id, ''),
          coalesce(t.gap_before_s, -1), t.restarted) AS token
      FROM reports JOIN ${timelineRows} AS t USING (report_id) LEFT JOIN (${readersQuery()}) AS files USING (report_id)
      WHERE reports.${inDatabase}
    ),
    listed AS (
      SELECT DISTINCT report_id, sql_id FROM sql_stats WHERE ${inDatabase} AND sql_id IS NOT NULL
      UNION SELECT DISTINCT report_id, sql_id FROM sql_text WHERE ${inDatabase} AND sql_id IS NOT NULL
      UNION SELECT DISTINCT report_id, sql_id FROM sql_report_summary WHERE ${inDatabase} AND sql_id IS NOT NULL
    )
    SELECT arg_max(report_id, (begin_time, report_id)) AS report_id, sql_id, count(*) AS reports,
      md5(string_agg(token, ';' ORDER BY token)) AS inputs_digest
    FROM listed JOIN report USING (report_id)
    GROUP BY db_name, sql_id ORDER BY db_name, sql_id`;
}

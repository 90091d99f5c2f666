/**
 * Which wait events and which segments a database's reports list, with a digest of those reports: what the pages of an
 * event and of a segment rest on, found once per change, as `sql_seen` is for statements.
 */
import { readersQuery, reportToken } from './inputs.ts';

/** Reports of one database with their token and place in the series; rows `report_id, db_name, begin_time, db_time_s, token`. */
const reportsQuery = (inDatabase: string, timelineRows: string): string => `
  SELECT reports.report_id, lower(reports.db_name) AS db_name, reports.begin_time, reports.db_time_s,
    concat_ws('/', ${reportToken('reports', 'files')}, t.in_series, coalesce(t.previous_report_id, ''),
      coalesce(t.gap_before_s, -1), t.restarted) AS token
  FROM reports JOIN ${timelineRows} AS t USING (report_id) LEFT JOIN (${readersQuery()}) AS files USING (report_id)
  WHERE reports.${inDatabase}`;

const DIGEST = `md5(string_agg(token, ';' ORDER BY token)) AS inputs_digest`;

/** Query: rows `report_id, event, wait_class, reports, in_top, peak_pct_db_time, inputs_digest`; idle events are left out where the report says their class. */
export function waitsSeenQuery(inDatabase: string, timelineRows: string): string {
  return `
    WITH report AS (${reportsQuery(inDatabase, timelineRows)}),
    listed AS (
      SELECT report_id, event, max(wait_class) AS wait_class, bool_or(scope = 'top') AS in_top, max(total_wait_s) AS wait_s
      FROM wait_events WHERE ${inDatabase} AND event IS NOT NULL AND wait_class IS DISTINCT FROM 'Idle'
      GROUP BY report_id, event
    )
    SELECT arg_max(report_id, (begin_time, report_id)) AS report_id, event, max(wait_class) AS wait_class,
      count(*) AS reports, bool_or(in_top) AS in_top,
      max(CASE WHEN db_time_s > 0 THEN 100 * wait_s / db_time_s END) AS peak_pct_db_time, ${DIGEST}
    FROM listed JOIN report USING (report_id)
    GROUP BY db_name, event ORDER BY db_name, event`;
}

/** Query: rows `report_id, owner, object_name, reports, inputs_digest`; what Oracle could not name has no row. */
export function segmentsSeenQuery(inDatabase: string, timelineRows: string): string {
  return `
    WITH report AS (${reportsQuery(inDatabase, timelineRows)}),
    listed AS (
      SELECT DISTINCT report_id, owner, object_name FROM segments
      WHERE ${inDatabase} AND owner NOT LIKE '**%' AND object_name NOT LIKE '**%'
    )
    SELECT arg_max(report_id, (begin_time, report_id)) AS report_id, owner, object_name, count(*) AS reports, ${DIGEST}
    FROM listed JOIN report USING (report_id)
    GROUP BY db_name, owner, object_name ORDER BY db_name, owner, object_name`;
}

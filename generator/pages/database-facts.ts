/** What several pages need of a whole database: its metrics and the top event of each report. Read once, kept while it is in use. */
import { NOT_IDLE_SQL } from '../analysis/facts/idle.ts';
import type { Lake } from '../lake/lake.ts';
import type { TopEvent } from './headline.ts';
import type { IndexedDatabase, IndexedReport } from './lake-index.ts';
import { whereReports } from './report-rows.ts';
import type { Num } from './types.ts';

/**
 * The summary's top list, and the order that makes its first row that is not idle the top event. Where idle events stand in
 * the list, its shares are none of DB time.
 */
const TOP_EVENT = `
  SELECT report_id, arg_max(event, rank) FILTER (busy) AS name, arg_max(wait_class, rank) FILTER (busy) AS wait_class,
    CASE WHEN bool_and(busy) THEN max(pct_db_time) END AS pct_db_time
  FROM (
    SELECT *, (coalesce(pct_db_time, -1), coalesce(total_wait_s, -1), event) AS rank, ${NOT_IDLE_SQL} AS busy
    FROM wait_events WHERE scope = 'top' AND `;

interface TopEventRow {
  report_id: string;
  name: string;
  wait_class: string | null;
  pct_db_time: Num;
}

/** The top event of every report of the database that has a top list, by report id. */
export async function loadTopEvents(lake: Lake, database: IndexedDatabase): Promise<Map<string, TopEvent>> {
  return byReport(
    await lake.query<TopEventRow>(`${TOP_EVENT} ${database.where}) GROUP BY report_id HAVING bool_or(busy)`),
  );
}

/** The top event of one report. */
export async function loadTopEvent(lake: Lake, report: IndexedReport): Promise<TopEvent | null> {
  const rows = await lake.query<TopEventRow>(
    `${TOP_EVENT} ${whereReports([report])}) GROUP BY report_id HAVING bool_or(busy)`,
  );
  return byReport(rows).get(report.snapshot.reportId) ?? null;
}

const CLASS_COLUMNS = 'wait_class, pct_db_time, total_wait_s';

/** Where most of a report's time went: a wait class, or `DB CPU`. */
export async function loadTopClass(
  lake: Lake,
  report: IndexedReport,
): Promise<{ name: string; pctDbTime: Num } | null> {
  const rows = await lake.query<{ name: string; pct_db_time: Num }>(
    `SELECT wait_class AS name, pct_db_time FROM (
       SELECT *, 0 AS choice FROM (SELECT ${CLASS_COLUMNS} FROM foreground_wait_classes WHERE ${whereReports([report])})
       UNION ALL SELECT *, 1 FROM (SELECT ${CLASS_COLUMNS} FROM wait_classes WHERE ${whereReports([report])})
     ) WHERE wait_class <> 'Idle' AND coalesce(pct_db_time, total_wait_s) IS NOT NULL
     ORDER BY choice, pct_db_time DESC NULLS LAST, total_wait_s DESC NULLS LAST, wait_class LIMIT 1`,
  );
  return rows[0] ? { name: rows[0].name, pctDbTime: rows[0].pct_db_time } : null;
}

function byReport(rows: readonly TopEventRow[]): Map<string, TopEvent> {
  return new Map(
    rows.map((row) => [row.report_id, { name: row.name, waitClass: row.wait_class, pctDbTime: row.pct_db_time }]),
  );
}

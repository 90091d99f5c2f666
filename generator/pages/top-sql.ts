/** Top SQL of a database over time: the statements with the most elapsed time over its series, as average active sessions. */
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { IndexedDatabase } from './lake-index.ts';
import { mergedSqlQuery } from './merged-sql-query.ts';
import type { MetricColumns } from './metric-columns.ts';
import { sqlPath } from './paths.ts';
import type { Num, TopSqlSeries } from './types.ts';

export const TOP_SQL = 10;
const TEXT_LENGTH = 200;

interface SqlInReport {
  report_id: string;
  sql_id: string;
  elapsed_s: Num;
  module: string | null;
}

export async function loadTopSql(
  lake: Lake,
  database: IndexedDatabase,
  columns: MetricColumns,
): Promise<TopSqlSeries[]> {
  const rows = await lake.query<SqlInReport>(`
    WITH statement AS (
      SELECT report_id, sql_id, sum(elapsed_s ORDER BY elapsed_s) AS elapsed_s, max(module) AS module
      FROM (${mergedSqlQuery(inSeries(database))}) GROUP BY report_id, sql_id
    ),
    top AS (
      SELECT sql_id FROM statement GROUP BY sql_id HAVING sum(elapsed_s) > 0
      ORDER BY sum(elapsed_s) DESC, sql_id LIMIT ${TOP_SQL}
    )
    SELECT * FROM statement SEMI JOIN top USING (sql_id) ORDER BY sql_id, report_id`);
  const series = database.counted.flatMap((instance) => instance.series);
  const dbTimes = series.map((report) => columns.get(report, 'db_time_s') ?? 0);
  const dbTimeS = dbTimes.reduce((a, b) => a + b, 0);
  const bySql = Map.groupBy(rows, (row) => row.sql_id);
  const texts = await loadTexts(lake, database, [...bySql.keys()]);

  return [...bySql]
    .map(([sqlId, found]): TopSqlSeries => {
      const inReport = new Map(found.map((row) => [row.report_id, row]));
      const totalElapsedS = found.reduce((sum, row) => sum + (row.elapsed_s ?? 0), 0);
      return {
        sqlId,
        text: texts.get(sqlId) ?? null,
        module: found.map((row) => row.module).find((module) => module !== null) ?? null,
        totalElapsedS,
        pctDbTime: dbTimeS > 0 ? (100 * totalElapsedS) / dbTimeS : null,
        seen: found.length,
        aas: database.instances.map((instance) =>
          instance.series.map(({ snapshot }) => {
            const elapsedS = inReport.get(snapshot.reportId)?.elapsed_s ?? null;
            return elapsedS === null || !snapshot.elapsedS ? null : elapsedS / snapshot.elapsedS;
          }),
        ),
        path: sqlPath(database.ref.slug, sqlId),
      };
    })
    .sort((a, b) => b.totalElapsedS - a.totalElapsedS || (a.sqlId < b.sqlId ? -1 : 1));
}

/** Reports whose figures add up to the database's work. */
function inSeries(database: IndexedDatabase): string {
  const kinds = [...new Set(database.counted.flatMap(({ series }) => series.map(({ snapshot }) => snapshot.kind)))];
  return `${database.where} AND report_id IN (SELECT report_id FROM timeline WHERE ${database.where} AND in_series)
    AND report_id IN (SELECT report_id FROM reports WHERE ${database.where} AND kind IN (${kinds.map(sqlString).join(', ') || "''"}))`;
}

/** The opening of each statement's text, by sql_id; of several, that of the newest month. */
async function loadTexts(lake: Lake, database: IndexedDatabase, sqlIds: string[]): Promise<Map<string, string>> {
  if (sqlIds.length === 0) return new Map();
  const rows = await lake.query<{ sql_id: string; text: string }>(
    `SELECT sql_id, arg_max(left(sql_text, ${TEXT_LENGTH}), (coalesce(month, ''), report_id, sql_text)) AS text
     FROM sql_text WHERE ${database.where} AND sql_id IN (${sqlIds.map(sqlString).join(', ')}) AND sql_text IS NOT NULL
     GROUP BY sql_id`,
  );
  return new Map(rows.map((row) => [row.sql_id, row.text]));
}

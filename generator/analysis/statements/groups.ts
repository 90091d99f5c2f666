/** Groups of statements that differ by literals alone, with what they cost together. */
import { sqlString } from '../../lake/layout.ts';
import { columnsJson, rowsFromJson } from '../../lake/rows.ts';
import type { Transaction } from '../../lake/transaction.ts';
import { readRows } from '../read-columns.ts';
import { type Alike, alikeStatements } from './alike.ts';
import { POINTS } from './points.ts';
import { SERIES_REPORTS } from './series-reports.ts';

/** A group with its number in the temporary table. */
export interface StatementGroup extends Alike {
  no: number;
}

/** Temporary table `sql_id, group_no`: which statement is in which group. */
const GROUPED = 'grouped_statements';
/** A text report prints four lines of 80 characters: so long a text may go on. Trailing spaces are lost, so a little less. */
const CUT_FROM = 300;
/** Characters of a group's shape that are kept. */
const MOST_OF_SHAPE = 4000;

/** Finds the groups of all statements in the points; leaves `GROUPED` for `groupRows` and `similarRows`. */
export async function loadGroups(tx: Transaction, where: string): Promise<StatementGroup[]> {
  const texts = await readRows<{ sql_id: string; text: string; whole: boolean }>(
    tx,
    `SELECT sql_id, arg_max(sql_text, (format = 'html', strlen(sql_text), sql_text)) AS text, bool_or(format = 'html') AS whole
     FROM (SELECT DISTINCT report_id, sql_id, sql_text FROM sql_text WHERE ${where} AND sql_text IS NOT NULL) AS texts
     SEMI JOIN ${POINTS} USING (sql_id) JOIN (SELECT report_id, format FROM reports WHERE ${where}) USING (report_id)
     GROUP BY sql_id ORDER BY sql_id`,
  );
  const alike = alikeStatements(
    texts.map(({ sql_id, text, whole }) => ({ sqlId: sql_id, text, cut: !whole && text.length >= CUT_FROM })),
  );
  const groups = alike.map((each, no) => ({ ...each, no }));
  const pairs = groups.flatMap(({ no, sqlIds }) => sqlIds.map((sqlId) => [sqlId, no] as const));
  const columns = [
    { name: 'sql_id', type: 'VARCHAR' },
    { name: 'group_no', type: 'BIGINT' },
  ];
  const json = columnsJson(columns, (_, i) => pairs.map((pair) => pair[i]));
  await tx.db.run(`CREATE OR REPLACE TEMPORARY TABLE ${GROUPED} AS ${rowsFromJson('$1', columns)}`, [json]);
  return groups;
}

/** Figures of the grouped statements in the reports that add up to the database's work. */
const OWN = `
  SELECT name, group_no, points.*, place.db_time_s AS of_db_time_s
  FROM ${POINTS} AS points JOIN ${GROUPED} USING (sql_id) JOIN ${SERIES_REPORTS} AS place USING (report_id) WHERE counted`;

/**
 * Query for `sql_groups` of at least two statements. What a list did not name is not in the sums: they are the least that it
 * was. `groups` gives what is not in the figures.
 */
export function groupsQuery(where: string, groups: readonly StatementGroup[]): string {
  const described = groups.map(
    ({ no, fingerprint, shape, differences, cut }) =>
      `(${no}, ${sqlString(fingerprint)}, ${sqlString(shape.slice(0, MOST_OF_SHAPE))}, [${differences.map(sqlString).join(', ')}], ${cut})`,
  );
  const total = (column: string): string => `sum(${column} ORDER BY report_id, sql_id) AS ${column}`;
  return `
    WITH own AS (${OWN}),
    described(group_no, fingerprint, sql_text, differences, text_cut) AS (
      ${described.length > 0 ? `VALUES ${described.join(', ')}` : `SELECT NULL::BIGINT, '', '', ['x'], false WHERE false`}
    ),
    span AS (SELECT report_id, begin_time, end_time FROM reports WHERE ${where}),
    whole AS (SELECT name, sum(db_time_s ORDER BY report_id) AS db_time_s FROM ${SERIES_REPORTS} WHERE counted GROUP BY name),
    listed AS (
      SELECT name, group_no, report_id, sum(pct_db_time ORDER BY sql_id) AS pct, count(DISTINCT sql_id) AS statements
      FROM own GROUP BY ALL
    ),
    heaviest AS (
      SELECT name, group_no, arg_max(report_id, (coalesce(pct, -1), report_id)) AS report_id, max(pct) AS pct,
        max(statements) AS statements, count(*) AS reports, min(begin_time) AS first_seen, max(end_time) AS last_seen
      FROM listed JOIN span USING (report_id) GROUP BY ALL
    ),
    statement AS (
      SELECT name, group_no, sql_id, sum(elapsed_s ORDER BY report_id) AS elapsed_s FROM own GROUP BY ALL
    ),
    example AS (
      SELECT name, group_no, arg_max(sql_id, (coalesce(elapsed_s, -1), sql_id)) AS sql_id, count(*) AS statements
      FROM statement GROUP BY ALL HAVING count(*) > 1
    ),
    figures AS (
      SELECT name, group_no, ${['executions', 'elapsed_s', 'cpu_s', 'buffer_gets', 'disk_reads'].map(total).join(', ')}
      FROM own GROUP BY ALL
    )
    SELECT heaviest.report_id, fingerprint, example.statements, heaviest.statements AS most_in_a_report, example.sql_id AS example_sql_id,
      sql_text, differences, text_cut, heaviest.reports, first_seen, last_seen, executions, elapsed_s, cpu_s, buffer_gets,
      disk_reads, 100 * elapsed_s / nullif(db_time_s, 0) AS pct_db_time, heaviest.pct AS peak_pct_db_time
    FROM example JOIN heaviest USING (name, group_no) JOIN figures USING (name, group_no) JOIN whole USING (name)
      JOIN described USING (group_no)
    ORDER BY name, elapsed_s DESC NULLS LAST, fingerprint`;
}

/** Query for `sql_similar`: the statements of those groups. */
export function similarQuery(where: string, groups: readonly StatementGroup[]): string {
  const named = groups.map(({ no, fingerprint }) => `(${no}, ${sqlString(fingerprint)})`).join(', ');
  return `
    WITH own AS (${OWN}),
    named(group_no, fingerprint) AS (${named ? `VALUES ${named}` : `SELECT NULL::BIGINT, '' WHERE false`}),
    span AS (SELECT report_id, begin_time, end_time FROM reports WHERE ${where}),
    statement AS (
      SELECT name, group_no, sql_id, arg_max(report_id, (begin_time, report_id)) AS report_id, count(*) AS reports,
        min(begin_time) AS first_seen, max(end_time) AS last_seen, sum(executions ORDER BY report_id) AS executions,
        sum(elapsed_s ORDER BY report_id) AS elapsed_s
      FROM own JOIN span USING (report_id) GROUP BY ALL
    )
    SELECT * FROM statement JOIN named USING (group_no)
    QUALIFY count(*) OVER (PARTITION BY name, group_no) > 1
    ORDER BY name, fingerprint, elapsed_s DESC NULLS LAST, sql_id`;
}

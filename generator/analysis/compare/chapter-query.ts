/** SQL that puts the rows of a chapter together by side, and the reading of its answer. */
import type { Num } from '../../base/figures.ts';
import { sqlString } from '../../lake/layout.ts';
import type { Chapter, Measure } from './chapters.ts';
import { exactSum } from './exact-sum.ts';
import type { Query, WantedSide } from './load.ts';
import type { SideChapter, SideRow } from './side.ts';

/** Between the parts of a row's name: a character that report text does not hold. */
const SEPARATOR = '\u001f';

/** SELECT of `side, report_id`. */
export function sideRows(wanted: readonly WantedSide[]): string {
  const rows = wanted.flatMap(({ key, reportIds }) => reportIds.map((id) => `(${sqlString(key)}, ${sqlString(id)})`));
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS wanted(side, report_id)`;
}

interface ChapterRow {
  side: string;
  row_name: string;
  listed: number;
  covered_s: number;
  covered_reports: number;
  [value: `v${number}`]: Num;
}

/** A chapter of every side that has it. */
export async function loadChapter(
  query: Query,
  where: string,
  sides: string,
  chapter: Chapter,
): Promise<Map<string, SideChapter>> {
  const found = await query<ChapterRow>(chapterQuery(chapter, where, sides));
  return new Map(
    [...Map.groupBy(found, (row) => row.side)].map(([side, rows]): [string, SideChapter] => [
      side,
      {
        seconds: rows[0]?.covered_s ?? 0,
        reports: rows[0]?.covered_reports ?? 0,
        rows: new Map(rows.map((row) => [row.row_name, sideRow(chapter, row)])),
      },
    ]),
  );
}

const sideRow = (chapter: Chapter, row: ChapterRow): SideRow => ({
  parts: row.row_name.split(SEPARATOR).map((part) => part || null),
  listed: row.listed,
  values: chapter.measures.map((_, i) => row[`v${i}`] ?? null),
});

function chapterQuery({ table, keys, measures, where: own }: Chapter, where: string, sides: string): string {
  const name = keys.map((key) => `coalesce((${key})::VARCHAR, '')`).join(` || chr(${SEPARATOR.charCodeAt(0)}) || `);
  // Of a row that a report has twice, in tables of other columns, each measure is taken where it is printed.
  const values = measures.map(
    (measure, i) => `max(${measure.value ?? measure.name}) AS m${i}, max(${weightOf(measure)}) AS w${i}`,
  );
  const most = measures.map((_, i) => `m${i} IS NOT NULL`).join(' OR ');
  return `
    WITH side AS (${sides}),
    span AS (SELECT report_id, elapsed_s, end_time FROM reports WHERE ${where}),
    listed AS (
      SELECT report_id, ${name} AS row_name, ${values.join(', ')}
      FROM ${table} WHERE ${where}${own ? ` AND ${own}` : ''} GROUP BY 1, 2
    ),
    covered AS (
      SELECT side, ${exactSum('elapsed_s')} AS covered_s, count(*) AS covered_reports
      FROM span JOIN side USING (report_id) WHERE report_id IN (SELECT report_id FROM listed) GROUP BY side
    )
    SELECT side, row_name, count(*) AS listed, any_value(covered_s) AS covered_s, any_value(covered_reports) AS covered_reports,
      ${measures.map((measure, i) => `${combined(measure, i)} AS v${i}`).join(', ')}
    FROM listed JOIN span USING (report_id) JOIN side USING (report_id) JOIN covered USING (side)
    WHERE ${most}
    GROUP BY side, row_name ORDER BY side, row_name`;
}

function weightOf({ weight }: Measure): string {
  return weight ?? 'NULL::DOUBLE';
}

function combined({ combine, weight }: Measure, i: number): string {
  const [value, by] = [`m${i}`, weight === undefined ? 'elapsed_s' : `w${i}`];
  switch (combine) {
    case 'sum':
      return exactSum(value);
    case 'rate':
      return `${exactSum(`${value} * elapsed_s`)} / any_value(covered_s)`;
    case 'mean':
      // One report's average stands as printed, whatever its weight.
      return `CASE WHEN count(${value}) = 1 THEN max(${value})
        ELSE ${exactSum(`${value} * ${by}`)} / nullif(${exactSum(`CASE WHEN ${value} IS NOT NULL THEN ${by} END`)}, 0) END`;
    case 'last':
      return `arg_max(${value}, (end_time, report_id))`;
    case 'most':
      return `max(${value})`;
  }
}

/**
 * Which of a report's tables stand apart from its page, on a page of long tables: a snapshot's page is to be there at once, and
 * a thousand latches are looked up, not read. What is counted are the cells of the tables as printed, which the lake knows
 * without reading them: the same numbers tell which pages there are and what each of them holds.
 */
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';

/**
 * A printed table of more cells stands apart. Latches of a real report have 3,000 cells in 430 rows, most tables 10 to 300; a
 * table of 100 rows and eight columns is the longest that stays (our choice, by what keeps pages of real reports below 80 KB).
 */
export const TABLE_CELLS = 800;

/** Lake tables that the page's sections show with every row and column, so that their printed tables need no place of their own. */
export const SHOWN_WHOLE = [
  'reports',
  'load_profile',
  'instance_efficiency',
  'time_model',
  'wait_events',
  'wait_event_histogram',
  'foreground_wait_classes',
  'wait_classes',
  'host_cpu',
  'os_stats',
  'sql_stats',
  'sql_text',
  'instance_activity',
  'segments',
  'init_parameters',
  'ash_activity',
  'ash_events',
  'addm_findings',
  'addm_symptoms',
  'addm_recommendations',
  'addm_related_objects',
] as const;
export type ShownWhole = (typeof SHOWN_WHOLE)[number];

/**
 * Lists that a section draws from the printed tables of a lake table: they stand apart where these have more cells together.
 * A printed histogram is half empty, so more of it stays (our choices, as above).
 */
export const LISTS = {
  activity: { table: 'instance_activity', cells: 1_500 },
  histogram: { table: 'wait_event_histogram', cells: 2_500 },
} as const;
export type ListApart = keyof typeof LISTS;

/** What stands apart of one report; nothing: it has no page of long tables. */
export interface Apart {
  /** Places of the printed tables in the report. */
  tables: number[];
  lists: ListApart[];
}

export const NOTHING_APART: Apart = { tables: [], lists: [] };

export const hasApart = ({ tables, lists }: Apart): boolean => tables.length + lists.length > 0;

/** `rows`: the report's printed tables. */
export function apartOf(
  rows: readonly { table_no: number; mapped_to: string | null; cells: number | null }[] | null,
): Apart {
  const whole: ReadonlySet<string> = new Set(SHOWN_WHOLE);
  const cellsOf = (table: string) =>
    (rows ?? []).reduce((sum, row) => sum + (row.mapped_to === table ? (row.cells ?? 0) : 0), 0);
  return {
    tables: (rows ?? [])
      .filter(({ mapped_to, cells }) => (cells ?? 0) > TABLE_CELLS && !(mapped_to !== null && whole.has(mapped_to)))
      .map(({ table_no }) => table_no)
      .sort((a, b) => a - b),
    lists: (Object.keys(LISTS) as ListApart[]).filter((list) => cellsOf(LISTS[list].table) > LISTS[list].cells),
  };
}

/** Ids of the reports of which something stands apart, of the whole lake: the same rule as `apartOf`, over columns that are small. */
export async function loadReportsApart(lake: Lake): Promise<Set<string>> {
  const whole = SHOWN_WHOLE.map(sqlString).join(', ');
  const lists = Object.values(LISTS).map(
    ({ table, cells }) => `coalesce(sum(cells) FILTER (mapped_to = ${sqlString(table)}), 0) > ${cells}`,
  );
  const rows = await lake.query<{ report_id: string }>(
    `SELECT report_id FROM source_tables GROUP BY report_id
     HAVING count(*) FILTER (cells > ${TABLE_CELLS} AND coalesce(mapped_to NOT IN (${whole}), true)) > 0 OR ${lists.join(' OR ')}`,
  );
  return new Set(rows.map((row) => row.report_id));
}

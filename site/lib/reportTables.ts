/** The tables of a report as printed, for the part of the page that leaves nothing out. */
import type { CellReach, HeadCell, ReportTable } from '../../generator/pages/types.ts';
import { esc } from './html.ts';
import { numericClasses } from './table.ts';

/** Consecutive tables under one heading. */
export interface TableGroup {
  /** Fragment: `t12`, from its first table's number. */
  id: string;
  heading: string | null;
  tables: ReportTable[];
  /** Lake table that took all of them, so that another section of the page shows them; null otherwise. */
  mappedTo: string | null;
  /** Its one table stands on the page of long tables. */
  apart: boolean;
}

/** `apart`: numbers of the tables that stand on the page of long tables, each there by itself. */
export function groupTables(tables: readonly ReportTable[], apart: readonly number[] = []): TableGroup[] {
  const groups: TableGroup[] = [];
  for (const table of tables) {
    const open = groups.at(-1);
    const alone = table.heading === null || apart.includes(table.tableNo);
    if (open && !alone && !open.apart && open.heading === table.heading && open.mappedTo === table.mappedTo)
      open.tables.push(table);
    else
      groups.push({
        id: tableId(table),
        heading: table.heading,
        tables: [table],
        mappedTo: table.mappedTo,
        apart: apart.includes(table.tableNo),
      });
  }
  return groups;
}

/** Fragment of a table, or of the group that it begins: the same on the report's page and on that of its long tables. */
export const tableId = ({ tableNo }: Pick<ReportTable, 'tableNo'>): string => `t${tableNo}`;

export const rowsOf = (tables: readonly ReportTable[]): number =>
  tables.reduce((sum, { rows }) => sum + rows.length, 0);

/** Numbers as AWR prints them: `2,198.8K`, `.5`, `1.E+02`, `-3`, `12.5%`, `564.00us`, `####`. */
const NUMBER = /^[-+<>=]*[\d,.]*\d[\d,.]*(?:E[+-]?\d+)?\s*(?:[KMGTP%]|us|ms|ns|s|B)?$|^#+$/i;

/** A column is numeric when this share of its filled cells are numbers. */
const NUMERIC_SHARE = 0.8;

/** 1-based positions of the columns that hold numbers. */
export function numericColumns(rows: readonly (readonly string[])[]): number[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, i) => i + 1).filter((column) => {
    let [filled, numbers] = [0, 0];
    for (const row of rows) {
      const text = row[column - 1]?.trim();
      if (!text) continue;
      filled++;
      if (NUMBER.test(text)) numbers++;
    }
    return numbers > 0 && numbers >= filled * NUMERIC_SHARE;
  });
}

/** Tables of the page that was rendered last: its other language, which comes next, prints the same cells. */
const printed = new WeakMap<ReportTable, string>();

const reachHtml = ({ columns, rows }: Pick<CellReach, 'columns' | 'rows'> = { columns: 1, rows: 1 }): string =>
  `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;

function headRow(cells: readonly HeadCell[]): string {
  const html = cells.map(({ text, columns, rows }) => {
    const reach = reachHtml({ columns, rows });
    // A corner that heads nothing is no heading.
    if (text === '') return `<td${reach}>`;
    return columns > 1
      ? `<th scope="colgroup" class="group"${reach}>${esc(text)}`
      : `<th scope="col"${reach}>${esc(text)}`;
  });
  return `<tr>${html.join('')}`;
}

/** A report's table as HTML: cells as printed, numeric columns marked on the table alone. `id`: makes one that can be narrowed and sorted. */
export function reportTableHtml(table: ReportTable, id?: string): string {
  if (id !== undefined) return tableHtml(table, id);
  const html = printed.get(table) ?? tableHtml(table);
  printed.set(table, html);
  return html;
}

function tableHtml(table: ReportTable, id?: string): string {
  const numeric = numericClasses(numericColumns(table.rows));
  const { heads } = table;
  const head = heads.length > 0 ? `<thead>${heads.map(headRow).join('')}</thead>` : '';
  const reach = table.reach && new Map(table.reach.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const body = table.rows
    .map((row, at) => {
      let html = '<tr>';
      if (reach === undefined) for (const cell of row) html += `<td>${esc(cell)}`;
      else
        for (const [column, cell] of row.entries())
          html += `<td${reachHtml(reach.get(`${at} ${column}`))}>${esc(cell)}`;
      return html;
    })
    .join('\n');
  // Rows are sorted by the cells of one header row.
  const sortable = heads.length > 1 ? '' : ' data-sortable';
  const named = id === undefined ? '' : ` id="${esc(id)}"${sortable}`;
  return `<div class="scroll" tabindex="0"><table${named}${numeric ? ` class="${numeric}"` : ''}>${head}<tbody>${body}</tbody></table></div>`;
}

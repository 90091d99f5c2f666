/**
 * Tables as HTML strings. No class on a cell: which columns are numbers is said once, on the table (`n2 n5`), and the style
 * sheet aligns them by position. The end tags of rows and cells are left out, as HTML allows: a page has ten thousand of them.
 */
import { esc } from './html.ts';

export interface Column<Row> {
  /** HTML of the header cell. */
  label: string;
  /** Explains the header on hover. */
  title?: string | undefined;
  numeric?: boolean;
  /** Not to be sorted by (bars, actions). */
  unsorted?: boolean;
  /** HTML of a cell. */
  cell(row: Row): string;
  /** What to sort by where the cell's text does not do; null sorts last. */
  sortValue?(row: Row): number | null;
  /** The cell names the row. */
  head?: boolean;
  /** Without a row for which this holds the column is left out. */
  shownIf?(row: Row): boolean;
}

export interface TableOptions<Row> {
  /** Classes besides those of the columns. */
  className?: string;
  id?: string;
  /** Read by screen readers and shown in print above the table. */
  caption?: string;
  /** Column headers sort when scripts run. */
  sortable?: boolean;
  rowClass?(row: Row): string;
  rowId?(row: Row): string | null;
  /** `data-…` of the row, by which `filters.js` narrows the table. */
  rowData?(row: Row): Record<string, string>;
}

/** Class names that mark the given 1-based columns as numeric; beyond 40 columns none. */
export function numericClasses(columns: readonly number[]): string {
  return columns
    .filter((column) => column <= 40)
    .map((column) => `n${column}`)
    .join(' ');
}

function attributes(pairs: Record<string, string | null | undefined>): string {
  return Object.entries(pairs)
    .filter((pair): pair is [string, string] => pair[1] != null && pair[1] !== '')
    .map(([name, value]) => ` ${name}="${esc(value)}"`)
    .join('');
}

export function renderTable<Row>(
  possible: readonly Column<Row>[],
  rows: readonly Row[],
  options: TableOptions<Row> = {},
): string {
  const columns = possible.filter(({ shownIf }) => !shownIf || rows.some(shownIf));
  const numeric = columns.flatMap((column, i) => (column.numeric ? [i + 1] : []));
  const tableClass = [options.className, numericClasses(numeric)].filter(Boolean).join(' ');
  const caption = options.caption ? `<caption class="vh">${esc(options.caption)}</caption>` : '';
  const sortable = options.sortable ? '' : null;
  const head = columns
    .map((column) => {
      const unsorted = options.sortable && column.unsorted ? ' data-nosort' : '';
      // A corner that heads nothing is no heading.
      const tag = column.label === '' ? 'td' : 'th scope="col"';
      return `<${tag}${attributes({ title: column.title })}${unsorted}>${column.label}`;
    })
    .join('');
  const body = rows.map((row) => {
    const about = Object.entries(options.rowData?.(row) ?? {}).map(([name, value]) => [`data-${name}`, value]);
    const attrs = attributes({
      class: options.rowClass?.(row),
      id: options.rowId?.(row),
      ...Object.fromEntries(about),
    });
    return `<tr${attrs}>${columns.map((column) => renderCell(column, row)).join('')}`;
  });
  const open = `<table${attributes({ id: options.id, class: tableClass })}${sortable === null ? '' : ' data-sortable'}>`;
  return `<div class="scroll" tabindex="0">${open}${caption}<thead><tr>${head}</thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function renderCell<Row>(column: Column<Row>, row: Row): string {
  const sort = column.sortValue ? ` data-v="${column.sortValue(row) ?? ''}"` : '';
  return column.head ? `<th scope="row"${sort}>${column.cell(row)}` : `<td${sort}>${column.cell(row)}`;
}

/**
 * Tables as HTML strings. No class on a cell: which columns are numbers is said once, on the table (`n2 n5`), and the style
 * sheet aligns them by position. The end tags of rows and cells are left out, as HTML allows: a page has ten thousand of them.
 */
import { ABSENT, exact, formatCount, type Num } from './format.ts';
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
  /** What to sort by; said in the page only where the cell's text does not say it. Null sorts last. */
  sortValue?(row: Row): Num;
  /** The count or rate that the cell rounds: said on hover, and sorted by. */
  exact?(row: Row): Num;
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
  const { rowClass, rowId, rowData } = options;
  const attributesOf = (row: Row): string => {
    const about = Object.entries(rowData?.(row) ?? {}).map(([name, value]) => [`data-${name}`, value]);
    return attributes({ class: rowClass?.(row), id: rowId?.(row), ...Object.fromEntries(about) });
  };
  const isPlain = !rowClass && !rowId && !rowData;
  const body = rows.map((row) => {
    let html = isPlain ? '<tr>' : `<tr${attributesOf(row)}>`;
    for (const column of columns) html += renderCell(column, row);
    return html;
  });
  const open = `<table${attributes({ id: options.id, class: tableClass })}${sortable === null ? '' : ' data-sortable'}>`;
  return `<div class="scroll" tabindex="0">${open}${caption}<thead><tr>${head}</thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function renderCell<Row>(column: Column<Row>, row: Row): string {
  const html = column.cell(row);
  const whole = column.exact ? exact(column.exact(row)) : '';
  const title = whole === '' || html.endsWith(whole) ? '' : ` title="${whole}"`;
  const value = column.sortValue?.(row);
  const sort = value === undefined || readsAs(html, value) ? '' : ` data-v="${value ?? ''}"`;
  return column.head ? `<th scope="row"${title}${sort}>${html}` : `<td${title}${sort}>${html}`;
}

/** A column of counts or rates: short in the cell, whole on hover. `before`: HTML before the figure. */
export function countColumn<Row>(
  label: string,
  value: (row: Row) => Num,
  { before, ...rest }: Omit<Column<Row>, 'label' | 'cell' | 'exact'> & { before?(row: Row): string } = {},
): Column<Row> {
  return {
    label,
    numeric: true,
    cell: (row) => (before?.(row) ?? '') + formatCount(value(row)),
    exact: value,
    ...rest,
  };
}

const PREFIXES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** A figure as it stands at the end of a cell: `657,685`, `1.43`, `658 M`, `< 0.01`. `app.js` reads the same. */
const FIGURE = /^([<>] )?([-−]?(?:\d[\d,]*(?:\.\d*)?|\.\d+))(?:\u00a0([kKMGT]))?$/;

/** Whether a reader of the cell's text alone gets this figure, to the three digits that pages show: it then sorts as it reads. */
function readsAs(html: string, value: Num): boolean {
  const text = html.slice(html.lastIndexOf('>') + 1);
  if (value === null) return html === ABSENT;
  const [, bound, digits = '', prefix = ''] = FIGURE.exec(text) ?? [];
  if (digits === '') return false;
  const read = Number(digits.replaceAll(',', '').replace('−', '-')) * (PREFIXES[prefix] ?? 1);
  return bound ? Math.abs(value) <= Math.abs(read) : Math.abs(read - value) <= Math.abs(value) / 200 + 0.005;
}

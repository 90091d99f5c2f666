/**
 * The header rows of a printed table with how far each cell reaches: over a row of names stands a row of groups (`CR Blocks`,
 * `1st`). Where the reader noted the reach it is taken; else it follows from the names themselves, and where it does not,
 * the groups share one cell rather than stand over the wrong columns.
 */
import { columnGroups } from '../catalogue/groups.ts';
import { sections } from '../catalogue/index.ts';
import type { CellSpan } from '../report/types.ts';
import type { CellReach, HeadCell } from './types.ts';

/** A header as heads, and the rows that are none. */
export interface Headed {
  heads: HeadCell[][];
  rows: string[][];
  reach?: CellReach[];
}

/** Cells with which a group begins, as the catalogue knows them of its tables. */
const STARTS = [
  ...new Map(
    sections
      .flatMap(({ sources }) => sources.flatMap(({ groups }) => (groups ? [groups] : [])))
      .map((groups) => [groups.join('\n'), groups]),
  ).values(),
];

/** A figure, with or without its unit: no name of a column. */
const FIGURE = /^[-+]?[\d,.]*\d[\d,.]*(?:[KMG%]|us|ms|ns|s)?$/i;

/**
 * @param header the first row, where it is all of header cells; else empty
 * @param rows the others, further header rows among them
 * @param spans what the reader noted of header cells and of cells that reach over others, of `rows`
 */
export function headed(header: string[], rows: string[][], spans: readonly CellSpan[] = []): Headed {
  const noted = header.length === 0 ? notedHeads(rows, spans) : null;
  if (noted) return noted;
  const [names, columns, body] =
    header.length > 0 ? [header, rows[0], rows.slice(1)] : [rows[0], rows[1], rows.slice(2)];
  if (names && columns && isHeader(names, columns, body))
    return { heads: [groupRow(names, columns), plainHead(columns)], rows: body };
  return { heads: header.length > 0 ? [plainHead(header)] : [], rows };
}

/** A header row of one cell a column. */
export const plainHead = (cells: readonly string[]): HeadCell[] => cells.map((text) => ({ text, columns: 1, rows: 1 }));

/** The first rows of which header cells are noted; null where none is. */
function notedHeads(rows: string[][], spans: readonly CellSpan[]): Headed | null {
  const heads = new Set(spans.filter(({ head }) => head).map(({ row }) => row));
  let depth = 0;
  while (heads.has(depth)) depth++;
  if (depth === 0 || depth >= rows.length) return null;
  const reach = new Map(spans.map((span) => [`${span.row} ${span.column}`, span]));
  return {
    heads: rows.slice(0, depth).map((cells, row) =>
      cells.map((text, column) => {
        const { columns = 1, rows: high = 1 } = reach.get(`${row} ${column}`) ?? {};
        return { text, columns, rows: Math.min(high, depth - row) };
      }),
    ),
    rows: rows.slice(depth),
    ...reachOf(spans, depth),
  };
}

/** Cells below the heads that reach over others. */
function reachOf(spans: readonly CellSpan[], depth: number): Pick<Headed, 'reach'> {
  const reach = spans.flatMap(({ row, column, columns, rows }) =>
    row >= depth && (columns > 1 || rows > 1) ? [{ row: row - depth, column, columns, rows }] : [],
  );
  return reach.length > 0 ? { reach } : {};
}

/** Whether two rows are groups over the names of columns: fewer cells over as many as the rows below have, and no figures. */
function isHeader(names: readonly string[], columns: readonly string[], body: readonly (readonly string[])[]): boolean {
  return (
    names.length < columns.length &&
    names.some((text) => text !== '') &&
    ![...names, ...columns].some((text) => FIGURE.test(text)) &&
    body.every(({ length }) => length <= columns.length) &&
    body.some(({ length }) => length === columns.length)
  );
}

function groupRow(names: readonly string[], columns: readonly string[]): HeadCell[] {
  const lead = names.findIndex((text) => text !== '');
  const trail = names.length - 1 - names.findLastIndex((text) => text !== '');
  const labels = names.slice(lead, names.length - trail);
  const end = columns.length - trail;
  const starts = startsOf(labels, names, columns, lead, end);
  const cells =
    starts === null
      ? [{ text: labels.filter(Boolean).join(' · '), columns: end - lead, rows: 1 }]
      : labels.map((text, i) => ({ text, columns: (starts[i + 1] ?? end) - (starts[i] ?? lead), rows: 1 }));
  const blank = (count: number) => plainHead(Array.from({ length: count }, () => ''));
  return [...blank(lead), ...cells, ...blank(trail)];
}

/** Where each group begins; null where the names do not tell. */
function startsOf(
  labels: readonly string[],
  names: readonly string[],
  columns: readonly string[],
  lead: number,
  end: number,
): number[] | null {
  if (labels.length === 1) return [lead];
  // Groups of the same columns begin with the same one.
  const same = columns.flatMap((text, at) => (at >= lead && at < end && text === columns[lead] ? [at] : []));
  if (same.length === labels.length) return same;
  const known = STARTS.map((starts) => columnGroups(starts, names, columns)).filter((groups) => groups !== null);
  const [first, ...others] = [...new Set(known.map((groups) => groups.map(({ from }) => from).join()))];
  // Tables that begin alike may differ in where they go on.
  return first === undefined || others.length > 0 || labels.includes('') ? null : first.split(',').map(Number);
}

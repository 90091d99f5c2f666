/** Tables that print several one below the other, each under header cells of its own, as Exadata's performance summary does. */
import type { CellSpan, SourceTable } from '../report/types.ts';

/** The tables that a table is made of, from top to bottom: itself where all header cells stand at its top. */
export function blocksOf(table: SourceTable): SourceTable[] {
  const heads = headsOf(table.spans);
  const starts = table.rows.flatMap((_, row) => (row === 0 || (heads.has(row) && !heads.has(row - 1)) ? [row] : []));
  if (starts.length <= 1) return [named(table)];
  const depthAt = (from: number): number => {
    let depth = 0;
    while (heads.has(from + depth)) depth++;
    return depth;
  };
  return starts.map((from, at) => {
    const to = starts[at + 1] ?? table.rows.length;
    const rows = Array.from({ length: to - from }, (_, row) => from + row);
    // The names of groups are not printed again over a header of as many cells.
    const before = starts[at - 1];
    if (before !== undefined && depthAt(before) === 2 && depthAt(from) === 1) {
      if (table.rows[before + 1]?.length === table.rows[from]?.length) rows.unshift(before);
    }
    return named(partOf({ ...table, header: at === 0 ? table.header : [] }, rows));
  });
}

/** The table of these rows alone. */
function partOf(table: SourceTable, rows: readonly number[]): SourceTable {
  const spans = (table.spans ?? []).flatMap((span) => {
    const row = rows.indexOf(span.row);
    return row < 0 ? [] : [{ ...span, row }];
  });
  return { ...table, rows: rows.map((row) => table.rows[row] ?? []), spans };
}

/** A single header cell over names and values heads the values: `I/O per second` over `Redo log writes`, `3,955.85`. */
function named(table: SourceTable): SourceTable {
  const { header, rows, spans } = table;
  const heads = headsOf(spans);
  const isHead = header.length === 0 && heads.has(0);
  const [title, ...others] = (isHead ? rows[0] : header) ?? [];
  const below = isHead ? rows.slice(1) : rows;
  if (title === undefined || others.length > 0 || heads.size > (isHead ? 1 : 0)) return table;
  if (below.length === 0 || below.some(({ length }) => length !== 2)) return table;
  return { ...table, header: ['', title], rows: below, spans: [] };
}

/** Rows with header cells. */
const headsOf = (spans: readonly CellSpan[] = []): Set<number> =>
  new Set(spans.filter(({ head }) => head).map(({ row }) => row));

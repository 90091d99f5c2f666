/** Tables whose cells reach over several columns and rows, made plain: one header cell a column, one cell under each. */
import type { SourceTable } from '../report/types.ts';

/** A cell where it stands in the grid of columns. */
interface Placed {
  text: string;
  from: number;
  to: number;
  /** Rows it reaches down, its own included. */
  high: number;
}

/** What Exadata prints in a column of its own beside a value out of its normal range, or at the most the hardware can do. */
const MARK = /^[v^*]$/i;

/**
 * The header that a table's first rows make together: each column's cells from top to bottom (`Requests` over `per Sec` is
 * `Requests per Sec`). The rows are those below, with a cell for each header cell.
 * @returns null where no cell of the table reaches over another; nothing where the table has several headers
 */
export function spannedBody(table: SourceTable): { header: string[]; rows: string[][] } | null {
  const { spans = [], header } = table;
  if (spans.length === 0) return null;
  const heads = new Set(spans.filter(({ head }) => head).map(({ row }) => row));
  let depth = 0;
  while (heads.has(depth)) depth++;
  // A header further down begins another table, under other names.
  if (heads.size > depth || (depth === 0 && header.length === 0) || (depth > 0 && header.length > 1)) {
    return { header: [], rows: [] };
  }
  const grid = placed(table);
  const [first = []] = grid.slice(depth);
  const tops = grid.slice(0, depth);
  // One header cell alone reaches over all columns.
  for (const text of depth > 0 ? header : []) {
    const to = Math.max(...tops.flat().map((cell) => cell.to));
    tops.unshift([{ text, from: 0, to, high: 1 }]);
  }
  const leaves =
    depth === 0
      ? // The header's own reach is not known; it is that of the cells below it.
        header.map((text, at) => ({ text, from: first[at]?.from ?? at, to: first[at]?.to ?? at + 1 }))
      : leavesOf(tops);
  return {
    header: leaves.map(({ text }) => text),
    rows: grid.slice(depth).map((cells) => leaves.map((leaf) => under(cells, leaf))),
  };
}

function placed({ spans = [], rows }: SourceTable): Placed[][] {
  const over = new Map(spans.map((span) => [`${span.row} ${span.column}`, span]));
  /** For each column, the row up to which a cell from above fills it. */
  const filled: number[] = [];
  return rows.map((cells, row) => {
    let at = 0;
    return cells.map((text, column) => {
      while ((filled[at] ?? 0) > row) at++;
      const { columns = 1, rows: high = 1 } = over.get(`${row} ${column}`) ?? {};
      const cell = { text, from: at, to: at + columns, high };
      for (; at < cell.to; at++) filled[at] = row + high;
      return cell;
    });
  });
}

/** The undermost cells of the header, each with the names above it before its own. */
function leavesOf(tops: readonly (readonly Placed[])[]): { text: string; from: number; to: number }[] {
  const cells = tops.flatMap((row, depth) => row.map((cell) => ({ ...cell, depth })));
  const leaves = cells.filter(({ depth, high }) => depth + high >= tops.length);
  return leaves
    .sort((one, other) => one.from - other.from)
    .map(({ from, to }) => {
      const names = cells.filter((cell) => cell.from <= from && cell.to >= to).map(({ text }) => text);
      return { text: names.filter(Boolean).join(' '), from, to };
    });
}

/** Text of the row's cells that stand under a header cell, marks left out. */
function under(cells: readonly Placed[], leaf: { from: number; to: number }): string {
  const own = cells.filter(({ from }) => from >= leaf.from && from < leaf.to).map(({ text }) => text);
  return own.find((text) => text !== '' && !MARK.test(text)) ?? own[0] ?? '';
}

/**
 * SQL*Plus wraps values that are longer than their column: the host's name, parameters, sleeps by their count. What goes on
 * in the line below has been read as a row of its own; here it comes back to its cell.
 */
import type { SourceTable } from '../types.ts';

const NUMBER = /^[-+\d.,#%KMGTP]+$/;

/** The table with its values in one piece. */
export function unwrapped(table: SourceTable): SourceTable {
  const { widths } = table;
  if (!widths || widths.length < 2 || table.header.length === 0) return table;
  const rows: string[][] = [];
  let above: readonly string[] = [];
  for (const cells of table.rows) {
    const filled = cells.flatMap((cell, at) => (cell === '' ? [] : [at]));
    const row = rows.at(-1);
    if (row && filled.length > 0 && filled.every((at) => lost(above, at, widths) <= 1)) {
      for (const at of filled) row[at] = `${row[at]}${' '.repeat(lost(above, at, widths))}${cells[at]}`;
    } else rows.push([...cells]);
    above = cells;
  }
  return rows.length < table.rows.length ? { ...table, rows } : table;
}

/** Characters that a cell lacks to fill its column: a blank at the cut is lost. A number is never cut. */
function lost(cells: readonly string[], at: number, widths: readonly number[]): number {
  const cell = cells[at] ?? '';
  const width = widths[at] ?? 0;
  return width < 2 || cell === '' || NUMBER.test(cell) ? Number.POSITIVE_INFINITY : Math.max(0, width - cell.length);
}

/** A table as typed values are to be read from it: cells that a writer cut through (`wrapped`) in one piece. */
import type { SourceTable } from './types.ts';

/** The table with the cuts undone; the table itself where nothing was cut, as in nearly all. */
export function wholeTable(table: SourceTable): SourceTable {
  if (!table.wrapped || table.wrapped.length === 0) return table;
  const rows = [...table.rows];
  for (const { row, column, text } of table.wrapped) {
    const cells = [...(rows[row] ?? [])];
    cells[column] = text;
    rows[row] = cells;
  }
  return { ...table, rows };
}

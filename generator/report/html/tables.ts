/** Every table of an HTML report: by the scanner where the page is regular, by parse5's tree where it is not. */
import type { SourceTable } from '../types.ts';
import { type Wrap, wholeCell } from '../wrap.ts';
import { type OnCell, scanTables } from './scan.ts';
import { treeTables } from './tree.ts';

/**
 * @param source with LF line ends
 * @param wrap cuts in it: cells they run through get their whole text in `wrapped`
 * @returns the tables, and whether the scanner read them
 */
export function readTables(source: string, wrap: Wrap | null = null): { tables: SourceTable[]; regular: boolean } {
  const scanned = scanTables(source, wrap ? wrappedCells(source, wrap) : undefined);
  const tables = scanned ?? treeTables(source, wrap ? wrappedCells(source, wrap) : undefined);
  return { tables, regular: scanned !== null };
}

/** Notes the cells with cuts in them; cells come in the order of the source. */
function wrappedCells(source: string, wrap: Wrap): OnCell {
  let next = 0;
  return (table, row, column, from, to) => {
    while (next < wrap.cuts.length && (wrap.cuts[next] as number) < from) next++;
    if (next >= wrap.cuts.length || (wrap.cuts[next] as number) >= to) return;
    const text = wholeCell(source, wrap, from, to);
    if (text === table.rows[row]?.[column]) return;
    table.wrapped ??= [];
    table.wrapped.push({ row, column, text });
  };
}

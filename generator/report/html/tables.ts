/** Every table of an HTML report: by the scanner where the page is regular, by parse5's tree where it is not. */
import type { SourceTable } from '../types.ts';
import { type Wrap, wholeCell } from '../wrap.ts';
import { type OnCell, scanTables } from './scan.ts';
import { spanNotes } from './spans.ts';
import { treeTables } from './tree.ts';

/**
 * @param source with LF line ends
 * @param wrap cuts in it: cells they run through get their whole text in `wrapped`
 * @returns the tables, and whether the scanner read them
 */
export function readTables(source: string, wrap: Wrap | null = null): { tables: SourceTable[]; regular: boolean } {
  const scanned = scanTables(source, cellNotes(source, wrap));
  const tables = scanned ?? treeTables(source, cellNotes(source, wrap));
  return { tables, regular: scanned !== null };
}

/** What is noted of cells besides their text: undefined where there is nothing to note, as in most pages. */
function cellNotes(source: string, wrap: Wrap | null): OnCell | undefined {
  const cuts = wrap ? wrappedCells(source, wrap) : undefined;
  const spans = spanNotes(source);
  if (!cuts || !spans) return cuts ?? spans;
  return (...cell) => {
    cuts(...cell);
    spans(...cell);
  };
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

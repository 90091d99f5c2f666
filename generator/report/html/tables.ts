/** Every table of an HTML report: by the scanner where the page is regular, by parse5's tree where it is not. */
import type { SourceTable } from '../types.ts';
import { type Wrap, wholeCell } from '../wrap.ts';
import { type OnCell, scanPage } from './scan.ts';
import { forgetSpans, spanNotes } from './spans.ts';
import { treeTables } from './tree.ts';

/**
 * @param source with LF line ends
 * @param wrap cuts in it: cells they run through get their whole text in `wrapped`
 */
export function readTables(source: string, wrap: Wrap | null = null): Page {
  const scanned = scanPage(source, {
    spans: true,
    onCell: wrap ? wrappedCells(source, wrap) : undefined,
    places: wrap?.cuts ?? [],
  });
  const tables = scanned?.tables ?? treeTables(source, needsNotes(source, wrap) ? cellNotes(source, wrap) : undefined);
  forgetSpans(tables);
  return { tables, preformatted: scanned?.preformatted ?? 0, pages: scanned?.pages ?? null };
}

export interface Page {
  tables: SourceTable[];
  /** Where the first text under `pre` stands, or may stand at the earliest; -1 where there is none. */
  preformatted: number;
  /** How many times `<html` stands in it; null where the scanner did not read it. */
  pages: number | null;
}

/** A tree that knows where its nodes stand in the source takes half as much memory again: see `forgetSpans`. */
const needsNotes = (source: string, wrap: Wrap | null): boolean => wrap !== null || source.includes('Exadata');

/** What is noted of cells besides their text. */
function cellNotes(source: string, wrap: Wrap | null): OnCell {
  const spans = spanNotes(source);
  if (!wrap) return spans;
  const cuts = wrappedCells(source, wrap);
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

/** How far cells reach: Exadata's tables name their columns in up to three rows, by `colspan` and `rowspan`. */
import type { CellSpan, SourceTable } from '../types.ts';
import type { OnCell } from './scan.ts';
import { attributeOf } from './tags.ts';

const MOST = 100;

/** What the tag of a header cell or of one that reaches over others says; null where it is not noted. */
export type Span = Pick<CellSpan, 'columns' | 'rows' | 'head'> | null;

/** Notes header cells and the cells that reach over others, as the scanner does by itself; `forgetSpans` is to follow. */
export function spanNotes(source: string): OnCell {
  return (table, row, column, from) => {
    const span = spanOf(source.slice(source.lastIndexOf('<', from - 1), from));
    if (span === null) return;
    table.spans ??= [];
    table.spans.push({ row, column, ...span });
  };
}

/** Takes the notes off the tables of a page that has none of Exadata's: nothing else needs them. */
export function forgetSpans(tables: readonly SourceTable[]): void {
  if (tables.some(({ heading, summary }) => heading?.includes('Exadata') || summary?.includes('Exadata'))) return;
  for (const table of tables) if (table.spans) delete table.spans;
}

/** @param tag a cell's start tag */
export function spanOf(tag: string): Span {
  const head = /^<th/i.test(tag);
  if (!head && !/span/i.test(tag)) return null;
  const columns = count(attributeOf(tag, 'colspan'));
  const rows = count(attributeOf(tag, 'rowspan'));
  return head || columns !== 1 || rows !== 1 ? { columns, rows, head } : null;
}

function count(text: string | null): number {
  const value = /^\s*(\d{1,3})\s*$/.exec(text ?? '')?.[1];
  return Math.min(Math.max(Number(value ?? 1), 1), MOST);
}

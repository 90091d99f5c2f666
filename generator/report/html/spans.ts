/** How far header cells reach: Exadata's tables name their columns in up to three rows, by `colspan` and `rowspan`. */
import type { OnCell } from './scan.ts';
import { attributeOf } from './tags.ts';

/** Rows that can be header rows; more than these are not looked at. */
const HEADER_ROWS = 3;
const MOST = 100;

/** Notes the cells of each table's first rows that reach over others; undefined for pages that have no such tables. */
export function spanNotes(source: string): OnCell | undefined {
  if (!source.includes('Exadata')) return undefined;
  return (table, row, column, from) => {
    if (row >= HEADER_ROWS) return;
    const tag = source.slice(source.lastIndexOf('<', from - 1), from);
    const columns = count(attributeOf(tag, 'colspan'));
    const rows = count(attributeOf(tag, 'rowspan'));
    if (columns === 1 && rows === 1) return;
    table.spans ??= [];
    table.spans.push({ row, column, columns, rows });
  };
}

function count(text: string | null): number {
  const value = /^\s*(\d{1,3})\s*$/.exec(text ?? '')?.[1];
  return Math.min(Math.max(Number(value ?? 1), 1), MOST);
}

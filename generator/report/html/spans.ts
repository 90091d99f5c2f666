/** How far cells reach: Exadata's tables name their columns in up to three rows, by `colspan` and `rowspan`. */
import type { OnCell } from './scan.ts';
import { attributeOf } from './tags.ts';

const MOST = 100;

/** Notes header cells and the cells that reach over others; undefined for pages that have no such tables. */
export function spanNotes(source: string): OnCell | undefined {
  if (!source.includes('Exadata')) return undefined;
  return (table, row, column, from) => {
    const tag = source.slice(source.lastIndexOf('<', from - 1), from);
    const head = /^<th/i.test(tag);
    if (!head && !/span/i.test(tag)) return;
    const columns = count(attributeOf(tag, 'colspan'));
    const rows = count(attributeOf(tag, 'rowspan'));
    if (!head && columns === 1 && rows === 1) return;
    table.spans ??= [];
    table.spans.push({ row, column, columns, rows, head });
  };
}

function count(text: string | null): number {
  const value = /^\s*(\d{1,3})\s*$/.exec(text ?? '')?.[1];
  return Math.min(Math.max(Number(value ?? 1), 1), MOST);
}

/** Aligned tables for a terminal. */
import { clip, displayWidth, harmless, pad } from './text.ts';

export interface TableColumn {
  title: string;
  /** Right for numbers. */
  align?: 'left' | 'right';
  /** Longer cells are cut. */
  maxWidth?: number;
}

/** Lines of a table: titles, a rule, rows; two blanks between columns, none at a line's end. Null is shown as `nullText`. */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly (string | null)[])[],
  { indent = '', nullText = '–' } = {},
): string[] {
  const shown = rows.map((row) =>
    columns.map((column, i) => clip(harmless(row[i] ?? nullText, { oneLine: true }), column.maxWidth ?? Infinity)),
  );
  const titles = columns.map(({ title }) => harmless(title, { oneLine: true }));
  const widths = titles.map((title, i) =>
    shown.reduce((width, row) => Math.max(width, displayWidth(row[i] ?? '')), displayWidth(title)),
  );
  const line = (cells: readonly string[]): string =>
    (indent + cells.map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.align)).join('  ')).trimEnd();
  return [line(titles), line(widths.map((width) => '─'.repeat(width))), ...shown.map(line)];
}

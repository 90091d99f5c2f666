/**
 * Headers of two rows: a row of group names (`CR Blocks`, `1st Period`) over the row that names each group's columns. A report
 * says with `colspan` how far each name reaches; its cells alone say it too, once it is known with which cell a group begins.
 */
import { headerKey } from './names.ts';

/** Columns `from` up to, not including, `to` under one name. */
export interface ColumnGroup {
  label: string;
  from: number;
  to: number;
}

/**
 * The groups of a header; null where the two rows do not agree: as many groups begin as there are names, behind as many
 * columns as the row of names has blank cells at its start. Blank cells at its end are columns of their own.
 * @param starts cells with which a group begins
 */
export function columnGroups(
  starts: readonly string[],
  names: readonly string[],
  header: readonly string[],
): ColumnGroup[] | null {
  const labels = names.filter((name) => name !== '');
  const lead = names.findIndex((name) => name !== '');
  const trail = names.length - 1 - names.findLastIndex((name) => name !== '');
  const keys = new Set(starts.map(headerKey));
  const begins = header.flatMap((cell, at) => (keys.has(headerKey(cell)) ? [at] : []));
  if (labels.length === 0 || begins.length !== labels.length || begins[0] !== lead) return null;
  return labels.map((label, at) => ({
    label,
    from: begins[at] ?? 0,
    to: begins[at + 1] ?? header.length - trail,
  }));
}

/** Each column with its group's name before its own. */
export function joinedHeader(header: readonly string[], groups: readonly ColumnGroup[]): string[] {
  const joined = [...header];
  for (const { label, from, to } of groups) {
    for (let at = from; at < to; at++) joined[at] = `${label} ${header[at] ?? ''}`;
  }
  return joined;
}

/** Which of a table's first rows is the header under a row of group names; -1 if none is. */
export function headerUnderGroups(
  starts: readonly string[],
  header: readonly string[],
  rows: readonly (readonly string[])[],
): number {
  return rows.slice(0, 2).findIndex((row, at) => columnGroups(starts, rows[at - 1] ?? header, row) !== null);
}

/** Columns filled from other tables of the report. */
import type { SourceTable } from '../report/types.ts';
import { converter, isBlank } from './convert.ts';
import { headerKey } from './names.ts';
import type { Lookup, Section } from './section.ts';
import type { Cell } from './types.ts';

/** Fills a column, in place, from those of the lookup's tables that name just one value for the row's key. */
export function lookUp(lookup: Lookup, section: Section, tables: readonly SourceTable[], rows: Cell[][]): void {
  const values = new Map<string, Set<string>>();
  for (const table of tables) {
    const [cells, body] =
      table.header.length > 0 ? [table.header, table.rows] : [table.rows[0] ?? [], table.rows.slice(1)];
    const header = cells.map(headerKey);
    const keyAt = header.indexOf(headerKey(lookup.keyHeader));
    const valueAt = header.indexOf(headerKey(lookup.valueHeader));
    if (keyAt < 0 || valueAt < 0) continue;
    for (const row of body) {
      const [key = '', value = ''] = [row[keyAt], row[valueAt]];
      if (isBlank(key) || isBlank(value)) continue;
      values.set(key, (values.get(key) ?? new Set()).add(value));
    }
  }
  const keyTo = section.columns.findIndex(({ name }) => name === lookup.key);
  const to = section.columns.findIndex(({ name }) => name === lookup.column);
  const column = section.columns[to];
  if (!column) throw new Error(`section ${section.name} has no column ${lookup.column}`);
  const convert = converter(column, lookup.valueHeader, 'point');
  for (const row of rows) {
    const [only, ...others] = values.get(String(row[keyTo])) ?? [];
    if (only !== undefined && others.length === 0) row[to] = convert(only);
  }
}

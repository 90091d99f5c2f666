/** Cells of a printed row as values of a lake row. */
import type { NumberLocale } from '../report/values.ts';
import { type Converter, converter, isBlank } from './convert.ts';
import type { Column, Section, Source } from './section.ts';
import type { Cell } from './types.ts';
import type { Unreadable } from './unreadable.ts';

/** Where a cell stands in the printed row and goes in the lake row. */
export interface Field {
  at: number;
  to: number;
  column: Column;
  convert: Converter;
  /** Text of the cell above that blank ones repeat; where a leading cell is printed too, they are blank indeed. */
  above: string;
  lead?: number | undefined;
}

/** How a column of the section is read from the cells at this place. */
export function field(
  section: Section,
  source: Source,
  name: string,
  at: number,
  header: readonly string[],
  locale: NumberLocale,
): Field {
  const to = section.columns.findIndex((column) => column.name === name);
  const own = section.columns[to];
  if (!own) throw new Error(`section ${section.name} has no column ${name}`);
  const part = source.parts?.[name] ?? own.part;
  const carried = source.carried?.includes(name) || own.carried;
  const column = part === own.part && carried === own.carried ? own : { ...own, part, carried };
  const options = { factor: source.factors?.[name], unit: source.units?.[name] };
  return { at, to, column, convert: converter(column, header[at] ?? '', locale, options), above: '' };
}

/** Reads one cell into the row. */
export function take(row: Cell[], cells: readonly string[], each: Field, unreadable: Unreadable): void {
  const { to, column, convert } = each;
  const text = textOf(cells, each);
  const value = convert(text);
  row[to] = value;
  if (value === null && text !== '') unreadable.note(column, text);
}

/** What the cell says to the column. */
export function textOf(cells: readonly string[], each: Field): string {
  let text = cells[each.at] ?? '';
  if (each.column.carried) {
    const goesOn = each.lead === undefined || isBlank(cells[each.lead] ?? '');
    if (goesOn && isBlank(text)) text = each.above;
    else each.above = text;
  }
  const part = each.column.part?.exec(text);
  return part ? (part[1] ?? '') : text;
}

/** Tables of which a printed row is a lake row for each of its filled cells. */
import type { NumberLocale } from '../report/values.ts';
import { codeOf, isBlank } from './convert.ts';
import { type Field, field, take } from './field.ts';
import type { Section, Source, Unpivot } from './section.ts';
import type { Cell } from './types.ts';
import type { Unreadable } from './unreadable.ts';

/** A column of an unpivoted table: what its header cell says, and where that and its cells go. */
export interface Spread {
  says: Cell;
  to: number;
  value: Field;
  /** Where cells go that are no number, in order: the first that understands them takes them. */
  others: Field[];
}

/** The columns that an unpivoted row is spread over: what each header cell says, and how its cells are read. */
export function spreadOf(
  section: Section,
  source: Source,
  unpivot: Unpivot,
  header: readonly string[],
  places: ReadonlyMap<string, number>,
  locale: NumberLocale,
): Spread[] {
  const to = section.columns.findIndex(({ name }) => name === unpivot.header);
  const column = section.columns[to];
  const taken = new Set(places.values());
  return header.flatMap((cell, at) => {
    if (taken.has(at) || column === undefined || cell === '') return [];
    const says = unpivot.read ? unpivot.read(cell) : codeOf(column, cell);
    if (says === undefined) return [];
    const value = field(section, source, unpivot.value, at, header, locale);
    const others = [unpivot.time, unpivot.text].flatMap((name) =>
      name === undefined ? [] : [field(section, source, name, at, header, locale)],
    );
    return [{ says, to, value, others }];
  });
}

/** Adds a copy of the row with one of its spread cells; none where the cell is empty. */
export function spreadRow(
  rows: Cell[][],
  row: readonly Cell[],
  cells: readonly string[],
  { says, to, value, others }: Spread,
  unreadable: Unreadable,
): void {
  const printed = cells[value.at] ?? '';
  if (isBlank(printed)) return;
  const copy = row.slice();
  copy[to] = says;
  const taker = others.length === 0 ? value : [value, ...others].find(({ convert }) => convert(printed) !== null);
  take(copy, cells, taker ?? value, unreadable);
  rows.push(copy);
}

/** Which printed tables a source takes, and which of their columns carry which lake column. */
import type { SourceTable } from '../report/types.ts';
import { headerKey } from './names.ts';
import type { Section, Source } from './section.ts';

/** Position of each lake column among a printed table's columns; columns not printed are missing. */
export type Places = ReadonlyMap<string, number>;

/** Whether a table's summary or heading is the source's; the match holds the named groups. */
export function recognise(
  source: Pick<Source, 'heading' | 'summary'>,
  table: Pick<SourceTable, 'heading' | 'summary'>,
): RegExpExecArray | null {
  const byHeading = table.heading === null ? undefined : source.heading?.exec(table.heading);
  const bySummary = table.summary === null ? undefined : source.summary?.exec(table.summary);
  return byHeading ?? bySummary ?? null;
}

/** The header with its blank cells restored from the section's layouts, where one has all that the source expects. */
export function completeHeader(section: Section, source: Source, header: readonly string[]): readonly string[] {
  if (!header.includes('')) return header;
  const keys = header.map(headerKey);
  const complete = (section.layouts ?? [])
    .map((layout) => layout.split('|'))
    .filter((layout) => layout.length === keys.length)
    .filter((layout) => layout.every((cell, at) => cell === '*' || keys[at] === '' || keys[at] === headerKey(cell)))
    .find((layout) => {
      const places = findColumns(section, source, layout);
      return source.expects.every((name) => places.has(name));
    });
  return complete ?? header;
}

/** Finds the section's columns in a table's header. */
export function findColumns(section: Section, source: Source, header: readonly string[]): Places {
  const printed = new Map<string, number>();
  const times = new Map<string, number>();
  header.forEach((cell, at) => {
    const key = headerKey(cell);
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    printed.set(time === 1 ? key : `${key}#${time}`, at);
  });
  const places = new Map<string, number>();
  const rest: string[] = [];
  for (const column of section.columns) {
    const names = source.from?.[column.name] ?? column.from ?? [];
    if (names.includes('*')) rest.push(column.name);
    const found = names.map((name) => placeOf(name, printed)).find((at) => at !== undefined);
    if (found !== undefined) places.set(column.name, found);
  }
  if (rest.length > 0) {
    const taken = new Set(places.values());
    const free = header.findLastIndex((cell, at) => cell !== '' && !taken.has(at));
    for (const name of rest) if (!places.has(name) && free >= 0) places.set(name, free);
  }
  return places;
}

function placeOf(name: string | RegExp, printed: ReadonlyMap<string, number>): number | undefined {
  if (typeof name === 'string') return printed.get(headerKey(name));
  for (const [cell, at] of printed) if (name.test(cell)) return at;
  return undefined;
}

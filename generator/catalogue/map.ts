/** A report's printed tables to typed rows: interprets the catalogue. Pure; a report is always mapped, at worst with warnings. */
import type { SourceReport, SourceTable } from '../report/types.ts';
import { type NumberLocale, numberLocale } from '../report/values.ts';
import { wholeTable } from '../report/whole.ts';
import { sections } from './index.ts';
import { lookUp } from './lookup.ts';
import { type Candidates, recogniserOf } from './recognise.ts';
import type { Section, Source } from './section.ts';
import { readTable } from './table.ts';
import type { Cell, MappedReport, TypedRows } from './types.ts';
import { completed } from './vocabulary/complete.ts';
import { completeYears } from './years.ts';

/**
 * Maps every table of a report that the catalogue knows. Units are converted as the lake's column names say; cells that are
 * empty, overflown (`####`) or unreadable become null, the unreadable ones with a warning.
 * @param catalogue for tests; the whole catalogue by default
 */
export function mapReport(report: SourceReport, catalogue: readonly Section[] = sections): MappedReport {
  const rows: TypedRows = new Map();
  const mappedTo: (string | null)[] = report.tables.map(() => null);
  const warnings: string[] = [];
  const tables = completed(report.tables.map(wholeTable), report.header.release);
  const locale = numberLocale(tables);
  const recogniser = recogniserOf(catalogue, report.kind);
  const candidates = recogniser.candidates(tables);
  for (const { section, sources } of recogniser.sections) {
    const own = sources.filter(({ releases }) => releases === undefined || releases.test(report.header.release ?? ''));
    const sectionRows = mapSection(section, own, tables, candidates, locale, mappedTo, warnings);
    completeYears(section, sectionRows, report.header.end_time ?? null);
    if (sectionRows.length > 0) rows.set(section.name, sectionRows);
  }
  return { rows, mappedTo, warnings };
}

/** Rows of one section; notes in `mappedTo` which tables it took. */
function mapSection(
  section: Section,
  sources: readonly Source[],
  tables: readonly SourceTable[],
  { bySource, byLookup }: Candidates,
  locale: NumberLocale,
  mappedTo: (string | null)[],
  warnings: string[],
): Cell[][] {
  const rows: Cell[][] = [];
  if (!sources.some((source) => bySource.has(source))) return rows;
  const isNew = section.merge ? joining(section) : newKeys(section);
  for (const source of sources) {
    let found = false;
    const number = numbering(section, source);
    for (const { at, match } of bySource.get(source) ?? []) {
      const table = tables[at];
      if (!table || (!source.borrowed && mappedTo[at] !== null)) continue;
      const read = readTable(section, source, table, match, locale);
      if (read === null) continue;
      found = true;
      if (!source.borrowed) mappedTo[at] = section.name;
      warnings.push(...read.warnings);
      for (const row of read.rows) {
        if (!isNew(row, at, table.widths)) continue;
        number(row);
        rows.push(row);
      }
    }
    if (found && section.alternatives) break;
  }
  for (const lookup of section.lookups ?? []) lookUp(lookup, section, byLookup.get(lookup) ?? [], rows);
  return rows;
}

/**
 * Adds a row to the first one of its key that another table has given and that says nothing else; true if there is none.
 * A table's own rows are never joined with each other.
 */
function joining(section: Section): (row: Cell[], table: number) => boolean {
  const places = (section.key ?? []).map((name) => indexOf(section, name));
  const known = new Map<string, { row: Cell[]; table: number }[]>();
  return (row, table) => {
    const key = keyOf(row, places);
    const alike = known.get(key) ?? [];
    const other = alike.find((each) => each.table !== table && agree(each.row, row));
    if (other) {
      for (const [at, cell] of row.entries()) other.row[at] ??= cell;
      other.table = table;
    } else known.set(key, [...alike, { row, table }]);
    return other === undefined;
  };
}

/** Whether no column holds two different values. */
function agree(one: readonly Cell[], other: readonly Cell[]): boolean {
  return one.every((cell, at) => cell === null || other[at] === null || cell === other[at]);
}

/**
 * Tells whether a row says something that has not been said: its key is new, or stands earlier in the same table with other
 * values, or with a name that text has cut, so that two statistics may share what is left of theirs. Without a key every
 * row does.
 */
function newKeys(section: Section): (row: Cell[], table: number, widths?: readonly number[]) => boolean {
  const places = (section.key ?? []).map((name) => indexOf(section, name));
  if (places.length === 0) return () => true;
  const numbers = section.sources.map(({ number }) => (number ? indexOf(section, number.column) : -1));
  const compared = section.columns.map((_, at) => !places.includes(at) && !numbers.includes(at));
  const equal = (row: Cell[], other: Cell[]) => row.every((cell, at) => cell === other[at] || !compared[at]);
  const seen = new Map<string, { table: number; rows: Cell[][] }>();
  // Where the cut falls on a blank, the name is a character shorter.
  const isCut = (row: Cell[], widths: readonly number[]) => {
    const lengths = places.map((place) => String(row[place] ?? '').length);
    return widths.some((width) => lengths.includes(width) || lengths.includes(width - 1));
  };
  return (row, table, widths = []) => {
    const key = keyOf(row, places).toLowerCase();
    const before = seen.get(key);
    if (!before) {
      seen.set(key, { table, rows: [row] });
      return true;
    }
    if (before.table !== table) return false;
    if (before.rows.some((other) => equal(row, other)) && !isCut(row, widths)) return false;
    before.rows.push(row);
    return true;
  };
}

/** Writes the number of each row it is given, as the source says. */
function numbering(section: Section, source: Source): (row: Cell[]) => void {
  if (!source.number) return () => {};
  const at = indexOf(section, source.number.column);
  const within = (source.number.within ?? []).map((name) => indexOf(section, name));
  const counts = new Map<string, number>();
  return (row) => {
    const key = keyOf(row, within);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    row[at] = count;
  };
}

function keyOf(row: readonly Cell[], places: readonly number[]): string {
  let key = '';
  for (const place of places) key += `${row[place]}\n`;
  return key;
}

function indexOf(section: Section, column: string): number {
  return section.columns.findIndex(({ name }) => name === column);
}

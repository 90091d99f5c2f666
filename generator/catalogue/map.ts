/** A report's printed tables to typed rows: interprets the catalogue. Pure; a report is always mapped, at worst with warnings. */
import type { SourceReport, SourceTable } from '../report/types.ts';
import { foldText, type NumberLocale, numberLocale } from '../report/values.ts';
import { type Converter, codeOf, converter, isBlank } from './convert.ts';
import { sections } from './index.ts';
import { findColumns, recognise } from './match.ts';
import { headerKey } from './names.ts';
import type { Lookup, Section, Source } from './section.ts';
import type { Cell, MappedReport, TypedRows } from './types.ts';

/**
 * Maps every table of a report that the catalogue knows. Units are converted as the lake's column names say; cells that are
 * empty, overflown (`####`) or unreadable become null, the unreadable ones with a warning.
 * @param catalogue for tests; the whole catalogue by default
 */
export function mapReport(report: SourceReport, catalogue: readonly Section[] = sections): MappedReport {
  const rows: TypedRows = new Map();
  const mappedTo: (string | null)[] = report.tables.map(() => null);
  const warnings: string[] = [];
  const locale = numberLocale(report.tables);
  for (const section of catalogue) {
    const kinds = section.kinds ?? ['awr', 'awr_pdb'];
    if (!kinds.includes(report.kind)) continue;
    const sectionRows = mapSection(section, report.tables, locale, mappedTo, warnings);
    if (sectionRows.length > 0) rows.set(section.name, sectionRows);
  }
  return { rows, mappedTo, warnings };
}

function mapSection(
  section: Section,
  tables: readonly SourceTable[],
  locale: NumberLocale,
  mappedTo: (string | null)[],
  warnings: string[],
): Cell[][] {
  const rows: Cell[][] = [];
  const seen = new Set<string>();
  const keyAt = (section.key ?? []).map((name) => indexOf(section, name));
  for (const source of section.sources) {
    let found = false;
    const number = numbering(section, source);
    for (const [at, table] of tables.entries()) {
      if (!source.borrowed && mappedTo[at] !== null) continue;
      const match = recognise(source, table);
      if (match === null) continue;
      const read = reader(section, source, table, match, locale, warnings);
      if (read === null) continue;
      found = true;
      if (!source.borrowed) mappedTo[at] = section.name;
      for (const row of read()) {
        const key = keyAt.map((place) => String(row[place]).toLowerCase()).join('\n');
        if (keyAt.length > 0 && seen.has(key)) continue;
        seen.add(key);
        number(row);
        rows.push(row);
      }
    }
    if (found && section.alternatives) break;
  }
  for (const lookup of section.lookups ?? []) fillFrom(lookup, section, tables, rows);
  return rows;
}

/** Prepares to read one table as one source; null, with a warning, when its columns are not the source's. */
function reader(
  section: Section,
  source: Source,
  table: SourceTable,
  match: RegExpExecArray,
  locale: NumberLocale,
  warnings: string[],
): (() => Cell[][]) | null {
  const title = foldText(table.heading ?? table.summary ?? `number ${table.tableNo}`);
  const blank: Cell[] = section.columns.map((column) => {
    const constant = source.constants?.[column.name];
    if (constant !== undefined) return constant;
    const named = source.named === column.name ? match.groups?.[column.name] : undefined;
    return named === undefined ? null : codeOf(column, named);
  });
  const cells = new Unreadable(section, title);
  if (source.shape === 'pairs') {
    const [name = '', value = ''] = source.expects;
    const nameField = field(section, name, 0, '', locale);
    const valueField = field(section, value, 1, '', locale);
    return () => {
      const rows = pairs(table.rows).map((pair) => fill(blank, pair, [nameField, valueField], cells));
      cells.warn(warnings);
      return rows;
    };
  }
  const places = findColumns(section, source, table.header);
  const missing = source.expects.filter((name) => !places.has(name));
  // Headings cover several tables ("Report Summary"): without a single expected column it is another one.
  if (missing.length === source.expects.length) return null;
  if (!source.borrowed) {
    for (const name of missing) warnings.push(`table "${title}": no column for ${section.name}.${name}`);
  }
  const fields = [...places].map(([name, at]) =>
    field(section, name, at, table.header[at] ?? '', locale, source.factors?.[name]),
  );
  const except = source.except;
  const exceptAt = except === undefined ? undefined : places.get(except.column);
  return () => {
    const rows: Cell[][] = [];
    for (const printed of table.rows) {
      if (printed.every(isBlank)) continue;
      if (except !== undefined && exceptAt !== undefined && except.matches.test(printed[exceptAt] ?? '')) continue;
      rows.push(fill(blank, printed, fields, cells));
    }
    cells.warn(warnings);
    return rows;
  };
}

interface Field {
  /** Index among the lake table's columns, and among the printed ones. */
  to: number;
  at: number;
  convert: Converter;
}

function field(
  section: Section,
  name: string,
  at: number,
  header: string,
  locale: NumberLocale,
  factor?: number,
): Field {
  const to = indexOf(section, name);
  const column = section.columns[to];
  if (!column) throw new Error(`section ${section.name} has no column ${name}`);
  return { to, at, convert: converter(column, header, locale, factor) };
}

function fill(blank: readonly Cell[], printed: readonly string[], fields: readonly Field[], cells: Unreadable): Cell[] {
  const row = [...blank];
  for (const { to, at, convert } of fields) {
    const text = printed[at] ?? '';
    const value = convert(text);
    row[to] = value;
    if (value === null && text !== '') cells.note(to, text);
  }
  return row;
}

/** Collects printed values that could not be read, for one warning a column. */
class Unreadable {
  private readonly section: Section;
  private readonly title: string;
  private readonly examples = new Map<number, { text: string; count: number }>();

  constructor(section: Section, title: string) {
    this.section = section;
    this.title = title;
  }

  note(column: number, text: string): void {
    if (isBlank(text) || this.section.columns[column]?.absent?.test(text)) return;
    const known = this.examples.get(column);
    if (known) known.count++;
    else this.examples.set(column, { text, count: 1 });
  }

  warn(warnings: string[]): void {
    for (const [column, { text, count }] of this.examples) {
      const name = `${this.section.name}.${this.section.columns[column]?.name}`;
      warnings.push(
        `table "${this.title}": ${count} value(s) of ${name} not understood, e.g. "${foldText(text).slice(0, 40)}"`,
      );
    }
    this.examples.clear();
  }
}

/** Name and value cells in twos, those without a name left out. */
function pairs(rows: readonly (readonly string[])[]): [string, string][] {
  return rows.flatMap((row) =>
    row.flatMap((cell, at): [string, string][] => (at % 2 === 0 && !isBlank(cell) ? [[cell, row[at + 1] ?? '']] : [])),
  );
}

/** Writes the number of each row it is given, as the source says. */
function numbering(section: Section, source: Source): (row: Cell[]) => void {
  if (!source.number) return () => {};
  const at = indexOf(section, source.number.column);
  const within = (source.number.within ?? []).map((name) => indexOf(section, name));
  const counts = new Map<string, number>();
  return (row) => {
    const key = within.map((place) => String(row[place])).join('\n');
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    row[at] = count;
  };
}

/** Fills a column from tables that name just one value for the row's key. */
function fillFrom(lookup: Lookup, section: Section, tables: readonly SourceTable[], rows: Cell[][]): void {
  const values = new Map<string, Set<string>>();
  for (const table of tables) {
    if (recognise(lookup, table) === null) continue;
    const header = table.header.map(headerKey);
    const keyAt = header.indexOf(headerKey(lookup.keyHeader));
    const valueAt = header.indexOf(headerKey(lookup.valueHeader));
    if (keyAt < 0 || valueAt < 0) continue;
    for (const row of table.rows) {
      const [key = '', value = ''] = [row[keyAt], row[valueAt]];
      if (isBlank(key) || isBlank(value)) continue;
      const known = values.get(key) ?? new Set();
      values.set(key, known.add(value));
    }
  }
  if (values.size === 0) return;
  const { to, convert } = field(section, lookup.column, 0, lookup.valueHeader, 'point');
  const keyTo = indexOf(section, lookup.key);
  for (const row of rows) {
    const known = values.get(String(row[keyTo]));
    const [only, ...others] = known ?? [];
    if (only !== undefined && others.length === 0) row[to] = convert(only);
  }
}

function indexOf(section: Section, column: string): number {
  return section.columns.findIndex(({ name }) => name === column);
}

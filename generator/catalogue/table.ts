/** One printed table, read as one source of a section: its lake rows and what was odd about it. */
import type { SourceTable } from '../report/types.ts';
import { foldText, isNumber, type NumberLocale } from '../report/values.ts';
import { blocksOf } from './blocks.ts';
import { codeOf, isBlank } from './convert.ts';
import { type Field, field, take, textOf } from './field.ts';
import { type ColumnGroup, columnGroups, headerUnderGroups, joinedHeader } from './groups.ts';
import { completeHeader, findColumns } from './match.ts';
import { copyOf, headerKey } from './names.ts';
import type { Column, GroupSpread, Section, Source } from './section.ts';
import { spannedBody } from './spans.ts';
import type { Cell } from './types.ts';
import { type Spread, spreadOf, spreadRow } from './unpivot.ts';
import { Unreadable } from './unreadable.ts';

export interface ReadTable {
  rows: Cell[][];
  warnings: string[];
}

/** A table's header, empty if it has none, and the rows below it. */
interface Body {
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** Groups of columns that a row above the header names. */
  groups?: readonly ColumnGroup[] | undefined;
  /** The header without the groups' names. */
  own?: readonly string[];
}

/**
 * Rows of the section's table; null when the printed table is not the source's.
 * @param match how `recognise` found its heading or summary to be the source's
 */
export function readTable(
  section: Section,
  source: Source,
  table: SourceTable,
  match: RegExpExecArray,
  locale: NumberLocale,
): ReadTable | null {
  if (!source.spanned) return readBlock(section, source, table, match, locale);
  const read = blocksOf(table).map((block) => readBlock(section, source, block, match, locale));
  const known = read.filter((block) => block !== null);
  // What is understood in part would be taken for the whole.
  if (known.length < read.length || known.length === 0) return null;
  return { rows: known.flatMap(({ rows }) => rows), warnings: known.flatMap(({ warnings }) => warnings) };
}

function readBlock(
  section: Section,
  source: Source,
  table: SourceTable,
  match: RegExpExecArray,
  locale: NumberLocale,
): ReadTable | null {
  const body = source.pairs ? pairsOf(table, locale) : source.listed ? listOf(table, locale) : below(source, table);
  const plan = planOf(section, source, body, locale);
  if (plan === null || (!plan.isKeyed && body.rows.length > 1)) return null;

  const { fields, groups, spread, exceptAt, onlyAt, missing } = plan;
  const carried = fields.filter(({ column }) => column.carried);
  for (const each of carried) each.above = '';
  const blank = section.columns.map((column) => implied(source, column, match));
  const unreadable = new Unreadable();
  const rows: Cell[][] = [];
  for (const cells of body.rows) {
    if (cells.every(isBlank)) continue;
    // Rows that are left out still name the group of those below.
    for (const each of carried) textOf(cells, each);
    if (exceptAt !== undefined && source.except?.matches.test(cells[exceptAt] ?? '')) continue;
    if (onlyAt !== undefined && !source.only?.matches.test(cells[onlyAt] ?? '')) continue;
    const row = blank.slice();
    for (const each of fields) take(row, cells, each, unreadable);
    if (groups) rows.push(...groupRows(row, cells, groups, unreadable));
    else if (!spread) rows.push(row);
    else for (const each of spread) spreadRow(rows, row, cells, each, unreadable);
  }
  // A plan is kept, a report's text must not be.
  for (const each of carried) each.above = '';
  const examples = unreadable.isEmpty ? [] : unreadable.warnings(section, titleOf(table));
  return { rows, warnings: [...missing.map((name) => lacking(section, table, name)), ...examples] };
}

const titleOf = (table: SourceTable): string => foldText(table.heading ?? table.summary ?? `number ${table.tableNo}`);

const lacking = (section: Section, table: SourceTable, column: string): string =>
  `table "${titleOf(table)}": no column for ${section.name}.${column}`;

/** How the rows under one header are read: the same for every table of the source with that header. */
interface Plan {
  fields: Field[];
  groups: GroupFields[] | undefined;
  spread: Spread[] | undefined;
  exceptAt: number | undefined;
  onlyAt: number | undefined;
  /** Expected columns that are not there. */
  missing: string[];
  /** False: nothing tells its rows apart. */
  isKeyed: boolean;
}

/** Plans by number locale and header; a source is planned anew in every report otherwise. */
const plans = new WeakMap<Source, Map<string, Plan | null>>();
/** Headers with names and numbers in them would be without end. */
const MAX_PLANS = 200;
const LONGEST_KEY = 20_000;
const SEPARATOR = '\u001f';

/** The plan for a header, null where it is not the source's; kept, but for headers whose groups another row names. */
function planOf(section: Section, source: Source, body: Body, locale: NumberLocale): Plan | null {
  if (body.groups) return makePlan(section, source, body, locale);
  const known = plans.get(source) ?? new Map<string, Plan | null>();
  plans.set(source, known);
  const key = `${section.name}${SEPARATOR}${locale}${SEPARATOR}${body.header.join(SEPARATOR)}`;
  // A first row of long texts is no header to come again.
  if (key.length > LONGEST_KEY) return makePlan(section, source, body, locale);
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MAX_PLANS) known.clear();
  // A header of its own: what is kept must not keep a whole report in memory.
  const plan = makePlan(section, source, { header: body.header.map(copyOf), rows: [] }, locale);
  known.set(key, plan);
  return plan;
}

function makePlan(section: Section, source: Source, printed: Body, locale: NumberLocale): Plan | null {
  const body = source.pairs ? printed : withHeader(section, source, printed);
  if (body === null) return null;
  const { header } = body;
  const places = source.pairs
    ? new Map(source.expects.slice(0, 2).map((name, at) => [name, at]))
    : findColumns(section, source, header);
  const missing = source.expects.filter((name) => !places.has(name));
  // Headings cover several tables ("Report Summary"): without a single expected column it is another one.
  const groups = source.spread && groupFields(section, source, source.spread, body, locale);
  if (groups?.length === 0) return null;
  const onlyAt = source.only && header.findIndex((cell) => headerKey(cell) === headerKey(source.only?.header ?? ''));
  if (onlyAt === -1) return null;
  const keys = source.keys?.filter((name) => places.has(name));
  const spread = source.unpivot && spreadOf(section, source, source.unpivot, header, places, locale);
  const found =
    source.expects.length -
    missing.length +
    (groups?.length ?? 0) +
    (source.only ? 1 : 0) +
    (keys ? keys.length + (spread?.length ?? 0) : 0);
  if (found === 0 || (source.borrowed && missing.length > 0)) return null;

  const fields = [...places].map(([name, at]) => field(section, source, name, at, header, locale));
  for (const each of fields) {
    if (typeof each.column.carried === 'string') each.lead = places.get(each.column.carried);
  }
  const exceptAt = source.except && places.get(source.except.column);
  if (source.except && exceptAt === undefined) return null;
  return { fields, groups, spread, exceptAt, onlyAt, missing, isKeyed: keys === undefined || keys.length > 0 };
}

/** What a column holds before any cell is read. */
function implied(source: Source, column: Column, match: RegExpExecArray): Cell {
  const named = source.named === column.name ? match.groups?.[column.name] : undefined;
  return source.constants?.[column.name] ?? (named === undefined ? null : codeOf(column, named));
}

/** The header with its blank cells restored; null when it is another layout's. */
function withHeader(section: Section, source: Source, body: Body): Body | null {
  const keys = new Set(body.header.map(headerKey));
  if (source.without?.some((cell) => keys.has(headerKey(cell)))) return null;
  return { ...body, header: completeHeader(section, source, body.header) };
}

/** Splits a table at its header: the first row of `th`, the row that the source names, or a first row of plain cells. */
function below({ headerRow, groups: starts, spanned }: Source, table: SourceTable): Body {
  const whole = spanned ? spannedBody(table) : null;
  if (whole) return whole;
  const { header, rows } = table;
  const isHeader = ([first = '']: readonly string[]) =>
    headerRow === undefined || headerKey(first) === headerKey(headerRow);
  const byGroups = headerRow === undefined && starts !== undefined;
  if (header.length > 0 && !byGroups && isHeader(header)) return { header, rows };
  const at = byGroups ? headerUnderGroups(starts, header, rows) : rows.findIndex(isHeader);
  if (at < 0) return { header: [], rows: [] };
  const own = rows[at] ?? [];
  const groups = starts && columnGroups(starts, (at > 0 ? rows[at - 1] : header) ?? [], own);
  const body = { header: own, rows: rows.slice(at + 1) };
  return groups ? { ...body, header: joinedHeader(own, groups), groups, own } : body;
}

/** Name and value cells in twos; those without a name are left out, and a first row that heads them (`Metric`, `Value`). */
function pairsOf(table: SourceTable, locale: NumberLocale): Body {
  const heads = (row: readonly string[]) =>
    row.every((cell, at) => at % 2 === 0 || (!isBlank(cell) && !isNumber(cell, locale)));
  const rows = table.rows.flatMap((row, place) =>
    place === 0 && row.length > 1 && heads(row)
      ? []
      : row.flatMap((cell, at) => (at % 2 === 0 && !isBlank(cell) ? [[cell, row[at + 1] ?? '']] : [])),
  );
  return { header: [], rows };
}

/** One row of the values in a list, under their names. A table with a header is none. */
function listOf(table: SourceTable, locale: NumberLocale): Body {
  if (table.header.length > 0) return { header: [], rows: [] };
  const { rows } = pairsOf(table, locale);
  return { header: rows.map(([name = '']) => name.replace(/\s*:$/, '')), rows: [rows.map(([, value = '']) => value)] };
}

/** A group of columns: the row's name for it, and the fields that its cells fill. */
interface GroupFields {
  to: number;
  says: Cell;
  fields: Field[];
}

/** The groups that a row is spread over. */
function groupFields(
  section: Section,
  source: Source,
  spread: GroupSpread,
  { header, groups = [], own = [] }: Body,
  locale: NumberLocale,
): GroupFields[] {
  const to = section.columns.findIndex(({ name }) => name === spread.name);
  const column = section.columns[to];
  return groups.flatMap(({ label, from, to: end }) => {
    const keys = own.slice(from, end).map(headerKey);
    const fields = Object.entries(spread.cells).flatMap(([name, cells]) => {
      const wanted = new Set(cells.map(headerKey));
      const at = keys.findIndex((key) => wanted.has(key));
      return at < 0 ? [] : [field(section, source, name, from + at, header, locale)];
    });
    return column && fields.length > 0 ? [{ to, says: textOfGroup(column, label), fields }] : [];
  });
}

function textOfGroup(column: Column, label: string): Cell {
  if (!column.codes) return foldText(label);
  const code = codeOf(column, label);
  return column.type === 'integer' ? Number(code) : code;
}

/** A copy of the row for each group; none where all of the group's cells are empty. */
function groupRows(
  row: readonly Cell[],
  cells: readonly string[],
  groups: readonly GroupFields[],
  unreadable: Unreadable,
): Cell[][] {
  return groups.flatMap(({ to, says, fields }) => {
    if (fields.every(({ at }) => isBlank(cells[at] ?? ''))) return [];
    const copy = [...row];
    copy[to] = says;
    for (const each of fields) take(copy, cells, each, unreadable);
    return [copy];
  });
}

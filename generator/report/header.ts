/**
 * The header of an AWR report of one instance, 11.2 to 23ai. Up to 12.1 database and instance share one table, from 12.2
 * they have one each; columns come and go. So tables are known by what their header cells say, never by their number.
 */
import { AwrError } from '../base/errors.ts';
import { monthReader } from './months.ts';
import type { ReportHeader, SourceTable } from './types.ts';
import {
  foldKey,
  foldText,
  type NumberLocale,
  parseDuration,
  parseNumber,
  parseTimestamp,
  printedMonth,
  secondsBetween,
} from './values.ts';
import { wholeTable } from './whole.ts';

export const EMPTY_HEADER: Readonly<ReportHeader> = Object.freeze({
  db_name: null,
  db_unique_name: null,
  db_id: null,
  container_name: null,
  instance_name: null,
  instance_number: null,
  is_rac: null,
  is_cdb: null,
  role: null,
  edition: null,
  release: null,
  host_name: null,
  platform: null,
  cpus: null,
  cores: null,
  sockets: null,
  memory_gb: null,
  startup_time: null,
  begin_snap_id: null,
  end_snap_id: null,
  begin_time: null,
  end_time: null,
  elapsed_s: null,
  db_time_s: null,
  begin_sessions: null,
  end_sessions: null,
});

/** How the report prints numbers and months. */
interface Language {
  locale: NumberLocale;
  readMonth: (text: string) => number | null;
}

type Read = (cell: string, language: Language) => string | number | boolean | null;

const asText: Read = (cell) => foldText(cell) || null;
const asNumber: Read = (cell, { locale }) => parseNumber(cell, locale);
const asTime: Read = (cell, { readMonth }) => parseTimestamp(cell, readMonth);
const asDigits: Read = (cell) => (/^\d+$/.test(cell) ? cell : null);
const asYes: Read = (cell) => (/^y(es)?$/i.test(cell) ? true : /^no?$/i.test(cell) ? false : null);
/** Memory of `.00` is unknown, not none. */
const asPositive: Read = (cell, { locale }) => parseNumber(cell, locale) || null;

/** Header cell, folded, to the field it fills. */
const COLUMNS: Readonly<Record<string, readonly [keyof ReportHeader, Read]>> = {
  'db name': ['db_name', asText],
  'db id': ['db_id', asDigits],
  'unique name': ['db_unique_name', asText],
  'db unique name': ['db_unique_name', asText],
  role: ['role', asText],
  'db role': ['role', asText],
  'database role': ['role', asText],
  edition: ['edition', asText],
  release: ['release', asText],
  rac: ['is_rac', asYes],
  cdb: ['is_cdb', asYes],
  instance: ['instance_name', asText],
  'instance name': ['instance_name', asText],
  'inst name': ['instance_name', asText],
  'inst num': ['instance_number', asNumber],
  'instance number': ['instance_number', asNumber],
  'startup time': ['startup_time', asTime],
  'host name': ['host_name', asText],
  host: ['host_name', asText],
  platform: ['platform', asText],
  cpus: ['cpus', asPositive],
  cores: ['cores', asPositive],
  sockets: ['sockets', asPositive],
  'memory (gb)': ['memory_gb', asPositive],
  'memory(gb)': ['memory_gb', asPositive],
};

/** Known orders of columns, to name cells that a tool has blanked; also what makes a table one of the header's. */
const LAYOUTS: readonly (readonly string[])[] = [
  'db name|db id|unique name|role|edition|release|rac|cdb',
  'db name|db id|instance|inst num|startup time|release|rac|cdb',
  'db name|db id|instance|inst num|startup time|release|rac',
  'db name|db id|instance|inst num|release|rac|host',
  'instance|inst num|startup time|user name|system data visible',
  'instance|inst num|startup time',
  'host name|platform|cpus|cores|sockets|memory (gb)',
].map((layout) => layout.split('|'));

/** The header stands at the top; further down the same words head other tables. */
const HEADER_TABLES = 16;

/**
 * Reads the header off a report's first tables.
 * @throws AwrError `no_header` when what identifies the report (database, snapshots, their times) is not there or unreadable.
 */
export function readHeader(
  tables: readonly SourceTable[],
  locale: NumberLocale,
): { header: ReportHeader; warnings: string[] } {
  const header = headerOf(tables, locale);
  requireIdentity(header);
  if (header.cpus === null) takeHost(header, tables, locale);
  return { header, warnings: remarks(header) };
}

/** What the host has, where the header does not say it (to 11.1): among the operating system's statistics. */
const HOST: Readonly<Record<string, readonly ['cpus' | 'cores' | 'sockets' | 'memory_gb', number]>> = {
  num_cpus: ['cpus', 1],
  num_cpu_cores: ['cores', 1],
  num_cpu_sockets: ['sockets', 1],
  physical_memory_bytes: ['memory_gb', 2 ** 30],
};

function takeHost(header: ReportHeader, tables: readonly SourceTable[], locale: NumberLocale): void {
  const statistics = tables.find(({ heading }) => /^operating system statistics$/i.test(heading ?? ''));
  for (const [name = '', value = ''] of statistics?.rows ?? []) {
    const [field, unit] = HOST[foldKey(name)] ?? [];
    const number = parseNumber(value, locale);
    if (field && unit && number) header[field] ??= Number((number / unit).toPrecision(15));
  }
}

/** As much of the header as the first tables print; what identifies a report differs from kind to kind. */
export function headerOf(tables: readonly SourceTable[], locale: NumberLocale): ReportHeader {
  const header: ReportHeader = { ...EMPTY_HEADER };
  let containers: string[][] = [];
  let snapshots = false;
  const first = tables.slice(0, HEADER_TABLES);
  const language: Language = { locale, readMonth: monthReader(monthsIn(first)) };
  for (const table of first) {
    const { names, body } = columnsOf(wholeTable(table));
    if (names.includes('container db id')) {
      containers = [...containers, ...pick(names, body, ['container db id', 'container name'])];
    } else if (names.includes('snap time') && names.includes('snap id')) {
      // Made by hand, the header may lack the blank cell above the labels.
      const labelled = names[0] === 'snap id' && /snap/i.test(body[0]?.[0] ?? '') ? ['', ...names] : names;
      if (!snapshots) snapshots = readSnapshots(header, labelled, body, language);
    } else if (
      names.some((name) => Object.hasOwn(COLUMNS, name)) &&
      LAYOUTS.some((layout) => layout.filter((name) => names.includes(name)).length >= Math.min(3, layout.length))
    ) {
      readColumns(header, names, body[0] ?? [], language);
    }
  }
  header.container_name = containerOf(containers, header.db_id);
  header.elapsed_s ??= secondsBetween(header.begin_time, header.end_time);
  return header;
}

/**
 * Refuses reports that a spool wrote one after the other: tables of several must not pass for tables of one.
 * @throws AwrError `unsupported_kind`
 */
export function requireOne(tables: readonly SourceTable[]): void {
  const headers = tables.filter(({ header, rows }) => {
    return (
      header.some((cell) => mayBeginWithS(cell) && SNAP_ID.test(cell)) &&
      header.some((cell) => SNAP_TIME.test(cell)) &&
      rows.some(([first = '']) => foldKey(first) === 'begin snap')
    );
  });
  if (headers.length < 2) return;
  throw new AwrError(`Recognised, but not read: ${headers.length} reports in one file.`, {
    code: 'unsupported_kind',
    place: `table ${headers[1]?.tableNo}`,
    remedy: 'Write each report to a file of its own, or split this one at its headings.',
  });
}

/** Few header cells do: the pattern need not be tried on the others. */
function mayBeginWithS(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return code <= 32 || (code | 32) === 115;
}

/** What `foldKey` makes of them is `snap id`, `snap time`. */
const SNAP_ID = /^\s*snap\s+id\s*:?\s*$/i;
const SNAP_TIME = /^\s*snap\s+time\s*:?\s*$/i;

/** Months in the times of these tables: startup, snapshots, findings of ADDM. */
function* monthsIn(tables: readonly SourceTable[]): Generator<string> {
  for (const { rows } of tables) {
    for (const row of rows) {
      for (const cell of row) {
        const month = beginsWithDigit(cell) ? printedMonth(cell) : null;
        if (month !== null) yield month;
      }
    }
  }
}

function beginsWithDigit(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Folded header cells, blanked ones named by the layout they fit, and the rows below. */
function columnsOf(table: SourceTable): { names: string[]; body: readonly string[][] } {
  const [first = [], ...rest] = table.rows;
  const [cells, body] = table.header.length > 0 ? [table.header, table.rows] : [first, rest];
  const names = cells.map(foldKey);
  if (!names.includes('') || names.every((name) => name === '')) return { names, body };
  const layout = LAYOUTS.find(
    (known) => known.length === names.length && names.every((name, i) => name === '' || name === known[i]),
  );
  return { names: layout ? [...layout] : names, body };
}

function readColumns(header: ReportHeader, names: string[], row: readonly string[], language: Language): void {
  names.forEach((name, i) => {
    const column = COLUMNS[name];
    if (!column) return;
    const [field, read] = column;
    if (header[field] === null) Object.assign(header, { [field]: read(row[i] ?? '', language) });
  });
}

/** `Begin Snap:`, `End Snap:`, `Elapsed:`, `DB Time:`; true when the snapshots were there. */
function readSnapshots(header: ReportHeader, names: string[], body: readonly string[][], language: Language): boolean {
  const { locale, readMonth } = language;
  const rows = new Map(body.map((row) => [foldKey(row[0] ?? ''), row]));
  const cell = (label: string, column: string) => rows.get(label)?.[names.indexOf(column)] ?? '';
  const seconds = (label: string) => {
    const printed = (rows.get(label) ?? []).slice(1).map((text) => parseDuration(text, '', locale));
    const ms = printed.find((value) => value !== null) ?? null;
    return ms === null ? null : Number((ms / 1000).toFixed(6));
  };
  header.begin_snap_id = parseNumber(cell('begin snap', 'snap id'), locale);
  header.end_snap_id = parseNumber(cell('end snap', 'snap id'), locale);
  header.begin_time = parseTimestamp(cell('begin snap', 'snap time'), readMonth);
  header.end_time = parseTimestamp(cell('end snap', 'snap time'), readMonth);
  header.begin_sessions = parseNumber(cell('begin snap', 'sessions'), locale);
  header.end_sessions = parseNumber(cell('end snap', 'sessions'), locale);
  header.elapsed_s = seconds('elapsed');
  header.db_time_s = seconds('db time');
  if (header.is_cdb === null) header.is_cdb = asYes(cell('begin snap', 'cdb'), language) as boolean | null;
  return rows.has('begin snap');
}

function pick(names: string[], body: readonly string[][], columns: string[]): string[][] {
  return body.map((row) => columns.map((column) => row[names.indexOf(column)] ?? ''));
}

/** Of the containers listed (repeatedly, at times), the one the report is about: with the report's DBID, or the only one. */
function containerOf(containers: string[][], dbId: string | null): string | null {
  const own = containers.find(([id]) => id === dbId);
  const names = new Set(containers.map(([, name]) => name));
  return (own?.[1] ?? (names.size === 1 ? [...names][0] : null)) || null;
}

/** What identifies a report, and where it is printed. */
const IDENTITY: readonly (readonly [keyof ReportHeader, string])[] = [
  ['db_id', 'column "DB Id"'],
  ['begin_snap_id', 'row "Begin Snap", column "Snap Id"'],
  ['end_snap_id', 'row "End Snap", column "Snap Id"'],
  ['begin_time', 'row "Begin Snap", column "Snap Time"'],
  ['end_time', 'row "End Snap", column "Snap Time"'],
];

function requireIdentity(header: ReportHeader): void {
  const missing = IDENTITY.filter(([field]) => header[field] === null);
  if (missing.length === 0) return;
  throw new AwrError(
    `The report's header lacks ${missing.map(([field]) => field).join(', ')}, or prints it unreadably.`,
    {
      code: 'no_header',
      place: missing.map(([, place]) => place).join('; '),
      remedy: 'Export the report again; a header that was edited out cannot be read.',
    },
  );
}

/** Fields that every release prints; a report without one is read all the same. */
const EXPECTED: readonly (keyof ReportHeader)[] = [
  'db_name',
  'instance_name',
  'instance_number',
  'release',
  'host_name',
  'startup_time',
  'elapsed_s',
  'db_time_s',
];

function remarks(header: ReportHeader): string[] {
  // 10.2 prints no startup.
  const early = /^(?:9|10)\./.test(header.release ?? '');
  const missing = EXPECTED.filter((field) => header[field] === null && !(early && field === 'startup_time'));
  return missing.length > 0 ? [`header without ${missing.join(', ')}`] : [];
}

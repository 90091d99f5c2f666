/**
 * The header of a STATSPACK report, 8.1.6 to 23ai. It is no table like the others: labels before values, columns under a
 * line of dashes, a host whose header cells are broken over two lines. What a release does not print at the top is taken
 * from where else the report says it: the database's name from the titles of pages, DB time from the time model.
 */
import { AwrError } from '../../base/errors.ts';
import { EMPTY_HEADER } from '../header.ts';
import { monthReader } from '../months.ts';
import type { ReportHeader } from '../types.ts';
import {
  foldKey,
  foldText,
  type NumberLocale,
  parseNumber,
  parseTimestamp,
  printedMonth,
  secondsBetween,
} from '../values.ts';
import { type Block, blockUnder } from './block.ts';
import { HOST_COLUMNS, HOST_RULER } from './host.ts';
import { isOfStandby, NOT_OF_STANDBYS, readStandby } from './standby.ts';
import { databaseOfTitles, snapshotsOfTitles } from './titles.ts';

interface Language {
  locale: NumberLocale;
  readMonth: (text: string) => number | null;
}

/** A printed time, whatever the language of its month: `30-Jan-05 10:38:57`, `14-1月 -24 00:37:42`. */
const TIME = /(?<!\d)\d{1,2}-[^:]{1,20}-\d{2,4} +\d{1,2}:\d{2}(?::\d{2})?/;
/** The header ends where the summary begins; it is never longer than so many lines. */
const SUMMARY = /^\s*(?:Cache Sizes|Load Profile|Instance Efficiency|SQL Statistics)\b/i;
const MAX_LINES = 120;

/**
 * Reads the header off a report's text.
 * @param text the whole report
 * @throws AwrError `no_header` when database or snapshots are not to be found
 */
export function readStatspackHeader(text: string, locale: NumberLocale): { header: ReportHeader; warnings: string[] } {
  const lines = headOf(text);
  const language: Language = { locale, readMonth: monthReader(monthsIn(lines)) };
  const header: ReportHeader = { ...EMPTY_HEADER };
  readDatabase(header, lines, language);
  readHost(header, lines, language);
  readSnapshots(header, lines, language);
  completeFromBody(header, text, language);
  header.elapsed_s ??= secondsBetween(header.begin_time, header.end_time);
  requireIdentity(header);
  return { header, warnings: remarks(header) };
}

/** Lines from the title to the summary. */
function headOf(text: string): string[] {
  const title = Math.max(0, text.lastIndexOf('\n', text.search(/STATSPACK (?:SQL |Statistics )?report for/i)) + 1);
  const lines = text
    .slice(title, title + 32_768)
    .split('\n')
    .slice(0, MAX_LINES);
  const end = lines.findIndex((line) => SUMMARY.test(line));
  const head = (end < 0 ? lines : lines.slice(0, end)).map((line) => line.replaceAll('\f', '').trimEnd());
  return head.map((line, at) => unwrappedTime(line, head[at + 1] ?? ''));
}

/** A time with a long month is cut one digit short, and the digit stands below. */
function unwrappedTime(line: string, below: string): string {
  const digit = /^\s+(\d)$/.exec(below)?.[1];
  return digit === undefined ? line : line.replace(/(\d:\d{2}:\d)(?=\s)/, `$1${digit}`);
}

function* monthsIn(lines: readonly string[]): Generator<string> {
  for (const line of lines) {
    const time = TIME.exec(line)?.[0];
    const month = time === undefined ? null : printedMonth(time);
    if (month !== null) yield month;
  }
}

const RELEASE = /(?:^|\s)(\d{1,2}(?:\.\d+){2,4})(?=\s|$)/;
const LAST_WORD = /\s(\S+)\s*$/;

/** `DB Name … Host` to 10.1, `Database … RAC` with an empty first column from 10.2. */
function readDatabase(header: ReportHeader, lines: readonly string[], { locale, readMonth }: Language): void {
  const block = blockUnder(lines, (line) => /\bDB (?:Id|Unique Name)\b/i.test(line) && /\bInst(?:ance)?\b/i.test(line));
  if (!block) return;
  const cell = (...names: string[]) => cellOf(block, names);
  const dbId = cell('db id');
  header.db_name = cell('db name', 'database');
  header.db_id = dbId !== null && /^\d+$/.test(dbId) ? dbId : null;
  header.instance_name = cell('instance');
  header.instance_number = number(cell('inst num'), locale);
  // A month that is shorter or longer than its column moves what stands behind it.
  const line = block.cells.join(' ');
  header.release = [cell('release'), line].map((text) => RELEASE.exec(text ?? '')?.[1]).find(Boolean) ?? null;
  header.is_rac = yes(cell('rac', 'cluster', 'ops', 'parallel')) ?? yes(LAST_WORD.exec(line)?.[1] ?? null);
  header.host_name = cell('host');
  header.startup_time = parseTimestamp(cell('startup time', 'started') ?? '', readMonth);
  readStandby(header, cell('db unique name'));
}

/** A block of its own from 11.1, a line of labels in 10.2. */
function readHost(header: ReportHeader, lines: readonly string[], { locale }: Language): void {
  const at = lines.findIndex((line) => HOST_RULER.test(line));
  const ruler = lines[at] ?? '';
  if (at >= 0) {
    const block = blockUnder([HOST_COLUMNS, ruler, lines[at + 1] ?? ''], () => true);
    const cell = (name: string) => (block ? cellOf(block, [name]) : null);
    header.host_name ??= cell('name');
    header.platform = cell('platform');
    header.cpus = number(cell('cpus'), locale) || null;
    header.cores = number(cell('cores'), locale) || null;
    header.sockets = number(cell('sockets'), locale) || null;
    header.memory_gb = number(cell('memory (g)'), locale) || null;
    return;
  }
  const labels = lines.find((line) => /^\s*Host\s+Name:/i.test(line)) ?? '';
  header.host_name ??= /Host\s+Name:\s*(\S+)/i.exec(labels)?.[1] ?? null;
  header.cpus = number(/Num CPUs:\s*([\d.,]+)/i.exec(labels)?.[1] ?? null, locale) || null;
  const memory = number(/Phys Memory \(MB\):\s*([\d.,]+)/i.exec(labels)?.[1] ?? null, locale);
  header.memory_gb = memory ? Number((memory / 1024).toPrecision(15)) : null;
}

/** `Begin Snap:`, `End Snap:` and what follows; 8.1.6 has one line for both. */
function readSnapshots(header: ReportHeader, lines: readonly string[], { locale, readMonth }: Language): void {
  const labelled = (label: RegExp) => {
    const line = lines.find((each) => label.test(each));
    return line === undefined ? null : line.replace(label, '');
  };
  const snapshot = (label: RegExp) => {
    const rest = labelled(label) ?? '';
    const time = TIME.exec(rest);
    const before = time ? rest.slice(0, time.index) : rest;
    const after = time
      ? rest
          .slice(time.index + time[0].length)
          .trim()
          .split(/\s+/)
      : [];
    return {
      id: number(/^\s*([\d.,]+)\s*$/.exec(before)?.[1] ?? null, locale),
      time: time ? parseTimestamp(time[0], readMonth) : null,
      sessions: number(after[0] ?? null, locale),
    };
  };
  const begin = snapshot(/^\s*Begin Snap:/i);
  const end = snapshot(/^\s*End Snap:/i);
  header.begin_snap_id = begin.id;
  header.end_snap_id = end.id;
  header.begin_time = begin.time;
  header.end_time = end.time;
  header.begin_sessions = begin.sessions;
  header.end_sessions = end.sessions;
  header.elapsed_s = seconds(labelled(/^\s*Elapsed:/i), locale);
  header.db_time_s = seconds(labelled(/^\s*DB time:/i), locale);
  const block = blockUnder(lines, (line) => /\bStart Id\b/i.test(line) && /\bEnd Id\b/i.test(line));
  if (!block) return;
  const cell = (...names: string[]) => cellOf(block, names) ?? '';
  header.begin_snap_id ??= number(cell('start id'), locale);
  header.end_snap_id ??= number(cell('end id'), locale);
  header.begin_time ??= parseTimestamp(cell('start time'), readMonth);
  header.end_time ??= parseTimestamp(cell('end time'), readMonth);
}

/** What the top lacks and the report says further down. */
function completeFromBody(header: ReportHeader, text: string, { locale }: Language): void {
  header.db_name ??= databaseOfTitles(text);
  if (header.begin_snap_id === null || header.end_snap_id === null) {
    const snapshots = snapshotsOfTitles(text);
    header.begin_snap_id ??= snapshots?.begin ?? null;
    header.end_snap_id ??= snapshots?.end ?? null;
  }
  const model = text.search(/^Time Model System Stats\b/im);
  if (model >= 0) {
    header.db_time_s ??= number(/^DB time +([\d.,]+)/im.exec(text.slice(model, model + 8192))?.[1] ?? null, locale);
  }
  header.cpus ??= number(/^NUM_CPUS +([\d.,]+)/m.exec(text)?.[1] ?? null, locale) || null;
}

function cellOf({ names, cells }: Block, wanted: readonly string[]): string | null {
  for (const name of wanted) {
    const at = names.indexOf(foldKey(name));
    if (at >= 0) return foldText(cells[at] ?? '') || null;
  }
  return null;
}

function number(text: string | null, locale: NumberLocale): number | null {
  return text === null ? null : parseNumber(text, locale);
}

function yes(text: string | null): boolean | null {
  return text === null ? null : /^y(es)?$/i.test(text) ? true : /^no?$/i.test(text) ? false : null;
}

/** Seconds in `15.00 (mins)`, with anything behind it. */
function seconds(text: string | null, locale: NumberLocale): number | null {
  const [, value = '', unit = ''] = /^\s*([\d.,]+)\s*\((min|sec)s?\)/i.exec(text ?? '') ?? [];
  const count = parseNumber(value, locale);
  return count === null ? null : Number((count * (unit.toLowerCase() === 'min' ? 60 : 1)).toPrecision(15));
}

/** A report without times is read all the same: which database and which snapshots is enough to know it again. */
const IDENTITY: readonly (readonly [keyof ReportHeader, string])[] = [
  ['db_id', 'column "DB Id"'],
  ['begin_snap_id', 'line "Begin Snap:"'],
  ['end_snap_id', 'line "End Snap:"'],
];

function requireIdentity(header: ReportHeader): void {
  const missing = IDENTITY.filter(([field]) => header[field] === null);
  if (missing.length === 0) return;
  throw new AwrError(
    `The report's header lacks ${missing.map(([field]) => field).join(', ')}, or prints it unreadably.`,
    {
      code: 'no_header',
      place: missing.map(([, place]) => place).join('; '),
      remedy: 'Run spreport.sql again; a header that was edited out cannot be read.',
    },
  );
}

/** What every release prints. */
const EXPECTED: readonly (keyof ReportHeader)[] = [
  'db_name',
  'instance_name',
  'instance_number',
  'release',
  'host_name',
  'begin_time',
  'end_time',
  'elapsed_s',
];

function remarks(header: ReportHeader): string[] {
  const missing = EXPECTED.filter(
    (field) => header[field] === null && !(isOfStandby(header) && NOT_OF_STANDBYS.has(field)),
  );
  return missing.length > 0 ? [`header without ${missing.join(', ')}`] : [];
}

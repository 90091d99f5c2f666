/**
 * The header of a global report of a RAC cluster. `Database Summary` says which database, snapshots and totals; `Database
 * Instances Included In Report` says when each instance's part begins and ends, without seconds.
 *
 * The report is the cluster's: what its instances have in common is its own (`release`, `platform`, a single host), what they
 * differ in is null. It begins with the first instance and ends with the last. CPUs, cores, sockets and memory are those of
 * all its hosts together, as DB time is that of all its instances.
 */
import { AwrError } from '../../base/errors.ts';
import { EMPTY_HEADER } from '../header.ts';
import { common, namedRows, printedLanguage } from '../printed.ts';
import type { ReportHeader, SourceTable } from '../types.ts';
import { type NumberLocale, secondsBetween } from '../values.ts';

/** Tables of the header; as text, their titles head notes and each other as well. */
const TITLES = [
  /^database summary$/i,
  /^database instances included in report\b/i,
  /^OS statistics by instance\b/i,
  /^workload repository report\b/i,
];

/**
 * @throws AwrError `no_header` when what identifies the report is not there or unreadable, `unsupported_kind` for several reports
 */
export function readRacHeader(
  tables: readonly SourceTable[],
  locale: NumberLocale,
): { header: ReportHeader; warnings: string[] } {
  const known = tables.filter((table) => TITLES.some((title) => title.test(table.heading ?? table.summary ?? '')));
  const named = (first: string, column: string) =>
    known.flatMap((table) => {
      const rows = namedRows(table, first);
      return rows?.names.includes(column) ? [{ table, rows: rows.rows }] : [];
    });
  const [summary, another] = named('id', 'in report');
  if (another) {
    throw new AwrError('Recognised, but not read: several reports in one file.', {
      code: 'unsupported_kind',
      place: `table ${another.table.tableNo}`,
      remedy: 'Write each report to a file of its own, or split this one at its headings.',
    });
  }
  const [listed] = named('i#', 'begin snap time');
  const [hosts] = named('i#', '% busy');
  const read = printedLanguage(listed ? [listed.table] : [], locale);
  const database = summary?.rows[0] ?? new Map<string, string>();
  const instances = listed?.rows ?? [];
  const machines = hosts?.rows.filter((row) => read.number(row.get('i#')) !== null) ?? [];
  const each = <T>(rows: Map<string, string>[], names: string[], as: (cell: string | undefined) => T | null) =>
    rows.map((row) => as(names.map((name) => row.get(name)).find((cell) => cell !== undefined)));
  const times = (name: string) => each(instances, [name], read.time).filter((time) => time !== null);
  const begin = times('begin snap time').sort()[0] ?? null;
  const end = times('end snap time').sort().at(-1) ?? null;
  const id = database.get('id') ?? '';
  const hostOf = new Map(instances.map((row) => [row.get('i#'), row.get('host')]));
  const total = (...names: string[]) => sumOf(machines, names, hostOf, read.number);
  const memory = total('mb', 'memory (m)');
  const header: ReportHeader = {
    ...EMPTY_HEADER,
    db_id: /^\d+$/.test(id) ? id : null,
    db_name: read.text(database.get('name')),
    db_unique_name: read.text(database.get('unique name')),
    role: read.text(database.get('role')),
    edition: read.text(database.get('edition')),
    is_rac: read.yes(database.get('rac')) ?? true,
    is_cdb: read.yes(database.get('cdb')),
    begin_snap_id: read.number(database.get('begin')),
    end_snap_id: read.number(database.get('end')),
    begin_time: begin,
    end_time: end,
    elapsed_s: read.minutes(database.get('elapsed time')) ?? secondsBetween(begin, end),
    db_time_s: read.minutes(database.get('db time')),
    release: common(each(instances, ['release'], read.text)),
    host_name: common(each(instances, ['host'], read.text)),
    platform: common(each(instances, ['platform'], read.text)),
    startup_time: common(each(instances, ['startup'], read.time)),
    cpus: total('#cpus', 'num cpus'),
    cores: total('#cores', 'cpu cores'),
    sockets: total('#sckts', 'cpu sckts'),
    memory_gb: memory ? Number((memory / 1024).toFixed(2)) : null,
  };
  requireIdentity(header);
  const missing = (['db_name', 'elapsed_s', 'db_time_s'] as const).filter((field) => header[field] === null);
  return { header, warnings: missing.length > 0 ? [`header without ${missing.join(', ')}`] : [] };
}

/** Sum of a column over the hosts, each once however many instances it has; null if one host's is not printed. */
function sumOf(
  machines: readonly Map<string, string>[],
  names: readonly string[],
  hostOf: ReadonlyMap<string | undefined, string | undefined>,
  read: (cell: string | undefined) => number | null,
): number | null {
  const byHost = new Map<string, number | null>();
  for (const row of machines) {
    const instance = row.get('i#') ?? '';
    byHost.set(hostOf.get(instance) || instance, read(names.map((name) => row.get(name)).find((cell) => cell)));
  }
  const values = [...byHost.values()];
  if (values.length === 0 || values.includes(null)) return null;
  return values.reduce((sum: number, value) => sum + (value ?? 0), 0);
}

/** What identifies the report, and where it is printed. */
const IDENTITY: readonly (readonly [keyof ReportHeader, string])[] = [
  ['db_id', 'table "Database Summary", column "Id"'],
  ['begin_snap_id', 'table "Database Summary", column "Begin"'],
  ['end_snap_id', 'table "Database Summary", column "End"'],
  ['begin_time', 'table "Database Instances Included In Report", column "Begin Snap Time"'],
  ['end_time', 'table "Database Instances Included In Report", column "End Snap Time"'],
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

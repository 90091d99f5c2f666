/**
 * The header of a compare-period report: one row for each of the two periods, in two tables. `reports` describes the first
 * period, from its begin to its end, so that no column mixes the two; `diff_periods` has both. The second period's identity
 * is in `identity`, for two comparisons with one first period are two reports.
 *
 * Up to 12.1 the rows name database and instance, from 12.2 the unique name; comparisons of whole clusters name no instance.
 */
import { AwrError } from '../../base/errors.ts';
import { EMPTY_HEADER } from '../header.ts';
import { namedRows, printedLanguage } from '../printed.ts';
import type { ReportHeader, SourceTable } from '../types.ts';
import { type NumberLocale, parseBytes, secondsBetween } from '../values.ts';

/** The header stands at the top. */
const HEADER_TABLES = 12;
const FIRST = /^(?:first\b|1st\b)/i;
const SECOND = /^(?:second\b|2nd\b)/i;

type Row = ReadonlyMap<string, string>;

/**
 * @throws AwrError `no_header` when what identifies the first period is not there or unreadable
 */
export function readDiffHeader(
  tables: readonly SourceTable[],
  locale: NumberLocale,
): { header: ReportHeader; warnings: string[] } {
  const top = tables.slice(0, HEADER_TABLES);
  const sets = top.flatMap((table) => namedRows(table, 'snapshot set') ?? []);
  const read = printedLanguage(top, locale);
  const of = (period: RegExp): Row =>
    new Map(
      sets.flatMap(({ rows }) =>
        rows.filter((row) => period.test(row.get('snapshot set') ?? '')).flatMap((row) => [...row]),
      ),
    );
  const host = hostRows(top);
  const header = { ...headerOf(of(FIRST), read), ...hostOf(host, read, locale) };
  const second = headerOf(of(SECOND), read);
  const missing = (['db_id', 'begin_snap_id', 'end_snap_id', 'begin_time', 'end_time'] as const).filter(
    (field) => header[field] === null || (field !== 'db_id' && second[field] === null),
  );
  if (missing.length > 0) {
    throw new AwrError(`The report's header lacks ${missing.join(', ')}, or prints it unreadably.`, {
      code: 'no_header',
      place: 'tables with the column "Snapshot Set"',
      remedy: 'Export the report again; a header that was edited out cannot be read.',
    });
  }
  return { header: { ...header, compared_with: comparedWith(second) }, warnings: [] };
}

function headerOf(row: Row, read: ReturnType<typeof printedLanguage>): ReportHeader {
  const id = row.get('db id') ?? '';
  const begin = read.time(row.get('begin snap time'));
  const end = read.time(row.get('end snap time'));
  const uniqueName = read.text(row.get('unique name') ?? row.get('db unique name'));
  return {
    ...EMPTY_HEADER,
    db_id: /^\d+$/.test(id) ? id : null,
    // From 12.2 the unique name alone is printed; it is the name unless the database is one of several of that name.
    db_name: read.text(row.get('db name')) ?? uniqueName,
    db_unique_name: uniqueName,
    instance_name: read.text(row.get('instance')),
    instance_number: read.number(row.get('inst num')),
    role: read.text(row.get('db role') ?? row.get('role')),
    edition: read.text(row.get('edition')),
    release: read.text(row.get('release')),
    is_rac: read.yes(row.get('cluster') ?? row.get('rac')),
    is_cdb: read.yes(row.get('cdb')),
    host_name: read.text(row.get('host')),
    begin_snap_id: read.number(row.get('begin snap id')),
    end_snap_id: read.number(row.get('end snap id')),
    begin_time: begin,
    end_time: end,
    elapsed_s: read.minutes(row.get('elapsed time (min)')) ?? secondsBetween(begin, end),
    db_time_s: read.minutes(row.get('db time (min)')),
  };
}

/** What sets the second period apart, for `report_id`. */
function comparedWith({ db_id, instance_number, begin_snap_id, end_snap_id, begin_time }: ReportHeader): string {
  return [db_id, instance_number, begin_snap_id, end_snap_id, begin_time].map((field) => field ?? '').join('|');
}

/** The first period's column of `Host Configuration Comparison`, by label. */
function hostRows(top: readonly SourceTable[]): Row {
  const table = top.find(({ heading, summary }) => /host configuration comparison/i.test(heading ?? summary ?? ''));
  return new Map(table?.rows.map(([label = '', value = '']) => [label.replace(/[\s:]+$/, '').toLowerCase(), value]));
}

function hostOf(
  host: Row,
  read: ReturnType<typeof printedLanguage>,
  locale: NumberLocale,
): Pick<ReportHeader, 'cpus' | 'cores' | 'sockets' | 'memory_gb'> {
  const memory = parseBytes(host.get('physical memory') ?? '', 'M', locale);
  return {
    cpus: read.number(host.get('number of cpus')),
    cores: read.number(host.get('number of cpu cores')),
    sockets: read.number(host.get('number of cpu sockets')),
    memory_gb: memory ? Number((memory / 2 ** 30).toFixed(2)) : null,
  };
}

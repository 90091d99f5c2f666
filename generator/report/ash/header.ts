/**
 * The header of an ASH report. It names the database as AWR does, and a period of its own in place of snapshots: those
 * fields stay empty, and the begin of the period tells reports of one instance apart.
 */
import { AwrError } from '../../base/errors.ts';
import { headerOf } from '../header.ts';
import { monthReader } from '../months.ts';
import type { ReportHeader, SourceTable } from '../types.ts';
import {
  foldKey,
  foldText,
  type NumberLocale,
  parseDuration,
  parseTimestamp,
  printedMonth,
  secondsBetween,
} from '../values.ts';

const BEGIN = 'analysis begin time';
const END = 'analysis end time';

/** Whether it is the list of period, samples and sources. */
export function isPeriod({ rows }: SourceTable): boolean {
  return rows.some(([label = '']) => foldKey(label) === BEGIN);
}

/**
 * Reads the header off the report's first tables.
 * @throws AwrError `no_header` without database or period
 */
export function readAshHeader(
  tables: readonly SourceTable[],
  locale: NumberLocale,
): { header: ReportHeader; warnings: string[] } {
  const header = headerOf(tables, locale);
  const printed = new Map(
    (tables.find(isPeriod)?.rows ?? []).map(([label = '', value = '']) => [foldKey(label), value]),
  );
  const times = [printed.get(BEGIN) ?? '', printed.get(END) ?? ''];
  const readMonth = monthReader(times.map(printedMonth).filter((month) => month !== null));
  const [begin = null, end = null] = times.map((time) => parseTimestamp(time, readMonth));
  header.begin_time = begin;
  header.end_time = end;
  const elapsed = parseDuration(printed.get('elapsed time') ?? '', '', locale);
  // Printed in minutes to one decimal, the period itself to the second.
  header.elapsed_s = secondsBetween(begin, end) ?? (elapsed === null ? null : elapsed / 1000);
  requireIdentity(header);
  const target = foldText(printed.get('report target') ?? '');
  header.subject = [header.end_time, /^(?:none specified)?$/i.test(target) ? null : target].filter(Boolean).join('|');
  const missing = (['db_name', 'release'] as const).filter((field) => header[field] === null);
  return { header, warnings: missing.length > 0 ? [`header without ${missing.join(', ')}`] : [] };
}

function requireIdentity(header: ReportHeader): void {
  const places = [
    header.db_id === null ? 'column "DB Id"' : null,
    header.begin_time === null ? 'line "Analysis Begin Time"' : null,
    header.end_time === null ? 'line "Analysis End Time"' : null,
  ].filter((place) => place !== null);
  if (places.length === 0) return;
  throw new AwrError('The header of the ASH report lacks its database or its period, or prints them unreadably.', {
    code: 'no_header',
    place: places.join('; '),
    remedy: 'Make the report again; without these its samples belong to nothing.',
  });
}

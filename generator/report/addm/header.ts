/** The header of an ADDM report, read from its prose: `Database 'X' with DB ID 1.`, up to 10.2 from a list of labels. */
import { AwrError } from '../../base/errors.ts';
import { EMPTY_HEADER } from '../header.ts';
import type { ReportHeader } from '../types.ts';
import { foldText, parseNumber, parseTimestamp, secondsBetween } from '../values.ts';
import type { AddmText } from './lines.ts';

/** The header stands before the findings, in so many lines and characters. */
const HEAD = 80;
const HEAD_LENGTH = 8000;

const TIME = String.raw`(\d{1,2}[-/ ][^\s\d][^\s]*[-/ ]?\d{2,4}|\d{1,2}-\S+-\d{2,4})\s+(\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*(?:[AP]\.?M\b\.?|上午|下午|午前|午後))?)`;

/**
 * Reads the header of a report.
 * @throws AwrError `no_header` without database, or the times between which it looked
 */
export function readAddmHeader({ lines }: AddmText): { header: ReportHeader; warnings: string[] } {
  const until = lines.findIndex((line) => /^\s*~{4,}/.test(line));
  const head = lines.slice(0, until < 0 ? HEAD : Math.min(until, HEAD)).join(' ');
  const text = foldText(head.slice(0, HEAD_LENGTH));
  const of = (pattern: RegExp) => pattern.exec(text)?.slice(1) ?? [];
  const header: ReportHeader = { ...EMPTY_HEADER };
  const [db, id] = of(/Database '([^']+)' with DB ID (\d+)/i);
  const [oldId, oldNumber] = of(/Database ID\/Instance: (\d+)\/(\d+)/i);
  const [oldDb, oldInstance] = of(/Database\/Instance Names: ([^\s/]+)\/(\S+)/i);
  const [anyDb, anyId] = of(/'([^']{1,30})'[^'\d]{0,40}\b(?:DB[- ]?ID|DBID)\D{0,10}(\d{5,})/i);
  header.db_id = id ?? oldId ?? anyId ?? null;
  header.db_name = db ?? oldDb ?? anyDb ?? null;
  const [instance, number] = of(/\binstance (\S+?),? numbered (\d+)/i);
  header.instance_name = instance ?? oldInstance ?? null;
  header.instance_number = parseNumber(number ?? oldNumber ?? '');
  header.host_name = of(/\bhosted at (\S+?)\.(?:\s|$)/i)[0] ?? of(/Host Name: (\S+)/i)[0] ?? null;
  header.release = of(/\b(\d{1,2}(?:\.\d+){4})\b/)[0] ?? null;
  const [beginSnap, endSnap] = of(/(?:AWR snapshot range|Snapshot Range:|AWR\D{0,20}?)\D*?(\d+)\D+?(\d+)/i);
  header.begin_snap_id = parseNumber(beginSnap ?? '');
  header.end_snap_id = parseNumber(endSnap ?? '');
  [header.begin_time, header.end_time] = periodOf(text);
  header.elapsed_s = secondsBetween(header.begin_time, header.end_time);
  header.db_time_s = parseNumber(
    of(/(?:Total database time was|Database Time:) ([\d.,]+) seconds?/i)[0]?.replaceAll(',', '') ?? '',
  );
  const instances = Number(of(/ADDM analyzed (\d+) of the requested/i)[0] ?? (instance ? 1 : 0));
  if (instances > 1 || /analysis of all instances\b/i.test(text)) header.is_rac = true;
  if (/\b(?:database type|system) is (?:a )?(?:PDB|MULTITENANT)/i.test(text)) header.is_cdb = true;
  requireIdentity(header);
  const missing = (['db_name', 'release', 'db_time_s'] as const).filter((field) => header[field] === null);
  return { header, warnings: missing.length > 0 ? [`header without ${missing.join(', ')}`] : [] };
}

/** The first two times printed; up to 10.2 one date may serve both, as in `20-MAR-2010 from 08:01:06 to 22:00:07`. */
function periodOf(text: string): [string | null, string | null] {
  const old = /Analysis Period: (\S+) from (\d{1,2}:\d{2}(?::\d{2})?) to (\d{1,2}:\d{2}(?::\d{2})?)/i.exec(text);
  if (old) return [parseTimestamp(`${old[1]} ${old[2]}`), parseTimestamp(`${old[1]} ${old[3]}`)];
  const times = [...text.matchAll(new RegExp(TIME, 'gi'))].map(([, day, time]) => parseTimestamp(`${day} ${time}`));
  const [begin = null, end = null] = times.filter((time) => time !== null);
  return [begin, end];
}

function requireIdentity(header: ReportHeader): void {
  const places = [
    header.db_id === null ? '"Database … with DB ID …"' : null,
    header.begin_time === null || header.end_time === null ? '"Analysis Period"' : null,
  ].filter((place) => place !== null);
  if (places.length === 0) return;
  throw new AwrError('The ADDM report does not say, or not readably, which database it is of and when it looked.', {
    code: 'no_header',
    place: places.join('; '),
    remedy: 'Write the report again, whole; in another language than English it may not be understood.',
  });
}

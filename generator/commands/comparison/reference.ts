/**
 * What a user may name as a side of a comparison:
 *
 * - a period, `DB[/INSTANCE]@FROM..TO`: the reports of one series whose middle lies in it. DB: name, DBID or the site's folder;
 * - a report's page: `demoshop-151/demoshop/2026-10-26-1200_8912-8913/`, any end of it, or its whole address;
 * - a report's id, or the beginning of it;
 * - a file that holds a report, be it in the lake or not.
 */
import { AwrError, EXIT } from '../../base/errors.ts';
import type { IndexedInstance, IndexedReport, LakeIndex } from '../../pages/lake-index.ts';

export interface Period {
  database: string;
  instance: string | null;
  /** Milliseconds of the database's wall clock; `to` is not part of it. */
  from: number;
  to: number;
}

const PERIOD = /^(?<database>[^@/]+)(?:\/(?<instance>[^@]+))?@(?<from>.*?)\.\.(?<to>.*)$/;
const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?$/;
const SYNTAX = 'DB[/INSTANCE]@2026-10-26T08:00..2026-10-26T12:00';
/** Reports or instances that an error lists. */
const LISTED = 8;

/** The period that the text names; null where it names none. Throws `usage` for times that are none. */
export function parsePeriod(text: string): Period | null {
  const parts = PERIOD.exec(text)?.groups;
  if (!parts) {
    if (!text.includes('@')) return null;
    throw usage(`Not a period: ${JSON.stringify(text)}.`, `Write it as ${SYNTAX}.`);
  }
  const { database = '', instance, from = '', to = '' } = parts;
  const period = { database, instance: instance ?? null, from: parseTime(from, text), to: parseTime(to, text) };
  if (period.from >= period.to)
    throw usage(`This period ends before it begins: ${JSON.stringify(text)}.`, `Write it as ${SYNTAX}.`);
  return period;
}

function parseTime(text: string, whole: string): number {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = TIME.exec(text) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // A day that the month does not have would slip into the next one.
  if (year !== undefined && !Number.isNaN(time) && new Date(time).toISOString().slice(8, 10) === day) return time;
  throw usage(
    `Not a time: ${JSON.stringify(text)} in ${JSON.stringify(whole)}.`,
    'Give the database’s wall clock, 2026-10-26T08:00 or 2026-10-26.',
  );
}

/** The series' reports whose middle lies in the period, by time. Throws `no_match`, `several_match`. */
export function reportsIn(period: Period, index: LakeIndex): IndexedReport[] {
  const instance = seriesOf(period, index);
  const found = instance.series.filter((report) => {
    const middle = (wallClock(report.snapshot.beginTime) + wallClock(report.snapshot.endTime)) / 2;
    return middle >= period.from && middle < period.to;
  });
  if (found.length > 0) return found;
  const [first, last] = [instance.series[0], instance.series.at(-1)];
  throw new AwrError(`No report of ${instance.name} lies in this period.`, {
    code: 'no_match',
    remedy:
      first && last
        ? `Its reports run from ${first.snapshot.beginTime} to ${last.snapshot.endTime}.`
        : 'It has no series: its reports are of kinds that cover no interval.',
    exitCode: EXIT.usage,
  });
}

function seriesOf({ database, instance }: Period, index: LakeIndex): IndexedInstance {
  const wanted = fold(database);
  const databases = index.databases.filter(({ ref }) =>
    [ref.dbName, ref.dbId, ref.slug].some((name) => fold(name) === wanted),
  );
  if (databases.length === 0)
    throw new AwrError(`There is no database ${database} in the lake.`, {
      code: 'no_match',
      remedy: `There are: ${some(index.databases.map(({ ref }) => ref.slug))}.`,
      exitCode: EXIT.usage,
    });
  if (databases.length > 1)
    throw several(
      `databases called ${database}`,
      databases.map(({ ref }) => ref.slug),
    );
  const all = databases.flatMap(({ instances }) => instances).filter(({ series }) => series.length > 0);
  const matching =
    instance === null
      ? all
      : all.filter(({ name, number }) => fold(name) === fold(instance) || String(number) === instance);
  const [only] = matching;
  if (only && matching.length === 1) return only;
  const names = all.map(({ name }) => `${database}/${name}@…`);
  if (matching.length > 1)
    throw several(instance === null ? `instances of ${database}` : `instances ${instance}`, names);
  throw new AwrError(
    instance === null ? `${database} has no series.` : `${database} has no instance ${instance} with a series.`,
    {
      code: 'no_match',
      remedy: names.length > 0 ? `There are: ${some(names)}.` : 'Name a report of it instead.',
      exitCode: EXIT.usage,
    },
  );
}

/** The one report with this id, or whose page this is. Throws `no_match`, `several_match`. */
export function reportNamed(text: string, index: LakeIndex): IndexedReport {
  const found = [...matchesOf(text, index)];
  const [only] = found;
  if (only && found.length === 1) return only;
  if (only)
    throw several(
      'reports',
      found.map(({ snapshot }) => `${snapshot.reportId} (${snapshot.path})`),
    );
  throw new AwrError(`Nothing matches ${JSON.stringify(text)}.`, {
    code: 'no_match',
    remedy: `Name a report by its id (4 digits or more), the address of its page or its file, or a period as ${SYNTAX}.`,
    exitCode: EXIT.usage,
  });
}

function matchesOf(text: string, index: LakeIndex): Iterable<IndexedReport> {
  const reports = [...index.byReport.values()];
  if (/^[0-9a-f]{4,16}$/i.test(text)) {
    const byId = reports.filter(({ snapshot }) => snapshot.reportId.startsWith(text.toLowerCase()));
    if (byId.length > 0) return byId;
  }
  const path = text
    .replace(/[?#].*$/, '')
    .replace(/index\.html$/, '')
    .replace(/^.*\/(?:en|zh)\//, '')
    .replace(/^\/+|\/+$/g, '')
    .toLowerCase();
  if (path === '') return [];
  return reports.filter(({ snapshot }) => snapshot.path === `${path}/` || snapshot.path.endsWith(`/${path}/`));
}

export const wallClock = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`);

const fold = (name: string): string => name.trim().toLowerCase();

function some(names: readonly string[]): string {
  const left = names.length - LISTED;
  return names.slice(0, LISTED).join(', ') + (left > 0 ? ` and ${left} more` : '');
}

function several(what: string, names: readonly string[]): AwrError {
  return new AwrError(`This names several ${what}.`, {
    code: 'several_match',
    remedy: `Name one of: ${some(names)}.`,
    exitCode: EXIT.usage,
  });
}

function usage(message: string, remedy: string): AwrError {
  return new AwrError(message, { code: 'usage', remedy, exitCode: EXIT.usage });
}

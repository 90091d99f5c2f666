/**
 * Addresses of comparisons: made of the addresses of what is compared, so that they can be read, typed and kept. A side is
 * a snapshot, by its folder, or a period of a series, by two times of the database's clock:
 *
 *     compare/{db}/{instance}/{first}_vs_{second}/                        of one series
 *     compare/{db}/{instance}/{first}/{db}/{instance}/{second}/           of two
 *
 *     compare/orcl-123/orcl1/2026-10-19-1200_160-161_vs_2026-10-26-1200_328-329/
 *     compare/orcl-123/orcl1/2026-10-12-0000_to_2026-10-19-0000_vs_2026-10-19-0000_to_2026-10-26-0000/
 */

/** Where comparisons are, below `/{lang}/`: the page that tells of them, and all of them below it. */
export const COMPARE_PATH = 'compare/';

/** One side as an address names it: folders of the database and the instance, and the folder of a snapshot or a period. */
export interface SidePath {
  db: string;
  instance: string;
  side: string;
}

/** A period of the database's clock, `YYYY-MM-DD HH:MM:SS`; `to` is not part of it. */
export interface PeriodOfClock {
  from: string;
  to: string;
}

const VERSUS = '_vs_';
const TO = '_to_';
/** What any folder of an address is made of, see `paths.ts`. */
const FOLDER = /^[a-z0-9_-]{1,140}$/;
const TIME = /^(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)$/;

/** Path below `/{lang}/`, ends in `/`. */
export function comparePath(first: SidePath, second: SidePath): string {
  if (first.db === second.db && first.instance === second.instance)
    return `${COMPARE_PATH}${first.db}/${first.instance}/${first.side}${VERSUS}${second.side}/`;
  const [a, b] = [first, second].map(({ db, instance, side }) => `${db}/${instance}/${side}/`);
  return `${COMPARE_PATH}${a}${b}`;
}

/** The sides that an address names; null for one of another shape. Whether there are such sides the lake knows. */
export function parseComparePath(path: string): { first: SidePath; second: SidePath } | null {
  if (!path.startsWith(COMPARE_PATH) || !path.endsWith('/')) return null;
  const folders = path.slice(COMPARE_PATH.length, -1).split('/');
  const [db = '', instance = '', side = '', db2 = '', instance2 = '', side2 = ''] = folders;
  const [a = '', b = ''] = side.split(VERSUS);
  const sides =
    folders.length === 3 && side.split(VERSUS).length === 2
      ? { first: { db, instance, side: a }, second: { db, instance, side: b } }
      : folders.length === 6
        ? { first: { db, instance, side }, second: { db: db2, instance: instance2, side: side2 } }
        : null;
  const isWhole = (each: SidePath): boolean => Object.values(each).every((folder) => FOLDER.test(folder));
  return sides && isWhole(sides.first) && isWhole(sides.second) ? sides : null;
}

/** The folder of a snapshot's page, `{db}/{instance}/{snapshot}/`, as a side; null for a path of another shape. */
export function sideOfSnapshot(path: string): SidePath | null {
  const [db = '', instance = '', side = '', ...rest] = path.split('/');
  return rest.length === 1 && rest[0] === '' && [db, instance, side].every((folder) => FOLDER.test(folder))
    ? { db, instance, side }
    : null;
}

/** `2026-10-19-0000_to_2026-10-26-0000`; seconds are left out, which no report's middle depends on. */
export function periodFolder({ from, to }: PeriodOfClock): string {
  const short = (time: string): string => time.replace(/^(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d).*$/s, '$1-$2$3');
  return `${short(from)}${TO}${short(to)}`;
}

/** The period that a folder names; null where it names none, or one that is empty. */
export function periodOfFolder(folder: string): PeriodOfClock | null {
  const parts = folder.split(TO);
  if (parts.length !== 2) return null;
  const [from, to] = parts.map(timeOf);
  return from && to && from < to ? { from, to } : null;
}

/** `2026-10-19-0830` as `2026-10-19 08:30:00`; null for what is no time: the 31st of February too. */
function timeOf(text: string): string | null {
  const [, year, month, day, hour, minute] = TIME.exec(text) ?? [];
  if (year === undefined) return null;
  const time = `${year}-${month}-${day} ${hour}:${minute}:00`;
  const parsed = Date.parse(`${time.replace(' ', 'T')}Z`);
  if (Number.isNaN(parsed)) return null;
  return new Date(parsed).toISOString().slice(0, 19).replace('T', ' ') === time ? time : null;
}

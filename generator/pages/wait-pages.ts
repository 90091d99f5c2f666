/** Which wait events have a page, and which of them are read together. */
import { isIdle } from '../analysis/facts/idle.ts';
import type { Num } from '../base/figures.ts';
import type { Lake } from '../lake/lake.ts';
import type { IndexedDatabase, LakeIndex } from './lake-index.ts';
import { eventSlug, waitPath } from './paths.ts';

/** Of DB time in any report; background waits are held against it too. Our choice: below it an event is noise. */
export const LEAST_PCT_DB_TIME = 1;

export interface WaitPage {
  /** The spelling that most reports have. */
  event: string;
  /** Every spelling: they differ in case or punctuation alone. */
  spellings: string[];
  slug: string;
  path: string;
  waitClass: string | null;
  reports: number;
  inputsDigest: string;
}

interface Seen {
  report_id: string;
  event: string;
  wait_class: string | null;
  reports: number;
  in_top: boolean;
  peak_pct_db_time: Num;
  inputs_digest: string;
}

/** Pages by database, each by event: those ever among the top events, above 1 % of DB time, or named by an incident. */
export async function loadWaitPages(
  lake: Lake,
  index: LakeIndex,
  namesOf: (database: IndexedDatabase) => ReadonlyMap<string, unknown>,
): Promise<Map<IndexedDatabase, WaitPage[]>> {
  const rows = await lake.query<Seen>('SELECT * EXCLUDE (db_id) FROM waits_seen ORDER BY event');
  const owned = Map.groupBy(rows, (row) => index.byReport.get(row.report_id)?.database);
  return new Map(
    index.databases.map((database) => {
      const named = namesOf(database);
      const bySlug = Map.groupBy(
        (owned.get(database) ?? []).filter((row) => isWait(row.event, row.wait_class)),
        (row) => eventSlug(row.event),
      );
      const pages = [...bySlug].flatMap(([slug, spelt]): WaitPage[] => {
        if (!spelt.some((row) => isHeavy(row.in_top, row.peak_pct_db_time) || named.has(row.event))) return [];
        const most = spelt.reduce((a, b) => (b.reports > a.reports ? b : a));
        return [
          {
            event: most.event,
            spellings: spelt.map(({ event }) => event),
            slug,
            path: waitPath(database.ref.slug, most.event),
            waitClass: spelt.find((row) => row.wait_class !== null)?.wait_class ?? null,
            reports: spelt.reduce((sum, row) => sum + row.reports, 0),
            inputsDigest: spelt.map((row) => row.inputs_digest).join(),
          },
        ];
      });
      return [database, pages];
    }),
  );
}

/** CPU is listed among the top events, under a name that depends on the release. */
const isWait = (event: string, waitClass: string | null): boolean =>
  !isIdle(event, waitClass) && !/^(?:DB CPU|CPU time|background cpu time)$/i.test(event);

const isHeavy = (inTop: boolean, pctDbTime: Num): boolean => inTop || (pctDbTime ?? 0) >= LEAST_PCT_DB_TIME;

/**
 * The page of an event that a report lists; null where this report alone does not give it one. What a page links must follow
 * from the page's own inputs, so an event that weighs more elsewhere is not linked where it is small.
 */
export function waitPageOf(
  dbSlug: string,
  event: { name: string; waitClass: string | null; totalWaitS: Num; inTop: boolean },
  dbTimeS: Num,
): string | null {
  if (!isWait(event.name, event.waitClass)) return null;
  const pct = event.totalWaitS !== null && dbTimeS ? (100 * event.totalWaitS) / dbTimeS : null;
  return isHeavy(event.inTop, pct) ? waitPath(dbSlug, event.name) : null;
}

/**
 * New statements, and those that went. A list is cut: a statement that is not in it may have run nonetheless, with at
 * most the weight of the last one listed. So new or gone is only what the lists would have shown.
 */
import { STEADY } from '../facts/statement-history.ts';
import type { Course } from '../stats/level.ts';
import { centreOf } from '../stats/robust.ts';

/** Rows of a list by elapsed time that is cut where AWR cuts it: shorter ones print whatever the repository had. Oracle's `top_n_sql`. */
export const FULL_LIST_ROWS = 10;

/** A list would have shown a statement that took this share of its weight. Our choice. */
const WOULD_SHOW = 0.5;
/** Share of the lists of a span that must be full and low enough. Our choice, that of what is steady. */
const LISTS = STEADY.share;

/** A statement's weight in the reports of its series that list it. */
export interface Listing {
  /** Place of the report in the series. */
  at: number;
  /** Percent of DB time; null where not printed. */
  pct: number | null;
}

export interface Presence {
  kind: 'new' | 'gone';
  /** Place of the first report that lists it, or of the first that does no more. */
  at: number;
  /** Place of the last report in which it is as said. */
  until: number;
  course: Course;
  /** Weight while it was listed, percent of DB time: median. */
  pct: number;
  /** While it was not listed it took less than this, percent of DB time: the heaviest last entry of the lists. */
  belowPct: number;
}

/**
 * `floors`: by place in the series, the share of DB time of the last entry of a full list by elapsed time, percent; null
 * where the list is not full: what is missing from it is unknown.
 */
export function presencesOf(
  listings: readonly Listing[],
  floors: readonly (number | null)[],
  leastPct: number,
): Presence[] {
  return [...firstListed(listings, floors, leastPct), ...wentMissing(listings, floors, leastPct)];
}

function firstListed(listings: readonly Listing[], floors: readonly (number | null)[], leastPct: number): Presence[] {
  const first = listings[0]?.at;
  if (first === undefined || first < STEADY.snapshots) return [];
  const early = listings.filter(({ at }) => at < first + STEADY.snapshots);
  const pct = weightOf(early);
  const belowPct = pct === null || pct < leastPct ? null : boundOf(floors.slice(first - STEADY.snapshots, first), pct);
  if (pct === null || belowPct === null) return [];
  const follow = Math.min(STEADY.snapshots, floors.length - first);
  const course =
    follow < STEADY.snapshots
      ? 'open'
      : early.length === 1
        ? 'single'
        : early.length >= follow / 2
          ? 'lasting'
          : 'passing';
  return [{ kind: 'new', at: first, until: early.at(-1)?.at ?? first, course, pct, belowPct }];
}

/** Whoever was steady and is then missing for a day of lists that would have shown it. */
function wentMissing(listings: readonly Listing[], floors: readonly (number | null)[], leastPct: number): Presence[] {
  return listings.flatMap(({ at }, i): Presence[] => {
    const back = listings[i + 1]?.at ?? floors.length;
    if (back - at - 1 < STEADY.snapshots) return [];
    const recent = listings.slice(0, i + 1).filter((each) => each.at > at - STEADY.snapshots);
    const pct = weightOf(recent);
    if (pct === null || pct < leastPct || recent.length < STEADY.share * STEADY.snapshots) return [];
    const belowPct = boundOf(floors.slice(at + 1, back), pct);
    if (belowPct === null) return [];
    const course = back < floors.length ? 'passing' : 'lasting';
    return [{ kind: 'gone', at: at + 1, until: back - 1, course, pct, belowPct }];
  });
}

function weightOf(listings: readonly Listing[]): number | null {
  const known = listings.map(({ pct }) => pct).filter((pct) => pct !== null);
  return known.length === 0 ? null : centreOf(known).median;
}

/** The heaviest last entry of these lists; null where they would not have shown a statement of that weight. */
function boundOf(floors: readonly (number | null)[], pct: number): number | null {
  const full = floors.filter((floor) => floor !== null);
  const telling = full.filter((floor) => floor <= WOULD_SHOW * pct);
  if (telling.length === 0 || telling.length < LISTS * floors.length) return null;
  return telling.reduce((most, floor) => Math.max(most, floor), 0);
}

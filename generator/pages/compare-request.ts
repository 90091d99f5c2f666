/** From what the forms "Compare with…" ask for to the address of the comparison. Nothing of the question reaches the address: it is made of what the lake has. */
import { comparePath, periodFolder, type SidePath, sideOfSnapshot } from './compare-paths.ts';
import { findSide } from './comparison.ts';
import type { LakeIndex } from './lake-index.ts';

/** Why there is no such comparison: the question is not one, names nothing, or its time holds no report. */
export type CompareProblem = 'not_asked' | 'unknown' | 'no_report';

export type CompareAnswer = { path: string } | { problem: CompareProblem };

/** `2026-10-19T12:00`, as browsers send it. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;

/**
 * `of` a snapshot's path and `with` another's, or `at` the time that one covers; or `series`, `{db}/{instance}/`, with
 * `from1`, `to1`, `from2`, `to2`. The earlier one is what the later one is held against.
 */
export function comparisonAsked(index: LakeIndex, asked: URLSearchParams): CompareAnswer {
  if (asked.has('series')) return periodsAsked(index, asked);
  const own = sideOfSnapshot(asked.get('of') ?? '');
  if (!own) return { problem: 'not_asked' };
  const found = findSide(index, own);
  if (!found) return { problem: 'unknown' };
  const other = asked.has('with') ? sideOfSnapshot(asked.get('with') ?? '') : null;
  if (asked.has('with')) {
    const held = other && findSide(index, other);
    return other && held ? inOrder([own, begin(found)], [other, begin(held)]) : { problem: 'unknown' };
  }
  const at = asked.get('at') ?? '';
  if (!TIME.test(at)) return { problem: 'not_asked' };
  const time = clock(at);
  const covering = found.instance.series.find(
    ({ snapshot }) => snapshot.beginTime <= time && time < snapshot.endTime && snapshot.path !== asked.get('of'),
  );
  const side = covering && sideOfSnapshot(covering.snapshot.path);
  return side ? inOrder([own, begin(found)], [side, covering.snapshot.beginTime]) : { problem: 'no_report' };
}

function periodsAsked(index: LakeIndex, asked: URLSearchParams): CompareAnswer {
  const place = sideOfSnapshot(`${asked.get('series')}x/`);
  const times = ['from1', 'to1', 'from2', 'to2'].map((name) => asked.get(name) ?? '');
  if (!place || times.some((time) => !TIME.test(time))) return { problem: 'not_asked' };
  const [from1 = '', to1 = '', from2 = '', to2 = ''] = times.map(clock);
  if (from1 >= to1 || from2 >= to2) return { problem: 'not_asked' };
  if (!index.bySlug.has(place.db)) return { problem: 'unknown' };
  const [first, second] = [
    { ...place, side: periodFolder({ from: from1, to: to1 }) },
    { ...place, side: periodFolder({ from: from2, to: to2 }) },
  ];
  return findSide(index, first) && findSide(index, second)
    ? { path: comparePath(first, second) }
    : { problem: 'no_report' };
}

const clock = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)}:00`;

const begin = ({ reports }: { reports: readonly { snapshot: { beginTime: string } }[] }): string =>
  reports[0]?.snapshot.beginTime ?? '';

type Timed = readonly [side: SidePath, begin: string];

const inOrder = (a: Timed, b: Timed): CompareAnswer => ({
  path: a[1] <= b[1] ? comparePath(a[0], b[0]) : comparePath(b[0], a[0]),
});

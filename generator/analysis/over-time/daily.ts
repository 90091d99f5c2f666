/** Days of a series: what was typical of each, and how high its busy hours were. */

import { DAY_S } from '../../base/seconds.ts';
import { sorted } from '../stats/robust.ts';

export interface DailyValue {
  /** Midnight at its begin, seconds of the wall clock. */
  day: number;
  /**
   * The busy hours: the value that a tenth of the day's time is at or above. Lower than the highest, so that one odd hour
   * in a day is no peak. Null where reports cover less than three quarters of the day: its busy hours may be missing.
   */
  busy: number | null;
  /** Snapshots that count to the day, by their middle. */
  snapshots: number;
  /** Seconds that they cover. */
  covered: number;
  /** Place of the highest value among the series' values. */
  highest: number;
}

/** Share of a day that counts as its busy time, and how much of a day must be known. Our choices. */
export const BUSY_SHARE = 0.1;
export const DAY_LEAST_COVER = 0.75;

/** Days that have a value, ascending. Intervals longer than a day tell no day's busy hours. */
export function dailyValues(
  intervals: readonly { begin: number; end: number }[],
  values: readonly number[],
): DailyValue[] {
  const days = Map.groupBy(values.keys(), (i) => {
    const { begin, end } = intervals[i] as { begin: number; end: number };
    return Math.floor((begin + end) / 2 / DAY_S);
  });
  return [...days].map(([day, places]) => {
    const order = places.toSorted((a, b) => (values[b] as number) - (values[a] as number));
    const lengthOf = (i: number): number => (intervals[i]?.end ?? 0) - (intervals[i]?.begin ?? 0);
    const covered = places.reduce((sum, i) => sum + lengthOf(i), 0);
    const whole = covered >= DAY_LEAST_COVER * DAY_S && Math.max(...places.map(lengthOf)) <= DAY_S / 4;
    return {
      day: day * DAY_S,
      busy: whole ? busyOf(order, values, lengthOf, covered) : null,
      snapshots: places.length,
      covered,
      highest: order[0] as number,
    };
  });
}

function busyOf(
  order: readonly number[],
  values: readonly number[],
  lengthOf: (i: number) => number,
  covered: number,
): number {
  let time = 0;
  for (const i of order) {
    time += lengthOf(i);
    if (time >= BUSY_SHARE * covered) return values[i] as number;
  }
  return values[order.at(-1) as number] as number;
}

/** The median of each day's values, where at least half as many are known as on most days. */
export function dailyMedians(times: readonly number[], values: ArrayLike<number>): { day: number; value: number }[] {
  const days = [...Map.groupBy(times.keys(), (i) => Math.floor((times[i] as number) / DAY_S))];
  const usual = middle(days.map(([, places]) => places.length));
  return days
    .filter(([, places]) => places.length >= usual / 2)
    .map(([day, places]) => ({ day: day * DAY_S, value: middle(places.map((i) => values[i] as number)) }));
}

function middle(values: readonly number[]): number {
  const ascending = sorted(values);
  const half = ascending.length / 2;
  return ((ascending[Math.ceil(half) - 1] as number) + (ascending[Math.floor(half)] as number)) / 2;
}

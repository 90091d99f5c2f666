/**
 * A series without what every series has: the slow rise and fall, and the daily and weekly rhythm of the business. Both make
 * things look related that have nothing to do with each other but the working day. So what is left is the change from the
 * snapshot before, less the change that is usual at the hour. In this order: the medians of hours of a level that wanders
 * would leave the same jumps, at the same midnights, in every series.
 */

import { medianSorted } from 'simple-statistics';
import { DAY_S } from '../../base/seconds.ts';
import { hourOfWeek } from '../baseline.ts';
import { sorted } from '../stats/robust.ts';

/** What is taken off: the median of each hour of the week, or of each hour of working days and of weekends. */
export type Cycle = 'hour_of_week' | 'hour_of_day';

/** A cycle must have come round so often that its medians are more than the values themselves. Our choice. */
const LEAST_DAYS: readonly (readonly [Cycle, number])[] = [
  ['hour_of_week', 28],
  ['hour_of_day', 7],
];
/** Values of an hour that make a median; with fewer nothing tells what is usual then, and the hour is left out. */
const LEAST_VALUES = 3;

/** By the days that a series spans; null: too few to know what is usual at an hour. */
export function cycleOf(times: readonly number[]): Cycle | null {
  const days = ((times.at(-1) ?? 0) - (times[0] ?? 0) + 3600) / DAY_S;
  return LEAST_DAYS.find(([, least]) => days >= least)?.[0] ?? null;
}

/** For each time the number of its hour in the cycle. */
export function hoursOf(times: readonly number[], cycle: Cycle): Uint8Array {
  return Uint8Array.from(times, (time) => {
    const hour = hourOfWeek(time);
    return cycle === 'hour_of_week' ? hour : (hour % 24) + (hour >= 5 * 24 ? 24 : 0);
  });
}

/** The values less the median of their hour, NaN where that is not known; and how many hours had one. */
export function withoutCycle(values: Float64Array, hours: Uint8Array): { values: Float64Array; medians: number } {
  const byHour: number[][] = Array.from({ length: 168 }, () => []);
  for (const [i, value] of values.entries()) if (!Number.isNaN(value)) byHour[hours[i] as number]?.push(value);
  const medians = byHour.map((own) => (own.length < LEAST_VALUES ? Number.NaN : medianSorted(sorted(own))));
  return {
    values: values.map((value, i) => value - (medians[hours[i] as number] as number)),
    medians: medians.filter((median) => !Number.isNaN(median)).length,
  };
}

/** Change against the snapshot before; NaN where either is unknown or the two do not join. */
export function changesFrom(values: Float64Array, joined: readonly boolean[]): Float64Array {
  return values.map((value, i) => (joined[i] ? value - (values[i - 1] ?? Number.NaN) : Number.NaN));
}

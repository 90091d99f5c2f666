/**
 * Takes the week out of a series: what is left is how far each value is off what its hour of the week usually is. Unlike
 * `baseline.ts`, which judges a snapshot by what came before it, this looks at the whole series: it tells levels apart.
 */
import { medianSorted } from 'simple-statistics';
import { hourOfWeek } from '../baseline.ts';
import { sorted } from '../stats/robust.ts';

/** Values at ascending times: seconds of the database's wall clock, the middle of each interval. */
export interface Series {
  times: readonly number[];
  values: readonly number[];
}

/** How alike the hours are that a value is compared with. */
export type SeasonBasis = 'hour_of_week' | 'hour_of_day';

/**
 * A scale on which noise is about as large by night as by day, and a step of 20 % the same wherever it happens: the
 * inverse hyperbolic sine, a logarithm that goes through zero. Linear below a tenth of the median. Our choice.
 */
export interface Scaling {
  to(value: number): number;
  from(scaled: number): number;
}

const LINEAR_SHARE = 0.1;
/** Weeks that an hour of the week is to be known from; else hours of working days, or of weekends, are taken together. */
const LEAST_WEEKS = 3;
const LEAST_DAYS = 2;

export function scalingOf(values: readonly number[]): Scaling {
  const sizes = sorted(values.map(Math.abs).filter((size) => size > 0));
  const unit = sizes.length > 0 ? LINEAR_SHARE * medianSorted(sizes) : 1;
  return { to: (value) => Math.asinh(value / unit), from: (scaled) => unit * Math.sinh(scaled) };
}

export interface Season {
  basis: SeasonBasis;
  /** What each value's hour adds to the level; median 0 over the series. */
  offsets: Float64Array;
}

/** The week in values whose level has been taken out already (or has none to take out). */
export function seasonOf(times: readonly number[], values: readonly number[]): Season {
  const slots = times.map(hourOfWeek);
  const byWeek = mediansBy(slots, values);
  const byDay = mediansBy(slots.map(hourOfDay), values);
  const all = medianSorted(sorted(values));
  let weekly = 0;
  const offsets = Float64Array.from(slots, (slot) => {
    const week = byWeek.get(slot);
    if (week && week.count >= LEAST_WEEKS) {
      weekly++;
      return week.median;
    }
    const day = byDay.get(hourOfDay(slot));
    return day && day.count >= LEAST_DAYS ? day.median : all;
  });
  const centre = medianSorted(sorted(offsets as unknown as number[]));
  return {
    basis: weekly > values.length / 2 ? 'hour_of_week' : 'hour_of_day',
    offsets: offsets.map((offset) => offset - centre),
  };
}

/** Hours of working days are 0 to 23, those of weekends 24 to 47. */
const hourOfDay = (slot: number): number => (slot % 24) + (slot >= 5 * 24 ? 24 : 0);

function mediansBy(keys: readonly number[], values: readonly number[]) {
  const groups = Map.groupBy(values.keys(), (i) => keys[i] as number);
  return new Map(
    [...groups].map(([key, places]) => {
      const own = sorted(places.map((i) => values[i] as number));
      return [key, { count: own.length, median: medianSorted(own) }] as const;
    }),
  );
}

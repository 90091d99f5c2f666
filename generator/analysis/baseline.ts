/**
 * What is usual at an hour: the past of one series, seen by hour of week. Only what came before a snapshot counts for
 * it, so that a page, once right, stays as it is when later reports come.
 */
import { DAY_S } from '../base/seconds.ts';
import { type Centre, centreOf, robustScore } from './stats/robust.ts';

/** How alike the hours are that a baseline is made of, best first. */
export type BaselineBasis = 'hour_of_week' | 'hour_of_day' | 'recent';

export interface Baseline extends Centre {
  basis: BaselineBasis;
}

/** How far back a baseline looks: so long that every hour of the week occurs eight times, not so long that growth blurs it. */
export const BASELINE_DAYS = 56;
/** What `recent` is. */
const RECENT_DAYS = 14;
/** Values that a basis needs at least; with fewer the next one counts, and after the last there is no baseline. Our choice. */
export const BASELINE_MIN_SAMPLES: Readonly<Record<BaselineBasis, number>> = {
  hour_of_week: 4,
  hour_of_day: 5,
  recent: 12,
};

interface Sample {
  time: number;
  value: number;
}

/** The past of one figure of one series. Times are seconds of the database's wall clock, in ascending order. */
export class BaselineHistory {
  private readonly byHourOfWeek: Sample[][] = Array.from({ length: 168 }, () => []);
  /** Hours of working days, then of weekends: 48. */
  private readonly byHourOfDay: Sample[][] = Array.from({ length: 48 }, () => []);
  private readonly recent: Sample[] = [];

  /** Notes the figure of a snapshot whose middle is at `time`. */
  add(time: number, value: number): void {
    const sample = { time, value };
    push(this.byHourOfWeek[hourOfWeek(time)], sample, BASELINE_DAYS);
    push(this.byHourOfDay[hourOfDay(time)], sample, BASELINE_DAYS);
    push(this.recent, sample, RECENT_DAYS);
  }

  /**
   * What was usual at this hour of the week up to now; with too little past, at this hour of working days or weekends;
   * then of the last fortnight at any hour. Null with less than that.
   */
  at(time: number): Baseline | null {
    const choices: [BaselineBasis, readonly Sample[] | undefined, number][] = [
      ['hour_of_week', this.byHourOfWeek[hourOfWeek(time)], BASELINE_DAYS],
      ['hour_of_day', this.byHourOfDay[hourOfDay(time)], BASELINE_DAYS],
      ['recent', this.recent, RECENT_DAYS],
    ];
    for (const [basis, samples = [], days] of choices) {
      const values = samples.filter((sample) => sample.time >= time - days * DAY_S).map(({ value }) => value);
      if (values.length >= BASELINE_MIN_SAMPLES[basis]) return { ...centreOf(values), basis };
    }
    return null;
  }
}

/** How far off the usual a value is, in scales of its baseline. */
export const scoreOf = (value: number, baseline: Baseline): number => robustScore(value, baseline);

function push(samples: Sample[] | undefined, sample: Sample, days: number): void {
  if (!samples) return;
  samples.push(sample);
  let old = 0;
  while (old < samples.length && (samples[old] as Sample).time < sample.time - days * DAY_S) old++;
  if (old > 0) samples.splice(0, old);
}

/** 0 is Monday from midnight to one o'clock. 1970-01-01, second 0, was a Thursday. */
export function hourOfWeek(time: number): number {
  return Math.floor(((((time + 3 * DAY_S) % (7 * DAY_S)) + 7 * DAY_S) % (7 * DAY_S)) / 3600);
}

const hourOfDay = (time: number): number => {
  const hour = hourOfWeek(time);
  return (hour % 24) + (hour >= 5 * 24 ? 24 : 0);
};

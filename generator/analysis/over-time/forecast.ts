/**
 * A forecast of daily values: what the weekday adds, the level of the last fortnight, and Theil-Sen's slope where
 * Mann and Kendall's test finds a trend. Robust throughout, for a month of a database has incidents in it. Beside it the
 * seasonal naive forecast, last week once more: what a forecast must beat (Hyndman and Athanasopoulos, Forecasting:
 * Principles and Practice, 3rd ed., 5.2 and 5.5).
 */
import { medianSorted } from 'simple-statistics';
import { MAD_TO_SIGMA, sorted } from '../stats/robust.ts';
import { trendOf } from '../stats/trend.ts';

/** Values of days in a row, oldest first; null: not known. The week begins with the first. */
export type Days = readonly (number | null)[];

export interface Prediction {
  value: number;
  /** Expected size of the error, in the value's unit, as the method itself says; back-testing scales it. */
  spread: number;
}

/** Given the past, the value `ahead` days after its last, from 1. Null where the past is too thin. */
export type Method = (past: Days) => ((ahead: number) => Prediction) | null;

const WEEK = 7;
/** Days whose median is the level, and whose course is the slope. Our choices. */
const LEVEL_DAYS = 14;
const SLOPE_DAYS = 84;
const SLOPE_LEAST_DAYS = 14;
/** A slope this likely by chance is left out: the forecast is then level. */
const SLOPE_MOST_P = 0.05;
/** Errors of less than this share of the level are put down to chance. */
const LEAST_SPREAD = 0.01;

/** The same weekday of the newest week that has it. */
export const seasonalNaive: Method = (past) => {
  const differences: number[] = [];
  past.forEach((value, i) => {
    const before = past[i - WEEK];
    if (value !== null && before != null) differences.push(Math.abs(value - before));
  });
  if (differences.length < WEEK) return null;
  const spread = MAD_TO_SIGMA * median(differences);
  const latest = Array.from({ length: WEEK }, (_, weekday) => {
    let place = past.length - 1 - ((past.length - 1 - weekday) % WEEK);
    while (place >= 0 && past[place] === null) place -= WEEK;
    return place >= 0 ? (past[place] as number) : null;
  });
  if (latest.includes(null)) return null;
  return (ahead) => {
    const value = latest[(past.length - 1 + ahead) % WEEK] as number;
    return { value, spread: Math.max(spread, LEAST_SPREAD * Math.abs(value)) * Math.sqrt(Math.ceil(ahead / WEEK)) };
  };
};

/** Weekday, level and slope. */
export const seasonalDrift: Method = (past) => {
  const known = past.flatMap((value, day) => (value === null ? [] : [{ day, value }]));
  if (known.length < 2 * WEEK - 2) return null;
  const weekdays = weekdayEffects(past);
  const plain = known.map(({ day, value }) => ({ day, value: value - (weekdays[day % WEEK] as number) }));
  const now = past.length - 1;
  const course = plain.filter(({ day }) => day > now - SLOPE_DAYS);
  const trend =
    course.length >= SLOPE_LEAST_DAYS
      ? trendOf(
          course.map(({ day }) => day),
          course.map(({ value }) => value),
        )
      : null;
  const slope = trend && trend.p < SLOPE_MOST_P ? trend.slope : 0;
  const slopeError = trend ? (trend.high - trend.low) / (2 * 1.96) : 0;
  const straight = (from: number) =>
    plain.filter(({ day }) => day > from).map(({ day, value }) => value - slope * (day - now));
  const newest = straight(now - LEVEL_DAYS);
  if (newest.length < WEEK) return null;
  const level = median(newest);
  const spread = MAD_TO_SIGMA * median(straight(now - SLOPE_DAYS).map((value) => Math.abs(value - level)));
  return (ahead) => {
    const value = level + slope * ahead + (weekdays[(now + ahead) % WEEK] as number);
    const least = LEAST_SPREAD * Math.abs(value);
    return { value, spread: Math.hypot(Math.max(spread, least), slopeError * ahead) };
  };
};

/** What each place in the week adds: the median of its distances from the week around it; together they add nothing. */
function weekdayEffects(past: Days): number[] {
  const distances: number[][] = Array.from({ length: WEEK }, () => []);
  past.forEach((value, day) => {
    if (value === null) return;
    // A whole week, moved inwards at the ends, so that no weekday weighs twice.
    const from = Math.min(Math.max(0, day - 3), Math.max(0, past.length - WEEK));
    const week = past.slice(from, from + WEEK).filter((each) => each !== null);
    if (week.length >= WEEK - 2)
      distances[day % WEEK]?.push(value - week.reduce((sum, each) => sum + each, 0) / week.length);
  });
  const effects = distances.map((own) => (own.length > 0 ? median(own) : 0));
  const centre = effects.reduce((sum, effect) => sum + effect, 0) / WEEK;
  return effects.map((effect) => effect - centre);
}

const median = (values: readonly number[]): number => medianSorted(sorted(values));

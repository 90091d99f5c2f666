/**
 * How good a forecast has been: made anew at every day of the past with what was known then, and held against what came
 * (rolling origin; Tashman, Int. J. Forecasting 16, 2000). Its errors are those of the interval, too: the interval is as
 * wide as it had to be to hold the wanted share of what came (split conformal: Lei et al., J. Am. Stat. Assoc. 113, 2018).
 */
import { quantileSorted } from 'simple-statistics';
import { sorted } from '../stats/robust.ts';
import { type Days, type Method, seasonalDrift, seasonalNaive } from './forecast.ts';

export type MethodName = 'seasonal_drift' | 'seasonal_naive';

const METHODS: Readonly<Record<MethodName, Method>> = { seasonal_drift: seasonalDrift, seasonal_naive: seasonalNaive };

/** Known days that a forecast needs, how far it looks at most, and the past that the first of the back-tests gets. Our choices. */
export const FORECAST_MIN_DAYS = 28;
export const FORECAST_MOST_DAYS = 180;
const FIRST_ORIGIN = 14;
/** Back-tests at most: more would say the same. */
const MOST_ORIGINS = 40;
/** Share of days that the interval is to hold. */
export const FORECAST_COVERAGE = 0.8;
/** Its half width in spreads at least: that of normal errors, for few back-tests can be lucky. */
const LEAST_REACH = 1.2816;

export interface ForecastDay {
  /** Days after the last of the past, from 1. */
  ahead: number;
  value: number;
  low: number;
  high: number;
}

export interface BackTest {
  origins: number;
  /** Mean absolute error over that of last week repeated within the past: MASE, Hyndman and Koehler (2006), season 7. */
  mase: number | null;
  /** The same for the seasonal naive forecast, over the same days. */
  naiveMase: number | null;
  /** Mean absolute error in percent of what came; null where that was 0. */
  mapePct: number | null;
  /** Share of days that fell into the interval, in the later half of the back-tests with the width of the earlier half. */
  coveragePct: number | null;
}

export interface Forecast {
  /** The naive one where the other has not been better. */
  method: MethodName;
  /** Ascending; half as many as there are days of history, and 180 at most. */
  days: ForecastDay[];
  backTest: BackTest;
}

interface Test {
  origin: number;
  error: number;
  spread: number;
  actual: number;
}

/** Null with fewer than 28 known days. `bounds`: what a value cannot leave, such as 0 to 100 percent. */
export function forecastOf(past: Days, bounds: { low: number; high: number }): Forecast | null {
  const known = past.filter((value) => value !== null).length;
  if (known < FORECAST_MIN_DAYS) return null;
  const horizon = Math.min(FORECAST_MOST_DAYS, Math.floor(known / 2));
  const drift = testsOf(past, 'seasonal_drift', horizon);
  const naive = testsOf(past, 'seasonal_naive', horizon);
  const method: MethodName = meanError(drift) < meanError(naive) ? 'seasonal_drift' : 'seasonal_naive';
  const tests = method === 'seasonal_drift' ? drift : naive;
  const predict = METHODS[method](past);
  if (!predict || tests.length === 0) return null;
  const reach = reachOf(tests);
  const within = (value: number): number => Math.min(bounds.high, Math.max(bounds.low, value));
  const days = Array.from({ length: horizon }, (_, i): ForecastDay => {
    const { value, spread } = predict(i + 1);
    return {
      ahead: i + 1,
      value: within(value),
      low: within(value - reach * spread),
      high: within(value + reach * spread),
    };
  });
  return { method, days, backTest: summaryOf(past, tests, naive) };
}

/** Errors of every day that a forecast from an earlier day reached. */
function testsOf(past: Days, method: MethodName, horizon: number): Test[] {
  const step = Math.max(1, Math.ceil((past.length - FIRST_ORIGIN) / MOST_ORIGINS));
  const tests: Test[] = [];
  for (let origin = FIRST_ORIGIN; origin < past.length; origin += step) {
    const predict = METHODS[method](past.slice(0, origin));
    if (!predict) continue;
    for (let ahead = 1; ahead <= horizon && origin + ahead <= past.length; ahead++) {
      const actual = past[origin + ahead - 1];
      if (actual == null) continue;
      const { value, spread } = predict(ahead);
      tests.push({ origin, error: Math.abs(actual - value), spread, actual });
    }
  }
  return tests;
}

const meanError = (tests: readonly Test[]): number =>
  tests.length > 0 ? tests.reduce((sum, { error }) => sum + error, 0) / tests.length : Number.POSITIVE_INFINITY;

/** Half width of the interval in spreads. */
function reachOf(tests: readonly Test[]): number {
  const scores = sorted(tests.map(({ error, spread }) => (spread > 0 ? error / spread : error > 0 ? LEAST_REACH : 0)));
  return Math.max(LEAST_REACH, quantileSorted(scores, FORECAST_COVERAGE));
}

function summaryOf(past: Days, tests: readonly Test[], naive: readonly Test[]): BackTest {
  const differences = past.flatMap((value, i) => {
    const before = past[i - 7];
    return value !== null && before != null ? [Math.abs(value - before)] : [];
  });
  const scale = differences.reduce((sum, each) => sum + each, 0) / Math.max(1, differences.length);
  const origins = [...new Set(tests.map(({ origin }) => origin))];
  const middle = origins[Math.floor(origins.length / 2)] ?? 0;
  const earlier = tests.filter(({ origin }) => origin < middle);
  const later = tests.filter(({ origin }) => origin >= middle);
  const reach = earlier.length > 0 ? reachOf(earlier) : Number.NaN;
  const held = later.filter(({ error, spread }) => error <= reach * spread).length;
  return {
    origins: origins.length,
    mase: scale > 0 ? meanError(tests) / scale : null,
    naiveMase: scale > 0 && naive.length > 0 ? meanError(naive) / scale : null,
    mapePct: tests.every(({ actual }) => actual !== 0)
      ? (100 * tests.reduce((sum, { error, actual }) => sum + error / Math.abs(actual), 0)) / tests.length
      : null,
    coveragePct: earlier.length > 0 && later.length > 0 ? (100 * held) / later.length : null,
  };
}

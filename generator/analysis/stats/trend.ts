/**
 * Monotonic trends: how steep (Theil-Sen, with Sen's confidence interval) and whether at all (Mann-Kendall, corrected for
 * values that depend on their neighbours). Both rest on pairs and ranks, so that single odd days move neither.
 */
import { errorFunction, mean, medianSorted } from 'simple-statistics';
import { sorted } from './robust.ts';

export interface Trend {
  /** Change of the value per unit of time: the median of the slopes of all pairs. Sen, J. Am. Stat. Assoc. 63 (1968). */
  slope: number;
  /** 95 % confidence interval of the slope: order statistics of the pairs' slopes, ibid. */
  low: number;
  high: number;
  /** Value of the line at the first and last time. */
  start: number;
  end: number;
  /** Kendall's tau, -1 to 1. */
  tau: number;
  /** Two-sided probability of as much order without a trend; the normal approximation, to about 1e-7. */
  p: number;
  count: number;
}

/** Two-sided 95 %. */
const Z_95 = 1.959964;
/** Autocorrelations are looked for up to this lag: ten days of daily values. Our choice. */
const MAX_LAG = 10;

/** The trend of `values` at ascending, different `times`. Null with fewer than four values. */
export function trendOf(times: readonly number[], values: readonly number[]): Trend | null {
  const n = values.length;
  if (n < 4) return null;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let concordance = 0;
  let pairs = 0;
  for (let j = 1; j < n; j++) {
    for (let i = 0; i < j; i++) {
      const rise = (values[j] as number) - (values[i] as number);
      concordance += Math.sign(rise);
      slopes[pairs++] = rise / ((times[j] as number) - (times[i] as number));
    }
  }
  slopes.sort();
  const slope = medianSorted(slopes as unknown as number[]);
  const [first = 0, last = 0] = [times[0], times[n - 1]];
  const intercept = medianSorted(sorted(values.map((value, i) => value - slope * ((times[i] as number) - first))));
  const detrended = values.map((value, i) => value - slope * ((times[i] as number) - first));
  const variance = ((n * (n - 1) * (2 * n + 5) - tieTerm(values)) / 18) * dependence(ranksOf(detrended));
  const deviation = Math.sqrt(Math.max(0, variance));
  const reach = Z_95 * deviation;
  const at = (place: number): number => slopes[Math.min(pairs - 1, Math.max(0, Math.round(place)))] as number;
  // A step of one towards zero: the continuity correction.
  const z = deviation > 0 ? (concordance - Math.sign(concordance)) / deviation : 0;
  return {
    slope,
    low: at((pairs - reach) / 2 - 1),
    high: at((pairs + reach) / 2),
    start: intercept,
    end: intercept + slope * (last - first),
    tau: concordance / pairs,
    p: Math.min(1, Math.max(0, 1 - errorFunction(Math.abs(z) / Math.SQRT2))),
    count: n,
  };
}

/** What equal values take from the variance of Kendall's S. Kendall, Rank Correlation Methods (1975). */
function tieTerm(values: readonly number[]): number {
  let sum = 0;
  for (const { length } of Map.groupBy(values, (value) => value).values())
    if (length > 1) sum += length * (length - 1) * (2 * length + 5);
  return sum;
}

/**
 * By how much the variance of S grows where neighbours are alike: n/n* of Hamed and Rao, J. Hydrology 204 (1998), over
 * the autocorrelations of the detrended ranks that differ from 0 at 95 %, or, where larger, what a first-order process
 * with the unbiased first of them has (Yue and Wang, Water Resour. Manage. 18, 2004). Never below 1: alternation proves
 * no trend.
 */
function dependence(ranks: readonly number[]): number {
  const n = ranks.length;
  const centre = (n + 1) / 2;
  const total = ranks.reduce((sum, rank) => sum + (rank - centre) ** 2, 0);
  if (total === 0) return 1;
  let sum = 0;
  let first = 0;
  for (let lag = 1; lag <= Math.min(MAX_LAG, Math.floor(n / 4)); lag++) {
    let product = 0;
    for (let i = lag; i < n; i++) product += ((ranks[i] as number) - centre) * ((ranks[i - lag] as number) - centre);
    const correlation = product / total;
    if (Math.abs(correlation) <= Z_95 / Math.sqrt(n)) continue;
    if (lag === 1) first = correlation;
    sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
  }
  // The sample's correlation is too small by (2 + 4 r) / n after a line is taken out (Hamed, J. Hydrology 368, 2009).
  const next = first > 0 ? Math.min(0.9, (n * first + 2) / (n - 4)) : 0;
  return Math.max(1, 1 + (2 / (n * (n - 1) * (n - 2))) * sum, (1 + next) / (1 - next));
}

/** Ranks from 1; equal values share the mean of their ranks. */
export function ranksOf(values: readonly number[]): number[] {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let i = from; i < to; i++) ranks[order[i] as number] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Correlation of neighbours, 0 to 0.9, from the scales of differences one and two places apart: levels that shift move
 * it hardly. Chakar et al., Bernoulli 23 (2017), with a trimmed mean for their robust scale.
 */
export function neighbourCorrelation(values: readonly number[]): number {
  const differences = (distance: number) => values.slice(distance).map((value, i) => value - (values[i] as number));
  if (values.length < 6) return 0;
  const one = spread(differences(1));
  return one > 0 ? Math.min(0.9, Math.max(0, (spread(differences(2)) / one) ** 2 - 1)) : 0;
}

/** Scale of differences about zero: the mean size of all but the largest tenth, which are steps and spikes. */
function spread(differences: readonly number[]): number {
  const sizes = sorted(differences.map(Math.abs));
  const kept = Math.max(1, Math.floor(0.9 * sizes.length));
  return mean(sizes.slice(0, kept));
}

/** How closely two figures rise and fall together, by their ranks: no single peak decides, and no straight line is assumed. */
import { errorFunction } from 'simple-statistics';

/** Ranks from 1, equal values with the mean of theirs; summed up to 0 by taking off their mean. */
export function centredRanks(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const ranks = new Float64Array(n);
  const middle = (n - 1) / 2;
  for (let i = 0; i < n; ) {
    let j = i;
    while (j + 1 < n && values[order[j + 1] as number] === values[order[i] as number]) j++;
    for (let k = i; k <= j; k++) ranks[order[k] as number] = (i + j) / 2 - middle;
    i = j + 1;
  }
  return ranks;
}

/** Spearman's rho of two rankings from `centredRanks`; NaN where one of them is all ties. */
export function rhoOf(a: Float64Array, b: Float64Array): number {
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return product / Math.sqrt(squaresA * squaresB);
}

/** Lags over which two series may remember; a day of hours. Our choice. */
const LAGS = 24;

/**
 * How many independent pairs two series are worth that each remember their own past: `n / (1 + 2 Σ ρa(k) ρb(k))`, never
 * more than `n`. Bartlett (1935), Quenouille (1947); with n pairs where neither remembers anything.
 */
export function effectivePairs(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const [first, second] = [autocorrelations(a), autocorrelations(b)];
  const sum = first.reduce((total, rho, i) => total + (1 - (i + 1) / n) * rho * (second[i] ?? 0), 0);
  return n / Math.max(1, 1 + 2 * sum);
}

function autocorrelations(a: Float64Array): number[] {
  const lags = Math.min(LAGS, Math.floor(a.length / 4));
  const at = (lag: number): number => {
    let sum = 0;
    for (let i = lag; i < a.length; i++) sum += (a[i] as number) * (a[i - lag] as number);
    return sum;
  };
  const variance = at(0);
  return Array.from({ length: lags }, (_, i) => (variance > 0 ? at(i + 1) / variance : 0));
}

/** Variance of Fisher's z of a rank correlation, times n − 3: Fieller, Hartley and Pearson (1957). */
const RANK_VARIANCE = 1.06;
/** The error function is exact to about 1e-7: no p is said to be smaller. */
const LEAST_P = 1e-7;

/** Chance of so large a rho, of either sign, where there is none; by Fisher's z. `n`: independent pairs, more than 3. */
export function chanceOf(rho: number, n: number): number {
  const z = Math.atanh(Math.min(1 - 1e-12, Math.abs(rho))) * Math.sqrt((n - 3) / RANK_VARIANCE);
  return Math.max(LEAST_P, 1 - errorFunction(z / Math.SQRT2));
}

/**
 * Where the level of a series changes: all change points at once, by PELT (Killick, Fearnhead and Eckley, J. Am. Stat.
 * Assoc. 107, 2012) on ranks. On ranks a spike weighs no more than any other high value, and the gain of a split is the
 * Kruskal-Wallis statistic (the use of ranks for several changes: Lung-Yut-Fong, Levy-Leduc and Cappe, J. SFdS 156, 2015).
 */
import { neighbourCorrelation, ranksOf } from './trend.ts';

/** A change must explain this many times ln(n), more where neighbours are alike: Schwarz's 1 for the level and 1 for the place. */
const PENALTY = 2;

/**
 * First places of the new levels, ascending; each level has at least `shortest` values. The penalty is inflated by the
 * variance that a mean of correlated values has over one of independent ones, (1 + r) / (1 - r).
 */
export function changePoints(values: readonly number[], shortest: number): number[] {
  const n = values.length;
  if (n < 2 * shortest) return [];
  const scores = standardised(ranksOf(values));
  if (!scores) return [];
  const correlation = neighbourCorrelation(values);
  return pelt(scores, shortest, PENALTY * Math.log(n) * ((1 + correlation) / (1 - correlation)));
}

/** Mean 0 and variance 1; null where all are equal. */
function standardised(ranks: readonly number[]): Float64Array | null {
  const mean = (ranks.length + 1) / 2;
  const variance = ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0) / ranks.length;
  return variance > 0 ? Float64Array.from(ranks, (rank) => (rank - mean) / Math.sqrt(variance)) : null;
}

/** Least sum of squares about the levels' means plus `penalty` a change. */
function pelt(scores: Float64Array, shortest: number, penalty: number): number[] {
  const n = scores.length;
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const score = scores[i] as number;
    sums[i + 1] = (sums[i] as number) + score;
    squares[i + 1] = (squares[i] as number) + score * score;
  }
  const cost = (from: number, to: number): number =>
    (squares[to] as number) -
    (squares[from] as number) -
    ((sums[to] as number) - (sums[from] as number)) ** 2 / (to - from);
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const last = new Int32Array(n + 1);
  best[0] = -penalty;
  let candidates: { from: number; until: number }[] = [];
  for (let to = shortest; to <= n; to++) {
    const entering = to - shortest;
    if (entering === 0 || entering >= shortest) candidates.push({ from: entering, until: n });
    for (const { from } of candidates) {
      const total = (best[from] as number) + cost(from, to) + penalty;
      if (total < (best[to] as number)) {
        best[to] = total;
        last[to] = from;
      }
    }
    // PELT's pruning: a start that loses against `to` loses for good, once a level may begin at `to` and be long enough.
    for (const each of candidates)
      if ((best[each.from] as number) + cost(each.from, to) > (best[to] as number))
        each.until = Math.min(each.until, to + shortest - 1);
    candidates = candidates.filter(({ until }) => until > to);
  }
  const changes: number[] = [];
  for (let at = last[n] as number; at > 0; at = last[at] as number) changes.unshift(at);
  return changes;
}

/** Which of the pieces between change points are levels of their own: those that last, differ enough, and keep apart. */

import { medianSorted } from 'simple-statistics';
import { DAY_S } from '../../base/seconds.ts';
import { MAD_TO_SIGMA, sorted } from '../stats/robust.ts';
import { type Blocks, daysOf, medianOf, type Segment } from './blocks.ts';
import type { Scaling, SeasonBasis } from './season.ts';

/** A new level has lasted this long; one that is over again, or the newest while hours of the week are not known, longer. */
export const LEVEL_LASTS_S = DAY_S;
const PASSED_LASTS_S = 3 * DAY_S;
/** A level between two that are alike is an interlude (holidays, a migration's week), not a change and another back, up to this length. */
const INTERLUDE_MOST_S = 14 * DAY_S;
/** Smallest change that counts, in percent. */
export const LEVEL_LEAST_PCT = 10;
/** Share of pairs, one value of each level, that the new level wins: Vargha and Delaney's A (2000), large from 0.71 on. */
const LEAST_SUPERIORITY = 0.75;
/**
 * Levels must be this many standard errors apart, of the means of their days. Days are taken as alike to 0.5 (a busy
 * Monday is followed by a busy Tuesday), for a fortnight is too short to estimate it.
 */
const LEAST_DAY_SCORE = 3.5;
export const DAYS_ALIKE = 0.5;
/**
 * Without what passed: a level between two others, or before the first, that lasted less than three days is no level of
 * its own. The one after it then begins where it began.
 */
export function lastingSegments({ times, length }: Blocks, changes: readonly number[], basis: SeasonBasis): Segment[] {
  const bounds = [0, ...changes, times.length];
  const all = bounds.slice(1).map((to, i): Segment => ({ from: bounds[i] as number, to }));
  const lengthOf = ({ from, to }: Segment): number => (times[to - 1] as number) - (times[from] as number) + length;
  const segments = all.filter((segment, i) => {
    const newest = i === all.length - 1 && basis === 'hour_of_week';
    return lengthOf(segment) >= (newest ? LEVEL_LASTS_S : PASSED_LASTS_S);
  });
  return segments.length > 0 ? segments : [{ from: 0, to: times.length }];
}

/** Takes out the least of the changes until each is large, and each new level keeps apart from the one before. */
export function mergeAlike(blocks: Blocks, segments: readonly Segment[], scaling: Scaling, least: number): Segment[] {
  const kept = [...segments];
  for (;;) {
    const noise = dayNoise(blocks, kept);
    let weakest = 0;
    let weakness = Number.POSITIVE_INFINITY;
    for (let i = 1; i < kept.length; i++) {
      const [before, after] = [kept[i - 1] as Segment, kept[i] as Segment];
      const strength = strengthOf(blocks, before, after, noise, scaling, least);
      if (strength < weakness) [weakest, weakness] = [i, strength];
    }
    if (weakest === 0 || weakness >= 1) {
      const interlude = interludeOf(blocks, kept, noise, scaling, least);
      if (interlude === null) return kept;
      const [from, to] = [kept[interlude - 1]?.from ?? 0, kept[interlude + 1]?.to ?? 0];
      kept.splice(interlude - 1, 3, { from, to });
      continue;
    }
    const before = kept[weakest - 1] as Segment;
    kept.splice(weakest - 1, 2, { from: before.from, to: (kept[weakest] as Segment).to });
  }
}

/** Place of a short level after which everything is as before; null without one. */
function interludeOf(
  blocks: Blocks,
  segments: readonly Segment[],
  noise: number,
  scaling: Scaling,
  least: number,
): number | null {
  for (let i = 1; i < segments.length - 1; i++) {
    const [before, own, after] = segments.slice(i - 1, i + 2) as [Segment, Segment, Segment];
    const length = (blocks.times[own.to - 1] as number) - (blocks.times[own.from] as number);
    if (length < INTERLUDE_MOST_S && strengthOf(blocks, before, after, noise, scaling, least) < 1) return i;
  }
  return null;
}

/** From 1 on the change counts: the least of its measures over what each must reach. */
function strengthOf(
  blocks: Blocks,
  before: Segment,
  after: Segment,
  noise: number,
  scaling: Scaling,
  least: number,
): number {
  const { values } = blocks;
  const [low, high] = [medianOf(values, before), medianOf(values, after)];
  const [old, now] = [scaling.from(low), scaling.from(high)];
  const shares = [before, after].map((segment) => 1 / daysOf(blocks, segment).length);
  const error = noise * Math.sqrt((((shares[0] ?? 1) + (shares[1] ?? 1)) * (1 + DAYS_ALIKE)) / (1 - DAYS_ALIKE));
  return Math.min(
    error > 0 ? Math.abs(high - low) / error / LEAST_DAY_SCORE : 1,
    Math.abs(pctOf(old, now)) / LEVEL_LEAST_PCT,
    Math.abs(now - old) / least,
    superiority(values, before, after) / LEAST_SUPERIORITY,
  );
}

/** Scale of the days about their level. */
function dayNoise(blocks: Blocks, segments: readonly Segment[]): number {
  const distances = segments.flatMap((segment) => {
    const centre = medianOf(blocks.values, segment);
    return daysOf(blocks, segment).map(({ value }) => Math.abs(value - centre));
  });
  return MAD_TO_SIGMA * medianSorted(sorted(distances));
}

/** Share of pairs in which the level with the higher median has the higher value; ties count half. */
function superiority(values: readonly number[], before: Segment, after: Segment): number {
  const old = sorted(values.slice(before.from, before.to));
  let wins = 0;
  for (const value of values.slice(after.from, after.to))
    wins += (firstFrom(old, value, false) + firstFrom(old, value, true)) / 2;
  const share = wins / (old.length * (after.to - after.from));
  return Math.max(share, 1 - share);
}

/** How many of the ascending values are below `limit`, or not above it. */
function firstFrom(ascending: ArrayLike<number>, limit: number, inclusive: boolean): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = ascending[middle] as number;
    if (value < limit || (inclusive && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Growth from `before` to `after` in percent; a level that was nothing has grown without bound. */
export function pctOf(before: number, after: number): number {
  if (before === after) return 0;
  return before === 0 ? Math.sign(after) * 1e6 : (100 * (after - before)) / Math.abs(before);
}

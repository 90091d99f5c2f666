/**
 * Lasting changes of a series' level, told from spikes, from the rhythm of the week and from slow drift. The week is
 * taken out, a few hours are put together by their median, and change points sought on ranks; a change counts when its
 * new level lasts, is large enough, and keeps apart from the one before. Whether steps or a line tell the series better
 * is decided by what each leaves unexplained.
 */

import { medianSorted } from 'simple-statistics';
import { DAY_S } from '../../base/seconds.ts';
import { changePoints } from '../stats/changes.ts';
import { MAD_TO_SIGMA, sorted } from '../stats/robust.ts';
import { type Blocks, blocksOf, type Day, daysOf, medianOf, type Segment } from './blocks.ts';
import { DAYS_ALIKE, LEVEL_LASTS_S, lastingSegments, mergeAlike, pctOf } from './distinct.ts';
import { type Scaling, type Season, type SeasonBasis, type Series, scalingOf, seasonOf } from './season.ts';

/** Below this a week's rhythm cannot be told from a change: each weekday is to be seen twice. Our choices, all of these. */
export const LEVEL_MIN_DAYS = 14;
const LEVEL_MIN_VALUES = 56;
/** Pairs of values that tell the slope of a drift: so close that most lie within one level. */
const DRIFT_REACH_S = 10 * DAY_S;

export interface LevelChange {
  /** Place of the first value of the new level. */
  at: number;
  /** Level of a typical hour before and after, in the metric's unit. */
  before: number;
  after: number;
  changePct: number;
  /** Size over the scale of what the week leaves unexplained, hourly noise; null where there is none. */
  scales: number | null;
}

export interface Levels {
  basis: SeasonBasis;
  scaling: Scaling;
  /** Ascending. */
  changes: LevelChange[];
  /** Scaled values without what their hour adds. */
  levelled: Float64Array;
}

/** The levels of a series; null with too little history. `least`: the smallest change that matters, in the metric's unit. */
export function levelsOf(series: Series, least: number): Levels | null {
  const { times, values } = series;
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  if (values.length < LEVEL_MIN_VALUES || last - first < (LEVEL_MIN_DAYS - 0.5) * DAY_S) return null;
  const scaling = scalingOf(values);
  const scaled = values.map(scaling.to);
  let season = seasonOf(times, scaled);
  let found = explain(times, scaled, season, scaling, least);
  // The week is seen more clearly once the levels found are taken out.
  season = seasonOf(
    times,
    scaled.map((value, i) => value - (found.model[i] as number)),
  );
  found = explain(times, scaled, season, scaling, least);
  return { basis: season.basis, scaling, changes: found.changes, levelled: found.levelled };
}

function explain(times: readonly number[], scaled: readonly number[], season: Season, scaling: Scaling, least: number) {
  const levelled = Float64Array.from(scaled, (value, i) => value - (season.offsets[i] as number));
  const blocks = blocksOf(times, levelled);
  const drifts = new Set([0, driftOf(blocks, DRIFT_REACH_S), driftOf(blocks, Number.POSITIVE_INFINITY)]);
  const models = [...drifts].map((drift) => withDrift(times, levelled, blocks, season, scaling, least, drift));
  const best = models.reduce((a, b) => (b.criterion < a.criterion ? b : a));
  return { ...best, levelled };
}

/** Steps about a line of the given slope (0: none), with what they leave unexplained. */
function withDrift(
  times: readonly number[],
  levelled: Float64Array,
  blocks: Blocks,
  season: Season,
  scaling: Scaling,
  least: number,
  drift: number,
) {
  const straight: Blocks = {
    ...blocks,
    values: blocks.values.map((value, i) => value - drift * ((blocks.times[i] as number) - (times[0] as number))),
  };
  const lasts = shortestBlocks(blocks);
  const candidates = changePoints(straight.values, lasts);
  const segments = lastingSegments(straight, candidates, season.basis);
  const kept = mergeAlike(straight, segments, scaling, least);
  const centres = kept.map((segment) => medianOf(straight.values, segment));
  const residuals = straight.values.map((value, i) => {
    const place = kept.findLastIndex(({ from }) => from <= i);
    return value - (centres[Math.max(0, place)] as number);
  });
  const scale = scaleWithin(levelled, blocks, kept, centres, drift, times);
  const changes = kept.slice(1).map((segment, i): LevelChange => {
    const [low, high] = [centres[i] as number, centres[i + 1] as number];
    const at = firstOfLevel(levelled, blocks, segment.from, drift, times, low, high);
    const lift = drift * ((times[at] as number) - (times[0] as number));
    const [before, after] = [scaling.from(low + lift), scaling.from(high + lift)];
    return { at, before, after, changePct: pctOf(before, after), scales: scale > 0 ? (high - low) / scale : null };
  });
  const starts = changes.map(({ at }) => at);
  const model = Float64Array.from(times, (time, i) => {
    const level = centres[starts.findLastIndex((at) => at <= i) + 1] ?? 0;
    return level + drift * (time - (times[0] as number));
  });
  return {
    changes,
    model,
    criterion: criterionOf(
      residuals,
      daysOf(blocks, { from: 0, to: blocks.times.length }).length,
      kept.length - 1,
      drift !== 0,
    ),
  };
}

/**
 * Schwarz's criterion over days whose residuals have Laplace's distribution (sums of distances, which one odd day cannot
 * sway): a change costs two parameters, a line one. Days that are alike count as fewer.
 */
function criterionOf(residuals: readonly number[], days: number, changes: number, line: boolean): number {
  const count = (days * (1 - DAYS_ALIKE)) / (1 + DAYS_ALIKE);
  const mean = residuals.reduce((sum, residual) => sum + Math.abs(residual), 0) / residuals.length;
  return 2 * count * Math.log(Math.max(mean, 1e-9)) + (2 * changes + (line ? 1 : 0)) * Math.log(count);
}

/** Blocks to a day, fewer where intervals are longer than a block. */
function shortestBlocks({ times, length }: Blocks): number {
  const steps = sorted(times.slice(1).map((time, i) => time - (times[i] as number)));
  return Math.max(2, Math.round(LEVEL_LASTS_S / Math.max(length, medianSorted(steps))));
}

/** Slope per second of a slow drift: the median over pairs of days that are at most `reach` apart, and half of it at least. */
function driftOf(blocks: Blocks, reach: number): number {
  const days = daysOf(blocks, { from: 0, to: blocks.times.length });
  const apartMost = Math.min(reach, (days.at(-1)?.time ?? 0) - (days[0]?.time ?? 0));
  const slopes: number[] = [];
  for (let j = 0; j < days.length; j++) {
    for (let i = j - 1; i >= 0; i--) {
      const [a, b] = [days[i] as Day, days[j] as Day];
      if (b.time - a.time > apartMost) break;
      if (b.time - a.time >= apartMost / 3) slopes.push((b.value - a.value) / (b.time - a.time));
    }
  }
  return slopes.length > 0 ? medianSorted(sorted(slopes)) : 0;
}

/** Scale of single values about their level. */
function scaleWithin(
  levelled: Float64Array,
  { starts }: Blocks,
  segments: readonly Segment[],
  centres: readonly number[],
  drift: number,
  times: readonly number[],
): number {
  const distances = segments.flatMap(({ from, to }, k) => {
    const own: number[] = [];
    for (let i = starts[from] as number; i < (starts[to] as number); i++)
      own.push(
        Math.abs(
          (levelled[i] as number) - drift * ((times[i] as number) - (times[0] as number)) - (centres[k] as number),
        ),
      );
    return own;
  });
  return MAD_TO_SIGMA * medianSorted(sorted(distances));
}

/** The value at which the new level begins: within a block about the change, where the split leaves the smallest distances. */
function firstOfLevel(
  levelled: Float64Array,
  { starts }: Blocks,
  block: number,
  drift: number,
  times: readonly number[],
  low: number,
  high: number,
): number {
  const from = starts[Math.max(0, block - 1)] as number;
  const to = starts[Math.min(starts.length - 1, block + 1)] as number;
  let at = starts[block] as number;
  let least = Number.POSITIVE_INFINITY;
  let before = 0;
  let after = 0;
  const distance = (i: number, level: number): number =>
    Math.abs((levelled[i] as number) - drift * ((times[i] as number) - (times[0] as number)) - level);
  for (let i = from; i < to; i++) after += distance(i, high);
  for (let i = from; i < to; i++) {
    if (i > 0 && before + after < least) [at, least] = [i, before + after];
    before += distance(i, low);
    after -= distance(i, high);
  }
  return at;
}

/**
 * Snapshots as intervals of time, and their thinning. A value holds from the begin to the end of its interval. Where there are
 * more intervals than a chart has room for, neighbours are gathered into buckets of a round length (1 h … 28 d, aligned to the
 * clock): the chart then shows each bucket's mean over time and its extreme, and links to its busiest snapshot.
 */
import type { Num } from '../../generator/pages/types.ts';
import { DAY, HOUR, MINUTE, msOf } from './time.ts';
import type { TimeBase } from './types.ts';

/** One or more consecutive snapshots drawn as one. Times in milliseconds of `msOf`. */
export interface Bucket {
  from: number;
  to: number;
  /** Places in the series. */
  indices: number[];
  /** Nothing may be joined across two different ones. */
  segment: number;
}

export interface Buckets {
  buckets: readonly Bucket[];
  /** Length of a bucket; null when each is one snapshot. */
  stepMs: number | null;
}

/** Two reports need not meet to the second; a hole longer than this is a gap even where the series does not say so. */
const TOLERANCE = 10 * MINUTE;
export const BUCKET_STEPS: readonly number[] = [
  ...[15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((n) => n * HOUR),
  ...[1, 2, 3, 4, 7, 14, 28].map((n) => n * DAY),
];

const intervals = new WeakMap<TimeBase, readonly Bucket[]>();

/**
 * One bucket a snapshot, in order of time; snapshots with unreadable times are left out. Found once for all charts over a
 * base, in all their sizes.
 */
export function intervalsOf(base: TimeBase): readonly Bucket[] {
  const known = intervals.get(base) ?? findIntervals(base);
  intervals.set(base, known);
  return known;
}

function findIntervals(base: TimeBase): Bucket[] {
  const found: Bucket[] = [];
  let segment = 0;
  base.snapshots.forEach((snapshot, index) => {
    const from = msOf(snapshot.beginTime);
    const to = msOf(snapshot.endTime);
    if (!(to >= from)) return;
    const before = found.at(-1);
    if (before) {
      const broken = base.breakBefore[index] === true || from - before.to > TOLERANCE;
      if (broken) segment++;
      else before.to = from;
      if (before.to > from) before.to = from;
    }
    found.push({ from, to, indices: [index], segment });
  });
  return found;
}

/**
 * At most about `limit` buckets. A bucket ends where the series breaks, unless the series breaks so often that this alone would
 * pass the limit; then breaks shorter than a bucket, a pixel or two, are drawn over.
 */
export function bucketsOf(base: TimeBase, limit: number): Buckets {
  const intervals = intervalsOf(base);
  if (intervals.length <= limit) return { buckets: intervals, stepMs: null };
  const from = intervals[0]?.from ?? 0;
  const to = intervals.at(-1)?.to ?? 0;
  const stepMs = BUCKET_STEPS.find((step) => (to - from) / step <= limit) ?? Math.ceil((to - from) / limit / DAY) * DAY;
  const split = gather(intervals, stepMs, true);
  return { buckets: split.length <= 1.5 * limit ? split : gather(intervals, stepMs, false), stepMs };
}

function gather(intervals: readonly Bucket[], step: number, splitAtBreaks: boolean): Bucket[] {
  const buckets: Bucket[] = [];
  let last = Number.NaN;
  let sourceSegment = -1;
  let segment = 0;
  for (const interval of intervals) {
    const slot = Math.floor((interval.from + interval.to) / 2 / step);
    const open = buckets.at(-1);
    const broken = interval.segment !== sourceSegment && (splitAtBreaks || !open || interval.from - open.to >= step);
    if (broken && open) segment++;
    if (open && slot === last && !broken) {
      open.to = interval.to;
      open.indices.push(...interval.indices);
    } else {
      if (open && !broken) open.to = interval.from;
      buckets.push({ from: interval.from, to: interval.to, indices: [...interval.indices], segment });
    }
    last = slot;
    sourceSegment = interval.segment;
  }
  return buckets;
}

export interface BucketValue {
  /** Mean over time of the known values; null when none is known. */
  mean: Num;
  min: Num;
  max: Num;
}

/** The values of one series in a bucket, weighted by the lengths of their intervals. */
export function valueIn(bucket: Bucket, values: readonly Num[], seconds: readonly number[]): BucketValue {
  let sum = 0;
  let weight = 0;
  let min: Num = null;
  let max: Num = null;
  for (const index of bucket.indices) {
    const value = values[index];
    if (value == null || !Number.isFinite(value)) continue;
    const w = seconds[index] || 1;
    sum += value * w;
    weight += w;
    if (min === null || value < min) min = value;
    if (max === null || value > max) max = value;
  }
  return { mean: weight > 0 ? sum / weight : null, min, max };
}

const lengths = new WeakMap<TimeBase, readonly number[]>();

/** Length of each snapshot's interval in seconds, for weighting. */
export function secondsOf(base: TimeBase): readonly number[] {
  const known =
    lengths.get(base) ??
    base.snapshots.map((snapshot) => {
      const seconds = (msOf(snapshot.endTime) - msOf(snapshot.beginTime)) / 1000;
      return Math.max(0, seconds || 0);
    });
  lengths.set(base, known);
  return known;
}

/** Place of the greatest value in the bucket; its last snapshot when none is known. */
export function busiest(bucket: Bucket, values: readonly Num[]): number {
  let best = bucket.indices.at(-1) ?? 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const index of bucket.indices) {
    const value = values[index];
    if (value != null && value > most) {
      most = value;
      best = index;
    }
  }
  return best;
}

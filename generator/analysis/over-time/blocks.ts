/** A levelled series in blocks of a few hours: what change points are sought in, and pieces of it with one level. */

import { medianSorted } from 'simple-statistics';
import { DAY_S } from '../../base/seconds.ts';
import { sorted } from '../stats/robust.ts';

const BLOCK_S = 4 * 3600;
/** Beyond so many blocks (four months) they are made three times as long: change points cost the square of their number. */
const MOST_BLOCKS = 720;
/** A piece of the series with one level: blocks `from` up to, not with, `to`. */
export interface Segment {
  from: number;
  to: number;
}

export interface Blocks {
  /** Length of a block, seconds. */
  length: number;
  /** First value of each block, and the number of values at the end. */
  starts: number[];
  times: number[];
  values: number[];
}

export function blocksOf(times: readonly number[], values: Float64Array): Blocks {
  const starts: number[] = [];
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const length = span / BLOCK_S > MOST_BLOCKS ? 3 * BLOCK_S : BLOCK_S;
  let open = Number.NaN;
  times.forEach((time, i) => {
    const block = Math.floor(time / length);
    if (block !== open) starts.push(i);
    open = block;
  });
  const ends = [...starts.slice(1), times.length];
  return {
    length,
    starts: [...starts, times.length],
    times: starts.map((from, i) => ((times[from] as number) + (times[(ends[i] as number) - 1] as number)) / 2),
    values: starts.map((from, i) => medianSorted(sorted(Array.from(values.subarray(from, ends[i]))))),
  };
}

export interface Day {
  time: number;
  value: number;
}

/** The median of each day's blocks. */
export function daysOf({ times, values }: Blocks, { from, to }: Segment): Day[] {
  const days: Day[] = [];
  for (let open = from; open < to; ) {
    const day = Math.floor((times[open] as number) / DAY_S);
    let end = open + 1;
    while (end < to && Math.floor((times[end] as number) / DAY_S) === day) end++;
    days.push({ time: times[open] as number, value: medianOf(values, { from: open, to: end }) });
    open = end;
  }
  return days;
}

export const medianOf = (values: readonly number[], { from, to }: Segment): number =>
  medianSorted(sorted(values.slice(from, to)));

/** Outlines of stepped values: a value holds from the begin to the end of its bucket, and nothing joins across two segments. */
import type { Level } from './rows.ts';

/** The buckets in sight, and where times and values stand, in pixels. */
export interface Window {
  level: Level;
  first: number;
  /** After the last. */
  end: number;
  x(ms: number): number;
  y(value: number): number;
  /** Where zero is. */
  floor: number;
}

/** Widest that a bucket too short to see is made, pixels. */
const LEAST_WIDTH = 1.5;

/** Points of a stepped line; not a number between segments and where nothing is known. */
export function stepLine({ level, first, end, x, y }: Window, values: Float64Array): number[] {
  const points: number[] = [];
  for (let i = first; i < end; i++) {
    const value = values[i] as number;
    if (i > first && level.segment[i] !== level.segment[i - 1]) points.push(0, Number.NaN);
    const left = x(level.from[i] as number);
    const right = Math.max(left + LEAST_WIDTH, x(level.to[i] as number));
    const at = Number.isNaN(value) ? Number.NaN : y(value);
    points.push(left, at, right, at);
  }
  return points;
}

/** The area from zero to the values, one outline a run of known ones. */
export function outline(window: Window, values: Float64Array, draw: (points: number[]) => void): void {
  between(window, () => window.floor, values, draw);
}

/** The area between two series of values. */
export function band(window: Window, low: Float64Array, high: Float64Array, draw: (points: number[]) => void): void {
  between(window, (i) => window.y(low[i] as number), high, draw);
}

function between(
  { level, first, end, x, y }: Window,
  bottom: (i: number) => number,
  high: Float64Array,
  draw: (points: number[]) => void,
): void {
  let upper: number[] = [];
  let lower: number[] = [];
  const flush = (): void => {
    if (upper.length === 0) return;
    for (let i = lower.length - 2; i >= 0; i -= 2) upper.push(lower[i] as number, lower[i + 1] as number);
    draw(upper);
    upper = [];
    lower = [];
  };
  for (let i = first; i < end; i++) {
    const value = high[i] as number;
    const floor = bottom(i);
    if (Number.isNaN(value) || Number.isNaN(floor)) {
      flush();
      continue;
    }
    if (i > first && level.segment[i] !== level.segment[i - 1]) flush();
    const left = x(level.from[i] as number);
    const right = Math.max(left + LEAST_WIDTH, x(level.to[i] as number));
    const at = y(value);
    upper.push(left, at, right, at);
    lower.push(left, floor, right, floor);
  }
  flush();
}

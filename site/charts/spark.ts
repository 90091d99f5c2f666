/** Pictures the size of a word: a sparkline, a share as a bar. Strings, no axes, cheap enough for every row of a table. */
import type { Num } from '../../generator/pages/types.ts';

export interface SparklineOptions {
  /** Default 90. */
  width?: number;
  /** Default 22. */
  height?: number;
  /** What it shows, for screen readers; without it the picture is decoration (`aria-hidden`). */
  label?: string;
}

/** Oldest first; null breaks the line. The scale starts at zero. Empty string when there is no value. */
export function sparkline(values: readonly Num[], options: SparklineOptions = {}): string {
  return values.length && options ? '' : '';
}

export interface BarShareOptions {
  /** Default 56. */
  width?: number;
  /** Default 8. */
  height?: number;
  /** Hue, e.g. `waitClassName(event.waitClass)`; default the accent. */
  class?: string;
}

/** A share (0–100) as a small horizontal bar, decoration beside the printed number. Empty string for null. */
export function barShare(pct: Num, options: BarShareOptions = {}): string {
  return pct != null && options ? '' : '';
}

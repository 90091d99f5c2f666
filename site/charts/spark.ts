/** Pictures the size of a word: a sparkline, a share as a bar. Strings, no axes, cheap enough for every row of a table. */
import type { Num } from '../../generator/pages/types.ts';
import { esc } from '../lib/html.ts';
import { num } from './svg.ts';

export interface SparklineOptions {
  /** Default 90. */
  width?: number;
  /** Default 22. */
  height?: number;
  /** The scale starts at zero, or, to show a slow course, at three quarters of the highest value where all are above that. Default false. */
  cropped?: boolean;
  /** Place of a value to mark with a thin rule: where a level changed. */
  mark?: number | null;
  /** What is usual, as a band behind the line; the scale then reaches to its upper end. */
  band?: { low: number; high: number } | null;
  /** What it shows, for screen readers; without it the picture is decoration (`aria-hidden`). */
  label?: string;
}

/** Oldest first; null breaks the line. The scale starts at zero unless cropped. Empty string when there is no value. */
export function sparkline(values: readonly Num[], options: SparklineOptions = {}): string {
  const { width = 90, height = 22, label, mark = null, cropped = false, band = null } = options;
  const last = values.findLastIndex((value) => value != null);
  if (last < 0) return '';
  const top = Math.max(band?.high ?? 0, ...values.map((value) => value ?? 0));
  const known = values.filter((value) => value !== null);
  const bottom = cropped ? Math.max(0, Math.min(0.75 * top, ...known)) : 0;
  const pad = 3;
  const step = values.length > 1 ? (width - 2 * pad) / (values.length - 1) : 0;
  const x = (i: number) => (values.length > 1 ? pad + i * step : width - pad);
  const y = (value: number) =>
    height - pad - (top > bottom ? Math.max(0, (value - bottom) / (top - bottom)) : 0) * (height - 2 * pad);
  const d = values
    .map((value, i) => {
      if (value == null) return '';
      const move = i === 0 || values[i - 1] == null;
      // A lone value is a dot of the line's round cap.
      const lone = move && values[i + 1] == null ? 'h0' : '';
      return `${move ? 'M' : 'L'}${num(x(i))},${num(y(value))}${lone}`;
    })
    .join('');
  const name = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${esc(label)}"`;
  const dot = `<circle cx="${num(x(last))}" cy="${num(y(values[last] ?? 0))}" r="2" fill="currentColor"/>`;
  const rule =
    mark === null
      ? ''
      : `<path class="spark-mark" d="M${num(x(mark))},1V${height - 1}" fill="none" stroke="currentColor" stroke-dasharray="2 2"/>`;
  const usual =
    band === null
      ? ''
      : `<rect class="spark-band" width="${width}" y="${num(y(band.high))}" height="${num(Math.max(1, y(Math.max(bottom, band.low)) - y(band.high)))}"/>`;
  return `<svg class="spark" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${name}>${usual}${rule}<path d="${d}" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round"/>${dot}</svg>`;
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
  if (pct === null || !Number.isFinite(pct)) return '';
  const { width = 56, height = 8, class: hue = 'bar-accent' } = options;
  const length = (Math.min(100, Math.max(0, pct)) / 100) * width;
  const fill = length === 0 ? '' : `<rect class="bar-fill" width="${num(Math.max(0.5, length))}" height="${height}"/>`;
  return `<svg class="bar ${esc(hue)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true"><rect class="bar-track" width="${width}" height="${height}"/>${fill}</svg>`;
}

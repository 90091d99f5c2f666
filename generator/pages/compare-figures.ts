/** Figures of a comparison as text, by what their names end in: the lake's columns say their units. */
import {
  ABSENT,
  formatBytes,
  formatCount,
  formatDuration,
  formatNumber,
  formatPct,
  type Lang,
  type Num,
} from '../base/figures.ts';

/** Three digits: rates and averages. */
export const rateText = (value: Num): string =>
  formatCount(value === null || Math.abs(value) < 1000 ? value : Math.round(value));

/** A value of a measure, `get_miss_pct`, `size_mb`, `total`. */
export function measureText(measure: string, value: Num, lang: Lang): string {
  if (value === null) return ABSENT;
  if (measure.endsWith('_pct')) return formatPct(value);
  if (measure.endsWith('_bytes')) return formatBytes(value);
  if (measure.endsWith('_mb')) return formatBytes(value * 2 ** 20);
  if (measure.endsWith('_ms')) return formatDuration(value / 1000, lang);
  // Time waited per second is a number of sessions; as a duration it would read like one wait.
  if (measure.endsWith('_s') && !measure.endsWith('_per_s')) return formatNumber(value);
  return rateText(value);
}

export const isAbsent = (text: string): boolean => text === ABSENT;

/** Names and explanations of the figures. */
import type { MetricKey, Num } from '../../generator/pages/types.ts';
import { type SparklineOptions, sparkline } from '../charts/index.ts';
import { type Lang, t } from './i18n.ts';

export function metricLabel(key: MetricKey, lang: Lang): string {
  return t(lang).maybe(`metric.${key}`, key);
}

/** For narrow places; mostly the same. */
export function shortMetricLabel(key: MetricKey, lang: Lang): string {
  return t(lang).maybe(`metric.${key}.short`, metricLabel(key, lang));
}

/** What it is and how it is made, null where the label says it all. */
export function metricHelp(key: MetricKey, lang: Lang): string | null {
  return t(lang).maybe(`metric.${key}.help`, null);
}

/** A sparkline where there is a course to show: values that stand alone are none. */
export function trend(values: readonly Num[], size: SparklineOptions): string {
  return values.some((value, i) => i > 0 && value !== null && values[i - 1] !== null) ? sparkline(values, size) : '';
}

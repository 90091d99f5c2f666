/** Names and explanations of the figures. */
import type { MetricKey } from '../../generator/pages/types.ts';
import { type Lang, t } from './i18n.ts';

export function metricLabel(key: MetricKey, lang: Lang): string {
  return t(lang).maybe(`metric.${key}`, key);
}

/** What it is and how it is made, null where the label says it all. */
export function metricHelp(key: MetricKey, lang: Lang): string | null {
  return t(lang).maybe(`metric.${key}.help`, null);
}

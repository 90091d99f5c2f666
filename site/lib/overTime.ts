/** Words and small pieces of what changes over weeks: better or worse, the limit, when it is reached, how good a forecast was. */
import type { CapacityForecast, Drift, OverTimeSubject } from '../../generator/pages/types.ts';
import { sparkline } from '../charts/index.ts';
import { formatDay, formatNumber, formatPct, formatValue } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';

/** A sign and a word, the hue only supports them. */
export function driftBadge({ worse, changePct }: Drift, lang: Lang): string {
  const [className, key] =
    worse === true
      ? (['sev-medium', 'drift.worse'] as const)
      : worse === false
        ? (['state-ok', 'drift.better'] as const)
        : (['sev-low', changePct > 0 ? 'drift.more' : 'drift.less'] as const);
  return `<span class="state ${className}">${esc(t(lang)(key))}</span>`;
}

/** `+78 %`, `−12 %`, `× 8.3` where percent would be hard to read; `new` where there was nothing before. */
export function changeText({ before, after, changePct }: Drift, lang: Lang): string {
  if (before <= 0) return t(lang)('drift.from_nothing');
  const factor = after / before;
  if (factor >= 3) return `×\u00a0${formatNumber(Number(factor.toPrecision(3)))}`;
  return `${changePct < 0 ? '−' : '+'}${whole(Math.abs(changePct))}`;
}

/** How sure: of a step its size against hourly noise, of a trend its slope with the confidence interval. */
export function evidenceText({ kind, scales, perDay, unit }: Drift, lang: Lang): string {
  const tr = t(lang);
  if (kind === 'step')
    return scales === null
      ? tr('drift.no_noise')
      : tr('drift.scales', { count: formatNumber(Number(Math.abs(scales).toPrecision(2))) });
  if (!perDay) return '';
  const signed = (size: number): string => `${size < 0 ? '−' : '+'}${formatValue(Math.abs(size), unit, lang)}`;
  return tr('drift.per_day', { value: signed(perDay.value), low: signed(perDay.low), high: signed(perDay.high) });
}

export function driftSpark({ spark }: Drift): string {
  return sparkline(spark.values, { width: 120, height: 24, mark: spark.mark, cropped: true });
}

/** `RAC` is a cluster by its own global reports, or by those of its instances put together. */
export function subjectName({ scope, subject }: OverTimeSubject, lang: Lang): string {
  return scope === 'cluster_sum' ? t(lang)('db.all_instances') : subject;
}

/** `80 % of the host's CPU`, `16 CPUs`; null where none is known. */
export function limitText({ limit, unit }: CapacityForecast, lang: Lang): string | null {
  if (limit === null) return null;
  const tr = t(lang);
  const value = formatValue(limit.value, unit, lang);
  return limit.kind === 'cpus'
    ? tr('db.cpus', { count: formatNumber(limit.value) })
    : tr(`capacity.limit.${limit.kind}`, { value });
}

/** A percentage without decimals. */
const whole = (pct: number): string => `${Math.round(pct)}\u00a0%`;

/** When the limit is reached, as far as the forecast tells. */
export function capacitySentence(forecast: CapacityForecast, lang: Lang): string {
  const tr = t(lang);
  const { limit, days, history, reachedOn, earliest, latest } = forecast;
  const end = formatDay(days.at(-1)?.day ?? null, lang);
  const named = limitText(forecast, lang);
  // Chinese sets Latin letters and digits apart from what precedes them.
  const text = lang === 'zh' && named !== null && /^[\dA-Za-z]/.test(named) ? ` ${named}` : named;
  if (limit === null || text === null) return tr('capacity.no_limit', { end });
  const lastWeek = history.slice(-7).filter(({ value }) => value !== null && value >= limit.value).length;
  if (lastWeek > 0) return tr('capacity.there', { limit: text, count: lastWeek });
  const day = (time: string): string => formatDay(time, lang);
  if (reachedOn !== null && earliest !== null) {
    const values = { limit: text, day: day(reachedOn), earliest: day(earliest), end };
    return latest === null
      ? tr('capacity.reaches_open', values)
      : tr('capacity.reaches', { ...values, latest: day(latest) });
  }
  if (earliest !== null) return tr('capacity.may', { limit: text, earliest: day(earliest), end });
  const most = Math.max(...days.map(({ high }) => high));
  return tr('capacity.below', { limit: text, end, share: whole((100 * most) / limit.value) });
}

/** What the forecast rests on and how it did in the past, in words. */
export function backTestSentence({ method, historyDays, backTest }: CapacityForecast, lang: Lang): string {
  const tr = t(lang);
  const { origins, mapePct, mase, naiveMase, coveragePct } = backTest;
  const gain = mase !== null && naiveMase ? Math.round(100 * (1 - mase / naiveMase)) : null;
  return [
    tr('capacity.rests', { days: historyDays, origins }),
    mapePct === null ? null : tr('capacity.error', { pct: mapePct < 9.5 ? formatPct(mapePct) : whole(mapePct) }),
    method === 'seasonal_naive'
      ? tr('capacity.naive')
      : gain === null
        ? null
        : tr('capacity.gain', { pct: whole(gain) }),
    coveragePct === null ? null : tr('capacity.coverage', { pct: whole(coveragePct) }),
  ]
    .filter((part) => part !== null)
    .join(lang === 'zh' ? '' : ' ');
}

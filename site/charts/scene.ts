/** From a series to the parts that every chart over time shares: its domain, gaps, restarts, links, and what to say of it. */
import { formatDuration, formatInterval, formatTime } from '../lib/format.ts';
import type { Rule, Scene } from './geometry.ts';
import { type Bucket, type Buckets, intervalsOf } from './intervals.ts';
import { liveText } from './live-strings.ts';
import { chartText } from './strings.ts';
import { HOUR, MINUTE, msOf, timeOf } from './time.ts';
import type { ChartMark, ChartOptions, Lang, TimeBase } from './types.ts';

/** The axis is at least this many times the longest interval. */
const FEWEST = 6;

/**
 * First and last moment of the axis. A few snapshots alone are given room on both sides, so that an interval looks like one
 * and not like a level that goes on for ever.
 */
export function domainOf(base: TimeBase, options: Pick<ChartOptions, 'domain'>): { from: number; to: number } {
  const intervals = intervalsOf(base);
  const [first, last] = (options.domain ?? []).map(msOf);
  const from = first ?? intervals[0]?.from ?? 0;
  const to = last ?? intervals.at(-1)?.to ?? 0;
  const longest = Math.max(MINUTE, ...intervals.map((interval) => interval.to - interval.from));
  const room = Math.max(0, FEWEST * longest - (to - from)) / 2;
  return { from: from - room, to: to + room };
}

export function gapsOf(base: TimeBase, lang: Lang): Scene['gaps'][number][] {
  const spans = (of: TimeBase['unlisted'], labels: (duration: string) => string[]): Scene['gaps'][number][] =>
    (of ?? []).flatMap((gap) => {
      const [from, to] = [msOf(gap.from), msOf(gap.to)];
      return to > from ? [{ from, to, labels: labels(formatDuration((to - from) / 1000, lang)) }] : [];
    });
  return [
    ...spans(base.gaps, (duration) => [chartText(lang, 'gap', { duration }), chartText(lang, 'gap.short')]),
    ...spans(base.unlisted, () => [chartText(lang, 'unlisted'), chartText(lang, 'unlisted.short')]),
  ];
}

export function rulesOf(base: TimeBase, marks: readonly ChartMark[], lang: Lang): Rule[] {
  const restarts = (base.restarts ?? []).map((at) => ({
    at: msOf(at),
    label: chartText(lang, 'restart'),
    class: 'chart-restart' as const,
  }));
  const others = marks.map((mark) => ({ at: msOf(mark.at), label: mark.label, class: 'chart-mark' as const }));
  return [...restarts, ...others].filter((rule) => Number.isFinite(rule.at));
}

const TIP_TIMES: Record<Lang, WeakMap<Bucket, string>> = { en: new WeakMap(), zh: new WeakMap() };

/** First line of a tooltip: the interval, with its weekday. The charts of a page share their buckets. */
export function tipTime(bucket: Bucket, lang: Lang): string {
  const known =
    TIP_TIMES[lang].get(bucket) ?? formatInterval(timeOf(bucket.from), timeOf(bucket.to), lang, { weekday: true });
  TIP_TIMES[lang].set(bucket, known);
  return known;
}

/** `label: value`, with the colon of the language; the client script takes it apart at the last one. */
export function tipLine(label: string, value: string, lang: Lang): string {
  return lang === 'zh' ? `${label}：${value}` : `${label}: ${value}`;
}

/** `3 h`: how long a bucket is. */
export function stepName(stepMs: number, lang: Lang): string {
  if (stepMs < HOUR) return liveText(lang, 'step.minute', { count: stepMs / MINUTE });
  if (stepMs < 24 * HOUR) return liveText(lang, 'step.hour', { count: stepMs / HOUR });
  return liveText(lang, 'step.day', { count: stepMs / (24 * HOUR) });
}

/** How the values were gathered, for the remark after the title. */
export function gathering(buckets: Buckets, extra: 'thinned.peak' | 'thinned.band', lang: Lang): string[] {
  if (buckets.stepMs === null) return [chartText(lang, 'interval.mean')];
  return [chartText(lang, 'thinned.mean', { step: stepName(buckets.stepMs, lang) }), chartText(lang, extra)];
}

export function joined(parts: readonly string[], lang: Lang): string {
  return parts.filter(Boolean).join(lang === 'zh' ? '；' : '; ');
}

export function summaryOf(title: string, base: TimeBase, lang: Lang, peak?: { value: string; index: number }): string {
  const first = base.snapshots[0];
  const last = base.snapshots.at(-1);
  const values = {
    title,
    from: formatTime(first?.beginTime ?? null, lang),
    to: formatTime(last?.endTime ?? null, lang),
    count: base.snapshots.length,
  };
  const parts = [chartText(lang, 'summary', values)];
  const at = peak && base.snapshots[peak.index];
  if (at) parts.push(chartText(lang, 'summary.peak', { value: peak.value, time: formatTime(at.beginTime, lang) }));
  return joined(parts, lang);
}

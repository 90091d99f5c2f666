/**
 * The words that charts need wherever they are drawn: by the build and, once a reader moves them, in the browser. Those of the
 * build alone are in `strings.ts`.
 */
import type { Lang } from './types.ts';

export const LIVE_STRINGS = {
  en: {
    'tip.notop': 'in no top list',
    'topsql.note': 'average active sessions; a full row is {top}; dotted: in no top list, unknown',
    'interval.mean': 'mean of each snapshot',
    'thinned.mean': 'mean per {step}',
    'thinned.band': 'band: least to most',
    'tip.mean': 'mean of {count} snapshots',
    'tip.total': 'total',
    'tip.range': '{label}, least to most',
    'tip.unknown': 'not in this report',
    cpus: '{count} CPUs',
    'cpus.one': '1 CPU',
    'cpus.label': 'CPUs',
    restart: 'restart',
    'gap.short': 'no reports',
    'unlisted.short': 'unknown',
    'unit.sessions': 'sessions',
    'unit.per_second': 'per second',
    'unit.per_minute': 'per minute',
    'unit.per_hour': 'per hour',
    'step.minute': '{count} min',
    'step.hour': '{count} h',
    'step.day': '{count} d',
  },
  zh: {
    'tip.notop': '未进入 Top 列表',
    'topsql.note': '平均活动会话数；满行为 {top}；虚线：未进入 Top 列表，数值未知',
    'interval.mean': '各快照区间的平均值',
    'thinned.mean': '每 {step}的平均值',
    'thinned.band': '色带为最小值至最大值',
    'tip.mean': '{count} 个快照的平均值',
    'tip.total': '合计',
    'tip.range': '{label}，最小至最大',
    'tip.unknown': '报告中没有此项',
    cpus: '{count} 个 CPU',
    'cpus.one': '1 个 CPU',
    'cpus.label': 'CPU 数',
    restart: '重启',
    'gap.short': '无报告',
    'unlisted.short': '未知',
    'unit.sessions': '会话',
    'unit.per_second': '每秒',
    'unit.per_minute': '每分钟',
    'unit.per_hour': '每小时',
    'step.minute': '{count} 分钟',
    'step.hour': '{count} 小时',
    'step.day': '{count} 天',
  },
} as const satisfies Record<Lang, Record<string, string>>;

export type LiveKey = keyof (typeof LIVE_STRINGS)['en'];

export type Values = Record<string, string | number>;

export const filledIn = (template: string, values: Values): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export function liveText(lang: Lang, key: LiveKey, values: Values = {}): string {
  return filledIn(LIVE_STRINGS[lang][key], values);
}

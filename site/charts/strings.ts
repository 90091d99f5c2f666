/** The words in the charts, in both languages. Kept here so that a chart needs nothing but its data. */
import { filledIn, LIVE_STRINGS, type Values } from './live-strings.ts';
import type { Lang } from './types.ts';

const STRINGS = {
  en: {
    ...LIVE_STRINGS.en,
    'aas.title': 'Average active sessions',
    'aas.note': 'sessions, by wait class',
    'topsql.title': 'SQL by elapsed time',
    'sqltime.title': 'Elapsed time per execution',
    'sqltime.note': 'mean of each snapshot',
    'sqlgets.title': 'Gets per execution',
    'sqlrate.title': 'Execution rate',
    'sqlrate.note': 'mean of each snapshot',
    'events.title': 'Top events',
    'events.note': 'share of DB time',
    'timemodel.title': 'Time model',
    'timemodel.note': 'share of DB time',
    'classes.title': 'Where the time went',
    'classes.note': 'share of DB time',
    'classes.rest': 'Unaccounted',
    'thinned.peak': 'grey: the busiest snapshot',
    'tip.busiest': 'busiest',
    'tip.other': 'rest',
    forecast: 'forecast',
    busy: 'busy hours',
    interval: 'in 4 of 5 days',
    gap: 'no reports, {duration}',
    unlisted: 'in no top list: unknown',
    plan: 'plan {hash}',
    'latency.note':
      'share of the waits by how long they took, per {step}; from the reports’ histograms, weighted by waits',
    'latency.reports': '{count} reports',
    'latency.legend': '% of the waits',
    summary: '{title}, {from} to {to}, {count} snapshots',
    'summary.peak': 'highest {value} at {time}',
  },
  zh: {
    ...LIVE_STRINGS.zh,
    'aas.title': '平均活动会话数',
    'aas.note': '会话数，按等待类别堆叠',
    'topsql.title': 'SQL 耗时排行',
    'sqltime.title': '单次执行耗时',
    'sqltime.note': '各快照区间的平均值',
    'sqlgets.title': '单次执行逻辑读',
    'sqlrate.title': '执行频率',
    'sqlrate.note': '各快照区间的平均值',
    'events.title': '主要等待事件',
    'events.note': '占 DB time 的百分比',
    'timemodel.title': '时间模型',
    'timemodel.note': '占 DB time 的百分比',
    'classes.title': '时间去向',
    'classes.note': '占 DB time 的百分比',
    'classes.rest': '未归类',
    'thinned.peak': '灰色为其中最忙的快照',
    'tip.busiest': '最忙快照',
    'tip.other': '其余',
    forecast: '预测',
    busy: '繁忙时段',
    interval: '五天中有四天在此范围',
    gap: '无报告，{duration}',
    unlisted: '未进入 Top 列表：未知',
    plan: '执行计划 {hash}',
    'latency.note': '按耗时区间统计的等待占比，每格 {step}；取自报告中的直方图，按等待次数加权',
    'latency.reports': '{count} 份报告',
    'latency.legend': '占等待次数的 %',
    summary: '{title}，{from} 至 {to}，共 {count} 个快照',
    'summary.peak': '最高 {value}，{time}',
  },
} as const satisfies Record<Lang, Record<string, string>>;

export type ChartKey = keyof (typeof STRINGS)['en'];

export function chartText(lang: Lang, key: ChartKey, values: Values = {}): string {
  return filledIn(STRINGS[lang][key], values);
}

/** For the test that both languages have the same keys and placeholders. */
export const chartStrings: Record<Lang, Record<string, string>> = STRINGS;

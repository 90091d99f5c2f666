/** The instance was started inside the interval: the report covers only a part of it. */
import { defineRule, type Hit, seconds } from './rule.ts';
import { wallClock } from './wall-clock.ts';

export default defineRule({
  id: 'restart_inside',
  no: 40,
  needs: [],
  thresholds: {},
  source: 'own',
  impact: 'none: it says what the figures cover',
  chronic: false,
  find({ header }): Hit[] {
    const { startup_s: startup, begin_s: begin, end_s: end } = header;
    if (startup === null || startup <= begin || startup >= end) return [];
    return [
      {
        severity: 'medium',
        impactPct: null,
        values: {
          startup: wallClock(startup),
          begin: wallClock(begin),
          covered: seconds(end - startup),
          interval: seconds(end - begin),
        },
        evidence: [
          { term: 'startup', value: wallClock(startup), section: 'report' },
          { term: 'interval', value: end - begin, unit: 'seconds', section: 'report' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Restart inside the interval',
      title: 'The instance was started at {startup}, inside the interval: its counters cover {covered} of {interval}.',
      cause:
        'All counters begin at 0 when an instance starts: what happened from {begin} to the restart is lost. Rates and averages that are worked out over the whole interval are too low.',
      advice:
        'Do not compare this report with others. Make one from the first snapshot after the start instead. In a cluster’s report one of the instances may have started: look at the others by themselves.',
    },
    zh: {
      name: '区间内重启',
      title: '实例于 {startup} 启动，在区间之内：计数器只覆盖 {interval} 中的 {covered}。',
      cause: '实例启动时所有计数器归零：从 {begin} 到重启之间发生的一切都已丢失。按整个区间计算的速率与平均值偏低。',
      advice:
        '不要拿本报告与其他报告比较，应从启动后的第一个快照开始重新生成。若是集群报告，可能只有一个实例重启过：请单独查看其他实例。',
    },
  },
});

/** Most of DB time is spent waiting. */
import { defineRule, type Hit, pct } from './rule.ts';

export default defineRule({
  id: 'waits_dominate',
  no: 2,
  needs: ['time_model'],
  thresholds: { cpu_pct: 66.6 },
  source: 'JAS-MIN’s default',
  impact: 'share of DB time that is not DB CPU',
  depth: 0,
  restates: true,
  find(facts, limits): Hit[] {
    const cpu = facts.timeModelPct('DB CPU');
    if (cpu === null || cpu >= limits.cpu_pct) return [];
    return [
      {
        severity: 'info',
        impactPct: 100 - cpu,
        about: ['load'],
        values: { pct: pct(cpu), rest: pct(100 - cpu) },
        evidence: [
          {
            term: 'pct_db_time',
            of: 'DB CPU',
            value: cpu,
            unit: 'percent',
            limit: limits.cpu_pct,
            section: 'time-model',
          },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Waits dominate',
      title: 'Sessions wait more than they work: DB CPU is {pct} of DB time, the other {rest} is waiting.',
      cause: 'The wait events say for what.',
      advice: 'Begin with the events, not with the CPU.',
    },
    zh: {
      name: '以等待为主',
      title: '会话等待多于工作：DB CPU 占 DB time 的 {pct}，其余 {rest} 为等待。',
      cause: '等待事件说明在等什么。',
      advice: '从等待事件入手，而不是 CPU。',
    },
  },
});

/** Most of DB time is spent on CPU: which is not bad in itself, but says where to look. */
import { defineRule, type Hit, pct, sessions } from './rule.ts';

export default defineRule({
  id: 'cpu_dominates',
  no: 2,
  needs: ['time_model'],
  thresholds: { cpu_pct: 80, low_sessions_per_cpu: 0.25 },
  source: 'JAS-MIN’s default; the load from which it weighs is ours',
  impact: 'DB CPU as share of DB time',
  depth: 0,
  find(facts, limits): Hit[] {
    const cpu = facts.timeModelPct('DB CPU');
    if (cpu === null || cpu <= limits.cpu_pct) return [];
    const perCpu = facts.aas === null || !facts.header.cpus ? 0 : facts.aas / facts.header.cpus;
    return [
      {
        severity: perCpu > limits.low_sessions_per_cpu ? 'low' : 'info',
        impactPct: Math.min(100, cpu),
        about: ['cpu'],
        values: { pct: pct(Math.min(100, cpu)), aas: sessions(facts.aas) },
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
      name: 'CPU dominates',
      title: 'Sessions work more than they wait: DB CPU is {pct} of DB time, with {aas} active sessions.',
      cause: 'Blocks in memory are read over and over, or PL/SQL computes: that is healthy as long as CPUs are free.',
      advice: 'To save CPU, tune the statements with the most CPU time and buffer gets.',
    },
    zh: {
      name: '以 CPU 为主',
      title: '会话工作多于等待：DB CPU 占 DB time 的 {pct}，活动会话 {aas} 个。',
      cause: '反复读内存中的块，或 PL/SQL 在计算：只要 CPU 有余就是健康的。',
      advice: '要节省 CPU，优化 CPU 时间与 buffer gets 最多的语句。',
    },
  },
});

/** DB time that neither CPU nor waits explain, while the host had idle CPUs. */
import { defineRule, type Hit, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'unaccounted_time',
  no: 4,
  needs: ['time_model', 'wait_events'],
  thresholds: { rest_pct: 10, medium_pct: 30, medium_sessions: 1, host_cpu_pct: 80, min_sessions: 0.5 },
  source: 'AWR1page; the steps are ours',
  impact: 'DB time − DB CPU − foreground waits, as share of DB time',
  depth: 1,
  find(facts, limits): Hit[] {
    const cpu = facts.timeModelPct('DB CPU');
    const busy = facts.metric('host_cpu_pct');
    // The top list alone leaves most events out.
    const listed = facts.rows('wait_events')?.some(({ scope }) => scope === 'foreground') ? facts.events : null;
    if (cpu === null || busy === null || !listed || busy >= limits.host_cpu_pct) return [];
    const waits = listed.reduce((sum, each) => sum + (each.pct ?? 0), 0);
    const rest = 100 - cpu - waits;
    if (rest <= limits.rest_pct || (facts.aas ?? 0) < limits.min_sessions) return [];
    return [
      {
        severity:
          (rest / 100) * (facts.aas ?? 0) < limits.medium_sessions
            ? 'low'
            : severityAt(rest, { medium: limits.medium_pct }, 'low'),
        impactPct: rest,
        about: ['unaccounted'],
        values: { rest: pct(rest), cpu: pct(cpu), waits: pct(waits), busy: pct(busy) },
        evidence: [
          { term: 'pct_db_time', of: 'DB CPU', value: cpu, unit: 'percent', section: 'time-model' },
          { term: 'pct_db_time', of: 'foreground waits', value: waits, unit: 'percent', section: 'events' },
          { term: 'host_cpu', value: busy, unit: 'percent', section: 'host' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Time not accounted for',
      title:
        '{rest} of DB time is neither CPU ({cpu}) nor waiting ({waits}), though the host’s CPUs were only {busy} busy.',
      cause:
        'Sessions were ready to run and did not: a CPU limit of the hypervisor, container or Resource Manager, peaks within the interval, paging, or waits that Oracle does not time.',
      advice:
        'Look at steal time and CPU limits of the virtual machine, at run queues within the interval, at paging. Take shorter snapshots over the hour.',
    },
    zh: {
      name: '去向不明的时间',
      title: 'DB time 的 {rest} 既非 CPU（{cpu}）也非等待（{waits}），而主机 CPU 使用率仅 {busy}。',
      cause:
        '会话已就绪却没有运行：虚拟化、容器或 Resource Manager 的 CPU 限制，区间内的高峰，换页，或 Oracle 未计时的等待。',
      advice: '查看虚拟机的 steal 时间与 CPU 限制、区间内的运行队列、换页情况。把该时段的快照间隔缩短。',
    },
  },
});

/** The host’s CPUs have little idle time left. */
import { count, defineRule, type Hit, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'host_cpu_busy',
  no: 3,
  needs: ['host_cpu'],
  thresholds: { busy_pct: 80, high_pct: 90, own_share: 50 },
  source: 'common',
  impact: 'DB CPU as share of DB time: what a busy CPU makes slower',
  depth: 4,
  find(facts, limits): Hit[] {
    const busy = facts.metric('host_cpu_pct');
    if (busy === null || busy <= limits.busy_pct) return [];
    const own = facts.rows('host_cpu')?.[0]?.instance_busy_pct ?? null;
    const cpu = facts.timeModelPct('DB CPU') ?? facts.metric('db_cpu_pct');
    return [
      {
        severity: severityAt(busy, { high: limits.high_pct }, 'medium'),
        impactPct: cpu === null ? null : Math.min(100, cpu),
        about: ['cpu'],
        variant: own === null ? 'unknown' : own >= limits.own_share ? 'own' : 'others',
        values: { busy: pct(busy), own: pct(own), cpus: count(facts.header.cpus) },
        evidence: [
          { term: 'host_cpu', value: busy, unit: 'percent', limit: limits.busy_pct, section: 'host' },
          ...(own === null
            ? []
            : [
                {
                  term: 'pct_of_kind',
                  of: '%Busy CPU (Instance)',
                  value: own,
                  unit: 'percent',
                  section: 'report',
                } as const,
              ]),
          ...(cpu === null
            ? []
            : [{ term: 'pct_db_time', of: 'DB CPU', value: cpu, unit: 'percent', section: 'time-model' } as const]),
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'The host’s CPUs are busy',
      title: 'The host’s {cpus} CPUs were {busy} busy.',
      cause:
        'Little is left for peaks: sessions, log writer and the rest wait for their turn, and every wait looks longer than it is.',
      advice: 'See who uses them (host’s own tools). In the database: the statements with the most CPU time.',
      variants: {
        own: {
          title: 'The host’s {cpus} CPUs were {busy} busy, {own} of it by this instance.',
          advice:
            'Tune the statements with the most CPU time, spread batch work over the day, or limit it by Resource Manager; then think of more CPUs.',
        },
        others: {
          title: 'The host’s {cpus} CPUs were {busy} busy, but only {own} of it by this instance.',
          cause: 'Something else on the host takes the CPUs: another instance, a backup, an agent, a neighbour.',
          advice:
            'Find it with the host’s own tools. Keep instances on one host apart by instance caging (CPU_COUNT with a plan) or by more hosts.',
        },
      },
    },
    zh: {
      name: '主机 CPU 繁忙',
      title: '主机的 {cpus} 个 CPU 使用率为 {busy}。',
      cause: '几乎没有应付高峰的余量：会话、日志写进程等都要排队，所有等待看起来都比实际长。',
      advice: '用主机工具查看谁在使用。数据库内：CPU 时间最多的语句。',
      variants: {
        own: {
          title: '主机的 {cpus} 个 CPU 使用率为 {busy}，其中本实例占 {own}。',
          advice: '优化 CPU 时间最多的语句，把批处理分散到全天，或用 Resource Manager 限制；之后再考虑增加 CPU。',
        },
        others: {
          title: '主机的 {cpus} 个 CPU 使用率为 {busy}，但本实例只占其中 {own}。',
          cause: '主机上别的东西在用 CPU：其他实例、备份、代理程序或邻居。',
          advice:
            '用主机工具找出来。同一主机上的实例用 instance caging（CPU_COUNT 配合资源计划）隔离，或分到不同主机。',
        },
      },
    },
  },
});

/** Sessions that ASH counts as on CPU had in part to wait for one. */
import { defineRule, type Hit, pct, sessions, severityAt } from './rule.ts';

const ON_CPU = 'CPU + Wait for CPU';

export default defineRule({
  id: 'run_queue',
  no: 5,
  needs: ['ash_events', 'time_model'],
  thresholds: { ratio: 1.25, min_sessions: 0.5, medium_pct: 15, high_pct: 30, busy_host_pct: 60 },
  source: 'AWR1page; the steps are ours',
  impact: '(sessions on or waiting for CPU in ASH − DB CPU in sessions) / average active sessions',
  depth: 2,
  find(facts, limits): Hit[] {
    const rows =
      facts.rows('ash_events')?.filter((row) => row.event === ON_CPU && row.session_type !== 'BACKGROUND') ?? [];
    const sampled = rows.reduce<number | null>(
      (sum, row) => (row.avg_active_sessions === null ? sum : (sum ?? 0) + row.avg_active_sessions),
      null,
    );
    const cpuS = facts.timeModel('DB CPU')?.time_s ?? null;
    const elapsed = facts.header.elapsed_s;
    if (sampled === null || cpuS === null || !elapsed || !facts.aas) return [];
    const onCpu = cpuS / elapsed;
    const queued = sampled - onCpu;
    if (queued < limits.min_sessions || sampled < limits.ratio * onCpu) return [];
    const impactPct = Math.min(100, (100 * queued) / facts.aas);
    const host = facts.metric('host_cpu_pct');
    const idle = host !== null && host < limits.busy_host_pct;
    return [
      {
        // With CPUs to spare nobody queued for long: the time is missing from DB CPU for another reason.
        severity: idle ? 'info' : severityAt(impactPct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct,
        about: idle ? ['unaccounted'] : ['cpu', 'unaccounted'],
        ...(idle && { variant: 'idle', depth: 0 }),
        values: { sampled: sessions(sampled), cpu: sessions(onCpu), queued: sessions(queued), host: pct(host) },
        evidence: [
          { term: 'ash_cpu', value: sampled, unit: 'sessions', limit: limits.ratio * onCpu, section: 'report' },
          { term: 'db_cpu', value: onCpu, unit: 'sessions', section: 'time-model' },
          ...(host === null ? [] : [{ term: 'host_cpu', value: host, unit: 'percent', section: 'host' } as const]),
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Waiting for a CPU',
      title:
        '{queued} sessions waited for a CPU on average: ASH saw {sampled} on CPU or waiting for it, DB CPU accounts for {cpu}.',
      cause: 'More sessions were ready to run than CPUs free: busy CPUs, a CPU limit, or peaks within the interval.',
      advice:
        'See the finding on host CPU. If the host has idle CPU, look for a limit: Resource Manager, CPU_COUNT, container, hypervisor.',
      variants: {
        idle: {
          title:
            'ASH saw {sampled} sessions on CPU, of which DB CPU accounts for {cpu} only; the host’s CPUs were {host} busy.',
          cause:
            'The host had CPUs to spare, so that hardly anyone queued: peaks within the interval, a CPU limit (Resource Manager, container, hypervisor), or calls that Oracle takes for CPU, such as reads that the operating system answers at once.',
          advice:
            'Look for a limit first (CPU_COUNT, RESOURCE_MANAGER_PLAN, cgroup, steal time). Without one it is a matter of measuring: go by the statements and events.',
        },
      },
    },
    zh: {
      name: '等待 CPU',
      title: '平均 {queued} 个会话在等 CPU：ASH 中在 CPU 上或等 CPU 的为 {sampled} 个，DB CPU 只占 {cpu} 个。',
      cause: '就绪的会话多于空闲 CPU：CPU 繁忙、受到限制，或区间内有高峰。',
      advice: '见主机 CPU 的发现。若主机 CPU 有空闲，查找限制：Resource Manager、CPU_COUNT、容器、虚拟化。',
      variants: {
        idle: {
          title: 'ASH 采样到 {sampled} 个会话在 CPU 上，DB CPU 只占其中 {cpu} 个；主机 CPU 使用率为 {host}。',
          cause:
            '主机 CPU 有余，几乎不会排队：可能是区间内的高峰、CPU 限制（Resource Manager、容器、虚拟化），或被 Oracle 当作 CPU 的调用，例如由操作系统缓存立即返回的读。',
          advice:
            '先查是否有限制（CPU_COUNT、RESOURCE_MANAGER_PLAN、cgroup、steal 时间）。若没有，只是计量方式的差异：以语句和等待事件为准。',
        },
      },
    },
  },
});

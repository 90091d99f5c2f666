/** Blocks from other instances take long to arrive. */
import { defineRule, type Hit, ms, severityAt } from './rule.ts';

/** Metric of `rac_latencies`, and how Oracle prints it. */
const RECEIVE: readonly (readonly [metric: string, printed: string])[] = [
  ['cr_block_receive', 'Avg global cache cr block receive time'],
  ['current_block_receive', 'Avg global cache current block receive time'],
];

export default defineRule({
  id: 'gc_receive_slow',
  no: 19,
  needs: ['rac_latencies'],
  thresholds: { receive_ms: 5, high_ms: 15, min_cluster_pct: 1, medium_pct: 5, high_pct: 10 },
  source: 'common; receive times of a private network are 1 to 3 ms',
  impact: 'waits of class Cluster that are listed, as share of DB time',
  depth: 3,
  find(facts, limits): Hit[] {
    const rows = facts.rows('rac_latencies') ?? [];
    const times = RECEIVE.flatMap(([metric, printed]) => {
      // A global report prints each instance; the slowest tells.
      const own = rows.flatMap((row) => (row.metric === metric && row.time_us !== null ? row.time_us : []));
      return own.length > 0 ? [{ printed, value: Math.max(...own) / 1000 }] : [];
    });
    const worst = times.toSorted((a, b) => b.value - a.value)[0];
    if (!worst || worst.value <= limits.receive_ms) return [];
    const cluster = facts.events?.filter(({ event }) => event.startsWith('gc ')) ?? null;
    const impactPct = cluster?.reduce((sum, { pct: share }) => sum + (share ?? 0), 0) ?? null;
    if (impactPct !== null && impactPct < limits.min_cluster_pct) return [];
    return [
      {
        severity:
          impactPct === null
            ? severityAt(worst.value, { medium: limits.high_ms }, 'low')
            : severityAt(
                impactPct,
                worst.value >= limits.high_ms
                  ? { high: limits.high_pct, medium: limits.medium_pct }
                  : { medium: limits.high_pct },
                'low',
              ),
        impactPct,
        about: ['class:Cluster', 'rac', ...(cluster ?? []).map(({ event }) => `event:${event}`)],
        values: { kind: worst.printed, time: ms(worst.value) },
        evidence: times.map(({ printed, value }) => ({
          term: 'avg_wait' as const,
          of: printed,
          value,
          unit: 'milliseconds' as const,
          limit: limits.receive_ms,
          section: 'report' as const,
        })),
      },
    ];
  },
  text: {
    en: {
      name: 'Slow interconnect',
      title: 'Blocks from other instances take long: {kind} is {time}.',
      cause:
        'The interconnect is slow or full, the LMS processes do not get CPU, or the sending instance waits for its redo before it sends.',
      advice:
        'Check private network: speed, jumbo frames, errors and drops, use of the right interface. See whether CPUs are short on any node (LMS in real-time class), and current block flush times: slow redo writes delay the sender.',
    },
    zh: {
      name: '互连慢',
      title: '从其他实例取块耗时长：{kind} 为 {time}。',
      cause: '互连网络慢或拥塞，LMS 进程得不到 CPU，或发送方在发送前等待写 redo。',
      advice:
        '检查私网：速率、jumbo frame、错误与丢包、是否用对网卡。看各节点 CPU 是否不足（LMS 应为实时优先级），以及 current block flush 时间：redo 写慢会拖延发送方。',
    },
  },
});

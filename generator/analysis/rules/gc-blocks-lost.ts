/** Blocks lost on the cluster’s interconnect. */
import { count, defineRule, type Hit, rate, severityAt } from './rule.ts';

export default defineRule({
  id: 'gc_blocks_lost',
  no: 19,
  needs: ['instance_activity'],
  thresholds: { lost: 0, medium_per_hour: 100, high_per_hour: 1000 },
  source: 'common; Oracle: any lost block is worth a look. The steps above it are ours',
  impact: 'waits for lost blocks (gc cr block lost, gc current block lost) as share of DB time, where listed',
  depth: 3,
  find(facts, limits): Hit[] {
    const lost = facts.statistic('gc blocks lost');
    if (lost === null || lost <= limits.lost) return [];
    const waits = facts.events?.filter(({ event }) => / block lost$/.test(event)) ?? [];
    const elapsed = facts.header.elapsed_s;
    return [
      {
        severity: severityAt(
          elapsed ? (3600 * lost) / elapsed : 0,
          { high: limits.high_per_hour, medium: limits.medium_per_hour },
          'low',
        ),
        impactPct: waits.length > 0 ? waits.reduce((sum, { pct }) => sum + (pct ?? 0), 0) : null,
        about: ['rac', ...waits.map(({ event }) => `event:${event}`)],
        values: { lost: count(lost), rate: rate(elapsed ? lost / elapsed : null) },
        evidence: [
          {
            term: 'blocks_lost',
            of: 'gc blocks lost',
            value: lost,
            unit: 'count',
            limit: limits.lost,
            section: 'activity',
          },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Blocks lost on the interconnect',
      title: '{lost} {lost:block was|blocks were} lost between the instances ({rate}).',
      cause:
        'The private network drops packets: full buffers, a bad cable, port or switch, a mismatch of MTU, or CPU short on the receiver.',
      advice:
        'Look at netstat -su (UDP buffer errors, reassembly failures), interface errors, MTU end to end, and the size of the UDP receive buffers. Each lost block costs a wait of some hundred milliseconds.',
    },
    zh: {
      name: '互连丢块',
      title: '实例之间丢失了 {lost} 个块（{rate}）。',
      cause: '私网丢包：缓冲区满，线缆、端口或交换机故障，MTU 不一致，或接收方 CPU 不足。',
      advice:
        '查看 netstat -su（UDP 缓冲区错误、重组失败）、网卡错误、端到端 MTU 与 UDP 接收缓冲区大小。每丢一个块就要等待数百毫秒。',
    },
  },
});

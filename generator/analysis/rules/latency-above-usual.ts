/** Single-block reads are slower than this series knows them at this hour. */
import { scoreOf } from '../baseline.ts';
import type { Facts } from '../facts/facts.ts';
import { count, defineRule, type Hit, ms, pct, severityAt } from './rule.ts';

const SINGLE_BLOCK = /^(?:db file sequential read|cell single block physical read)/;

export default defineRule({
  id: 'latency_above_usual',
  no: 32,
  needs: ['wait_events'],
  history: true,
  thresholds: { score: 4, ratio: 1.8, min_ms: 0.5, min_waits: 500, min_pct: 2, medium_pct: 8, high_pct: 25 },
  source: 'own',
  impact: 'share of DB time of the reads × (1 − usual / present average wait)',
  depth: 3,
  chronic: false,
  find(facts, limits): Hit[] {
    const value = facts.metric('single_block_read_ms');
    const baseline = facts.past.baseline('single_block_read_ms');
    const reads = singleBlockReads(facts);
    if (value === null || !baseline || baseline.median <= 0 || !reads?.pct) return [];
    const ratio = value / baseline.median;
    const score = scoreOf(value, baseline);
    if (score < limits.score || ratio < limits.ratio || value < limits.min_ms) return [];
    if ((reads.waits ?? 0) < limits.min_waits || reads.pct < limits.min_pct) return [];
    const impactPct = reads.pct * (1 - 1 / ratio);
    return [
      {
        severity: severityAt(impactPct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct,
        about: [`event:${reads.event}`, 'class:User I/O', 'io', 'storage'],
        values: {
          event: reads.event,
          now: ms(value),
          usual: ms(baseline.median),
          ratio: count(Math.round(ratio * 10) / 10),
          pct: pct(reads.pct),
        },
        evidence: [
          {
            term: 'avg_wait',
            of: reads.event,
            value,
            unit: 'milliseconds',
            usual: baseline.median,
            limit: limits.ratio * baseline.median,
            section: 'events',
          },
          { term: 'waits', of: reads.event, value: reads.waits, unit: 'count', section: 'events' },
          { term: 'pct_db_time', of: reads.event, value: reads.pct, unit: 'percent', section: 'events' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Storage slower than it used to be',
      title:
        'Single-block reads take {now}, {ratio} times the {usual} usual at this hour. {event} takes {pct} of DB time.',
      cause:
        'The storage answers more slowly than on comparable days: another load on the same array, a failed path or disk, a snapshot, backup or rebuild, or a host short of I/O.',
      advice:
        'Ask the storage team with the exact interval at hand. Compare reads per second with the usual: far more reads point to SQL, not to storage. On virtual hosts look at neighbours and throttling limits.',
    },
    zh: {
      name: '存储比以往慢',
      title: '单块读耗时 {now}，是此时段常态 {usual} 的 {ratio} 倍。{event} 占 DB time 的 {pct}。',
      cause: '存储响应比同类时段慢：同一阵列上有别的负载、链路或磁盘故障、快照、备份或重建，或主机 I/O 不足。',
      advice:
        '带上准确的时间区间询问存储团队。把每秒读次数与常态比较：若读次数远多于常态，问题在 SQL 而非存储。虚拟机上查邻居负载与限流。',
    },
  },
});

const singleBlockReads = (facts: Facts) => facts.events?.find(({ event }) => SINGLE_BLOCK.test(event)) ?? null;

/** Multi-block reads and writes of temporary space that take long. */
import { waitEvidence } from './event-share.ts';
import { defineRule, type Hit, ms, pct, severityAt } from './rule.ts';

const READS = ['db file scattered read', 'db file parallel read', 'direct path read', 'direct path read temp'];
const WRITE = 'direct path write temp';

export default defineRule({
  id: 'multiblock_read_slow',
  no: 8,
  needs: ['wait_events'],
  thresholds: { slow_read_ms: 20, slow_write_ms: 15, min_waits: 100, min_pct: 1, medium_pct: 10, high_pct: 30 },
  source: 'MOS note, as quoted in the field',
  impact: 'the event as share of DB time',
  depth: 2,
  find(facts, limits): Hit[] {
    return [...READS, WRITE].flatMap((name): Hit[] => {
      const wait = facts.event(name);
      const limit = name === WRITE ? limits.slow_write_ms : limits.slow_read_ms;
      if (!wait?.pct || wait.avgMs === null || wait.avgMs <= limit) return [];
      if ((wait.waits ?? 0) < limits.min_waits || wait.pct < limits.min_pct) return [];
      const [share, average] = waitEvidence(wait);
      return [
        {
          severity: severityAt(wait.pct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
          impactPct: wait.pct,
          object: name,
          about: [`event:${name}`, 'class:User I/O', 'io', 'storage'],
          variant: name === WRITE ? 'write' : 'read',
          values: { event: name, avg: ms(wait.avgMs), limit: ms(limit), pct: pct(wait.pct) },
          evidence: [...(average ? [{ ...average, limit }] : []), ...(share ? [share] : [])],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Slow multi-block reads and temp writes',
      title: 'Reads of many blocks are slow: {event} averages {avg} (threshold {limit}) and takes {pct} of DB time.',
      cause: 'The storage’s bandwidth is used up, or its latency is high: large scans share it with everything else.',
      advice:
        'See which statements scan (segments by table scans and direct reads): an index or partition pruning saves more than storage. Then throughput of the host’s paths against their limit.',
      variants: {
        write: {
          title:
            'Writes to temporary space are slow: {event} averages {avg} (threshold {limit}) and takes {pct} of DB time.',
          advice: 'Look for sorts and hash joins that spill (PGA), and put temporary tablespaces on quick storage.',
        },
      },
    },
    zh: {
      name: '多块读与临时写慢',
      title: '多块读慢：{event} 平均 {avg}（阈值 {limit}），占 DB time 的 {pct}。',
      cause: '存储带宽用尽或延迟高：大扫描与其他一切共用它。',
      advice:
        '看哪些语句在扫描（按 table scans 与 direct reads 排序的段）：索引或分区裁剪比存储更有效。再看主机链路吞吐量与其上限。',
      variants: {
        write: {
          title: '写临时空间慢：{event} 平均 {avg}（阈值 {limit}），占 DB time 的 {pct}。',
          advice: '查找溢出的排序与 hash 连接（PGA），并把临时表空间放在快速存储上。',
        },
      },
    },
  },
});

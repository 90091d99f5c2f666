/** A wait class takes much of DB time, whatever its single events are. */
import type { Facts } from '../facts/facts.ts';
import { isLoaded, segmentEvidence, waitEvidence } from './event-share.ts';
import { defineRule, type Hit, ms, pct, severityAt } from './rule.ts';

/** Orderings of segments that show where. */
const SEGMENTS: Readonly<Record<string, string>> = { 'User I/O': 'physical_reads', Cluster: 'gc_buffer_busy' };
const VARIANTS: Readonly<Record<string, string>> = { 'User I/O': 'io', Cluster: 'cluster', Network: 'network' };
const EVENTS_SHOWN = 3;

export default defineRule({
  id: 'wait_class_heavy',
  no: 42,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 15, low_pct: 25, medium_pct: 40, medium_sessions_per_cpu: 0.25 },
  source: 'own; ADDM names a wait class likewise',
  impact: 'waits of the class that are listed, as share of DB time',
  depth: 0.5,
  restates: true,
  find(facts, limits): Hit[] {
    return [...Map.groupBy(facts.events ?? [], ({ waitClass }) => waitClass ?? '')].flatMap(([name, events]): Hit[] => {
      const [first] = events;
      const share = events.reduce((sum, each) => sum + (each.pct ?? 0), 0);
      if (name === '' || !first || share <= limits.pct_db_time) return [];
      const steps = isLoaded(facts, limits.medium_sessions_per_cpu)
        ? { medium: limits.medium_pct, low: limits.low_pct }
        : { low: limits.low_pct };
      return [
        {
          severity: severityAt(share, steps),
          impactPct: Math.min(100, share),
          object: name,
          about: [`class:${name}`, `waits:${name}`],
          variant: VARIANTS[name] ?? 'other',
          values: { name, pct: pct(Math.min(100, share)), event: first.event, avg: ms(first.avgMs) },
          evidence: [
            {
              term: 'pct_db_time',
              of: name,
              value: share,
              unit: 'percent',
              limit: limits.pct_db_time,
              section: 'events',
            },
            ...events.slice(0, EVENTS_SHOWN).flatMap((each) => waitEvidence(each)),
            ...segmentsOf(facts, name),
          ],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'A wait class weighs',
      title: 'Waits of class {name} take {pct} of DB time, most of it {event} ({avg} on average).',
      cause: 'Sessions spend much of their time on waits of one kind. No single cause is known from this report.',
      advice: 'See which statements wait for it (Top SQL with Top Events), and what the event’s parameters name.',
      variants: {
        io: {
          cause:
            'Much is read from storage: blocks that are not in the buffer cache, or scans past it. Where no finding calls the storage slow, it is the number of reads that costs, not the single one.',
          advice:
            'Look at SQL ordered by reads and by user I/O wait time, and at the segments by physical reads: reads per execution tell who reads more than it needs. Then the buffer pool advisory: would a larger cache hold it?',
        },
        cluster: {
          cause: 'Blocks are fetched from other instances: work on the same segments is spread over the cluster.',
          advice:
            'Send work on the same data to one instance by services, look at the segments by global cache waits and at SQL ordered by cluster wait time. Check the interconnect: receive times, lost blocks.',
        },
        network: {
          cause:
            'Sessions send or receive much data within a call: large results, LOBs or long texts over SQL*Net or a database link, or a slow network.',
          advice:
            'Fetch fewer columns and rows, in larger arrays; raise SDU; look at round trips and bytes sent (Instance Activity). Over database links let the remote side do the work (DRIVING_SITE).',
        },
        other: {},
      },
    },
    zh: {
      name: '某类等待较重',
      title: '{name} 类等待占 DB time 的 {pct}，主要是 {event}（平均 {avg}）。',
      cause: '会话把大量时间花在同一类等待上。仅凭本报告看不出单一原因。',
      advice: '看哪些语句在等它（Top SQL with Top Events），以及该事件的参数指向什么。',
      variants: {
        io: {
          cause:
            '从存储读得多：所需的块不在 buffer cache 中，或扫描绕过了它。若没有发现指出存储慢，代价就在读的次数，而不在单次读。',
          advice:
            '看按物理读与 user I/O 等待排序的 SQL，以及物理读最多的段：每次执行的读次数会说明谁读得比需要的多。再看 buffer pool advisory：更大的缓存能否容纳。',
        },
        cluster: {
          cause: '块要从其他实例取得：对同一批段的访问分散在整个集群上。',
          advice:
            '用 service 把访问相同数据的负载集中到一个实例，查看按 global cache 等待排序的段与按 cluster wait time 排序的 SQL。检查互连：接收时间、丢块。',
        },
        network: {
          cause: '会话在调用中收发大量数据：大结果集、LOB 或长文本经 SQL*Net 或 database link 传输，或网络慢。',
          advice:
            '少取列与行，用更大的数组取数；加大 SDU；查看往返次数与发送字节数（Instance Activity）。经 database link 时让远端完成工作（DRIVING_SITE）。',
        },
        other: {},
      },
    },
  },
});

function segmentsOf(facts: Facts, name: string) {
  const ordering = SEGMENTS[name];
  return ordering === undefined ? [] : segmentEvidence(facts, ordering);
}

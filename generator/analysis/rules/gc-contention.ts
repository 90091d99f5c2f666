/** Instances of a cluster fight for the same blocks. */
import { eventHit, segmentEvidence } from './event-share.ts';
import { defineRule, type Hit } from './rule.ts';

const EVENTS = ['gc buffer busy acquire', 'gc buffer busy release', 'gc buffer busy'];

export default defineRule({
  id: 'gc_contention',
  no: 19,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 3, medium_pct: 10, high_pct: 25 },
  source: 'common',
  impact: 'the event as share of DB time',
  depth: 2,
  find(facts, limits): Hit[] {
    return EVENTS.flatMap((event): Hit[] => {
      const hit = eventHit(facts, event, limits);
      if (!hit) return [];
      return [
        {
          ...hit,
          object: event,
          about: [`event:${event}`, 'class:Cluster', 'rac'],
          evidence: [...hit.evidence, ...segmentEvidence(facts, 'gc_buffer_busy')],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Instances fight for blocks',
      title: 'Instances fight for the same blocks: {event} takes {pct} of DB time, {avg} on average.',
      cause:
        'Sessions of several instances change or read the same hot blocks at once: right-growing indexes, small hot tables, sequences with ORDER.',
      advice:
        'Send the work on the leading segments to one instance by a service. Hash-partition or reverse the right-growing index, cache sequences (CACHE 1000, NOORDER), lower rows per block. Slow redo writes lengthen each transfer: see log file sync.',
    },
    zh: {
      name: '实例争用块',
      title: '各实例争用同一批块：{event} 占 DB time 的 {pct}，平均 {avg}。',
      cause: '多个实例的会话同时修改或读取同一批热点块：单向增长的索引、热点小表、带 ORDER 的序列。',
      advice:
        '用 service 把访问排名靠前的段的负载集中到一个实例。单向增长的索引改为 hash 分区或反向键，序列加缓存（CACHE 1000、NOORDER），减少每块行数。redo 写慢会拉长每次传输：见 log file sync。',
    },
  },
});

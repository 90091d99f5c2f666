/** Waits for buffers that another session holds or reads, with their class and segments. */
import type { Facts } from '../facts/facts.ts';
import { eventHit, segmentEvidence } from './event-share.ts';
import { defineRule, type Evidence, type Hit } from './rule.ts';

export default defineRule({
  id: 'buffer_busy',
  no: 17,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 3, medium_pct: 10, high_pct: 25 },
  source: 'AIP',
  impact: 'the event as share of DB time',
  depth: 2,
  find(facts, limits): Hit[] {
    return (['buffer busy waits', 'read by other session'] as const).flatMap((event): Hit[] => {
      const hit = eventHit(facts, event, limits);
      if (!hit) return [];
      const reading = event === 'read by other session';
      return [
        {
          ...hit,
          object: event,
          about: [`event:${event}`, ...(reading ? ['class:User I/O', 'io'] : ['class:Concurrency'])],
          variant: reading ? 'read' : 'busy',
          evidence: [
            ...hit.evidence,
            ...(reading ? [] : classes(facts)),
            ...segmentEvidence(facts, reading ? 'physical_reads' : 'buffer_busy_waits'),
          ],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Waiting for buffers',
      title: 'Sessions wait for buffers: {event} takes {pct} of DB time, {avg} on average.',
      cause:
        'Many sessions want the same blocks at once, at least one of them to change it: hot blocks of the segments listed.',
      advice:
        'See the class of block: data blocks – spread the rows (hash partitioning, fewer rows a block, reverse-key index); segment headers – ASSM, more free lists; undo – more undo, shorter transactions. Then the SQL that runs on the leading segment so often.',
      variants: {
        read: {
          cause:
            'Several sessions read the same blocks from disk at the same moment and wait for the first: concurrent scans of the same segment, or slow reads.',
          advice:
            'Look at the SQL that scans the leading segments: an index, or a larger cache for what is scanned all the time. If single reads are slow, the storage comes first.',
        },
      },
    },
    zh: {
      name: '等待缓冲区',
      title: '会话在等待缓冲区：{event} 占 DB time 的 {pct}，平均 {avg}。',
      cause: '许多会话同时要同一批块，至少有一个要修改：下列段的热点块。',
      advice:
        '看块的类别：数据块——分散行（hash 分区、减少每块行数、反向键索引）；段头——ASSM、增加 freelist；undo——增大 undo、缩短事务。再看哪些 SQL 如此频繁地访问排名靠前的段。',
      variants: {
        read: {
          cause: '多个会话同时从磁盘读同一批块，都在等第一个读完：并发扫描同一个段，或读得慢。',
          advice: '检查扫描排名靠前的段的 SQL：建索引，或让经常扫描的对象留在缓存。若单次读就慢，先查存储。',
        },
      },
    },
  },
});

/** Classes of block that were waited for, by time. */
function classes(facts: Facts): Evidence[] {
  const rows = facts.rows('buffer_waits')?.toSorted((a, b) => (b.total_wait_s ?? 0) - (a.total_wait_s ?? 0)) ?? [];
  return rows
    .slice(0, 3)
    .map((row) => ({ term: 'total_wait', of: row.class, value: row.total_wait_s, unit: 'seconds', section: 'report' }));
}

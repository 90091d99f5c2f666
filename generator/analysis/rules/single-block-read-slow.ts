/** Single-block reads that take long for any storage. */
import { histogramEvidence, waitEvidence } from './event-share.ts';
import { count, defineRule, type Hit, ms, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'single_block_read_slow',
  no: 7,
  needs: ['wait_events'],
  thresholds: { slow_ms: 10, slow_cell_ms: 1, min_waits: 100, min_pct: 1, medium_pct: 10, high_pct: 30 },
  source: 'Oracle docs, DBIO_EXPECTED of ADDM (10 ms); on Exadata 1 ms, common',
  impact: 'the event as share of DB time',
  depth: 2,
  find(facts, limits): Hit[] {
    return (facts.events ?? []).flatMap((wait): Hit[] => {
      const cell = wait.event.startsWith('cell single block physical read');
      if (!cell && wait.event !== 'db file sequential read') return [];
      const limit = cell ? limits.slow_cell_ms : limits.slow_ms;
      if (wait.avgMs === null || wait.avgMs <= limit || (wait.waits ?? 0) < limits.min_waits) return [];
      if (!wait.pct || wait.pct < limits.min_pct) return [];
      const [share, average] = waitEvidence(wait);
      return [
        {
          severity: severityAt(wait.pct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
          impactPct: wait.pct,
          object: wait.event,
          about: [`event:${wait.event}`, 'class:User I/O', 'io', 'storage'],
          values: {
            event: wait.event,
            avg: ms(wait.avgMs),
            limit: ms(limit),
            pct: pct(wait.pct),
            waits: count(wait.waits),
          },
          evidence: [
            ...(average ? [{ ...average, limit }] : []),
            ...(share ? [share] : []),
            { term: 'waits', of: wait.event, value: wait.waits, unit: 'count', section: 'events' },
            ...histogramEvidence(facts, wait.event),
          ],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Slow single-block reads',
      title:
        'Single-block reads are slow: {event} averages {avg} (good storage: below {limit}) and takes {pct} of DB time.',
      cause: 'The storage is slow or overloaded; or so much is read that it queues.',
      advice:
        'Check whether fewer reads do: statements with the most reads, the buffer pool advisory. Then the storage: latency by device at that time, other users, paths, caches.',
    },
    zh: {
      name: '单块读慢',
      title: '单块读慢：{event} 平均 {avg}（良好的存储低于 {limit}），占 DB time 的 {pct}。',
      cause: '存储慢或过载；或读得太多而排队。',
      advice:
        '先看能否少读：物理读最多的语句、buffer pool advisory。再查存储：当时各设备的延迟、其他使用者、链路、缓存。',
    },
  },
});

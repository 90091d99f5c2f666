/** Sessions wait for the database writer to free buffers. */
import { defineRule, type Hit, ms, pct, severityAt } from './rule.ts';

const EVENTS = ['free buffer waits', 'write complete waits'];

export default defineRule({
  id: 'free_buffer_waits',
  no: 30,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 1, medium_pct: 10, high_pct: 25, slow_write_ms: 15 },
  source: 'common; slow_write_ms: own',
  impact: 'the event as share of DB time',
  depth: 2,
  find(facts, limits): Hit[] {
    const write = facts.backgroundEvent('db file parallel write');
    const slow = write?.avgMs != null && write.avgMs > limits.slow_write_ms;
    return EVENTS.flatMap((name): Hit[] => {
      const wait = facts.event(name);
      if (!wait?.pct || wait.pct <= limits.pct_db_time) return [];
      const variant = slow ? 'io' : name === 'write complete waits' ? 'write_complete' : 'cache';
      return [
        {
          severity: severityAt(wait.pct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
          impactPct: wait.pct,
          object: name,
          about: [
            `event:${name}`,
            'class:Configuration',
            ...(slow ? ['io'] : variant === 'cache' ? ['memory:cache'] : []),
          ],
          variant,
          values: { event: name, pct: pct(wait.pct), avg: ms(wait.avgMs), write: ms(write?.avgMs ?? null) },
          evidence: [
            {
              term: 'pct_db_time',
              of: name,
              value: wait.pct,
              unit: 'percent',
              limit: limits.pct_db_time,
              section: 'events',
            },
            { term: 'avg_wait', of: name, value: wait.avgMs, unit: 'milliseconds', section: 'events' },
            ...(write
              ? ([
                  {
                    term: 'avg_wait',
                    of: write.event,
                    value: write.avgMs,
                    unit: 'milliseconds',
                    limit: limits.slow_write_ms,
                    section: 'events',
                  },
                ] as const)
              : []),
          ],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Waiting for the database writer',
      title: 'Sessions wait for the database writer: {event} takes {pct} of DB time, {avg} on average.',
      cause:
        'Sessions need buffers faster than the database writer cleans them: the buffer cache is small for the work, too few writers, or bursts of writes after full checkpoints.',
      advice:
        'See in the buffer pool advisory whether a larger cache saves reads. Check that writes are asynchronous (FILESYSTEMIO_OPTIONS = SETALL, DISK_ASYNCH_IO = TRUE), then raise DB_WRITER_PROCESSES. Look at the SQL with most reads: whoever reads less needs fewer free buffers.',
      variants: {
        io: {
          cause:
            'Writing data files is slow: db file parallel write averages {write}, so the database writer cannot keep up.',
          advice:
            'Look at the storage of the data files: latency of writes, write cache, RAID 5 or 6, who shares it. Check that writes are asynchronous (FILESYSTEMIO_OPTIONS = SETALL, DISK_ASYNCH_IO = TRUE).',
        },
        write_complete: {
          cause:
            'Sessions want to change blocks that are just being written: few blocks are changed very often, or checkpoints write them again and again.',
          advice:
            'Find the blocks that are changed most (segments by db block changes and by buffer busy waits) and spread the changes. Larger redo logs and a larger FAST_START_MTTR_TARGET make for fewer checkpoint writes. Check that writes are asynchronous.',
        },
      },
    },
    zh: {
      name: '等待 DBWR',
      title: '会话在等待 DBWR：{event} 占 DB time 的 {pct}，平均 {avg}。',
      cause:
        '会话需要空闲缓冲区的速度超过 DBWR 写出脏块的速度：buffer cache 偏小、写进程太少，或完全检查点后集中写出。',
      advice:
        '先看 buffer pool advisory，加大缓存能否减少读。确认写为异步（FILESYSTEMIO_OPTIONS = SETALL，DISK_ASYNCH_IO = TRUE），再增加 DB_WRITER_PROCESSES。检查物理读最多的 SQL：读得少，需要的空闲缓冲区就少。',
      variants: {
        io: {
          cause: '写数据文件慢：db file parallel write 平均 {write}，DBWR 跟不上。',
          advice:
            '检查数据文件所在的存储：写延迟、写缓存、RAID 5 或 6、是否与他人共用。确认写为异步（FILESYSTEMIO_OPTIONS = SETALL，DISK_ASYNCH_IO = TRUE）。',
        },
        write_complete: {
          cause: '会话要修改的块正在被写出：少数块被频繁修改，或检查点反复写出它们。',
          advice:
            '找出修改最频繁的块（按 db block changes 与 buffer busy waits 排序的段），把修改分散开。加大重做日志与 FAST_START_MTTR_TARGET 可减少检查点写。确认写为异步。',
        },
      },
    },
  },
});

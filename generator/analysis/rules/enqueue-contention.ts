/** Waits for enqueues other than row locks: ITL, index, high-water mark, sequence, table locks. */
import { eventHit, segmentEvidence } from './event-share.ts';
import { defineRule, type Hit } from './rule.ts';

/** Event, its text, and the ordering of segments that shows where. */
const ENQUEUES: readonly (readonly [event: string, variant: string, ordering: string | null])[] = [
  ['enq: TX - allocate ITL entry', 'itl', 'itl_waits'],
  ['enq: TX - index contention', 'index', 'buffer_busy_waits'],
  ['enq: HW - contention', 'hw', null],
  ['enq: SQ - contention', 'sq', null],
  ['enq: TM - contention', 'tm', null],
];

/** Has a rule of its own. */
const ROW_LOCK = 'enq: TX - row lock contention';

export default defineRule({
  id: 'enqueue_contention',
  no: 16,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 1, other_pct: 5, medium_pct: 10, high_pct: 25 },
  source: 'AIP; TM: unindexed foreign keys, common; other enqueues: own',
  impact: 'the event as share of DB time',
  depth: 3,
  find(facts, limits): Hit[] {
    const named = new Set([ROW_LOCK, ...ENQUEUES.map(([event]) => event)]);
    const others = (facts.events ?? []).flatMap(({ event, pct }): (typeof ENQUEUES)[number][] =>
      event.startsWith('enq: ') && !named.has(event) && (pct ?? 0) > limits.other_pct
        ? [[event, event.startsWith('enq: TX') ? 'tx' : 'other', null]]
        : [],
    );
    return [...ENQUEUES, ...others].flatMap(([event, variant, ordering]): Hit[] => {
      const hit = eventHit(facts, event, limits);
      if (!hit) return [];
      const waitClass = facts.event(event)?.waitClass;
      return [
        {
          ...hit,
          object: event,
          about: [...(hit.about ?? []), ...(waitClass ? [`class:${waitClass}`] : [])],
          variant,
          evidence: [...hit.evidence, ...(ordering ? segmentEvidence(facts, ordering) : [])],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Waiting for enqueues',
      title: 'Sessions wait for {event}: {pct} of DB time, {avg} on average.',
      cause: 'Sessions want the same lock.',
      advice: 'Find who holds it: V$SESSION.BLOCKING_SESSION, DBA_HIST_ACTIVE_SESS_HISTORY.',
      variants: {
        other: {},
        tx: {
          cause:
            'Transactions wait for the end of another one for a reason other than a row: a distributed transaction that is prepared but not yet decided (XA), a tablespace being made read-only, or a transaction that is still recovering.',
          advice:
            'Look for distributed transactions that hang (DBA_2PC_PENDING, GV$GLOBAL_TRANSACTION) and at the transaction manager’s timeouts; find the holder in DBA_HIST_ACTIVE_SESS_HISTORY (BLOCKING_SESSION, P2, P3). On RAC keep the branches of one XA transaction on one instance by a service.',
        },
        itl: {
          cause:
            'Blocks have no free slot left for one more transaction: many sessions change rows of the same block at once.',
          advice:
            'Raise INITRANS of the table or index that leads the ITL waits and rebuild it; a larger PCTFREE leaves the room. Spread concurrent changes over blocks.',
        },
        index: {
          cause:
            'Sessions insert at the same edge of an index whose block is being split: keys that grow (a sequence, a timestamp).',
          advice:
            'Make the sequence’s cache large (CACHE 1000 and more, NOORDER on RAC), use a scalable sequence (from 18c), or a hash-partitioned or reverse-key index for the leading one.',
        },
        hw: {
          cause:
            'Segments are extended all the time: the high-water mark moves under concurrent inserts, often of LOBs.',
          advice:
            'Allocate extents ahead (ALTER TABLE … ALLOCATE EXTENT), larger uniform extents, ASSM, SecureFile LOBs; for old BasicFile LOBs see event 44951.',
        },
        sq: {
          cause: 'A sequence runs out of its cache again and again.',
          advice: 'Raise its CACHE (ALTER SEQUENCE … CACHE 1000); NOCACHE and ORDER are the usual culprits.',
        },
        tm: {
          cause:
            'Sessions want a lock on a whole table: typically a foreign key without index whose parent rows are changed or deleted, else DDL, LOCK TABLE or direct-path loads.',
          advice:
            'Index the foreign keys of the child tables concerned. Find the object in DBA_HIST_ACTIVE_SESS_HISTORY (CURRENT_OBJ#, P2).',
        },
      },
    },
    zh: {
      name: '等待 enqueue 锁',
      title: '会话在等待 {event}：占 DB time 的 {pct}，平均 {avg}。',
      cause: '多个会话要同一把锁。',
      advice: '找出持有者：V$SESSION.BLOCKING_SESSION、DBA_HIST_ACTIVE_SESS_HISTORY。',
      variants: {
        other: {},
        tx: {
          cause:
            '事务在等另一个事务结束，但不是为了行：分布式事务（XA）已 prepare 而未决、表空间正改为只读，或事务仍在恢复。',
          advice:
            '查悬挂的分布式事务（DBA_2PC_PENDING、GV$GLOBAL_TRANSACTION）与事务管理器的超时设置；在 DBA_HIST_ACTIVE_SESS_HISTORY（BLOCKING_SESSION、P2、P3）中找持有者。RAC 上用 service 让同一 XA 事务的各分支落在同一实例。',
        },
        itl: {
          cause: '数据块中没有空闲的 ITL 槽：许多会话同时修改同一块中的行。',
          advice: '对 ITL 等待最多的表或索引加大 INITRANS 并重建；加大 PCTFREE 以留出空间；把并发修改分散到不同块。',
        },
        index: {
          cause: '会话在索引同一端插入，而该块正在分裂：键值单调递增（序列、时间戳）。',
          advice:
            '加大序列缓存（CACHE 1000 以上，RAC 上用 NOORDER），使用 scalable sequence（18c 起），或把该索引改为 hash 分区或反向键索引。',
        },
        hw: {
          cause: '段在不断扩展：并发插入使高水位频繁移动，常见于 LOB。',
          advice:
            '预先分配区（ALTER TABLE … ALLOCATE EXTENT），加大 uniform 区，使用 ASSM、SecureFile LOB；旧的 BasicFile LOB 参见 event 44951。',
        },
        sq: {
          cause: '某个序列的缓存一再用尽。',
          advice: '加大其 CACHE（ALTER SEQUENCE … CACHE 1000）；常见原因是 NOCACHE 和 ORDER。',
        },
        tm: {
          cause: '会话要锁整张表：多为外键没有索引而父表的行被修改或删除，其次是 DDL、LOCK TABLE 或直接路径装载。',
          advice: '为相关子表的外键建索引。在 DBA_HIST_ACTIVE_SESS_HISTORY 中查对象（CURRENT_OBJ#、P2）。',
        },
      },
    },
  },
});

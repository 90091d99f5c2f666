/** Waits for latches and mutexes, with the one that sleeps most. */
import type { Facts } from '../facts/facts.ts';
import { eventHit, segmentEvidence } from './event-share.ts';
import { defineRule, type Evidence, type Hit } from './rule.ts';

/** Event and its text. */
const EVENTS: readonly (readonly [event: string, variant: string])[] = [
  ['latch: cache buffers chains', 'chains'],
  ['latch: shared pool', 'pool'],
  ['latch: row cache objects', 'pool'],
  ['latch: library cache', 'pool'],
  ['latch: library cache lock', 'pool'],
  ['latch: library cache pin', 'pool'],
  ['library cache: mutex X', 'library'],
  ['library cache: mutex S', 'library'],
  ['library cache: bucket mutex X', 'library'],
  ['library cache lock', 'lock'],
  ['library cache pin', 'lock'],
  ['library cache load lock', 'lock'],
  ['cursor: pin S wait on X', 'parse'],
  ['cursor: mutex X', 'versions'],
  ['cursor: mutex S', 'versions'],
  ['cursor: pin S', 'hot'],
];

export default defineRule({
  id: 'latch_mutex_contention',
  no: 18,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 2, medium_pct: 10, high_pct: 25 },
  source: 'common',
  impact: 'the event as share of DB time',
  depth: 2,
  find(facts, limits): Hit[] {
    return EVENTS.flatMap(([event, variant]): Hit[] => {
      const hit = eventHit(facts, event, limits);
      if (!hit) return [];
      const parsing = variant !== 'chains' && variant !== 'hot';
      return [
        {
          ...hit,
          object: event,
          about: [`event:${event}`, 'class:Concurrency', ...(parsing ? ['parse'] : [])],
          variant,
          evidence: [
            ...hit.evidence,
            ...(variant === 'chains' ? segmentEvidence(facts, 'logical_reads') : parsing ? parses(facts) : []),
          ],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Waiting for latches and mutexes',
      title: 'Sessions wait for {event}: {pct} of DB time, {avg} on average.',
      cause: 'Many sessions want the same structure in memory at once; where CPUs are short, holders are not running.',
      advice: 'Relieve the CPUs if they are busy; then find what is hot.',
      variants: {
        chains: {
          cause:
            'The same blocks are read by many sessions at once: SQL that reads far more blocks than it needs, nested loops over a small hot table, a hot index root.',
          advice:
            'Tune the statements with the most buffer gets; they read the leading segments too often. Fewer gets per execution is the cure, not more latches.',
        },
        pool: {
          cause:
            'The shared pool is allocated from all the time: hard parses, statements with literals, a pool that is too small.',
          advice: 'Use bind variables, look at the finding on hard parses, size the shared pool by its advisory.',
        },
        library: {
          cause:
            'Many sessions use the same object of the library cache at once: a hot cursor or package, many child cursors, or invalidations.',
          advice:
            'Look at statements with many versions and at invalidations. For one very hot object, mark it hot (DBMS_SHARED_POOL.MARKHOT) or call it less often; raise SESSION_CACHED_CURSORS.',
        },
        lock: {
          cause:
            'Objects are loaded, compiled or changed while they are in use: DDL, grants, statistics or recompilation at busy hours, failed parses, or logons with wrong passwords.',
          advice:
            'Move DDL and statistics to quiet hours. See failed parses (V$SYSSTAT parse count (failures)) and failed logons. Find the object by P1 in V$SESSION or ASH.',
        },
        parse: {
          cause:
            'Sessions wait for another one to finish the hard parse of the same cursor: long parses, invalidated cursors, or many child cursors.',
          advice:
            'Find the statement (P1 is its hash value). Why is it parsed so often or so long: invalidation by statistics (use NO_INVALIDATE), adaptive features, many versions.',
        },
        versions: {
          cause: 'Sessions search long lists of child cursors of one statement.',
          advice:
            'See V$SQL_SHARED_CURSOR for why cursors are not shared: bind lengths, NLS and optimizer settings, cursor_sharing. The finding on child cursors names the statements.',
        },
        hot: {
          cause: 'One cursor is executed by very many sessions at the same moment.',
          advice:
            'Execute it less often: cache its result in the application, fetch in arrays. Two texts for one statement (a comment) halve the contention until then.',
        },
      },
    },
    zh: {
      name: '等待 latch 与 mutex',
      title: '会话在等待 {event}：占 DB time 的 {pct}，平均 {avg}。',
      cause: '许多会话同时要内存中的同一结构；CPU 不足时持有者得不到运行。',
      advice: '若 CPU 繁忙先减轻它，再找热点。',
      variants: {
        chains: {
          cause: '许多会话同时读同一批块：SQL 读的块远多于所需、对热点小表做嵌套循环、热点索引根块。',
          advice:
            '优化 buffer gets 最多的语句，它们过于频繁地读排名靠前的段。治本之道是减少每次执行的逻辑读，而不是增加 latch。',
        },
        pool: {
          cause: '不断从 shared pool 分配内存：硬解析、带字面值的语句，或池太小。',
          advice: '使用绑定变量，查看硬解析的发现，按 advisory 调整 shared pool 大小。',
        },
        library: {
          cause: '许多会话同时使用 library cache 中的同一对象：热点游标或包、子游标过多，或失效。',
          advice:
            '查看版本数多的语句与失效次数。单个极热的对象可标记为 hot（DBMS_SHARED_POOL.MARKHOT）或减少调用；加大 SESSION_CACHED_CURSORS。',
        },
        lock: {
          cause:
            '对象在使用中被装载、编译或修改：繁忙时段的 DDL、授权、收集统计信息或重新编译，解析失败，或用错误密码登录。',
          advice:
            '把 DDL 与统计信息收集移到空闲时段。查看解析失败（parse count (failures)）与登录失败。用 V$SESSION 或 ASH 的 P1 找对象。',
        },
        parse: {
          cause: '会话在等另一个会话完成同一游标的硬解析：解析时间长、游标失效，或子游标过多。',
          advice:
            '找出语句（P1 为其 hash value），查明为何频繁或长时间解析：统计信息使其失效（用 NO_INVALIDATE）、自适应特性、版本过多。',
        },
        versions: {
          cause: '会话在同一语句很长的子游标列表中查找。',
          advice:
            '在 V$SQL_SHARED_CURSOR 中看游标为何不能共享：绑定长度、NLS 与优化器设置、cursor_sharing。子游标的发现列出了语句。',
        },
        hot: {
          cause: '极多会话在同一时刻执行同一个游标。',
          advice: '减少执行：在应用中缓存结果、批量取数。在此之前可用注释把一条语句分成两个文本，使争用减半。',
        },
      },
    },
  },
});

function parses(facts: Facts): Evidence[] {
  const hard = facts.metric('hard_parses_per_s');
  return hard === null
    ? []
    : [{ term: 'per_second', of: 'hard parses', value: hard, unit: 'per_second', section: 'load' }];
}

/** Memory was taken from a component while the instance ran. */
import type { Facts } from '../facts/facts.ts';
import type { FactRows } from '../facts/rows.ts';
import { count, defineRule, type Hit, type Value } from './rule.ts';

type Row = FactRows['memory_resizes'];

const MB = 2 ** 20;

/** As AWR abbreviates the components, as STATSPACK does, and whole. */
const COMPONENTS = [
  { name: 'DEFAULT buffer cache', is: /^(?:bufcache|(?:D:|DEFAULT) ?buffer cache)$/i, variant: 'cache' },
  { name: 'shared pool', is: /^shared(?: pool)?$/i, variant: 'shared' },
];

const SHARED_EN = {
  cause:
    'Automatic memory management gave the memory to another component, as a rule the buffer cache, or someone set SHARED_POOL_SIZE. Cursors were thrown out to make room: they are parsed anew, and sessions may have waited for it.',
  advice:
    'Set SHARED_POOL_SIZE to what the shared pool needs, as its least size, and raise SGA_TARGET if both pools want more. V$SGA_RESIZE_OPS has the history.',
};
const SHARED_ZH = {
  cause:
    '自动内存管理把内存分给了其他组件（通常是 buffer cache），或有人设置了 SHARED_POOL_SIZE。为腾出空间，游标被清出，需要重新解析，会话可能因此等待。',
  advice:
    '把 SHARED_POOL_SIZE 设为 shared pool 所需的最小值；若两者都不足，加大 SGA_TARGET。历史记录见 V$SGA_RESIZE_OPS。',
};

export default defineRule({
  id: 'memory_resized',
  no: 33,
  // Reports without resize operations leave the section out.
  needs: [],
  history: true,
  thresholds: { many: 5 },
  source: 'AWR compare-period report; many: own',
  impact: 'not known: less memory shows as reads and as parses',
  depth: 3,
  chronic: false,
  find(facts, limits): Hit[] {
    return COMPONENTS.flatMap(({ name, is, variant }): Hit[] => {
      const own = shrinks(facts, is);
      const rows = own.length > 0 ? own : shrinksBefore(facts, is);
      if (rows.length === 0) return [];
      const from = MB * Math.max(...rows.flatMap((row) => row.initial_mb ?? []));
      const to = MB * Math.min(...rows.flatMap((row) => row.final_mb ?? []));
      return [
        {
          severity: own.length >= limits.many ? 'low' : 'info',
          impactPct: null,
          object: name,
          about: variant === 'shared' ? ['memory:shared', 'parse'] : ['memory:cache'],
          variant: own.length > 0 ? variant : `${variant}_before`,
          values: { component: name, times: count(rows.length), from: bytes(from), to: bytes(to) },
          evidence: [
            { term: 'from_value', of: name, value: from, unit: 'bytes', section: 'report' },
            { term: 'to_value', of: name, value: to, unit: 'bytes', section: 'report' },
            { term: 'times', of: name, value: rows.length, unit: 'count', limit: limits.many, section: 'report' },
          ],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Memory taken away',
      title: '{component} was made smaller {times} {times:time|times}, from {from} to {to}.',
      cause:
        'Automatic memory management (SGA_TARGET, MEMORY_TARGET) gave the memory to another component, as a rule the shared pool, or someone set DB_CACHE_SIZE. Blocks that were cached must be read again.',
      advice:
        'Set DB_CACHE_SIZE and SHARED_POOL_SIZE to what each needs, as their least sizes, and raise SGA_TARGET if both want more. If the shared pool keeps growing, look for statements with literals and for many child cursors. V$SGA_RESIZE_OPS has the history.',
      variants: {
        shared: SHARED_EN,
        cache_before: {
          title:
            'In the interval before, {component} was made smaller {times} {times:time|times}, from {from} to {to}.',
        },
        shared_before: {
          title:
            'In the interval before, {component} was made smaller {times} {times:time|times}, from {from} to {to}.',
          ...SHARED_EN,
        },
      },
    },
    zh: {
      name: '内存被缩减',
      title: '{component} 被缩减 {times} 次，从 {from} 到 {to}。',
      cause:
        '自动内存管理（SGA_TARGET、MEMORY_TARGET）把内存分给了其他组件（通常是 shared pool），或有人设置了 DB_CACHE_SIZE。原已缓存的块需要重新读取。',
      advice:
        '把 DB_CACHE_SIZE 与 SHARED_POOL_SIZE 设为各自所需的最小值；若两者都不足，加大 SGA_TARGET。若 shared pool 不断增长，查找使用字面值的语句与子游标过多的语句。历史记录见 V$SGA_RESIZE_OPS。',
      variants: {
        shared: SHARED_ZH,
        cache_before: { title: '上一区间内，{component} 被缩减 {times} 次，从 {from} 到 {to}。' },
        shared_before: { title: '上一区间内，{component} 被缩减 {times} 次，从 {from} 到 {to}。', ...SHARED_ZH },
      },
    },
  },
});

const bytes = (value: number): Value => ({ value, unit: 'bytes' });

/** Operations that took memory from a component. */
const shrinks = (facts: Facts, component: RegExp): Row[] =>
  (facts.rows('memory_resizes') ?? []).filter(
    (row) =>
      component.test(row.component ?? '') &&
      /^COM/i.test(row.status ?? '') &&
      row.initial_mb !== null &&
      row.final_mb !== null &&
      row.final_mb < row.initial_mb,
  );

/** The same of the snapshot before, as long as it tells of the same instance just before: its blocks are missed now. */
function shrinksBefore({ header, past }: Facts, component: RegExp): Row[] {
  const joins = header.gap_before_s === null && !header.restarted;
  return joins && past.previous ? shrinks(past.previous, component) : [];
}

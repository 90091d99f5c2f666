/** Work areas are short of memory: over-allocation, multi-pass, low cache hit, the advisory. */
import type { Facts } from '../facts/facts.ts';
import { advisoryAt } from './advisory.ts';
import { count, defineRule, type Evidence, type Hit, pct, severityAt } from './rule.ts';

/** What sessions wait for whose PGA would go over PGA_AGGREGATE_LIMIT. */
const LIMIT = 'acknowledge over PGA limit';
const TEMP = ['direct path read temp', 'direct path write temp'];

export default defineRule({
  id: 'pga_memory',
  no: 20,
  needs: ['pga_stats'],
  thresholds: {
    overalloc: 0,
    multi_pass: 0,
    cache_hit_pct: 90,
    size_factor: 1.2,
    extra_factor: 0.7,
    throttled_pct: 1,
    low_pct: 1,
    over_target: 1.2,
    medium_pct: 10,
    high_pct: 25,
  },
  source: 'Oracle docs (PGA memory advisory, V$PGASTAT); throttled_pct, over_target: own',
  impact: 'reads and writes of temporary space, and waits for PGA_AGGREGATE_LIMIT, as share of DB time',
  depth: 3,
  find(facts, limits): Hit[] {
    const hitPct = facts.rows('pga_stats')?.find(({ snapshot }) => snapshot === 'interval')?.cache_hit_pct ?? null;
    const multiPass = sumOf(facts.rows('pga_histogram')?.map((row) => row.multi_pass_executions));
    const overalloc = advisoryAt(facts, 'pga', ['overalloc_count'], limits.size_factor)?.present ?? null;
    const extra = advisoryAt(facts, 'pga', ['extra_workarea_mb'], limits.size_factor);
    const helps = extra !== null && extra.present > 0 && extra.larger / extra.present < limits.extra_factor;
    const signs = {
      overalloc: overalloc !== null && overalloc > limits.overalloc,
      multi: multiPass !== null && multiPass > limits.multi_pass,
      hit: hitPct !== null && hitPct < limits.cache_hit_pct,
    };
    const throttled = facts.event(LIMIT)?.pct ?? 0;
    const variant =
      throttled > limits.throttled_pct
        ? 'limit'
        : signs.overalloc
          ? 'overalloc'
          : signs.multi
            ? 'multi'
            : signs.hit
              ? 'hit'
              : helps
                ? 'advice'
                : null;
    if (variant === null) return [];
    const temp = facts.events ? sumOf(TEMP.map((event) => facts.event(event)?.pct ?? null)) : null;
    const impactPct = throttled > 0 ? (temp ?? 0) + throttled : temp;
    const weight = severityAt(
      impactPct ?? 0,
      { high: limits.high_pct, medium: limits.medium_pct, low: limits.low_pct },
      // More memory than meant is used, or nobody waits for it.
      variant === 'overalloc' ? 'low' : 'info',
    );
    // The advisory counts since the instance was started: what is allocated now tells whether it still is so.
    const over = overTarget(facts) >= limits.over_target;
    return [
      {
        severity: weight !== 'high' && (variant === 'limit' || (variant === 'overalloc' && over)) ? 'medium' : weight,
        impactPct,
        about: [
          'memory:pga',
          ...(signs.overalloc ? ['memory:host'] : []),
          'temp',
          ...[LIMIT, ...TEMP].map((event) => `event:${event}`),
        ],
        variant,
        values: {
          helps: pct(helps ? 100 * (1 - extra.larger / extra.present) : null),
          hit: pct(hitPct),
          multi: count(multiPass),
          overalloc: count(overalloc),
          pct: pct(throttled),
        },
        evidence: evidenceOf(
          facts,
          { hitPct, multiPass, overalloc, helps: helps ? extra.larger / extra.present : null },
          limits,
        ),
      },
    ];
  },
  text: {
    en: {
      name: 'PGA memory is short',
      title: '{hit} of the work areas’ bytes were processed without an extra pass.',
      cause: 'Sorts and hash joins do not fit into the memory given to them.',
      advice:
        'Raise PGA_AGGREGATE_TARGET as far as its advisory says it helps and the host has memory; tune the statements with the largest work areas first (V$SQL_WORKAREA).',
      variants: {
        overalloc: {
          title:
            'PGA was over-allocated {overalloc} {overalloc:time|times} since the instance was started: PGA_AGGREGATE_TARGET is below what the sessions need at least.',
          cause:
            'Sessions need more memory than the target allows, whatever the work areas are given: many sessions, PL/SQL collections, or a small target.',
          advice:
            'Raise PGA_AGGREGATE_TARGET to where the advisory’s over-allocation count is 0, if the host has the memory. Look for sessions with much PGA (V$PROCESS) and for PL/SQL that fetches without LIMIT.',
        },
        advice: {
          title:
            'A larger PGA_AGGREGATE_TARGET would save {helps} of the bytes that work areas read and write in temporary space.',
        },
        limit: {
          title: 'Sessions are held back by PGA_AGGREGATE_LIMIT: acknowledge over PGA limit takes {pct} of DB time.',
          cause:
            'All sessions together use as much PGA as the limit allows; beyond it the largest are stopped with ORA-04036.',
          advice:
            'Find the sessions with most PGA (V$PROCESS.PGA_ALLOC_MEM, SQL in V$SQL_WORKAREA_ACTIVE, PL/SQL collections). Raise PGA_AGGREGATE_LIMIT, with the target, only as far as the host has memory.',
        },
        multi: {
          title: '{multi} work {multi:area|areas} needed several passes through temporary space.',
        },
      },
    },
    zh: {
      name: 'PGA 内存不足',
      title: '工作区字节中只有 {hit} 无需额外 pass 即处理完。',
      cause: '排序与 hash 连接放不进分配给它们的内存。',
      advice:
        '在 advisory 显示有益且主机有内存的范围内加大 PGA_AGGREGATE_TARGET；先优化工作区最大的语句（V$SQL_WORKAREA）。',
      variants: {
        overalloc: {
          title: '实例启动以来 PGA 超额分配 {overalloc} 次：PGA_AGGREGATE_TARGET 低于会话最低所需。',
          cause: '无论工作区分到多少，会话所需内存都超过目标值：会话多、PL/SQL 集合大，或目标值小。',
          advice:
            '若主机有内存，把 PGA_AGGREGATE_TARGET 加到 advisory 中 over-allocation count 为 0 之处。查找 PGA 占用大的会话（V$PROCESS）和未用 LIMIT 取数的 PL/SQL。',
        },
        advice: { title: '加大 PGA_AGGREGATE_TARGET 可使工作区读写临时空间的字节减少 {helps}。' },
        limit: {
          title: '会话受 PGA_AGGREGATE_LIMIT 限制：acknowledge over PGA limit 占 DB time 的 {pct}。',
          cause: '所有会话的 PGA 合计已达上限；再超出，占用最大的会话会因 ORA-04036 被中止。',
          advice:
            '找出 PGA 最多的会话（V$PROCESS.PGA_ALLOC_MEM、V$SQL_WORKAREA_ACTIVE 中的 SQL、PL/SQL 集合）。只在主机内存允许的范围内，连同目标值一起加大 PGA_AGGREGATE_LIMIT。',
        },
        multi: { title: '{multi} 个工作区需要多次经过临时空间（multi-pass）。' },
      },
    },
  },
});

interface Signs {
  hitPct: number | null;
  multiPass: number | null;
  overalloc: number | null;
  /** Extra bytes at the larger size over those at the present one, where that helps. */
  helps: number | null;
}

function evidenceOf(
  facts: Facts,
  { hitPct, multiPass, overalloc, helps }: Signs,
  limits: { cache_hit_pct: number; multi_pass: number; overalloc: number },
): Evidence[] {
  const target = facts.rows('pga_stats')?.find((row) => row.target_mb)?.target_mb ?? null;
  const all: (Evidence | null)[] = [
    hitPct === null
      ? null
      : {
          term: 'cache_hit',
          of: 'PGA Cache Hit %',
          value: hitPct,
          unit: 'percent',
          limit: limits.cache_hit_pct,
          section: 'report',
        },
    multiPass === null
      ? null
      : {
          term: 'times',
          of: 'M-Pass Execs',
          value: multiPass,
          unit: 'count',
          limit: limits.multi_pass,
          section: 'report',
        },
    overalloc === null
      ? null
      : {
          term: 'times',
          of: 'Estd PGA Overalloc Count',
          value: overalloc,
          unit: 'count',
          limit: limits.overalloc,
          section: 'report',
        },
    helps === null
      ? null
      : {
          term: 'estimate',
          of: 'Estd Extra W/A MB Read/ Written to Disk',
          value: helps,
          unit: 'count',
          section: 'report',
        },
    target === null
      ? null
      : { term: 'size', of: 'PGA_AGGREGATE_TARGET', value: target * 2 ** 20, unit: 'bytes', section: 'report' },
  ];
  return all.filter((each) => each !== null);
}

/** Of those that are known; null where none is. */
function sumOf(values: readonly (number | null)[] | undefined): number | null {
  const known = values?.filter((value) => value !== null) ?? [];
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}

/** PGA allocated at the end of the interval as a multiple of the target; 0 where unknown. */
function overTarget(facts: Facts): number {
  const rows = facts.rows('pga_stats') ?? [];
  const { target_mb: target, allocated_mb: allocated } = rows.find(({ snapshot }) => snapshot === 'end') ?? {};
  return target && allocated ? allocated / target : 0;
}

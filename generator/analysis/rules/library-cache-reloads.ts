/** Cursors are aged out or invalidated and loaded again. */
import { count, defineRule, type Hit, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'library_cache_reloads',
  no: 14,
  needs: ['library_cache'],
  thresholds: { reload_pct: 1, min_pins: 10_000, medium_pct: 10, high_pct: 25 },
  source: 'common',
  impact: 'parse time elapsed as share of DB time, where the time model has it',
  depth: 2,
  find(facts, limits): Hit[] {
    const rows = facts.rows('library_cache') ?? [];
    const sum = (of: (row: (typeof rows)[number]) => number | null): number =>
      rows.reduce((total, row) => total + (of(row) ?? 0), 0);
    const pins = sum((row) => row.pin_requests);
    const reloads = sum((row) => row.reloads);
    const invalidations = sum((row) => row.invalidations);
    if (pins < limits.min_pins) return [];
    const share = (100 * reloads) / pins;
    if (share <= limits.reload_pct) return [];
    const impactPct = facts.timeModelPct('parse time elapsed');
    return [
      {
        severity: severityAt(impactPct ?? 0, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct,
        about: ['parse', 'memory:shared'],
        variant: invalidations > reloads / 2 ? 'invalidated' : 'aged',
        values: { share: pct(share), reloads: count(reloads), invalidations: count(invalidations) },
        evidence: [
          {
            term: 'reload_ratio',
            of: 'library cache',
            value: share,
            unit: 'percent',
            limit: limits.reload_pct,
            section: 'report',
          },
          { term: 'invalidations', of: 'library cache', value: invalidations, unit: 'count', section: 'report' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Cursors loaded again',
      title: 'Objects were loaded into the library cache again and again: {reloads} reloads, {share} of the pins.',
      cause:
        'Objects are pushed out of the shared pool while they are still needed: it is small, or filled with statements that are used once.',
      advice: 'See the shared pool advisory and the finding on hard parses: bind variables first, then size.',
      variants: {
        invalidated: {
          cause:
            'Cursors were invalidated {invalidations} times: DDL, grants, or statistics gathered on objects in use.',
          advice: 'Move DDL and the gathering of statistics to quiet hours; leave NO_INVALIDATE at AUTO_INVALIDATE.',
        },
      },
    },
    zh: {
      name: '游标重复装载',
      title: '对象被反复装载到 library cache：重载 {reloads} 次，占 pin 的 {share}。',
      cause: '对象还需要时就被挤出 shared pool：池太小，或充满只用一次的语句。',
      advice: '看 shared pool advisory 与硬解析的发现：先用绑定变量，再调大小。',
      variants: {
        invalidated: {
          cause: '游标失效 {invalidations} 次：DDL、授权，或对使用中的对象收集统计信息。',
          advice: '把 DDL 与统计信息收集移到空闲时段；NO_INVALIDATE 保持 AUTO_INVALIDATE。',
        },
      },
    },
  },
});

/** The shared pool advisory promises markedly less load time of a larger pool. */
import { advisoryAt } from './advisory.ts';
import { count, defineRule, type Hit, pct, severityAt } from './rule.ts';

const MB = 2 ** 20;

export default defineRule({
  id: 'shared_pool_small',
  no: 22,
  needs: ['advisories', 'time_model'],
  thresholds: { size_factor: 1.2, load_factor: 0.9, min_parse_pct: 5, mostly_pct: 50, medium_pct: 10, high_pct: 30 },
  source: 'Oracle docs (shared pool advice) at about +25 %: the first step from 1.2; the saving of 10 % is ours',
  impact: 'share of DB time of parsing × the share of load time that the larger pool would save',
  depth: 2,
  find(facts, limits): Hit[] {
    const steps = advisoryAt(facts, 'shared_pool', ['load_time_s'], limits.size_factor);
    const parse = facts.timeModelPct('parse time elapsed');
    if (!steps || steps.present <= 0 || parse === null || parse < limits.min_parse_pct) return [];
    const ratio = steps.larger / steps.present;
    if (ratio >= limits.load_factor) return [];
    const saved = 100 * (1 - ratio);
    const impactPct = (parse * saved) / 100;
    const size = steps.presentMb === null ? null : steps.presentMb * MB;
    return [
      {
        severity: severityAt(impactPct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct,
        about: ['memory:shared', 'parse'],
        // Where it saves most of it, it is the pool, not the statements.
        ...(saved >= limits.mostly_pct && { depth: 4 }),
        values: {
          saved: pct(saved),
          factor: count(steps.factor),
          parse: pct(parse),
          size: { value: size, unit: 'bytes' },
          larger: { value: steps.largerMb === null ? null : steps.largerMb * MB, unit: 'bytes' },
        },
        evidence: [
          {
            term: 'estimate',
            of: 'Est LC Load Time Factr',
            value: ratio,
            unit: 'count',
            limit: limits.load_factor,
            section: 'report',
          },
          { term: 'size', of: 'shared pool', value: size, unit: 'bytes', section: 'report' },
          {
            term: 'pct_db_time',
            of: 'parse time elapsed',
            value: parse,
            unit: 'percent',
            limit: limits.min_parse_pct,
            section: 'time-model',
          },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'A larger shared pool would save loads',
      title:
        'With a shared pool of {larger} in place of {size}, loading cursors would take {saved} less time; parsing takes {parse} of DB time.',
      cause:
        'Cursors are pushed out of the pool and loaded again: it is small, or filled with statements that differ by literals.',
      advice:
        'If the statements use literals, bind variables are the cure; a larger pool only delays it. Else raise SGA_TARGET (or SHARED_POOL_SIZE) as the advisory says.',
    },
    zh: {
      name: '加大 shared pool 可减少装载',
      title: '若 shared pool 由 {size} 加到 {larger}，装载游标的时间将减少 {saved}；解析占 DB time 的 {parse}。',
      cause: '游标被挤出又重新装载：池太小，或充满只有字面值不同的语句。',
      advice:
        '若语句使用字面值，绑定变量才是根治，加大池只是推迟。否则按 advisory 加大 SGA_TARGET（或 SHARED_POOL_SIZE）。',
    },
  },
});

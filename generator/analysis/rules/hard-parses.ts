/** Parsing weighs: hard parses a second, their share of parses, their share of DB time. */
import { defineRule, type Evidence, type Hit, pct, rate, severityAt } from './rule.ts';

export default defineRule({
  id: 'hard_parses',
  no: 13,
  needs: ['load_profile'],
  thresholds: { per_second: 100, pct_of_parses: 10, min_per_second: 5, parse_pct: 5, medium_pct: 10, high_pct: 25 },
  source: 'common',
  impact: 'hard parse elapsed time, else parse time elapsed, as share of DB time',
  depth: 3,
  find(facts, limits): Hit[] {
    const hard = facts.metric('hard_parses_per_s');
    const all = facts.metric('parses_per_s');
    if (hard === null) return [];
    const share = all ? (100 * hard) / all : null;
    const parse = facts.timeModelPct('parse time elapsed');
    const impactPct = facts.timeModelPct('hard parse elapsed time') ?? parse;
    const many =
      hard > limits.per_second || (share !== null && share > limits.pct_of_parses && hard >= limits.min_per_second);
    const long = parse !== null && parse > limits.parse_pct;
    if (!many && !long) return [];
    const usual = facts.past.baseline('hard_parses_per_s')?.median;
    const evidence: Evidence[] = [
      {
        term: 'per_second',
        of: 'hard parses',
        value: hard,
        unit: 'per_second',
        limit: limits.per_second,
        ...(usual !== undefined && { usual }),
        section: 'load',
      },
    ];
    if (share !== null)
      evidence.push({
        term: 'pct_of_parses',
        of: 'hard parses',
        value: share,
        unit: 'percent',
        limit: limits.pct_of_parses,
        section: 'load',
      });
    if (parse !== null)
      evidence.push({
        term: 'pct_db_time',
        of: 'parse time elapsed',
        value: parse,
        unit: 'percent',
        limit: limits.parse_pct,
        section: 'time-model',
      });
    return [
      {
        severity: severityAt(impactPct ?? 0, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct,
        about: ['parse', 'class:Concurrency'],
        variant: parse === null ? 'rate' : 'time',
        values: { hard: rate(hard), share: pct(share), parse: pct(parse) },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Parsing',
      title: '{hard} hard parses; parsing takes {parse} of DB time.',
      cause:
        'Statements with literals in place of bind variables, cursors that are invalidated or pushed out, or sessions that come and go.',
      advice:
        'Group statements by FORCE_MATCHING_SIGNATURE in V$SQL to find those that differ by literals, and use bind variables; CURSOR_SHARING = FORCE is the stopgap. Keep cursors open in the application (statement cache).',
      variants: { rate: { title: '{hard} hard parses, {share} of all parses.' } },
    },
    zh: {
      name: '解析',
      title: '硬解析 {hard}；解析占 DB time 的 {parse}。',
      cause: '语句用字面值而不是绑定变量、游标失效或被挤出，或会话频繁建立与断开。',
      advice:
        '在 V$SQL 中按 FORCE_MATCHING_SIGNATURE 分组找出只有字面值不同的语句，改用绑定变量；CURSOR_SHARING = FORCE 是权宜之计。在应用中保持游标打开（语句缓存）。',
      variants: { rate: { title: '硬解析 {hard}，占全部解析的 {share}。' } },
    },
  },
});

/** Statements with many child cursors. */
import { count, defineRule, type Hit, severityAt } from './rule.ts';

export default defineRule({
  id: 'cursor_versions',
  no: 14,
  needs: ['sql_stats'],
  thresholds: { versions: 50, low_versions: 200, medium_versions: 1000, most: 5 },
  source: 'common; the steps above 50 are ours',
  impact: 'not said: the search of child cursors shows as waits for mutexes, which have findings of their own',
  depth: 3,
  find(facts, limits): Hit[] {
    const many = (facts.statements ?? [])
      .filter(({ versions }) => (versions ?? 0) > limits.versions)
      .sort((a, b) => (b.versions ?? 0) - (a.versions ?? 0));
    const [first] = many;
    if (!first) return [];
    const { sqlId: sql, versions } = first;
    const steps = { medium: limits.medium_versions, low: limits.low_versions };
    return [
      {
        severity: severityAt(versions ?? 0, steps),
        impactPct: null,
        about: [
          ...many.map(({ sqlId }) => `sql:${sqlId}`),
          'event:cursor: mutex S',
          'event:cursor: mutex X',
          'event:library cache: mutex X',
          ...((versions ?? 0) >= limits.low_versions ? ['versions'] : []),
        ],
        ...(many.length > 1 && { variant: 'several' }),
        values: { sql, versions: count(versions), statements: count(many.length) },
        evidence: many.slice(0, limits.most).map(({ sqlId, versions: own }) => ({
          term: 'versions',
          of: sqlId,
          value: own,
          unit: 'count',
          limit: limits.versions,
          section: 'sql',
        })),
      },
    ];
  },
  text: {
    en: {
      name: 'Many child cursors',
      title: 'SQL {sql} has {versions} child cursors.',
      cause:
        'Sessions cannot share its cursor: different bind lengths or types, NLS or optimizer settings, adaptive cursor sharing, bind-peeking by row-level security.',
      advice:
        'Ask V$SQL_SHARED_CURSOR (or nonshared.sql) for the reason and unify it in the application. _CURSOR_OBSOLETE_THRESHOLD limits the damage (from 12.2 its default is large).',
      variants: {
        several: { title: '{statements} statements have many child cursors, SQL {sql} most: {versions}.' },
      },
    },
    zh: {
      name: '子游标过多',
      title: 'SQL {sql} 有 {versions} 个子游标。',
      cause: '会话无法共享其游标：绑定长度或类型不同、NLS 或优化器设置不同、自适应游标共享、行级安全。',
      advice:
        '在 V$SQL_SHARED_CURSOR 中查原因，并在应用中统一。_CURSOR_OBSOLETE_THRESHOLD 可限制危害（12.2 起默认值很大）。',
      variants: { several: { title: '{statements} 条语句的子游标过多，最多的是 SQL {sql}：{versions} 个。' } },
    },
  },
});

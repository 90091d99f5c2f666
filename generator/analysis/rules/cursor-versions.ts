/** Statements with many child cursors. */
import { count, defineRule, type Hit, severityAt } from './rule.ts';

export default defineRule({
  id: 'cursor_versions',
  no: 14,
  needs: ['sql_stats'],
  thresholds: { versions: 50, medium_versions: 500, most: 3 },
  source: 'common',
  impact: 'not said: the search of child cursors shows as waits for mutexes, which have findings of their own',
  depth: 3,
  find(facts, limits): Hit[] {
    return (facts.statements ?? [])
      .filter(({ versions }) => (versions ?? 0) > limits.versions)
      .sort((a, b) => (b.versions ?? 0) - (a.versions ?? 0))
      .slice(0, limits.most)
      .map(({ sqlId, versions }) => ({
        severity: severityAt(versions ?? 0, { medium: limits.medium_versions }, 'low'),
        impactPct: null,
        object: sqlId,
        about: [`sql:${sqlId}`, 'event:cursor: mutex S', 'event:cursor: mutex X', 'event:library cache: mutex X'],
        values: { sql: sqlId, versions: count(versions) },
        evidence: [
          { term: 'versions', of: sqlId, value: versions, unit: 'count', limit: limits.versions, section: 'sql' },
        ],
      }));
  },
  text: {
    en: {
      name: 'Many child cursors',
      title: 'SQL {sql} has {versions} child cursors.',
      cause:
        'Sessions cannot share its cursor: different bind lengths or types, NLS or optimizer settings, adaptive cursor sharing, bind-peeking by row-level security.',
      advice:
        'Ask V$SQL_SHARED_CURSOR (or nonshared.sql) for the reason and unify it in the application. _CURSOR_OBSOLETE_THRESHOLD limits the damage (from 12.2 its default is large).',
    },
    zh: {
      name: '子游标过多',
      title: 'SQL {sql} 有 {versions} 个子游标。',
      cause: '会话无法共享其游标：绑定长度或类型不同、NLS 或优化器设置不同、自适应游标共享、行级安全。',
      advice:
        '在 V$SQL_SHARED_CURSOR 中查原因，并在应用中统一。_CURSOR_OBSOLETE_THRESHOLD 可限制危害（12.2 起默认值很大）。',
    },
  },
});

/** A statement that runs now fast, now slow. */
import { count, defineRule, type Hit, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'sql_variable',
  no: 26,
  needs: ['sql_stats'],
  history: true,
  thresholds: { variation: 1.66, high_variation: 3, min_pct: 5, min_samples: 12 },
  source: 'OCI Ops Insights (SQL variability)',
  impact: 'not said: variation has no share of DB time',
  find(facts, limits): Hit[] {
    return (facts.statements ?? []).flatMap((statement): Hit[] => {
      const share = statement.pctDbTime ?? 0;
      const past = share < limits.min_pct ? null : facts.past.statement(statement.sqlId);
      if (!past?.perExecution || past.variation === null) return [];
      if (past.perExecution.samples < limits.min_samples || past.variation <= limits.variation) return [];
      const of = statement.sqlId;
      return [
        {
          severity: severityAt(past.variation, { low: limits.high_variation }),
          impactPct: null,
          object: of,
          about: [`sql:${of}`],
          values: {
            sql: of,
            variation: count(Math.round(past.variation * 100) / 100),
            samples: count(past.perExecution.samples),
            pct: pct(share),
          },
          evidence: [
            { term: 'variation', of, value: past.variation, unit: 'count', limit: limits.variation, section: 'sql' },
            { term: 'pct_db_time', of, value: share, unit: 'percent', section: 'sql' },
          ],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'SQL that runs now fast, now slow',
      title:
        'The time per execution of SQL {sql} varies widely: over {samples} snapshots its standard deviation is {variation} times its mean. It takes {pct} of DB time.',
      cause: 'Binds of very different selectivity, several plans, or a job that runs over more or less data.',
      advice:
        'Look at its history for plans that alternate. Check histograms and adaptive cursor sharing; where two kinds of use share one text, separate them.',
    },
    zh: {
      name: '时快时慢的 SQL',
      title:
        'SQL {sql} 每次执行的时间波动很大：{samples} 个快照中标准差是均值的 {variation} 倍。它占 DB time 的 {pct}。',
      cause: '绑定值选择性差异大、多个计划交替，或作业处理的数据量时多时少。',
      advice: '看其历史中是否有计划交替；检查直方图与自适应游标共享；若同一文本有两种用法，把它们分开。',
    },
  },
});

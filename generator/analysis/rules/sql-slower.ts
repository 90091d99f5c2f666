/** A statement takes longer an execution than its own history knows. */
import type { StatementPast } from '../facts/facts.ts';
import type { Statement } from '../facts/statements.ts';
import { distanceAbove } from '../stats/level.ts';
import { count, defineRule, type Hit, pct, seconds, severityAt } from './rule.ts';

export default defineRule({
  id: 'sql_slower',
  no: 24,
  needs: ['sql_stats'],
  history: true,
  thresholds: { ratio: 1.5, score: 4, min_impact_pct: 2, medium_pct: 10, high_pct: 30, most: 5, same_work: 1.5 },
  source: 'OCI Ops Insights (degrading SQL, 20 % by trend); for a single snapshot the distance is ours',
  impact: 'share of DB time of the statement × (1 − median / present elapsed time per execution)',
  depth: 1,
  chronic: false,
  find(facts, limits): Hit[] {
    const hits = (facts.statements ?? []).flatMap((statement): Hit[] => {
      const { perExecutionS } = statement;
      const share = statement.pctDbTime ?? facts.pctOfDbTime(statement.elapsedS) ?? 0;
      if (share < limits.min_impact_pct) return [];
      const usual = facts.past.statement(statement.sqlId)?.perExecution;
      const work = workRatio(statement, facts.past.statement(statement.sqlId));
      const distance = usual && perExecutionS !== null ? distanceAbove(perExecutionS, usual) : null;
      if (!usual || perExecutionS === null || !distance) return [];
      const { ratio, score } = distance;
      const impactPct = share * (1 - 1 / ratio);
      if (ratio < limits.ratio || score < limits.score || impactPct < limits.min_impact_pct) return [];
      const of = statement.sqlId;
      const works = work !== null && work >= limits.same_work;
      return [
        {
          severity: severityAt(impactPct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
          impactPct,
          object: of,
          // Work that did not grow, as far as is known, waits for something: whatever weighs most in this snapshot.
          about: [`sql:${of}`, ...(works ? [] : ['load'])],
          variant: works || work === null ? 'more' : 'waits',
          values: {
            sql: of,
            ratio: count(Math.round(ratio * 10) / 10),
            now: seconds(perExecutionS),
            usual: seconds(usual.median),
            pct: pct(share),
          },
          evidence: [
            {
              term: 'elapsed_per_exec',
              of,
              value: perExecutionS,
              unit: 'seconds',
              usual: usual.median,
              limit: limits.ratio * usual.median,
              section: 'sql',
            },
            { term: 'executions', of, value: statement.executions, unit: 'count', section: 'sql' },
            { term: 'pct_db_time', of, value: share, unit: 'percent', section: 'sql' },
          ],
        },
      ];
    });
    return hits.sort((a, b) => (b.impactPct ?? 0) - (a.impactPct ?? 0)).slice(0, limits.most);
  },
  text: {
    en: {
      name: 'SQL slower than it used to be',
      title: 'SQL {sql} takes {now} per execution, {ratio} times its median of {usual}, and {pct} of DB time.',
      cause:
        'It does more work an execution (other binds, more data, another plan), or waits longer for the same work: the other findings of this snapshot tell.',
      advice:
        'Compare gets and reads per execution with earlier snapshots on the statement’s page. More work: look at the plan and the data. The same work: look at what it waits for.',
      variants: {
        waits: {
          cause:
            'It reads about as many blocks an execution as it used to, so it waits longer for the same work: the other findings of this snapshot tell for what.',
        },
        more: {},
      },
    },
    zh: {
      name: 'SQL 比以往慢',
      title: 'SQL {sql} 每次执行 {now}，是其中位数 {usual} 的 {ratio} 倍，占 DB time 的 {pct}。',
      cause: '要么每次执行做了更多工作（绑定值不同、数据增多、计划改变），要么同样的工作等待更久：看本快照的其他发现。',
      advice:
        '在该语句的页面上把每次执行的逻辑读、物理读与之前的快照比较。工作变多：查计划与数据；工作相同：查它在等什么。',
      variants: {
        waits: { cause: '每次执行读的块与以往差不多，所以是同样的工作等待更久：看本快照的其他发现在等什么。' },
        more: {},
      },
    },
  },
});

/** Buffer gets per execution over their median; null where either is unknown. */
function workRatio({ bufferGets, executions }: Statement, past: StatementPast | null): number | null {
  const usual = past?.getsPerExecution?.median;
  return bufferGets !== null && executions && usual ? bufferGets / executions / usual : null;
}

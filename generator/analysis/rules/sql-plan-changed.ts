import type { PlanPast, StatementPast } from '../facts/facts.ts';
import type { Statement } from '../facts/statements.ts';
import { count, defineRule, type Hit, pct, seconds, severityAt } from './rule.ts';

const DAY_S = 86_400;

export default defineRule({
  id: 'sql_plan_changed',
  no: 25,
  needs: ['sql_stats'],
  history: true,
  thresholds: { ratio: 1.5, min_pct: 1, medium_pct: 5, high_pct: 15, days: 7 },
  source: 'OCI Ops Insights (plan changes); K. Osborne on unstable plans',
  impact: 'share of DB time of the statement × (1 − earlier / present elapsed time per execution)',
  depth: 3,
  chronic: false,
  find(facts, limits): Hit[] {
    const now = (facts.header.begin_s + facts.header.end_s) / 2;
    return (facts.statements ?? []).flatMap((statement): Hit[] => {
      const { perExecutionS, planHash } = statement;
      const share = statement.pctDbTime ?? facts.pctOfDbTime(statement.elapsedS) ?? 0;
      if (planHash === null || perExecutionS === null || share < limits.min_pct) return [];
      const past = facts.past.statement(statement.sqlId);
      if (!past) return [];
      const before = planBefore(past, planHash, now, limits.days * DAY_S);
      if (!before?.perExecutionS) return [];
      const ratio = perExecutionS / before.perExecutionS;
      // A statement that became quick weighs little now: what it weighed before is unknown here.
      if (ratio < limits.ratio) return [];
      const impactPct = share * (1 - 1 / ratio);
      return [
        {
          severity: severityAt(impactPct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
          impactPct,
          object: statement.sqlId,
          about: [`sql:${statement.sqlId}`],
          values: {
            sql: statement.sqlId,
            from: String(before.hash),
            to: String(planHash),
            ratio: count(Math.round(ratio * 10) / 10),
            pct: pct(share),
            before: seconds(before.perExecutionS),
            now: seconds(perExecutionS),
          },
          evidence: evidenceOf(statement, planHash, before, limits.ratio),
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Plan changed, and it runs slower',
      title:
        'SQL {sql} runs with another plan and takes {ratio} times as long: {now} per execution, {before} with plan {from}. It takes {pct} of DB time.',
      cause:
        'The optimizer chose plan {to}: new statistics, another bind value peeked at, a dropped or invisible index, a changed parameter, a cursor that was parsed again.',
      advice:
        'Compare both plans (DBMS_XPLAN.DISPLAY_AWR). If the old one is right, fix it with a SQL plan baseline (DBMS_SPM.LOAD_PLANS_FROM_AWR) and then look for what moved the optimizer: statistics gathered before the change, histograms, indexes.',
    },
    zh: {
      name: '执行计划改变且变慢',
      title:
        'SQL {sql} 换了执行计划，耗时是原来的 {ratio} 倍：每次执行 {now}，原计划 {from} 时为 {before}。它占 DB time 的 {pct}。',
      cause:
        '优化器选择了计划 {to}：可能因为统计信息更新、绑定变量窥探到不同的值、索引被删除或不可见、参数改变，或游标重新解析。',
      advice:
        '比较两个计划（DBMS_XPLAN.DISPLAY_AWR）。若旧计划正确，用 SQL plan baseline 固定（DBMS_SPM.LOAD_PLANS_FROM_AWR），再查是什么影响了优化器：改变前收集的统计信息、直方图、索引。',
    },
  },
});

/**
 * The plan that the present one took the place of: the last other one seen before the present one first was. Null where
 * the present one has been in use for longer than `freshS`, or is the older of the two.
 */
function planBefore({ plans }: StatementPast, present: number, now: number, freshS: number): PlanPast | null {
  const first = plans.find(({ hash }) => hash === present)?.firstSeen ?? now;
  if (first < now - freshS) return null;
  const earlier = plans.filter(({ hash, firstSeen }) => hash !== present && firstSeen < first);
  return earlier.reduce<PlanPast | null>((last, each) => (last && last.lastSeen >= each.lastSeen ? last : each), null);
}

function evidenceOf(statement: Statement, planHash: number, before: PlanPast, limit: number): Hit['evidence'] {
  const of = statement.sqlId;
  const { perExecutionS: usual } = before;
  return [
    {
      term: 'elapsed_per_exec',
      of,
      value: statement.perExecutionS,
      unit: 'seconds',
      ...(usual !== null && { usual, limit: limit * usual }),
      section: 'sql',
    },
    { term: 'plan', of, value: `${before.hash} → ${planHash}`, section: 'sql' },
    { term: 'executions', of, value: statement.executions, unit: 'count', section: 'sql' },
    { term: 'pct_db_time', of, value: statement.pctDbTime, unit: 'percent', section: 'sql' },
  ];
}

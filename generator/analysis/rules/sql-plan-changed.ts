/** A statement runs by another plan than before, and takes longer with it. */
import { DAY_S } from '../../base/seconds.ts';
import type { PlanPast, StatementPast } from '../facts/facts.ts';
import type { Statement } from '../facts/statements.ts';
import { robustScore } from '../stats/robust.ts';
import { count, defineRule, type Hit, pct, seconds, severityAt } from './rule.ts';

export default defineRule({
  id: 'sql_plan_changed',
  no: 25,
  needs: ['sql_stats'],
  history: true,
  thresholds: { ratio: 1.5, min_pct: 1, medium_pct: 5, high_pct: 15, days: 7, work_ratio: 3, work_score: 5 },
  source: 'OCI Ops Insights (plan changes); K. Osborne on unstable plans; the jump in gets per execution is ours',
  impact: 'share of DB time of the statement × (1 − earlier / present elapsed time per execution)',
  depth: 3,
  chronic: false,
  find(facts, limits): Hit[] {
    const now = (facts.header.begin_s + facts.header.end_s) / 2;
    return (facts.statements ?? []).flatMap((statement): Hit[] => {
      const { sqlId, perExecutionS } = statement;
      const share = statement.pctDbTime ?? facts.pctOfDbTime(statement.elapsedS) ?? 0;
      if (perExecutionS === null || share < limits.min_pct) return [];
      const past = facts.past.statement(sqlId);
      const change =
        past && (namedChange(past, statement, now, limits.days * DAY_S) ?? workChange(past, statement, limits));
      // A statement that became quick weighs little now: what it weighed before is unknown here.
      if (!change || perExecutionS < limits.ratio * change.beforeS) return [];
      const ratio = perExecutionS / change.beforeS;
      const impactPct = share * (1 - 1 / ratio);
      return [
        {
          severity: severityAt(impactPct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
          impactPct,
          object: sqlId,
          about: [`sql:${sqlId}`],
          variant: change.variant,
          values: {
            sql: sqlId,
            from: String(change.from ?? ''),
            to: String(statement.planHash ?? ''),
            ratio: count(Math.round(ratio * 10) / 10),
            work: count(change.work === null ? null : Math.round(change.work * 10) / 10),
            pct: pct(share),
            before: seconds(change.beforeS),
            now: seconds(perExecutionS),
          },
          evidence: evidenceOf(statement, change, limits.ratio),
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
      variants: {
        work: {
          title:
            'SQL {sql} reads {work} times the blocks per execution and takes {now}, {ratio} times its median of {before}: probably another plan. It takes {pct} of DB time.',
          cause:
            'The report names no earlier plan; so much more work for the same statement speaks for another one, else for binds of another kind or far more data.',
        },
      },
    },
    zh: {
      name: '执行计划改变且变慢',
      title:
        'SQL {sql} 换了执行计划，耗时是原来的 {ratio} 倍：每次执行 {now}，原计划 {from} 时为 {before}。它占 DB time 的 {pct}。',
      cause:
        '优化器选择了计划 {to}：可能因为统计信息更新、绑定变量窥探到不同的值、索引被删除或不可见、参数改变，或游标重新解析。',
      advice:
        '比较两个计划（DBMS_XPLAN.DISPLAY_AWR）。若旧计划正确，用 SQL plan baseline 固定（DBMS_SPM.LOAD_PLANS_FROM_AWR），再查是什么影响了优化器：改变前收集的统计信息、直方图、索引。',
      variants: {
        work: {
          title:
            'SQL {sql} 每次执行读的块是以往的 {work} 倍，耗时 {now}，是其中位数 {before} 的 {ratio} 倍：很可能换了执行计划。它占 DB time 的 {pct}。',
          cause: '报告没有给出之前的计划；同一语句的工作量增加这么多，多半是换了计划，其次是绑定值类型不同或数据大增。',
        },
      },
    },
  },
});

/** What changed: the plan by its hash value, or the work of an execution, which another plan explains best. */
interface Change {
  variant: 'named' | 'work';
  /** Plan before; null where no report named it. */
  from: number | null;
  /** Elapsed time per execution before, seconds. */
  beforeS: number;
  /** Buffer gets per execution over their median; null where the plan is named. */
  work: number | null;
}

function namedChange(past: StatementPast, { planHash }: Statement, now: number, freshS: number): Change | null {
  const before = planHash === null ? null : planBefore(past, planHash, now, freshS);
  return before?.perExecutionS
    ? { variant: 'named', from: before.hash, beforeS: before.perExecutionS, work: null }
    : null;
}

/** Reports name plans of sampled statements alone. The same statement reading many times the blocks speaks for another plan. */
function workChange(
  past: StatementPast,
  statement: Statement,
  limits: { work_ratio: number; work_score: number },
): Change | null {
  const { getsPerExecution, perExecution } = past;
  if (statement.bufferGets === null || !statement.executions || !getsPerExecution || !perExecution) return null;
  const gets = statement.bufferGets / statement.executions;
  if (getsPerExecution.median <= 0 || perExecution.median <= 0) return null;
  const work = gets / getsPerExecution.median;
  if (work < limits.work_ratio || robustScore(gets, getsPerExecution) < limits.work_score) return null;
  return { variant: 'work', from: null, beforeS: perExecution.median, work };
}

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

function evidenceOf(statement: Statement, { variant, from, beforeS, work }: Change, limit: number): Hit['evidence'] {
  const of = statement.sqlId;
  const { planHash, bufferGets, executions } = statement;
  return [
    {
      term: 'elapsed_per_exec',
      of,
      value: statement.perExecutionS,
      unit: 'seconds',
      usual: beforeS,
      limit: limit * beforeS,
      section: 'sql',
    },
    ...(variant === 'named' ? [{ term: 'plan', of, value: `${from} → ${planHash}`, section: 'sql' } as const] : []),
    ...(variant === 'work' && planHash !== null
      ? [{ term: 'plan', of, value: String(planHash), section: 'sql' } as const]
      : []),
    ...(work !== null && bufferGets !== null && executions
      ? [
          {
            term: 'gets_per_exec',
            of,
            value: bufferGets / executions,
            unit: 'count',
            usual: bufferGets / executions / work,
            section: 'sql',
          } as const,
        ]
      : []),
    { term: 'executions', of, value: executions, unit: 'count', section: 'sql' },
    { term: 'pct_db_time', of, value: statement.pctDbTime, unit: 'percent', section: 'sql' },
  ];
}

/** One statement, or the first three, make most of DB time. */
import type { Facts } from '../facts/facts.ts';
import { isLoaded } from './event-share.ts';
import { defineRule, type Hit, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'sql_dominates',
  no: 27,
  needs: ['sql_stats'],
  thresholds: { one_pct: 30, low_pct: 50, three_pct: 40, medium_sessions_per_cpu: 0.25, mostly_pct: 50 },
  source: 'common; the load from which it weighs, and mostly_pct, are ours',
  impact: 'share of DB time of the statement, or of the three',
  // Before the waits that it causes, after whatever made it slow.
  depth: 0.7,
  find(facts, limits): Hit[] {
    const shares = (facts.statements ?? []).flatMap(({ sqlId, pctDbTime, executions, module }) =>
      pctDbTime === null ? [] : [{ sqlId, share: Math.min(100, pctDbTime), executions, module }],
    );
    const [first] = shares.sort((a, b) => b.share - a.share);
    if (!first) return [];
    const three = shares.slice(0, 3);
    const together = three.reduce((sum, { share }) => sum + share, 0);
    if (first.share > limits.one_pct) {
      const wait = mostlyWaitsFor(facts, first.sqlId, limits.mostly_pct);
      // A statement that the series knows is its work, not its news: others tell when it became slower.
      const known = facts.past.statement(first.sqlId)?.perExecution != null;
      const loaded = isLoaded(facts, limits.medium_sessions_per_cpu);
      const steps = known ? {} : loaded ? { medium: limits.low_pct } : { low: limits.low_pct };
      return [
        {
          severity: severityAt(first.share, steps),
          impactPct: first.share,
          object: first.sqlId,
          about: [
            `sql:${first.sqlId}`,
            ...(wait ? [`event:${wait.event}`, ...(wait.waitClass ? [`waits:${wait.waitClass}`] : [])] : []),
          ],
          ...(wait && { variant: 'waits' }),
          values: { sql: first.sqlId, pct: pct(first.share), event: wait?.event ?? '', mostly: pct(wait?.pct ?? null) },
          evidence: [
            {
              term: 'pct_db_time',
              of: first.sqlId,
              value: first.share,
              unit: 'percent',
              limit: limits.one_pct,
              section: 'sql',
            },
            ...(wait
              ? [{ term: 'pct_activity', of: wait.event, value: wait.pct, unit: 'percent', section: 'sql' } as const]
              : []),
            { term: 'executions', of: first.sqlId, value: first.executions, unit: 'count', section: 'sql' },
          ],
        },
      ];
    }
    if (three.length < 3 || together <= limits.three_pct) return [];
    return [
      {
        severity: 'info',
        // A call and the statements within it both count their time.
        impactPct: Math.min(100, together),
        about: three.map(({ sqlId }) => `sql:${sqlId}`),
        variant: 'three',
        values: { pct: pct(Math.min(100, together)), list: three.map(({ sqlId }) => sqlId).join(', ') },
        evidence: three.map(({ sqlId, share }) => ({
          term: 'pct_db_time',
          of: sqlId,
          value: share,
          unit: 'percent',
          section: 'sql',
        })),
      },
    ];
  },
  text: {
    en: {
      name: 'Few statements make the load',
      title: 'One statement takes {pct} of DB time: SQL {sql}.',
      cause: 'Most of the load hangs on one statement: whatever makes it quicker, or rarer, relieves the database.',
      advice:
        'Look at its plan and at gets and reads per execution on its page. Many quick executions: ask the application for fewer calls. Few long ones: tune the plan.',
      variants: {
        waits: {
          title:
            'One statement takes {pct} of DB time, and {mostly} of its activity is waiting for {event}: SQL {sql}.',
        },
        three: {
          title: 'Three statements take {pct} of DB time: {list}.',
          cause: 'The load hangs on few statements; PL/SQL and the SQL it calls may count the same time.',
          advice: 'Begin with the first of them: its plan, and its gets and reads per execution.',
        },
      },
    },
    zh: {
      name: '少数语句构成负载',
      title: '一条语句占 DB time 的 {pct}：SQL {sql}。',
      cause: '大部分负载在一条语句上：让它更快或更少执行，就能减轻数据库。',
      advice: '在其页面上看执行计划及每次执行的逻辑读与物理读。次数多而快：让应用少调用；次数少而慢：优化计划。',
      variants: {
        waits: { title: '一条语句占 DB time 的 {pct}，其活动的 {mostly} 在等待 {event}：SQL {sql}。' },
        three: {
          title: '三条语句占 DB time 的 {pct}：{list}。',
          cause: '负载集中在少数语句上；PL/SQL 与它调用的 SQL 可能重复计时。',
          advice: '从第一条开始：看它的计划，以及每次执行的逻辑读与物理读。',
        },
      },
    },
  },
});

/** The event that samples of active session history saw the statement wait for most of the time; null: none, or unknown. */
function mostlyWaitsFor(facts: Facts, sqlId: string, mostlyPct: number) {
  const rows = (facts.rows('top_sql_events') ?? [])
    .filter((row) => row.sql_id === sqlId && row.event !== null)
    // Sums of fractions come out the same in the same order alone.
    .sort((a, b) => (a.event ?? '').localeCompare(b.event ?? '') || (a.plan_hash ?? 0) - (b.plan_hash ?? 0));
  const [first] = [...Map.groupBy(rows, (row) => row.event ?? '')]
    .map(([event, own]) => ({ event, sampled: own.reduce((sum, { pct_event }) => sum + (pct_event ?? 0), 0) }))
    .sort((a, b) => b.sampled - a.sampled);
  const all = rows.reduce((sum, { pct_event }) => sum + (pct_event ?? 0), 0);
  if (!first || all <= 0 || first.event.startsWith('CPU')) return null;
  const share = (100 * first.sampled) / all;
  return share < mostlyPct
    ? null
    : { event: first.event, waitClass: facts.event(first.event)?.waitClass ?? null, pct: share };
}

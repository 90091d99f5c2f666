/** Statements new in the top lists, or gone from them though always there before. */
import { count, defineRule, type Hit, pct } from './rule.ts';

export default defineRule({
  id: 'top_sql_moved',
  no: 28,
  needs: ['sql_stats'],
  history: true,
  thresholds: { new_pct: 10, low_pct: 25, gone_pct: 10, min_snapshots: 48 },
  source: 'compare-period report (new and gone top SQL); the shares are ours',
  impact: 'share of DB time of a new statement; of one that is gone it is unknown',
  depth: 2,
  chronic: false,
  find(facts, limits): Hit[] {
    if (facts.past.snapshots < limits.min_snapshots) return [];
    const listed = facts.statements ?? [];
    const present = new Set(listed.map(({ sqlId }) => sqlId));
    const fresh = listed.flatMap(({ sqlId, pctDbTime, executions, module }): Hit[] => {
      if ((pctDbTime ?? 0) < limits.new_pct || facts.past.statement(sqlId)) return [];
      return [
        {
          severity: (pctDbTime ?? 0) >= limits.low_pct ? 'low' : 'info',
          impactPct: pctDbTime,
          object: sqlId,
          about: [`sql:${sqlId}`],
          variant: module === null ? 'new' : 'new_of_module',
          values: { sql: sqlId, pct: pct(pctDbTime), snapshots: count(facts.past.snapshots), module: module ?? '' },
          evidence: [
            {
              term: 'pct_db_time',
              of: sqlId,
              value: pctDbTime,
              unit: 'percent',
              limit: limits.new_pct,
              section: 'sql',
            },
            { term: 'executions', of: sqlId, value: executions, unit: 'count', section: 'sql' },
          ],
        },
      ];
    });
    const gone = facts.past
      .steadyStatements(limits.gone_pct)
      .filter(({ sqlId }) => listed.length > 0 && !present.has(sqlId))
      .map(
        ({ sqlId, pct: usual }): Hit => ({
          severity: 'info',
          impactPct: null,
          object: sqlId,
          about: [],
          variant: 'gone',
          values: { sql: sqlId, pct: pct(usual), snapshots: count(facts.past.snapshots) },
          evidence: [{ term: 'pct_db_time', of: sqlId, value: null, unit: 'percent', usual, section: 'sql' }],
        }),
      );
    return [...fresh, ...gone];
  },
  text: {
    en: {
      name: 'New in, or gone from, the top SQL',
      title: 'SQL {sql} is new in the top lists and takes {pct} of DB time at once.',
      cause:
        'None of the {snapshots} snapshots before listed it: a new release of the application, a report run for the first time, or a statement with literals whose text is another each time.',
      advice:
        'Find out who runs it (module, user) and whether it is to stay. If its text differs from others by literals alone, use bind variables.',
      variants: {
        new_of_module: {
          title: 'SQL {sql} of module {module} is new in the top lists and takes {pct} of DB time at once.',
        },
        gone: {
          title: 'SQL {sql}, which took {pct} of DB time all day long, is not in the top lists any more.',
          cause:
            'It runs no more, or so much less that others are before it. Lists are cut: how much it takes now is unknown.',
          advice:
            'If it should run, ask why it does not: a job that failed or was stopped, an application that went to another service or instance.',
        },
      },
    },
    zh: {
      name: '新进入或离开 Top SQL',
      title: 'SQL {sql} 首次进入 Top 列表，即占 DB time 的 {pct}。',
      cause: '之前的 {snapshots} 个快照都未列出它：应用发布了新版本、首次运行的报表，或文本随字面值变化的语句。',
      advice: '查明由谁执行（模块、用户），是否会长期存在。若文本只有字面值不同，请使用绑定变量。',
      variants: {
        new_of_module: { title: '模块 {module} 的 SQL {sql} 首次进入 Top 列表，即占 DB time 的 {pct}。' },
        gone: {
          title: '全天占 DB time {pct} 的 SQL {sql} 不再出现在 Top 列表中。',
          cause: '它不再运行，或运行得少到排在别人之后。列表是截断的：它现在占多少并不知道。',
          advice: '若它本应运行，查明为何没有：作业失败或被停止，或应用转到了别的服务或实例。',
        },
      },
    },
  },
});

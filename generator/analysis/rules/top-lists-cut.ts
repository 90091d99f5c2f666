/** The lists of top SQL explain little of DB time. */
import { count, defineRule, type Hit, pct } from './rule.ts';

export default defineRule({
  id: 'top_lists_cut',
  no: 40,
  needs: ['sql_stats'],
  thresholds: { pct_db_time: 30, min_sessions: 0.5 },
  source: 'own',
  impact: 'none: it says how much the list of statements leaves open',
  find(facts, limits): Hit[] {
    const shares = new Map<string, number>();
    for (const row of facts.rows('sql_stats') ?? []) {
      const share = row.ordering === 'elapsed' ? (facts.pctOfDbTime(row.elapsed_s) ?? row.pct_total) : null;
      // In a container database a statement is listed once for each pluggable one.
      if (share !== null) shares.set(row.sql_id, (shares.get(row.sql_id) ?? 0) + share);
    }
    const { aas } = facts;
    if (shares.size === 0 || aas === null || aas < limits.min_sessions) return [];
    // PL/SQL counts again what it calls, so that the statements explain this much at most.
    const explained = [...shares.values()].reduce((sum, each) => sum + each, 0);
    if (explained >= limits.pct_db_time) return [];
    return [
      {
        severity: 'info',
        impactPct: null,
        values: { pct: pct(explained), statements: count(shares.size) },
        evidence: [
          {
            term: 'pct_db_time',
            of: 'SQL ordered by Elapsed Time',
            value: explained,
            unit: 'percent',
            limit: limits.pct_db_time,
            section: 'sql',
          },
          { term: 'statements', of: 'SQL ordered by Elapsed Time', value: shares.size, unit: 'count', section: 'sql' },
          { term: 'aas', value: aas, unit: 'sessions', limit: limits.min_sessions, section: 'time' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Top SQL explains little',
      title:
        'The {statements} {statements:statement|statements} listed by elapsed time {statements:explains|explain} only {pct} of DB time.',
      cause:
        'The work is in many small statements that the top lists cut off: statements with literals in place of bind variables, each another SQL id, or a wide mix of quick ones. Time outside SQL (parsing, logons, commits) is not listed either.',
      advice:
        'Add up what belongs together: GV$SQL or DBA_HIST_SQLSTAT by FORCE_MATCHING_SIGNATURE, module or service. For longer lists raise TOPNSQL (DBMS_WORKLOAD_REPOSITORY.MODIFY_SNAPSHOT_SETTINGS). Then wait events and segments tell more than single statements.',
    },
    zh: {
      name: 'Top SQL 解释有限',
      title: '按耗时列出的 {statements} 条语句只解释了 DB time 的 {pct}。',
      cause:
        '工作分散在许多小语句中，而列表只取前几名：未使用绑定变量、每条 SQL id 各不相同的语句，或大量各式各样的快速语句。SQL 之外的时间（解析、登录、提交）也不在列表中。',
      advice:
        '把同类语句合并统计：按 FORCE_MATCHING_SIGNATURE、module 或 service 汇总 GV$SQL 或 DBA_HIST_SQLSTAT。要更长的列表可调大 TOPNSQL（DBMS_WORKLOAD_REPOSITORY.MODIFY_SNAPSHOT_SETTINGS）。这时等待事件与段比单条语句更能说明问题。',
    },
  },
});

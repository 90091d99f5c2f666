/** Sorts and hash joins that spill to temporary space weigh. */
import { waitEvidence } from './event-share.ts';
import { defineRule, type Hit, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'temp_io',
  no: 21,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 5, medium_pct: 15, high_pct: 30 },
  source: 'AIP',
  impact: 'direct path read temp and direct path write temp together as share of DB time',
  depth: 2,
  find(facts, limits): Hit[] {
    const waits = ['direct path read temp', 'direct path write temp'].flatMap((event) => facts.event(event) ?? []);
    const share = waits.reduce((sum, wait) => sum + (wait.pct ?? 0), 0);
    if (share <= limits.pct_db_time) return [];
    const multiPass = facts
      .rows('pga_histogram')
      ?.reduce((sum, row) => sum + (row.one_pass_executions ?? 0) + (row.multi_pass_executions ?? 0), 0);
    return [
      {
        severity: severityAt(share, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct: share,
        about: [...waits.map(({ event }) => `event:${event}`), 'temp', 'class:User I/O'],
        values: { pct: pct(share) },
        evidence: [
          ...waits.flatMap((wait) => waitEvidence(wait)),
          ...(multiPass === undefined
            ? []
            : [
                {
                  term: 'times',
                  of: 'work areas with extra passes',
                  value: multiPass,
                  unit: 'count',
                  section: 'report',
                } as const,
              ]),
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Work in temporary space',
      title: 'Sorts and hash joins spill to disk: reads and writes of temporary space take {pct} of DB time.',
      cause:
        'Work areas do not fit into the PGA: large sorts and joins, wrong estimates of the optimizer, or a PGA that is small for the work.',
      advice:
        'Find the statements in V$SQL_WORKAREA_ACTIVE or DBA_HIST_ACTIVE_SESS_HISTORY (TEMP_SPACE_ALLOCATED). Check their row estimates first; then PGA_AGGREGATE_TARGET by its advisory. Put temporary tablespaces on quick storage.',
    },
    zh: {
      name: '使用临时空间',
      title: '排序与 hash 连接溢出到磁盘：读写临时空间占 DB time 的 {pct}。',
      cause: '工作区放不进 PGA：大排序与大连接、优化器估计错误，或 PGA 偏小。',
      advice:
        '在 V$SQL_WORKAREA_ACTIVE 或 DBA_HIST_ACTIVE_SESS_HISTORY（TEMP_SPACE_ALLOCATED）中找语句。先核对行数估计，再按 advisory 调整 PGA_AGGREGATE_TARGET。临时表空间放在快速存储上。',
    },
  },
});

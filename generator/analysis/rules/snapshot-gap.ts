/** Time before this snapshot that no report covers. */
import { defineRule, type Hit, seconds } from './rule.ts';
import { wallClock } from './wall-clock.ts';

export default defineRule({
  id: 'snapshot_gap',
  no: 40,
  needs: [],
  thresholds: { min_gap_s: 0, medium_snapshots: 24 },
  source: 'own',
  impact: 'none: nothing is known of the time without a report',
  chronic: false,
  find({ header, past }, limits): Hit[] {
    const { gap_before_s: gap, begin_s: begin, restarted } = header;
    if (gap === null || gap <= limits.min_gap_s) return [];
    const from = wallClock(begin - gap);
    const to = wallClock(begin);
    return [
      {
        // A handful of reports, made by hand, has gaps by nature.
        severity: past.snapshots >= limits.medium_snapshots ? 'medium' : 'low',
        impactPct: null,
        ...(restarted && { variant: 'restarted' }),
        values: { gap: seconds(gap), from, to, startup: wallClock(header.startup_s) },
        evidence: [
          { term: 'gap', value: gap, unit: 'seconds', section: 'report' },
          { term: 'from_value', value: from, section: 'report' },
          { term: 'to_value', value: to, section: 'report' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Time without a report',
      title: 'No report covers the {gap} before this one, from {from} to {to}.',
      cause:
        'Either the snapshots are there and no report was made or collected of them, or they were not taken: MMON held up, SYSAUX full, snapshots dropped or switched off.',
      advice:
        'Look in DBA_HIST_SNAPSHOT (STATSPACK: STATS$SNAPSHOT) for snapshots of that time. If they are there, make the reports (awrrpt.sql) and add them. If not, check DBA_HIST_WR_CONTROL, STATISTICS_LEVEL, free space in SYSAUX and the trace of MMON, for STATSPACK the job that takes snapshots.',
      variants: {
        restarted: {
          cause:
            'The instance was started meanwhile ({startup}): while it was down there were no snapshots, and no report can span a restart. Before and after it, reports may be missing too.',
          advice:
            'Look in the alert log for how long the instance was down and why. Look in DBA_HIST_SNAPSHOT (STATSPACK: STATS$SNAPSHOT) for snapshots before and after; of those, make the reports (awrrpt.sql) and add them.',
        },
      },
    },
    zh: {
      name: '没有报告的时段',
      title: '本报告之前有 {gap}没有任何报告，从 {from} 到 {to}。',
      cause: '要么快照存在但没有生成或收集报告，要么没有生成快照：MMON 受阻、SYSAUX 已满、快照被删除或停用。',
      advice:
        '在 DBA_HIST_SNAPSHOT（STATSPACK 为 STATS$SNAPSHOT）中查该时段的快照。若存在，生成报告（awrrpt.sql）并补上。若没有，检查 DBA_HIST_WR_CONTROL、STATISTICS_LEVEL、SYSAUX 剩余空间与 MMON 的 trace，STATSPACK 则检查生成快照的作业。',
      variants: {
        restarted: {
          cause: '其间实例重新启动过（{startup}）：停机期间没有快照，报告也不能跨越重启。重启前后也可能缺少报告。',
          advice:
            '在告警日志中查实例停了多久、为何停机。在 DBA_HIST_SNAPSHOT（STATSPACK 为 STATS$SNAPSHOT）中查前后的快照，生成报告（awrrpt.sql）并补上。',
        },
      },
    },
  },
});

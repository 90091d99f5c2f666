/** The interval is so long that its averages hide peaks. */
import { count, defineRule, type Hit, seconds } from './rule.ts';

export default defineRule({
  id: 'long_interval',
  no: 40,
  needs: [],
  thresholds: { hours: 2 },
  source: 'own',
  impact: 'none: it says how far averages can be trusted',
  find({ header }, limits): Hit[] {
    const { elapsed_s: elapsed, begin_snap_id: begin, end_snap_id: end } = header;
    if (elapsed === null || elapsed <= 3600 * limits.hours) return [];
    const snapshots = begin === null || end === null ? null : end - begin;
    return [
      {
        severity: 'info',
        impactPct: null,
        ...(snapshots !== null && snapshots > 1 && { variant: 'several' }),
        values: { interval: seconds(elapsed), snapshots: count(snapshots) },
        evidence: [
          { term: 'interval', value: elapsed, unit: 'seconds', limit: 3600 * limits.hours, section: 'report' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Long interval',
      title: 'The report averages over {interval}: peaks do not show.',
      cause: 'Snapshots are taken that far apart. Ten bad minutes disappear in hours that were quiet.',
      advice:
        'Take snapshots more often, every 15 to 60 minutes: DBMS_WORKLOAD_REPOSITORY.MODIFY_SNAPSHOT_SETTINGS(interval => 30), mind the space in SYSAUX. For peaks within this interval see ASH (DBA_HIST_ACTIVE_SESS_HISTORY).',
      variants: {
        several: {
          cause:
            'The report spans {snapshots} intervals between snapshots. Ten bad minutes disappear in hours that were quiet.',
          advice:
            'Make one report for each pair of neighbouring snapshots (awrrpt.sql), and look at the one in which it was slow. For peaks see ASH (DBA_HIST_ACTIVE_SESS_HISTORY).',
        },
      },
    },
    zh: {
      name: '区间过长',
      title: '报告是 {interval} 的平均值：看不出峰值。',
      cause: '快照间隔过长。十分钟的异常会淹没在几小时的平静之中。',
      advice:
        '缩短快照间隔，每 15 到 60 分钟一次：DBMS_WORKLOAD_REPOSITORY.MODIFY_SNAPSHOT_SETTINGS(interval => 30)，注意 SYSAUX 空间。区间内的峰值可查 ASH（DBA_HIST_ACTIVE_SESS_HISTORY）。',
      variants: {
        several: {
          cause: '报告跨越 {snapshots} 个快照间隔。十分钟的异常会淹没在几小时的平静之中。',
          advice:
            '为每对相邻快照各生成一份报告（awrrpt.sql），查看变慢的那一份。峰值可查 ASH（DBA_HIST_ACTIVE_SESS_HISTORY）。',
        },
      },
    },
  },
});

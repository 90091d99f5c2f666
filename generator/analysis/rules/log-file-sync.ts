/** Commits wait for their redo: too slow a disk, too many commits, or no CPU for the log writer. */
import { histogramEvidence } from './event-share.ts';
import { count, defineRule, type Evidence, type Hit, ms, pct, rate, severityAt } from './rule.ts';

/** Above this share of the sync, writing the redo is what takes the time. */
const WRITE_SHARE = 0.6;

export default defineRule({
  id: 'log_file_sync',
  no: 11,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 5, medium_pct: 10, high_pct: 25, quick_ms: 1 },
  source: 'MOS 1376916.1; A. Savvinov on averages of log file sync; quick_ms: own',
  impact: 'log file sync as share of DB time',
  depth: 3,
  find(facts, limits): Hit[] {
    const sync = facts.event('log file sync');
    if (!sync?.pct || sync.pct <= limits.pct_db_time) return [];
    const write = facts.backgroundEvent('log file parallel write');
    const hostCpu = facts.metric('host_cpu_pct');
    const commits = facts.metric('commits_per_s') ?? facts.metric('transactions_per_s');
    const usual = facts.past.baseline('transactions_per_s')?.median;
    const evidence: Evidence[] = [
      {
        term: 'pct_db_time',
        of: sync.event,
        value: sync.pct,
        unit: 'percent',
        limit: limits.pct_db_time,
        section: 'events',
      },
      { term: 'avg_wait', of: sync.event, value: sync.avgMs, unit: 'milliseconds', section: 'events' },
    ];
    if (write)
      evidence.push({ term: 'avg_wait', of: write.event, value: write.avgMs, unit: 'milliseconds', section: 'events' });
    if (commits !== null) {
      evidence.push({
        term: 'commits',
        value: commits,
        unit: 'per_second',
        section: 'load',
        ...(usual !== undefined && { usual }),
      });
    }
    evidence.push(...histogramEvidence(facts, sync.event));
    const variant = variantOf(sync.avgMs, write?.avgMs ?? null, hostCpu);
    return [
      {
        // Commits that quick are as good as they get: the work itself is small.
        severity:
          sync.avgMs !== null && sync.avgMs < limits.quick_ms
            ? 'low'
            : severityAt(sync.pct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct: sync.pct,
        about: [
          'event:log file sync',
          'class:Commit',
          'commit',
          ...(variant === 'io' ? ['redo'] : []),
          ...(variant === 'cpu' ? ['cpu'] : []),
        ],
        variant,
        values: {
          pct: pct(sync.pct),
          avg: ms(sync.avgMs),
          write: ms(write?.avgMs ?? null),
          commits: rate(commits),
          waits: count(sync.waits),
        },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Waiting for commits',
      title: 'Commits wait: log file sync takes {pct} of DB time, {avg} on average.',
      cause:
        'The wait is far longer than the write of the redo itself, so it is the number of commits or the log writer’s turn on a CPU.',
      advice:
        'Find who commits so often (top SQL by executions, user commits): commit once a unit of work, not once a row. Batch inserts. Where the business allows it, COMMIT WRITE BATCH NOWAIT.',
      variants: {
        io: {
          cause: 'Writing the redo takes most of it: log file parallel write averages {write}.',
          advice:
            'Look at the storage of the online redo logs: its latency, who shares it, write cache, synchronous replication (also of Data Guard in SYNC mode). Separate the logs from data files.',
        },
        cpu: {
          cause: 'The host’s CPUs are busy: the log writer waits for its turn, the write itself is quick.',
          advice:
            'Relieve the CPUs first (see the finding on host CPU). Then look at how often the application commits.',
        },
      },
    },
    zh: {
      name: '等待提交',
      title: '提交在等待：log file sync 占 DB time 的 {pct}，平均 {avg}。',
      cause: '等待远长于写 redo 本身，原因是提交次数过多，或日志写进程等不到 CPU。',
      advice:
        '找出频繁提交者（按执行次数排序的 SQL、user commits）：每个业务单元提交一次，不要逐行提交；批量插入。业务允许时可用 COMMIT WRITE BATCH NOWAIT。',
      variants: {
        io: {
          cause: '时间大多花在写 redo 上：log file parallel write 平均 {write}。',
          advice:
            '检查联机重做日志所在的存储：延迟、是否与他人共用、写缓存、同步复制（包括 Data Guard 的 SYNC 模式）。把日志与数据文件分开。',
        },
        cpu: {
          cause: '主机 CPU 繁忙：日志写进程在等 CPU，写本身很快。',
          advice: '先减轻 CPU 压力（见主机 CPU 的发现），再看应用提交的频率。',
        },
      },
    },
  },
});

function variantOf(syncMs: number | null, writeMs: number | null, hostCpuPct: number | null): string {
  if (syncMs !== null && writeMs !== null && writeMs >= WRITE_SHARE * syncMs) return 'io';
  return hostCpuPct !== null && hostCpuPct > 80 ? 'cpu' : 'rate';
}

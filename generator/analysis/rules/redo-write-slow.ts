/** The log writer’s writes take long. */
import { count, defineRule, type Hit, ms, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'redo_write_slow',
  no: 10,
  needs: ['wait_events'],
  thresholds: { slow_ms: 15, min_waits: 100, medium_pct: 5, high_pct: 20 },
  source: 'MOS note, as quoted in the field',
  impact: 'log file sync as share of DB time: what sessions feel of it',
  depth: 4,
  find(facts, limits): Hit[] {
    const write = facts.backgroundEvent('log file parallel write');
    if (write?.avgMs == null || write.avgMs <= limits.slow_ms || (write.waits ?? 0) < limits.min_waits) return [];
    const sync = facts.event('log file sync');
    const impactPct = sync?.pct ?? null;
    return [
      {
        severity: severityAt(impactPct ?? 0, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct,
        about: ['event:log file parallel write', 'event:log file sync', 'class:Commit', 'redo', 'io'],
        variant: sync ? 'felt' : 'alone',
        values: { avg: ms(write.avgMs), limit: ms(limits.slow_ms), waits: count(write.waits), sync: pct(impactPct) },
        evidence: [
          {
            term: 'avg_wait',
            of: write.event,
            value: write.avgMs,
            unit: 'milliseconds',
            limit: limits.slow_ms,
            section: 'events',
          },
          { term: 'waits', of: write.event, value: write.waits, unit: 'count', section: 'events' },
          ...(sync
            ? [{ term: 'pct_db_time', of: sync.event, value: sync.pct, unit: 'percent', section: 'events' } as const]
            : []),
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Slow redo writes',
      title: 'Writing redo is slow: log file parallel write averages {avg} (threshold {limit}).',
      cause: 'The storage of the online redo logs is slow or shared with busy files.',
      advice:
        'Put the redo logs on storage of their own with a write cache; look at synchronous replication. Check the trace of the log writer for “log write elapsed time”.',
      variants: {
        felt: {
          title:
            'Writing redo is slow: log file parallel write averages {avg} (threshold {limit}); commits wait {sync} of DB time.',
        },
      },
    },
    zh: {
      name: 'redo 写慢',
      title: 'redo 写慢：log file parallel write 平均 {avg}（阈值 {limit}）。',
      cause: '联机重做日志所在存储慢，或与繁忙文件共用。',
      advice: '把重做日志放在带写缓存的独立存储；检查同步复制。查看日志写进程的 trace 中的 “log write elapsed time”。',
      variants: {
        felt: {
          title: 'redo 写慢：log file parallel write 平均 {avg}（阈值 {limit}）；提交等待占 DB time 的 {sync}。',
        },
      },
    },
  },
});

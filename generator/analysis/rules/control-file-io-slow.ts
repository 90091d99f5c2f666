/** Reads and writes of the control file that take long. */
import type { EventFact } from '../facts/facts.ts';
import { defineRule, type Hit, ms, severityAt } from './rule.ts';

export default defineRule({
  id: 'control_file_io_slow',
  no: 9,
  needs: ['wait_events'],
  thresholds: { slow_read_ms: 20, slow_write_ms: 15, min_waits: 100, medium_pct: 5, high_pct: 20 },
  source: 'MOS note, as quoted in the field',
  impact: 'the event among foreground waits as share of DB time; where it is a background wait alone it has none',
  depth: 2,
  find(facts, limits): Hit[] {
    const slow = (wait: EventFact | null, limit: number): boolean =>
      wait?.avgMs != null && wait.avgMs > limit && (wait.waits ?? 0) >= limits.min_waits;
    return (
      [
        ['control file sequential read', limits.slow_read_ms],
        ['control file parallel write', limits.slow_write_ms],
      ] as const
    ).flatMap(([name, limit]): Hit[] => {
      const foreground = facts.event(name);
      const wait = [foreground, facts.backgroundEvent(name)].find((each) => slow(each, limit));
      if (!wait) return [];
      const impactPct = foreground?.pct ?? null;
      return [
        {
          severity: severityAt(impactPct ?? 0, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
          impactPct,
          object: name,
          about: [`event:${name}`, 'class:System I/O', 'io'],
          values: { event: name, avg: ms(wait.avgMs), limit: ms(limit) },
          evidence: [
            { term: 'avg_wait', of: name, value: wait.avgMs, unit: 'milliseconds', limit, section: 'events' },
            { term: 'waits', of: name, value: wait.waits, unit: 'count', section: 'events' },
          ],
        },
      ];
    });
  },
  text: {
    en: {
      name: 'Slow control file I/O',
      title: 'Control file I/O is slow: {event} averages {avg} (threshold {limit}).',
      cause:
        'The storage of a control file copy is slow or overloaded, or the control file is read and written very often: frequent log switches, NOLOGGING changes, RMAN and monitoring queries.',
      advice:
        'Move the copies to quick storage apart from busy data files. Look for what reads it: V$ views on files and backups queried by monitoring, many checkpoints.',
    },
    zh: {
      name: '控制文件 I/O 慢',
      title: '控制文件 I/O 慢：{event} 平均 {avg}（阈值 {limit}）。',
      cause: '某个控制文件副本所在存储慢或过载，或读写过于频繁：频繁切换日志、NOLOGGING 修改、RMAN 与监控查询。',
      advice: '把副本移到快速存储，与繁忙的数据文件分开。查找谁在读它：监控查询文件与备份的 V$ 视图、过多检查点。',
    },
  },
});

/** What ADDM would find in an interval: Oracle's names for findings, with their share of active sessions in percent. */
import type { Interval } from '../model/types.ts';
import { pct } from './format.ts';

/** At most five, the largest first; nothing below 2 %. */
export function findingsOf(interval: Interval): [name: string, sharePct: number][] {
  const { dbTimeUs } = interval;
  const usOf = (...names: string[]): number =>
    interval.foreground.filter((it) => names.includes(it.name)).reduce((n, it) => n + it.us, 0);
  const top = [...interval.sql]
    .sort((a, b) => b.elapsedUs - a.elapsedUs)
    .slice(0, 5)
    .reduce((n, it) => n + it.elapsedUs, 0);
  const io = usOf('db file sequential read', 'db file scattered read', 'direct path read');
  const all: [string, number][] = [
    ['Top SQL Statements', pct(top, dbTimeUs) * 0.92],
    ['Top Segments by "User I/O" and "Cluster"', pct(io, dbTimeUs) * 0.7],
    ['Row Lock Waits', pct(usOf('enq: TX - row lock contention'), dbTimeUs)],
    ['Commits and Rollbacks', pct(usOf('log file sync'), dbTimeUs)],
    ['I/O Throughput', interval.incidents.some((it) => it.kind === 'slow_storage') ? pct(io, dbTimeUs) * 0.85 : 0],
    ['CPU Usage', pct(interval.os.busy, interval.os.busy + interval.os.idle) > 60 ? 12 : 0],
    ['Hard Parse', pct(interval.counters.hardParses * 2100, dbTimeUs)],
  ];
  return all
    .filter(([, share]) => share >= 2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5);
}

/** The load profile: counters over elapsed seconds and over transactions, under the labels of the release. */
import type { Interval } from '../model/types.ts';
import { fixed, padded } from './format.ts';
import type { Layout } from './layout.ts';
import type { Cell } from './page.ts';

interface Line {
  label: string;
  total(interval: Interval): number;
  in?(layout: Layout, interval: Interval): boolean;
  /** Times are also given per execution and per call. */
  time?: boolean;
}

const rac = (_: Layout, interval: Interval): boolean => interval.database.isRac;
const modern = (layout: Layout): boolean => layout.modern;
const mb = (blocks: number): number => blocks / 128;

const LINES: readonly Line[] = [
  { label: 'DB Time(s):', total: (it) => it.dbTimeUs / 1e6, time: true },
  { label: 'DB CPU(s):', total: (it) => it.dbCpuUs / 1e6, time: true },
  { label: 'Background CPU(s):', total: (it) => it.backgroundCpuUs / 1e6, time: true, in: modern },
  { label: 'Redo size (bytes):', total: (it) => it.counters.redoBytes },
  { label: 'Logical read (blocks):', total: (it) => it.counters.logicalReads },
  { label: 'Block changes:', total: (it) => it.counters.blockChanges },
  { label: 'Physical read (blocks):', total: (it) => it.counters.physicalReads },
  { label: 'Physical write (blocks):', total: (it) => it.counters.physicalWrites },
  { label: 'Read IO requests:', total: (it) => it.counters.readRequests },
  { label: 'Write IO requests:', total: (it) => it.counters.writeRequests },
  { label: 'Read IO (MB):', total: (it) => mb(it.counters.physicalReads) },
  { label: 'Write IO (MB):', total: (it) => mb(it.counters.physicalWrites) },
  { label: 'IM scan rows:', total: () => 0, in: modern },
  { label: 'Session Logical Read IM:', total: () => 0, in: modern },
  {
    label: 'Global Cache blocks received:',
    total: (it) => it.counters.gcReceivedCr + it.counters.gcReceivedCurrent,
    in: rac,
  },
  { label: 'Global Cache blocks served:', total: (it) => it.counters.gcServed, in: rac },
  { label: 'User calls:', total: (it) => it.counters.userCalls },
  { label: 'Parses (SQL):', total: (it) => it.counters.parses },
  { label: 'Hard parses (SQL):', total: (it) => it.counters.hardParses },
  { label: 'SQL Work Area (MB):', total: (it) => it.counters.workareaMb },
  { label: 'Logons:', total: (it) => it.counters.logons },
  { label: 'User logons:', total: (it) => it.counters.logons * 0.82, in: (layout) => layout.release === '19c' },
  { label: 'Executes (SQL):', total: (it) => it.counters.executions },
  { label: 'Rollbacks:', total: (it) => it.counters.rollbacks },
];

export function loadProfile(interval: Interval, layout: Layout): Cell[][] {
  const { counters: c, elapsedS } = interval;
  const transactions = c.commits + c.rollbacks;
  const wide = (n: number): string => padded(fixed(n, 1), 18);
  const rows: Cell[][] = LINES.filter((line) => line.in?.(layout, interval) ?? true).map((line) => {
    const total = line.total(interval);
    return [
      line.label,
      wide(total / elapsedS),
      wide(total / transactions),
      line.time ? padded(fixed(total / c.executions, 2), 10) : null,
      line.time ? padded(fixed(total / c.userCalls, 2), 10) : null,
    ];
  });
  rows.push(['Transactions:', wide(transactions / elapsedS), null, null, null]);
  return rows;
}

/** "Instance Activity Statistics": counters over the interval, levels at its ends, log switches. */
import { clusterStatistics, derivedStatistics } from '../../cast/statistics.ts';
import type { Counters, Interval } from '../../model/types.ts';
import { fixed, int } from '../format.ts';
import type { Cell } from '../page.ts';
import { type Chapter, section } from '../section.ts';
import { timeModelOf } from './time_model.ts';

const KEY = new Set([
  'db block changes',
  'execute count',
  'gc cr blocks received',
  'gc current blocks received',
  'logons cumulative',
  'opened cursors cumulative',
  'parse count (total)',
  'parse time elapsed',
  'physical reads',
  'physical writes',
  'redo size',
  'session cursor cache hits',
  'session logical reads',
  'user calls',
  'user commits',
  'user rollbacks',
  'workarea executions - multipass',
  'workarea executions - onepass',
  'workarea executions - optimal',
]);

/** All counters by name. Those printed elsewhere too come straight from the model, and agree. */
export function statisticsOf(interval: Interval): Map<string, number> {
  const { counters: c, elapsedS } = interval;
  const all = new Map<string, number>();
  const derive = (table: typeof derivedStatistics): void => {
    for (const [counter, ratios] of Object.entries(table)) {
      for (const [name, ratio] of ratios) all.set(name, c[counter as keyof Counters] * ratio);
    }
  };
  derive(derivedStatistics);
  if (interval.database.isRac) derive(clusterStatistics);
  const sync = interval.foreground.find((it) => it.name === 'log file sync')?.us ?? 0;
  const parse = timeModelOf(interval).find(([name]) => name === 'parse time elapsed')?.[1] ?? 0;
  const requests = interval.foreground.filter((it) => it.waitClass === 'User I/O').reduce((n, it) => n + it.us, 0);
  const exact: Record<string, number> = {
    'CPU used by this session': interval.dbCpuUs / 1e4,
    'CPU used when call started': (interval.dbCpuUs / 1e4) * 0.99,
    'DB time': interval.dbTimeUs / 1e4,
    'background timeouts': elapsedS * 5.9,
    'consistent gets': c.consistentGets,
    'db block changes': c.blockChanges,
    'db block gets': c.blockGets,
    'execute count': c.executions,
    'logons cumulative': c.logons,
    'parse count (hard)': c.hardParses,
    'parse count (total)': c.parses,
    'parse time elapsed': parse / 1e4,
    'physical reads': c.physicalReads,
    'physical reads cache': c.singleReads + c.multiReads,
    'physical reads direct': c.directReads + c.tempReads,
    'physical writes': c.physicalWrites,
    'physical writes direct': c.directWrites,
    'recursive cpu usage': (interval.dbCpuUs / 1e4) * 0.06,
    'redo size': c.redoBytes,
    'redo synch time': sync / 1e4,
    'redo synch time (usec)': sync,
    'session logical reads': c.logicalReads,
    'sorts (disk)': 0,
    'total number of times SMON posted': elapsedS / 300,
    'user I/O wait time': requests / 1e4,
    'user calls': c.userCalls,
    'user commits': c.commits,
    'user rollbacks': c.rollbacks,
    'workarea executions - multipass': 0,
    'workarea executions - onepass': c.tempReads > 0 ? Math.min(40, c.tempReads / 20000) : 0,
  };
  for (const [name, value] of Object.entries(exact)) all.set(name, value);
  return all;
}

/** Oracle orders by name, capitals before small letters. */
function rows(interval: Interval, key: boolean): Cell[][] {
  const transactions = interval.counters.commits + interval.counters.rollbacks;
  return [...statisticsOf(interval)]
    .filter(([name]) => KEY.has(name) === key)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => {
      const total = Math.round(value);
      return [name, int(total), fixed(total / interval.elapsedS, 2), fixed(total / transactions, 2)];
    });
}

const HEADER = ['Statistic', 'Total', 'per Second', 'per Trans'];
const COUNTS = 'For each instance, activity total, activity per second, and activity per transaction are displayed';

export const activityChapter: Chapter = {
  anchor: 23,
  title: 'Instance Activity Statistics',
  sections: [
    section(1200, 'Key Instance Activity Stats', {
      notes: () => [' Ordered by statistic name'],
      table: (interval) => ({
        summary: `This table displays Key Instance activity statistics. ${COUNTS}`,
        columns: 'srrr',
        header: HEADER,
        rows: rows(interval, true),
      }),
    }),
    section(1250, (layout) => layout.otherActivity, {
      notes: () => [' Ordered by statistic name'],
      table: (interval, layout) => ({
        summary: layout.otherActivitySummary,
        columns: 'srrr',
        header: HEADER,
        rows: rows(interval, false),
      }),
    }),
    section(1300, 'Instance Activity Stats - Absolute Values', {
      notes: () => [' Statistics with absolute values (should not be diffed)'],
      table: (interval) => {
        const { atBegin, atEnd, begin, end, startup } = interval;
        const level = (name: string, a: number, b: number): Cell[] => [name, int(a), int(b)];
        const grown = (perSecond: number): [number, number] => [
          (begin.time - startup) * perSecond,
          (end.time - startup) * perSecond,
        ];
        return {
          summary:
            'This table displays absolute values of instance-related features. For each instance, activity begin value and end value are displayed',
          columns: 'srr',
          header: ['Statistic', 'Begin Value', 'End Value'],
          rows: [
            level('logons current', atBegin.sessions, atEnd.sessions),
            level('opened cursors current', atBegin.sessions * atBegin.cursors, atEnd.sessions * atEnd.cursors),
            level('session cursor cache count', ...grown(38)),
            level('session pga memory', atBegin.pgaMb * 1048576 * 0.8, atEnd.pgaMb * 1048576 * 0.8),
            level('session pga memory max', atBegin.pgaMb * 1048576 * 1.9, atEnd.pgaMb * 1048576 * 1.9),
            level('session uga memory', ...grown(151000)),
            level('session uga memory max', ...grown(486000)),
            level('workarea memory allocated', atBegin.pgaMb * 14, atEnd.pgaMb * 14),
          ],
        };
      },
    }),
    section(1400, 'Instance Activity Stats - Thread Activity', {
      notes: () => [" Statistics identified by '(derived)' come from sources other than SYSSTAT"],
      table: (interval) => ({
        summary:
          'This table displays thread activity stats in the instance. For each activity , total number of activity and activity per hour are displayed',
        columns: 'srr',
        header: ['Statistic', 'Total', 'per Hour'],
        rows: [
          [
            'log switches (derived)',
            int(interval.counters.logSwitches),
            fixed((interval.counters.logSwitches * 3600) / interval.elapsedS, 2),
          ],
        ],
      }),
    }),
  ],
};

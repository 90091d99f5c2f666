/** "Wait Events Statistics": time model, operating system, wait classes and events, services. */
import { awrDayTime } from '../../calendar.ts';
import type { EventFigures, Interval } from '../../model/types.ts';
import { waitClassesOf } from '../classes.ts';
import { fixed, int, pct } from '../format.ts';
import { type Layout, seconds } from '../layout.ts';
import type { Cell } from '../page.ts';
import { type Chapter, emptySection, section } from '../section.ts';
import { histogramSections } from './histograms.ts';
import { channelWaits, serviceSections } from './services.ts';
import { timeModel } from './time_model.ts';

const TIMEOUTS = ' %Timeouts: value of 0 indicates value was < .5%.  Value of null is truly 0';
const SHOWN = ' Only events with Total Wait Time (s) >= .001 are shown ';

function osStatistics(interval: Interval, layout: Layout): Cell[][] {
  const { cast } = interval.database;
  const { os, atBegin, atEnd } = interval;
  const free = cast.memoryGb * 2 ** 30 - cast.sgaMb * 2 ** 20;
  const rows: [string, number, number | null][] = [
    ['BUSY_TIME', os.busy, null],
    ['IDLE_TIME', os.idle, null],
    ['IOWAIT_TIME', os.iowait, null],
    ['SYS_TIME', os.sys, null],
    ['USER_TIME', os.user, null],
    ['LOAD', Math.round(atBegin.load), Math.round(atEnd.load)],
    ...(layout.modern ? [] : ([['RSRC_MGR_CPU_WAIT_TIME', 0, null]] as [string, number, null][])),
    ['VM_IN_BYTES', 0, null],
    ['VM_OUT_BYTES', 0, null],
    ['PHYSICAL_MEMORY_BYTES', Math.round(cast.memoryGb * 2 ** 30), null],
    ['NUM_CPUS', cast.cpus, null],
    ['NUM_CPU_CORES', cast.cores, null],
    ['NUM_CPU_SOCKETS', cast.sockets, null],
    ['GLOBAL_RECEIVE_SIZE_MAX', 4194304, null],
    ['GLOBAL_SEND_SIZE_MAX', 1048576, null],
    ['TCP_RECEIVE_SIZE_DEFAULT', 87380, null],
    ['TCP_RECEIVE_SIZE_MAX', 6291456, null],
    ['TCP_RECEIVE_SIZE_MIN', 4096, null],
    ['TCP_SEND_SIZE_DEFAULT', 16384, null],
    ['TCP_SEND_SIZE_MAX', 4194304, null],
    ['TCP_SEND_SIZE_MIN', 4096, null],
  ];
  if (layout.modern) {
    rows.unshift(
      ['FREE_MEMORY_BYTES', Math.round(free - atBegin.pgaMb * 2 ** 20), Math.round(free - atEnd.pgaMb * 2 ** 20)],
      ['INACTIVE_MEMORY_BYTES', Math.round(free * 0.28), Math.round(free * 0.28)],
      ['SWAP_FREE_BYTES', 17179865088, null],
    );
  }
  return rows.map(([name, value, end]) => [name, int(value), end === null || end === value ? null : int(end)]);
}

/** Empty where no wait timed out, 0 where fewer than half a percent did. */
function timeouts(it: { timeouts: number; waits: number | null }): Cell {
  return it.timeouts === 0 ? null : String(Math.round(pct(it.timeouts, it.waits ?? 0)));
}

function eventRows(
  interval: Interval,
  layout: Layout,
  events: readonly EventFigures[],
  idle: readonly EventFigures[],
  whole: number,
): Cell[][] {
  const transactions = interval.counters.commits + interval.counters.rollbacks;
  const row = (it: EventFigures, share: Cell): Cell[] => [
    it.name,
    int(it.waits),
    timeouts(it),
    int(it.us / 1e6),
    layout.wait(it.us / it.waits),
    fixed(it.waits / transactions, 2),
    share,
  ];
  return [
    ...events.filter((it) => it.us >= 1000).map((it) => row(it, fixed(pct(it.us, whole), 2))),
    ...idle.map((it) => row(it, null)),
  ];
}

const eventHeader = (layout: Layout, share: string): string[] => [
  'Event',
  'Waits',
  '%Time -outs',
  'Total Wait Time (s)',
  layout.eventAverage,
  'Waits /txn',
  share,
];

export const waitChapter: Chapter = {
  anchor: 21,
  title: 'Wait Events Statistics',
  sections: [
    timeModel,
    section(1600, 'Operating System Statistics', {
      notes: () => [
        ' *TIME statistic values are diffed.      All others display actual values.  End Value is displayed if different ',
        ' ordered by statistic type (CPU Use, Virtual Memory, Hardware Config), Name',
      ],
      table: (interval, layout) => ({
        summary:
          'This table displays operating systems statistics. For each statistic, actual value is displayed. If the end value is different, it is also displayed',
        columns: 'srr',
        header: ['Statistic', 'Value', 'End Value'],
        rows: osStatistics(interval, layout),
      }),
    }),
    section(1610, 'Operating System Statistics - Detail', {
      table: (interval) => {
        const { os } = interval;
        const all = os.busy + os.idle;
        return {
          summary:
            'This table displays some detailed operating systems statistics. load, % busy , % user, % sys, % idle, % iowait are displayed for begin and end snap time',
          columns: 'srrrrrr',
          header: ['Snap Time', 'Load', '%busy', '%user', '%sys', '%idle', '%iowait'],
          rows: [
            [awrDayTime(interval.begin.time), fixed(interval.atBegin.load, 2), null, null, null, null, null],
            [
              awrDayTime(interval.end.time),
              fixed(interval.atEnd.load, 2),
              ...[os.busy, os.user, os.sys, os.idle, os.iowait].map((n) => fixed(pct(n, all), 2)),
            ],
          ],
        };
      },
    }),
    section(210, 'Foreground Wait Class', {
      notes: (interval, layout) => [
        layout.waitUnits,
        ' ordered by wait time desc, waits desc ',
        TIMEOUTS,
        `Captured Time accounts for        ${fixed(100, 1)}%  of Total DB time ${seconds(interval.dbTimeUs).padStart(14)} (s)`,
        `Total FG Wait Time: ${seconds(interval.dbTimeUs - interval.dbCpuUs).padStart(20)} (s)  DB CPU time: ${seconds(interval.dbCpuUs).padStart(14)} (s)`,
      ],
      table: (interval, layout) => ({
        summary: 'This table displays foreground wait class statistics',
        columns: 'srrrrr',
        header: ['Wait Class', 'Waits', '%Time -outs', 'Total Wait Time (s)', layout.eventAverage, '%DB time'],
        rows: waitClassesOf(interval, interval.foreground).map((it) => [
          it.name,
          it.waits === null ? null : int(it.waits),
          it.waits === null ? null : (timeouts(it) ?? '0'),
          int(it.us / 1e6),
          it.waits === null ? null : layout.wait(it.us / it.waits),
          fixed(pct(it.us, interval.dbTimeUs), 2),
        ]),
      }),
    }),
    section(100, 'Foreground Wait Events', {
      notes: (_, layout) => [
        layout.waitUnits,
        SHOWN,
        ' ordered by wait time desc, waits desc (idle events last) ',
        TIMEOUTS,
      ],
      table: (interval, layout) => ({
        summary: 'This table displays Foreground Wait Events and their wait statistics',
        columns: 'srrrrrr',
        header: eventHeader(layout, '% DB time'),
        rows: eventRows(interval, layout, interval.foreground, interval.idleForeground, interval.dbTimeUs),
      }),
    }),
    section(300, 'Background Wait Events', {
      notes: () => [' ordered by wait time desc, waits desc (idle events last) ', SHOWN, TIMEOUTS],
      table: (interval, layout) => ({
        summary: 'This table displays background wait events statistics',
        columns: 'srrrrrr',
        header: eventHeader(layout, '% bg time'),
        rows: eventRows(interval, layout, interval.background, interval.idleBackground, interval.backgroundElapsedUs),
      }),
    }),
    ...histogramSections,
    ...serviceSections,
    channelWaits,
    emptySection(2310, 'Top Process Types by Wait Class', (layout) => layout.release === '19c'),
    emptySection(2320, 'Top Process Types by CPU Used', (layout) => layout.release === '19c'),
  ],
};

/** Latches, mutexes, the dictionary cache and the library cache. */
import { dictionaryCaches, latches, missSources, mutexes, namespaces } from '../../cast/latches.ts';
import type { Interval } from '../../model/types.ts';
import { fixed, int } from '../format.ts';
import type { Cell } from '../page.ts';
import { type Chapter, emptySection, section } from '../section.ts';

interface LatchFigures {
  name: string;
  gets: number;
  misses: number;
  sleeps: number;
}

function latchesOf(interval: Interval): LatchFigures[] {
  const { counters: c, elapsedS, activity } = interval;
  return latches
    .map(([name, perGet, perExecution, perSecond, missShare]) => {
      const gets = Math.max(
        1,
        Math.round(c.logicalReads * perGet + c.executions * perExecution + elapsedS * perSecond),
      );
      const misses = Math.round(gets * missShare * (0.15 + activity));
      return { name, gets, misses, sleeps: Math.round(misses * 0.0014 + (misses > 400 ? 1 : 0)) };
    })
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

const root = (interval: Interval): string[] => (interval.database.pdb ? ['CDB$ROOT'] : []);
const pdbHead = (interval: Interval): string[] => (interval.database.pdb ? ['PDB Name'] : []);

export const latchChapter: Chapter = {
  anchor: 29,
  title: 'Latch Statistics',
  sections: [
    section(3500, 'Latch Activity', {
      notes: () => [
        ' "Get Requests", "Pct Get Miss" and "Avg Slps/Miss" are statistics for     willing-to-wait latch get requests ',
        ' "NoWait Requests", "Pct NoWait Miss" are for no-wait latch get requests ',
        ' "Pct Misses" for both should be very close to 0.0',
      ],
      table: (interval) => ({
        summary:
          'This table displays latch statistics. Get requests, % get miss, wait time, noWait requests are displayed for each latch',
        columns: 'srrrrrr',
        header: [
          'Latch Name',
          'Get Requests',
          'Pct Get Miss',
          'Avg Slps /Miss',
          'Wait Time (s)',
          'NoWait Requests',
          'Pct NoWait Miss',
        ],
        rows: latchesOf(interval).map((it) => {
          const noWait = /buffers chains|redo copy|lru chain|row cache/.test(it.name) ? Math.round(it.gets * 0.01) : 0;
          return [
            it.name,
            int(it.gets),
            fixed((100 * it.misses) / it.gets, 2),
            it.misses > 0 ? fixed(it.sleeps / it.misses, 2) : null,
            int(it.sleeps * 0.00018),
            int(noWait),
            noWait > 0 ? fixed(0.01 * interval.activity, 2) : null,
          ];
        }),
      }),
    }),
    section(3600, 'Latch Sleep Breakdown', {
      notes: () => [' ordered by misses desc'],
      table: (interval) => {
        const shown = latchesOf(interval)
          .filter((it) => it.sleeps > 0)
          .sort((a, b) => b.misses - a.misses);
        if (shown.length === 0) return null;
        return {
          summary:
            'This table displays latch sleep statistics. Get requests, misses, sleeps, spin gets are displayed for each latch',
          columns: 'srrrrm',
          header: ['Latch Name', 'Get Requests', 'Misses', 'Sleeps', 'Spin Gets', ...pdbHead(interval)],
          rows: shown.map((it) => [
            it.name,
            int(it.gets),
            int(it.misses),
            int(it.sleeps),
            int(it.misses - it.sleeps),
            ...root(interval),
          ]),
        };
      },
    }),
    section(3700, 'Latch Miss Sources', {
      notes: () => [' only latches with sleeps are shown ', ' ordered by name, sleeps desc'],
      table: (interval) => {
        const sleeps = new Map(latchesOf(interval).map((it) => [it.name, it.sleeps]));
        const rows: Cell[][] = missSources
          .map(([latch, where, share]) => ({ latch, where, sleeps: Math.round((sleeps.get(latch) ?? 0) * share) }))
          .filter((it) => it.sleeps > 0)
          .map((it) => [it.latch, it.where, '0', int(it.sleeps), int(it.sleeps * 0.9), ...root(interval)]);
        if (rows.length === 0) return null;
        return {
          summary:
            'This table displays latch miss sources. Place where latch was requested, no-wait misses, sleeps, waiter sleeps are displayed for each missed latch',
          columns: 'slrrrm',
          header: ['Latch Name', 'Where', 'NoWait Misses', '   Sleeps', 'Waiter Sleeps', ...pdbHead(interval)],
          rows,
        };
      },
    }),
    section(7500, 'Mutex Sleep Summary', {
      notes: () => [' ordered by number of sleeps desc'],
      table: (interval) => {
        const rows = mutexes
          .map(([type, where, perSecond]) => ({
            type,
            where,
            sleeps: Math.round(perSecond * interval.elapsedS * interval.activity),
          }))
          .filter((it) => it.sleeps > 0)
          .map((it) => [it.type, it.where, int(it.sleeps), int(it.sleeps * 0.4)]);
        if (rows.length === 0) return null;
        return {
          summary:
            'This table displays the mutex sleep summary. Location, sleeps and wait time are displayed for each mutex type',
          columns: 'slrr',
          header: ['Mutex Type', 'Location', 'Sleeps', 'Wait    Time (ms)'],
          rows,
        };
      },
    }),
    emptySection(3800, 'Parent Latch Statistics'),
    emptySection(3900, 'Child Latch Statistics'),
  ],
};

export const dictionaryChapter: Chapter = {
  anchor: 31,
  title: 'Dictionary Cache Statistics',
  sections: [
    section(4700, 'Dictionary Cache Stats', {
      notes: () => [
        ' "Pct Misses"  should be very low (< 2% in most cases) ',
        ' "Final Usage" is the number of cache entries being used',
      ],
      table: (interval) => ({
        summary:
          'This table displays dictionary cache statistics. Get requests, % misses, scan requests, final usage, etc. are displayed for each cache',
        columns: 'srrrrrr',
        header: ['Cache', 'Get Requests', 'Pct Miss', 'Scan Reqs', 'Pct Miss', 'Mod Reqs', 'Final Usage'],
        rows: dictionaryCaches.map(([name, perHardParse, perExecution, missShare, usage]) => {
          const gets =
            Math.round(interval.counters.hardParses * perHardParse + interval.counters.executions * perExecution) + 1;
          return [
            name,
            int(gets),
            fixed(missShare * 100, 2),
            '0',
            null,
            name === 'dc_sequences' ? int(gets) : '0',
            int(usage),
          ];
        }),
      }),
    }),
    section(4800, 'Dictionary Cache Stats (RAC)', {
      in: (_, interval) => interval.database.isRac,
      table: (interval) => ({
        summary:
          'This table displays dictionary cache statistics. Ges requests, GES conflicts , GES releases are displayed for each cache',
        columns: 'srrr',
        header: ['Cache', 'GES Requests', 'GES Conflicts', 'GES Releases'],
        rows: dictionaryCaches.slice(1, 10).map(([name, perHardParse]) => {
          const requests = Math.round(interval.counters.hardParses * perHardParse * 0.1) + 1;
          return [name, int(requests), int(requests * 0.002), int(requests * 0.9)];
        }),
      }),
    }),
  ],
};

export const libraryChapter: Chapter = {
  anchor: 32,
  title: 'Library Cache Statistics',
  sections: [
    section(4900, 'Library Cache Activity', {
      notes: () => [' "Pct Misses"  should be very low  '],
      table: (interval) => ({
        summary:
          'This table displays library cache statistics. Get requests, % misses, pin request, % miss, reloads, etc. are displayed for each library cache namespace',
        columns: 'srrrrrr',
        header: ['Namespace', 'Get Requests', 'Pct Miss', 'Pin Requests', 'Pct Miss', 'Reloads', 'Invali- dations'],
        rows: namespaces.map(([name, perHardParse, perParse, pinsPerGet, missShare]) => {
          const gets =
            Math.round(interval.counters.hardParses * perHardParse + interval.counters.parses * perParse) + 1;
          const pins = Math.round(gets * pinsPerGet);
          return [
            name,
            int(gets),
            fixed(missShare * 100, 2),
            int(pins),
            pins > 0 ? fixed(missShare * 60, 2) : null,
            int(gets * missShare * 0.01),
            '0',
          ];
        }),
      }),
    }),
    section(5000, 'Library Cache Activity (RAC)', {
      in: (_, interval) => interval.database.isRac,
      table: (interval) => ({
        summary:
          'This table displays library cache statistics. Ges lock requests, GES pin requests, GES pin releases, etc. are displayed for each library cache namespace',
        columns: 'srrrrr',
        header: [
          'Namespace',
          'GES Lock Requests',
          'GES Pin Requests',
          'GES Pin Releases',
          'GES Inval Requests',
          'GES Invali- dations',
        ],
        rows: namespaces.map(([name, perHardParse]) => {
          const gets = Math.round(interval.counters.hardParses * perHardParse * 0.8) + 1;
          return [name, int(gets), int(gets), int(gets), '0', '0'];
        }),
      }),
    }),
  ],
};

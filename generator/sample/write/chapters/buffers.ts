/** "Buffer Pool Statistics" and "Wait Statistics": the cache, checkpoints, waits for buffers and enqueues. */
import type { EventFigures, Interval } from '../../model/types.ts';
import { fixed, int, pct } from '../format.ts';
import type { Cell } from '../page.ts';
import { type Chapter, section } from '../section.ts';

export const bufferChapter: Chapter = {
  anchor: 25,
  title: 'Buffer Pool Statistics',
  sections: [
    section(1900, 'Buffer Pool Statistics', {
      notes: () => [
        ' Standard block size Pools  D: default,  K: keep,  R: recycle ',
        ' Default Pools for other block sizes: 2k, 4k, 8k, 16k, 32k',
      ],
      table: (interval) => {
        const c = interval.counters;
        const gets = c.logicalReads - c.directReads;
        const reads = c.singleReads + c.multiReads;
        return {
          summary:
            'This table displays buffer pool statistics for different types of buffers, such as default, keep, and recycle. Statistics include number of buffers, % Pool hit, buffer gets, physical reads, physical writes, free buffer wait, etc.',
          columns: 'srrrrrrrr',
          header: [
            'P',
            'Number of Buffers',
            'Pool Hit%',
            'Buffer Gets',
            'Physical Reads',
            'Physical Writes',
            'Free Buff Wait',
            'Writ Comp Wait',
            'Buffer Busy Waits',
          ],
          rows: [
            [
              'D',
              int(interval.database.cast.bufferCacheMb * 123.2),
              int(100 - pct(reads, gets)),
              int(gets),
              int(reads),
              int(c.cacheWrites),
              '0',
              '0',
              int(c.bufferBusyWaits),
            ],
          ],
        };
      },
    }),
    section(1910, 'Checkpoint Activity', {
      notes: (interval) => [`Total Physical Writes: ${int(interval.counters.physicalWrites).padStart(28)}`],
      table: (interval) => ({
        summary:
          'This table displays checkpoint activity statistics. Statistics include MTTR writes, log size writes, autotune checkpoint writes, etc.',
        columns: 'rrrrrr',
        header: [
          'MTTR Writes',
          'Log Size Writes',
          'Log Ckpt Writes',
          'Other Settings Writes',
          'Autotune Ckpt Writes',
          'Thread Ckpt Writes',
        ],
        rows: [['0', '0', '0', '0', int(interval.counters.cacheWrites * 0.94), '0']],
      }),
    }),
  ],
};

/** Enqueues by the event that waiting for them is. */
const ENQUEUES: Readonly<Record<string, string>> = {
  'enq: TX - row lock contention': 'TX-Transaction (row lock contention)',
  'enq: TX - index contention': 'TX-Transaction (index contention)',
  'enq: TX - allocate ITL entry': 'TX-Transaction (allocate ITL entry)',
  'enq: HW - contention': 'HW-Segment High Water Mark',
  'enq: SQ - contention': 'SQ-Sequence Cache',
  'enq: KO - fast object checkpoint': 'KO-Multiple Object Checkpoint (fast object checkpoint)',
  'enq: RO - fast object reuse': 'RO-Multiple Object Reuse (fast object reuse)',
  'enq: PS - contention': 'PS-PX Process Reservation',
  'enq: TT - contention': 'TT-Tablespace',
  'enq: CF - contention': 'CF-Controlfile Transaction',
  'enq: PR - contention': 'PR-Process Startup',
};

/** Requested without anyone waiting; the newer layout lists them too: requests per second. */
const QUIET: readonly (readonly [name: string, perSecond: number])[] = [
  ['TM-DML', 96],
  ['TX-Transaction', 88],
  ['JG-Job Scheduler1 (queue lock)', 2.1],
  ['CU-Cursor', 0.9],
  ['MR-Media Recovery', 0.34],
  ['IS-Instance State', 0.3],
  ['AE-Edition Lock (lock)', 0.8],
  ['SE-Session Migration', 0.12],
  ['TO-Temp Object', 0.05],
  ['US-Undo Segment', 0.02],
  ['DD-ASM Local Disk Group', 0.2],
  ['WG-Write gather local enqueue (lock fso)', 0.4],
  ['FB-Format Block', 0.11],
  ['TH-Threshold Chain (metric threshold evaluation)', 0.02],
];

function enqueues(interval: Interval, all: boolean): Cell[][] {
  const waited: EventFigures[] = [...interval.foreground, ...interval.background].filter((it) => it.name in ENQUEUES);
  const rows = waited
    .sort((a, b) => b.us - a.us)
    .map((it) => {
      const requests = it.waits * 7 + 40;
      return [
        ENQUEUES[it.name] ?? '',
        int(requests),
        int(requests),
        '0',
        int(it.waits),
        int(it.us / 1e6),
        fixed(it.us / it.waits / 1000, 2),
      ];
    });
  if (!all) return rows;
  const quiet = QUIET.map(([name, perSecond]) => {
    const requests = int(Math.max(1, perSecond * interval.elapsedS * (0.1 + interval.activity)));
    return [name, requests, requests, '0', '0', '0', null];
  });
  return [...rows, ...quiet];
}

export const waitChapterBuffers: Chapter = {
  anchor: 27,
  title: 'Wait Statistics',
  sections: [
    section(2300, 'Buffer Wait Statistics', {
      notes: () => [' ordered by wait time desc, waits desc'],
      table: (interval) => {
        const busy = interval.foreground.find((it) => it.name === 'buffer busy waits');
        if (!busy) return null;
        const parts = [
          ['data block', 0.9, 0.93],
          ['undo header', 0.06, 0.04],
          ['1st level bmb', 0.02, 0.02],
          ['undo block', 0.02, 0.01],
        ] as const;
        return {
          summary:
            'This table displays buffer wait statistics. Statistics include waits, total wait time and average time for each class of buffer wait.',
          columns: 'srrr',
          header: ['Class', 'Waits', 'Total Wait Time (s)', 'Avg Time (ms)'],
          rows: parts
            .map(([name, waits, us]) => ({ name, waits: Math.round(busy.waits * waits), us: busy.us * us }))
            .filter((it) => it.waits > 0)
            .map((it) => [it.name, int(it.waits), int(it.us / 1e6), int(it.us / it.waits / 1000)]),
        };
      },
    }),
    section(3000, 'Enqueue Activity', {
      notes: (_, layout) => [
        ` only enqueues with ${layout.modern ? 'requests' : 'waits'} are shown `,
        ' Enqueue stats gathered prior to 10g should not be compared with 10g data ',
        ` ordered by Wait Time desc, Waits desc${layout.modern ? ', Requests desc' : ''}`,
      ],
      table: (interval, layout) => {
        const rows = enqueues(interval, layout.modern);
        if (rows.length === 0) return null;
        return {
          summary:
            'This table displays enqueue activity statistics. Requests, success gets, failed gets, waits, wait time and average wait time are displayed for each enqueue type.',
          columns: 'srrrrrr',
          header: [
            'Enqueue Type (Request Reason)',
            'Requests',
            'Succ Gets',
            'Failed Gets',
            'Waits',
            'Wt Time (s)',
            'Av Wt Time(ms)',
          ],
          rows,
        };
      },
    }),
  ],
};

/** What only a cluster's reports have: global cache and enqueue services, the interconnect. */
import type { Interval } from '../../model/types.ts';
import { fixed, int, padded, pct } from '../format.ts';
import type { Layout } from '../layout.ts';
import type { Cell, Page } from '../page.ts';
import { type Chapter, section } from '../section.ts';

/** Messages for each block that travels. */
const MESSAGES = 5.6;

const received = (interval: Interval): number => interval.counters.gcReceivedCr + interval.counters.gcReceivedCurrent;
const other = (interval: Interval): string => (interval.instance.number === 1 ? '2' : '1');

/** µs of a block's way, from the waits for it. */
function transferUs(interval: Interval, kind: 'cr' | 'current'): number {
  const it = interval.foreground.find(({ name }) => name === `gc ${kind} block 2-way`);
  return it ? it.us / it.waits : 0;
}

/** Times in the unit the layout prints: ms to 11.2, µs from 12.2. */
const timed = (us: number, layout: Layout): string => fixed(layout.modern ? us : us / 1000, layout.modern ? 1 : 2);
const unit = (layout: Layout): string => (layout.modern ? 'us' : 'ms');

/** "RAC Statistics": the tables without headings of their own that open the cluster's part. */
export function writeRacSummary(page: Page, interval: Interval, layout: Layout): void {
  const c = interval.counters;
  const transactions = c.commits + c.rollbacks;
  const rate = (label: string, total: number, perTransaction = true): Cell[] => [
    label,
    padded(fixed(total / interval.elapsedS, 2), 22),
    perTransaction ? padded(fixed(total / transactions, 2), 21) : null,
  ];
  const two = (label: string, value: number): Cell[] => [label, padded(fixed(value, 2), 7)];
  const one = (label: string, us: number): Cell[] => [
    `${label} (${unit(layout)}):`,
    padded(fixed(layout.modern ? us : us / 1000, 1), 12),
  ];
  const remote = pct(received(interval), c.logicalReads);
  const disk = pct(c.physicalReads, c.logicalReads);
  const cr = transferUs(interval, 'cr');
  const current = transferUs(interval, 'current');
  page.add('<p />\n<a class="awr" name="9997"></a><h3 class="awr">RAC Statistics</h3>\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays information about RAC instances',
    columns: 'srr',
    header: ['', 'Begin', 'End'],
    rows: [
      ['Number of Instances:', padded('2', 5), padded('2', 5)],
      ...(layout.modern ? [["Number of LMS's:", padded('2', 5), padded('2', 5)]] : []),
    ],
  });
  page.add('Global Cache Load Profile\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays information about global cache load\n                     profile',
    columns: 'srr',
    header: ['', 'Per Second', 'Per Transaction'],
    rows: [
      rate('Global Cache blocks received:', received(interval)),
      rate('Global Cache blocks served:', c.gcServed),
      rate('GCS/GES messages received:', c.gcServed * MESSAGES),
      rate('GCS/GES messages sent:', received(interval) * MESSAGES),
      rate('DBWR Fusion writes:', c.gcServed * 0.03),
      rate('Estd Interconnect traffic (KB)', (received(interval) + c.gcServed) * 8.2 + received(interval) * 2, false),
    ],
  });
  page.add('Global Cache Efficiency Percentages (Target local+remote 100%)\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays global cache efficiency percentages',
    columns: 'sr',
    header: null,
    rows: [
      two('Buffer access -  local cache %:', Math.max(0, 100 - remote - disk)),
      two('Buffer access - remote cache %:', remote),
      two('Buffer access -         disk %:', Math.min(100, disk)),
    ],
  });
  page.add('Global Cache and Enqueue Services - Workload Characteristics\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays workload characteristics for global\n                     cache and enqueue services',
    columns: 'sr',
    header: null,
    rows: [
      one('Avg global enqueue get time', 210),
      one('Avg global cache cr block receive time', cr),
      one('Avg global cache current block receive time', current),
      one('Avg global cache cr block build time', 6),
      one('Avg global cache cr block flush time', 640),
      one('Avg global cache current block pin time', 9),
      one('Avg global cache current block flush time', 710),
      ['Global cache log flushes for cr blocks served %:', padded('1.4', 12)],
      ['Global cache log flushes for current blocks served %:', padded('2.9', 12)],
    ],
  });
  page.add('Global Cache and Enqueue Services - Messaging Statistics\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays messaging statistics for Global Cache\n                     and Enqueue Services',
    columns: 'sr',
    header: null,
    rows: [
      one('Avg message sent queue time', 12),
      one('Avg message sent queue time on ksxp', 160),
      one('Avg message received queue time', 7),
      one('Avg GCS message process time', 11),
      one('Avg GES message process time', 9),
      ['% of direct sent messages:', padded('71.26', 12)],
      ['% of indirect sent messages:', padded('26.43', 12)],
      ['% of flow controlled messages:', padded('2.31', 12)],
    ],
  });
}

/** Statistics of messages: so many for a block received. */
const MESSAGING: readonly (readonly [name: string, perBlock: number])[] = [
  ['acks for commit broadcast(actual)', 0.2],
  ['acks for commit broadcast(logical)', 0.3],
  ['broadcast msgs on commit(actual)', 0.9],
  ['broadcast msgs on commit(logical)', 1],
  ['broadcast msgs on commit(wasted)', 0.1],
  ['flow control messages received', 0],
  ['flow control messages sent', 0],
  ['gcs assume no cvt', 0.3],
  ['gcs ast xid', 0],
  ['gcs blocked converts', 0.12],
  ['gcs blocked cr converts', 0.2],
  ['gcs compatible basts', 0],
  ['gcs compatible cr basts (global)', 0.02],
  ['gcs compatible cr basts (local)', 1.1],
  ['gcs dbwr flush pi msgs', 0.04],
  ['gcs dbwr write request msgs', 0.03],
  ['gcs error msgs', 0],
  ['gcs immediate (compatible) converts', 0.05],
  ['gcs immediate (null) converts', 0.06],
  ['gcs immediate cr (compatible) converts', 0.02],
  ['gcs immediate cr (null) converts', 1.4],
  ['gcs indirect ast', 1.2],
  ['gcs msgs process time(ms)', 0.02],
  ['gcs msgs received', 5.1],
  ['gcs side channel msgs actual', 0.2],
  ['gcs side channel msgs logical', 0.6],
  ['gcs write request msgs', 0.01],
  ['ges msgs process time(ms)', 0.001],
  ['ges msgs received', 0.5],
  ['messages flow controlled', 0.13],
  ['messages queue sent actual', 0.8],
  ['messages queue sent logical', 1.1],
  ['messages received actual', 3.2],
  ['messages received logical', 5.6],
  ['messages sent directly', 4],
  ['messages sent indirectly', 1.5],
  ['msgs sent queued', 1.1],
  ['msgs sent queued on ksxp', 4.2],
  ['process batch messages received', 1.2],
  ['process batch messages sent', 0.8],
];

export const messagingChapter: Chapter = {
  anchor: 9,
  title: 'RAC Statistics',
  sections: [
    section(5100, 'Global Messaging Statistics', {
      table: (interval) => {
        const blocks = received(interval);
        const transactions = interval.counters.commits + interval.counters.rollbacks;
        return {
          summary:
            'This table displays global messaging statistics. Total, per second, per transaction values are displayed for each statistics',
          columns: 'srrr',
          header: ['Statistic', 'Total', 'per Second', 'per Trans'],
          rows: MESSAGING.map(([name, perBlock]) => {
            const total = Math.round(blocks * perBlock);
            return [name, int(total), fixed(total / interval.elapsedS, 2), fixed(total / transactions, 2)];
          }),
        };
      },
    }),
    section(5200, (layout) => (layout.modern ? 'Global CR Server Statistics' : 'Global CR Served Stats'), {
      table: (interval) => {
        const served = interval.counters.gcServed * 0.58;
        const parts: [string, number][] = [
          ['CR Block Requests', 1],
          ['CURRENT Block Requests', 0.02],
          ['Data Block Requests', 1],
          ['Undo Block Requests', 0.02],
          ['TX Block Requests', 0.05],
          ['Current Results', 0.9],
          ['Private results', 0.01],
          ['Zero Results', 0.09],
          ['Disk Read Results', 0.02],
          ['Fail Results', 0],
          ['Fairness Down Converts', 0.06],
          ['Light Works', 0.02],
          ['Flushes', 0.014],
          ['Errors', 0],
        ];
        return {
          summary: 'This table displays global CR served statistics. For each statistics, total value is shown',
          columns: 'sr',
          header: ['Statistic', 'Total'],
          rows: parts.map(([name, share]) => [name, int(served * share)]),
        };
      },
    }),
    section(5300, (layout) => (layout.modern ? 'Global Current Server Statistics' : 'Global CURRENT Served Stats'), {
      notes: () => [
        ' Pins    = CURRENT Block Pin Operations ',
        ' Flushes = Redo Flush before CURRENT Block Served Operations ',
      ],
      table: (interval, layout) => {
        const served = interval.counters.gcServed * 0.42;
        const first = layout.modern ? ['94.10'] : [];
        return {
          summary: 'This table displays global current served statistics',
          columns: 'srrrrrrr',
          header: [
            'Statistic',
            'Total',
            ...(layout.modern ? ['% <100us'] : []),
            '% <1ms',
            '% <10ms',
            '% <100ms',
            '% <1s',
            '% <10s',
          ],
          rows: [
            ['Pins', int(served * 0.08), ...first, layout.modern ? '5.20' : '99.30', '0.60', '0.10', '0.00', '0.00'],
            [
              'Flushes',
              int(served * 0.029),
              ...(layout.modern ? ['2.00'] : []),
              layout.modern ? '76.00' : '78.00',
              '21.40',
              '0.60',
              '0.00',
              '0.00',
            ],
          ],
        };
      },
    }),
  ],
};

const CLASSES: readonly (readonly [name: string, cr: number, current: number])[] = [
  ['data block', 0.78, 0.93],
  ['undo header', 0.17, 0.004],
  ['undo block', 0.045, 0],
  ['others', 0.005, 0.066],
];

const ORDERED = ' ordered by CR + Current Blocks Received desc';
const share = (n: number, value: string): Cell => (n > 0 ? value : null);

export const transferChapter: Chapter = {
  anchor: 7,
  title: 'Global Cache Transfer Statistics',
  sections: [
    section(5400, (layout) => (layout.modern ? 'Global Cache Transfer Statistics' : 'Global Cache Transfer Stats'), {
      notes: () => [
        ' Immediate  (Immed) - Block Transfer NOT impacted by Remote Processing Delays ',
        ' Busy        (Busy) - Block Transfer impacted by Remote Contention ',
        ' Congested (Congst) - Block Transfer impacted by Remote System Load ',
        ORDERED,
      ],
      table: (interval) => ({
        summary:
          'This table displays global cache transfer stats. CR, blocks received, % immediate, % busy, % congestion are displayed for each instance and block class',
        columns: 'srrrrrrrrr',
        above: [
          ['', 2],
          ['CR', 4],
          ['Current', 4],
        ],
        header: [
          'Inst No',
          'Block   Class  ',
          'Blocks Received',
          '% Immed',
          '% Busy',
          '% Congst',
          'Blocks Received',
          '% Immed',
          '% Busy',
          '% Congst',
        ],
        rows: CLASSES.map(([name, cr, current]) => {
          const a = Math.round(interval.counters.gcReceivedCr * cr);
          const b = Math.round(interval.counters.gcReceivedCurrent * current);
          return [
            other(interval),
            name,
            int(a),
            share(a, '97.90'),
            share(a, '1.60'),
            share(a, '0.50'),
            int(b),
            share(b, '95.20'),
            share(b, '4.30'),
            share(b, '0.50'),
          ];
        }),
      }),
    }),
    section(5450, (layout) => `Global Cache Transfer Times (${unit(layout)})`, {
      notes: (_, layout) => [
        ` Avg Time - average time of all blocks (Immed,Busy,Congst) in ${unit(layout)} `,
        ` Immed, Busy, Congst -  Average times in ${unit(layout)} `,
        ORDERED,
      ],
      table: (interval, layout) => {
        const cr = transferUs(interval, 'cr');
        const current = transferUs(interval, 'current');
        return {
          summary: 'This table displays global cache transfer time statistics',
          columns: 'srrrrrrrrr',
          above: [
            ['', 2],
            [`CR Avg Time (${unit(layout)})`, 4],
            [`Current Avg Time (${unit(layout)})`, 4],
          ],
          header: ['Inst No', 'Block   Class  ', 'All', 'Immed', 'Busy', 'Congst', 'All', 'Immed', 'Busy', 'Congst'],
          rows: CLASSES.map(([name, , b]) => [
            other(interval),
            name,
            timed(cr, layout),
            timed(cr * 0.93, layout),
            timed(cr * 3.4, layout),
            timed(cr * 1.9, layout),
            ...[1, 0.92, 3.1, 1.8].map((factor) => share(b, timed(current * factor, layout))),
          ]),
        };
      },
    }),
    section(5460, 'Global Cache Transfer (Immediate)', {
      notes: () => [' % of Blocks Received requiring 2 or 3 hops ', ORDERED],
      table: (interval) => ({
        summary: 'This table displays global cache transfer (immediate) statistics',
        columns: 'srrrrrrrr',
        above: [
          ['', 3],
          ['CR', 3],
          ['Current', 3],
        ],
        header: [
          'Src Inst#',
          'Block   Class  ',
          'Blocks Lost',
          'Immed Blks Received',
          '% 2hop',
          '% 3hop',
          'Immed Blks Received',
          '% 2hop',
          '% 3hop',
        ],
        rows: CLASSES.map(([name, cr, current]) => {
          const a = Math.round(interval.counters.gcReceivedCr * cr * 0.979);
          const b = Math.round(interval.counters.gcReceivedCurrent * current * 0.952);
          return [
            other(interval),
            name,
            '0',
            int(a),
            share(a, '100.00'),
            share(a, '0.00'),
            int(b),
            share(b, '100.00'),
            share(b, '0.00'),
          ];
        }),
      }),
    }),
    section(5470, 'Global Cache Times (Immediate)', {
      notes: (_, layout) => [` Blocks Lost, 2-hop and 3-hop Average times in (${unit(layout)}) `, ORDERED],
      table: (interval, layout) => {
        const cr = timed(transferUs(interval, 'cr') * 0.93, layout);
        const current = timed(transferUs(interval, 'current') * 0.92, layout);
        return {
          summary: 'This table displays global cache times (immediate) statistics',
          columns: 'srrrrrrrr',
          above: [
            ['', 3],
            [`CR Avg Time (${unit(layout)})`, 3],
            [`Current Avg Time (${unit(layout)})`, 3],
          ],
          header: ['Src Inst#', 'Block   Class  ', 'Lost Time', 'Immed', '2hop', '3hop', 'Immed', '2hop', '3hop'],
          rows: CLASSES.map(([name, , b]) => [
            other(interval),
            name,
            null,
            cr,
            cr,
            null,
            share(b, current),
            share(b, current),
            null,
          ]),
        };
      },
    }),
  ],
};

export const interconnectChapter: Chapter = {
  anchor: 8,
  title: 'Interconnect Statistics',
  sections: [
    section(
      7800,
      (layout) => (layout.modern ? 'Interconnect Ping Latency Statistics' : 'Interconnect Ping Latency Stats'),
      {
        notes: (_, layout) => [
          ' Ping latency of the roundtrip of a message from this instance to ',
          ' target instances.  ',
          ` Average and standard deviation of ping latency is given in ${layout.modern ? 'microseconds' : 'miliseconds'} `,
          ' for message sizes of 500 bytes and 8K. ',
        ],
        table: (interval, layout) => {
          const pings = String(Math.round(interval.elapsedS / 10));
          return {
            summary: 'This table displays IC ping latency statistics',
            columns: 'Srrrrrr',
            header: [
              'Target Instance',
              '500B Ping Count',
              'Avg Latency 500B msg',
              'Stddev 500B msg',
              '8K Ping Count',
              'Avg Latency 8K msg',
              'Stddev 8K msg',
            ],
            rows: ['1', '2'].map((target) => {
              const near = target === String(interval.instance.number);
              const us = near ? 130 : 190;
              return [
                target,
                pings,
                timed(us, layout),
                timed(us * 0.2, layout),
                pings,
                timed(us * 1.4, layout),
                timed(us * 0.3, layout),
              ];
            }),
          };
        },
      },
    ),
    section(7900, 'Interconnect Throughput by Client', {
      notes: () => [
        ' Throughput of interconnect usage by major consumers ',
        ' All throughput numbers are megabytes per second',
      ],
      table: (interval) => {
        const mb = (blocks: number): number => (blocks * 8) / 1024 / interval.elapsedS;
        const rows: [string, number, number][] = [
          ['Global Cache', mb(interval.counters.gcServed), mb(received(interval))],
          ['Parallel Query', 0, 0],
          ['DB Locks', mb(received(interval) * 0.2), mb(interval.counters.gcServed * 0.2)],
          ['DB Streams', 0, 0],
          ['Other', 0.01, 0.01],
        ];
        return {
          summary: 'This table displays Interconnect throughput by client statistics',
          columns: 'srr',
          header: ['Used By', 'Send Mbytes/sec', 'Receive Mbytes/sec'],
          rows: rows.map(([name, sent, got]) => [name, fixed(sent, 2), fixed(got, 2)]),
        };
      },
    }),
    section(8000, 'Interconnect Device Statistics', {
      notes: () => [
        ' Throughput and errors of interconnect devices (at OS level) ',
        ' All throughput numbers are megabytes per second',
      ],
      table: (interval) => {
        const mb = (blocks: number): string => fixed((blocks * 9.2) / 1024 / interval.elapsedS, 2);
        return {
          summary:
            'This table displays Interconnect device statistics. IP address, public, source, etc. are displayed for each device',
          columns: 'slllrrrrrrrrrr',
          header: [
            'Device Name',
            'IP Address',
            'Public',
            'Source',
            'Send Mbytes/sec',
            'Send Errors',
            'Send Dropped',
            'Send Buffer Overrun',
            'Send Carrier Lost',
            'Receive Mbytes/sec',
            'Receive Errors',
            'Receive Dropped',
            'Receive Buffer Overrun',
            'Receive Frame Errors',
          ],
          rows: [
            [
              'eth1:1',
              `192.0.2.${interval.instance.number + 10}`,
              'NO',
              null,
              mb(interval.counters.gcServed),
              '0',
              '0',
              '0',
              '0',
              mb(received(interval)),
              '0',
              '0',
              '0',
              '0',
            ],
          ],
        };
      },
    }),
  ],
};

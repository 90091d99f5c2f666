/** "Global Cache Transfer Statistics": blocks received, by class, and how long they took. */
import { int } from '../format.ts';
import type { Cell } from '../page.ts';
import { type Chapter, section } from '../section.ts';
import { other, timed, transferUs, unit } from './rac_blocks.ts';

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

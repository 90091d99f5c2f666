/** Messages of the global cache, and the blocks served. */
import { fixed, int } from '../format.ts';
import { type Chapter, section } from '../section.ts';
import { received } from './rac_blocks.ts';

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

/** "Undo Statistics". */
import { awrDayTime } from '../../calendar.ts';
import { fixed, int } from '../format.ts';
import { type Chapter, section } from '../section.ts';

const NONE = '0/0/0/0/0/0';

export const undoChapter: Chapter = {
  anchor: 28,
  title: 'Undo Statistics',
  sections: [
    section(3300, 'Undo Segment Summary', {
      notes: () => [
        ' Min/Max TR (mins) - Min and Max Tuned Retention (minutes) ',
        ' STO - Snapshot Too Old count,  OOS - Out of Space count ',
        ' Undo segment block stats: ',
        ' uS - unexpired Stolen,   uR - unexpired Released,   uU - unexpired reUsed ',
        ' eS - expired   Stolen,   eR - expired   Released,   eU - expired   reUsed',
      ],
      table: (interval) => {
        const { undoBlocks, commits, rollbacks } = interval.counters;
        return {
          summary:
            'This table displays undo segment summary. It displays undo tablespace number, number of undo blocks, number of transactions, max query length, etc.',
          columns: 'Srrrrccc',
          header: [
            'Undo TS#',
            'Num Undo Blocks (K)',
            'Number of Transactions',
            'Max Qry Len (s)',
            'Max Tx Concurcy',
            'Min/Max TR (mins)',
            'STO/ OOS',
            '   uS/uR/uU/    eS/eR/eU',
          ],
          rows: [
            [
              '2',
              fixed(undoBlocks / 1000, 2),
              int(commits + rollbacks),
              int(600 + 900 * interval.activity),
              int(4 + 22 * interval.activity),
              '180/204.5',
              '0/0',
              NONE,
            ],
          ],
        };
      },
    }),
    section(3400, 'Undo Segment Stats', {
      notes: () => [' Most recent 35 Undostat rows, ordered by Time desc'],
      table: (interval) => {
        const slots = Math.min(35, Math.max(1, Math.floor(interval.elapsedS / 600)));
        const { undoBlocks, commits } = interval.counters;
        return {
          summary: 'This table displays the 35 most recent Undostat rows.',
          columns: 'srrrrrcc',
          header: [
            'End Time',
            'Num Undo Blocks',
            'Number of Transactions',
            'Max Qry Len (s)',
            'Max Tx Concy',
            'Tun Ret (mins)',
            'STO/ OOS',
            '  uS/uR/uU/   eS/eR/eU',
          ],
          rows: Array.from({ length: slots }, (_, i) => {
            const part = (1 + 0.12 * Math.sin(i * 1.7)) / slots;
            return [
              awrDayTime(interval.end.time - 540 - i * 600).slice(0, -3),
              int(undoBlocks * part),
              int(commits * part),
              int(600 + 900 * interval.activity * (1 - 0.05 * i)),
              int(3 + 20 * interval.activity),
              '181',
              '0/0',
              NONE,
            ];
          }),
        };
      },
    }),
  ],
};

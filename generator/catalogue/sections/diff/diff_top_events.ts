/** Top Timed Events of both periods, each in its own order. */
import { defineSection } from '../../section.ts';
import { periodColumn } from './columns.ts';

const number = (name: string, doc: string) => ({ name, type: 'number' as const, doc, absent: /^N\/A$/i });

export default defineSection({
  name: 'diff_top_events',
  doc: 'Top timed events of each period',
  kinds: ['awr_diff'],
  columns: [
    periodColumn(),
    { name: 'rank', type: 'integer', doc: 'Place in the period, from 1' },
    { name: 'event', type: 'text', doc: 'Event; also `CPU time`' },
    { name: 'wait_class', type: 'text', doc: 'Wait class' },
    number('waits', 'Number of waits'),
    number('total_wait_s', 'Total time waited, seconds'),
    number('avg_wait_ms', 'Average wait, milliseconds'),
    number('pct_db_time', 'Percent of DB time'),
  ],
  sources: [
    {
      heading: /^top timed events\b/i,
      headerRow: 'Event',
      groups: ['Event'],
      spread: {
        name: 'period',
        cells: {
          event: ['Event'],
          wait_class: ['Wait Class'],
          waits: ['Waits'],
          total_wait_s: ['Time(s)'],
          avg_wait_ms: ['Avg Time(ms)', 'Avg Time'],
          pct_db_time: ['%DB time'],
        },
      },
      number: { column: 'rank', within: ['period'] },
      expects: [],
    },
  ],
});

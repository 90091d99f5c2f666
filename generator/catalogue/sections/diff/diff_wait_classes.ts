/** Wait Classes of both periods. */
import { defineSection } from '../../section.ts';
import { type Measure, STARTS, sides, text } from './columns.ts';

const MEASURES: readonly Measure[] = [
  { name: 'pct_db_time', doc: 'Percent of DB time', groups: ['% of DB time'], diff: true },
  {
    name: 'waits_per_s',
    doc: 'Waits per second of elapsed time',
    groups: ['# Waits/sec (Elapsed Time)'],
    diffPct: true,
  },
  {
    name: 'total_wait_s',
    doc: 'Total time waited, seconds',
    groups: ['Total Wait Time (sec)', 'Total Wait Time ()'],
    diffPct: true,
  },
  {
    name: 'avg_wait_ms',
    doc: 'Average wait, milliseconds',
    groups: ['Avg Wait Time ()', 'Avg Wait ()'],
    diffPct: true,
  },
];

export default defineSection({
  name: 'diff_wait_classes',
  doc: 'Wait time by wait class in both periods',
  kinds: ['awr_diff'],
  columns: [text('wait_class', 'Wait class, or `DB CPU`', 'Wait Class'), ...MEASURES.flatMap(sides)],
  sources: [
    {
      heading: /^wait classes\b/i,
      headerRow: 'Wait Class',
      groups: STARTS,
      expects: ['wait_class', 'first_pct_db_time', 'first_total_wait_s', 'second_total_wait_s', 'first_avg_wait_ms'],
    },
  ],
});

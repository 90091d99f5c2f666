/** Time Model Statistics of both periods. */
import { defineSection } from '../../section.ts';
import { type Measure, STARTS, sides, text } from './columns.ts';

const MEASURES: readonly Measure[] = [
  { name: 'pct_db_time', doc: 'Percent of DB time', groups: ['% of DB time'], diff: true },
  { name: 'time_s', doc: 'Seconds over the interval', groups: ['Time (seconds)', 'Time ()'], diffPct: true },
  {
    name: 'per_transaction_s',
    doc: 'Seconds per transaction',
    groups: ['Time per Trans (seconds)', 'Time per Trans ()'],
    diffPct: true,
  },
];

export default defineSection({
  name: 'diff_time_model',
  doc: 'Time model of both periods; the activities overlap and do not add up',
  kinds: ['awr_diff'],
  columns: [
    text('statistic', 'Statistic, e.g. `sql execute elapsed time`', 'Statistic Name', 'Statistic'),
    ...MEASURES.flatMap(sides),
  ],
  sources: [
    {
      heading: /^time model statistics\b/i,
      headerRow: 'Statistic Name',
      groups: STARTS,
      expects: ['statistic', 'first_pct_db_time', 'first_time_s', 'second_time_s', 'diff_time_pct'],
    },
  ],
});

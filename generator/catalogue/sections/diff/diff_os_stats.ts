/** Operating System Statistics of both periods. */
import { defineSection } from '../../section.ts';
import { type Measure, STARTS, sides, text } from './columns.ts';

const MEASURES: readonly Measure[] = [
  {
    name: 'value',
    doc: 'As printed: times in hundredths of a second',
    groups: ['Value', 'Value (centi-seconds)'],
    diffPct: true,
  },
  { name: 'per_db_second', doc: 'Per second of DB time', groups: ['per Second (DB time)'], diffPct: true },
  { name: 'per_second', doc: 'Per second of elapsed time', groups: ['per Second (Elapsed Time)'], diffPct: true },
  { name: 'per_transaction', doc: 'Per transaction', groups: ['per Trans'], diffPct: true },
];

export default defineSection({
  name: 'diff_os_stats',
  doc: 'Operating system statistics of both periods',
  kinds: ['awr_diff'],
  columns: [
    text('statistic', 'Statistic, e.g. `BUSY_TIME`', 'Statistic Name', 'Statistic'),
    ...MEASURES.flatMap(sides),
  ],
  sources: [
    {
      heading: /^operating system statistics\b/i,
      headerRow: 'Statistic Name',
      groups: STARTS,
      expects: ['statistic', 'first_value', 'second_value', 'first_per_second'],
    },
  ],
});

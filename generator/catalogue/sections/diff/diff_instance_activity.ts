/** Instance Activity Statistics of both periods. */
import { defineSection } from '../../section.ts';
import { type Measure, STARTS, sides, text } from './columns.ts';

const MEASURES: readonly Measure[] = [
  {
    name: 'value',
    doc: "Value over the interval, in the statistic's own unit",
    groups: ['Value', 'Value (centi-seconds)'],
    diffPct: true,
  },
  { name: 'per_db_second', doc: 'Per second of DB time', groups: ['per Second (DB time)'], diffPct: true },
  { name: 'per_second', doc: 'Per second of elapsed time', groups: ['per Second (Elapsed Time)'], diffPct: true },
  { name: 'per_transaction', doc: 'Per transaction', groups: ['per Trans'], diffPct: true },
];

export default defineSection({
  name: 'diff_instance_activity',
  doc: 'Instance activity counters of both periods',
  kinds: ['awr_diff'],
  columns: [text('statistic', 'Statistic, e.g. `user commits`', 'Statistic'), ...MEASURES.flatMap(sides)],
  sources: [
    {
      heading: /^(key |other )?instance activity stat(istic)?s\b/i,
      headerRow: 'Statistic',
      groups: STARTS,
      expects: ['statistic', 'first_value', 'second_value', 'first_per_second', 'first_per_transaction'],
    },
  ],
});

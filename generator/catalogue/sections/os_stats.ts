/** Operating System Statistics. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'os_stats',
  doc: "Operating system statistics, in the units of Oracle's V$OSSTAT (times in centiseconds, sizes in bytes)",
  columns: [
    { name: 'statistic', type: 'text', doc: 'Statistic, e.g. `BUSY_TIME`', from: ['Statistic'] },
    { name: 'value', type: 'number', doc: 'Value over the interval, or at its begin', from: ['Value', 'Total'] },
    { name: 'end_value', type: 'number', doc: 'Value at the end where it differs', from: ['End Value'] },
    {
      name: 'per_second',
      type: 'number',
      doc: 'Per second; printed by STATSPACK 10.1',
      from: ['per Second'],
    },
  ],
  layouts: ['Statistic|Value|End Value'],
  sources: [
    {
      summary: /displays operating systems? statistics/i,
      heading: /^operating system statistics$/i,
      expects: ['statistic', 'value'],
    },
  ],
  key: ['statistic'],
});

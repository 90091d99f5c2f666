/** Instance Activity Stats - Absolute Values: what stood at the two snapshots, such as sessions and open cursors. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'instance_activity_absolute',
  doc: 'Instance statistics that are levels, not counters: their values at the two snapshots',
  columns: [
    { name: 'statistic', type: 'text', doc: 'Statistic, e.g. `logons current`', from: ['Statistic'] },
    { name: 'begin_value', type: 'number', doc: 'Value at the first snapshot', from: ['Begin Value'] },
    { name: 'end_value', type: 'number', doc: 'Value at the last snapshot', from: ['End Value'] },
  ],
  layouts: ['Statistic|Begin Value|End Value'],
  sources: [
    {
      summary: /absolute values of instance-related features/i,
      heading: /^instance activity stats - absolute values$/i,
      expects: ['statistic', 'begin_value', 'end_value'],
    },
  ],
  key: ['statistic'],
});

/** Recovery Progress Stats: redo apply on a physical standby, as `v$recovery_progress` has it at the end snapshot. */
import { defineSection } from '../../section.ts';

export default defineSection({
  name: 'standby_recovery',
  doc: 'Redo apply of a physical standby at the end snapshot: rates, lags and counts since recovery began. Printed by STATSPACK of standbys (`sbreport.sql`)',
  kinds: ['statspack'],
  columns: [
    {
      name: 'recovery_start_time',
      type: 'timestamp',
      doc: 'When this recovery began',
      from: ['Recovery Start Time'],
    },
    { name: 'item', type: 'text', doc: 'What is measured, e.g. `Active Apply Rate`', from: ['Item'] },
    { name: 'so_far', type: 'number', doc: 'Value, in `units`', from: ['Sofar'] },
    {
      name: 'units',
      type: 'text',
      doc: 'Unit as printed, cut to seven characters: `KB/sec`, `Files`',
      from: ['Units'],
    },
    {
      name: 'redo_time',
      type: 'timestamp',
      doc: 'Time of the redo last applied, where the item is about it',
      from: ['Redo Timestamp'],
    },
  ],
  sources: [{ heading: /^recovery progress stats$/i, expects: ['recovery_start_time', 'item', 'so_far', 'units'] }],
});

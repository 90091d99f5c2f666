/** Top Process Memory (by component). */
import { defineSection } from '../../section.ts';

export default defineSection({
  name: 'top_process_memory',
  doc: 'PGA of the processes that had most, at both snapshots; a row for a process as a whole and for each category. Printed by STATSPACK from 10.2',
  kinds: ['statspack'],
  columns: [
    {
      name: 'snapshot',
      type: 'text',
      doc: '`begin` or `end`',
      from: ['', 'B/E'],
      codes: { b: 'begin', e: 'end' },
      carried: true,
    },
    { name: 'process_id', type: 'integer', doc: 'Oracle process id', from: ['PId'], carried: true },
    {
      name: 'category',
      type: 'text',
      doc: 'Category: `SQL`, `PL/SQL`, `Freeable`, `Other` …; of the process as a whole the name of a background process and dashes, as printed',
      from: ['Category'],
    },
    { name: 'allocated_mb', type: 'number', doc: 'Allocated, mebibytes', from: ['Alloc (MB)'] },
    { name: 'used_mb', type: 'number', doc: 'Used, mebibytes', from: ['Used (MB)'] },
    {
      name: 'freeable_mb',
      type: 'number',
      doc: 'Freeable, mebibytes; of the process as a whole',
      from: ['Freeabl (MB)'],
    },
    { name: 'max_allocated_mb', type: 'number', doc: 'Most at the snapshot, mebibytes', from: ['Max Alloc (MB)'] },
    {
      name: 'hist_max_allocated_mb',
      type: 'number',
      doc: 'Most ever, mebibytes',
      from: ['Hist Max Alloc (MB)'],
    },
  ],
  sources: [
    {
      heading: /^top process memory \(by component\)$/i,
      expects: ['snapshot', 'process_id', 'category', 'allocated_mb', 'max_allocated_mb'],
    },
  ],
});

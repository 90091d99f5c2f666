/** Process memory summary: PGA memory by category at both snapshots. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'process_memory',
  doc: 'Memory of processes by category, at the two snapshots',
  columns: [
    {
      name: 'snapshot',
      type: 'text',
      doc: '`begin` or `end`',
      from: ['', 'B/E'],
      codes: { b: 'begin', e: 'end' },
      carried: true,
    },
    { name: 'category', type: 'text', doc: 'Category: `SQL`, `PL/SQL`, `Freeable`, `Other` …', from: ['Category'] },
    { name: 'allocated_mb', type: 'number', doc: 'Allocated, mebibytes', from: ['Alloc (MB)'] },
    { name: 'used_mb', type: 'number', doc: 'Used, mebibytes', from: ['Used (MB)'] },
    {
      name: 'freeable_mb',
      type: 'number',
      doc: 'Freeable, mebibytes; printed by STATSPACK, of all processes',
      from: ['Freeabl (MB)'],
    },
    { name: 'avg_allocated_mb', type: 'number', doc: 'Average per process, mebibytes', from: ['Avg Alloc (MB)'] },
    {
      name: 'stddev_allocated_mb',
      type: 'number',
      doc: 'Standard deviation over the processes, mebibytes',
      from: ['Std Dev Alloc (MB)'],
    },
    { name: 'max_allocated_mb', type: 'number', doc: 'Most that a process has, mebibytes', from: ['Max Alloc (MB)'] },
    {
      name: 'hist_max_allocated_mb',
      type: 'number',
      doc: 'Most that a process ever had, mebibytes',
      from: ['Hist Max Alloc (MB)'],
    },
    { name: 'processes', type: 'number', doc: 'Processes', from: ['Num Proc'] },
    { name: 'allocations', type: 'number', doc: 'Allocations', from: ['Num Alloc', 'Num Allocs'] },
    {
      name: 'pdb_name',
      type: 'text',
      doc: 'Pluggable database or `Instance`, where the report names it',
      from: ['PDB Name'],
      carried: true,
    },
  ],
  sources: [
    {
      summary: /displays process memory summary/i,
      heading: /^process memory summary$/i,
      expects: ['snapshot', 'category', 'allocated_mb', 'used_mb', 'avg_allocated_mb', 'max_allocated_mb', 'processes'],
    },
  ],
});

/** Buffer wait statistics by class of block. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'buffer_waits',
  doc: 'Waits for buffers by class of block',
  columns: [
    { name: 'class', type: 'text', doc: 'Class of block, e.g. `data block`, `undo header`', from: ['Class'] },
    { name: 'waits', type: 'number', doc: 'Number of waits', from: ['Waits'] },
    { name: 'total_wait_s', type: 'number', doc: 'Total time waited, seconds', from: ['Total Wait Time (s)'] },
    {
      name: 'avg_wait_ms',
      type: 'number',
      doc: 'Average wait, milliseconds',
      from: ['Avg Time (ms)', 'Avg Wait (ms)'],
    },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays buffer wait statistics/i,
      heading: /^buffer wait statistics$/i,
      expects: ['class', 'waits', 'total_wait_s', 'avg_wait_ms'],
    },
  ],
});

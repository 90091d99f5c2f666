/** Buffer pool statistics. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'buffer_pools',
  doc: 'Buffer pools; one row per pool and block size',
  columns: [
    {
      name: 'pool',
      type: 'text',
      doc: '`D` default, `K` keep, `R` recycle; a block size (`16k`) for the others',
      from: ['P'],
    },
    { name: 'buffers', type: 'number', doc: 'Buffers', from: ['Number of Buffers'] },
    { name: 'hit_pct', type: 'number', doc: 'Percent of gets found in the pool', from: ['Pool Hit%', 'Pool Hit'] },
    { name: 'buffer_gets', type: 'number', doc: 'Logical reads', from: ['Buffer Gets'] },
    { name: 'physical_reads', type: 'number', doc: 'Physical reads, blocks', from: ['Physical Reads'] },
    { name: 'physical_writes', type: 'number', doc: 'Physical writes, blocks', from: ['Physical Writes'] },
    { name: 'free_buffer_waits', type: 'number', doc: 'Waits for a free buffer', from: ['Free Buff Wait'] },
    { name: 'write_complete_waits', type: 'number', doc: 'Waits for a write to complete', from: ['Writ Comp Wait'] },
    { name: 'buffer_busy_waits', type: 'number', doc: 'Waits for a busy buffer', from: ['Buffer Busy Waits'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays buffer pool statistics/i,
      heading: /^buffer pool statistics$/i,
      expects: [
        'pool',
        'buffers',
        'hit_pct',
        'buffer_gets',
        'physical_reads',
        'physical_writes',
        'free_buffer_waits',
        'write_complete_waits',
        'buffer_busy_waits',
      ],
    },
  ],
});

/** File IO Stats. */
import { type Column, defineSection } from '../section.ts';

/** Columns that the tables by file and by tablespace share. */
export const fileIoColumns: readonly Column[] = [
  { name: 'tablespace', type: 'text', doc: 'Tablespace', from: ['Tablespace'] },
  { name: 'file', type: 'text', doc: 'File', from: ['Filename'] },
  { name: 'reads', type: 'number', doc: 'Read requests', from: ['Reads'] },
  { name: 'reads_per_s', type: 'number', doc: 'Read requests per second', from: ['Av Rds/s', 'Av Reads/s'] },
  { name: 'avg_read_ms', type: 'number', doc: 'Average read, milliseconds', from: ['Av Rd(ms)', 'Av Rd'] },
  { name: 'writes', type: 'number', doc: 'Write requests', from: ['Writes'] },
  { name: 'writes_per_s', type: 'number', doc: 'Write requests per second', from: ['Writes avg/s', 'Av Writes/s'] },
  { name: 'avg_write_ms', type: 'number', doc: 'Average write, milliseconds', from: ['Av Writes(ms)', 'Av Writes'] },
  { name: 'buffer_waits', type: 'number', doc: 'Waits for buffers', from: ['Buffer Waits'] },
  {
    name: 'avg_buffer_wait_ms',
    type: 'number',
    doc: 'Average wait for a buffer, milliseconds',
    from: ['Av Buf Wt(ms)', 'Av Buf Wt'],
  },
  { name: 'pdb_name', type: 'text', doc: 'Pluggable database', from: ['PDB Name'] },
  { name: 'blocks_per_read', type: 'number', doc: 'Blocks per read on average', from: ['Av Blks/Rd'] },
  {
    name: 'single_block_reads_per_s',
    type: 'number',
    doc: 'Reads of a single block per second; from 11.2.0.4',
    from: ['1-bk Rds/s'],
  },
  {
    name: 'avg_single_block_read_ms',
    type: 'number',
    doc: 'Average read of a single block, milliseconds; from 11.2.0.4',
    from: ['Av 1-bk Rd(ms)', 'Av 1-bk Rd'],
  },
  {
    name: 'max_read_bucket_ms',
    type: 'number',
    doc: 'Bucket of time of the slowest single block read, milliseconds; printed by STATSPACK',
    from: ['Mx Rd Bkt'],
  },
  {
    name: 'optimized_reads_pct',
    type: 'number',
    doc: 'Percent of reads that flash cache served',
    from: ['% Opt Reads'],
  },
];

export default defineSection({
  name: 'file_io',
  doc: 'Reads and writes by file, and waits for its buffers',
  columns: fileIoColumns,
  sources: [
    {
      summary: /IO Statistics for different physical files/i,
      heading: /^file IO stats$/i,
      expects: ['tablespace', 'file', 'reads', 'reads_per_s', 'avg_read_ms', 'writes', 'writes_per_s', 'buffer_waits'],
    },
  ],
});

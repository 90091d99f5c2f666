/** Tablespace IO Stats. */
import { defineSection } from '../section.ts';
import { fileIoColumns } from './file_io.ts';

export default defineSection({
  name: 'tablespace_io',
  doc: 'Reads and writes by tablespace, and waits for its buffers',
  columns: fileIoColumns.filter(({ name }) => name !== 'file' && name !== 'max_read_bucket_ms'),
  sources: [
    // 11.2.0.4 prints the number of writes under "1-bk Rds/s", and what belongs there one column on, and so
    // the time of those reads under "Writes", without its decimals (compare File IO Stats).
    {
      summary: /^This table displays IO Statistics for different tablespaces/i,
      heading: /^tablespace IO stats$/i,
      without: ['% Opt Reads', 'Av Reads/s'],
      from: {
        writes: ['1-bk Rds/s', 'Writes'],
        single_block_reads_per_s: ['Av 1-bk Rd(ms)'],
        avg_single_block_read_ms: ['Writes'],
      },
      units: { avg_single_block_read_ms: 'ms' },
      expects: ['tablespace', 'reads', 'reads_per_s', 'avg_read_ms', 'writes', 'writes_per_s', 'buffer_waits'],
    },
    {
      summary: /^This table displays IO Statistics for different tablespaces/i,
      heading: /^tablespace IO stats$/i,
      expects: ['tablespace', 'reads', 'reads_per_s', 'avg_read_ms', 'writes', 'writes_per_s', 'buffer_waits'],
    },
  ],
});

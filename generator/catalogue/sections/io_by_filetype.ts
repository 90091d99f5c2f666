/** IOStat by Filetype summary. */
import { defineSection } from '../section.ts';
import { ioColumns } from './io_by_function.ts';

export default defineSection({
  name: 'io_by_filetype',
  doc: 'I/O by type of file (`Data File`, `Log File`, `Temp File` …)',
  columns: [
    ...ioColumns,
    {
      name: 'avg_small_read_ms',
      type: 'number',
      doc: 'Average read of a block or so, milliseconds',
      from: ['Small Read', 'Small Rd (ms)'],
    },
    {
      name: 'avg_large_read_ms',
      type: 'number',
      doc: 'Average read of many blocks, milliseconds',
      from: ['Large Read', 'Large Rd (ms)'],
    },
  ],
  sources: [
    {
      summary: /IO Statistics for different file types/i,
      heading: /^IOStat by filetype summary$/i,
      // To 12.1 bare milliseconds, from 12.2 with a unit.
      units: { avg_small_read_ms: 'ms', avg_large_read_ms: 'ms', reads_bytes_per_s: 'mb', writes_bytes_per_s: 'mb' },
      expects: ['name', 'reads_bytes', 'reads_per_s', 'writes_bytes', 'writes_per_s'],
    },
  ],
});

/** IOStat by Function summary. */
import { type Column, defineSection } from '../section.ts';

/** Columns that the tables by function and by file type share. */
export const ioColumns: readonly Column[] = [
  {
    name: 'name',
    type: 'text',
    doc: 'Function or file type; `TOTAL:` is the sum of them',
    from: ['Function Name', 'Filetype Name'],
  },
  {
    name: 'reads_bytes',
    type: 'number',
    doc: 'Data read, bytes; printed to three digits',
    from: ['Reads: Data', 'Reads (MB)'],
  },
  { name: 'reads_per_s', type: 'number', doc: 'Read requests per second', from: ['Reqs per sec', 'RD Reqs/s'] },
  {
    name: 'writes_bytes',
    type: 'number',
    doc: 'Data written, bytes; printed to three digits',
    from: ['Writes: Data', 'Writes (MB)'],
  },
  { name: 'writes_per_s', type: 'number', doc: 'Write requests per second', from: ['Reqs per sec#2', 'WR Reqs/s'] },
  { name: 'waits', type: 'number', doc: 'Waits for I/O; printed by function alone', from: ['Waits: Count', 'Waits'] },
  {
    name: 'avg_time_ms',
    type: 'number',
    doc: 'Average wait, milliseconds; printed by function alone',
    from: ['Avg Tm(ms)', 'Avg Time', 'Avg Wt (ms)'],
  },
  {
    name: 'reads_bytes_per_s',
    type: 'number',
    doc: 'Data read per second, bytes',
    from: ['Data per sec', 'RD MB/s'],
  },
  {
    name: 'writes_bytes_per_s',
    type: 'number',
    doc: 'Data written per second, bytes',
    from: ['Data per sec#2', 'WR MB/s'],
  },
];

export default defineSection({
  name: 'io_by_function',
  doc: 'I/O by what the database did it for (`Buffer Cache Reads`, `LGWR`, `RMAN` …)',
  columns: ioColumns,
  sources: [
    {
      summary: /IO Statistics for different functions/i,
      heading: /^IOStat by function summary$/i,
      // Mebibytes where 11.2 and 12.1 print no unit.
      units: { reads_bytes_per_s: 'mb', writes_bytes_per_s: 'mb' },
      expects: ['name', 'reads_bytes', 'reads_per_s', 'writes_bytes', 'writes_per_s', 'waits', 'avg_time_ms'],
    },
  ],
});

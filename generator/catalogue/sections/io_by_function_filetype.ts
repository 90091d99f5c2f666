/** IOStat by Function/Filetype summary: what each function read and wrote, in all and by type of file. */
import { defineSection } from '../section.ts';
import { ioColumns } from './io_by_function.ts';

export default defineSection({
  name: 'io_by_function_filetype',
  doc: 'I/O by function and type of file; `file_type` NULL: the function as a whole',
  columns: [
    {
      name: 'function_name',
      type: 'text',
      doc: 'What the database did it for, e.g. `Buffer Cache Reads`',
      // In text the names stand on lines of their own, without a header.
      from: ['Function/File Name', ''],
      part: /^(.+?)(?: \([^()]*\))?$/,
    },
    {
      name: 'file_type',
      type: 'text',
      doc: 'Type of file, e.g. `Data File`; NULL: all of them',
      from: ['Function/File Name', ''],
      part: /^.+?(?: \(([^()]*)\))?$/,
    },
    ...ioColumns.filter(({ name }) => name !== 'name'),
  ],
  sources: [
    {
      summary: /IOStat by Function\/Filetype summary/i,
      heading: /^IOStat by function\/filetype summary$/i,
      units: { reads_bytes_per_s: 'mb', writes_bytes_per_s: 'mb' },
      expects: ['function_name', 'reads_bytes', 'reads_per_s', 'writes_bytes', 'writes_per_s', 'waits', 'avg_time_ms'],
    },
  ],
});

/** I/O by function and size: detail by function, and from 12.1 by function and type of file. */
import { defineSection } from '../../section.ts';

export default defineSection({
  name: 'io_sizes',
  doc: 'I/O of small and of large requests, by function and, from 12.1, type of file. Printed by STATSPACK from 11.1',
  kinds: ['statspack'],
  columns: [
    {
      name: 'function_name',
      type: 'text',
      doc: 'What the database did it for, e.g. `Buffer Cache Reads`',
      from: ['Function', 'Function Name'],
    },
    { name: 'file_type', type: 'text', doc: 'Type of file; NULL: all of them', from: ['FileType Name'] },
    { name: 'small_read_requests', type: 'number', doc: 'Small read requests', from: ['Small Read Reqs'] },
    { name: 'large_read_requests', type: 'number', doc: 'Large read requests', from: ['Large Read Reqs'] },
    {
      name: 'small_read_mb',
      type: 'number',
      doc: 'Read by small requests, mebibytes',
      from: ['Small Data Read', 'Small Read (MB)'],
    },
    {
      name: 'large_read_mb',
      type: 'number',
      doc: 'Read by large requests, mebibytes',
      from: ['Large Data Read', 'Large Read (MB)'],
    },
    { name: 'small_write_requests', type: 'number', doc: 'Small write requests', from: ['Small Write Reqs'] },
    { name: 'large_write_requests', type: 'number', doc: 'Large write requests', from: ['Large Write Reqs'] },
    {
      name: 'small_write_mb',
      type: 'number',
      doc: 'Written by small requests, mebibytes',
      from: ['Small Data Writn', 'Small Write (MB)'],
    },
    {
      name: 'large_write_mb',
      type: 'number',
      doc: 'Written by large requests, mebibytes',
      from: ['Large Data Writn', 'Large Write (MB)'],
    },
    { name: 'waits', type: 'number', doc: 'Waits; by type of file alone', from: ['Waits'] },
    {
      name: 'wait_time_ms',
      type: 'number',
      doc: 'Time waited, milliseconds; by type of file alone',
      from: ['Wait Time (ms)'],
    },
  ],
  sources: [
    {
      heading: /^IO stat by function - detail$/i,
      headerRow: 'Function',
      expects: ['function_name', 'small_read_requests', 'large_read_requests', 'small_read_mb', 'small_write_mb'],
    },
    {
      heading: /^IO stats function detail$/i,
      expects: ['function_name', 'file_type', 'small_read_mb', 'small_write_mb', 'waits', 'wait_time_ms'],
    },
  ],
});

/** File Read Histogram Stats: single block reads of each file by the time they took. */
import { defineSection } from '../../section.ts';
import type { Cell } from '../../types.ts';

/** The upper bound, milliseconds, of `2 - 4 ms`; null of `32+ ms`; undefined of any other header. */
function bound(header: string): Cell | undefined {
  const [, upper, beyond] = /^(?:\d+ - (\d+)|(\d+)\+) ms$/.exec(header.trim()) ?? [];
  return upper !== undefined ? Number(upper) : beyond !== undefined ? null : undefined;
}

export default defineSection({
  name: 'file_read_histogram',
  doc: 'Single block reads by file and time taken; a row for each bucket. Printed by STATSPACK from 10.1',
  kinds: ['statspack'],
  columns: [
    { name: 'tablespace', type: 'text', doc: 'Tablespace', from: ['Tablespace'], carried: true },
    { name: 'file', type: 'text', doc: 'File; a long name is cut', from: ['Filename'] },
    { name: 'bucket_le_ms', type: 'number', doc: 'Upper bound of the bucket, milliseconds; NULL beyond the last' },
    { name: 'reads', type: 'number', doc: 'Single block reads' },
  ],
  sources: [
    {
      heading: /^file read histogram stats$/i,
      unpivot: { header: 'bucket_le_ms', value: 'reads', read: bound },
      expects: ['tablespace', 'file'],
    },
  ],
});

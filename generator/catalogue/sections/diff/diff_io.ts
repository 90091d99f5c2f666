/** Tablespace and file I/O of both periods. */
import { defineSection, type Source } from '../../section.ts';
import { type Measure, STARTS, sides, text } from './columns.ts';

const MEASURES: readonly Measure[] = [
  { name: 'reads_per_s', doc: 'Reads per second', groups: ['Avg Reads / Sec', 'Avg Reads per Sec'], diffPct: true },
  { name: 'writes_per_s', doc: 'Writes per second', groups: ['Avg Writes / Sec', 'Avg Writes per Sec'], diffPct: true },
  { name: 'reads', doc: 'Reads', groups: ['Reads'] },
  { name: 'writes', doc: 'Writes', groups: ['Writes'] },
  { name: 'avg_read_ms', doc: 'Average read time, milliseconds', groups: ['Avg Read Time ()'] },
  { name: 'blocks_per_read', doc: 'Blocks per read', groups: ['Avg Blocks / Read', 'Avg Blocks per Read'] },
  { name: 'buffer_waits', doc: 'Buffer waits', groups: ['Buffer Waits'] },
  { name: 'avg_buffer_wait_ms', doc: 'Average buffer wait, milliseconds', groups: ['Avg Buf Wait Time ()'] },
  { name: 'ios_per_s', doc: 'Reads and writes per second', groups: ['IOs per second'], diff: true },
  {
    name: 'pct_db_time',
    doc: 'Read time, or in the order of buffer waits their time, percent of DB time',
    groups: ['Read Time % of DB time', 'Wait Time % of DB time'],
    diff: true,
  },
];

function file(list: string, heading: RegExp): Source {
  return {
    heading,
    headerRow: 'Tablespace',
    groups: STARTS,
    constants: { list },
    expects: ['tablespace', 'file', 'first_reads', 'second_reads', 'first_writes'],
  };
}

export default defineSection({
  name: 'diff_io',
  doc: 'I/O by tablespace and by file in both periods',
  kinds: ['awr_diff'],
  columns: [
    text('list', '`tablespaces`, or the order of files: `files_by_io`, `files_by_read_time`, `files_by_buffer_waits`'),
    text('tablespace', 'Tablespace', 'Tablespace'),
    text('file', 'File', 'Filename'),
    ...MEASURES.flatMap(sides),
  ],
  sources: [
    {
      heading: /^tablespace IO stats\b/i,
      headerRow: 'Tablespace',
      groups: STARTS,
      constants: { list: 'tablespaces' },
      expects: ['tablespace', 'first_reads', 'second_reads', 'first_avg_read_ms', 'first_writes'],
    },
    file('files_by_io', /^top file comparison by IO\b/i),
    file('files_by_read_time', /^top file comparison by read time\b/i),
    file('files_by_buffer_waits', /^top file comparison by buffer waits\b/i),
  ],
});

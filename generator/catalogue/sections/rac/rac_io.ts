/** IOStat by Function and by File Type: who does the I/O, by instance. */
import { defineSection, type Source } from '../../section.ts';
import { instanceNumber, number, scope, text } from './columns.ts';

/** Up to 12.1 a column each for a few functions or types, under a group for each measure. */
const RATES = [
  [/^reads MB\/sec (.+)$/i, 'read_mb_per_s'],
  [/^writes MB\/sec (.+)$/i, 'write_mb_per_s'],
  [/^reads requests\/sec (.+)$/i, 'reads_per_s'],
  [/^writes requests\/sec (.+)$/i, 'writes_per_s'],
] as const;

function of(by: string, heading: RegExp): Source {
  return {
    heading,
    headerRow: 'I#',
    groups: ['Total', 'Waits: Count', 'Small Read'],
    constants: { by },
    expects: ['instance_number', 'name', 'requests', 'mb'],
  };
}

function upTo121(by: string, heading: RegExp): Source[] {
  return RATES.map(([group, value], at) => ({
    heading,
    headerRow: 'I#',
    groups: ['Total'],
    constants: { by },
    unpivot: { header: 'name', value, read: (header: string) => group.exec(header)?.[1] },
    borrowed: at > 0,
    expects: ['instance_number'],
  }));
}

export default defineSection({
  name: 'rac_io',
  doc: 'I/O by function and by file type, of each instance and the cluster',
  kinds: ['awr_rac'],
  columns: [
    text('by', '`function` or `filetype`'),
    scope,
    instanceNumber,
    text('name', 'Function or file type; `Total` for all', 'Function Name', 'Filetype Name'),
    number('requests', 'Requests over the interval', 'Requests Total', 'Total'),
    number('requests_per_s', 'Requests per second', 'Requests IOs/s', 'IOs/s'),
    number('reads_per_s', 'Read requests per second', 'Requests Reads/s', 'Reads/s'),
    number('writes_per_s', 'Write requests per second', 'Requests Writes/s', 'Writes/s'),
    number('mb', 'MiB over the interval', 'MB Total', 'Total#2'),
    number('mb_per_s', 'MiB per second', 'MB IO MB/s', 'IO MB/s'),
    number('read_mb_per_s', 'MiB read per second', 'MB Read MB/s', 'Read MB/s'),
    number('write_mb_per_s', 'MiB written per second', 'MB Write MB/s', 'Write MB/s'),
    number('waits', 'Waits; of functions', 'Waits: Count', 'Waits: Count Waits: Count'),
    number('avg_time_ms', 'Average wait, milliseconds; of functions', 'Avg Time'),
    number('small_read_ms', 'Average service time of small reads, milliseconds; of file types', /smallread(\(ms\))?$/),
    number('large_read_ms', 'Average service time of large reads, milliseconds; of file types', /largeread(\(ms\))?$/),
  ],
  sources: [
    of('function', /^IOStat by function$/i),
    of('filetype', /^IOStat by file ?type$/i),
    ...upTo121('function', /^IOStat by function \(per second\)$/i),
    ...upTo121('filetype', /^IOStat by file ?type \(per second\)$/i),
  ].map((source) => ({ ...source, units: { mb: 'm' } })),
});

/** Report tables as AWR prints them, invented: a hundred of them, some empty, some ragged, some hostile. */
import { plainHead } from '../../generator/pages/table-heads.ts';
import type { ReportTable } from '../../generator/pages/types.ts';
import { random } from './fixtureRandom.ts';
import { HOSTILE, HOSTILE_ATTRIBUTE } from './fixtureWorkload.ts';

interface Shape {
  heading: string;
  header: string[];
  rows: number;
  mappedTo?: string;
}

const SHAPES: readonly Shape[] = [
  { heading: 'WORKLOAD REPOSITORY report for', header: ['DB Name', 'DB Id', 'Instance', 'Inst num'], rows: 1 },
  {
    heading: 'Load Profile',
    header: ['', 'Per Second', 'Per Transaction', 'Per Exec', 'Per Call'],
    rows: 18,
    mappedTo: 'load_profile',
  },
  {
    heading: 'Top 10 Foreground Events by Total Wait Time',
    header: ['Event', 'Waits', 'Total Wait Time (sec)'],
    rows: 10,
    mappedTo: 'wait_events',
  },
  { heading: 'IO Profile', header: ['', 'Read+Write Per Second', 'Read per Second', 'Write Per Second'], rows: 11 },
  { heading: 'Memory Statistics', header: ['', 'Begin', 'End'], rows: 4 },
  { heading: 'Cache Sizes', header: ['', 'Begin', 'End', '', ''], rows: 2 },
  { heading: 'Shared Pool Statistics', header: ['', 'Begin', 'End'], rows: 3 },
  {
    heading: 'Wait Event Histogram',
    header: ['Event', 'Total Waits', '<1ms', '<2ms', '<4ms', '<8ms', '<16ms', '<32ms', '<=1s', '>1s'],
    rows: 86,
  },
  {
    heading: 'Wait Event Histogram Detail (64 msec to 2 sec)',
    header: ['Event', 'Waits 64ms to 2s', '<32ms', '<64ms', '<1/8s', '<1/4s', '<1/2s', '<1s', '<2s', '>=2s'],
    rows: 31,
  },
  {
    heading: 'Service Statistics',
    header: ['Service Name', 'DB Time (s)', 'DB CPU (s)', 'Physical Reads (K)', 'Logical Reads (K)'],
    rows: 6,
  },
  {
    heading: 'Service Wait Class Stats',
    header: ['Service Name', 'User I/O Total Wts', 'User I/O Wt Time', 'Concurcy Total Wts', 'Concurcy Wt Time'],
    rows: 6,
  },
  {
    heading: 'SQL ordered by Elapsed Time',
    header: ['Elapsed Time (s)', 'Executions', 'SQL Id', 'SQL Module', 'SQL Text'],
    rows: 40,
    mappedTo: 'sql_stats',
  },
  { heading: 'Complete List of SQL Text', header: ['SQL Id', 'SQL Text'], rows: 60, mappedTo: 'sql_text' },
  { heading: 'Key Instance Activity Stats', header: ['Statistic', 'Total', 'per Second', 'per Trans'], rows: 24 },
  {
    heading: 'Other Instance Activity Stats',
    header: ['Statistic', 'Total', 'per Second', 'per Trans'],
    rows: 600,
    mappedTo: 'instance_activity',
  },
  { heading: 'Instance Activity Stats - Absolute Values', header: ['Statistic', 'Begin Value', 'End Value'], rows: 14 },
  { heading: 'Instance Activity Stats - Thread Activity', header: ['Statistic', 'Total', 'per Hour'], rows: 1 },
  {
    heading: 'IOStat by Function summary',
    header: [
      'Function Name',
      'Reads: Data',
      'Reqs per sec',
      'Data per sec',
      'Writes: Data',
      'Reqs per sec',
      'Data per sec',
      'Waits: Count',
      'Avg Time',
    ],
    rows: 9,
  },
  {
    heading: 'IOStat by Filetype summary',
    header: [
      'Filetype Name',
      'Reads: Data',
      'Reqs per sec',
      'Data per sec',
      'Writes: Data',
      'Reqs per sec',
      'Data per sec',
      'Small Read',
      'Large Read',
    ],
    rows: 6,
  },
  {
    heading: 'Tablespace IO Stats',
    header: [
      'Tablespace',
      'Reads',
      'Av Rds/s',
      'Av Rd(ms)',
      'Av Blks/Rd',
      '1-bk Rds/s',
      'Av 1-bk Rd(ms)',
      'Writes',
      'Writes avg/s',
      'Buffer Waits',
      'Av Buf Wt(ms)',
    ],
    rows: 38,
  },
  {
    heading: 'File IO Stats',
    header: [
      'Tablespace',
      'Filename',
      'Reads',
      'Av Rds/s',
      'Av Rd(ms)',
      'Av Blks/Rd',
      'Writes',
      'Writes avg/s',
      'Buffer Waits',
    ],
    rows: 190,
  },
  {
    heading: 'Buffer Pool Statistics',
    header: [
      'P',
      'Number of Buffers',
      'Pool Hit%',
      'Buffer Gets',
      'Physical Reads',
      'Physical Writes',
      'Free Buff Wait',
      'Writ Comp Wait',
      'Buffer Busy Waits',
    ],
    rows: 1,
  },
  {
    heading: 'Instance Recovery Stats',
    header: ['', 'Targt MTTR (s)', 'Estd MTTR (s)', 'Recovery Estd IOs', 'Actual RedoBlks', 'Target RedoBlks'],
    rows: 2,
  },
  {
    heading: 'Buffer Pool Advisory',
    header: [
      'P',
      'Size for Est (M)',
      'Size Factor',
      'Buffers (thousands)',
      'Est Phys Read Factor',
      'Estimated Phys Reads (thousands)',
      'Est %DBtime for Rds',
    ],
    rows: 20,
  },
  {
    heading: 'PGA Aggr Summary',
    header: ['PGA Cache Hit %', 'W/A MB Processed', 'Extra W/A MB Read/Written'],
    rows: 1,
  },
  {
    heading: 'PGA Aggr Target Histogram',
    header: ['Low Optimal', 'High Optimal', 'Total Execs', 'Optimal Execs', '1-Pass Execs', 'M-Pass Execs'],
    rows: 11,
  },
  {
    heading: 'PGA Memory Advisory',
    header: [
      'PGA Target Est (MB)',
      'Size Factr',
      'W/A MB Processed',
      'Estd Extra W/A MB Read/ Written to Disk',
      'Estd PGA Cache Hit %',
      'Estd PGA Overalloc Count',
      'Estd Time',
    ],
    rows: 14,
  },
  {
    heading: 'Shared Pool Advisory',
    header: [
      'Shared Pool Size(M)',
      'SP Size Factr',
      'Est LC Size (M)',
      'Est LC Mem Obj',
      'Est LC Time Saved (s)',
      'Est LC Load Time (s)',
    ],
    rows: 15,
  },
  {
    heading: 'SGA Target Advisory',
    header: ['SGA Target Size (M)', 'SGA Size Factor', 'Est DB Time (s)', 'Est Physical Reads'],
    rows: 13,
  },
  { heading: 'Streams Pool Advisory', header: ['Size for Est (MB)', 'Size Factor', 'Est Spill Count'], rows: 0 },
  { heading: 'Java Pool Advisory', header: ['Java Pool Size(M)', 'JP Size Factr'], rows: 0 },
  {
    heading: 'Enqueue Activity',
    header: [
      'Enqueue Type (Request Reason)',
      'Requests',
      'Succ Gets',
      'Failed Gets',
      'Waits',
      'Wt Time (s)',
      'Av Wt Time(ms)',
    ],
    rows: 22,
  },
  {
    heading: 'Undo Segment Summary',
    header: [
      'Undo TS#',
      'Num Undo Blocks (K)',
      'Number of Transactions',
      'Max Qry Len (s)',
      'Max Tx Concurcy',
      'Min/Max TR (mins)',
    ],
    rows: 1,
  },
  {
    heading: 'Undo Segment Stats',
    header: [
      'End Time',
      'Num Undo Blocks',
      'Number of Transactions',
      'Max Qry Len (s)',
      'Max Tx Concy',
      'Tun Ret (mins)',
    ],
    rows: 7,
  },
  {
    heading: 'Latch Activity',
    header: [
      'Latch Name',
      'Get Requests',
      'Pct Get Miss',
      'Avg Slps /Miss',
      'Wait Time (s)',
      'NoWait Requests',
      'Pct NoWait Miss',
    ],
    rows: 420,
  },
  {
    heading: 'Latch Sleep Breakdown',
    header: ['Latch Name', 'Get Requests', 'Misses', 'Sleeps', 'Spin Gets'],
    rows: 40,
  },
  { heading: 'Mutex Sleep Summary', header: ['Mutex Type', 'Location', 'Sleeps', 'Wait Time (ms)'], rows: 19 },
  {
    heading: 'Segments by Logical Reads',
    header: ['Owner', 'Tablespace Name', 'Object Name', 'Logical Reads'],
    rows: 5,
    mappedTo: 'segments',
  },
  {
    heading: 'Dictionary Cache Stats',
    header: ['Cache', 'Get Requests', 'Pct Miss', 'Scan Reqs', 'Pct Miss', 'Mod Reqs', 'Final Usage'],
    rows: 16,
  },
  {
    heading: 'Library Cache Activity',
    header: ['Namespace', 'Get Requests', 'Pct Miss', 'Pin Requests', 'Pct Miss', 'Reloads', 'Invali- dations'],
    rows: 14,
  },
  {
    heading: 'Process Memory Summary',
    header: [
      '',
      'Category',
      'Alloc (MB)',
      'Used (MB)',
      'Avg Alloc (MB)',
      'Std Dev Alloc (MB)',
      'Max Alloc (MB)',
      'Num Proc',
    ],
    rows: 8,
  },
  { heading: 'SGA breakdown difference', header: ['Pool', 'Name', 'Begin MB', 'End MB', '% Diff'], rows: 44 },
  {
    heading: 'init.ora Parameters',
    header: ['Parameter Name', 'Begin value', 'End value'],
    rows: 60,
    mappedTo: 'init_parameters',
  },
  {
    heading: 'Top SQL with Top Events',
    header: [
      'SQL ID',
      'Plan Hash',
      'Executions',
      '% Activity',
      'Event',
      '% Event',
      'Top Row Source',
      '% Row Source',
      'SQL Text',
    ],
    rows: 12,
  },
  {
    heading: 'Top Sessions',
    header: ['Sid, Serial#', '% Activity', 'Event', '% Event', 'User', 'Program', '# Samples Active'],
    rows: 5,
  },
  {
    heading: 'Activity Over Time',
    header: ['Slot Time (Duration)', 'Slot Count', 'Event', 'Event Count', '% Event'],
    rows: 21,
  },
  {
    heading: 'ADDM Task ADDM:1893447216_1_4261',
    header: ['Finding Name', 'Avg active sessions of the task', 'Percent active sessions of finding', 'Task Name'],
    rows: 4,
  },
];

const WORDS = [
  'session',
  'cursor',
  'redo',
  'buffer',
  'cache',
  'parse',
  'undo',
  'shared',
  'pool',
  'block',
  'lock',
  'queue',
  'checkpoint',
  'messages',
  '等待',
  'simulator',
];

/** The tables of one report; `full` gives every shape, otherwise a dozen. */
export function tablesOf(seed: number, full: boolean): ReportTable[] {
  const rnd = random(seed + 99);
  const word = () => WORDS[rnd.int(0, WORDS.length - 1)] ?? '';
  const cell = (column: number, row: number): string => {
    if (column === 0) return `${word()} ${word()} ${word()} ${row}`;
    if (rnd() < 0.06) return '';
    const value = rnd() ** 4 * 10 ** rnd.int(0, 8);
    return value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString('en-US');
  };
  const tables = SHAPES.filter((_, i) => full || i % 4 === 0).map((shape, i) => ({
    tableNo: i + 1,
    heading: shape.heading,
    summary: `This table displays ${shape.heading}`,
    header: shape.header,
    rows: Array.from({ length: shape.rows }, (_, row) => shape.header.map((_h, column) => cell(column, row))),
    mappedTo: shape.mappedTo ?? null,
  }));
  tables.push(
    {
      tableNo: tables.length + 1,
      heading: `${HOSTILE}${HOSTILE_ATTRIBUTE}`,
      summary: `x" onmouseover="alert(1)`,
      header: [HOSTILE, HOSTILE_ATTRIBUTE],
      rows: [[HOSTILE, '</table></details><h1>out</h1>'], ['ragged'], ['a', 'b', 'c', '\u0000\u0007']],
      mappedTo: null,
    },
    {
      tableNo: tables.length + 2,
      heading: '',
      summary: '',
      header: [],
      rows: [
        ['no header', '12.5'],
        ['at all', '7'],
      ],
      mappedTo: null,
    },
  );
  return tables.map(({ header, ...table }) => ({
    ...table,
    heads: header.length > 0 ? [plainHead(header)] : [],
    heading: table.heading || null,
    summary: table.summary || null,
  }));
}

/** Top SQL Comparison by …: both periods. */
import { type Column, defineSection, type Source } from '../../section.ts';
import { type Measure, STARTS, sides, text } from './columns.ts';

const MEASURES: readonly Measure[] = [
  {
    name: 'elapsed_per_exec_ms',
    doc: 'Elapsed time per execution, milliseconds',
    groups: ['Elapsed Time () per Exec', 'Exec Time () per Exec'],
  },
  { name: 'cpu_per_exec_ms', doc: 'CPU time per execution, milliseconds', groups: ['CPU Time () per Exec'] },
  { name: 'user_io_per_exec_ms', doc: 'I/O wait time per execution, milliseconds', groups: ['I/O Time () per Exec'] },
  { name: 'executions', doc: 'Executions', groups: ['#Executions'] },
  {
    name: 'executions_per_db_second',
    doc: 'Executions per second of DB time',
    groups: ['#Exec/sec (DB time)', '#Executions/sec (DB time)'],
    diff: true,
  },
  { name: 'buffer_gets_per_exec', doc: 'Logical reads per execution, blocks', groups: ['Gets per Exec'] },
  { name: 'disk_reads_per_exec', doc: 'Physical reads per execution, blocks', groups: ['Physical Reads per Exec'] },
  { name: 'rows_per_exec', doc: 'Rows processed per execution', groups: ['#Rows Processed per Exec'] },
  { name: 'read_requests_per_exec', doc: 'Read requests per execution', groups: ['Read Requests per Exec'] },
  { name: 'read_requests', doc: 'Read requests', groups: ['Total Read Requests'] },
  { name: 'optimized_pct', doc: 'Percent of reads that flash cache served', groups: ['%Optimized Reads'] },
  { name: 'parse_calls', doc: 'Parse calls', groups: ['Parses'] },
  { name: 'sharable_memory_bytes', doc: 'Shared memory, bytes', groups: ['Sharable Memory Used'] },
  { name: 'sharable_memory_max_bytes', doc: 'Most shared memory, bytes', groups: ['Sharable Memory Max'] },
  { name: 'version_count', doc: 'Child cursors', groups: ['Version Count'], diff: true },
  { name: 'version_count_max', doc: 'Most child cursors', groups: ['Version Count Max'] },
  { name: 'cluster_wait_s', doc: 'Cluster wait time, seconds', groups: ['Cluster Wait Time ()'] },
  {
    name: 'cluster_wait_per_exec_s',
    doc: 'Cluster wait time per execution, seconds',
    groups: ['Cluster Wait Time per Exec ()'],
  },
];

const ORDERINGS: readonly [ordering: string, title: string][] = [
  ['elapsed', 'elapsed time'],
  ['cpu', 'CPU time'],
  ['user_io', '(user )?I/O time'],
  ['gets', 'buffer gets'],
  ['reads', 'physical reads'],
  ['unoptimized_reads', 'unoptimized read requests'],
  ['executions', 'executions'],
  ['parse_calls', 'parse calls'],
  ['sharable_memory', 'sharable memory'],
  ['versions', 'version count'],
  ['cluster_wait', 'cluster wait time'],
];

function source([ordering, title]: readonly [string, string]): Source {
  return {
    heading: new RegExp(`^top SQL comparison by ${title}\\b`, 'i'),
    headerRow: 'SQL Id',
    groups: STARTS,
    constants: { ordering },
    number: { column: 'rank' },
    expects: ['sql_id', 'sql_text'],
  };
}

/** A column of the group that has the ordering's share: its name is another in each table. */
function share(name: string, doc: string, cell: string): Column {
  return {
    name,
    type: 'number',
    doc,
    from: [new RegExp(`^(?:%total|(?:elapsed|cpu|i/o|exec)time%of)(?:.*[^%])?${cell}$`)],
  };
}

export default defineSection({
  name: 'diff_sql_stats',
  doc: 'Top SQL of both periods by each ordering; a statement appears once per ordering that lists it',
  kinds: ['awr_diff'],
  columns: [
    text('ordering', 'Ordering, named as in `sql_stats`'),
    { name: 'rank', type: 'integer', doc: 'Place in the ordering as printed, from 1' },
    text('sql_id', 'SQL id', 'SQL Id'),
    share('first_pct_total', "Percent of the period's total of the ordering's measure; first period", '1st'),
    share('second_pct_total', "Percent of the period's total of the ordering's measure; second period", '2nd'),
    share('diff_pct_total', 'The difference of both, as printed', 'diff'),
    share('first_cumulative_pct_total', 'This row and those above; first period', '1sttotal'),
    share('second_cumulative_pct_total', 'This row and those above; second period', '2ndtotal'),
    ...MEASURES.flatMap(sides),
    text(
      'plans',
      'Plans of the first period, of the second, and common to both, as printed',
      /^#plans?1st\/2nd\/both$/,
    ),
    text('sql_text', 'Beginning of the text', 'SQL Text'),
  ],
  sources: [...ORDERINGS.map(source)],
});

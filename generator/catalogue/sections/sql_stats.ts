/** SQL ordered by …: the top statements by each of eleven measures. */
import { defineSection, INSTANCE_KINDS, type Source } from '../section.ts';
import { clusterSqlStats } from './rac/rac_sql_stats.ts';

/** Ordering, its heading after `SQL ordered by`, its summary after `top SQL by`, and the measures that it alone prints. */
const ORDERINGS: readonly [ordering: string, heading: RegExp, summary: RegExp, measures: readonly string[]][] = [
  ['elapsed', /elapsed time$/, /elapsed time$/, ['elapsed_s', 'executions', 'pct_total']],
  ['cpu', /CPU time$/, /CPU time$/, ['cpu_s', 'elapsed_s', 'executions', 'pct_total']],
  [
    'user_io',
    /user I\/O (wait )?time$/,
    /user I\/O (wait )?time$/,
    ['user_io_s', 'elapsed_s', 'executions', 'pct_total'],
  ],
  ['gets', /gets$/, /buffer gets$/, ['buffer_gets', 'elapsed_s', 'executions', 'pct_total']],
  ['reads', /reads$/, /physical reads$/, ['disk_reads', 'elapsed_s', 'executions', 'pct_total']],
  [
    'unoptimized_reads',
    /physical reads \(unoptimized\)$/,
    /unoptimized read requests$/,
    ['unoptimized_read_requests', 'physical_read_requests', 'executions', 'pct_total'],
  ],
  ['executions', /executions$/, /number of executions$/, ['executions', 'rows_processed']],
  ['parse_calls', /parse calls$/, /number of parse calls$/, ['parse_calls', 'executions', 'pct_total']],
  [
    'sharable_memory',
    /sharable memory$/,
    /amount of shared memory used$/,
    ['sharable_mem_bytes', 'executions', 'pct_total'],
  ],
  ['versions', /version count$/, /version counts?$/, ['version_count', 'executions']],
  [
    'cluster_wait',
    /cluster wait time$/,
    /cluster wait time$/,
    ['cluster_wait_s', 'elapsed_s', 'executions', 'pct_total'],
  ],
];

/** What stands before `SQL Id` in each ordering. */
const MEASURES = [
  'Elapsed Time (s)|Executions|Elapsed Time per Exec (s)|%Total|%CPU|%IO',
  'CPU Time (s)|Executions|CPU per Exec (s)|%Total|Elapsed Time (s)|%CPU|%IO',
  'User I/O Time (s)|Executions|UIO per Exec (s)|%Total|Elapsed Time (s)|%CPU|%IO',
  'Buffer Gets|Executions|Gets per Exec|%Total|Elapsed Time (s)|%CPU|%IO',
  'Physical Reads|Executions|Reads per Exec|%Total|Elapsed Time (s)|%CPU|%IO',
  'UnOptimized Read Reqs|Physical Read Reqs|Executions|UnOptimized Reqs per Exec|%Opt|%Total',
  'Executions|Rows Processed|Rows per Exec|Elapsed Time (s)|%CPU|%IO',
  'Parse Calls|Executions|% Total Parses',
  'Sharable Mem (b)|Executions|% Total',
  'Version Count|Executions',
  'Cluster Wait Time (s)|Executions|%Total|Elapsed Time(s)|%Clu|%CPU|%IO',
];

const sources: readonly Source[] = ORDERINGS.map(([ordering, heading, summary, measures]) => ({
  summary: new RegExp(`top SQL by ${summary.source}`, 'i'),
  heading: new RegExp(`^SQL ordered by ${heading.source}`, 'i'),
  constants: { ordering },
  number: { column: 'rank' },
  expects: ['sql_id', ...measures],
}));

export default defineSection({
  name: 'sql_stats',
  doc: 'Top SQL by each ordering; a statement appears once per ordering that lists it',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    {
      name: 'ordering',
      type: 'text',
      doc: '`elapsed`, `cpu`, `user_io`, `gets`, `reads`, `unoptimized_reads`, `executions`, `parse_calls`, `sharable_memory`, `versions`, `cluster_wait`',
    },
    { name: 'rank', type: 'integer', doc: 'Place in the ordering as printed, from 1' },
    { name: 'sql_id', type: 'text', doc: 'SQL id', from: ['SQL Id'] },
    {
      name: 'plan_hash',
      type: 'integer',
      doc: 'Plan hash value, where the ASH tables of the report name just one for this statement',
    },
    { name: 'executions', type: 'number', doc: 'Executions in the interval', from: ['Executions'] },
    { name: 'elapsed_s', type: 'number', doc: 'Elapsed time, seconds', from: ['Elapsed Time (s)'] },
    { name: 'cpu_s', type: 'number', doc: 'CPU time, seconds', from: ['CPU Time (s)'] },
    {
      name: 'user_io_s',
      type: 'number',
      doc: 'User I/O wait time, seconds',
      from: ['User I/O Time (s)', 'User I/O Wait Time (s)', 'User IO Wait Time (s)'],
    },
    { name: 'buffer_gets', type: 'number', doc: 'Logical reads, blocks', from: ['Buffer Gets'] },
    { name: 'disk_reads', type: 'number', doc: 'Physical reads, blocks', from: ['Physical Reads', 'Reads'] },
    { name: 'rows_processed', type: 'number', doc: 'Rows processed', from: ['Rows Processed'] },
    { name: 'parse_calls', type: 'number', doc: 'Parse calls', from: ['Parse Calls'] },
    { name: 'cluster_wait_s', type: 'number', doc: 'Cluster wait time, seconds', from: ['Cluster Wait Time (s)'] },
    {
      name: 'pct_total',
      type: 'number',
      doc: "Percent of the instance's total of the ordering's measure",
      from: ['%Total', '% Total Parses', '% Total DB Time', '% Total CPU'],
    },
    { name: 'module', type: 'text', doc: 'Module of the session', from: ['SQL Module'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database', from: ['PDB Name'] },
    {
      name: 'old_hash_value',
      type: 'integer',
      doc: 'Hash value by which STATSPACK knows the statement: OLD_HASH_VALUE of V$SQL, HASH_VALUE to 9.2. STATSPACK prints no SQL id',
    },
    { name: 'pct_cpu', type: 'number', doc: 'CPU time as percent of elapsed time', from: ['%CPU'] },
    { name: 'pct_io', type: 'number', doc: 'User I/O time as percent of elapsed time', from: ['%IO'] },
    {
      name: 'pct_cluster',
      type: 'number',
      doc: 'Cluster wait time as percent of elapsed time',
      from: ['%Clu', 'CWT % of Elapsd Time'],
    },
    { name: 'physical_read_requests', type: 'number', doc: 'Physical read requests', from: ['Physical Read Reqs'] },
    {
      name: 'unoptimized_read_requests',
      type: 'number',
      doc: 'Physical read requests that no flash cache served',
      from: ['UnOptimized Read Reqs'],
    },
    { name: 'pct_optimized', type: 'number', doc: 'Percent of read requests that flash cache served', from: ['%Opt'] },
    { name: 'sharable_mem_bytes', type: 'number', doc: 'Shared memory, bytes', from: ['Sharable Mem (b)'] },
    { name: 'version_count', type: 'number', doc: 'Child cursors', from: ['Version Count'] },
    {
      name: 'end_sharable_mem_bytes',
      type: 'number',
      doc: 'Shared memory at the last snapshot, bytes; printed by STATSPACK, whose `sharable_mem_bytes` is the most in the interval',
    },
    {
      name: 'end_version_count',
      type: 'number',
      doc: 'Child cursors at the last snapshot; printed by STATSPACK, whose `version_count` is the most in the interval',
    },
    {
      name: 'version_count_change',
      type: 'number',
      doc: 'Child cursors added in the interval; printed by STATSPACK',
    },
    {
      name: 'elapsed_per_exec_s',
      type: 'number',
      doc: 'Elapsed time per execution, seconds',
      from: ['Elapsed Time per Exec (s)', 'Elap per Exec (s)'],
    },
    { name: 'cpu_per_exec_s', type: 'number', doc: 'CPU time per execution, seconds', from: ['CPU per Exec (s)'] },
    {
      name: 'user_io_per_exec_s',
      type: 'number',
      doc: 'User I/O wait time per execution, seconds',
      from: ['UIO per Exec (s)'],
    },
    { name: 'gets_per_exec', type: 'number', doc: 'Logical reads per execution', from: ['Gets per Exec'] },
    { name: 'reads_per_exec', type: 'number', doc: 'Physical reads per execution', from: ['Reads per Exec'] },
    { name: 'rows_per_exec', type: 'number', doc: 'Rows per execution', from: ['Rows per Exec'] },
    {
      name: 'unoptimized_reads_per_exec',
      type: 'number',
      doc: 'Read requests per execution that no flash cache served',
      from: ['UnOptimized Reqs per Exec', 'UnOptimized Reqs per Exe'],
    },
  ],
  layouts: ['SQL Id|SQL Module|SQL Text', 'SQL Id|SQL Module|PDB Name|SQL Text'].flatMap((tail) =>
    MEASURES.map((measures) => `${measures}|${tail}`),
  ),
  sources: [...sources, ...clusterSqlStats],
  lookups: [
    {
      column: 'plan_hash',
      key: 'sql_id',
      heading: /^top SQL with top (events|row sources)$/i,
      summary: /the top SQLs? (by top wait events|with top row sources)$/i,
      keyHeader: 'SQL ID',
      valueHeader: 'Plan Hash',
    },
  ],
});

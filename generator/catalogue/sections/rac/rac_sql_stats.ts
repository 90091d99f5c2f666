/** SQL ordered by … (Global): the cluster's top statements by each of eight measures. */
import { defineSection, type Source } from '../../section.ts';
import { number, text } from './columns.ts';

const ORDERINGS: readonly [ordering: string, heading: string][] = [
  ['elapsed', 'elapsed time'],
  ['cpu', 'CPU time'],
  ['user_io', 'user I/O (wait )?time'],
  ['gets', '(buffer )?gets'],
  ['reads', '(physical )?reads'],
  ['unoptimized_reads', '(unoptimized read requests|physical reads \\(unoptimized\\))'],
  ['executions', 'executions'],
  ['cluster_wait', 'cluster wait time'],
  ['parse_calls', 'parse calls'],
  ['sharable_memory', 'sharable memory'],
  ['versions', 'version count'],
];

/** Measure: the lake column's stem and unit, what it is, and its header cell under `Total` and `Per Execution`. */
const MEASURES: readonly [stem: string, unit: string, doc: string, cell: string][] = [
  ['elapsed', '_s', 'Elapsed time, seconds', 'Elapsed (s)'],
  ['cpu', '_s', 'CPU time, seconds', 'CPU (s)'],
  ['user_io', '_s', 'User I/O wait time, seconds', 'IOWait (s)'],
  ['buffer_gets', '', 'Logical reads, blocks', 'Gets'],
  ['disk_reads', '', 'Physical reads, blocks', 'Reads'],
  ['rows_processed', '', 'Rows processed', 'Rows'],
  ['cluster_wait', '_s', 'Cluster wait time, seconds', 'Cluster (s)'],
  ['unoptimized_read_requests', '', 'Physical read requests that no flash cache served', 'UnOptimized'],
  ['physical_read_requests', '', 'Physical read requests', 'Requests'],
  ['executions', '', 'Executions', 'Execs'],
];

const SHARES: readonly [name: string, doc: string, cell: string][] = [
  ['pct_db_time', 'DB time', 'DB time'],
  ['pct_db_cpu', 'DB CPU', 'DB CPU'],
  ['pct_user_io', 'user I/O wait time', 'IO Wait'],
  ['pct_gets', 'logical reads', 'Gets#3'],
  ['pct_reads', 'physical reads', 'Reads#3'],
  ['pct_cluster_wait', 'cluster wait time', 'Cluster'],
  ['pct_unoptimized_requests', 'unoptimized read requests', 'UnOptimized#3'],
  ['pct_requests', 'physical read requests', 'Requests#3'],
  ['pct_executions', 'executions', 'Execs#2'],
];

function source([ordering, heading]: readonly [string, string]): Source {
  return {
    heading: new RegExp(`^SQL ordered by ${heading} \\(global\\)$`, 'i'),
    headerRow: 'SQL Id',
    constants: { ordering },
    number: { column: 'rank' },
    expects: ['sql_id', 'elapsed_s', 'cpu_s', 'executions'],
  };
}

/** Share of the ordering's own measure, which `sql_stats` has as `pct_total`. */
const SHARE_OF: Readonly<Record<string, string>> = {
  elapsed: 'DB time',
  cpu: 'DB CPU',
  user_io: 'IO Wait',
  gets: 'Gets#3',
  reads: 'Reads#3',
  unoptimized_reads: 'UnOptimized#3',
  executions: 'Execs#2',
  cluster_wait: 'Cluster',
};

/** The cluster's totals, for `sql_stats`. */
export const clusterSqlStats: readonly Source[] = ORDERINGS.map(([ordering, heading]) => ({
  ...source([ordering, heading]),
  from: {
    ...Object.fromEntries(
      MEASURES.filter(([stem]) => !stem.endsWith('requests')).map(([stem, unit, , cell]) => [`${stem}${unit}`, [cell]]),
    ),
    unoptimized_read_requests: ['UnOptimized'],
    physical_read_requests: ['Requests'],
    pct_total: [SHARE_OF[ordering] ?? ''],
  },
  borrowed: true,
}));

export default defineSection({
  name: 'rac_sql_stats',
  doc: 'Top SQL over the cluster by each ordering; a statement appears once per ordering that lists it',
  kinds: ['awr_rac'],
  columns: [
    text('ordering', 'Ordering, named as in `sql_stats`'),
    { name: 'rank', type: 'integer', doc: 'Place in the ordering as printed, from 1' },
    text('sql_id', 'SQL id', 'SQL Id'),
    ...MEASURES.map(([stem, unit, doc, cell]) => number(`${stem}${unit}`, `${doc}; all instances`, cell)),
    // Under `Per Execution` the same cells come again, but for executions.
    ...MEASURES.slice(0, -1).map(([stem, unit, doc, cell]) =>
      number(`${stem}_per_exec${unit}`, `${doc}; per execution`, `${cell}#2`),
    ),
    ...SHARES.map(([name, what, cell]) => number(name, `Percent of the cluster's ${what}`, cell)),
    text('sql_text', 'Beginning of the text', 'SQL Text'),
  ],
  sources: ORDERINGS.map(source),
});

/** SQL ordered by …: STATSPACK knows a statement by its hash value and prints the first lines of its text below each row. */
import { type SourcesByTable, statspack } from './source.ts';

const FROM = {
  old_hash_value: ['Old Hash Value', 'Hash Value'],
  elapsed_s: ['Elapsed Time (s)', 'Elapsd Time (s)'],
  disk_reads: ['Physical Reads', 'Physical Rds'],
  reads_per_exec: ['Reads per Exec', 'Rds per Exec'],
  pct_total: ['%Total', '% Total Parses'],
  sharable_mem_bytes: ['Max Sharable Memory (KB)', 'Sharable Mem (b)'],
  end_sharable_mem_bytes: ['End Sharable Memory (KB)'],
  end_version_count: ['End Version Count'],
  version_count_change: ['Delta Version Count'],
  version_count: ['Max Version Count', 'Version Count'],
  executions: ['Executions', 'Executes'],
};

/** The ordering's name in headings, and the measures that every release prints there. */
const ORDERINGS: readonly [ordering: string, heading: RegExp, measures: readonly string[]][] = [
  ['cpu', /CPU(?: time)?$/, ['cpu_s', 'executions', 'pct_total', 'elapsed_s', 'buffer_gets']],
  ['elapsed', /elapsed(?: time)?$/, ['elapsed_s', 'executions', 'pct_total', 'cpu_s', 'disk_reads']],
  ['gets', /gets$/, ['buffer_gets', 'executions', 'gets_per_exec', 'pct_total']],
  ['reads', /reads$/, ['disk_reads', 'executions', 'reads_per_exec', 'pct_total']],
  ['executions', /executions$/, ['executions', 'rows_processed', 'rows_per_exec']],
  ['parse_calls', /parse calls$/, ['parse_calls', 'executions', 'pct_total']],
  ['sharable_memory', /sharable memory$/, ['sharable_mem_bytes', 'executions', 'pct_total']],
  ['versions', /version count$/, ['version_count', 'executions']],
  ['cluster_wait', /cluster wait time$/, ['cluster_wait_s', 'elapsed_s', 'cpu_s', 'executions']],
];

export const sqlSources: SourcesByTable = {
  sql_stats: ORDERINGS.map(([ordering, heading, measures]) =>
    statspack(new RegExp(`^SQL ordered by ${heading.source}`, 'i'), {
      constants: { ordering },
      number: { column: 'rank' },
      from: FROM,
      expects: ['old_hash_value', ...measures],
    }),
  ),
  sql_text: [
    statspack(/^SQL ordered by /i, {
      from: { old_hash_value: FROM.old_hash_value },
      expects: ['old_hash_value', 'sql_text'],
      except: { column: 'sql_text', matches: /^\s*$/ },
      borrowed: true,
    }),
  ],
};

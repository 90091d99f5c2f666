import { expect, test } from 'vitest';
import type { TableRows } from './report-rows.ts';
import { mergeSql } from './sql-rows.ts';

const stat = (
  sql_id: string,
  ordering: string,
  more: Partial<TableRows['sql_stats']> = {},
): TableRows['sql_stats'] => ({
  sql_id,
  by_hash: false,
  ordering,
  rank: 1,
  plan_hash: null,
  executions: null,
  elapsed_s: null,
  cpu_s: null,
  user_io_s: null,
  buffer_gets: null,
  disk_reads: null,
  rows_processed: null,
  parse_calls: null,
  unoptimized_read_requests: null,
  sharable_mem_bytes: null,
  version_count: null,
  cluster_wait_s: null,
  pct_total: null,
  module: null,
  pdb_name: null,
  ...more,
});

test('takes every figure from the first ordering that prints it, ranks from all', () => {
  const [merged, ...others] = mergeSql([
    stat('x', 'gets', { rank: 4, buffer_gets: 9, elapsed_s: 1.2, pct_total: 50 }),
    stat('x', 'elapsed', { rank: 2, elapsed_s: 1.23, executions: 0, pct_total: 3 }),
  ]);
  expect(others).toEqual([]);
  expect(merged).toMatchObject({
    elapsedS: 1.23,
    bufferGets: 9,
    executions: 0,
    cpuS: null,
    pctTotal: 3,
    ranks: { elapsed: 2, gets: 4 },
  });
});

test('the longest comes first, then the best rank; a container lists each pluggable database apart', () => {
  const rows = mergeSql([
    stat('c', 'gets', { rank: 2 }),
    stat('b', 'gets', { rank: 1 }),
    stat('a', 'elapsed', { elapsed_s: 5, pdb_name: 'P1' }),
    stat('a', 'elapsed', { elapsed_s: 9, pdb_name: 'P2' }),
  ]);
  expect(rows.map(({ sqlId, pdbName }) => [sqlId, pdbName])).toEqual([
    ['a', 'P2'],
    ['a', 'P1'],
    ['b', null],
    ['c', null],
  ]);
});

test('a share of another measure is not passed off as a share of elapsed time', () => {
  expect(mergeSql([stat('x', 'gets', { pct_total: 50 })])[0]?.pctTotal).toBeNull();
});

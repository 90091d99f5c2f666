import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import sqlStats from './sql_stats.ts';

describe('sql_stats', () => {
  const id = (letter: string) => letter.repeat(13);
  const tail = 'SQL Id | SQL Module | SQL Text';

  test.each([
    [
      'SQL ordered by Elapsed Time',
      'elapsed time',
      'Elapsed  Time (s) | Executions | Elapsed Time per Exec (s) | %Total | %CPU | %IO',
      '2,345.67 | 12,345 | 0.01 | 29.09 | 1.72 | 98.57',
      {
        ordering: 'elapsed',
        elapsed_per_exec_s: 0.01,
        elapsed_s: 2345.67,
        executions: 12345,
        pct_total: 29.09,
        pct_cpu: 1.72,
        pct_io: 98.57,
      },
    ],
    [
      'SQL ordered by CPU Time',
      'CPU time',
      'CPU    Time (s) | Executions | CPU per  Exec (s) | %Total | Elapsed  Time (s) | %CPU | %IO',
      '46.78 | 22,044 | 0.00 | 2.75 | 52.38 | 89.31 | 0.00',
      {
        ordering: 'cpu',
        cpu_per_exec_s: 0,
        cpu_s: 46.78,
        executions: 22044,
        pct_total: 2.75,
        elapsed_s: 52.38,
        pct_cpu: 89.31,
        pct_io: 0,
      },
    ],
    [
      'SQL ordered by User I/O Wait Time',
      'user I/O time',
      'User I/O Time (s) | Executions | UIO per  Exec (s) | %Total | Elapsed  Time (s) | %CPU | %IO',
      '1.50 | 2 | 0.75 | 39.89 | 3.00 | 1.00 | 50.00',
      {
        ordering: 'user_io',
        user_io_per_exec_s: 0.75,
        user_io_s: 1.5,
        executions: 2,
        pct_total: 39.89,
        elapsed_s: 3,
        pct_cpu: 1,
        pct_io: 50,
      },
    ],
    [
      'SQL ordered by Gets',
      'buffer gets',
      'Buffer Gets | Executions | Gets     per Exec | %Total | Elapsed  Time (s) | %CPU | %IO',
      '400,000,123 | 0 | | 95.98 | 1,350.25 | 91.8 | .1',
      {
        ordering: 'gets',
        buffer_gets: 400000123,
        executions: 0,
        pct_total: 95.98,
        elapsed_s: 1350.25,
        pct_cpu: 91.8,
        pct_io: 0.1,
      },
    ],
    [
      'SQL ordered by Reads',
      'physical reads',
      'Physical Reads | Executions | Reads     per Exec | %Total | Elapsed  Time (s) | %CPU | %IO',
      '662 | 24 | 27.58 | 0.34 | 82.00 | 47.37 | 0.32',
      {
        ordering: 'reads',
        reads_per_exec: 27.58,
        disk_reads: 662,
        executions: 24,
        pct_total: 0.34,
        elapsed_s: 82,
        pct_cpu: 47.37,
        pct_io: 0.32,
      },
    ],
    [
      'SQL ordered by Physical Reads (UnOptimized)',
      'unoptimized read requests',
      'UnOptimized Read Reqs | Physical  Read Reqs | Executions | UnOptimized Reqs per Exec | %Opt | %Total',
      '344 | 350 | 29,211 | 0.01 | 1.71 | 0.26',
      {
        ordering: 'unoptimized_reads',
        unoptimized_reads_per_exec: 0.01,
        unoptimized_read_requests: 344,
        physical_read_requests: 350,
        executions: 29211,
        pct_optimized: 1.71,
        pct_total: 0.26,
      },
    ],
    [
      'SQL ordered by Executions',
      'number of executions',
      'Executions | Rows Processed | Rows per Exec | Elapsed  Time (s) | %CPU | %IO',
      '722 | 6 | 0.01 | 0.22 | 87.2 | 0',
      {
        ordering: 'executions',
        rows_per_exec: 0.01,
        executions: 722,
        rows_processed: 6,
        elapsed_s: 0.22,
        pct_cpu: 87.2,
        pct_io: 0,
      },
    ],
    [
      'SQL ordered by Parse Calls',
      'number of parse calls',
      'Parse Calls | Executions | % Total Parses',
      '134 | 130 | 27.24',
      { ordering: 'parse_calls', parse_calls: 134, executions: 130, pct_total: 27.24 },
    ],
    [
      'SQL ordered by Sharable Memory',
      'amount of shared memory used',
      'Sharable Mem (b) | Executions | % Total',
      '1,234,567 | 1 | 0.03',
      { ordering: 'sharable_memory', sharable_mem_bytes: 1234567, executions: 1, pct_total: 0.03 },
    ],
    [
      'SQL ordered by Version Count',
      'version counts',
      'Version Count | Executions',
      '152 | 27',
      { ordering: 'versions', version_count: 152, executions: 27 },
    ],
    [
      'SQL ordered by Cluster Wait Time',
      'cluster wait time',
      'Cluster Wait Time (s) | Executions | %Total | Elapsed Time(s) | %Clu | %CPU | %IO',
      '0.40 | 1 | 32.91 | 2.18 | 18.49 | 25.10 | 12.86',
      {
        ordering: 'cluster_wait',
        cluster_wait_s: 0.4,
        executions: 1,
        pct_total: 32.91,
        elapsed_s: 2.18,
        pct_cluster: 18.49,
        pct_cpu: 25.1,
        pct_io: 12.86,
      },
    ],
  ])('%s', (heading, measure, header, values, expected) => {
    const row = { ...expected, rank: 1, sql_id: id('a'), module: 'batch' };
    for (const [title, summary] of [
      [heading, null],
      ['SQL Statistics', `This table displays top SQL by ${measure}`],
    ] as const) {
      const table = printed(title, summary, `${header} | ${tail}`, [`${values} | ${id('a')} | batch | select…`]);
      expect(mapWith(sqlStats, table)).toEqual({ rows: [row], mappedTo: ['sql_stats'], warnings: [] });
    }
  });

  const parse = (...rows: string[]) =>
    printed(
      'SQL ordered by Parse Calls',
      null,
      `Parse Calls | Executions | % Total Parses | SQL Id | SQL Module | PDB Name | SQL Text`,
      rows,
    );

  test('ranks in the order printed; one statement in two containers is two rows', () => {
    const { rows } = mapWith(
      sqlStats,
      parse(`3 | 3 | 2 | ${id('a')} | | PDB1 | x`, `2 | 2 | 1 | ${id('a')} | | PDB2 | x`),
    );
    expect(rows).toMatchObject([
      { rank: 1, pdb_name: 'PDB1' },
      { rank: 2, pdb_name: 'PDB2' },
    ]);
  });

  test('the plan hash comes from the ASH tables where they name one', () => {
    const plans = printed(
      'Top SQL with Top Events',
      'This table displays the Top SQL by Top Wait Events',
      'SQL ID | Plan Hash | Executions',
      [`${id('a')} | 3217005519 | 1`, `${id('b')} | 1 | 1`, `${id('b')} | 2 | 1`],
    );
    const { rows, mappedTo } = mapWith(
      sqlStats,
      parse(...['a', 'b', 'c'].map((each) => `1 | 1 | 1 | ${id(each)} | | | x`)),
      plans,
    );
    expect(rows.map((row) => row['plan_hash'])).toEqual([3217005519, undefined, undefined]);
    expect(mappedTo).toEqual(['sql_stats', null]);
  });
});

test.each([
  ['Reads', 'Reads', 'disk_reads'],
  ['User I/O Wait Time', 'User IO Wait Time (s)', 'user_io_s'],
])('SQL ordered by %s, its measure headed %s', (ordering, measure, column) => {
  const header = `SQL Id | SQL Module | Executions | %Total | ${measure} | ${measure} per Exec (s)`;
  const table = printed(`SQL ordered by ${ordering}`, null, header, ['0abc | APP | 48 | 7.5 | 960.00 | 20.0000']);
  expect(mapWith(sqlStats, table).rows).toMatchObject([{ sql_id: '0abc', executions: 48, [column]: 960 }]);
});

import { beforeAll, describe, expect, test } from 'vitest';
import { type Lake, openLake } from '../lake/lake.ts';
import { beginTransaction } from '../lake/transaction.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir, testReportId } from '../testing/lake.ts';
import { analyze } from './analyze.ts';

const hour = (begin: number, more: Partial<TestReport> = {}): TestReport => ({
  begin_time: `2024-03-05 ${String(begin).padStart(2, '0')}:00:00`,
  end_time: `2024-03-05 ${String(begin + 1).padStart(2, '0')}:00:00`,
  ...more,
});

async function analysed(reports: TestReport[]): Promise<Lake> {
  const dir = temporaryLakeDir();
  await addReports(dir, reports);
  await analyze(silentContext(dir));
  return openLake(dir);
}

const metricsOf = async (lake: Lake, report: TestReport) =>
  Object.fromEntries(
    (
      await lake.query<{ metric: string; value: number }>('SELECT metric, value FROM metrics WHERE report_id = $1', [
        testReportId(report),
      ])
    ).map(({ metric, value }) => [metric, value]),
  );

describe('metrics', () => {
  const full = hour(9, {
    report: { begin_sessions: 70, end_sessions: 80, db_time_s: 5400 },
    tables: {
      load_profile: [
        { metric: 'redo_bytes', per_second: 1000 },
        { metric: 'rollbacks', per_second: 0 },
        { metric: 'transactions', per_second: 12.5 },
      ],
      instance_activity: [
        { statistic: 'redo size', per_second: 999 },
        { statistic: 'physical reads', per_second: 77 },
        { statistic: 'user commits', per_second: 12.4 },
      ],
      instance_efficiency: [{ metric: 'buffer_hit', value_pct: 99.1 }],
      host_cpu: [{ user_pct: 20.1, system_pct: 3, wio_pct: 0.5, idle_pct: 76.3 }],
      time_model: [{ statistic: 'DB CPU', time_s: 1800, pct_db_time: 33.33 }],
      wait_events: [
        { scope: 'top', event: 'DB CPU', pct_db_time: 33.3 },
        { scope: 'top', event: 'db file sequential read', waits: 5, avg_wait_ms: 9 },
        { scope: 'foreground', event: 'db file sequential read', waits: 100, total_wait_s: 0.321, avg_wait_ms: 3.21 },
        {
          scope: 'foreground',
          event: 'cell single block physical read',
          waits: 5000,
          total_wait_s: 2,
          avg_wait_ms: 0.4,
        },
        { scope: 'foreground', event: 'log file sync', waits: 30000, total_wait_s: 36, avg_wait_ms: 1 },
        { scope: 'background', event: 'log file parallel write', waits: 10, total_wait_s: 0, avg_wait_ms: 2 },
      ],
    },
  });
  const bare = hour(10, { report: { db_time_s: null } });
  let lake: Lake;
  beforeAll(async () => {
    lake = await analysed([full, bare]);
    return () => lake.close();
  });

  test('each comes from its first source that the report has', async () => {
    expect(await metricsOf(lake, full)).toEqual({
      aas: 1.5,
      db_time_s: 5400,
      db_cpu_pct: 33.33,
      host_cpu_pct: 23.7,
      host_user_pct: 20.1,
      host_system_pct: 3,
      host_wio_pct: 0.5,
      single_block_read_ms: 0.4,
      log_file_sync_ms: 1.2,
      log_file_parallel_write_ms: 2,
      redo_bytes_per_s: 1000,
      physical_reads_per_s: 77,
      transactions_per_s: 12.5,
      commits_per_s: 12.4,
      rollbacks_per_s: 0,
      buffer_hit_pct: 99.1,
      sessions: 80,
    });
  });

  test('what a report does not print has no row', async () => {
    expect(await metricsOf(lake, bare)).toEqual({});
  });
});

test('load by class adds up to DB time; only foreground time and CPU are in it', async () => {
  const report = hour(9, {
    report: { db_time_s: 7200 },
    tables: {
      time_model: [{ statistic: 'DB CPU', time_s: 1800.5 }],
      wait_classes: [
        { wait_class: 'User I/O', total_wait_s: 3600 },
        { wait_class: 'DB CPU', total_wait_s: 1800 },
        { wait_class: 'Commit', total_wait_s: 720 },
      ],
    },
  });
  const exact = hour(10, {
    report: { db_time_s: 3600 },
    tables: {
      wait_classes: [
        { wait_class: 'DB CPU', total_wait_s: 3590 },
        { wait_class: 'Commit', total_wait_s: 0 },
      ],
    },
  });
  const lake = await analysed([report, exact]);
  const stack = (of: TestReport) =>
    lake.query('SELECT wait_class, avg_active_sessions AS aas FROM load_by_class WHERE report_id = $1 ORDER BY 1', [
      testReportId(of),
    ]);
  const rows = (await stack(report)) as { wait_class: string; aas: number }[];
  expect(rows.map((row) => row.wait_class)).toEqual(['Commit', 'DB CPU', 'Unaccounted', 'User I/O']);
  expect(rows.find((row) => row.wait_class === 'DB CPU')?.aas).toBeCloseTo(1800.5 / 3600, 9);
  expect(rows.reduce((sum, row) => sum + row.aas, 0)).toBeCloseTo(2, 9);
  expect(await stack(exact)).toEqual([
    { wait_class: 'Commit', aas: 0 },
    { wait_class: 'DB CPU', aas: 3590 / 3600 },
  ]);
  lake.close();
});

test('parameter changes: between neighbours and inside an interval, self-tuned sizes left out', async () => {
  const lake = await analysed([
    hour(9, {
      tables: {
        init_parameters: [
          { name: 'open_cursors', begin_value: '300', end_value: null },
          { name: 'sga_target', begin_value: '4G', end_value: '5G' },
          { name: '__db_cache_size', begin_value: '1' },
          { name: 'control_files', begin_value: '/b' },
          { name: 'control_files', begin_value: '/a' },
          { name: 'gone', begin_value: 'x' },
          { name: 'resource_manager_plan', begin_value: 'SCHEDULER[0x1]:DEFAULT_MAINTENANCE_PLAN' },
        ],
      },
    }),
    hour(10, {
      tables: {
        init_parameters: [
          { name: 'open_cursors', begin_value: '500' },
          { name: 'sga_target', begin_value: '5G' },
          { name: '__db_cache_size', begin_value: '2' },
          { name: 'control_files', begin_value: '/a' },
          { name: 'control_files', begin_value: '/b' },
          { name: 'fresh', begin_value: 'y' },
        ],
      },
    }),
    hour(11),
    hour(12, { tables: { init_parameters: [{ name: 'open_cursors', begin_value: '900' }] } }),
  ]);
  expect(
    await lake.query('SELECT changed_at, inside, name, from_value, to_value FROM parameter_changes ORDER BY 1, 3'),
  ).toEqual([
    { changed_at: '2024-03-05 10:00:00', inside: false, name: 'fresh', from_value: null, to_value: 'y' },
    { changed_at: '2024-03-05 10:00:00', inside: false, name: 'gone', from_value: 'x', to_value: null },
    { changed_at: '2024-03-05 10:00:00', inside: false, name: 'open_cursors', from_value: '300', to_value: '500' },
    { changed_at: '2024-03-05 10:00:00', inside: true, name: 'sga_target', from_value: '4G', to_value: '5G' },
  ]);
  lake.close();
});

test('a database is analysed again only when its reports change, and forgotten when they are gone', async () => {
  const dir = temporaryLakeDir();
  const ctx = silentContext(dir);
  await addReports(dir, [hour(9), hour(9, { db_id: 2 })]);
  expect(await analyze(ctx)).toMatchObject({ databases: 2, analysed: 2, reports: 2 });
  expect(await analyze(ctx)).toMatchObject({ databases: 2, analysed: 0 });
  await addReports(dir, [hour(10, { db_id: 2 })]);
  expect(await analyze(ctx)).toMatchObject({ databases: 2, analysed: 1, reports: 2 });
  const lake = await openLake(dir);
  expect(await lake.query('SELECT db_id, count(*) AS n FROM timeline GROUP BY ALL ORDER BY 1')).toEqual([
    { db_id: 1, n: 1 },
    { db_id: 2, n: 2 },
  ]);
  const tx = await beginTransaction(dir);
  await tx.replace('reports', { db_id: 1, month: '2024-03' }, []);
  await tx.commit();
  expect(await analyze(ctx)).toMatchObject({ databases: 1, analysed: 1 });
  expect(await lake.query('SELECT DISTINCT db_id FROM timeline')).toEqual([{ db_id: 2 }]);
  lake.close();
});

test('instances and copies of a database under another name are series of their own', async () => {
  const lake = await analysed([
    hour(9),
    hour(9, { report: { instance_number: 2, instance_name: 'TESTDB2' } }),
    hour(9, { report: { db_name: 'COPY', instance_number: 3 } }),
    { begin_time: '2024-03-05 08:00:00', end_time: '2024-03-05 12:00:00' },
  ]);
  expect(await lake.query('SELECT in_series, count(*) AS n FROM timeline GROUP BY ALL ORDER BY in_series')).toEqual([
    { in_series: false, n: 1 },
    { in_series: true, n: 3 },
  ]);
  lake.close();
});

test('every SQL is listed once, its digest moves with its own reports only', async () => {
  const dir = temporaryLakeDir();
  const ctx = silentContext(dir);
  const sql = (...ids: string[]) => ({
    sql_stats: ids.flatMap((sql_id) => ['elapsed', 'cpu'].map((ordering) => ({ ordering, sql_id }))),
    sql_text: [{ sql_id: 'textonly', sql_text: 'select 1' }],
  });
  const digests = async () => {
    const lake = await openLake(dir);
    const rows = await lake.query<{ sql_id: string; reports: number; inputs_digest: string }>('FROM sql_seen');
    lake.close();
    return new Map(rows.map((row) => [row.sql_id, row]));
  };
  await addReports(dir, [hour(9, { tables: sql('a', 'b') }), hour(10, { tables: sql('b') })]);
  await analyze(ctx);
  const before = await digests();
  expect([...before.keys()].sort()).toEqual(['a', 'b', 'textonly']);
  expect(before.get('b')?.reports).toBe(2);
  await addReports(dir, [hour(11, { tables: sql('b') })]);
  await analyze(ctx);
  const after = await digests();
  expect(after.get('a')).toEqual(before.get('a'));
  expect(after.get('b')?.inputs_digest).not.toBe(before.get('b')?.inputs_digest);
});

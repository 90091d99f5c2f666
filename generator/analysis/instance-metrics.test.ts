import { expect, test } from 'vitest';
import { openLake } from '../lake/lake.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import { analyze } from './analyze.ts';

const times = { begin_time: '2024-03-05 09:00:00', end_time: '2024-03-05 10:00:00' };

const cluster: TestReport = {
  ...times,
  report: { kind: 'awr_rac', instance_number: null, instance_name: null, db_time_s: 5400 },
  tables: {
    rac_instances: [
      { instance_number: 1, instance_name: 'demo1', elapsed_s: 3600, db_time_s: 1800, avg_active_sessions: 0.49 },
      { instance_number: 2, instance_name: 'demo2', elapsed_s: 3600, db_time_s: 3600, avg_active_sessions: 1.01 },
    ],
    rac_os_stats: [
      { scope: 'instance', instance_number: 1, busy_pct: 25.5 },
      { scope: 'sum', instance_number: null, busy_pct: null },
    ],
    rac_load_profile: [
      { scope: 'instance', instance_number: 2, metric: 'redo_kb', per_second: 2 },
      { scope: 'sum', instance_number: null, metric: 'redo_kb', per_second: 3 },
      { scope: 'instance', instance_number: 2, metric: 'logons', per_second: null },
    ],
  },
};

/** Its own report of one of the instances, for the same hour. */
const member: TestReport = { ...times, report: { instance_number: 2, instance_name: 'demo2' } };

test('a global report gives each instance its figures, never a sum as one more instance', async () => {
  const dir = temporaryLakeDir();
  await addReports(dir, [cluster, member]);
  await analyze(silentContext(dir));
  const lake = await openLake(dir);
  const rows = await lake.query(
    'SELECT instance_number, instance_name, metric, value FROM instance_metrics ORDER BY ALL',
  );
  expect(rows.map((row) => Object.values(row as object))).toEqual([
    [1, 'demo1', 'aas', 0.5],
    [1, 'demo1', 'db_time_s', 1800],
    [1, 'demo1', 'host_cpu_pct', 25.5],
    [2, 'demo2', 'aas', 1],
    [2, 'demo2', 'db_time_s', 3600],
    [2, 'demo2', 'redo_bytes_per_s', 2048],
  ]);
  const series = await lake.query('SELECT instance_number, in_series, seq FROM timeline ORDER BY instance_number');
  expect(series).toEqual([
    { instance_number: 2, in_series: true, seq: 1 },
    { instance_number: null, in_series: true, seq: 1 },
  ]);
  lake.close();
});

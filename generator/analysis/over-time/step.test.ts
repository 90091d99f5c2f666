/** The step over a lake: a cluster of two instances, five weeks of four-hour reports; the second instance misses a day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLake } from '../../lake/lake.ts';
import { addReports, silentContext, temporaryLakeDir } from '../../testing/lake.ts';
import { analyze } from '../analyze.ts';
import { clock, clusterReports, CLUSTER_DAYS as DAYS, MONDAY, STEP_DAY } from './testing.ts';

describe('the analysis over time', () => {
  const dir = temporaryLakeDir();
  let lake: Awaited<ReturnType<typeof openLake>>;

  beforeAll(async () => {
    await addReports(dir, clusterReports());
    await analyze(silentContext(dir));
    lake = await openLake(dir);
  }, 120_000);
  afterAll(() => lake.close());

  test('sums the instances where both have a report, and breaks where one has none', async () => {
    const [counts] = await lake.query<{ intervals: number; breaks: number; instances: number }>(
      `SELECT count(*) AS intervals, count(*) FILTER (WHERE break_before) AS breaks, min(instances) AS instances
       FROM cluster_metrics WHERE metric = 'aas'`,
    );
    expect(counts).toEqual({ intervals: (DAYS - 1) * 6, breaks: 2, instances: 2 });
    const [off] = await lake.query<{ n: number; most: number }>(
      `SELECT count(*) AS n, max(abs(s.value - o.value)) AS most FROM cluster_metrics s JOIN (
         SELECT date_trunc('hour', begin_time) AS hour, sum(value) AS value FROM metrics JOIN reports USING (report_id)
         WHERE metric = 'transactions_per_s' GROUP BY hour
       ) o ON date_trunc('hour', s.begin_time) = o.hour WHERE s.metric = 'transactions_per_s'`,
    );
    expect(off?.n).toBe((DAYS - 1) * 6);
    expect(off?.most).toBeLessThan(1e-6);
    const averages = await lake.query("SELECT * FROM cluster_metrics WHERE metric = 'single_block_read_ms'");
    expect(averages).toEqual([]);
  });

  test('finds the step of both instances, since its report, and no other', async () => {
    const changes = await lake.query<{
      subject: string;
      metric: string;
      since: string;
      change_pct: number;
      worse: boolean;
      ongoing: boolean;
    }>('SELECT subject, metric, since, change_pct, worse, ongoing FROM level_changes ORDER BY subject, metric');
    expect(changes.map(({ subject, metric }) => [subject, metric])).toEqual([
      ['TESTDB1', 'single_block_read_ms'],
      ['TESTDB2', 'single_block_read_ms'],
    ]);
    for (const { since, change_pct, worse, ongoing } of changes) {
      expect(since.slice(0, 16)).toBe(clock(MONDAY + STEP_DAY * 86_400).slice(0, 16));
      expect(change_pct).toBeGreaterThan(130);
      expect(change_pct).toBeLessThan(170);
      expect([worse, ongoing]).toEqual([true, true]);
    }
  });

  test('finds the growth of the load, of each instance and of all together', async () => {
    const trends = await lake.query<{
      scope: string;
      subject: string;
      change_pct: number;
      worse: boolean;
      days: number;
    }>(
      "SELECT scope, subject, change_pct, worse, days FROM trends WHERE metric = 'aas' AND significant ORDER BY subject",
    );
    expect(trends.map(({ scope, subject }) => [scope, subject])).toEqual([
      ['cluster_sum', 'RAC'],
      ['instance', 'TESTDB1'],
      ['instance', 'TESTDB2'],
    ]);
    for (const { change_pct, worse } of trends) {
      expect(change_pct).toBeGreaterThan(25);
      expect(change_pct).toBeLessThan(45);
      expect(worse).toBe(true);
    }
    expect(trends[0]?.days).toBe(DAYS - 1);
  });

  test('forecasts what has a limit, no further than half of the history', async () => {
    const forecasts = await lake.query<Record<string, unknown>>(
      `SELECT subject, metric, count(*) AS days, any_value(limit_kind) AS kind, any_value(limit_value) AS limit_value,
         min(day) AS first, any_value(history_days) AS history, bool_and(low <= value AND value <= high) AS ordered
       FROM forecasts GROUP BY subject, metric ORDER BY subject, metric`,
    );
    expect(forecasts.map(({ subject, metric }) => `${subject} ${metric}`)).toEqual(
      ['RAC', 'TESTDB1', 'TESTDB2'].flatMap((subject) =>
        ['aas', 'host_cpu_pct', 'pga_allocated_bytes'].map((metric) => `${subject} ${metric}`),
      ),
    );
    expect(forecasts[0]).toMatchObject({ kind: 'cpus', limit_value: 16, days: 17, history: DAYS - 1, ordered: true });
    expect(forecasts[4]).toMatchObject({ kind: 'host_cpu_80', limit_value: 80, days: 18, history: DAYS });
    expect(forecasts[2]).toMatchObject({ kind: 'pga_aggregate_limit', limit_value: 2 * 2 ** 31 });
    expect(forecasts[0]?.['first']).toBe(clock(MONDAY + DAYS * 86_400));
  });
});

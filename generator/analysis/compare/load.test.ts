/** Sides out of a lake: several reports put together as one period. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lake, openLake } from '../../lake/lake.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir, testReportId } from '../../testing/lake.ts';
import { analyze } from '../analyze.ts';
import { loadSides } from './load.ts';
import type { Side } from './side.ts';

const event = (name: string, waits: number, seconds: number, average: number) => ({
  scope: 'foreground',
  event: name,
  waits,
  total_wait_s: seconds,
  avg_wait_ms: average,
});
const statement = (sql_id: string, elapsed_s: number, executions: number, plan_hash: number | null = null) => ({
  ordering: 'elapsed',
  rank: 1,
  sql_id,
  elapsed_s,
  executions,
  plan_hash,
});

/** An hour, half an hour, and an hour of which nothing but the head was printed. */
const reports: TestReport[] = [
  {
    begin_time: '2024-03-01 10:00:00',
    end_time: '2024-03-01 11:00:00',
    report: { db_time_s: 3600 },
    tables: {
      instance_activity: [
        { statistic: 'user commits', total: 3500 },
        { statistic: 'user rollbacks', total: 100 },
        { statistic: 'execute count', total: 36_000 },
      ],
      wait_events: [
        event('db file sequential read', 100_000, 500, 5),
        event('SQL*Net message from client', 9, 9000, 1e6),
        event('log file sync', 1000, 0, 0.45),
      ],
      sql_stats: [
        statement('aaa', 900, 90, 11),
        { ...statement('aaa', 900, 90), ordering: 'gets', buffer_gets: 9000 },
        statement('bbb', 90, 9),
      ],
      init_parameters: [
        { name: 'open_cursors', begin_value: '300' },
        { name: '__db_cache_size', begin_value: '1' },
      ],
      tablespace_io: [{ tablespace: 'USERS', reads: 100, avg_read_ms: 10, writes: 0 }],
      segments: [{ ordering: 'logical_reads', owner: 'A', object_name: 'T', object_type: 'TABLE', value: 1000 }],
      memory_components: [{ component: 'DEFAULT buffer cache', begin_mb: 100, current_mb: 200 }],
    },
  },
  {
    begin_time: '2024-03-01 11:00:00',
    end_time: '2024-03-01 11:30:00',
    report: { db_time_s: 5400 },
    tables: {
      load_profile: [
        { metric: 'transactions', label: 'Transactions:', per_second: 4 },
        { metric: 'executes', label: 'Executes (SQL):', per_second: 20 },
      ],
      wait_events: [event('db file sequential read', 200_000, 2000, 10)],
      sql_stats: [statement('bbb', 300, 3, 21), statement('ccc', 30, 1)],
      init_parameters: [{ name: 'open_cursors', begin_value: '300', end_value: '500' }],
      tablespace_io: [{ tablespace: 'USERS', reads: 300, avg_read_ms: 2, writes: 0 }],
      memory_components: [{ component: 'DEFAULT buffer cache', begin_mb: 200, current_mb: 150 }],
    },
  },
  { begin_time: '2024-03-01 11:30:00', end_time: '2024-03-01 12:30:00', report: { db_time_s: null } },
  // Few commits and no rollback, which AWR then does not print; the load profile rounds them to nothing.
  {
    begin_time: '2024-03-01 12:30:00',
    end_time: '2024-03-01 13:30:00',
    tables: {
      instance_activity: [{ statistic: 'user commits', total: 36 }],
      load_profile: [{ metric: 'transactions', label: 'Transactions:', per_second: 0 }],
    },
  },
];

let lake: Lake;
let sides: Map<string, Side>;

beforeAll(async () => {
  const dir = temporaryLakeDir();
  await addReports(dir, reports);
  await analyze(silentContext(dir));
  lake = await openLake(dir);
  const ids = reports.map(testReportId);
  const wanted = [
    { key: 'hour', reportIds: ids.slice(0, 1) },
    { key: 'both', reportIds: ids.slice(0, 2) },
    { key: 'all', reportIds: ids.slice(0, 3) },
    { key: 'bare', reportIds: ids.slice(2, 3) },
    { key: 'quiet', reportIds: ids.slice(3) },
    { key: 'nothing', reportIds: ['ffffffffffffffff'] },
  ];
  sides = await loadSides((sql) => lake.query(sql), { read: 'true', computed: 'true' }, wanted);
});
afterAll(() => lake.close());

const side = (key: string): Side => sides.get(key) as Side;

test('DB time over the reports that say it; a side without a report is not there', () => {
  expect([...sides.keys()].sort()).toEqual(['all', 'bare', 'both', 'hour', 'quiet']);
  expect(side('both')).toMatchObject({ elapsedS: 5400, dbTimeS: 9000 });
  expect(side('all')).toMatchObject({ elapsedS: 5400, dbTimeS: 9000 });
  expect(side('bare')).toMatchObject({
    dbTimeS: null,
    events: null,
    statements: null,
    parameters: null,
    classes: null,
  });
  expect(side('bare').chapters.size).toBe(0);
});

test('work: commits and rollbacks, else the load profile', () => {
  expect(side('hour').workPerS).toEqual({ transactions: 1, executions: 10, user_calls: null });
  expect(side('both').workPerS.transactions).toBeCloseTo((3600 + 4 * 1800) / 5400, 12);
  expect(side('both').workPerS.executions).toBeCloseTo((36_000 + 20 * 1800) / 5400, 12);
  expect(side('bare').workPerS.transactions).toBeNull();
  expect(side('quiet').workPerS.transactions).toBeCloseTo(36 / 3600, 12);
});

test('events: totals over the time of the reports that list them, idle ones left out, small totals from their average', () => {
  const { events } = side('all');
  expect(events).toMatchObject({ seconds: 5400, reports: 2, complete: true });
  expect([...(events?.byEvent.keys() ?? [])]).toEqual(['db file sequential read', 'log file sync']);
  expect(events?.byEvent.get('db file sequential read')?.secondsPerS).toBeCloseTo(2500 / 5400, 12);
  expect(events?.byEvent.get('log file sync')?.secondsPerS).toBeCloseTo(0.45 / 5400, 12);
});

test('statements: once a report, bounded by where the lists end that do not name them', () => {
  const { statements } = side('both');
  const of = (id: string) => statements?.byId.get(id);
  expect(statements?.cutPerS).toBeCloseTo((90 + 30) / 5400, 12);
  expect(of('aaa')).toMatchObject({ listed: 1, elapsedPerExecS: 10, getsPerExec: 100, plans: ['11'] });
  expect(of('aaa')?.elapsedPerS).toBeCloseTo(900 / 5400, 12);
  expect(of('aaa')?.mostElapsedPerS).toBeCloseTo((900 + 30) / 5400, 12);
  expect(of('bbb')).toMatchObject({ listed: 2, elapsedPerExecS: 390 / 12, plans: ['21'] });
  expect(of('bbb')?.mostElapsedPerS).toBe(of('bbb')?.elapsedPerS);
});

test('parameters at the end of the last report that lists them, without those that the instance tunes', () => {
  expect(side('hour').parameters).toEqual(new Map([['open_cursors', '300']]));
  expect(side('all').parameters).toEqual(new Map([['open_cursors', '500']]));
});

test('chapters: counters summed, averages weighted, levels those of the end, tables that are not there left out', () => {
  const row = (key: string, chapter: string) => [...(side(key).chapters.get(chapter)?.rows.values() ?? [])][0];
  expect(row('both', 'tablespaces')?.values.slice(0, 3)).toEqual([400, 0, (100 * 10 + 300 * 2) / 400]);
  expect(row('both', 'memory')?.values[0]).toBe(150);
  expect(side('both').chapters.get('segments')).toMatchObject({ seconds: 3600, reports: 1 });
  expect(row('both', 'segments')?.parts).toEqual(['logical_reads', 'A', 'T', null, 'TABLE', null]);
  expect(side('both').chapters.has('latches')).toBe(false);
});

/** The rules on load, CPU and parsing: above and at their thresholds, and without their sections. */
import { describe, expect, test } from 'vitest';
import aasOverCpus from './aas-over-cpus.ts';
import cpuDominates from './cpu-dominates.ts';
import cursorVersions from './cursor-versions.ts';
import hardParses from './hard-parses.ts';
import hostCpuBusy from './host-cpu-busy.ts';
import libraryCacheReloads from './library-cache-reloads.ts';
import loadAboveUsual from './load-above-usual.ts';
import runQueue from './run-queue.ts';
import { foreground, hitsOf, type TestFacts } from './testing.ts';
import unaccountedTime from './unaccounted-time.ts';
import waitsDominate from './waits-dominate.ts';

const cpu = (pct: number) => ({ statistic: 'DB CPU', time_s: 36 * pct, pct_db_time: pct });

describe('active sessions over CPUs', () => {
  const at = (sessions: number) => hitsOf(aasOverCpus, { header: { db_time_s: 3600 * sessions, cpus: 8 } });
  test('1.5, 2 and 5 sessions a CPU', () => {
    expect(at(12)).toEqual([]);
    expect([13, 16, 40].map((sessions) => at(sessions)?.[0]?.severity)).toEqual(['low', 'medium', 'high']);
    expect(at(40)?.[0]?.impactPct).toBe(80);
  });
  test('says nothing without DB time or CPU count', () => {
    expect(hitsOf(aasOverCpus, { header: { db_time_s: null } })).toEqual([]);
    expect(hitsOf(aasOverCpus, { header: { db_time_s: 360_000, cpus: null } })).toEqual([]);
  });
});

test('the split of DB time into CPU and waits', () => {
  expect(hitsOf(waitsDominate, { time_model: [cpu(30)] })).toMatchObject([{ severity: 'info', impactPct: 70 }]);
  expect(hitsOf(waitsDominate, { time_model: [cpu(66.6)] })).toEqual([]);
  expect(hitsOf(waitsDominate, {})).toBeNull();
  expect(hitsOf(cpuDominates, { time_model: [cpu(81)] })).toMatchObject([{ severity: 'info', impactPct: 81 }]);
  expect(hitsOf(cpuDominates, { header: { db_time_s: 18_000 }, time_model: [cpu(104)] })).toMatchObject([
    { severity: 'low', impactPct: 100 },
  ]);
  expect(hitsOf(cpuDominates, { time_model: [cpu(80)] })).toEqual([]);
  expect(hitsOf(cpuDominates, { time_model: [] })).toEqual([]);
});

describe('host CPU', () => {
  const busy = (host_cpu_pct: number, instance_busy_pct: number | null) =>
    hitsOf(hostCpuBusy, { metrics: { host_cpu_pct }, host_cpu: [{ instance_busy_pct }], time_model: [cpu(60)] });
  test('from 80 and 90 %, by whom', () => {
    expect(busy(80, 90)).toEqual([]);
    expect(busy(81, 90)).toMatchObject([{ severity: 'medium', variant: 'own', impactPct: 60 }]);
    expect(busy(95, 12)).toMatchObject([{ severity: 'high', variant: 'others' }]);
    expect(busy(95, null)).toMatchObject([{ variant: 'unknown' }]);
  });
  test('without the section it cannot be judged, without a time model it has no impact', () => {
    expect(hitsOf(hostCpuBusy, { metrics: { host_cpu_pct: 99 } })).toBeNull();
    expect(hitsOf(hostCpuBusy, { metrics: { host_cpu_pct: 99 }, host_cpu: [{}] })?.[0]?.impactPct).toBeNull();
  });
});

describe('time not accounted for', () => {
  const given = (more = {}) =>
    hitsOf(unaccountedTime, {
      metrics: { host_cpu_pct: 30 },
      time_model: [cpu(20)],
      wait_events: [foreground('log file sync', 30), foreground('SQL*Net message from client', 500)],
      ...more,
    });
  test('what neither CPU nor foreground waits explain', () => {
    expect(given()).toMatchObject([{ severity: 'low', impactPct: 50 }]);
    expect(
      given({
        header: { db_time_s: 14_400 },
        wait_events: [{ ...foreground('log file sync', 30), total_wait_s: 4320 }],
      }),
    ).toMatchObject([{ severity: 'medium', impactPct: 50 }]);
    expect(given({ wait_events: [foreground('log file sync', 70)] })).toEqual([]);
  });
  test('not while the CPUs are busy, nor from a top list alone', () => {
    expect(given({ metrics: { host_cpu_pct: 85 } })).toEqual([]);
    expect(given({ metrics: {} })).toEqual([]);
    expect(given({ wait_events: [{ ...foreground('log file sync', 30), scope: 'top' }] })).toEqual([]);
    expect(hitsOf(unaccountedTime, { wait_events: [foreground('log file sync', 30)] })).toBeNull();
  });
});

test('run queue: ASH sees more sessions on CPU than DB CPU accounts for', () => {
  const at = (sampled: number | null, host?: number) =>
    hitsOf(runQueue, {
      ...(host !== undefined && { metrics: { host_cpu_pct: host } }),
      header: { db_time_s: 14_400 },
      time_model: [{ statistic: 'DB CPU', time_s: 3600, pct_db_time: 25 }],
      ash_events: [
        { event: 'CPU + Wait for CPU', session_type: 'FOREGROUND', avg_active_sessions: sampled },
        { event: 'CPU + Wait for CPU', session_type: 'BACKGROUND', avg_active_sessions: 50 },
      ],
    });
  expect(at(3)).toMatchObject([{ severity: 'high', impactPct: 50 }]);
  expect(at(3, 59)).toMatchObject([{ severity: 'info', variant: 'idle' }]);
  expect(at(3, 61)).toMatchObject([{ severity: 'high' }]);
  expect(at(1.4)).toEqual([]);
  expect(at(null)).toEqual([]);
  expect(hitsOf(runQueue, { time_model: [cpu(20)] })).toBeNull();
});

test('parsing: by rate, by share of parses, by time', () => {
  const profile = [{ metric: 'hard_parses', per_second: 1 }];
  const at = (hard_parses_per_s: number, parses_per_s: number, parse: number | null) =>
    hitsOf(hardParses, {
      load_profile: profile,
      metrics: { hard_parses_per_s, parses_per_s },
      ...(parse !== null && {
        time_model: [{ statistic: 'parse time elapsed', time_s: 36 * parse, pct_db_time: parse }],
      }),
    });
  expect(at(101, 5000, null)).toMatchObject([{ severity: 'low', impactPct: null, variant: 'rate' }]);
  expect(at(100, 1000, null)).toEqual([]);
  expect(at(20, 100, 12)).toMatchObject([{ severity: 'medium', impactPct: 12, variant: 'time' }]);
  expect(at(4, 10, 5)).toEqual([]);
  const kind = (...time_model: TestFacts['time_model'] & object) =>
    hitsOf(hardParses, {
      load_profile: profile,
      metrics: { hard_parses_per_s: 20, parses_per_s: 100 },
      time_model: [
        { statistic: 'parse time elapsed', pct_db_time: 20 },
        { statistic: 'hard parse elapsed time', pct_db_time: 16 },
        ...time_model,
      ],
    })?.[0]?.variant;
  expect(kind()).toBe('time');
  expect(kind({ statistic: 'hard parse (sharing criteria) elapsed time', pct_db_time: 12 })).toBe('sharing');
  expect(kind({ statistic: 'failed parse elapsed time', pct_db_time: 12 })).toBe('failed');
  expect(
    hitsOf(hardParses, {
      load_profile: profile,
      metrics: { hard_parses_per_s: 20, parses_per_s: 500 },
      time_model: [
        { statistic: 'parse time elapsed', pct_db_time: 20 },
        { statistic: 'hard parse elapsed time', pct_db_time: 5 },
      ],
    }),
  ).toMatchObject([{ variant: 'soft', impactPct: 5 }]);
  expect(hitsOf(hardParses, { metrics: { hard_parses_per_s: 500 } })).toBeNull();
});

test('cursors loaded again, and why', () => {
  const at = (reloads: number, invalidations: number, pin_requests = 100_000) =>
    hitsOf(libraryCacheReloads, { library_cache: [{ namespace: 'SQL AREA', pin_requests, reloads, invalidations }] });
  expect(at(1000, 0)).toEqual([]);
  expect(at(2000, 0)).toMatchObject([{ severity: 'low', impactPct: null, variant: 'aged' }]);
  expect(at(2000, 1500)).toMatchObject([{ variant: 'invalidated' }]);
  expect(at(90, 0, 9000)).toEqual([]);
  expect(hitsOf(libraryCacheReloads, {})).toBeNull();
});

test('child cursors: one finding, of the statements with the most', () => {
  const sql_stats = [40, 51, 900, 60, 70].map((version_count, i) => ({
    ordering: 'versions',
    sql_id: `sql${i}`,
    version_count,
  }));
  const hits = hitsOf(cursorVersions, { sql_stats });
  expect(hits).toMatchObject([{ severity: 'low', variant: 'several', values: { sql: 'sql2' } }]);
  expect(hits?.[0]?.evidence.map(({ of }) => of)).toEqual(['sql2', 'sql4', 'sql3', 'sql1']);
  expect(
    hitsOf(cursorVersions, { sql_stats: [{ ordering: 'versions', sql_id: 'a', version_count: 51 }] }),
  ).toMatchObject([{ severity: 'info' }]);
  expect(hitsOf(cursorVersions, { sql_stats: [{ ordering: 'elapsed', sql_id: 'a' }] })).toEqual([]);
  expect(hitsOf(cursorVersions, {})).toBeNull();
});

test('load against what is usual at the hour', () => {
  const at = (sessions: number, scale = 0.3) =>
    hitsOf(loadAboveUsual, { header: { db_time_s: 3600 * sessions }, usual: { aas: { median: 1, scale } } });
  expect(at(4)).toMatchObject([{ severity: 'medium', impactPct: 75 }]);
  expect(at(1.9)).toEqual([]);
  // Twice the usual, but so it varies there.
  expect(at(4, 2)).toEqual([]);
  expect(hitsOf(loadAboveUsual, { header: { db_time_s: 360_000 } })).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { planArchive } from '../archive.ts';
import { hourOfDay, weekday } from '../calendar.ts';
import { defaultOptions, span } from '../options.ts';
import { intervalOf } from './interval.ts';
import type { Interval } from './types.ts';

const { members } = planArchive(defaultOptions);
const { begin } = span(defaultOptions);
const intervals = members.flatMap(({ periods, incidents }) => periods.map((it) => intervalOf(it, incidents, begin)));

const aas = (it: Interval): number => it.dbTimeUs / 1e6 / it.elapsedS;
const mean = (list: readonly Interval[], of: (it: Interval) => number): number =>
  list.reduce((n, it) => n + of(it), 0) / list.length;
const event = (it: Interval, name: string): { waits: number; us: number } =>
  it.foreground.find((found) => found.name === name) ?? { waits: 0, us: 0 };
const readUs = (it: Interval): number =>
  event(it, 'db file sequential read').us / event(it, 'db file sequential read').waits;

/** Intervals of a database during an incident of a kind, and those of the same hours on other working days. */
function duringAndUsual(kind: string): { during: Interval[]; usual: Interval[] }[] {
  return members.flatMap(({ database, incidents }) =>
    incidents
      .filter((it) => it.kind === kind)
      .map((incident) => {
        const own = intervals.filter((it) => it.database === database);
        const during = own.filter((it) => it.incidents.includes(incident));
        const hours = new Set(during.map((it) => Math.floor(hourOfDay(it.begin.time))));
        const usual = own.filter(
          (it) =>
            it.incidents.length === 0 &&
            hours.has(Math.floor(hourOfDay(it.begin.time))) &&
            weekday(it.begin.time) % 6 !== 0,
        );
        return { during, usual };
      }),
  );
}

describe('an interval', () => {
  it('spends DB time on CPU and on waiting, and on nothing else', () => {
    for (const it of intervals) expect(it.dbTimeUs).toBe(it.dbCpuUs + it.foreground.reduce((n, e) => n + e.us, 0));
  });

  it('has no statements beyond DB time, nor CPU beyond the host', () => {
    for (const it of intervals) {
      expect(it.sql.reduce((n, sql) => n + sql.elapsedUs, 0)).toBeLessThanOrEqual(it.dbTimeUs);
      expect(it.sql.reduce((n, sql) => n + sql.cpuUs, 0)).toBeLessThanOrEqual(it.dbCpuUs);
      const all = it.database.cast.cpus * it.elapsedS * 100;
      expect(it.os.busy + it.os.idle).toBe(all);
      expect(it.os.user + it.os.sys).toBe(it.os.busy);
      expect((it.dbCpuUs + it.backgroundCpuUs) / 1e4).toBeLessThan(all * 0.95);
    }
  });

  it('reads no more blocks past the cache than it reads logically, and adds reads up', () => {
    for (const { counters: c, sql } of intervals) {
      expect(c.singleReads + c.multiReads + c.directReads + c.tempReads).toBe(c.physicalReads);
      expect(c.consistentGets + c.blockGets).toBe(c.logicalReads);
      expect(c.directReads).toBeLessThan(c.logicalReads);
      for (const it of sql) expect(it.elapsedUs).toBeGreaterThanOrEqual(it.cpuUs + it.ioUs);
    }
  });

  it('is busy in office hours, quiet at weekends, loaded in the batch window', () => {
    const shop = intervals.filter((it) => it.database.name === 'DEMOSHOP' && it.incidents.length === 0);
    const at = (from: number, to: number, working: boolean): Interval[] =>
      shop.filter((it) => {
        const hour = hourOfDay(it.begin.time);
        return hour >= from && hour < to && (weekday(it.begin.time) % 6 !== 0) === working;
      });
    const office = mean(at(10, 12, true), aas);
    expect(office).toBeGreaterThan(1.15 * mean(at(12.2, 14, true), aas));
    expect(office).toBeGreaterThan(2 * mean(at(10, 12, false), aas));
    expect(office).toBeGreaterThan(5 * mean(at(4, 6, true), aas));
    const direct = (it: Interval): number => it.counters.directReads;
    expect(mean(at(23, 24, true), direct)).toBeGreaterThan(2 * mean(at(10, 12, true), direct));
  });

  it('is the same whenever it is asked for', () => {
    const period = members[1]?.periods[40];
    if (!period) throw new Error('no period');
    const incidents = members[1]?.incidents ?? [];
    expect(intervalOf(period, incidents, begin)).toEqual(intervalOf(period, incidents, begin));
  });
});

describe('incidents show in the figures', () => {
  it('slow storage: single-block reads take five to ten times as long', () => {
    for (const { during, usual } of duringAndUsual('slow_storage')) {
      const ratio = mean(during, readUs) / mean(usual, readUs);
      expect(ratio).toBeGreaterThan(4.5);
      expect(ratio).toBeLessThan(11);
    }
  });

  it('commit storm: ten times the commits, and waiting for the log grows beyond that', () => {
    for (const { during, usual } of duringAndUsual('commit_storm')) {
      const commits = (it: Interval): number => it.counters.commits / it.elapsedS;
      const sync = (it: Interval): number => event(it, 'log file sync').us / it.elapsedS;
      expect(mean(during, commits) / mean(usual, commits)).toBeGreaterThan(6);
      expect(mean(during, sync) / mean(usual, sync)).toBeGreaterThan(12);
    }
  });

  it('row lock: sessions of the truth file wait for it throughout', () => {
    const all = duringAndUsual('row_lock');
    expect(all.length).toBeGreaterThan(0);
    for (const { during } of all) {
      for (const it of during) {
        const waiting = event(it, 'enq: TX - row lock contention').us / 1e6 / it.elapsedS;
        const told = (it.incidents.find((found) => found.kind === 'row_lock')?.factor ?? 0) * it.instance.share;
        expect(waiting / told).toBeGreaterThan(0.75);
        expect(waiting / told).toBeLessThan(1.25);
      }
    }
  });
});

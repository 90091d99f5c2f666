import { describe, expect, test } from 'vitest';
import { heatMap } from './heat-map.ts';
import type { InstanceSeries, Num, SnapshotRef } from './types.ts';

const HOUR_MS = 3_600_000;
const at = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
/** A Monday, midnight. */
const MONDAY = Date.UTC(2026, 9, 5);

interface Interval {
  /** Hours since the Monday. */
  from: number;
  to: number;
  aas: Num;
}

function seriesOf(intervals: readonly Interval[]): InstanceSeries {
  return {
    scope: 'instance',
    instanceName: 'ORCL1',
    instanceNumber: 1,
    hostName: null,
    snapshots: intervals.map(
      ({ from, to }, i): SnapshotRef => ({
        reportId: `r${i}`,
        kind: 'awr',
        path: `orcl-1/orcl1/${i}/`,
        instanceName: 'ORCL1',
        instanceNumber: 1,
        beginSnap: i,
        endSnap: i + 1,
        beginTime: at(MONDAY + from * HOUR_MS),
        endTime: at(MONDAY + to * HOUR_MS),
        elapsedS: (to - from) * 3600,
      }),
    ),
    cpus: intervals.map(() => 8),
    breakBefore: intervals.map(() => false),
    gaps: [],
    restarts: [],
    metrics: { aas: intervals.map(({ aas }) => aas) },
    aasByClass: [],
  };
}

const hourly = (hours: number, aas: (hour: number) => Num): InstanceSeries =>
  seriesOf(Array.from({ length: hours }, (_, from) => ({ from, to: from + 1, aas: aas(from) })));
const unknown = () => null;

describe('a typical week', () => {
  test('is the median of each hour of the week, Monday first', () => {
    // Three weeks; Tuesday 10:00 has 5, 90 and 7: the outlier does not count.
    const tuesday = 24 + 10;
    const map = heatMap(
      hourly(3 * 168, (hour) => (hour % 168 === tuesday ? ([5, 90, 7][Math.floor(hour / 168)] ?? null) : 1)),
      'ORCL1',
      unknown,
    );
    expect(map?.typical[0]?.values[tuesday]).toBe(7);
    expect(map?.typical[0]?.weeks[tuesday]).toBe(3);
    expect(map?.typical[0]?.values[0]).toBe(1);
    expect([map?.from, map?.to]).toEqual(['2026-10-05 00:00:00', '2026-10-25 00:00:00']);
    expect(map?.typical.map(({ metric }) => metric)).toEqual(['aas']);
  });

  test('weighs snapshots by their share of the hour; less than half of an hour is unknown', () => {
    const map = heatMap(
      seriesOf([
        { from: 0, to: 0.25, aas: 8 },
        { from: 0.25, to: 1, aas: 4 },
        { from: 1.75, to: 2, aas: 100 },
      ]),
      'ORCL1',
      unknown,
    );
    expect(map?.typical[0]?.values.slice(0, 3)).toEqual([5, null, null]);
    expect(map?.lastDays.at(-1)?.hours[0]).toEqual({ value: 5, path: 'orcl-1/orcl1/1/', against: null });
  });

  test('rests on the last eight weeks alone', () => {
    const map = heatMap(
      hourly(10 * 168, (hour) => (hour < 2 * 168 ? 50 : 2)),
      'ORCL1',
      unknown,
    );
    expect(map?.typical[0]?.values.every((value) => value === 2)).toBe(true);
    expect(Math.max(...(map?.typical[0]?.weeks ?? []))).toBe(8);
  });

  test('is none of snapshots that are too long to tell hours apart, or that print no DB time', () => {
    expect(heatMap(seriesOf([{ from: 0, to: 24, aas: 3 }]), 'ORCL1', unknown)).toBeNull();
    expect(heatMap(seriesOf([{ from: 0, to: 1, aas: null }]), 'ORCL1', unknown)).toBeNull();
    expect(heatMap(seriesOf([]), 'ORCL1', unknown)).toBeNull();
  });
});

test('the last seven days end with the newest snapshot’s, each hour against what is usual', () => {
  const usual = { value: 2, low: 1, high: 3, basis: 'hour_of_day' as const, at: '' };
  const series = hourly(10 * 24, (hour) => (hour === 9 * 24 + 5 ? 9 : hour === 9 * 24 + 6 ? 0.5 : 2));
  // Half a minute into the next day begins no day of its own.
  const last = series.snapshots.at(-1) as SnapshotRef;
  last.endTime = last.endTime.replace(/00$/, '30');
  const map = heatMap(series, 'ORCL1', (i) => (i > 24 ? usual : null));
  expect(map?.lastDays.map(({ day }) => day.slice(0, 10))).toEqual([
    '2026-10-08',
    '2026-10-09',
    '2026-10-10',
    '2026-10-11',
    '2026-10-12',
    '2026-10-13',
    '2026-10-14',
  ]);
  expect(
    map?.lastDays
      .at(-1)
      ?.hours.slice(4, 8)
      .map(({ against }) => against),
  ).toEqual([null, 'above', 'below', null]);
});

describe('the days of a year', () => {
  test('come with more than eight weeks', () => {
    expect(
      heatMap(
        hourly(8 * 168, () => 1),
        'ORCL1',
        unknown,
      )?.calendar,
    ).toBeNull();
    const calendar = heatMap(
      hourly(8 * 168 + 24, (hour) => hour % 24),
      'ORCL1',
      unknown,
    )?.calendar;
    expect(calendar).toHaveLength(57);
    expect(calendar?.[0]).toEqual({ day: '2026-10-05 00:00:00', value: 11.5, path: 'orcl-1/orcl1/23/' });
  });

  test('need six known hours, and are a year at most', () => {
    const sparse = heatMap(
      hourly(60 * 24, (hour) => (hour >= 24 && hour < 29 ? 1 : hour < 48 ? null : 2)),
      'ORCL1',
      unknown,
    );
    expect(sparse?.calendar?.[0]?.value).toBeNull();
    expect(
      heatMap(
        hourly(400 * 24, () => 1),
        'ORCL1',
        unknown,
      )?.calendar,
    ).toHaveLength(371);
  });
});

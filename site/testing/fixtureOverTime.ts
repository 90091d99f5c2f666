/** Invented steps, trends and forecasts of the fixture's databases; those with few snapshots have none. */
import type { CapacityForecast, Drift, OverTime } from '../../generator/pages/types.ts';
import type { FixtureSeries } from './fixtureWorkload.ts';

const DAY = 86_400_000;
const dayOf = (from: string, days: number): string =>
  new Date(Date.parse(`${from.slice(0, 10)}T00:00:00Z`) + days * DAY).toISOString().slice(0, 19).replace('T', ' ');

/** With two instances or more there is a history; `wave` is a week with quiet weekends. */
export function overTimeOf(all: readonly FixtureSeries[]): OverTime {
  const snapshot = all[0]?.series.snapshots[0];
  const limits = { driftMinDays: 14, forecastMinDays: 28 };
  if (!snapshot || all.length < 2) return { drifts: [], historyDays: 2, capacity: [], knownDays: 1, ...limits };
  const wave = (day: number): number => 40 + day * 0.4 - (day % 7 >= 5 ? 22 : 0);
  const subject = { scope: 'instance' as const, subject: snapshot.instanceName };
  const step: Drift = {
    ...subject,
    kind: 'step',
    metric: 'single_block_read_ms',
    unit: 'milliseconds',
    worse: true,
    since: snapshot.beginTime,
    days: 9,
    before: 0.8,
    after: 1.9,
    changePct: 137.5,
    scales: 6.2,
    perDay: null,
    snapshot,
    spark: { values: [0.8, 0.9, null, 0.8, 1.9, 2, 1.8], mark: 4 },
  };
  const trend: Drift = {
    ...step,
    kind: 'trend',
    metric: 'transactions_per_s',
    unit: 'per_second',
    worse: null,
    before: 120,
    after: 168,
    changePct: 40,
    scales: null,
    perDay: { value: 1.2, low: 0.9, high: 1.5 },
    spark: { values: [120, 130, 141, 150, 168], mark: null },
  };
  const from = snapshot.beginTime;
  const forecast: CapacityForecast = {
    ...subject,
    metric: 'host_cpu_pct',
    unit: 'percent',
    history: Array.from({ length: 56 }, (_, day) => ({
      day: dayOf(from, day - 56),
      value: day === 20 ? null : wave(day),
      path: snapshot.path,
    })),
    days: Array.from({ length: 28 }, (_, i) => {
      const value = wave(56 + i);
      return { day: dayOf(from, i), value, low: value - 4, high: value + 4 };
    }),
    limit: { kind: 'host_cpu_80', value: 60 },
    reachedOn: dayOf(from, 0),
    earliest: dayOf(from, 0),
    latest: null,
    method: 'seasonal_drift',
    historyDays: 55,
    backTest: { origins: 40, mase: 0.7, naiveMase: 1.1, mapePct: 6.2, coveragePct: 81 },
  };
  return { drifts: [step, trend], historyDays: 56, capacity: [forecast], knownDays: 55, ...limits };
}

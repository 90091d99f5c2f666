/** What runs out: figures with a limit, their forecast, and when it gets there. */

import { DAY_S } from '../../base/seconds.ts';
import type { MetricKey } from '../metrics.ts';
import { type Forecast, forecastOf } from './backtest.ts';
import type { DailyValue } from './daily.ts';
import type { FollowedSeries } from './interval.ts';

/**
 * `host_cpu_80`: beyond 80 % of the host's CPU queues grow fast (common practice); `cpus`: as many active sessions as
 * CPUs (the DB time method); `pga_aggregate_limit`, else `pga_aggregate_target`, as the newest report prints them;
 * `highest_seen`: for I/O, whose limit reports do not tell, the highest value of any snapshot.
 */
export type LimitKind = 'host_cpu_80' | 'cpus' | 'pga_aggregate_limit' | 'pga_aggregate_target' | 'highest_seen';

export interface Limit {
  kind: LimitKind;
  value: number;
}

/** Figures that can run out, in the order in which they are shown. */
export const CAPACITY_METRICS = [
  'host_cpu_pct',
  'aas',
  'pga_allocated_bytes',
  'io_bytes_per_s',
  'io_requests_per_s',
] as const satisfies readonly MetricKey[];

const HOST_CPU_LIMIT_PCT = 80;

/** The limit of a figure, null where it has none or the reports do not tell. */
export function limitOf(series: FollowedSeries, metric: MetricKey, values: readonly number[]): Limit | null {
  switch (metric) {
    case 'host_cpu_pct':
      return { kind: 'host_cpu_80', value: HOST_CPU_LIMIT_PCT };
    case 'aas': {
      const cpus = series.intervals.findLast((interval) => interval.cpus !== null)?.cpus;
      return cpus ? { kind: 'cpus', value: cpus } : null;
    }
    case 'pga_allocated_bytes':
      if (series.pgaLimit) return { kind: 'pga_aggregate_limit', value: series.pgaLimit };
      return series.pgaTarget ? { kind: 'pga_aggregate_target', value: series.pgaTarget } : null;
    case 'io_bytes_per_s':
    case 'io_requests_per_s': {
      const highest = values.reduce((a, b) => Math.max(a, b), 0);
      return highest > 0 ? { kind: 'highest_seen', value: highest } : null;
    }
    default:
      return null;
  }
}

export interface CapacityForecast extends Forecast {
  /** Midnight of the last day of the history, seconds. */
  lastDay: number;
  historyDays: number;
  /** Days of the forecast on which the value, the interval's top, the whole interval first are at the limit; null: not within it. */
  reachedOn: number | null;
  earliest: number | null;
  latest: number | null;
}

/** The forecast of a figure's busy hours from the days since `from` (seconds); null with too few of them. */
export function capacityForecast(
  days: readonly DailyValue[],
  from: number,
  metric: MetricKey,
  limit: Limit | null,
): CapacityForecast | null {
  const known = days.filter(({ day, busy }) => day >= from && busy !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const past: (number | null)[] = new Array(Math.round((last.day - first.day) / DAY_S) + 1).fill(null);
  for (const { day, busy } of known) past[Math.round((day - first.day) / DAY_S)] = busy;
  const forecast = forecastOf(past, { low: 0, high: metric === 'host_cpu_pct' ? 100 : Number.POSITIVE_INFINITY });
  if (!forecast) return null;
  const dayOf = (ahead: number | undefined): number | null => (ahead === undefined ? null : last.day + ahead * DAY_S);
  const firstAt = (edge: 'value' | 'low' | 'high'): number | null =>
    limit === null ? null : dayOf(forecast.days.find((day) => day[edge] >= limit.value)?.ahead);
  return {
    ...forecast,
    lastDay: last.day,
    historyDays: known.length,
    reachedOn: firstAt('value'),
    earliest: firstAt('high'),
    latest: firstAt('low'),
  };
}

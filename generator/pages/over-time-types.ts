/** What a database's page shows over weeks: lasting steps, trends, forecasts of what runs out. */

import type { Scope } from '../analysis/subject.ts';
import type { Num, Unit } from '../base/figures.ts';
import type { MetricKey, SnapshotRef } from './types.ts';

/** Whose series something over time is of; `cluster_sum`: a cluster's instances together. */
export interface OverTimeSubject {
  scope: Scope | 'cluster_sum';
  subject: string;
}

/** What changes over weeks, and what runs out. */
export interface OverTime {
  /** Worst first. */
  drifts: Drift[];
  /** Days from the first to the last of the longest series, and how many the search for changes needs. */
  historyDays: number;
  driftMinDays: number;
  /** Soonest at its limit first. */
  capacity: CapacityForecast[];
  /** Days whose busy hours are known, of the figure with most of them, and how many a forecast needs. */
  knownDays: number;
  forecastMinDays: number;
}

/** A lasting step of a figure's level, or a trend. Values are of a typical hour. */
export interface Drift extends OverTimeSubject {
  kind: 'step' | 'trend';
  metric: MetricKey;
  unit: Unit;
  /** Null: the figure merely says how much work there is. */
  worse: boolean | null;
  since: string;
  days: number;
  before: number;
  after: number;
  changePct: number;
  /** Of a step: its size over the scale of hourly noise; null where values do not vary. */
  scales: Num;
  /** Of a trend: slope a day with its 95 % confidence interval. */
  perDay: { value: number; low: number; high: number } | null;
  /** Where it began. */
  snapshot: SnapshotRef;
  /** One value a day, sixty at most; `mark`: the place of the day on which the step came. */
  spark: { values: Num[]; mark: Num };
}

/** The forecast of a figure's busy hours, one value a day. */
export interface CapacityForecast extends OverTimeSubject {
  metric: MetricKey;
  unit: Unit;
  /** Oldest first; `path`: the day's busiest snapshot. */
  history: { day: string; value: Num; path: string | null }[];
  days: { day: string; value: number; low: number; high: number }[];
  limit: {
    kind: 'host_cpu_80' | 'cpus' | 'pga_aggregate_limit' | 'pga_aggregate_target' | 'highest_seen';
    value: number;
  } | null;
  /** First days at the limit: of the forecast, of the interval's high end, of its low end; null: not within the forecast. */
  reachedOn: string | null;
  earliest: string | null;
  latest: string | null;
  method: 'seasonal_drift' | 'seasonal_naive';
  historyDays: number;
  backTest: { origins: number; mase: Num; naiveMase: Num; mapePct: Num; coveragePct: Num };
}

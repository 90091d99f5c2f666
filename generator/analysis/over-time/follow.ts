/** Everything that is said of one series over time, as rows of the lake: its days, level changes, trends and forecasts. */

import { DAY_S } from '../../base/seconds.ts';
import { wallClock } from '../finding-rows.ts';
import { type MetricKey, metricOf } from '../metrics.ts';
import { trendOf } from '../stats/trend.ts';
import { CAPACITY_METRICS, capacityForecast, limitOf } from './capacity.ts';
import { dailyMedians, dailyValues } from './daily.ts';
import { FOLLOWED } from './figures.ts';
import { type FollowedInterval, type FollowedSeries, valuesOf } from './interval.ts';
import { type Levels, levelsOf } from './levels.ts';

/** Days of one level that a trend needs, and how likely by chance and how small it may be. Our choices. */
export const TREND_MIN_DAYS = 14;
export const TREND_MOST_P = 0.001;
export const TREND_LEAST_PCT = 10;

/** Columns that say whose series a row is of. */
interface Subject {
  instance_number: number | null;
  scope: FollowedSeries['scope'];
  subject: string;
  metric: MetricKey;
}

export interface FollowedRows {
  daily_metrics: (Subject & Record<string, unknown>)[];
  level_changes: (Subject & Record<string, unknown>)[];
  trends: (Subject & Record<string, unknown>)[];
  forecasts: (Subject & Record<string, unknown>)[];
}

export function follow(series: FollowedSeries): FollowedRows {
  const rows: FollowedRows = { daily_metrics: [], level_changes: [], trends: [], forecasts: [] };
  for (const { metric, least } of FOLLOWED) {
    const { intervals, times, values } = valuesOf(series, metric);
    const newest = intervals.at(-1);
    if (!newest) continue;
    const subject: Subject = {
      instance_number: series.instanceNumber,
      scope: series.scope,
      subject: series.subject,
      metric,
    };
    const levels = levelsOf({ times, values }, least);
    const days = dailyValues(intervals, values);
    const medians = dailyMedians(times, levels?.levelled ?? values).map(({ day, value }) => ({
      day,
      value: levels ? levels.scaling.from(value) : value,
    }));
    const typicalOf = new Map(medians.map(({ day, value }) => [day, value]));
    rows.daily_metrics.push(
      ...days.map(({ day, busy, snapshots, highest }) => ({
        report_id: (intervals[highest] as FollowedInterval).reportId,
        ...subject,
        day: wallClock(day),
        typical: typicalOf.get(day) ?? null,
        busy,
        snapshots,
      })),
    );
    if (levels)
      rows.level_changes.push(
        ...changeRows(levels, intervals).map((row) => ({ ...row, ...subject, worse: worse(metric, row.change_pct) })),
      );
    const change = levels?.changes.at(-1);
    const since = change ? firstWholeDay((intervals[change.at] as FollowedInterval).begin) : Number.NEGATIVE_INFINITY;
    if (levels) {
      const trend = trendRow(
        medians.filter(({ day }) => day >= since),
        least,
      );
      if (trend)
        rows.trends.push({
          report_id: newest.reportId,
          ...subject,
          ...trend,
          worse: trend.significant ? worse(metric, trend.change_pct) : null,
        });
    }
    if ((CAPACITY_METRICS as readonly string[]).includes(metric)) {
      const limit = limitOf(series, metric, values);
      const forecast = capacityForecast(days, since, metric, limit);
      if (forecast)
        rows.forecasts.push(
          ...forecastRows(forecast, limit).map((row) => ({ report_id: newest.reportId, ...subject, ...row })),
        );
    }
  }
  return rows;
}

/** True: for the worse; false: for the better; null: the figure merely says how much work there is. */
function worse(metric: MetricKey, change: number): boolean | null {
  const { higherIsWorse } = metricOf(metric);
  return higherIsWorse === null ? null : higherIsWorse === change > 0;
}

const firstWholeDay = (time: number): number => Math.ceil(time / DAY_S) * DAY_S;

function changeRows({ changes, basis }: Levels, intervals: readonly FollowedInterval[]) {
  return changes.map((change, i) => {
    const first = intervals[change.at] as FollowedInterval;
    const next = changes[i + 1];
    const last = intervals[(next?.at ?? intervals.length) - 1] as FollowedInterval;
    return {
      report_id: first.reportId,
      since: wallClock(first.begin),
      level_end: wallClock(last.end),
      ongoing: next === undefined,
      days: (last.end - first.begin) / DAY_S,
      before_value: change.before,
      after_value: change.after,
      change_pct: change.changePct,
      scales: change.scales,
      basis,
    };
  });
}

function trendRow(days: readonly { day: number; value: number }[], least: number) {
  if (days.length < TREND_MIN_DAYS) return null;
  const trend = trendOf(
    days.map(({ day }) => day / DAY_S),
    days.map(({ value }) => value),
  );
  if (!trend) return null;
  const change = trend.end - trend.start;
  const change_pct = trend.start > 0 ? (100 * change) / trend.start : change === 0 ? 0 : Math.sign(change) * 1e6;
  return {
    from_day: wallClock(days[0]?.day ?? 0),
    to_day: wallClock(days.at(-1)?.day ?? 0),
    days: days.length,
    slope_per_day: trend.slope,
    slope_low: trend.low,
    slope_high: trend.high,
    start_value: trend.start,
    end_value: trend.end,
    change_pct,
    tau: trend.tau,
    p_value: trend.p,
    significant: trend.p < TREND_MOST_P && Math.abs(change_pct) >= TREND_LEAST_PCT && Math.abs(change) >= least,
  };
}

function forecastRows(forecast: NonNullable<ReturnType<typeof capacityForecast>>, limit: ReturnType<typeof limitOf>) {
  const dayText = (day: number | null): string | null => (day === null ? null : wallClock(day));
  const { backTest } = forecast;
  return forecast.days.map(({ ahead, value, low, high }) => ({
    day: wallClock(forecast.lastDay + ahead * DAY_S),
    value,
    low,
    high,
    limit_kind: limit?.kind ?? null,
    limit_value: limit?.value ?? null,
    reached_on: dayText(forecast.reachedOn),
    reached_earliest: dayText(forecast.earliest),
    reached_latest: dayText(forecast.latest),
    method: forecast.method,
    history_days: forecast.historyDays,
    backtest_origins: backTest.origins,
    backtest_mase: backTest.mase,
    naive_mase: backTest.naiveMase,
    backtest_mape_pct: backTest.mapePct,
    backtest_coverage_pct: backTest.coveragePct,
  }));
}

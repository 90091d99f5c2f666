/** What the analysis over time found, for a database's page: what gets worse, what runs out. */

import { metricOf } from '../analysis/metrics.ts';
import { FORECAST_MIN_DAYS } from '../analysis/over-time/backtest.ts';
import { CAPACITY_METRICS } from '../analysis/over-time/capacity.ts';
import { LEVEL_MIN_DAYS } from '../analysis/over-time/levels.ts';
import type { Lake } from '../lake/lake.ts';
import type { IndexedDatabase, LakeIndex } from './lake-index.ts';
import { latest } from './times.ts';
import type { CapacityForecast, Drift, MetricKey, Num, OverTime, OverTimeSubject } from './types.ts';

/** Days of a spark, and of a step's age beyond which it is history. Our choices. */
const SPARK_DAYS = 60;
/** Days of the past in a forecast's chart. */
const CHART_DAYS = 120;
const DAY_MS = 86_400_000;

interface DailyRow extends OverTimeSubject {
  report_id: string;
  metric: MetricKey;
  day: string;
  typical: Num;
  busy: Num;
}

/** Steps of the last sixty days that still hold, significant trends, forecasts. */
export async function loadOverTime(lake: Lake, index: LakeIndex, database: IndexedDatabase): Promise<OverTime> {
  const daily = await lake.query<DailyRow>(
    `SELECT report_id, scope, subject, metric, day, typical, busy FROM daily_metrics WHERE ${database.where}
       AND day > (SELECT max(day) FROM daily_metrics WHERE ${database.where}) - INTERVAL ${CHART_DAYS} DAY
     ORDER BY scope, subject, metric, day`,
  );
  const byFigure = Map.groupBy(daily, figureOf);
  const newest = latest(daily.map(({ day }) => day)) ?? '';
  const drifts = [
    ...(await loadSteps(lake, index, database, byFigure, newest)),
    ...(await loadTrends(lake, index, database, byFigure)),
  ].sort(worstFirst);
  const [span] = await lake.query<{ days: Num }>(
    `SELECT max(days) AS days FROM (SELECT date_diff('day', min(day), max(day)) + 1 AS days FROM daily_metrics
       WHERE ${database.where} GROUP BY scope, subject, metric)`,
  );
  return {
    drifts,
    historyDays: span?.days ?? 0,
    driftMinDays: LEVEL_MIN_DAYS,
    capacity: await loadForecasts(lake, index, database, byFigure),
    knownDays: Math.max(0, ...[...byFigure.values()].map((days) => days.filter(({ busy }) => busy !== null).length)),
    forecastMinDays: FORECAST_MIN_DAYS,
  };
}

type Figure = OverTimeSubject & { metric: MetricKey };

const figureOf = ({ scope, subject, metric }: Figure): string => JSON.stringify([scope, subject, metric]);

/** What is worse before what is merely more or less, that before what is better; then by how much. */
function worstFirst(a: Drift, b: Drift): number {
  return concern(b) - concern(a) || sizeOf(b) - sizeOf(a) || (a.metric < b.metric ? -1 : 1);
}

const concern = ({ worse }: Drift): number => (worse === true ? 2 : worse === null ? 1 : 0);

const sizeOf = ({ before, after }: Drift): number =>
  before > 0 && after > 0 ? Math.abs(Math.log(after / before)) : Number.MAX_VALUE;

interface StepRow extends Figure {
  report_id: string;
  since: string;
  days: number;
  before_value: number;
  after_value: number;
  change_pct: number;
  scales: Num;
  worse: boolean | null;
}

async function loadSteps(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  byFigure: ReadonlyMap<string, readonly DailyRow[]>,
  newest: string,
): Promise<Drift[]> {
  const rows = await lake.query<StepRow>(
    `SELECT report_id, scope, subject, metric, since, days, before_value, after_value, change_pct, scales, worse
     FROM level_changes WHERE ${database.where} AND ongoing ORDER BY scope, subject, metric`,
  );
  const oldest = shifted(newest, -SPARK_DAYS);
  return rows.flatMap((row): Drift[] => {
    const snapshot = index.byReport.get(row.report_id)?.snapshot;
    if (!snapshot || row.since < oldest) return [];
    return [
      {
        kind: 'step',
        scope: row.scope,
        subject: row.subject,
        metric: row.metric,
        unit: metricOf(row.metric).unit,
        worse: row.worse,
        since: row.since,
        days: row.days,
        before: row.before_value,
        after: row.after_value,
        changePct: row.change_pct,
        scales: row.scales,
        perDay: null,
        snapshot,
        spark: sparkOf(byFigure.get(figureOf(row)) ?? [], row.since),
      },
    ];
  });
}

interface TrendRow extends Figure {
  from_day: string;
  days: number;
  slope_per_day: number;
  slope_low: number;
  slope_high: number;
  start_value: number;
  end_value: number;
  change_pct: number;
  worse: boolean | null;
}

async function loadTrends(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  byFigure: ReadonlyMap<string, readonly DailyRow[]>,
): Promise<Drift[]> {
  const rows = await lake.query<TrendRow>(
    `SELECT scope, subject, metric, from_day, days, slope_per_day, slope_low, slope_high, start_value, end_value, change_pct, worse
     FROM trends WHERE ${database.where} AND significant ORDER BY scope, subject, metric`,
  );
  return rows.flatMap((row): Drift[] => {
    const days = byFigure.get(figureOf(row)) ?? [];
    const first = days.find(({ day }) => day >= row.from_day);
    const snapshot = first && index.byReport.get(first.report_id)?.snapshot;
    if (!snapshot) return [];
    return [
      {
        kind: 'trend',
        scope: row.scope,
        subject: row.subject,
        metric: row.metric,
        unit: metricOf(row.metric).unit,
        worse: row.worse,
        since: row.from_day,
        days: row.days,
        before: row.start_value,
        after: row.end_value,
        changePct: row.change_pct,
        scales: null,
        perDay: { value: row.slope_per_day, low: row.slope_low, high: row.slope_high },
        snapshot,
        spark: sparkOf(days, null),
      },
    ];
  });
}

/** The last sixty days, a place a day; `since`: the place of that day. */
function sparkOf(days: readonly DailyRow[], since: string | null): Drift['spark'] {
  const newest = days.at(-1)?.day;
  if (newest === undefined) return { values: [], mark: null };
  const oldest = shifted(newest, 1 - SPARK_DAYS);
  const own = days.filter(({ day }) => day >= oldest);
  const first = own[0]?.day ?? newest;
  const values: Num[] = new Array(daysBetween(first, newest) + 1).fill(null);
  for (const { day, typical } of own) values[daysBetween(first, day)] = typical;
  return { values, mark: since === null || since < first ? null : daysBetween(first, since) };
}

interface ForecastRow extends Figure {
  day: string;
  value: number;
  low: number;
  high: number;
  limit_kind: string | null;
  limit_value: Num;
  reached_on: string | null;
  reached_earliest: string | null;
  reached_latest: string | null;
  method: CapacityForecast['method'];
  history_days: number;
  backtest_origins: number;
  backtest_mase: Num;
  naive_mase: Num;
  backtest_mape_pct: Num;
  backtest_coverage_pct: Num;
}

async function loadForecasts(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  byFigure: ReadonlyMap<string, readonly DailyRow[]>,
): Promise<CapacityForecast[]> {
  const rows = await lake.query<ForecastRow>(
    `SELECT * EXCLUDE (report_id, instance_number) FROM forecasts WHERE ${database.where} ORDER BY scope, subject, metric, day`,
  );
  const order: readonly string[] = CAPACITY_METRICS;
  return [...Map.groupBy(rows, figureOf)]
    .map(([figure, days]): CapacityForecast => {
      const [first] = days as [ForecastRow];
      return {
        scope: first.scope,
        subject: first.subject,
        metric: first.metric,
        unit: metricOf(first.metric).unit,
        history: (byFigure.get(figure) ?? []).map(({ day, busy, report_id }) => ({
          day,
          value: busy,
          path: index.byReport.get(report_id)?.snapshot.path ?? null,
        })),
        days: days.map(({ day, value, low, high }) => ({ day, value, low, high })),
        limit:
          first.limit_kind === null || first.limit_value === null
            ? null
            : { kind: first.limit_kind as NonNullable<CapacityForecast['limit']>['kind'], value: first.limit_value },
        reachedOn: first.reached_on,
        earliest: first.reached_earliest,
        latest: first.reached_latest,
        method: first.method,
        historyDays: first.history_days,
        backTest: {
          origins: first.backtest_origins,
          mase: first.backtest_mase,
          naiveMase: first.naive_mase,
          mapePct: first.backtest_mape_pct,
          coveragePct: first.backtest_coverage_pct,
        },
      };
    })
    .sort(
      (a, b) =>
        soonness(a) - soonness(b) ||
        order.indexOf(a.metric) - order.indexOf(b.metric) ||
        (a.subject < b.subject ? -1 : 1),
    );
}

/** What runs out soonest comes first; a highest value seen is no limit that anything stops at. */
function soonness({ limit, reachedOn, earliest }: CapacityForecast): number {
  if (limit === null || limit.kind === 'highest_seen') return 2e15;
  const day = reachedOn ?? earliest;
  return day === null ? 1e15 : msOf(day) + (reachedOn === null ? 1e14 : 0);
}

const msOf = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`);
const daysBetween = (from: string, to: string): number => Math.floor((msOf(to) - msOf(from)) / DAY_MS);
const shifted = (day: string, days: number): string =>
  day === '' ? '' : new Date(msOf(day) + days * DAY_MS).toISOString().slice(0, 19).replace('T', ' ');

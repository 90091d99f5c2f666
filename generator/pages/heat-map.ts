/**
 * The load by hour and weekday: what a week typically looks like, the last seven days beside it, and the days of a year.
 * A snapshot counts for every hour that it overlaps, by the share of it; an hour is known when half of it is covered.
 */
import { median } from 'simple-statistics';
import type { Num } from '../base/figures.ts';
import type { HeatClass, HeatDay, HeatHour, HeatMap, TypicalWeek } from './heat-map-types.ts';
import { latest, utcMs } from './times.ts';
import type { InstanceSeries, MetricKey, Unit, Usual } from './types.ts';

/** What an hour of the week may have its own level of. Average active sessions must be the first. */
export const HEAT_METRICS: readonly (readonly [MetricKey, Unit])[] = [
  ['aas', 'sessions'],
  ['host_cpu_pct', 'percent'],
  ['transactions_per_s', 'per_second'],
  ['single_block_read_ms', 'milliseconds'],
  ['log_file_sync_ms', 'milliseconds'],
  ['logical_reads_per_s', 'per_second'],
  ['physical_reads_per_s', 'per_second'],
  ['redo_bytes_per_s', 'bytes_per_second'],
  ['hard_parses_per_s', 'per_second'],
];

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const WEEK_HOURS = 168;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const EPOCH_HOUR_OF_WEEK = 3 * DAY_HOURS;

/** Of the following all are our choice: a longer snapshot says nothing of one hour; eight weeks as the baselines have it. */
const LONGEST_SNAPSHOT_HOURS = 4;
const KNOWN_SHARE = 0.5;
const TYPICAL_WEEKS = 8;
const LAST_DAYS = 7;
const CALENDAR_DAYS = 371;
/** A day of fewer known hours has no mean. */
const KNOWN_HOURS_OF_DAY = 6;

interface Hour {
  /** Value times share of the hour, and the shares. */
  sum: number;
  covered: number;
  /** The snapshot with the largest share, its place in the series. */
  main: number;
  mainShare: number;
}

/** Hours since 1970 of the database's own clock. */
type Hours = Map<number, Hour>;

/**
 * Null where no snapshot of the series is short enough to tell hours apart.
 * `usualOf`: what average active sessions usually are at the hour of the series' `i`-th snapshot, null where unknown.
 */
export function heatMap(
  series: InstanceSeries,
  subject: string | null,
  usualOf: (i: number) => Usual | null,
): HeatMap | null {
  const newest = latest(series.snapshots.map(({ endTime }) => endTime));
  if (newest === null) return null;
  // A snapshot that ends seconds after midnight does not begin a day.
  const lastHour = Math.round(utcMs(newest) / HOUR_MS) - 1;
  const lastDay = Math.floor(lastHour / DAY_HOURS);
  const typicalFrom = (lastDay - TYPICAL_WEEKS * 7 + 1) * DAY_HOURS;
  const aas = hoursOf(series, 'aas', (lastDay - CALENDAR_DAYS + 1) * DAY_HOURS);
  const known = [...aas].filter(([hour, own]) => hour >= typicalFrom && isKnown(own)).map(([hour]) => hour);
  if (known.length === 0) return null;
  const typical = HEAT_METRICS.flatMap(([metric, unit]): TypicalWeek[] => {
    const week = typicalWeek(metric === 'aas' ? aas : hoursOf(series, metric, typicalFrom), typicalFrom);
    return week.weeks.some((weeks) => weeks > 0) ? [{ metric, unit, ...week }] : [];
  });
  return {
    subject,
    from: dayText(Math.floor(known.reduce((a, b) => Math.min(a, b)) / DAY_HOURS)),
    to: dayText(lastDay),
    typical,
    topClasses: topClassesOf(series, typicalFrom),
    lastDays: Array.from({ length: LAST_DAYS }, (_, i) => {
      const day = lastDay - LAST_DAYS + 1 + i;
      return { day: dayText(day), hours: hoursOfDay(day).map((hour) => heatHour(aas.get(hour), series, usualOf)) };
    }),
    calendar: calendarOf(aas, series, lastDay),
  };
}

function hoursOf(series: InstanceSeries, metric: MetricKey, fromHour: number): Hours {
  return hoursOfValues(series, series.metrics[metric] ?? [], fromHour);
}

function hoursOfValues(series: InstanceSeries, values: readonly Num[], fromHour: number): Hours {
  const hours: Hours = new Map();
  for (const [i, { beginTime, endTime }] of series.snapshots.entries()) {
    const value = values[i] ?? null;
    const [begin, end] = [utcMs(beginTime) / HOUR_MS, utcMs(endTime) / HOUR_MS];
    if (value === null || end <= fromHour || !(end > begin) || end - begin > LONGEST_SNAPSHOT_HOURS) continue;
    for (let hour = Math.max(fromHour, Math.floor(begin)); hour < end; hour++) {
      const share = Math.min(end, hour + 1) - Math.max(begin, hour);
      const own = hours.get(hour) ?? { sum: 0, covered: 0, main: i, mainShare: 0 };
      own.sum += value * share;
      own.covered += share;
      if (share > own.mainShare) [own.main, own.mainShare] = [i, share];
      hours.set(hour, own);
    }
  }
  return hours;
}

const isKnown = (hour: Hour | undefined): hour is Hour => hour !== undefined && hour.covered >= KNOWN_SHARE;
const meanOf = (hour: Hour | undefined): Num => (isKnown(hour) ? hour.sum / hour.covered : null);
const hoursOfDay = (day: number): number[] => Array.from({ length: DAY_HOURS }, (_, i) => day * DAY_HOURS + i);
const dayText = (day: number): string =>
  new Date(day * DAY_HOURS * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ');

function typicalWeek(hours: Hours, fromHour: number): Pick<TypicalWeek, 'values' | 'weeks'> {
  const found: number[][] = Array.from({ length: WEEK_HOURS }, () => []);
  for (const [hour, own] of hours) {
    const mean = hour < fromHour ? null : meanOf(own);
    if (mean !== null) found[(hour + EPOCH_HOUR_OF_WEEK) % WEEK_HOURS]?.push(mean);
  }
  return {
    values: found.map((own) => (own.length > 0 ? median(own) : null)),
    weeks: found.map(({ length }) => length),
  };
}

/** By the sums over the weeks, as medians of classes do not add up. */
function topClassesOf(series: InstanceSeries, fromHour: number): HeatMap['topClasses'] {
  const sums = series.aasByClass.map(({ waitClass, values }) => {
    const byHour = new Array<number>(WEEK_HOURS).fill(0);
    for (const [hour, own] of hoursOfValues(series, values, fromHour)) {
      const at = (hour + EPOCH_HOUR_OF_WEEK) % WEEK_HOURS;
      byHour[at] = (byHour[at] ?? 0) + (meanOf(own) ?? 0);
    }
    return { waitClass, byHour };
  });
  const top = Array.from({ length: WEEK_HOURS }, (_, at): HeatClass | null => {
    const all = sums.reduce((total, { byHour }) => total + (byHour[at] ?? 0), 0);
    const [first] = sums.toSorted((a, b) => (b.byHour[at] ?? 0) - (a.byHour[at] ?? 0));
    return first && all > 0 ? { waitClass: first.waitClass, pct: (100 * (first.byHour[at] ?? 0)) / all } : null;
  });
  return top.some((each) => each !== null) ? top : null;
}

function heatHour(hour: Hour | undefined, series: InstanceSeries, usualOf: (i: number) => Usual | null): HeatHour {
  if (!isKnown(hour)) return { value: null, path: null, against: null };
  const own = series.metrics.aas?.[hour.main] ?? null;
  const usual = usualOf(hour.main);
  return {
    value: meanOf(hour),
    path: series.snapshots[hour.main]?.path ?? null,
    against: usual === null || own === null ? null : own > usual.high ? 'above' : own < usual.low ? 'below' : null,
  };
}

function calendarOf(hours: Hours, series: InstanceSeries, lastDay: number): HeatDay[] | null {
  const days = Map.groupBy(
    [...hours].filter(([, own]) => isKnown(own)),
    ([hour]) => Math.floor(hour / DAY_HOURS),
  );
  const first = [...days.keys()].reduce((a, b) => Math.min(a, b), lastDay);
  if (lastDay - first + 1 <= TYPICAL_WEEKS * 7) return null;
  return Array.from({ length: lastDay - first + 1 }, (_, i): HeatDay => {
    const known = (days.get(first + i) ?? []).map(([, own]) => own);
    const day = dayText(first + i);
    if (known.length < KNOWN_HOURS_OF_DAY) return { day, value: null, path: null };
    const busiest = known.reduce((a, b) => ((meanOf(b) ?? 0) > (meanOf(a) ?? 0) ? b : a));
    const sum = known.reduce((total, own) => total + (meanOf(own) ?? 0), 0);
    return { day, value: sum / known.length, path: series.snapshots[busiest.main]?.path ?? null };
  });
}

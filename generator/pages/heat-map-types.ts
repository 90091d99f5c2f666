/** The load by hour and weekday, and by day, as plain values. Absent is null: no report covers the hour. */
import type { Num, Unit } from '../base/figures.ts';
import type { MetricKey } from './types.ts';

/** Figures of one series (an instance, or a cluster's instances together) by hour of the day. */
export interface HeatMap {
  /** Instance, pluggable database; null for a cluster's instances together. */
  subject: string | null;
  /** First and last day that the typical week rests on: `2026-10-19 00:00:00`. */
  from: string;
  to: string;
  /** Average active sessions first. */
  typical: TypicalWeek[];
  /** The wait class (or CPU) that took most time at each hour of the week, 168 elements; null where the reports print no classes. */
  topClasses: (HeatClass | null)[] | null;
  /** Average active sessions of the last seven days, oldest first. */
  lastDays: { day: string; hours: HeatHour[] }[];
  /** Mean average active sessions by day, of the last year at most; null with no more than eight weeks of history. */
  calendar: HeatDay[] | null;
}

/** Medians by hour of the week: 168 elements, Monday 00:00 first. */
export interface TypicalWeek {
  metric: MetricKey;
  unit: Unit;
  values: Num[];
  /** Weeks that have a value at that hour. */
  weeks: number[];
}

export interface HeatClass {
  waitClass: string;
  /** Of the time of all classes. */
  pct: number;
}

export interface HeatHour {
  value: Num;
  /** The snapshot that covers most of the hour. */
  path: string | null;
  /** Outside of what is usual at its hour, where that is known. */
  against: 'above' | 'below' | null;
}

export interface HeatDay {
  day: string;
  value: Num;
  /** The day's busiest snapshot. */
  path: string | null;
}

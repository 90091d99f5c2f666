/** How busy the business is: a day's curve, a week's, and slow growth. All 0 to about 1, dimensionless. */
import { hourOfDay, type WallClock, weekday } from '../calendar.ts';
import type { Schedule } from '../cast/types.ts';

type Curve = readonly (readonly [hour: number, level: number])[];

/** Office hours with a lunch dip; the shop never sleeps wholly. */
const ONLINE: Curve = [
  [0, 0.1],
  [2, 0.06],
  [5, 0.05],
  [7, 0.2],
  [8, 0.52],
  [9, 0.88],
  [10.3, 1],
  [11.5, 0.97],
  [12.3, 0.68],
  [13.1, 0.66],
  [14, 0.9],
  [15.5, 0.98],
  [17, 0.84],
  [18, 0.58],
  [20, 0.46],
  [21.5, 0.34],
  [23, 0.17],
  [24, 0.1],
];
/** The nightly window opens at 22:00 and is over by 04:00. */
const BATCH: Curve = [
  [0, 0.95],
  [1, 1],
  [2.2, 0.8],
  [3.2, 0.42],
  [4, 0.05],
  [4.5, 0],
  [21.7, 0],
  [22.2, 0.6],
  [23, 0.9],
  [24, 0.95],
];
/** Dashboards are opened in the morning, finance reports run in the late afternoon. */
const REPORT: Curve = [
  [0, 0.03],
  [6, 0.04],
  [7.2, 0.4],
  [8.3, 1],
  [9.6, 0.86],
  [11, 0.5],
  [12.5, 0.32],
  [14, 0.46],
  [16, 0.62],
  [17.2, 0.8],
  [18.3, 0.42],
  [20, 0.12],
  [24, 0.03],
];
const STEADY: Curve = [
  [0, 0.8],
  [8, 0.95],
  [12, 1],
  [18, 0.95],
  [24, 0.8],
];

const CURVES: Readonly<Record<Schedule, Curve>> = { online: ONLINE, batch: BATCH, report: REPORT, steady: STEADY };

/** By weekday, Sunday first. */
const WEEK: Readonly<Record<Schedule, readonly number[]>> = {
  online: [0.24, 1.08, 1, 0.98, 1.01, 0.95, 0.33],
  batch: [1.25, 0.95, 1, 1, 1.02, 1.05, 0.7],
  report: [0.08, 1.15, 0.95, 0.92, 0.95, 1.08, 0.12],
  steady: [1, 1, 1, 1, 1, 1, 1],
};

const GROWTH_PER_DAY = 0.0035;
/** Peaks of a working day are far above its mean; a batch window concentrates a day's bulk work. */
const PEAK: Readonly<Record<Schedule, number>> = { online: 1, batch: 2.6, report: 1, steady: 1 };

function level(curve: Curve, hour: number): number {
  for (let i = 1; i < curve.length; i++) {
    const [h1, l1] = curve[i] ?? [24, 0];
    const [h0, l0] = curve[i - 1] ?? [0, 0];
    if (hour <= h1) return l0 + ((l1 - l0) * (hour - h0)) / (h1 - h0);
  }
  return 0;
}

/** Level of a schedule at an instant; `start` is the archive's first, from which growth counts. */
export function shapeAt(schedule: Schedule, t: WallClock, start: WallClock): number {
  const week = WEEK[schedule][weekday(t)] ?? 1;
  const growth = 1 + (GROWTH_PER_DAY * (t - start)) / 86400;
  return level(CURVES[schedule], hourOfDay(t)) * week * growth * PEAK[schedule];
}

/** Mean level between two instants. */
export function shapeBetween(schedule: Schedule, begin: WallClock, end: WallClock, start: WallClock): number {
  const steps = Math.max(2, Math.min(24, Math.round((end - begin) / 600)));
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += shapeAt(schedule, begin + ((i + 0.5) * (end - begin)) / steps, start);
  return sum / steps;
}

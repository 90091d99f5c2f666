/** The time axis: wall clock times as numbers, and ticks that fall where a reader expects them (hours, midnights, Mondays, months). */
import { weekday } from '../lib/format.ts';
import type { Lang } from './types.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds of a wall clock time `YYYY-MM-DD HH:MM:SS`, counted as if it were UTC; NaN when it is none. */
export function msOf(time: string): number {
  const [, year, month, day, hour, minute, second] = TIME.exec(time) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second ?? 0));
}

/** Several times faster than Date.parse, which a year of snapshots notices. */
const TIME = /^\s*(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?/;

/** The wall clock time of `msOf`, without fractions. */
export function timeOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

export interface Tick {
  at: number;
  /** First line: the clock, the day, the month. */
  label: string;
  /** Second line, only where it changes: the date under hours, the month under days, the year under months. */
  context: string;
}

export interface TimeTicks {
  /** The context that holds at the start of the axis. */
  start: string;
  ticks: Tick[];
}

const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
];
const MONTHS: readonly number[] = [1, 3, 6, 12, 24, 60];
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** 1970-01-05 was a Monday. */
const MONDAY = 4 * DAY;

/** Ticks for `[from, to]` drawn `pixels` wide. */
export function timeTicks(from: number, to: number, pixels: number, lang: Lang): TimeTicks {
  const perPixel = (to - from) / pixels;
  const hours = pixels > 500 ? 58 : 46;
  const days = lang === 'zh' ? 66 : 58;
  const step = STEPS.find(
    (candidate) => candidate / perPixel >= (candidate < DAY ? hours : candidate < 7 * DAY ? days : 66),
  );
  const moments = step === undefined ? monthTicks(from, to, perPixel) : stepTicks(from, to, step);
  const describe = step === undefined ? monthLabel : step < DAY ? hourLabel : step < 7 * DAY ? dayLabel : weekLabel;
  const start = describe(from, lang).context;
  let last = start;
  const ticks = moments.map((at) => {
    const { label, context } = describe(at, lang);
    const tick = { at, label, context: context === last ? '' : context };
    last = context;
    return tick;
  });
  return { start, ticks };
}

/** Midnights within `[from, to]`. */
export function midnights(from: number, to: number): number[] {
  return stepTicks(from, to, DAY);
}

function stepTicks(from: number, to: number, step: number): number[] {
  const offset = step % (7 * DAY) === 0 ? MONDAY : 0;
  const ticks: number[] = [];
  for (let at = Math.ceil((from - offset) / step) * step + offset; at <= to; at += step) ticks.push(at);
  return ticks;
}

function monthTicks(from: number, to: number, perPixel: number): number[] {
  const months = MONTHS.find((n) => (n * 30 * DAY) / perPixel >= 42) ?? 120;
  const start = new Date(from);
  const ticks: number[] = [];
  for (let month = 0; ; month += 1) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1);
    if (at > to) return ticks;
    if (at >= from && month % months === 0) ticks.push(at);
  }
}

type Label = { label: string; context: string };

function hourLabel(at: number, lang: Lang): Label {
  const date = new Date(at);
  const time = timeOf(at);
  const [day, month] = [date.getUTCDate(), date.getUTCMonth()];
  const name = weekday(time, lang);
  const context = lang === 'zh' ? `${month + 1}月${day}日 ${name}` : `${name} ${day} ${MONTH_NAMES[month]}`;
  return { label: time.slice(11, 16), context };
}

function dayLabel(at: number, lang: Lang): Label {
  const date = new Date(at);
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  const name = weekday(timeOf(at), lang);
  return lang === 'zh'
    ? { label: `${day}日 ${name}`, context: `${year}年${month + 1}月` }
    : { label: `${name} ${day}`, context: `${MONTH_NAMES[month]} ${year}` };
}

function weekLabel(at: number, lang: Lang): Label {
  const date = new Date(at);
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  return lang === 'zh'
    ? { label: `${month + 1}月${day}日`, context: `${year}年` }
    : { label: `${day} ${MONTH_NAMES[month]}`, context: String(year) };
}

function monthLabel(at: number, lang: Lang): Label {
  const date = new Date(at);
  const month = date.getUTCMonth();
  return lang === 'zh'
    ? { label: `${month + 1}月`, context: `${date.getUTCFullYear()}年` }
    : { label: MONTH_NAMES[month] ?? '', context: String(date.getUTCFullYear()) };
}

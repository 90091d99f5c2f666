/** Wall-clock time as seconds since 1970-01-01 00:00:00 of the database's own clock, no zone, and the ways AWR prints it. */

export type WallClock = number;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** `2026-10-30` as midnight of that day; null when it is no date. */
export function parseDay(text: string): WallClock | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 1000;
  return isoDay(time) === text ? time : null;
}

/** `2026-10-30` */
export function isoDay(t: WallClock): string {
  return new Date(t * 1000).toISOString().slice(0, 10);
}

/** `2026-10-30 09:00:12` */
export function isoTime(t: WallClock): string {
  return new Date(t * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** 0 Sunday … 6 Saturday. */
export function weekday(t: WallClock): number {
  return new Date(t * 1000).getUTCDay();
}

/** Hour of the day with its fraction, 0 ≤ h < 24. */
export function hourOfDay(t: WallClock): number {
  return (((t % 86400) + 86400) % 86400) / 3600;
}

/** `30-Oct-26 09:00:12` */
export function awrTime(t: WallClock): string {
  return `${awrMinute(t)}:${two(new Date(t * 1000).getUTCSeconds())}`;
}

/** `30-Oct-26 09:00` */
export function awrMinute(t: WallClock): string {
  const d = new Date(t * 1000);
  const day = `${two(d.getUTCDate())}-${MONTHS[d.getUTCMonth()]}-${two(d.getUTCFullYear() % 100)}`;
  return `${day} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
}

/** `30-Oct 09:00:12` */
export function awrDayTime(t: WallClock): string {
  return awrTime(t).replace(/-\d\d /, ' ');
}

/** `09:00:12` */
export function clockTime(t: WallClock): string {
  return awrTime(t).slice(-8);
}

/** Times are text, `YYYY-MM-DD HH:MM:SS`: their order as text is their order in time. */

/** The earliest of some times, null of none. */
export function earliest(times: Iterable<string>): string | null {
  let found: string | null = null;
  for (const time of times) if (found === null || time < found) found = time;
  return found;
}

/** The latest of some times, null of none. */
export function latest(times: Iterable<string>): string | null {
  let found: string | null = null;
  for (const time of times) if (found === null || time > found) found = time;
  return found;
}

/** Seconds from one time to another. */
export const secondsBetween = (from: string, to: string): number => (utcMs(to) - utcMs(from)) / 1000;

/** The time so many seconds before. */
export const earlier = (time: string, seconds: number): string =>
  new Date(utcMs(time) - seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** Milliseconds, for differences and hours of the day alone: a wall clock read as if it were UTC's. */
export const utcMs = (time: string): number => Date.parse(`${time.slice(0, 19).replace(' ', 'T')}Z`);

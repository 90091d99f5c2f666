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

/** `--since`: how far back a digest looks. */
import { AwrError, EXIT } from '../base/errors.ts';
import { LAST_NIGHT_S } from '../pages/digest.ts';
import { earlier } from '../pages/times.ts';

export interface Window {
  /** Start for a database whose newest snapshot ends at `until`, both of its own clock. */
  sinceOf: (until: string) => string;
  /** Start by this machine's clock, for what has no other. */
  sinceNow: (now: Date) => Date;
}

const HOUR_S = 3600;
const UNITS: Record<string, number> = { h: HOUR_S, d: 24 * HOUR_S };
/** Longer ones are mistakes: a digest is of a night or a week. */
const MAX_HOURS = 366 * 24;

/**
 * `24h`, `7d`: back from each database's newest snapshot. `2026-10-30`, `2026-10-30 22:00`: of each database's own
 * clock. Undefined: the last 24 hours. Throws `usage`.
 */
export function windowOf(since: string | undefined): Window {
  if (since === undefined) return back(LAST_NIGHT_S);
  const [, amount, unit = ''] = /^(\d{1,5})([hd])$/.exec(since.trim()) ?? [];
  const seconds = Number(amount) * (UNITS[unit] ?? Number.NaN);
  if (seconds > 0 && seconds <= MAX_HOURS * HOUR_S) return back(seconds);
  const time = absolute(since.trim());
  if (time !== null) return { sinceOf: () => time, sinceNow: () => new Date(`${time.replace(' ', 'T')}Z`) };
  throw new AwrError(`Not a time to look back to: ${JSON.stringify(since)}.`, {
    code: 'usage',
    place: '--since',
    remedy:
      'Give hours or days before the newest report (24h, 7d), or a time of the databases’ clock (2026-10-30 22:00).',
    exitCode: EXIT.usage,
  });
}

const back = (seconds: number): Window => ({
  sinceOf: (until) => earlier(until, seconds),
  sinceNow: (now) => new Date(now.getTime() - seconds * 1000),
});

/** `YYYY-MM-DD HH:MM:SS`, null where it is no time. */
function absolute(text: string): string | null {
  const [, date, clock = '00:00', seconds = ':00'] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?$/.exec(text) ?? [];
  if (date === undefined) return null;
  const time = `${date} ${clock}${seconds}`;
  const read = new Date(`${time.replace(' ', 'T')}Z`);
  const isReal = !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === date;
  return isReal ? time : null;
}

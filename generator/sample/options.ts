/** What a sample archive is made from. The same options give the same bytes. */
import { AwrError, EXIT } from '../base/errors.ts';
import { parseDay, type WallClock } from './calendar.ts';

export const RELEASES = ['11.2.0.4', '12.2.0.1', '19c'] as const;
export type Release = (typeof RELEASES)[number];

export interface SampleOptions {
  databases: number;
  days: number;
  /** Minutes between snapshots. */
  interval: number;
  release: Release | 'mixed';
  seed: number;
  /** Last day of the archive, `YYYY-MM-DD`. */
  end: string;
}

/** The last day is a working day, so that the newest reports show one; fixed, so that the archive is. */
export const defaultOptions: SampleOptions = {
  databases: 3,
  days: 7,
  interval: 60,
  release: 'mixed',
  seed: 1,
  end: '2026-10-30',
};

const wrong = (flag: string, found: string, expected: string): AwrError =>
  new AwrError(`--${flag} ${found}: expected ${expected}`, {
    code: 'usage',
    remedy: `Give --${flag} ${expected}.`,
    exitCode: EXIT.usage,
  });

function whole(flag: string, text: string | undefined, usual: number, low: number, high: number): number {
  if (text === undefined) return usual;
  const n = Number(text);
  if (/^\d+$/.test(text) && n >= low && n <= high) return n;
  throw wrong(flag, text, `a whole number from ${low} to ${high}`);
}

/**
 * Reads the command's flags, all text; what is not given takes its default.
 * @throws AwrError `usage` (exit code 2) naming the flag, what was found and what was expected.
 */
export function parseOptions(flags: Partial<Record<keyof SampleOptions, string>>): SampleOptions {
  const release = flags.release ?? defaultOptions.release;
  if (release !== 'mixed' && !(RELEASES as readonly string[]).includes(release)) {
    throw wrong('release', release, [...RELEASES, 'mixed'].join(', '));
  }
  const interval = whole('interval', flags.interval, defaultOptions.interval, 10, 720);
  if (1440 % interval !== 0) throw wrong('interval', String(interval), 'a number of minutes that divides a day');
  const end = flags.end ?? defaultOptions.end;
  if (parseDay(end) === null) throw wrong('end', end, 'a day as YYYY-MM-DD');
  return {
    databases: whole('databases', flags.databases, defaultOptions.databases, 1, 100),
    days: whole('days', flags.days, defaultOptions.days, 1, 3660),
    interval,
    release: release as SampleOptions['release'],
    seed: whole('seed', flags.seed, defaultOptions.seed, 0, 4294967295),
    end,
  };
}

/** First and last instant that the archive covers. */
export function span(options: SampleOptions): { begin: WallClock; end: WallClock } {
  const lastDay = parseDay(options.end) ?? 0;
  return { begin: lastDay + 86400 - options.days * 86400, end: lastDay + 86400 };
}

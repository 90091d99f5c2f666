/**
 * Which file a report is taken from when several hold it. A pure rule over paths and times, so that the lake does not
 * depend on the order in which files happen to be read.
 */
import { compare } from '../archive/walk.ts';
import { wholeOf } from './parts.ts';

export interface Claimant {
  path: string;
  mtime_ms: number | null;
  /** `html` or `text`. */
  format: string | null;
  table_count: number | null;
}

/** In what one file is ahead of another. */
export type Lead = 'format' | 'tables' | 'age' | 'path';

/**
 * What decides between two files, and for which of them: below 0 for `a`. The page says more than the text, which rounds and
 * cuts; a file with more tables more than one that has lost some; of equals the newest counts, or the first by path.
 */
function compareClaims(a: Claimant, b: Claimant): { lead: Lead; by: number } {
  const format = Number(b.format === 'html') - Number(a.format === 'html');
  if (format !== 0) return { lead: 'format', by: format };
  const tables = (b.table_count ?? 0) - (a.table_count ?? 0);
  if (tables !== 0) return { lead: 'tables', by: tables };
  const age = (b.mtime_ms ?? 0) - (a.mtime_ms ?? 0);
  return age !== 0 ? { lead: 'age', by: age } : { lead: 'path', by: compare(a.path, b.path) };
}

/**
 * True when `challenger` is to be taken rather than `owner`. An owner that has gone (`ownerExists` false) gives way to any
 * file that is there, so a moved archive is no archive of duplicates.
 */
export function beats(challenger: Claimant, owner: Claimant, ownerExists: boolean): boolean {
  return !ownerExists || compareClaims(challenger, owner).by < 0;
}

/** In what the file that a report is taken from is ahead of another one that holds it. */
export function leadOf(owner: Claimant, other: Claimant): Lead {
  return compareClaims(owner, other).lead;
}

/** The file on disk that a stored path is in: the path itself, the file of a part, or the archive of a member. */
export function fileOf(storedPath: string, exists: (file: string) => boolean): string | null {
  if (exists(storedPath)) return storedPath;
  const whole = wholeOf(storedPath);
  if (whole !== null && exists(whole)) return whole;
  // A name may hold `!` of its own, so every one of them might be where the member's name begins.
  for (let at = storedPath.indexOf('!'); at > 0; at = storedPath.indexOf('!', at + 1)) {
    if (exists(storedPath.slice(0, at))) return storedPath.slice(0, at);
  }
  return null;
}

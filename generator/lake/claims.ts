/**
 * Which file a report is taken from when several hold it. A pure rule over paths and times, so that the lake does not
 * depend on the order in which files happen to be read.
 */
import { compare } from '../archive/walk.ts';

export interface Claimant {
  path: string;
  mtime_ms: number | null;
}

/**
 * True when `challenger` is to be taken rather than `owner`: it is newer, or as old and first by path. An owner that
 * has gone (`ownerExists` false) gives way to any file that is there, so a moved archive is no archive of duplicates.
 */
export function beats(challenger: Claimant, owner: Claimant, ownerExists: boolean): boolean {
  if (!ownerExists) return true;
  const age = (challenger.mtime_ms ?? 0) - (owner.mtime_ms ?? 0);
  return age === 0 ? compare(challenger.path, owner.path) < 0 : age > 0;
}

/** The file on disk that a stored path is in: the path itself, or the archive of a member. */
export function fileOf(storedPath: string, exists: (file: string) => boolean): string | null {
  if (exists(storedPath)) return storedPath;
  // A name may hold `!` of its own, so every one of them might be where the member's name begins.
  for (let at = storedPath.indexOf('!'); at > 0; at = storedPath.indexOf('!', at + 1)) {
    if (exists(storedPath.slice(0, at))) return storedPath.slice(0, at);
  }
  return null;
}

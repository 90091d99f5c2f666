/** Which segments have a page: those that Oracle could name. `** MISSING **`, `** UNAVAILABLE **`, `** TRANSIENT: 4254950` are none. */
import { segmentPath } from './paths.ts';

export const isNamed = (owner: string | null, object: string | null): boolean =>
  owner !== null &&
  object !== null &&
  owner !== '' &&
  object !== '' &&
  !owner.startsWith('**') &&
  !object.startsWith('**');

/** Null where the segment has no page. */
export const segmentPageOf = (dbSlug: string, owner: string | null, object: string | null): string | null =>
  owner !== null && object !== null && isNamed(owner, object) ? segmentPath(dbSlug, owner, object) : null;

/** A viewer that is there before the first night: as a service it may be started on a host that has read nothing yet. */
import { setTimeout } from 'node:timers/promises';
import { isLake } from '../lake/lake.ts';
import { currentRelease } from '../publish/releases.ts';

/** How often it is looked for; our choice. */
const POLL_MS = 2000;

/**
 * Ends at once where there is a lake; else as soon as the first night has published: a lake is whole only then. Throws an
 * `AbortError` where `signal` comes first.
 */
export async function firstLake(lake: string, releases: string, signal: AbortSignal, pollMs = POLL_MS): Promise<void> {
  if (isLake(lake)) return;
  while (!isLake(lake) || !currentRelease(releases)) await setTimeout(pollMs, undefined, { signal });
}

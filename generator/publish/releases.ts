/**
 * Releases on disk: `RELEASES/<id>/` are whole sites, the link `RELEASES/current` names the published one.
 * A new one is filled as `.staging-<id>` and renamed when it is complete, so a directory without a dot in front is
 * always a complete site, and the switch is one rename of a link.
 */
import fs from 'node:fs';
import path from 'node:path';
import { type Manifest, readManifest } from './manifest.ts';

const STAGING = '.staging-';
const OLD = '.old-';
const NEXT_LINK = '.current-next';
const ID = /^\d{8}T\d{6}Z(-\d+)?$/;

export interface Release {
  id: string;
  dir: string;
  manifest: Manifest;
}

export const currentLink = (releasesDir: string): string => path.join(releasesDir, 'current');
export const stagingDir = (releasesDir: string, id: string): string => path.join(releasesDir, STAGING + id);

/** Removes what a killed run left behind: half-filled releases, half-removed ones, an unfinished switch. */
export function recoverReleases(releasesDir: string): void {
  fs.mkdirSync(releasesDir, { recursive: true });
  for (const name of fs.readdirSync(releasesDir)) {
    if (name.startsWith(STAGING) || name.startsWith(OLD) || name === NEXT_LINK) {
      fs.rmSync(path.join(releasesDir, name), { recursive: true, force: true });
    }
  }
}

/** Ids of complete releases, oldest first. */
export function listReleases(releasesDir: string): string[] {
  return fs
    .readdirSync(releasesDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && ID.test(entry.name))
    .map((entry) => entry.name)
    .sort(byAge);
}

/** The published release; null when there is none, or none that this version can read. */
export function currentRelease(releasesDir: string): Release | null {
  try {
    const dir = fs.realpathSync(currentLink(releasesDir));
    const manifest = readManifest(dir);
    return manifest && { id: path.basename(dir), dir, manifest };
  } catch {
    return null;
  }
}

/** A new id: the time in UTC, with a counter when two fall into one second. */
export function newReleaseId(releasesDir: string, now: Date): string {
  const time = now
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
  let id = time;
  for (let n = 2; fs.existsSync(path.join(releasesDir, id)); n++) id = `${time}-${n}`;
  return id;
}

/** Makes the filled staging directory a release. */
export function completeRelease(releasesDir: string, id: string): string {
  const dir = path.join(releasesDir, id);
  fs.renameSync(stagingDir(releasesDir, id), dir);
  return dir;
}

/** Publishes a complete release: readers see the one before or this one, never neither. */
export function switchTo(releasesDir: string, id: string): void {
  const next = path.join(releasesDir, NEXT_LINK);
  fs.rmSync(next, { force: true });
  fs.symlinkSync(id, next);
  fs.renameSync(next, currentLink(releasesDir));
}

/** Removes the oldest releases beyond `keep`, never the published one. Returns the ids removed. */
export function pruneReleases(releasesDir: string, keep: number): string[] {
  const published = currentRelease(releasesDir)?.id;
  const others = listReleases(releasesDir).filter((id) => id !== published);
  const surplus = others.slice(0, Math.max(0, others.length - (keep - 1)));
  for (const id of surplus) {
    // Renamed first: a release that is half removed must not be taken for a complete one.
    const old = path.join(releasesDir, OLD + id);
    fs.renameSync(path.join(releasesDir, id), old);
    fs.rmSync(old, { recursive: true, force: true });
  }
  return surplus;
}

function byAge(a: string, b: string): number {
  const [timeA = '', countA = '1'] = a.split('-');
  const [timeB = '', countB = '1'] = b.split('-');
  return timeA < timeB ? -1 : timeA > timeB ? 1 : Number(countA) - Number(countB);
}

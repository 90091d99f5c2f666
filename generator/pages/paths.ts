/**
 * Addresses of pages. People paste them into tickets, so each is a pure function of what the report itself says and
 * holds for ever; names come from untrusted reports, so only `a-z 0-9 _ -` ever reaches a path. Where cleaning a name
 * loses something, a short hash of the original keeps two names apart.
 */
import { createHash } from 'node:crypto';
import type { ReportKind } from '../report/types.ts';

/** Folder names that are not instances: those of pages below a database, and those of the site's own pages. */
const RESERVED = new Set([
  'sql',
  'wait',
  'segment',
  'parameters',
  'snapshots',
  'cluster',
  'pdbs',
  'compare',
  'index',
  'findings',
  'data',
  'digest',
  'help',
  'read',
  'search',
  'series',
  'all-instances',
]);
const MAX_LENGTH = 64;

export interface SnapshotIdentity {
  reportId: string;
  kind: ReportKind;
  instanceName: string | null;
  instanceNumber: number | null;
  beginSnap: number | null;
  endSnap: number | null;
  /** `YYYY-MM-DD HH:MM:SS` */
  beginTime: string;
}

/** `orcl-1234567890`. Oracle's names do not know case, so folding it loses nothing. */
export function databaseSlug(dbName: string | null, dbId: string | null): string {
  return `${cleanName(dbName ?? '') || 'unnamed'}-${cleanName(dbId ?? '') || 'unknown'}`;
}

/** `orcl1`; the instance number stands in for a name that is missing, and tells apart one that means something else here. */
export function instanceSlug(instanceName: string | null, instanceNumber: number | null): string {
  const slug = cleanName(instanceName ?? '');
  if (slug === '') return `instance-${instanceNumber ?? 'unknown'}`;
  return RESERVED.has(slug) ? `${slug}-${instanceNumber ?? 'instance'}` : slug;
}

/** Said in the address where other kinds of report may share an instance, a minute and snapshot ids with its AWR report. */
const KIND_PREFIX: Partial<Record<ReportKind, string>> = {
  awr_diff: 'diff',
  awr_sql: 'sql',
  ash: 'ash',
  addm: 'addm',
  statspack: 'sp',
};

/** `2023-12-23-0559_160-161`, `2023-12-23-0600_ash-0a1b2c3d`; the report's id stands in for snapshot ids that are missing. */
export function snapshotSlug(snapshot: SnapshotIdentity): string {
  const time = snapshot.beginTime.replace(/^(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d).*$/s, '$1-$2$3');
  const snaps =
    snapshot.beginSnap === null || snapshot.endSnap === null
      ? snapshot.reportId.slice(0, 8)
      : `${snapshot.beginSnap}-${snapshot.endSnap}`;
  const kind = KIND_PREFIX[snapshot.kind];
  return `${cleanName(time)}_${kind ? `${kind}-` : ''}${cleanName(snaps)}`;
}

/** `orcl-123/orcl1/2023-12-23-0559_160-161/` */
export function snapshotPath(dbSlug: string, snapshot: SnapshotIdentity): string {
  const instance = instanceSlug(snapshot.instanceName, snapshot.instanceNumber);
  return `${dbSlug}/${instance}/${snapshotSlug(snapshot)}/`;
}

/** `orcl-123/` */
export const databasePath = (dbSlug: string): string => `${dbSlug}/`;

/** `orcl-123/sql/7h35uxf5uhmm1/`. Two ids that differ in case only are two SQLs. */
export function sqlPath(dbSlug: string, sqlId: string): string {
  const slug = cleanName(sqlId);
  const exact = slug === sqlId || slug !== sqlId.toLowerCase();
  return `${dbSlug}/sql/${exact ? slug || shortHash(sqlId) : `${slug}-${shortHash(sqlId)}`}/`;
}

/**
 * `orcl-123/wait/db-file-sequential-read/`, `orcl-123/wait/enq-tx-row-lock-contention/`. An event is known by its words:
 * releases and damaged reports differ in case and punctuation, and a page is for all spellings.
 */
export const waitPath = (dbSlug: string, event: string): string => `${dbSlug}/wait/${eventSlug(event)}/`;

/** Words of an event's name, joined; what is no word and no punctuation of Oracle's counts, as a hash. */
export function eventSlug(event: string): string {
  const words = event.toLowerCase().replace(/[\s:()*/.,&+#=>'-]+/g, '-');
  return cleanName(words.replace(/^-+|-+$/g, '')) || 'unnamed';
}

/**
 * `orcl-123/segment/shop.orders/`: owner and object, whose partitions share the page. Oracle's names are upper case but where
 * they were quoted, and then another object may differ in case only.
 */
export function segmentPath(dbSlug: string, owner: string, object: string): string {
  return `${dbSlug}/segment/${identifierSlug(owner)}.${identifierSlug(object)}/`;
}

function identifierSlug(name: string): string {
  const slug = cleanName(name) || 'x';
  return name === name.toUpperCase() ? slug : `${slug.slice(0, MAX_LENGTH - 9)}-${shortHash(name)}`;
}

/** `orcl-123/parameters/` */
export const parametersPath = (dbSlug: string): string => `${dbSlug}/parameters/`;

/** `orcl-123/snapshots/2026-10/`, `orcl-123/snapshots/2026-10_2/`: a month of snapshots; parts count from 1. */
export const snapshotsPath = (dbSlug: string, month: string, part: number): string =>
  `${dbSlug}/snapshots/${month}${part === 1 ? '' : `_${part}`}/`;

/** `orcl-123/orcl1/2023-12-23-0559_160-161/tables/`: the long tables of the report of that page. */
export const tablesPath = (snapshotPath: string): string => `${snapshotPath}tables/`;

/** `orcl-123/cluster/`: the instances of a cluster side by side. */
export const clusterPath = (dbSlug: string): string => `${dbSlug}/cluster/`;

/** `orcl-123/pdbs/`: the pluggable databases of a container database. */
export const pdbsPath = (dbSlug: string): string => `${dbSlug}/pdbs/`;

/** Findings of the whole fleet. */
export const findingsPath = (): string => 'findings/';

/** `findings/2026-10-26/`, `findings/2026-10-26_2/`: those that begin in the week of that Monday; parts count from 1. */
export const findingsWeekPath = (monday: string, part: number): string =>
  `findings/${monday}${part === 1 ? '' : `_${part}`}/`;

/** What the data of the site rest on: gaps, rejected files, coverage. */
export const dataPath = (): string => 'data/';

/** Lower case, `a-z 0-9 _ -` only, at most 64 characters; ends in a hash of the original where that lost anything. */
function cleanName(name: string): string {
  const lower = name.trim().toLowerCase();
  if (lower === '') return '';
  const safe = lower.replace(/[^a-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  if (safe === lower && safe.length <= MAX_LENGTH) return safe;
  const kept = safe.slice(0, MAX_LENGTH - 9);
  return kept === '' ? `x-${shortHash(name.trim())}` : `${kept}-${shortHash(name.trim())}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/**
 * Name of the file that a report was read from, for showing: where the archive lies on its server is nobody's business.
 * A member of an archive keeps its place within it: `nightly.zip!orcl/awrrpt_1_1_2.html`. Null for null.
 */
export function sourceFile(sourcePath: unknown): string | null {
  if (typeof sourcePath !== 'string') return null;
  const member = sourcePath.indexOf('!');
  const file = member < 0 ? sourcePath : sourcePath.slice(0, member);
  return file.slice(file.lastIndexOf('/') + 1) + (member < 0 ? '' : sourcePath.slice(member));
}

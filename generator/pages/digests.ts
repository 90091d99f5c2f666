/**
 * When a page must be rendered again: digests over what its model is made of, nothing else. A new report changes its
 * own page, its predecessor's (the link onward), the pages of its SQL and its database, and the fleet.
 */
import { createHash } from 'node:crypto';
import { ANALYSIS_VERSION } from '../analysis/version.ts';
import { earlierOf } from './earlier.ts';
import type { IndexedDatabase, IndexedReport } from './lake-index.ts';
import { MODEL_VERSION } from './version.ts';
import { sparkReports } from './vitals.ts';

type Part = string | number | boolean | null;

export function digestOf(parts: readonly Part[]): string {
  return createHash('sha256')
    .update(JSON.stringify([MODEL_VERSION, ANALYSIS_VERSION, ...parts]))
    .digest('hex')
    .slice(0, 32);
}

const place = (report: IndexedReport): Part[] => [report.inSeries, report.gapBeforeS, report.restarted];

const name = ({ ref }: IndexedDatabase): Part[] => [ref.slug, ref.dbName, ref.dbId, ref.synthetic];

/** Its own report, those it is held against (figures and link), the one after and those that overlap (links), and the sparks' past. */
export function snapshotDigest(report: IndexedReport): string {
  const past = sparkReports(report).map((each) => each?.token ?? null);
  return digestOf([
    ...name(report.database),
    report.snapshot.path,
    report.token,
    report.findingsDigest,
    report.sourceFile,
    ...place(report),
    report.previous?.token ?? null,
    report.previous?.snapshot.path ?? null,
    report.next?.token ?? null,
    report.next?.snapshot.path ?? null,
    report.overlapping.length,
    ...report.overlapping.flatMap((other) => [other.token, other.snapshot.path]),
    ...past,
    ...earlierOf(report).flatMap(({ against, report: other }) => [against, other.token, other.snapshot.path]),
  ]);
}

/** What a report prints, and nothing beside it. */
export function tablesDigest(report: IndexedReport): string {
  return digestOf(['tables', ...name(report.database), report.snapshot.path, report.token]);
}

/** All of its reports and their places in the series; `statements`: what the analysis says of its statements, as a digest. */
export function databaseDigest(database: IndexedDatabase, statements: string): string {
  const reports = database.reports.flatMap((report) => [
    report.token,
    report.findingsDigest,
    report.snapshot.path,
    ...place(report),
  ]);
  return digestOf([...name(database), statements, ...reports]);
}

/** The reports of a list; `around`: what it says of others. */
export function snapshotsDigest(
  database: IndexedDatabase,
  reports: readonly IndexedReport[],
  around: readonly (string | number | undefined)[],
): string {
  const rows = reports.flatMap((report) => [report.token, report.snapshot.path, ...place(report)]);
  return digestOf([
    'snapshots',
    ...name(database),
    database.instances.length,
    ...around.map((part) => part ?? null),
    ...rows,
  ]);
}

/** The reports that list the SQL, as the analysis has digested them, and what it says of its changes, plans and likes. */
export function sqlDigest(database: IndexedDatabase, sqlId: string, inputsDigest: string, statement: string): string {
  return digestOf([...name(database), sqlId, inputsDigest, statement]);
}

/** Of a wait event or a segment: the reports that list it, and the incidents that name it. */
export function nameDigest(database: IndexedDatabase, label: string, inputsDigest: string, incidents: string): string {
  return digestOf([...name(database), label, inputsDigest, incidents]);
}

export function fleetDigest(
  databaseDigests: readonly string[],
  rejects: readonly { reason: string; count: number }[],
): string {
  return digestOf([...databaseDigests, ...rejects.flatMap(({ reason, count }) => [reason, count])]);
}

/** `databaseDigests`: of the databases whose incidents it has. */
export function feedDigest(databaseDigests: readonly string[], baseUrl: string | null): string {
  return digestOf(['feed', baseUrl, ...databaseDigests]);
}

/** What the data rest on, for its page: coverage in time and in sections, what was not taken and why, what was repaired. */
import { median } from 'simple-statistics';
import { rejectDetail } from '../base/error-texts.ts';
import type { Lake } from '../lake/lake.ts';
import { OVER_RESTART } from '../report/statspack/complaints.ts';
import type { DataDatabase, DataModel } from './data-quality-types.ts';
import { databaseHeader } from './fleet.ts';
import type { IndexedDatabase, IndexedReport, LakeIndex } from './lake-index.ts';
import { sourceFile } from './paths.ts';
import { loadSectionCoverage } from './section-coverage.ts';
import { latest, secondsBetween } from './times.ts';
import type { InBothLanguages } from './types.ts';

/** So many rows of each list are shown; the counts are of all. */
const MAX_LISTED = 200;
const MAX_FILES_OF_REASON = 100;
const MAX_WARNINGS = 60;

export async function dataModel(lake: Lake, index: LakeIndex): Promise<DataModel> {
  const newest = latest(index.databases.map((database) => databaseHeader(database).lastEnd));
  const typed = await loadTypedCells(lake);
  const warned = await loadWarned(lake);
  const [files] = await lake.query<{ files: number; newest: string | null }>(
    `SELECT count(*) AS files, strftime(make_timestamp((1000 * max(mtime_ms) FILTER (outcome = 'ingested'))::BIGINT), '%Y-%m-%d %H:%M:%S') AS newest FROM files`,
  );
  const reports = index.databases.flatMap((database) => database.reports);
  const byTime = reports.toSorted((a, b) => compareText(b.snapshot.beginTime, a.snapshot.beginTime));
  const gaps = byTime.filter(({ gapBeforeS, previous }) => gapBeforeS !== null && previous);
  const restarts = byTime.filter(({ restarted, inSeries }) => restarted && inSeries);
  const overlaps = byTime.filter(isOverlapping);
  const untimed = await loadUntimed(lake);
  return {
    type: 'data',
    reports: reports.length,
    files: files?.files ?? 0,
    newestFile: files?.newest ?? null,
    newest,
    databases: index.databases
      .map((database) => databaseRow(database, newest ?? '', typed, warned))
      .sort((a, b) => b.behindS - a.behindS || compareText(a.database.slug, b.database.slug)),
    kinds: [...Map.groupBy(reports, ({ snapshot }) => snapshot.kind)]
      .map(([kind, own]) => ({
        kind,
        reports: own.length,
        databases: new Set(own.map(({ database }) => database)).size,
      }))
      .sort((a, b) => b.reports - a.reports || compareText(a.kind, b.kind)),
    gaps: gaps.slice(0, MAX_LISTED).map((report) => ({
      ...placeOf(report),
      from: report.previous?.snapshot.endTime ?? '',
      to: report.snapshot.beginTime,
      after: report.snapshot,
    })),
    gapCount: gaps.length,
    restarts: restarts.slice(0, MAX_LISTED).map((report) => ({
      ...placeOf(report),
      startup: report.startupTime,
      inside: report.startupTime !== null && report.startupTime > report.snapshot.beginTime,
      after: report.snapshot,
    })),
    restartCount: restarts.length,
    overlaps: overlaps.slice(0, MAX_LISTED).map((report) => ({
      database: report.database.ref,
      report: report.snapshot,
      others: report.overlapping.length,
    })),
    overlapCount: overlaps.length,
    untimed: untimed.slice(0, MAX_LISTED),
    untimedCount: untimed.length,
    rejects: await loadRejectedFiles(lake),
    warnings: await loadWarnings(lake, index),
    coverage: await loadSectionCoverage(lake, index),
  };
}

const isOverlapping = ({ inSeries, overlapping }: IndexedReport): boolean => !inSeries && overlapping.length > 0;

const placeOf = (report: IndexedReport) => ({
  database: report.database.ref,
  instanceName: report.snapshot.instanceName,
});

function databaseRow(
  database: IndexedDatabase,
  newest: string,
  typed: ReadonlyMap<string, number>,
  warned: ReadonlySet<string>,
): DataDatabase {
  const { firstBegin, lastEnd, release, reportCount } = databaseHeader(database);
  const gaps = database.reports.flatMap(({ gapBeforeS }) => gapBeforeS ?? []);
  const lengths = database.reports.flatMap(({ inSeries, snapshot }) => (inSeries ? (snapshot.elapsedS ?? []) : []));
  return {
    database: database.ref,
    release,
    instances: database.instances.length,
    reports: reportCount,
    firstBegin,
    lastEnd,
    behindS: secondsBetween(lastEnd, newest),
    usualIntervalS: lengths.length > 0 ? median(lengths) : null,
    gaps: gaps.length,
    gapS: gaps.reduce((sum, gap) => sum + gap, 0),
    restarts: database.reports.filter(({ restarted, inSeries }) => restarted && inSeries).length,
    overlaps: database.reports.filter(isOverlapping).length,
    warned: database.reports.filter(({ snapshot }) => warned.has(snapshot.reportId)).length,
    typedPct: shareOf(database, typed),
  };
}

/** By report: `id` all cells, `id typed` those that typed tables hold. Lines of text that belong to no table are left out. */
async function loadTypedCells(lake: Lake): Promise<Map<string, number>> {
  const rows = await lake.query<{ report_id: string; cells: number; typed: number }>(
    `SELECT report_id, coalesce(sum(cells), 0) AS cells, coalesce(sum(cells) FILTER (mapped_to IS NOT NULL), 0) AS typed
     FROM source_tables WHERE NOT coalesce(prose, false) GROUP BY report_id`,
  );
  return new Map(
    rows.flatMap(({ report_id, cells, typed }) => [
      [report_id, cells],
      [`${report_id} typed`, typed],
    ]),
  );
}

function shareOf(database: IndexedDatabase, typed: ReadonlyMap<string, number>): number | null {
  const sum = (suffix: string) =>
    database.reports.reduce((total, { snapshot }) => total + (typed.get(snapshot.reportId + suffix) ?? 0), 0);
  const cells = sum('');
  return cells === 0 ? null : (100 * sum(' typed')) / cells;
}

async function loadWarned(lake: Lake): Promise<Set<string>> {
  const rows = await lake.query<{ report_id: string }>('SELECT report_id FROM reports WHERE len(warnings) > 0');
  return new Set(rows.map(({ report_id }) => report_id));
}

async function loadUntimed(lake: Lake): Promise<DataModel['untimed']> {
  const rows = await lake.query<Omit<DataModel['untimed'][number], 'file'> & { source_path: string }>(
    `SELECT coalesce(db_name, db_id::VARCHAR) AS dbName, instance_name AS instanceName, kind, begin_snap_id AS beginSnapId,
       end_snap_id AS endSnapId, len(list_filter(warnings, lambda warning: warning LIKE '%${OVER_RESTART}%')) > 0 AS overRestart, source_path
     FROM reports WHERE begin_time IS NULL OR end_time IS NULL ORDER BY dbName, instanceName, beginSnapId, report_id`,
  );
  return rows.map(({ source_path, ...report }) => ({ ...report, file: sourceFile(source_path) ?? '' }));
}

async function loadRejectedFiles(lake: Lake): Promise<DataModel['rejects']> {
  const rows = await lake.query<{ source_path: string; reason: string; detail: string | null; seen_at: string }>(
    'SELECT source_path, reason, detail, seen_at FROM rejects ORDER BY reason, source_path',
  );
  return [...Map.groupBy(rows, ({ reason }) => reason)]
    .map(([reason, own]) => ({
      reason,
      count: own.length,
      files: own.slice(0, MAX_FILES_OF_REASON).map(({ source_path, detail, seen_at }) => ({
        file: sourceFile(source_path) ?? '',
        detail: inBoth(withoutFolders(detail ?? '')),
        seenAt: seen_at,
      })),
    }))
    .sort((a, b) => b.count - a.count || compareText(a.reason, b.reason));
}

/** Chinese where it is one of ours. */
const inBoth = (detail: string): InBothLanguages => ({ en: detail, zh: rejectDetail(detail, 'zh') ?? detail });

/** Paths in a text as names of files: where the archive lies on its server is nobody's business. */
export const withoutFolders = (text: string): string => text.replace(/(?<![\w.])(?:\/[^/\s"'!]+)*\/(?=[^/\s"'])/g, '');

async function loadWarnings(lake: Lake, index: LakeIndex): Promise<DataModel['warnings']> {
  const rows = await lake.query<{ text: string; reports: number; example: string }>(
    `SELECT text, count(DISTINCT report_id) AS reports, min(report_id) AS example
     FROM (SELECT report_id, unnest(warnings) AS text FROM reports)
     GROUP BY text ORDER BY reports DESC, text LIMIT ${MAX_WARNINGS}`,
  );
  return rows.flatMap(({ text, reports, example }) => {
    const report = index.byReport.get(example);
    return report ? [{ text, reports, example: { database: report.database.ref, snapshot: report.snapshot } }] : [];
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

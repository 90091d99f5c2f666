/**
 * A database's snapshots by month. A page of ten thousand rows is none: the database's page has the newest, and each month a
 * page of its own, in parts where it has very many; what is past stays as it is.
 */
import { shownTopEvent, type TopEvent } from './headline.ts';
import type { IndexedDatabase, IndexedReport } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { snapshotsPath } from './paths.ts';
import type { SnapshotMonth, SnapshotsLink, SnapshotsModel } from './snapshot-list-types.ts';
import type { SnapshotRow } from './types.ts';

/** With no more than these the database's page lists them all, and months have no pages. */
export const FEW_SNAPSHOTS = 100;
/** Rows of one page: about 60 KB of gzipped HTML. */
const PART_ROWS = 2000;

/** Reports of one page, oldest first. */
export interface SnapshotsPart {
  month: string;
  part: number;
  parts: number;
  reports: IndexedReport[];
}

/** The pages of a database, oldest first; parts are cut from a month's begin, so that a new report changes the last alone. */
export function snapshotParts(database: IndexedDatabase): SnapshotsPart[] {
  if (database.reports.length <= FEW_SNAPSHOTS) return [];
  return monthsOf(database).flatMap(([month, reports]) => {
    const parts = Math.ceil(reports.length / PART_ROWS);
    return Array.from({ length: parts }, (_, i) => ({
      month,
      part: i + 1,
      parts,
      reports: reports.slice(i * PART_ROWS, (i + 1) * PART_ROWS),
    }));
  });
}

/** Oldest first. */
function monthsOf(database: IndexedDatabase): [month: string, reports: IndexedReport[]][] {
  const reports = database.reports.toSorted((a, b) => oldestFirst(a.snapshot, b.snapshot));
  return [...Map.groupBy(reports, ({ snapshot }) => snapshot.beginTime.slice(0, 7))];
}

type Dated = Pick<SnapshotRow['snapshot'], 'beginTime' | 'instanceNumber' | 'reportId'>;

function oldestFirst(a: Dated, b: Dated): number {
  if (a.beginTime !== b.beginTime) return a.beginTime < b.beginTime ? -1 : 1;
  return (b.instanceNumber ?? 0) - (a.instanceNumber ?? 0) || (a.reportId < b.reportId ? 1 : -1);
}

export const newestFirst = (a: SnapshotRow, b: SnapshotRow): number => oldestFirst(b.snapshot, a.snapshot);

export function snapshotRow(
  report: IndexedReport,
  columns: MetricColumns,
  topEvents: ReadonlyMap<string, TopEvent>,
): SnapshotRow {
  const topEvent = topEvents.get(report.snapshot.reportId);
  return {
    snapshot: report.snapshot,
    inSeries: report.inSeries,
    gapBeforeS: report.gapBeforeS,
    restarted: report.restarted,
    aas: columns.get(report, 'aas'),
    cpus: report.cpus,
    dbTimeS: columns.get(report, 'db_time_s'),
    hostCpuPct: columns.get(report, 'host_cpu_pct'),
    topEvent: topEvent ? shownTopEvent(report, topEvent) : null,
    transactionsPerS: columns.get(report, 'transactions_per_s'),
  };
}

/** Null where the database has no such page. */
export function snapshotsModel(
  database: IndexedDatabase,
  month: string,
  part: number,
  columns: MetricColumns,
  topEvents: ReadonlyMap<string, TopEvent>,
): SnapshotsModel | null {
  const pages = snapshotParts(database);
  const at = pages.findIndex((page) => page.month === month && page.part === part);
  const page = pages[at];
  if (!page) return null;
  const link = (other: SnapshotsPart | undefined): SnapshotsLink | null =>
    other
      ? { month: other.month, part: other.part, path: snapshotsPath(database.ref.slug, other.month, other.part) }
      : null;
  return {
    type: 'snapshots',
    database: database.ref,
    month,
    part,
    parts: page.parts,
    several: database.instances.length > 1,
    rows: page.reports.map((report) => snapshotRow(report, columns, topEvents)).reverse(),
    earlier: link(pages[at - 1]),
    later: link(pages[at + 1]),
  };
}

/** Newest first. */
export function snapshotMonths(database: IndexedDatabase, columns: MetricColumns): SnapshotMonth[] {
  const pages = Map.groupBy(snapshotParts(database), ({ month }) => month);
  return monthsOf(database)
    .map(([month, reports]): SnapshotMonth => {
      const known = reports.flatMap((report) => {
        const aas = report.inSeries ? columns.get(report, 'aas') : null;
        return aas === null ? [] : [{ aas, seconds: report.snapshot.elapsedS ?? 0, report }];
      });
      const seconds = known.reduce((sum, own) => sum + own.seconds, 0);
      const busiest = known.reduce<(typeof known)[number] | null>(
        (most, own) => (most === null || own.aas > most.aas ? own : most),
        null,
      );
      return {
        month,
        paths: (pages.get(month) ?? []).map(({ part }) => snapshotsPath(database.ref.slug, month, part)),
        reports: reports.length,
        gaps: reports.filter(({ gapBeforeS }) => gapBeforeS !== null).length,
        restarts: reports.filter(({ restarted, inSeries }) => restarted && inSeries).length,
        aas: seconds > 0 ? known.reduce((sum, own) => sum + own.aas * own.seconds, 0) / seconds : null,
        busiest: busiest && {
          aas: busiest.aas,
          path: busiest.report.snapshot.path,
          beginTime: busiest.report.snapshot.beginTime,
        },
      };
    })
    .reverse();
}

/** The model of one report's page. */
import type { Side } from '../analysis/compare/side.ts';
import { seriesRank } from '../analysis/subject.ts';
import { apartOf, hasApart } from './apart.ts';
import { changesOf } from './changes.ts';
import { headlineOf, topEventOf } from './headline.ts';
import type { IndexedReport } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { parameterRows } from './parameters.ts';
import { partsOf } from './parts/parts.ts';
import { sourceFile, tablesPath } from './paths.ts';
import type { ReportRows } from './report-rows.ts';
import {
  activityRows,
  efficiencyRows,
  eventRows,
  loadProfileRows,
  reportTables,
  segmentLists,
  timeModelRows,
} from './sections.ts';
import { snapshotSql } from './snapshot-sql.ts';
import type { EventRow, Finding, NotJudged, SnapshotModel } from './types.ts';
import { SNAPSHOT_VITALS, vitalsOf } from './vitals.ts';
import { waitPageOf } from './wait-pages.ts';

/**
 * `rows` holds the report's own rows and those of the report before it, `sides` those that "What changed" is about; a report
 * outside the series is compared with none.
 */
export function snapshotModel(
  report: IndexedReport,
  rows: ReadonlyMap<string, ReportRows>,
  columns: MetricColumns,
  findings: ReadonlyMap<string, Finding[]>,
  notJudged: ReadonlyMap<string, NotJudged[]>,
  sides: ReadonlyMap<string, Side>,
): SnapshotModel {
  const own = rowsOf(report, rows);
  const before = report.inSeries && report.previous ? rowsOf(report.previous, rows) : null;
  const header = own.of('reports')?.[0] ?? {};
  const events = own.of('wait_events');
  const eventsBefore = before?.of('wait_events') ?? null;
  const { slug } = report.database.ref;
  const apart = apartOf(own.of('source_tables'));
  const hostCpu = own.of('host_cpu')?.[0];
  const top = new Set(events?.flatMap((row) => (row.scope === 'top' ? row.event : [])));
  const dbTimeS = typeof header['db_time_s'] === 'number' ? header['db_time_s'] : null;
  const pageOf = (row: Pick<EventRow, 'name' | 'waitClass' | 'totalWaitS'>) =>
    waitPageOf(slug, { ...row, inTop: top.has(row.name) }, dbTimeS);
  return {
    type: 'snapshot',
    database: report.database.ref,
    snapshot: report.snapshot,
    report: { report_id: report.snapshot.reportId, ...headerColumns(header) },
    warnings: textList(header['warnings']),
    previous: report.previous?.snapshot ?? null,
    next: report.next?.snapshot ?? null,
    overlapping: report.overlapping.map(({ snapshot }) => snapshot),
    inSeries: report.inSeries,
    headline: headlineOf(report, columns, topEventOf(events)),
    findings: seriesRank(report.snapshot.kind) === null ? null : (findings.get(report.snapshot.reportId) ?? []),
    notJudged: notJudged.get(report.snapshot.reportId) ?? [],
    changes: changesOf(report, sides),
    vitals: vitalsOf(columns, report, SNAPSHOT_VITALS),
    loadProfile: loadProfileRows(own.of('load_profile'), before?.of('load_profile') ?? null),
    efficiency: efficiencyRows(own.of('instance_efficiency'), before?.of('instance_efficiency') ?? null),
    topEvents: eventRows(events, eventsBefore, 'top', pageOf),
    foregroundEvents: eventRows(events, eventsBefore, 'foreground', pageOf),
    backgroundEvents: eventRows(events, eventsBefore, 'background', pageOf),
    ...waitClassLists(report, own, before),
    timeModel: timeModelRows(own.of('time_model'), before?.of('time_model') ?? null),
    hostCpu: hostCpu
      ? {
          loadBegin: hostCpu.load_begin,
          loadEnd: hostCpu.load_end,
          userPct: hostCpu.user_pct,
          systemPct: hostCpu.system_pct,
          wioPct: hostCpu.wio_pct,
          idlePct: hostCpu.idle_pct,
        }
      : null,
    osStats:
      own.of('os_stats')?.map(({ statistic, value, end_value }) => ({ statistic, value, endValue: end_value })) ?? null,
    sql: snapshotSql(slug, own, before),
    segments: segmentLists(own.of('segments'), slug),
    activity: activityRows(own.of('instance_activity')),
    parameters: parameterRows(own.of('init_parameters'), before?.of('init_parameters') ?? null),
    parts: partsOf(own),
    tables: reportTables(own.of('source_tables')),
    apart: hasApart(apart) ? { ...apart, path: tablesPath(report.snapshot.path) } : null,
  };
}

/** To 11.2.0.3 the only list of classes is that of foreground sessions. */
function waitClassLists(report: IndexedReport, own: ReportRows, before: ReportRows | null) {
  const foreground = (rows: ReportRows | null) =>
    rows?.of('foreground_wait_classes') ?? rows?.of('wait_classes') ?? null;
  const seconds = report.snapshot.elapsedS;
  return {
    waitClasses:
      eventRows(foreground(own), foreground(before))?.map((row) => ({
        ...row,
        avgActiveSessions: row.totalWaitS === null || !seconds ? null : row.totalWaitS / seconds,
      })) ?? null,
    allWaitClasses: own.of('foreground_wait_classes')
      ? eventRows(own.of('wait_classes'), before?.of('wait_classes') ?? null)
      : null,
  };
}

function rowsOf(report: IndexedReport, rows: ReadonlyMap<string, ReportRows>): ReportRows {
  const found = rows.get(report.snapshot.reportId);
  if (!found) throw new Error(`rows not loaded: report ${report.snapshot.reportId}`);
  return found;
}

/** Columns of `reports` as values a page can show; the partition and lists are left out. */
function headerColumns(row: Record<string, unknown>): SnapshotModel['report'] {
  const columns: SnapshotModel['report'] = {};
  for (const [name, value] of Object.entries(row)) {
    if (name === 'month' || name === 'source_path') continue;
    if (name === 'db_id') columns[name] = value === null ? null : String(value);
    else if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      columns[name] = value;
  }
  columns['source_file'] = sourceFile(row['source_path']);
  return columns;
}

const textList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

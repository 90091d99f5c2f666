/** The model of the fleet's page: every database with its newest snapshot. */
import { SEVERITIES } from '../analysis/rules/rule.ts';
import type { Lake } from '../lake/lake.ts';
import { loadTopClass, loadTopEvent } from './database-facts.ts';
import { loadIncidents } from './findings.ts';
import { shownTopEvent } from './headline.ts';
import { type IndexedDatabase, type LakeIndex, newestOf } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { stateOf } from './state.ts';
import { earliest, latest } from './times.ts';
import type { FleetDatabase, FleetModel, IncidentRow, Severity } from './types.ts';
import { FLEET_VITALS, vitalsOf } from './vitals.ts';

export async function fleetModel(
  lake: Lake,
  index: LakeIndex,
  metricsOf: (database: IndexedDatabase) => Promise<MetricColumns>,
): Promise<FleetModel> {
  const databases: FleetDatabase[] = [];
  for (const database of index.databases)
    databases.push(await fleetDatabase(lake, index, database, await metricsOf(database)));
  return {
    type: 'fleet',
    databases,
    reportCount: index.byReport.size,
    rejects: await loadRejects(lake),
    newest: latest(databases.map(({ lastEnd }) => lastEnd)),
  };
}

/** Rejected files by reason, most frequent first. */
export function loadRejects(lake: Lake): Promise<{ reason: string; count: number }[]> {
  return lake.query('SELECT reason, count(*) AS count FROM rejects GROUP BY reason ORDER BY count(*) DESC, reason');
}

async function fleetDatabase(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  columns: MetricColumns,
): Promise<FleetDatabase> {
  const newest = newestOf(database);
  const topEvent = await loadTopEvent(lake, newest);
  return {
    ...databaseHeader(database),
    instanceCount: database.instances.filter(({ scope }) => scope === 'instance').length,
    cpus: newest.cpus,
    hostNames: [...new Set(database.instances.flatMap(({ reports }) => reports.at(-1)?.hostName ?? []))],
    gapCount: database.reports.filter((report) => report.gapBeforeS !== null).length,
    restartCount: database.reports.filter((report) => report.inSeries && report.restarted).length,
    latest: newest.snapshot,
    state: stateOf(database, columns),
    vitals: vitalsOf(columns, newest, FLEET_VITALS),
    topClass: await loadTopClass(lake, newest),
    topEvent: topEvent && shownTopEvent(newest, topEvent),
    open: openIncidents(await loadIncidents(lake, index, database)),
  };
}

/** What goes on and is not the database's habit. */
function openIncidents(incidents: readonly IncidentRow[]): FleetDatabase['open'] {
  const open = incidents.filter(({ ongoing, usual }) => ongoing && !usual);
  const of = (severity: Severity): number => open.filter((each) => each.severity === severity).length;
  const inOrder = open.toSorted(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (b.impactPct ?? -1) - (a.impactPct ?? -1),
  );
  return { high: of('high'), medium: of('medium'), low: of('low'), worst: inOrder[0] ?? null };
}

/** What the fleet and the database's own page both say of a database, as its newest report has it. */
export function databaseHeader(database: IndexedDatabase) {
  const newest = newestOf(database);
  const { reports } = database;
  return {
    database: database.ref,
    release: newest.release,
    edition: newest.edition,
    isRac: newest.isRac,
    isCdb: newest.isCdb,
    platform: newest.platform,
    reportCount: reports.length,
    firstBegin: earliest(reports.map(({ snapshot }) => snapshot.beginTime)) ?? '',
    lastEnd: latest(reports.map(({ snapshot }) => snapshot.endTime)) ?? '',
  };
}

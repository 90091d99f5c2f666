/** The model of a database's page: the series of its instances, its top SQL, what changed, and its reports. */
import type { Lake } from '../lake/lake.ts';
import { loadPeriodChanges } from './changes.ts';
import { loadClusterSeries } from './cluster-series.ts';
import { loadMovesWith } from './correlations.ts';
import { loadTopEvents } from './database-facts.ts';
import { loadIncidents } from './findings.ts';
import { databaseHeader } from './fleet.ts';
import { headlineOf } from './headline.ts';
import { heatMap } from './heat-map.ts';
import type { HeatMap } from './heat-map-types.ts';
import { instanceSeries, loadClassLoads, loadInstanceMetrics } from './instance-series.ts';
import { type IndexedDatabase, type LakeIndex, newestOf } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { loadOverTime } from './over-time.ts';
import { newestFirst, snapshotMonths, snapshotRow } from './snapshot-list.ts';
import { loadSqlChanges, loadSqlGroups } from './sql-changes.ts';
import { stateOf } from './state.ts';
import { loadTopSql } from './top-sql.ts';
import type { DatabaseModel, InstanceSeries, ParameterChange } from './types.ts';
import { FLEET_VITALS, vitalsOf } from './vitals.ts';

export async function databaseModel(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  columns: MetricColumns,
): Promise<DatabaseModel> {
  const newest = newestOf(database);
  const topEvents = await loadTopEvents(lake, database);
  const classLoads = await loadClassLoads(lake, database);
  const instanceMetrics = await loadInstanceMetrics(lake, database);
  const instances = database.instances.map((instance) =>
    instanceSeries(instance, columns, classLoads, instanceMetrics),
  );
  const clusterSum = await loadClusterSeries(lake, index, database, columns, classLoads);
  return {
    type: 'database',
    ...databaseHeader(database),
    state: stateOf(database, columns),
    vitals: vitalsOf(columns, newest, FLEET_VITALS),
    latest: newest.snapshot,
    headline: headlineOf(newest, columns, topEvents.get(newest.snapshot.reportId) ?? null),
    instances,
    clusterSum,
    heatMaps: heatMaps(database, instances, clusterSum, columns),
    overTime: await loadOverTime(lake, index, database),
    topSql: await loadTopSql(lake, database, columns),
    parameterChanges: await loadParameterChanges(lake, index, database),
    sqlChanges: await loadSqlChanges(lake, index, database),
    sqlGroups: await loadSqlGroups(lake, index, database),
    movesWith: await loadMovesWith(lake, database),
    incidents: await loadIncidents(lake, index, database),
    changes: await loadPeriodChanges(lake, database),
    snapshots: database.reports.map((report) => snapshotRow(report, columns, topEvents)).sort(newestFirst),
    months: snapshotMonths(database, columns),
  };
}

/** All instances together first, then each series that the database's work is made of. */
function heatMaps(
  database: IndexedDatabase,
  instances: readonly InstanceSeries[],
  clusterSum: InstanceSeries | null,
  columns: MetricColumns,
): HeatMap[] {
  const own = database.counted.flatMap((instance) => {
    const series = instances[database.instances.indexOf(instance)];
    const usualOf = (i: number) => (instance.series[i] ? columns.usual(instance.series[i], 'aas') : null);
    return series ? (heatMap(series, instance.name, usualOf) ?? []) : [];
  });
  // What is usual for the instances together is not known: the analysis judges reports.
  const together = clusterSum && heatMap(clusterSum, null, () => null);
  return together ? [together, ...own] : own;
}

/** Changes of parameters, newest first. */
async function loadParameterChanges(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
): Promise<ParameterChange[]> {
  const rows = await lake.query<{
    report_id: string;
    changed_at: string;
    name: string;
    from_value: string | null;
    to_value: string | null;
  }>(
    `SELECT report_id, changed_at, name, from_value, to_value FROM parameter_changes WHERE ${database.where}
     ORDER BY changed_at DESC, name, report_id`,
  );
  return rows.flatMap((row) => {
    const report = index.byReport.get(row.report_id);
    if (!report) return [];
    return {
      name: row.name,
      instanceName: report.snapshot.instanceName,
      at: row.changed_at,
      from: row.from_value,
      to: row.to_value,
      snapshot: report.snapshot,
    };
  });
}

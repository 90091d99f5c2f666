/** The machine-readable form of a database's page. Series over all its snapshots are in the lake's table `metrics`. */
import type { Lang } from '../../base/figures.ts';
import { databasePath } from '../paths.ts';
import type { DatabaseModel } from '../types.ts';
import { headlineText } from './headline.ts';
import { clipped, databaseOf, incidentOf, loadOf, preambleOf, snapshotRefOf, stateOf, vitalOf } from './parts.ts';
import type { DatabaseDocument } from './schemas.ts';

/** A week of hourly snapshots. */
const MAX_SNAPSHOTS = 168;
const MAX_INCIDENTS = 100;
const MAX_CHANGES = 100;
const MAX_SQL_TEXT = 200;

export function databaseDocument(model: DatabaseModel, lang: Lang): DatabaseDocument {
  return {
    ...preambleOf('database', databasePath(model.database.slug), lang),
    database: databaseOf(model.database),
    release: model.release,
    edition: model.edition,
    platform: model.platform,
    is_rac: model.isRac,
    is_cdb: model.isCdb,
    first_begin_time: model.firstBegin,
    last_end_time: model.lastEnd,
    report_count: model.reportCount,
    state: stateOf(model.state, lang),
    headline: headlineText(model.headline, lang),
    latest: snapshotRefOf(model.latest),
    vital_signs: model.vitals.map((vital) => vitalOf(vital, lang)),
    incidents: model.incidents.slice(0, MAX_INCIDENTS).map((incident) => incidentOf(incident, lang)),
    incidents_total: model.incidents.length,
    instances: model.instances.map((instance) => ({
      instance_name: instance.instanceName,
      instance_number: instance.instanceNumber,
      scope: instance.scope,
      host_name: instance.hostName,
      cpus: instance.cpus.at(-1) ?? null,
      snapshots: instance.snapshots.length,
      gaps: instance.gaps.map(({ from, to }) => ({ from_time: from, to_time: to })),
      restarts: instance.restarts,
    })),
    snapshots: model.snapshots.slice(0, MAX_SNAPSHOTS).map((row) => ({
      path: row.snapshot.path,
      report_id: row.snapshot.reportId,
      kind: row.snapshot.kind,
      instance_name: row.snapshot.instanceName,
      begin_time: row.snapshot.beginTime,
      end_time: row.snapshot.endTime,
      ...loadOf(row),
    })),
    snapshots_total: model.snapshots.length,
    top_sql: model.topSql.map((row) => ({
      sql_id: row.sqlId,
      path: row.path,
      elapsed_s: row.totalElapsedS,
      pct_db_time: row.pctDbTime,
      snapshots: row.seen,
      module: row.module,
      sql_text: clipped(row.text, MAX_SQL_TEXT),
    })),
    parameter_changes: model.parameterChanges.slice(0, MAX_CHANGES).map((change) => ({
      name: change.name,
      instance_name: change.instanceName,
      changed_at: change.at,
      from_value: change.from,
      to_value: change.to,
      path: change.snapshot.path,
    })),
    parameter_changes_total: model.parameterChanges.length,
  };
}

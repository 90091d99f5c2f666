/** The machine-readable form of the fleet's page. */
import type { Lang } from '../../base/figures.ts';
import { databasePath } from '../paths.ts';
import type { FleetModel } from '../types.ts';
import { databaseOf, incidentOf, preambleOf, snapshotRefOf, stateOf, vitalOf } from './parts.ts';
import type { FleetDocument } from './schemas.ts';

export function fleetDocument(model: FleetModel, lang: Lang): FleetDocument {
  return {
    ...preambleOf('fleet', '', lang),
    newest_end_time: model.newest,
    report_count: model.reportCount,
    databases: model.databases.map((each) => ({
      database: databaseOf(each.database),
      path: databasePath(each.database.slug),
      release: each.release,
      platform: each.platform,
      host_names: each.hostNames,
      is_rac: each.isRac,
      instance_count: each.instanceCount,
      cpus: each.cpus,
      report_count: each.reportCount,
      first_begin_time: each.firstBegin,
      last_end_time: each.lastEnd,
      gap_count: each.gapCount,
      restart_count: each.restartCount,
      state: stateOf(each.state, lang),
      latest: snapshotRefOf(each.latest),
      vital_signs: each.vitals.map((vital) => vitalOf(vital, lang)),
      top_wait_class: each.topClass?.name ?? null,
      top_wait_class_pct_db_time: each.topClass?.pctDbTime ?? null,
      top_event: each.topEvent?.name ?? null,
      top_event_pct_db_time: each.topEvent?.pctDbTime ?? null,
      open_incidents: {
        high: each.open.high,
        medium: each.open.medium,
        low: each.open.low,
        worst: each.open.worst && incidentOf(each.open.worst, lang),
      },
    })),
    rejected_files: model.rejects.map(({ reason, count }) => ({ reason, count })),
  };
}

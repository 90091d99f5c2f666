/**
 * The parts of a snapshot page beyond its main sections. A new part is a file beside this one, its rows and query here,
 * its shape in `part-types.ts` and its component in the site.
 */
import type { SnapshotParts } from '../part-types.ts';
import type { ReportRows } from '../report-rows.ts';
import { type AddmDetailRow, type AddmFindingRow, addmDetailsSql, addmFindingsSql, addmPart } from './addm.ts';
import {
  type AshBlockerRow,
  type AshEventRow,
  type AshSlotRow,
  type AshSqlRow,
  ashBlockersSql,
  ashEventsSql,
  ashPart,
  ashSlotsSql,
  ashSqlSql,
} from './ash.ts';
import {
  type ContentionRowOfLake,
  contentionPart,
  contentionSql,
  type LimitRow,
  limitsSql,
  type UndoRow,
  undoSql,
} from './contention.ts';
import { type ExadataRow, exadataPart, exadataSql } from './exadata.ts';
import { type HistogramRow, histogramPart, histogramSql } from './histogram.ts';
import { type IoNamedRow, type IoPlaceRow, ioNamedSql, ioPart, ioPlaceSql } from './io.ts';
import { type AdvisoryRow, advisoriesSql, type ComponentRow, componentsSql, memoryPart } from './memory.ts';
import {
  type RacFigureRow,
  type RacInstanceRow,
  type RacPingRow,
  type RacTransferRow,
  racFiguresSql,
  racInstancesSql,
  racPart,
  racPingsSql,
  racTransfersSql,
} from './rac.ts';

export interface PartRows {
  histogram: HistogramRow;
  io_named: IoNamedRow;
  io_places: IoPlaceRow;
  advisories: AdvisoryRow;
  components: ComponentRow;
  contention: ContentionRowOfLake;
  undo: UndoRow;
  limits: LimitRow;
  ash_events: AshEventRow;
  ash_sql: AshSqlRow;
  ash_slots: AshSlotRow;
  ash_blockers: AshBlockerRow;
  addm_findings: AddmFindingRow;
  addm_details: AddmDetailRow;
  rac_figures: RacFigureRow;
  rac_instances: RacInstanceRow;
  rac_transfers: RacTransferRow;
  rac_pings: RacPingRow;
  exadata: ExadataRow;
}

/** Queries for the rows of some reports of one database; `where` picks these. Every row has its `report_id`. */
export const PART_QUERIES: Record<keyof PartRows, (where: string) => string> = {
  histogram: histogramSql,
  io_named: ioNamedSql,
  io_places: ioPlaceSql,
  advisories: advisoriesSql,
  components: componentsSql,
  contention: contentionSql,
  undo: undoSql,
  limits: limitsSql,
  ash_events: ashEventsSql,
  ash_sql: ashSqlSql,
  ash_slots: ashSlotsSql,
  ash_blockers: ashBlockersSql,
  addm_findings: addmFindingsSql,
  addm_details: addmDetailsSql,
  rac_figures: racFiguresSql,
  rac_instances: racInstancesSql,
  rac_transfers: racTransfersSql,
  rac_pings: racPingsSql,
  exadata: exadataSql,
};

export function partsOf(own: ReportRows): SnapshotParts {
  return {
    histogram: histogramPart(own.part('histogram'), own.of('wait_events')),
    io: ioPart(own.part('io_named'), own.part('io_places')),
    memory: memoryPart(own.part('advisories'), own.part('components')),
    contention: contentionPart(own.part('contention'), own.part('undo'), own.part('limits')),
    ash: ashPart(own.part('ash_events'), own.part('ash_sql'), own.part('ash_slots'), own.part('ash_blockers')),
    addm: addmPart(own.part('addm_findings'), own.part('addm_details')),
    rac: racPart(own.part('rac_figures'), own.part('rac_instances'), own.part('rac_transfers'), own.part('rac_pings')),
    exadata: exadataPart(own.part('exadata')),
  };
}

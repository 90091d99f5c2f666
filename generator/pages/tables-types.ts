/** The page of a report's long tables. */
import type { HistogramPart } from './part-types.ts';
import type { DatabaseRef, ReportTable, SnapshotModel, SnapshotRef } from './types.ts';

/** `…/{snapshot}/tables/`: what stands apart from the report's page, in the report's order. */
export interface TablesModel {
  type: 'tables';
  database: DatabaseRef;
  snapshot: SnapshotRef;
  /** Every statistic, and every event with its histogram, where these are too long for the report's page; null: they are there. */
  activity: SnapshotModel['activity'];
  histogram: HistogramPart | null;
  tables: ReportTable[];
}

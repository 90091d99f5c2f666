/** What the page of a segment shows: an object of the segment statistics, its partitions together. Absent is null. */
import type { Num } from '../base/figures.ts';
import type { DatabaseRef, IncidentRow, SnapshotRef } from './types.ts';

/** `/{lang}/{db}/segment/{owner}.{object}/` */
export interface SegmentModel {
  type: 'segment';
  database: DatabaseRef;
  owner: string;
  objectName: string;
  objectTypes: string[];
  tablespaces: string[];
  /** Reports that list it, and the span of them. */
  seen: number;
  firstSeen: string;
  lastSeen: string;
  /** The orderings in which it was listed, in the order in which reports print them. */
  orderings: SegmentOrdering[];
  /** By the reports that list them, at most `MAX_PARTITIONS`; empty where the object has none. */
  partitions: SegmentPartition[];
  partitionCount: number;
  /** Statements whose text names the object, in reports that list both; those with most time first. */
  sql: SegmentSql[];
  incidents: IncidentRow[];
  /** One a report of the series, newest first. */
  occurrences: { snapshot: SnapshotRef; values: Record<string, { value: Num; pct: Num }> }[];
}

export interface SegmentOrdering {
  ordering: string;
  /** Over the reports of the series that list it there, partitions together. */
  total: Num;
  meanPct: Num;
  peak: { pct: number; snapshot: SnapshotRef } | null;
  reports: number;
  /** By instance; parallel arrays over the snapshots that list it, oldest first. */
  instances: {
    instanceName: string;
    snapshots: SnapshotRef[];
    breakBefore: boolean[];
    /** The statistic a second: blocks, requests, waits. */
    perS: Num[];
    pct: Num[];
    /** Commits and rollbacks of the same snapshots. */
    transactionsPerS: Num[];
  }[];
}

export interface SegmentPartition {
  name: string;
  type: string | null;
  reports: number;
  lastSeen: string;
  /** Totals by ordering. */
  totals: Record<string, Num>;
}

export interface SegmentSql {
  sqlId: string;
  path: string;
  text: string;
  reports: number;
  /** Elapsed time in those reports, as far as their list by elapsed time has it. */
  elapsedS: Num;
}

/** Lists of a database's snapshots: months on its page, a page for each month. */
import type { Num } from '../base/figures.ts';
import type { DatabaseRef, SnapshotRow } from './types.ts';

/** `/{lang}/{db}/snapshots/2026-10/` */
export interface SnapshotsModel {
  type: 'snapshots';
  database: DatabaseRef;
  /** `2026-10`; which of its parts, from 1, and of how many. */
  month: string;
  part: number;
  parts: number;
  /** The database has more than one series. */
  several: boolean;
  /** Newest first. */
  rows: SnapshotRow[];
  /** The pages beside it in time; null at the ends. */
  earlier: SnapshotsLink | null;
  later: SnapshotsLink | null;
}

export interface SnapshotsLink {
  month: string;
  part: number;
  path: string;
}

/** A month as the database's page sums it up. */
export interface SnapshotMonth {
  month: string;
  /** Its pages, first part first; none where the database's page lists all of its snapshots itself. */
  paths: string[];
  reports: number;
  gaps: number;
  restarts: number;
  /** Mean over the series' snapshots, weighted by their length. */
  aas: Num;
  busiest: { aas: number; path: string; beginTime: string } | null;
}

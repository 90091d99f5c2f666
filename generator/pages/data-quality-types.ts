/** `/{lang}/data/`: what the site's data rest on. File names and details come from files, untrusted. */
import type { Num } from '../base/figures.ts';
import type { ReportKind } from '../report/types.ts';
import type { DatabaseRef, InBothLanguages, SnapshotRef } from './types.ts';

export interface DataModel {
  type: 'data';
  reports: number;
  files: number;
  /** Of the newest file that was read, by its modification time, UTC. */
  newestFile: string | null;
  /** End of the newest snapshot of all databases. */
  newest: string | null;
  /** The one that has been silent longest first. */
  databases: DataDatabase[];
  kinds: { kind: ReportKind; reports: number; databases: number }[];
  /** Longest without a report first, of each database the newest ones. */
  gaps: { database: DatabaseRef; instanceName: string; from: string; to: string; after: SnapshotRef }[];
  gapCount: number;
  restarts: {
    database: DatabaseRef;
    instanceName: string;
    startup: string | null;
    inside: boolean;
    after: SnapshotRef;
  }[];
  restartCount: number;
  /** Reports outside of the series: a finer interval covers them. */
  overlaps: { database: DatabaseRef; report: SnapshotRef; others: number }[];
  overlapCount: number;
  /** Reports that say no time, which have no page: over a restart, STATSPACK to 9.2 prints none. `file` is its name, untrusted. */
  untimed: {
    dbName: string;
    instanceName: string | null;
    kind: ReportKind;
    beginSnapId: Num;
    endSnapId: Num;
    overRestart: boolean;
    file: string;
  }[];
  untimedCount: number;
  /** Files that are not in the lake, by reason, most frequent first. */
  rejects: { reason: string; count: number; files: { file: string; detail: InBothLanguages; seenAt: string }[] }[];
  /** Repairs made and cells missed while reading, most frequent first. */
  warnings: { text: string; reports: number; example: { database: DatabaseRef; snapshot: SnapshotRef } }[];
  coverage: Coverage;
}

export interface DataDatabase {
  database: DatabaseRef;
  release: string | null;
  instances: number;
  reports: number;
  firstBegin: string;
  lastEnd: string;
  /** Seconds behind the newest snapshot of all databases. */
  behindS: number;
  /** Median length of its snapshots, seconds: what its lateness is to be held against. */
  usualIntervalS: Num;
  gaps: number;
  gapS: number;
  restarts: number;
  overlaps: number;
  /** Reports that were read with a warning. */
  warned: number;
  /** Share of the cells in the reports' tables that typed tables hold, percent. */
  typedPct: Num;
}

/** Which sections the AWR reports of each database and release have. */
export interface Coverage {
  groups: { database: DatabaseRef; release: string | null; kind: ReportKind; reports: number }[];
  /** Sections by the names of their tables; the share of each group's reports that has it, percent, in the groups' order. */
  sections: { section: string; pct: number[] }[];
}

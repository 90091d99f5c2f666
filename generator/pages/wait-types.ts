/** What the page of a wait event shows. Seconds, milliseconds and percent as named; absent is null. */
import type { Num } from '../base/figures.ts';
import type { DatabaseRef, IncidentRow, SnapshotRef } from './types.ts';

/** `foreground`: of sessions, which is part of DB time; `background`: of Oracle's own processes; `all`: reports that do not tell them apart. */
export type WaitScope = 'foreground' | 'background' | 'all';

/** `/{lang}/{db}/wait/{event}/` */
export interface WaitModel {
  type: 'wait';
  database: DatabaseRef;
  event: string;
  waitClass: string | null;
  totals: WaitTotals;
  /** By instance, then scope. */
  histories: WaitHistory[];
  latency: LatencyOverTime | null;
  sql: WaitSql;
  /** Objects that active session history saw sessions wait for, heaviest first. */
  objects: { name: string; type: string | null; reports: number; peakPct: Num; path: string | null }[];
  /** Top segments of the orderings that belong to the event, in the same reports; empty where none does. */
  segments: { ordering: string; rows: SegmentOfEvent[] }[];
  incidents: IncidentRow[];
  /** Of the scope of the totals, newest first. */
  occurrences: WaitOccurrence[];
}

/** Of foreground waits where any report tells them, else of background, else of all; reports of the series alone. */
export interface WaitTotals {
  scope: WaitScope;
  waitS: Num;
  waits: Num;
  /** Total wait over waits. */
  avgMs: Num;
  /** Total wait over the DB time of the reports that list it. */
  pctDbTime: Num;
  /** The snapshot in which it weighed most. */
  peak: { pctDbTime: number; snapshot: SnapshotRef } | null;
  seen: number;
  firstSeen: string;
  lastSeen: string;
}

/** Parallel arrays over the snapshots of a series that list the event in this scope, oldest first. */
export interface WaitHistory {
  instanceName: string;
  scope: WaitScope;
  snapshots: SnapshotRef[];
  breakBefore: boolean[];
  gaps: { from: string; to: string }[];
  restarts: string[];
  /** Seconds waited per second: sessions waiting on average. */
  waitingSessions: Num[];
  waitsPerS: Num[];
  avgMs: Num[];
  pctDbTime: Num[];
  /** What the average wait usually is, of events that a metric is made of; null: none is, or there is too little history. */
  usualAvgMs: { low: Num[]; high: Num[] } | null;
  /** Commits and rollbacks of the same snapshots. */
  transactionsPerS: Num[];
}

/** Latency histograms of the series' reports, put together by time. */
export interface LatencyOverTime {
  /** Upper bounds in microseconds, smallest first; null: longer than the last. A bucket begins where the next smaller one of its report ends. */
  bounds: Num[];
  stepS: number;
  /** One a step that has any, oldest first; `shares`: percent of the waits in each bucket, weighted by waits. */
  slots: { from: string; to: string; shares: Num[]; reports: number }[];
}

/** Statements behind an event, and how that is known. */
export interface WaitSql {
  /** `ash`: sampled waiting for it; `io`, `cluster`: most time in its wait class, for want of samples; null: nothing says. */
  basis: 'ash' | 'io' | 'cluster' | null;
  /** Reports that say so. */
  reports: number;
  rows: {
    sqlId: string;
    path: string | null;
    text: string | null;
    reports: number;
    /** Seconds: of samples an estimate (share of activity times DB time). */
    seconds: Num;
    /** Of samples: the operation of the plan that waited most. */
    rowSource: string | null;
    module: string | null;
  }[];
}

export interface SegmentOfEvent {
  owner: string;
  objectName: string;
  path: string | null;
  objectType: string | null;
  value: Num;
  /** Mean share of what the reports that list it captured. */
  meanPct: Num;
  reports: number;
}

export interface WaitOccurrence {
  snapshot: SnapshotRef;
  waits: Num;
  totalWaitS: Num;
  avgMs: Num;
  pctDbTime: Num;
  timeoutsPct: Num;
}

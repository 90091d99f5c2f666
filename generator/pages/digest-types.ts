/** Models of the digest and of the feeds: what happened in a window of each database's own time, the worst first. */
import type { DatabaseRef, Drift, InBothLanguages, IncidentRow, Num, SnapshotRef } from './types.ts';

/**
 * `new`: began within the window, be it over or not. `continuing`: began before and goes on. `resolved`: began before,
 * and is over.
 */
export type IncidentStatus = 'new' | 'continuing' | 'resolved';

/** An incident with what its finding says at its worst. */
export interface ToldIncident extends IncidentRow {
  cause: InBothLanguages;
  advice: InBothLanguages;
  /** Page and place of its finding in its worst snapshot, below `/{lang}/`. */
  path: string;
  /** End of the snapshot that first no longer had it; null while it goes on, and where no snapshot followed. */
  overSeen: string | null;
  /** About the reports themselves (gaps, intervals too long), not about the database. */
  isDataQuality: boolean;
}

export interface DigestIncident extends ToldIncident {
  status: IncidentStatus;
  /** Began before the window and was at its worst within it: it is getting worse. */
  worsened: boolean;
  /** Page that holds its worst snapshot against the same hour before, below `/{lang}/`; null: not prepared. */
  comparison: string | null;
  symptoms: DigestIncident[];
}

/** A figure whose level has become worse: by a step that lasts, or from day to day. */
export interface WorseningFigure
  extends Pick<Drift, 'kind' | 'scope' | 'subject' | 'metric' | 'unit' | 'since' | 'before' | 'after'> {
  /** Page of the snapshot where it began, below `/{lang}/`. */
  path: string;
}

export interface DigestDatabase {
  database: DatabaseRef;
  /** The window, of the database's own clock: after `since`, up to the end of its newest snapshot. */
  since: string;
  until: string;
  /** Snapshots that ended in it. */
  snapshots: number;
  /** Causes, the worst first, what goes on or is new before what is over; neither usual ones nor data quality. */
  incidents: DigestIncident[];
  /** What is usual at its hours: no news. */
  usual: DigestIncident[];
  quality: DigestIncident[];
  /** What has been getting worse over weeks, the largest first. */
  worsening: WorseningFigure[];
  /** Instances whose reports stopped within the window while others went on. */
  silent: { instanceName: string; lastEnd: string; path: string }[];
  /** How far the newest snapshot is behind the newest of all databases, where that is more than clocks of different
   *  time zones explain; null: it is not. */
  behindS: Num;
  latest: SnapshotRef;
}

export interface DigestModel {
  type: 'digest';
  /** Those with something to tell first, the worst of them at the top. */
  databases: DigestDatabase[];
  rejects: { reason: string; count: number }[];
  /** End of the newest snapshot of all. */
  until: string | null;
}

export interface FeedEntry {
  database: DatabaseRef;
  incident: ToldIncident;
  /** End of its last snapshot; once it is over, of the one after that, so that its end is an update. */
  updated: string;
}

export interface FeedModel {
  type: 'feed';
  /** Null: the whole fleet's. */
  database: DatabaseRef | null;
  /** Page that the feed belongs to, below `/{lang}/`. */
  path: string;
  /** Where the site is published; null: not configured, links are relative. */
  baseUrl: string | null;
  /** Latest of its entries, or the newest snapshot where there are none; null for an empty lake. */
  updated: string | null;
  /** Newest first. */
  entries: FeedEntry[];
}

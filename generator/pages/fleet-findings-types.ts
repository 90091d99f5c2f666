/** `/{lang}/findings/` and its pages by week: incidents of all databases. */
import type { DatabaseRef, InBothLanguages, IncidentRow, Num, Severity } from './types.ts';

/** Numbers of incidents by severity; `info` are notes, such as a restart. */
export type SeverityCounts = Record<Severity, number>;

export interface FleetIncident extends IncidentRow {
  database: DatabaseRef;
}

export interface FindingsModel {
  type: 'findings';
  /** Null: the overview; else the Monday of the week that the incidents of the page begin in, and which of its parts. */
  week: { monday: string; part: number; parts: number } | null;
  /** Newest week first; weeks without an incident are left out. */
  weeks: FindingsWeek[];
  /** Of the overview: what goes on, worst first, and the newest of the others. Of a week: `ended` has all of the part. */
  ongoing: FleetIncident[];
  ended: FleetIncident[];
  /** Over everything, the rule with most weight first. */
  rules: FindingsRule[];
  databases: { database: DatabaseRef; counts: SeverityCounts; ongoing: number; usual: number; newest: string }[];
  total: SeverityCounts;
}

export interface FindingsWeek {
  /** `2026-10-26` */
  monday: string;
  counts: SeverityCounts;
  /** Of its first part. */
  path: string;
}

export interface FindingsRule {
  rule: string;
  name: InBothLanguages;
  counts: SeverityCounts;
  databases: string[];
  /** DB time that its incidents explain, seconds. */
  impactS: Num;
  /** End of its newest incident. */
  newest: string;
}

/**
 * Incidents of the whole fleet: an overview, and a page for each week in which any began, split where a week has too many.
 * A past week's page changes only when one of its incidents does.
 */
import { rules } from '../analysis/rules/index.ts';
import { SEVERITIES } from '../analysis/rules/rule.ts';
import type { Lake } from '../lake/lake.ts';
import { digestOf } from './digests.ts';
import { type IncidentOfLake, incidentOf } from './findings.ts';
import type { FindingsModel, FindingsRule, FleetIncident, SeverityCounts } from './fleet-findings-types.ts';
import { incidentsWithSegments } from './incident-segments.ts';
import type { LakeIndex } from './lake-index.ts';
import { findingsPath, findingsWeekPath } from './paths.ts';
import { latest } from './times.ts';
import type { PageEntry, Severity } from './types.ts';

/** Rows of one page: about 50 KB of gzipped HTML. */
const PART_ROWS = 800;
/** Of the overview. */
const MAX_ONGOING = 150;
const MAX_ENDED = 250;

export interface FleetIncidents {
  /** Begin last first. */
  all: FleetIncident[];
  /** The parts of each week, by its Monday, newest first. */
  weeks: Map<string, FleetIncident[][]>;
}

/** Every incident that is no symptom and whose reports have pages. */
export async function loadFleetIncidents(lake: Lake, index: LakeIndex): Promise<FleetIncidents> {
  const rows = await lake.query<IncidentOfLake>(
    `SELECT * FROM ${incidentsWithSegments('NOT symptom')}
     ORDER BY begin_time DESC, end_time DESC, worst_impact_pct_db_time DESC NULLS LAST, incident_id`,
  );
  const all = rows.flatMap((row): FleetIncident[] => {
    const database = index.byReport.get(row.report_id)?.database.ref;
    const incident = incidentOf(row, index);
    return database && incident ? [{ ...incident, database }] : [];
  });
  const weeks = new Map(
    [...Map.groupBy(all, ({ begin }) => mondayOf(begin))].map(([monday, own]) => [monday, partsOf(own)]),
  );
  return { all, weeks };
}

/** Parts are cut from the week's begin, so that a new incident changes the last one alone. Each is newest first. */
function partsOf(incidents: readonly FleetIncident[]): FleetIncident[][] {
  const oldestFirst = incidents.toReversed();
  return Array.from({ length: Math.ceil(oldestFirst.length / PART_ROWS) }, (_, i) =>
    oldestFirst.slice(i * PART_ROWS, (i + 1) * PART_ROWS).reverse(),
  );
}

/** The Monday of a time's week: `2026-10-26`. */
export function mondayOf(time: string): string {
  const day = new Date(`${time.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

export function findingsEntries({ all, weeks }: FleetIncidents): Omit<PageEntry, 'type'>[] {
  const parts = [...weeks].flatMap(([monday, own]) => own.map((incidents, i) => ({ monday, part: i + 1, incidents })));
  const listOfWeeks = [...weeks].map(([monday, own]) => `${monday} ${own.length}`).join();
  return [
    { path: findingsPath(), digest: digestOf(['findings', JSON.stringify(all)]), key: '' },
    ...parts.map(({ monday, part, incidents }) => ({
      path: findingsWeekPath(monday, part),
      digest: digestOf(['findings', part, JSON.stringify(incidents), neighbours(listOfWeeks, monday)]),
      key: `${monday}/${part}`,
    })),
  ];
}

/** What a week's page says of others: how many parts it has itself, and the weeks beside it. */
function neighbours(weeks: string, monday: string): string {
  const list = weeks.split(',');
  const at = list.findIndex((week) => week.startsWith(monday));
  return list.slice(Math.max(0, at - 1), at + 2).join();
}

/** `key`: empty, or `2026-10-26/1`. Null where there is no such week. */
export function findingsModel({ all, weeks }: FleetIncidents, key: string): FindingsModel | null {
  const [monday = '', part = '1'] = key.split('/');
  if (key === '') {
    const open = all.filter(({ ongoing, usual, severity }) => ongoing && !usual && severity !== 'info');
    const ended = all.filter(({ ongoing, severity }) => !ongoing && severity !== 'info');
    return {
      type: 'findings',
      week: null,
      weeks: weekRows(weeks, [...weeks.keys()]),
      ongoing: open.toSorted(worstFirst).slice(0, MAX_ONGOING),
      ended: ended.toSorted(newestDayFirst).slice(0, MAX_ENDED),
      rules: rulesOf(all),
      databases: databasesOf(all),
      total: countsOf(all),
    };
  }
  const parts = weeks.get(monday);
  const own = parts?.[Number(part) - 1];
  if (!parts || !own) return null;
  const mondays = [...weeks.keys()];
  const at = mondays.indexOf(monday);
  return {
    type: 'findings',
    week: { monday, part: Number(part), parts: parts.length },
    weeks: weekRows(weeks, mondays.slice(Math.max(0, at - 1), at + 2)),
    ongoing: [],
    ended: own,
    rules: rulesOf(own),
    databases: databasesOf(own),
    total: countsOf(own),
  };
}

function weekRows(weeks: FleetIncidents['weeks'], mondays: readonly string[]): FindingsModel['weeks'] {
  return mondays.map((monday) => ({
    monday,
    counts: countsOf((weeks.get(monday) ?? []).flat()),
    path: findingsWeekPath(monday, 1),
  }));
}

export function worstFirst(a: FleetIncident, b: FleetIncident): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    (b.impactPct ?? -1) - (a.impactPct ?? -1) ||
    compareText(b.end, a.end) ||
    compareText(a.id, b.id)
  );
}

/** By the day of their end; within it what is news first, then the worst. */
function newestDayFirst(a: FleetIncident, b: FleetIncident): number {
  return compareText(b.end.slice(0, 10), a.end.slice(0, 10)) || Number(a.usual) - Number(b.usual) || worstFirst(a, b);
}

function countsOf(incidents: readonly { severity: Severity }[]): SeverityCounts {
  const counts: SeverityCounts = { high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of incidents) counts[severity]++;
  return counts;
}

const newestOf = (incidents: readonly FleetIncident[]): string => latest(incidents.map(({ end }) => end)) ?? '';

function rulesOf(incidents: readonly FleetIncident[]): FindingsRule[] {
  const nameOf = new Map(rules.map(({ id, text }) => [id, { en: text.en.name, zh: text.zh.name }]));
  return [...Map.groupBy(incidents, ({ rule }) => rule)]
    .map(([rule, own]): FindingsRule => {
      const known = own.filter(({ impactS }) => impactS !== null);
      return {
        rule,
        name: nameOf.get(rule) ?? { en: rule, zh: rule },
        counts: countsOf(own),
        databases: [...new Set(own.map(({ database }) => database.dbName))].sort(),
        impactS: known.length > 0 ? known.reduce((sum, { impactS }) => sum + (impactS ?? 0), 0) : null,
        newest: newestOf(own),
      };
    })
    .sort((a, b) => (b.impactS ?? -1) - (a.impactS ?? -1) || compareText(a.rule, b.rule));
}

function databasesOf(incidents: readonly FleetIncident[]): FindingsModel['databases'] {
  return [...Map.groupBy(incidents, ({ database }) => database.slug)]
    .map(([, own]) => ({
      database: (own[0] as FleetIncident).database,
      counts: countsOf(own),
      ongoing: own.filter(({ ongoing, usual, severity }) => ongoing && !usual && severity !== 'info').length,
      usual: own.filter(({ usual }) => usual).length,
      newest: newestOf(own),
    }))
    .sort(
      (a, b) =>
        b.counts.high - a.counts.high ||
        b.counts.medium - a.counts.medium ||
        compareText(a.database.slug, b.database.slug),
    );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

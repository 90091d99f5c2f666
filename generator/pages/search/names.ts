/** What the search knows by name at once: databases, instances, hosts, wait events, parameters, incidents. */
import type { Lake } from '../../lake/lake.ts';
import type { IndexedDatabase, IndexedInstance, LakeIndex } from '../lake-index.ts';
import { newestOf } from '../lake-index.ts';
import { eventSlug, parametersPath, waitPath } from '../paths.ts';
import {
  type DatabaseRow,
  type EventRow,
  type IncidentRow,
  type InstanceRow,
  type MonthRow,
  type ParameterRow,
  SEARCH_FORMAT,
  type SearchNames,
} from './format.ts';
import { getOrMake } from './get-or-make.ts';
import { rowsByDatabase } from './owners.ts';
import { STOP_WORDS } from './words.ts';

/** Incidents that are found by their words; older ones are on their databases' pages. Keeps the file small; our choice. */
const MOST_INCIDENTS = 300;

/** `hasPage`: whether there is a page at a path below `/{lang}/`. */
export async function loadSearchNames(
  lake: Lake,
  index: LakeIndex,
  hasPage: (path: string) => boolean,
): Promise<Omit<SearchNames, 'sql' | 'words'>> {
  const { databases } = index;
  const places = new Map(databases.map((database, place) => [database, place]));
  return {
    format: SEARCH_FORMAT,
    databases: databases.map(databaseRow),
    events: await loadEventRows(lake, index, hasPage),
    parameters: await loadParameters(lake, index, places),
    incidents: await loadIncidents(lake, index, places),
    parameterPages: databases.flatMap(({ ref }, place) => (hasPage(parametersPath(ref.slug)) ? [place] : [])),
    stopWords: [...STOP_WORDS],
  };
}

type Places = ReadonlyMap<IndexedDatabase, number>;

function databaseRow(database: IndexedDatabase): DatabaseRow {
  const { ref, instances } = database;
  return {
    slug: ref.slug,
    name: ref.dbName,
    dbId: ref.dbId,
    newest: newestOf(database).snapshot.path,
    instances: instances.flatMap(instanceRows),
    months: monthRows(database),
  };
}

/** One row; more where the instance moved from host to host. */
function instanceRows(instance: IndexedInstance): InstanceRow[] {
  const newestOn = new Map<string | null, string>();
  for (const { hostName, snapshot } of instance.reports) newestOn.set(hostName, snapshot.path);
  return [...newestOn].map(([host, path]) => [instance.name, host, path]);
}

function monthRows({ reports }: IndexedDatabase): MonthRow[] {
  const months = Map.groupBy(reports, ({ snapshot }) => snapshot.beginTime.slice(0, 7));
  const rows = [...months].map(([month, inMonth]): MonthRow => {
    let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { snapshot } of inMonth)
      for (const id of [snapshot.beginSnap, snapshot.endSnap]) {
        if (id === null) continue;
        lowest = Math.min(lowest, id);
        highest = Math.max(highest, id);
      }
    return lowest > highest ? [month, null, null] : [month, lowest, highest];
  });
  return rows.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Spellings of one event are one event, as they share one page. */
export async function loadEventRows(
  lake: Lake,
  index: LakeIndex,
  hasPage: (path: string) => boolean,
): Promise<EventRow[]> {
  const places = new Map(index.databases.map((database, place) => [database, place]));
  const rows = await rowsByDatabase<{ event: string; wait_class: string | null }>(lake, index, {
    select: 't.event, max(t.wait_class) AS wait_class',
    table: 'wait_events',
    where: "t.event <> ''",
    orderBy: 'event, r.db_name, r.db_id',
  });
  const events = new Map<string, EventRow>();
  for (const [database, { event, wait_class }] of rows) {
    const slug = eventSlug(event);
    const row = getOrMake(events, slug, (): EventRow => [event, wait_class, slug, [], []]);
    row[1] ??= wait_class;
    const where = hasPage(waitPath(database.ref.slug, event)) ? row[3] : row[4];
    addPlace(where, places.get(database));
  }
  return [...events.values()];
}

async function loadParameters(lake: Lake, index: LakeIndex, places: Places): Promise<ParameterRow[]> {
  const rows = await rowsByDatabase<{ name: string }>(lake, index, {
    select: 't.name',
    table: 'init_parameters',
    where: "t.name <> ''",
    orderBy: 'name, r.db_name, r.db_id',
  });
  const parameters = new Map<string, ParameterRow>();
  for (const [database, { name }] of rows) {
    const row = getOrMake(parameters, name, (): ParameterRow => [name, []]);
    addPlace(row[1], places.get(database));
  }
  return [...parameters.values()];
}

function addPlace(places: number[], place: number | undefined): void {
  if (place !== undefined && !places.includes(place)) places.push(place);
}

interface IncidentOfLake {
  report_id: string;
  title: string;
  title_zh: string;
  begin_time: string;
  severity: string;
  rule: string;
}

/** Not what is usual, and not what merely informs. */
async function loadIncidents(lake: Lake, index: LakeIndex, places: Places): Promise<IncidentRow[]> {
  const rows = await lake.query<IncidentOfLake>(
    `SELECT report_id, title, title_zh, begin_time, severity, rule FROM incidents
     WHERE NOT usual AND severity <> 'info' ORDER BY end_time DESC, begin_time DESC, incident_id LIMIT ${MOST_INCIDENTS}`,
  );
  return rows.flatMap((row): IncidentRow[] => {
    const report = index.byReport.get(row.report_id);
    const place = report && places.get(report.database);
    if (!report || place === undefined) return [];
    return [[place, row.title, row.title_zh, row.begin_time, row.severity, row.rule, report.snapshot.path]];
  });
}

/**
 * The digest: for each database what happened since a time of its own clock, its incidents told apart by what became of
 * them, symptoms under their causes, habits and the state of the reports apart. The same lake gives the same digest:
 * neither this machine's clock nor its time zone has a part in it.
 */
import type { Lake } from '../lake/lake.ts';
import type { DigestDatabase, DigestIncident, DigestModel, IncidentStatus } from './digest-types.ts';
import { byUrgency, byWeight } from './digest-weight.ts';
import { loadRejects } from './fleet.ts';
import { type IndexedDatabase, type LakeIndex, newestOf } from './lake-index.ts';
import { incidentPaths } from './prepared.ts';
import { earlier, latest, secondsBetween } from './times.ts';
import { type LoadedIncident, loadToldIncidents } from './told-incidents.ts';
import { loadWorsening } from './worsening.ts';

/** The window that nobody asked for otherwise: the last day before each database's newest snapshot ends. */
export const LAST_NIGHT_S = 24 * 3600;

/**
 * From here on a database's reports are late. Clocks of one fleet seldom lie further apart (Auckland and Honolulu: 22 h),
 * and a night that was missed is 24 h. Our choice.
 */
const LATE_S = 23 * 3600;

/** More of one database in one window is not read by anyone; the lake has them all. */
const MAX_INCIDENTS = 2000;

export interface DigestOptions {
  /** Start of the window, of the database's own clock; `until` is the end of its newest snapshot. Default: a day before. */
  sinceOf?: (database: IndexedDatabase, until: string) => string;
  /** Whether an incident was told before; if not, it is new whenever it began. Default: its begin decides. */
  wasTold?: (database: IndexedDatabase, incidentId: string) => boolean;
  /** These databases alone. */
  only?: readonly IndexedDatabase[];
}

export async function digestModel(lake: Lake, index: LakeIndex, options: DigestOptions = {}): Promise<DigestModel> {
  const until = latest(index.databases.map(untilOf));
  const databases: DigestDatabase[] = [];
  for (const database of options.only ?? index.databases)
    databases.push(await digestDatabase(lake, index, database, until ?? '', options));
  return { type: 'digest', databases: databases.sort(byUrgency), rejects: await loadRejects(lake), until };
}

const untilOf = (database: IndexedDatabase): string =>
  latest(database.instances.flatMap(({ series }) => series.at(-1)?.snapshot.endTime ?? [])) ??
  newestOf(database).snapshot.endTime;

async function digestDatabase(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  fleetUntil: string,
  { sinceOf = (_, until) => earlier(until, LAST_NIGHT_S), wasTold }: DigestOptions,
): Promise<DigestDatabase> {
  const until = untilOf(database);
  const since = sinceOf(database, until);
  const loaded = await loadToldIncidents(lake, index, database, 'end_time >= $since', { since }, MAX_INCIDENTS);
  const roots = treeOf(
    loaded,
    (incident) => statusOf(incident, since, wasTold && ((id) => wasTold(database, id))),
    since,
    await incidentPaths(lake, index, database),
  );
  const behind = secondsBetween(until, fleetUntil);
  const inOrder = roots.filter(({ severity }) => severity !== 'info').sort(byWeight);
  return {
    database: database.ref,
    since,
    until,
    snapshots: database.reports.filter(({ inSeries, snapshot }) => inSeries && snapshot.endTime > since).length,
    incidents: inOrder.filter(({ usual, isDataQuality }) => !usual && !isDataQuality),
    usual: inOrder.filter(({ usual }) => usual),
    worsening: await loadWorsening(lake, index, database, until),
    quality: inOrder.filter(({ usual, isDataQuality }) => !usual && isDataQuality),
    silent: silentInstances(database, since),
    behindS: behind >= LATE_S ? behind : null,
    latest: newestOf(database).snapshot,
  };
}

function statusOf(
  { begin, ongoing, id }: LoadedIncident['incident'],
  since: string,
  wasTold?: (id: string) => boolean,
): IncidentStatus {
  if (wasTold ? !wasTold(id) : begin >= since) return 'new';
  return ongoing ? 'continuing' : 'resolved';
}

/**
 * Causes with their symptoms. What was a symptom at its worst goes under the incident of that cause, in the same series,
 * that was there at the time. It stands by itself where that one is a habit or a mere note: it would not be seen there.
 */
function treeOf(
  loaded: readonly LoadedIncident[],
  statusFor: (incident: LoadedIncident['incident']) => IncidentStatus,
  since: string,
  comparisons: ReadonlyMap<string, string>,
): DigestIncident[] {
  const incidents = loaded.map(
    ({ incident, symptomOf }): DigestIncident => ({
      ...incident,
      status: statusFor(incident),
      worsened: incident.begin < since && incident.worst.endTime > since,
      comparison: symptomOf === null ? (comparisons.get(incident.worst.reportId) ?? null) : null,
      symptoms: [],
    }),
  );
  const causeOf = (i: number): DigestIncident | undefined => {
    const { symptomOf, incident } = loaded[i] as LoadedIncident;
    if (symptomOf === null) return undefined;
    const at = incident.worst.beginTime;
    const found = loaded.findIndex(
      ({ incident: other }) =>
        other.subject === incident.subject &&
        other.rule === symptomOf.rule &&
        other.object === symptomOf.object &&
        other.begin <= at &&
        at < other.end,
    );
    return found === i ? undefined : incidents[found];
  };
  const roots: DigestIncident[] = [];
  for (const [i, incident] of incidents.entries()) {
    const cause = causeOf(i);
    const hides = cause === undefined || cause.severity === 'info' || (cause.usual && !incident.usual);
    if (hides) roots.push(incident);
    else if (incident.severity !== 'info') cause.symptoms.push(incident);
  }
  for (const incident of incidents) incident.symptoms.sort(byWeight);
  return roots;
}

/** Instances that stopped reporting within the window; one that stopped long ago is history. */
function silentInstances(database: IndexedDatabase, since: string): DigestDatabase['silent'] {
  const last = database.counted.flatMap(({ series }) => series.at(-1) ?? []);
  const newestBegin = latest(last.map(({ snapshot }) => snapshot.beginTime)) ?? '';
  return last
    .filter(({ snapshot }) => snapshot.endTime <= newestBegin && snapshot.endTime > since)
    .map(({ snapshot }) => ({
      instanceName: snapshot.instanceName,
      lastEnd: snapshot.endTime,
      path: snapshot.path,
    }));
}

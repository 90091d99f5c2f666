/** Models of the Atom feeds: one of each database, one of the fleet. */
import type { Lake } from '../lake/lake.ts';
import type { FeedEntry, FeedModel } from './digest-types.ts';
import { type IndexedDatabase, type LakeIndex, newestOf } from './lake-index.ts';
import { databasePath } from './paths.ts';
import { latest } from './times.ts';
import { loadToldIncidents } from './told-incidents.ts';

/** Entries of one feed; readers keep older ones. */
const MAX_ENTRIES = { database: 50, fleet: 100 } as const;

/** What a reader wants to hear of: neither habits nor trifles, and causes alone. */
const NEWS = "NOT symptom AND NOT usual AND severity IN ('high', 'medium')";

export const FEED_FILE = 'feed.xml';

/** The feed of a database, or of the fleet. */
export async function feedModel(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase | null,
  baseUrl: string | null,
): Promise<FeedModel> {
  const databases = database === null ? index.databases : [database];
  const entries: FeedEntry[] = [];
  for (const each of databases) entries.push(...(await entriesOf(lake, index, each)));
  entries.sort((a, b) => compare(b.updated, a.updated) || compare(a.incident.id, b.incident.id));
  return {
    type: 'feed',
    database: database?.ref ?? null,
    path: database === null ? '' : databasePath(database.ref.slug),
    baseUrl,
    updated: entries[0]?.updated ?? latest(databases.map((each) => newestOf(each).snapshot.endTime)),
    entries: entries.slice(0, database === null ? MAX_ENTRIES.fleet : MAX_ENTRIES.database),
  };
}

async function entriesOf(lake: Lake, index: LakeIndex, database: IndexedDatabase): Promise<FeedEntry[]> {
  const loaded = await loadToldIncidents(lake, index, database, NEWS, {}, MAX_ENTRIES.database);
  return loaded.map(({ incident }) => ({
    database: database.ref,
    incident,
    updated: incident.overSeen ?? incident.end,
  }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

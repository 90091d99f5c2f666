/** `/{lang}/search/`: what the page can be browsed for without scripts, databases and wait events in the order of their names. */
import type { Lake } from '../../lake/lake.ts';
import type { LakeIndex } from '../lake-index.ts';
import { databasePath } from '../paths.ts';
import { loadEventRows } from './names.ts';
import type { SearchModel } from './search-model.ts';

export async function searchModel(
  lake: Lake,
  index: LakeIndex,
  hasPage: (path: string) => boolean,
): Promise<SearchModel> {
  const { databases } = index;
  const events = await loadEventRows(lake, index, hasPage);
  return {
    type: 'search',
    databases: databases.map(({ ref, instances }) => ({
      name: ref.dbName || ref.slug,
      dbId: ref.dbId,
      path: databasePath(ref.slug),
      hosts: [
        ...new Set(instances.flatMap(({ reports }) => reports.flatMap(({ hostName }) => hostName ?? []))),
      ].toSorted(),
    })),
    events: events
      .map(([name, waitClass, slug, paged, unpaged]) => ({
        name,
        waitClass,
        databases: [...paged, ...unpaged].flatMap((place) => {
          const database = databases[place];
          if (!database) return [];
          const path = databasePath(database.ref.slug);
          return [{ name: database.ref.dbName, path: paged.includes(place) ? `${path}wait/${slug}/` : path }];
        }),
      }))
      .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)),
  };
}

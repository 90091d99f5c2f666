/** All files of the search index over a lake. */
import { type Lake, openLake } from '../../lake/lake.ts';
import { type IndexedDatabase, type LakeIndex, loadLakeIndex } from '../lake-index.ts';
import type { SearchFiles, SearchNames, TimeShard } from './format.ts';
import { getOrMake } from './get-or-make.ts';
import { loadSearchNames } from './names.ts';
import { loadStatementShards } from './statements.ts';

/**
 * The index of what is in the lake. `pages`: paths of the site's pages below `/{lang}/`; what has no page of its own leads
 * to its database's. Throws `no_lake`, `not_analysed`.
 */
export async function searchFiles(lakeDir: string, pages: ReadonlySet<string>): Promise<SearchFiles> {
  const lake = await openLake(lakeDir);
  try {
    return await searchFilesOf(lake, await loadLakeIndex(lake), pages);
  } finally {
    lake.close();
  }
}

async function searchFilesOf(lake: Lake, index: LakeIndex, pages: ReadonlySet<string>): Promise<SearchFiles> {
  const hasPage = (path: string): boolean => pages.has(path);
  const { sql, words } = await loadStatementShards(lake, index, hasPage);
  const names: SearchNames = {
    ...(await loadSearchNames(lake, index, hasPage)),
    sql: sql.names,
    words: words.names,
  };
  const files: SearchFiles = new Map<string, unknown>([['names', names], ...sql.files, ...words.files]);
  for (const database of index.databases)
    for (const [month, shard] of timeShards(database)) files.set(`times/${database.ref.slug}/${month}`, shard);
  return files;
}

/** By month; a snapshot's path is `{slug}/{instance's folder}/{month}-{rest}/`. */
function timeShards({ reports }: IndexedDatabase): Map<string, TimeShard> {
  const shards = new Map<string, TimeShard>();
  for (const { snapshot } of reports) {
    const month = snapshot.beginTime.slice(0, 7);
    const [, instance = '', folder = ''] = snapshot.path.split('/');
    if (!folder.startsWith(`${month}-`)) continue;
    const shard = getOrMake(shards, month, (): TimeShard => ({}));
    shard[instance] ??= [];
    shard[instance].push(folder.slice(month.length + 1));
  }
  return shards;
}

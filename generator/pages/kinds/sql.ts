/** `/{lang}/{db}/sql/{sql_id}/`: a statement. The key is `{db slug}/{sql_id}`, or with its folder's name where that differs. */
import { sqlDigest } from '../digests.ts';
import type { IndexedDatabase } from '../lake-index.ts';
import type { PageKind } from '../page-types.ts';
import { Recent } from '../recent.ts';
import { loadSqlModels } from '../sql.ts';
import { loadSqlPages, type SqlPage, sqlBatches } from '../sql-pages.ts';
import type { SqlModel } from '../types.ts';
import type { PageInputs } from './inputs.ts';
import { splitKey } from './key.ts';
import { noPage } from './no-page.ts';

export function sqlKind(inputs: PageInputs): PageKind<'sql'> {
  const { lake, index } = inputs;
  const batchesOf = new Recent<Map<string, SqlPage[]>>(4);
  const modelsOf = new Recent<Map<string, SqlModel>>(3);
  let pagesByDatabase: ReturnType<typeof loadSqlPages> | undefined;
  let bySqlId: Map<string, { database: IndexedDatabase; path: string }[]> | undefined;

  function allPages() {
    pagesByDatabase ??= loadSqlPages(lake, index);
    return pagesByDatabase;
  }

  /** Pages of the same statement in other databases. */
  function elsewhereOf(pages: Map<IndexedDatabase, SqlPage[]>, sqlId: string, database: IndexedDatabase) {
    bySqlId ??= Map.groupBy(
      index.databases.flatMap((each) => (pages.get(each) ?? []).map((page) => ({ ...page, database: each }))),
      (page) => page.sqlId,
    );
    return (bySqlId.get(sqlId) ?? []).flatMap((page) =>
      page.database === database ? [] : [{ database: page.database.ref, path: page.path }],
    );
  }

  return {
    async entries() {
      const pages = await allPages();
      const statements = await inputs.sqlDigests();
      return index.databases.flatMap((database) =>
        (pages.get(database) ?? []).map(({ path, slug, sqlId, inputsDigest }) => ({
          path,
          digest: sqlDigest(
            database,
            sqlId,
            [inputsDigest, ...elsewhereOf(pages, sqlId, database).map((page) => page.path)].join(),
            statements.ofSql(database, sqlId),
          ),
          key: `${database.ref.slug}/${slug}`,
        })),
      );
    },
    async model(key) {
      const [dbSlug, sqlId] = splitKey(key);
      const database = inputs.databaseOf(dbSlug);
      const batches = await batchesOf.get(dbSlug, async () => {
        const pages = (await allPages()).get(database) ?? [];
        const batchOf = new Map<string, SqlPage[]>();
        for (const batch of sqlBatches(pages))
          for (const page of batch) batchOf.set(page.slug, batch).set(page.sqlId, batch);
        return batchOf;
      });
      const batch = batches.get(sqlId);
      const page = batch?.find((each) => each.sqlId === sqlId) ?? batch?.find((each) => each.slug === sqlId);
      if (!batch || !page) throw noPage(`SQL ${sqlId} of ${dbSlug}`);
      const everywhere = await allPages();
      const models = await modelsOf.get(`${dbSlug} ${batch[0]?.sqlId}`, () =>
        loadSqlModels(
          lake,
          index,
          database,
          batch.map((each) => each.sqlId),
          (id) => elsewhereOf(everywhere, id, database),
        ),
      );
      const model = models.get(page.sqlId);
      if (!model) throw noPage(`SQL ${sqlId} of ${dbSlug}`);
      return model;
    },
  };
}

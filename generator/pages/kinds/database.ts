/** `/{lang}/{db}/`: a database. The key is its slug. */
import { databaseModel } from '../database.ts';
import type { PageKind } from '../page-types.ts';
import { databasePath } from '../paths.ts';
import type { PageInputs } from './inputs.ts';

export function databaseKind(inputs: PageInputs): PageKind<'database'> {
  return {
    entries: async () =>
      [...(await inputs.databaseDigests())].map(([{ ref }, digest]) => ({
        path: databasePath(ref.slug),
        digest,
        key: ref.slug,
      })),
    async model(slug) {
      const database = inputs.databaseOf(slug);
      return await databaseModel(inputs.lake, inputs.index, database, await inputs.metricsOf(database));
    },
  };
}

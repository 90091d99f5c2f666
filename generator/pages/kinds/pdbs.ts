/** `/{lang}/{db}/pdbs/`: the pluggable databases of a container database. The key is the database's slug. */
import { digestOf } from '../digests.ts';
import type { PageKind } from '../page-types.ts';
import { pdbsPath } from '../paths.ts';
import { hasPdbs, pdbsModel } from '../pdbs.ts';
import type { PageInputs } from './inputs.ts';
import { noPage } from './no-page.ts';

export function pdbsKind(inputs: PageInputs): PageKind<'pdbs'> {
  const { lake, index } = inputs;
  return {
    entries: async () =>
      [...(await inputs.databaseDigests())]
        .filter(([database]) => hasPdbs(database))
        .map(([{ ref }, digest]) => ({ path: pdbsPath(ref.slug), digest: digestOf(['pdbs', digest]), key: ref.slug })),
    async model(slug) {
      const database = inputs.databaseOf(slug);
      if (!hasPdbs(database)) throw noPage(`the pluggable databases of ${slug}`);
      return await pdbsModel(lake, index, database, await inputs.metricsOf(database));
    },
  };
}

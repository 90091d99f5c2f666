/** `/{lang}/{db}/cluster/`: the instances of a cluster side by side. The key is the database's slug. */
import { clusterModel, isCluster } from '../cluster.ts';
import { digestOf } from '../digests.ts';
import type { PageKind } from '../page-types.ts';
import { clusterPath } from '../paths.ts';
import type { PageInputs } from './inputs.ts';
import { noPage } from './no-page.ts';

export function clusterKind(inputs: PageInputs): PageKind<'cluster'> {
  const { lake, index } = inputs;
  return {
    entries: async () =>
      [...(await inputs.databaseDigests())]
        .filter(([database]) => isCluster(database))
        .map(([{ ref }, digest]) => ({
          path: clusterPath(ref.slug),
          digest: digestOf(['cluster', digest]),
          key: ref.slug,
        })),
    async model(slug) {
      const database = inputs.databaseOf(slug);
      if (!isCluster(database)) throw noPage(`the cluster of ${slug}`);
      return await clusterModel(lake, index, database, await inputs.metricsOf(database));
    },
  };
}

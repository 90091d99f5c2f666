/** `/{lang}/{db}/parameters/`: a database's initialisation parameters over time. The key is the database's slug. */
import { digestOf } from '../digests.ts';
import type { PageKind } from '../page-types.ts';
import { type FleetParameters, loadFleetParameters, parametersModel } from '../parameter-history.ts';
import { parametersPath } from '../paths.ts';
import type { PageInputs } from './inputs.ts';

export function parametersKind(inputs: PageInputs): PageKind<'parameters'> {
  const { lake, index } = inputs;
  let fleet: Promise<FleetParameters> | undefined;
  const fleetParameters = (): Promise<FleetParameters> => {
    fleet ??= loadFleetParameters(lake, index);
    return fleet;
  };
  return {
    async entries() {
      const elsewhere = JSON.stringify([...(await fleetParameters())].map(([slug, { values }]) => [slug, ...values]));
      return [...(await inputs.databaseDigests())].map(([{ ref }, digest]) => ({
        path: parametersPath(ref.slug),
        digest: digestOf(['parameters', digest, elsewhere]),
        key: ref.slug,
      }));
    },
    async model(slug) {
      return await parametersModel(lake, index, inputs.databaseOf(slug), await fleetParameters());
    },
  };
}

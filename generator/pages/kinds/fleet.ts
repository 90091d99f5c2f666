/** `/{lang}/`: the fleet. */
import { fleetDigest } from '../digests.ts';
import { fleetModel, loadRejects } from '../fleet.ts';
import type { PageKind } from '../page-types.ts';
import type { PageInputs } from './inputs.ts';

export function fleetKind(inputs: PageInputs): PageKind<'fleet'> {
  return {
    entries: async () => [{ path: '', digest: await wholeFleetDigest(inputs), key: '' }],
    model: () => fleetModel(inputs.lake, inputs.index, (database) => inputs.metricsOf(database)),
  };
}

/** Of pages that tell of all databases and of the rejected files. */
export async function wholeFleetDigest(inputs: PageInputs): Promise<string> {
  return fleetDigest([...(await inputs.databaseDigests()).values()], await loadRejects(inputs.lake));
}

/** `/{lang}/findings/` and its weeks: incidents of all databases. The key is empty, or `2026-10-26/1`: a week's Monday and part. */
import { type FleetIncidents, findingsEntries, findingsModel, loadFleetIncidents } from '../fleet-findings.ts';
import type { PageKind } from '../page-types.ts';
import type { PageInputs } from './inputs.ts';
import { noPage } from './no-page.ts';

export function findingsKind({ lake, index }: PageInputs): PageKind<'findings'> {
  let incidents: Promise<FleetIncidents> | undefined;
  const loaded = (): Promise<FleetIncidents> => {
    incidents ??= loadFleetIncidents(lake, index);
    return incidents;
  };
  return {
    entries: async () => findingsEntries(await loaded()),
    async model(key) {
      const model = findingsModel(await loaded(), key);
      if (!model) throw noPage(`findings of ${key}`);
      return model;
    },
  };
}

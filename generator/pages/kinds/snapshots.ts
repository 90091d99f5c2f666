/** `/{lang}/{db}/snapshots/2026-10/`: a month of snapshots. The key is `{db slug}/2026-10/1`, the month and which of its parts. */
import { loadTopEvents } from '../database-facts.ts';
import { snapshotsDigest } from '../digests.ts';
import type { TopEvent } from '../headline.ts';
import type { PageKind } from '../page-types.ts';
import { snapshotsPath } from '../paths.ts';
import { Recent } from '../recent.ts';
import { snapshotParts, snapshotsModel } from '../snapshot-list.ts';
import type { PageInputs } from './inputs.ts';
import { splitKey } from './key.ts';
import { noPage } from './no-page.ts';

export function snapshotsKind(inputs: PageInputs): PageKind<'snapshots'> {
  const topEvents = new Recent<Map<string, TopEvent>>(1);
  return {
    entries: async () =>
      inputs.index.databases.flatMap((database) => {
        const pages = snapshotParts(database);
        return pages.map(({ month, part, parts, reports }, i) => ({
          path: snapshotsPath(database.ref.slug, month, part),
          digest: snapshotsDigest(database, reports, [
            parts,
            ...[pages[i - 1], pages[i + 1]].map((page) => page && `${page.month}/${page.part}`),
          ]),
          key: `${database.ref.slug}/${month}/${part}`,
        }));
      }),
    async model(key) {
      const [slug, page] = splitKey(key);
      const [month = '', part = ''] = page.split('/');
      const database = inputs.databaseOf(slug);
      const events = await topEvents.get(slug, () => loadTopEvents(inputs.lake, database));
      const model = snapshotsModel(database, month, Number(part), await inputs.metricsOf(database), events);
      if (!model) throw noPage(`snapshots of ${key}`);
      return model;
    },
  };
}

/** `/{lang}/feed.xml` and `/{lang}/{db}/feed.xml`: incidents as Atom. The key is the database's slug, empty for the fleet's. */
import { feedDigest } from '../digests.ts';
import { FEED_FILE, feedModel } from '../feed.ts';
import type { PageKind } from '../page-types.ts';
import { databasePath } from '../paths.ts';
import type { PageInputs } from './inputs.ts';

export function feedKind(inputs: PageInputs): PageKind<'feed'> {
  const { lake, index, baseUrl } = inputs;
  return {
    async entries() {
      const digests = await inputs.databaseDigests();
      return [
        { path: FEED_FILE, digest: feedDigest([...digests.values()], baseUrl), key: '' },
        ...[...digests].map(([{ ref }, digest]) => ({
          path: `${databasePath(ref.slug)}${FEED_FILE}`,
          digest: feedDigest([digest], baseUrl),
          key: ref.slug,
        })),
      ];
    },
    async model(dbSlug) {
      return await feedModel(lake, index, dbSlug === '' ? null : inputs.databaseOf(dbSlug), baseUrl);
    },
  };
}

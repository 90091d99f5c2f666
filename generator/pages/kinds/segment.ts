/** `/{lang}/{db}/segment/{owner}.{object}/`: a segment. The key is `{db slug}/{folder}`. */
import { batchesOf } from '../batches.ts';
import { nameDigest } from '../digests.ts';
import type { PageKind } from '../page-types.ts';
import { Recent } from '../recent.ts';
import { loadSegmentModels } from '../segment.ts';
import { loadSegmentPages, objectOfName, type SegmentPage } from '../segment-pages.ts';
import type { SegmentModel } from '../segment-types.ts';
import type { IncidentRow } from '../types.ts';
import type { PageInputs } from './inputs.ts';
import { splitKey } from './key.ts';
import { noPage } from './no-page.ts';

const MOST = { reports: 20_000, pages: 200 };

export function segmentKind(inputs: PageInputs): PageKind<'segment'> {
  const { lake, index } = inputs;
  const modelsOf = new Recent<Map<string, SegmentModel>>(2);
  let pages: ReturnType<typeof loadSegmentPages> | undefined;

  function allPages() {
    pages ??= loadSegmentPages(lake, index);
    return pages;
  }

  return {
    async entries() {
      const names = await inputs.incidentNames();
      return [...(await allPages())].flatMap(([database, own]) => {
        const named = Map.groupBy(names.ofDatabase(database), ([name]) => objectOfName(name));
        return own.map(({ owner, objectName, path, slug, inputsDigest }) => {
          const whole = `${owner}.${objectName}`;
          const incidents = (named.get(whole) ?? []).map(([, digest]) => digest).sort();
          return {
            path,
            digest: nameDigest(database, whole, inputsDigest, incidents.join()),
            key: `${database.ref.slug}/${slug}`,
          };
        });
      });
    },
    async model(key) {
      const [dbSlug, slug] = splitKey(key);
      const database = inputs.databaseOf(dbSlug);
      const own = (await allPages()).get(database) ?? [];
      const batch = batchesOf<SegmentPage>(own, MOST).find((each) => each.some((page) => page.slug === slug));
      if (!batch) throw noPage(`segment ${slug} of ${dbSlug}`);
      const models = await modelsOf.get(`${dbSlug} ${batch[0]?.slug}`, async () => {
        const named = Map.groupBy(await inputs.incidentsByName(database), ([name]) => objectOfName(name));
        return await loadSegmentModels(
          lake,
          index,
          database,
          batch,
          ({ owner, objectName }) =>
            distinct((named.get(`${owner}.${objectName}`) ?? []).flatMap(([, incidents]) => incidents)),
          await inputs.metricsOf(database),
        );
      });
      const model = models.get(slug);
      if (!model) throw noPage(`segment ${slug} of ${dbSlug}`);
      return model;
    },
  };
}

const distinct = (incidents: readonly IncidentRow[]): IncidentRow[] => [
  ...new Map(incidents.map((incident) => [incident.id, incident])).values(),
];

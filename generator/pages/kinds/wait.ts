/** `/{lang}/{db}/wait/{event}/`: a wait event. The key is `{db slug}/{folder}`. */
import { batchesOf } from '../batches.ts';
import { nameDigest } from '../digests.ts';
import type { PageKind } from '../page-types.ts';
import { Recent } from '../recent.ts';
import { loadWaitModels } from '../wait.ts';
import { loadWaitPages, type WaitPage } from '../wait-pages.ts';
import type { WaitModel } from '../wait-types.ts';
import type { PageInputs } from './inputs.ts';
import { splitKey } from './key.ts';
import { noPage } from './no-page.ts';

/** Events are in nearly every report: the histograms of a year are read once for so many reports. */
const MOST = { reports: 40_000, pages: 100 };

export function waitKind(inputs: PageInputs): PageKind<'wait'> {
  const { lake, index } = inputs;
  const modelsOf = new Recent<Map<string, WaitModel>>(2);
  let pages: Promise<Awaited<ReturnType<typeof loadWaitPages>>> | undefined;

  function allPages() {
    pages ??= inputs
      .incidentNames()
      .then((names) => loadWaitPages(lake, index, (database) => names.ofDatabase(database)));
    return pages;
  }

  return {
    async entries() {
      const names = await inputs.incidentNames();
      return [...(await allPages())].flatMap(([database, own]) => {
        const named = names.ofDatabase(database);
        return own.map(({ path, slug, inputsDigest, spellings }) => ({
          path,
          digest: nameDigest(
            database,
            spellings.join(),
            inputsDigest,
            spellings.map((event) => named.get(event) ?? '').join(),
          ),
          key: `${database.ref.slug}/${slug}`,
        }));
      });
    },
    async model(key) {
      const [dbSlug, slug] = splitKey(key);
      const database = inputs.databaseOf(dbSlug);
      const own = (await allPages()).get(database) ?? [];
      const batch = batchesOf<WaitPage>(own, MOST).find((each) => each.some((page) => page.slug === slug));
      if (!batch) throw noPage(`wait event ${slug} of ${dbSlug}`);
      const models = await modelsOf.get(`${dbSlug} ${batch[0]?.slug}`, async () =>
        loadWaitModels(
          lake,
          index,
          database,
          batch,
          await inputs.incidentsByName(database),
          await inputs.metricsOf(database),
        ),
      );
      const model = models.get(slug);
      if (!model) throw noPage(`wait event ${slug} of ${dbSlug}`);
      return model;
    },
  };
}

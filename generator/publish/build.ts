/** From the lake to the published site: reads what pages there are, renders and publishes them under the locks. */
import path from 'node:path';
import v8 from 'node:v8';
import type { Config } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import { AwrError } from '../base/errors.ts';
import { withLakeLock } from '../lake/lock.ts';
import { searchFiles } from '../pages/search/files.ts';
import { openModelSource } from '../pages/source.ts';
import { sha256 } from './files.ts';
import { assertOut, writeOut } from './out.ts';
import { pageDigests, pagesWithForms } from './pages.ts';
import { type BuildSummary, type PublishInput, publishSite } from './publish.ts';
import { currentRelease, recoverReleases } from './releases.ts';
import { HEAP_GROWTH, renderSite } from './render.ts';
import { writeSearch } from './search.ts';
import { assetsDigest, siteCodeDigest } from './site-code.ts';
import { writeNotBuilt } from './viewer-script.ts';

export interface BuildOptions {
  /** Render every page, take nothing over from before. */
  full?: boolean;
  /** Also put the site there as plain files. */
  out?: string;
}

/** Builds and publishes the site. Throws `build_failed`, `gate_failed`, `busy`; the published site is then untouched. */
export async function buildSite(ctx: Context, options: BuildOptions = {}): Promise<BuildSummary> {
  const { lake, releases } = ctx.config;
  v8.setFlagsFromString(HEAP_GROWTH);
  if (options.out !== undefined) assertOut(options.out);
  return await withLakeLock(lake, () =>
    withLakeLock(releases, async () => {
      recoverReleases(releases);
      const { pages, onDemand, forms } = await timed(ctx, 'digests', () => readPages(lake, ctx.config.site));
      const { baseUrl, cards } = ctx.config.site;
      // Cards and their addresses are in pages where the site's address is known.
      const site = baseUrl === null ? siteCodeDigest() : sha256(JSON.stringify([siteCodeDigest(), baseUrl, cards]));
      const summary = await publishSite(ctx, {
        pages,
        onDemand,
        forms,
        code: { site, assets: assetsDigest() },
        full: options.full ?? false,
        render: async (count, full, onWritten) => {
          const built = await renderSite(ctx, { siteDigest: site, full, pages: count, onWritten });
          // After the pages: the index tells what has one.
          await timed(ctx, 'search', async () =>
            writeSearch(built.siteDir, await searchFiles(lake, new Set(Object.keys(pages)))),
          );
          writeNotBuilt(built.siteDir, onDemand ?? []);
          return built;
        },
      }).catch(explain(releases));
      const release = currentRelease(releases);
      if (options.out !== undefined && release) {
        const written = writeOut(release, options.out);
        ctx.log.info(
          written
            ? `The site is also in ${path.resolve(options.out)}.`
            : `${path.resolve(options.out)} has this release already.`,
        );
      }
      return summary;
    }),
  );
}

/** Notes in the log for programs how long a step took that has no progress to show. */
async function timed<T>(ctx: Context, step: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  ctx.log.debug(`${step} done`, { step, seconds: Math.round(performance.now() - began) / 1000 });
  return result;
}

async function readPages(
  lake: string,
  { baseUrl, prerenderDays }: Config['site'],
): Promise<Pick<PublishInput, 'pages' | 'onDemand' | 'forms'>> {
  const source = await openModelSource(lake, { baseUrl, prerenderDays });
  try {
    const entries = await source.entries();
    const built = entries.filter(({ onDemand }) => !onDemand);
    return {
      pages: pageDigests(built),
      onDemand: entries.flatMap(({ onDemand, path }) => (onDemand ? path : [])).sort(),
      forms: pagesWithForms(built),
    };
  } finally {
    source.close();
  }
}

/** A full disk or a missing right is the operator's to mend, and said as such. */
function explain(releases: string): (error: unknown) => never {
  return (error) => {
    const code = (error as NodeJS.ErrnoException | null)?.code;
    const remedies: Record<string, string> = {
      ENOSPC: 'Free space on this disk, or lower keepReleases; then run this again.',
      EDQUOT: 'Free space within the quota, or lower keepReleases; then run this again.',
      EACCES: 'Give this user the right to write there, or set `releases` in the configuration.',
      EROFS: 'Set `releases` in the configuration to a place that can be written.',
    };
    const remedy = code === undefined ? undefined : remedies[code];
    if (error instanceof AwrError || remedy === undefined) throw error;
    throw new AwrError(`The release could not be written: ${(error as Error).message}`, {
      code: 'publish_failed',
      file: (error as NodeJS.ErrnoException).path ?? releases,
      remedy,
      cause: error,
    });
  };
}

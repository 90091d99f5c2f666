/**
 * Where the pages get their models. They are made in a thread of their own, with the files that stand beside a page; both
 * languages of a page are rendered one after the other, from one model. The generator is loaded as it is, not bundled: its
 * code is in each page's digest already.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MadePage } from '../../generator/pages/thread/make.ts';
import type { PageMaker } from '../../generator/pages/thread/maker.ts';
import type { ModelSource, PageEntry, PageModel } from '../../generator/pages/types.ts';
import { recordRender } from './buildRecord.ts';
import { type PngModule, writeCard } from './card/write.ts';
import { expectedPages } from './expected.ts';
import { writeForms } from './forms.ts';
import { LANGS, type Lang } from './i18n.ts';
import { writeSeries } from './seriesFiles.ts';

const root = process.env['AWR_ROOT'] ?? process.cwd();

async function load<T>(file: string): Promise<T> {
  return (await import(/* @vite-ignore */ pathToFileURL(path.join(root, file)).href)) as T;
}

type Pages = Pick<PageMaker, 'entries' | 'expect' | 'page'>;

async function open(): Promise<Pages> {
  if (process.env['AWR_FIXTURE'] === '1') return await openFixture();
  const lake = path.resolve(root, process.env['AWR_LAKE'] ?? 'data/lake');
  const { openPageMaker } = await load<{
    openPageMaker(
      lakeDir: string,
      options: { baseUrl: string | null; prerenderDays: number | null },
    ): Promise<PageMaker>;
  }>('generator/pages/thread/maker.ts');
  const days = process.env['AWR_PRERENDER_DAYS'];
  return openPageMaker(lake, {
    baseUrl: process.env['AWR_BASE_URL'] || null,
    prerenderDays: days ? Number(days) : null,
  });
}

async function openFixture(): Promise<Pages> {
  const [{ openFixtureSource }, { makePage }] = await Promise.all([
    load<{ openFixtureSource(): ModelSource }>('site/testing/fixtureSource.ts'),
    load<{ makePage(source: ModelSource, type: PageEntry['type'], key: string): Promise<MadePage> }>(
      'generator/pages/thread/make.ts',
    ),
  ]);
  const source = openFixtureSource();
  let last: { name: string; page: Promise<MadePage> } | undefined;
  return {
    entries: () => source.entries(),
    expect: async (paths) => source.expect(paths),
    page(type, key) {
      const name = `${type} ${key}`;
      if (last?.name !== name) last = { name, page: makePage(source, type, key) };
      return last.page;
    },
  };
}

let opened: Promise<Pages> | undefined;
let entries: Promise<PageEntry[]> | undefined;

function pages(): Promise<Pages> {
  opened ??= open();
  return opened;
}

/** A model for a page that has none of its own. */
export async function modelFor<T extends PageModel>(type: T['type'], key: string): Promise<T> {
  return (await (await pages()).page(type, key)).model as T;
}

/** The model of a page that is about to be rendered in `lang`; writes the page's forms and series beside it, if it has any. */
export async function modelOf<T extends PageModel>(entry: PageEntry, lang: Lang): Promise<T> {
  const { model, forms, series } = await (await pages()).page(entry.type, entry.key);
  // Journalled first: a page that is killed in between is rendered again, with what stands beside it.
  if (forms || series.size > 0) recordRender(`${lang}/${entry.path}`);
  if (forms) writeForms(forms[lang], lang, entry.path);
  writeSeries(series, model, lang, entry.path);
  if (model.type !== 'feed')
    await writeCard(() => load<PngModule>('generator/pages/cards/png.ts'), model, lang, entry.path);
  return model as T;
}

export interface PageProps {
  lang: Lang;
  entry: PageEntry;
}

/**
 * What Astro wants of a route: both languages of a page side by side, so that one model serves both. `route`: folders of the
 * page's path with the names of those that are parameters, `[db]/sql/[sqlId]`.
 */
export async function pagesOf(type: PageEntry['type'], route: string) {
  entries ??= pages().then(async (source) => {
    const all = await source.entries();
    const build = process.env['AWR_BUILD'];
    if (build) {
      const built = all.filter(({ onDemand }) => !onDemand);
      await source.expect(expectedPages(build, built, (digest) => cacheKey(digest, 'en')));
    }
    return all;
  });
  const folders = route.split('/').map((folder) => /^\[(\w+)\]$/.exec(folder)?.[1]);
  return (await entries)
    .filter((entry) => entry.type === type && !entry.onDemand)
    .flatMap((entry) => {
      const parts = entry.path.split('/');
      const named = Object.fromEntries(folders.flatMap((name, i) => (name === undefined ? [] : [[name, parts[i]]])));
      return LANGS.map((lang) => ({
        params: { lang, ...named },
        props: { lang, entry } satisfies PageProps,
        cacheKey: cacheKey(entry.digest, lang),
      }));
    });
}

/** Key of a rendered page: its model, its language, the site's own code. */
export function cacheKey(digest: string, lang: Lang): string {
  return `${digest} ${lang} ${process.env['AWR_SITE_DIGEST'] ?? ''}`;
}

/**
 * Where the pages get their models. The source is opened once a build; the model made last is kept, for the same page in the
 * other language comes next. The generator is loaded as it is, not bundled: its code is in each page's digest already.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ModelSource, PageEntry, PageModel } from '../../generator/pages/types.ts';
import { recordRender } from './buildRecord.ts';
import { type PngModule, writeCard } from './card/write.ts';
import { expectedPages } from './expected.ts';
import { type FormsModule, hasForms, writeForms } from './forms.ts';
import { LANGS, type Lang } from './i18n.ts';
import { hasSeries, type SeriesModule, writeSeries } from './seriesFiles.ts';

const root = process.env['AWR_ROOT'] ?? process.cwd();

async function load<T>(file: string): Promise<T> {
  return (await import(/* @vite-ignore */ pathToFileURL(path.join(root, file)).href)) as T;
}

async function open(): Promise<ModelSource> {
  if (process.env['AWR_FIXTURE'] === '1') {
    const fixture = await load<{ openFixtureSource(): ModelSource }>('site/testing/fixtureSource.ts');
    return fixture.openFixtureSource();
  }
  const lake = path.resolve(root, process.env['AWR_LAKE'] ?? 'data/lake');
  const pages = await load<{
    openModelSource(
      lakeDir: string,
      options: { baseUrl: string | null; prerenderDays: number | null },
    ): Promise<ModelSource>;
  }>('generator/pages/source.ts');
  const days = process.env['AWR_PRERENDER_DAYS'];
  return pages.openModelSource(lake, {
    baseUrl: process.env['AWR_BASE_URL'] || null,
    prerenderDays: days ? Number(days) : null,
  });
}

let opened: Promise<ModelSource> | undefined;
let entries: Promise<PageEntry[]> | undefined;
let forms: Promise<FormsModule> | undefined;
let series: Promise<SeriesModule> | undefined;
let last: { key: string; model: Promise<PageModel> } | undefined;

export function modelSource(): Promise<ModelSource> {
  opened ??= open();
  return opened;
}

/** The model of a page that is about to be rendered in `lang`; writes the page's forms and series beside it, if it has any. */
export async function modelOf<T extends PageModel>(entry: PageEntry, lang: Lang): Promise<T> {
  const source = await modelSource();
  const key = `${entry.type} ${entry.key}`;
  if (last?.key !== key) last = { key, model: source.model(entry.type, entry.key) };
  const model = (await last.model) as T;
  if (hasForms(model)) {
    forms ??= load<FormsModule>('generator/pages/forms/forms.ts');
    writeForms(await forms, model, lang, entry.path);
  }
  if (hasSeries(model)) {
    recordRender(`${lang}/${entry.path}`);
    series ??= load<SeriesModule>('generator/pages/series/files.ts');
    writeSeries(await series, model, lang, entry.path);
  }
  if (model.type !== 'feed')
    await writeCard(() => load<PngModule>('generator/pages/cards/png.ts'), model, lang, entry.path);
  return model;
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
  const source = await modelSource();
  entries ??= source.entries().then((all) => {
    const build = process.env['AWR_BUILD'];
    if (build) {
      const built = all.filter(({ onDemand }) => !onDemand);
      source.expect(expectedPages(build, built, (digest) => cacheKey(digest, 'en')));
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

/** All that a build needs of a page: its model, and the files that stand beside its HTML. */
import type { Lang } from '../../base/figures.ts';
import { formsOf, hasForms } from '../forms/forms.ts';
import type { ModelSource, PageModel, PageType } from '../page-types.ts';
import { type SeriesFiles, seriesFiles } from '../series/files.ts';

const LANGS: readonly Lang[] = ['en', 'zh'];

/** The forms of a page in one language, as the files' bytes. */
export interface FormBytes {
  json: Uint8Array<ArrayBuffer>;
  markdown: Uint8Array<ArrayBuffer>;
}

export interface MadePage {
  model: PageModel;
  /** Null where the kind of page has none. */
  forms: Readonly<Record<Lang, FormBytes>> | null;
  /** Of the page's charts over time, by path below its folder; empty where it has none. */
  series: SeriesFiles;
}

const encoder = new TextEncoder();

/** Throws `no_page` where there is none. */
export async function makePage(source: ModelSource, type: PageType, key: string): Promise<MadePage> {
  const model = await source.model(type, key);
  const bytesOf = (lang: Lang): FormBytes => {
    if (!hasForms(model)) throw new Error(`a ${type} page has no forms`);
    const { json, markdown } = formsOf(model, lang);
    return { json: encoder.encode(json), markdown: encoder.encode(markdown) };
  };
  const forms = hasForms(model)
    ? (Object.fromEntries(LANGS.map((lang) => [lang, bytesOf(lang)])) as Record<Lang, FormBytes>)
    : null;
  return { model, forms, series: seriesFiles(model) };
}

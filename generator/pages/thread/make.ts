/** All that a build needs of a page: its model, and the files that stand beside its HTML. */
import type { Lang } from '../../base/figures.ts';
import { formsOf, hasForms } from '../forms/forms.ts';
import type { ModelSource, ModelWithForms, PageModel, PageType } from '../page-types.ts';
import { type SeriesFiles, seriesFiles } from '../series/files.ts';

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
  const forms = hasForms(model) ? { en: formBytes(model, 'en'), zh: formBytes(model, 'zh') } : null;
  return { model, forms, series: seriesFiles(model) };
}

function formBytes(model: ModelWithForms, lang: Lang): FormBytes {
  const { json, markdown } = formsOf(model, lang);
  return { json: encoder.encode(json), markdown: encoder.encode(markdown) };
}

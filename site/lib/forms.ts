/**
 * Writes a page's forms for scripts and language models (`index.json`, `index.md`) beside its HTML as the page is rendered:
 * the model is at hand then, and reading it again would cost more than all the rest of a form. They live and die with
 * their page: kept where it is kept, made anew where it is, removed with it.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { ModelWithForms, PageModel } from '../../generator/pages/types.ts';
import { recordRender } from './buildRecord.ts';
import type { Lang } from './i18n.ts';

/** What `generator/pages/forms/forms.ts` exports; loaded, not bundled, as the models are. */
export interface FormsModule {
  formsOf(model: ModelWithForms, lang: Lang): { json: string; markdown: string };
}

const WITH_FORMS: Record<ModelWithForms['type'], true> = {
  fleet: true,
  database: true,
  snapshot: true,
  sql: true,
  wait: true,
  segment: true,
  compare: true,
  parameters: true,
  findings: true,
  data: true,
  cluster: true,
  pdbs: true,
};

export const hasForms = (model: PageModel): model is ModelWithForms => model.type in WITH_FORMS;

/** `page`: below `/{lang}/`. The page is journalled first: one that is killed in between is rendered again with its forms. */
export function writeForms({ formsOf }: FormsModule, model: ModelWithForms, lang: Lang, page: string): void {
  const build = process.env['AWR_BUILD'];
  if (!build) return;
  recordRender(`${lang}/${page}`);
  const folder = path.join(build, 'site', lang, page);
  const { json, markdown } = formsOf(model, lang);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'index.json'), json);
  fs.writeFileSync(path.join(folder, 'index.md'), markdown);
}

/**
 * Writes a page's forms for scripts and language models (`index.json`, `index.md`) beside its HTML as the page is rendered:
 * they are made with its model, and reading that again would cost more than all the rest of a form. They live and die with
 * their page: kept where it is kept, made anew where it is, removed with it.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { FormBytes } from '../../generator/pages/thread/make.ts';
import type { Lang } from './i18n.ts';

/** `page`: below `/{lang}/`. Called once the page is journalled. */
export function writeForms({ json, markdown }: FormBytes, lang: Lang, page: string): void {
  const build = process.env['AWR_BUILD'];
  if (!build) return;
  const folder = path.join(build, 'site', lang, page);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'index.json'), json);
  fs.writeFileSync(path.join(folder, 'index.md'), markdown);
}

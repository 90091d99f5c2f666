/** Where pages are in a built site. */

import { FORM_FILES } from '../pages/forms/forms.ts';
import { SCHEMAS } from '../pages/forms/schemas.ts';
import type { PageEntry } from '../pages/types.ts';
import { sha256 } from './files.ts';

export const LANGUAGES = ['en', 'zh'] as const;

/** File of a page in one language, relative to the site. `path` is an entry's, below `/{lang}/`: a folder, or a file. */
export function pageFile(lang: string, path: string): string {
  return `${lang}/${path}${path === '' || path.endsWith('/') ? 'index.html' : ''}`;
}

/** Every file that the entries ask for, both languages. */
export function pageFiles(paths: Iterable<string>): string[] {
  return [...paths].flatMap((path) => LANGUAGES.map((lang) => pageFile(lang, path)));
}

/** Files of the forms for scripts and language models beside the pages, both languages. */
export function formFiles(paths: Iterable<string>): string[] {
  return [...paths].flatMap((path) => LANGUAGES.flatMap((lang) => FORM_FILES.map((name) => `${lang}/${path}${name}`)));
}

/** Paths of the pages that have such forms. */
export function pagesWithForms(entries: readonly PageEntry[]): string[] {
  return entries.filter(({ type }) => type in SCHEMAS).map(({ path }) => path);
}

/** Path → digest, sorted by path. */
export function pageDigests(entries: readonly PageEntry[]): Record<string, string> {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  return Object.fromEntries(sorted.map((entry) => [entry.path, entry.digest]));
}

/** One digest over all pages, with those that are only linked to. */
export function entriesDigest(pages: Record<string, string>, onDemand: readonly string[] = []): string {
  return sha256(JSON.stringify([...Object.entries(pages), ...onDemand]));
}

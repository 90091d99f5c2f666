/**
 * The forms of a page for scripts and language models: a document under a versioned schema, as JSON and as Markdown.
 * Both are made of the page's own model, so they say what the page says, redacted as the lake is; Markdown rests on the
 * document alone. Pure.
 */
import type { Lang } from '../../base/figures.ts';
import type { ModelWithForms, PageModel } from '../types.ts';
import { compareDocument } from './compare.ts';
import { dataDocument } from './data.ts';
import { databaseDocument } from './database.ts';
import { findingsDocument } from './findings.ts';
import { fleetDocument } from './fleet.ts';
import { replaceHidden } from './hidden.ts';
import { databaseMarkdown } from './markdown/database.ts';
import { fleetMarkdown } from './markdown/fleet.ts';
import { listsMarkdown } from './markdown/lists.ts';
import { snapshotMarkdown } from './markdown/snapshot.ts';
import { sqlMarkdown } from './markdown/sql.ts';
import { parametersDocument } from './parameters.ts';
import { type PageDocument, SCHEMAS } from './schemas.ts';
import { segmentDocument } from './segment.ts';
import { clusterDocument, pdbsDocument } from './side-by-side.ts';
import { snapshotDocument } from './snapshot.ts';
import { sqlDocument } from './sql.ts';
import { waitDocument } from './wait.ts';

/** Names of the files beside a page's `index.html`. */
export const FORM_FILES = ['index.json', 'index.md'] as const;

export interface Forms {
  json: string;
  markdown: string;
}

/** Whether a page has forms. */
export const hasForms = (model: PageModel): model is ModelWithForms => model.type in SCHEMAS;

export function formsOf(model: ModelWithForms, lang: Lang): Forms {
  const document = documentOf(model, lang);
  return { json: jsonOf(document), markdown: markdownOf(document) };
}

export function documentOf(model: ModelWithForms, lang: Lang): PageDocument {
  switch (model.type) {
    case 'fleet':
      return fleetDocument(model, lang);
    case 'database':
      return databaseDocument(model, lang);
    case 'snapshot':
      return snapshotDocument(model, lang);
    case 'sql':
      return sqlDocument(model, lang);
    case 'wait':
      return waitDocument(model, lang);
    case 'segment':
      return segmentDocument(model, lang);
    case 'compare':
      return compareDocument(model, lang);
    case 'parameters':
      return parametersDocument(model, lang);
    case 'findings':
      return findingsDocument(model, lang);
    case 'data':
      return dataDocument(model, lang);
    case 'cluster':
      return clusterDocument(model, lang);
    case 'pdbs':
      return pdbsDocument(model, lang);
  }
}

export function markdownOf(document: PageDocument): string {
  switch (document.type) {
    case 'fleet':
      return fleetMarkdown(document);
    case 'database':
      return databaseMarkdown(document);
    case 'snapshot':
      return snapshotMarkdown(document);
    case 'sql':
      return sqlMarkdown(document);
    default:
      return listsMarkdown(document);
  }
}

/** One line of JSON; what it parses to is the document, every character of it. */
export const jsonOf = (document: PageDocument): string => `${escapedJson(document)}\n`;

/**
 * JSON in which what opens markup or is not seen is written as an escape: the text is no markup wherever it is pasted, and
 * hides nothing.
 */
export function escapedJson(value: unknown): string {
  const escaped = (char: string): string =>
    Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
  return replaceHidden(JSON.stringify(value).replace(/[<>&]/g, escaped), escaped);
}

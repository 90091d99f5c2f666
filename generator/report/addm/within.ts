/** ADDM reports that an AWR report holds, behind its last section: of each task in its interval, up to a few. */
import { decodeText } from '../html/entities.ts';
import type { SourceTable } from '../types.ts';
import { addmTexts } from './lines.ts';
import { addmTables } from './tables.ts';

const TITLE = 'ADDM Report for Task';

/** The page's tables and, numbered on, those of the ADDM reports in its `pre` elements. */
export function withAddmOfPage(tables: SourceTable[], page: string): SourceTable[] {
  const title = page.indexOf(TITLE);
  if (title < 0) return tables;
  const from = page.lastIndexOf('<pre', title);
  const texts = [...page.slice(Math.max(from, 0)).matchAll(/<pre\b[^<>]*>([\s\S]*?)<\/pre\s*>/gi)]
    .map(([, markup = '']) => markup)
    .filter((markup) => markup.includes(TITLE));
  return texts.reduce((all, markup) => withReports(all, decodeText(markup)), tables);
}

/** Parts a text before its first ADDM report. */
export function beforeAddm(text: string): { own: string; addm: string } {
  const at = text.search(/^[ \t]*ADDM Report for Task '/m);
  return at < 0 ? { own: text, addm: '' } : { own: text.slice(0, at), addm: text.slice(at) };
}

/** The tables and, numbered on, those of the ADDM reports in the text. */
export function withReports(tables: SourceTable[], text: string): SourceTable[] {
  const all = [...tables];
  for (const report of addmTexts(text).reports) all.push(...addmTables(report, all.length + 1));
  return all;
}

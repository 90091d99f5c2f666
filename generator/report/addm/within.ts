/** ADDM reports that an AWR report holds, behind its last section: of each task in its interval, up to a few. */
import { decodeText } from '../html/entities.ts';
import type { Page } from '../html/tables.ts';
import type { SourceTable } from '../types.ts';
import { addmTexts, isAnyTitle } from './lines.ts';
import { addmTables } from './tables.ts';

const TITLE = /ADDM Report for Task|ADDM Task ADDM:/g;
const LONGEST_HEADING = 2000;

function indexFrom(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

/** The page's tables and, numbered on, those of the ADDM reports in its `pre` elements. */
export function withAddmOfPage({ tables, preformatted }: Page, page: string): SourceTable[] {
  if (preformatted < 0) return tables;
  // Some pages have the title as a heading before the text.
  const title = indexFrom(page, TITLE, Math.max(0, preformatted - LONGEST_HEADING));
  if (title < 0) return tables;
  let all = tables;
  for (const markup of preformattedOf(page, page.lastIndexOf('<', page.lastIndexOf('>', title)))) {
    if (markup.includes('ADDM')) all = withReports(all, decodeText(markup));
  }
  for (const table of all.slice(tables.length)) table.derived = true;
  return all;
}

/** Contents of the page's `pre` elements from a place on. */
function* preformattedOf(page: string, from: number): Generator<string> {
  const begin = /<pre\b[^<>]*>/gi;
  const end = /<\/pre\b/gi;
  begin.lastIndex = Math.max(from, 0);
  for (let match = begin.exec(page); match; match = begin.exec(page)) {
    end.lastIndex = begin.lastIndex;
    const close = end.exec(page);
    if (!close) return;
    yield page.slice(begin.lastIndex, close.index);
    begin.lastIndex = end.lastIndex;
  }
}

/** Parts a text before its first ADDM report. */
export function beforeAddm(text: string): { own: string; addm: string } {
  const lines = text.split('\n');
  const title = lines.findIndex((line, i) => line.includes('ADDM') && isAnyTitle(line, lines[i + 1] ?? ''));
  const at = title < 0 ? -1 : lines.slice(0, title).reduce((sum, line) => sum + line.length + 1, 0);
  return at < 0 ? { own: text, addm: '' } : { own: text.slice(0, at), addm: text.slice(at) };
}

/** The tables and, numbered on, those of the ADDM reports in the text. */
export function withReports(tables: SourceTable[], text: string): SourceTable[] {
  const all = [...tables];
  for (const report of addmTexts(text).reports) all.push(...addmTables(report, all.length + 1));
  return all;
}

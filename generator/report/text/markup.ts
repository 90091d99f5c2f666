/** A text report that a page shows as it is: the page's markup is taken off, entities become characters. */
import { decodeText } from '../html/entities.ts';
import { ownLines } from './lines.ts';

const PAGE = /<(?:html|head|body|pre|!doctype)\b/i;
/** First words of a report's title: what stands before them is the page's, tags behind them may be part of some SQL. */
const TITLE = /WORKLOAD REPOSITORY|STATSPACK|ASH Report|ADDM/i;

/** What `select output from table(…)` heads its pages with, where SQL*Plus does not underline it; a blank line stands before. */
const COLUMN_NAME = /(^|\n)(?:[ \t]*\n)?OUTPUT[ \t]*\n/g;

/** The lines of the report as it was printed. */
export function plainText(text: string): string {
  return ownLines(withoutPages(withoutMarkup(text)));
}

/** The report without the names of a column that head the pages of a spool; one alone may be part of some SQL. */
function withoutPages(text: string): string {
  return (text.match(/^OUTPUT[ \t]*$/gm)?.length ?? 0) < 3 ? text : text.replace(COLUMN_NAME, '$1');
}

function withoutMarkup(text: string): string {
  if (!PAGE.test(text.slice(0, Math.max(0, text.search(TITLE))))) return text;
  const bare = text
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<br\s*\/?>(?!\n)/gi, '\n')
    .replace(/<\/?(?:html|body|pre|p|div|font|span|br|!doctype|meta|title|b|i|h[1-6]|a|code|tt)\b[^<>]*>/gi, '');
  return decodeText(bare);
}

/** A text report that a page shows as it is: the page's markup is taken off, entities become characters. */
import { decodeText } from '../html/entities.ts';

const PAGE = /<(?:html|head|body|pre|!doctype)\b/i;
/** First words of a report's title: what stands before them is the page's, tags behind them may be part of some SQL. */
const TITLE = /WORKLOAD REPOSITORY|STATSPACK|ASH Report|ADDM/i;

export function withoutMarkup(text: string): string {
  if (!PAGE.test(text.slice(0, Math.max(0, text.search(TITLE))))) return text;
  const bare = text
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<br\s*\/?>(?!\n)/gi, '\n')
    .replace(/<\/?(?:html|body|pre|p|div|font|span|br|!doctype|meta|title|b|i|h[1-6]|a|code|tt)\b[^<>]*>/gi, '');
  return decodeText(bare);
}

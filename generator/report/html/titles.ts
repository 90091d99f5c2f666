/**
 * Titles that AWR prints as bare text: `Load Profile` between two `<p />`, where other sections have an `h3`.
 * Shared by tree and scanner, so that both name a table alike.
 */
import { foldText } from '../values.ts';

/** Tags whose text is no title: links, the notes in lists, program output. */
export const UNTITLED: ReadonlySet<string> = new Set([
  'a',
  'ul',
  'ol',
  'li',
  'pre',
  'table',
  'style',
  'script',
  'title',
]);

const TITLE = /^\p{L}[^<>;=]{2,99}$/u;
const NO_TITLE = /\.$|^(?:No data exists|End of Report|Back to )/i;

/** A piece of bare text, folded, if it reads as a section's title; null otherwise. */
export function asTitle(text: string): string | null {
  const folded = foldText(text);
  return TITLE.test(folded) && !NO_TITLE.test(folded) ? folded : null;
}

/**
 * A report shown as text within another page, its markup escaped: `SET MARKUP HTML ON` of SQL*Plus and the HTML export of
 * SQL Developer make a table of its lines, other tools put it under `pre`. Undone before anything else looks at it.
 */

/** A report has a hundred tables; code in its SQL text that writes pages has fewer than these. */
const MANY = 20;
/** The page around it has a table or none, and no tag of a report's own. */
const FEW = 5;
/** How much of a page is looked at. */
const SAMPLE = 256 * 1024;

/** The report's own text; null where it is not escaped. */
export function undoEscaping(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if (!sample.includes('&lt;') || hasMore(sample, /<table\b/gi, FEW) || !hasMore(sample, /&lt;table\b/gi, MANY))
    return null;
  return (
    text
      // Lines of the page around it, and the column's name at the head of the table and its pages.
      .replace(/<(style|script|th)\b[\s\S]*?<\/\1>/gi, '')
      .replace(/^[^\S\n]*(?:<[^<>\n]*>[^\S\n]*)+\n/gm, '')
      .replace(/<[^<>]*>/g, '')
      .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => CHARACTERS[name] ?? '')
  );
}

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** Whether a pattern stands in the text more than `times` times; the first few decide that for nearly every page. */
function hasMore(text: string, pattern: RegExp, times: number): boolean {
  let found = 0;
  for (const _ of text.matchAll(pattern)) if (++found > times) return true;
  return false;
}

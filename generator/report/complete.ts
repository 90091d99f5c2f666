/**
 * Whether a report is whole. Every report ends with `End of Report` behind its last table; a file cut by a full disk, a
 * broken transfer or a killed SQL*Plus does not. Numbers of half a report would look like numbers of a whole one.
 */
import { AwrError } from '../base/errors.ts';
import { foldText } from './values.ts';

/** What follows the last table of a whole report; some tools drop the line of text, but close the page. */
const END = /end\s+of\s+report|<\/body|<\/html/i;

/**
 * @throws AwrError `truncated`
 */
export function requireComplete(text: string): void {
  const tail = text.slice(lastTableTag(text));
  // The last word on tables must be an end tag: in an open cell, `End of Report` would be part of some SQL.
  if (END.test(tail) && !/^<(?:td|th)\b/i.test(tail)) return;
  throw new AwrError('The report breaks off: "End of Report" does not follow its last table.', {
    code: 'truncated',
    place: `character ${text.length}, ${lastSummary(text)}`,
    remedy: 'Export or transfer the report again; half a report is not read.',
  });
}

/** The last line of a report as text, with the name of its file in STATSPACK's. */
const LAST_LINE = /^\s*end\s+of\s+report\b(?:\s*\([^()\n]*\))?\s*$/im;
/** What may follow: page ends, prompts of SQL*Plus, the end of the page around the text. */
const TAIL = 4096;

/**
 * Whether a report as text has its last line.
 * @throws AwrError `truncated`
 */
export function requireCompleteText(text: string): void {
  if (LAST_LINE.test(text.slice(-TAIL))) return;
  throw new AwrError('The report breaks off: "End of Report" is not its last line.', {
    code: 'truncated',
    place: `character ${text.length}, line ${text.split('\n').length}`,
    remedy: 'Export or transfer the report again; half a report is not read.',
  });
}

/** Where the last tag of any table stands, 0 if there is none. */
function lastTableTag(text: string): number {
  const tag = /<\/?(?:table|tbody|thead|tr|td|th)\b/iy;
  for (let at = text.lastIndexOf('<'); at > 0; at = text.lastIndexOf('<', at - 1)) {
    tag.lastIndex = at;
    if (tag.test(text)) return at;
  }
  return 0;
}

function lastSummary(text: string): string {
  const summaries = [...text.matchAll(/\bsummary="([^"]{1,80})/gi)];
  return summaries.length > 0
    ? `in or after the table "${foldText(summaries.at(-1)?.[1] ?? '')}"`
    : 'before its first table';
}

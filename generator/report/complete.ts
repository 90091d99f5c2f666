/**
 * Whether a report is whole. Every report ends with `End of Report` behind its last table; a file cut by a full disk, a
 * broken transfer or a killed SQL*Plus does not. Numbers of half a report would look like numbers of a whole one.
 */
import { AwrError } from '../base/errors.ts';

/**
 * @throws AwrError `truncated`
 */
export function requireComplete(text: string): void {
  // What closes the page serves as well: some tools drop the last line of text when they save a report again.
  const end = /end\s+of\s+report|<\/body|<\/html/gi;
  const tail = tailAfterTables(text);
  if (end.test(text.slice(tail))) return;
  throw new AwrError('The report breaks off: "End of Report" does not follow its last table.', {
    code: 'truncated',
    place: `character ${text.length}, after ${lastTable(text)}`,
    remedy: 'Export or transfer the report again; half a report is not read.',
  });
}

/** Where the last piece of a table ends. */
function tailAfterTables(text: string): number {
  const tags = /<\/?(?:table|tbody|thead|tr|td|th)\b/gi;
  // Backwards in growing steps: the tail is short, the report long.
  for (let size = 8192; ; size *= 8) {
    const from = Math.max(0, text.length - size);
    let last = -1;
    tags.lastIndex = 0;
    const piece = text.slice(from);
    for (let match = tags.exec(piece); match; match = tags.exec(piece)) last = match.index;
    if (last >= 0) return from + last;
    if (from === 0) return 0;
  }
}

function lastTable(text: string): string {
  const at = text.toLowerCase().lastIndexOf('summary="');
  const summary = at < 0 ? '' : (/^[^"]{1,80}/.exec(text.slice(at + 9))?.[0] ?? '');
  return summary ? `the table "${summary.replace(/\s+/g, ' ')}"` : 'its top';
}

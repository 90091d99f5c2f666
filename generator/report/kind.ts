/** What a file is, by what stands at its top; file names lie. */
import { AwrError } from '../base/errors.ts';
import type { ReportFormat, ReportKind } from './types.ts';
import { foldText } from './values.ts';

export interface Recognised {
  kind: ReportKind;
  format: ReportFormat;
}

/** Titles as printed, white space folded; the one that stands first in the file decides, of several at one place the first here. */
const TITLES: readonly { title: RegExp; kind: ReportKind }[] = [
  { title: /WORKLOAD REPOSITORY COMPARE PERIOD REPORT/i, kind: 'awr_diff' },
  { title: /AWR (?:RAC )?Compare Period Report/i, kind: 'awr_diff' },
  { title: /WORKLOAD REPOSITORY REPORT \(RAC\)/i, kind: 'awr_rac' },
  { title: /WORKLOAD REPOSITORY PDB REPORT/i, kind: 'awr_pdb' },
  { title: /WORKLOAD REPOSITORY SQL REPORT/i, kind: 'awr_sql' },
  { title: /AWR SQL Report for/i, kind: 'awr_sql' },
  { title: /WORKLOAD REPOSITORY REPORT/i, kind: 'awr' },
  { title: /STATSPACK (?:SQL )?report for/i, kind: 'statspack' },
  { title: /ASH Report (?:For|- From)/i, kind: 'ash' },
  { title: /(?:DETAILED )?ADDM REPORT FOR (?:TASK|RUN|ANALYSIS)?/i, kind: 'addm' },
  { title: /Generating the ADDM report/i, kind: 'addm' },
];

/** The `title` of an HTML page says `AWR Report for DB` of PDB reports too: used only where no heading does better. */
const PAGE_TITLES: readonly { title: RegExp; kind: ReportKind }[] = [
  { title: /AWR RAC Report for/i, kind: 'awr_rac' },
  { title: /AWR Report for/i, kind: 'awr' },
];

/** Names for messages. */
export const KIND_NAMES: Readonly<Record<ReportKind, string>> = {
  awr: 'AWR report of one instance',
  awr_pdb: 'AWR report of a pluggable database',
  awr_rac: 'global AWR report of a RAC cluster',
  awr_diff: 'AWR compare-period report',
  awr_sql: 'AWR SQL report',
  ash: 'ASH report',
  addm: 'ADDM report',
  statspack: 'STATSPACK report',
};

/** Titles stand at the top: behind the style sheet, the page header of a spool, the errors of STATSPACK. */
const HEAD = 64 * 1024;

/**
 * Kind and format of a decoded file.
 * @throws AwrError `not_a_report`
 */
export function recognise(text: string): Recognised {
  const head = headOf(text);
  const markup = /<(?:html|head|body|table|title|h1)\b/i.test(head);
  // A text report that a page shows as it is: `pre`, and no table anywhere.
  const format: ReportFormat = markup && (!/<pre\b/i.test(head) || /<table\b/i.test(text)) ? 'html' : 'text';
  const visible = foldText(markup ? head.replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ' ') : head);
  const kind = first(visible, TITLES) ?? (markup ? first(visible, PAGE_TITLES) : null);
  if (kind) return { kind, format };
  throw new AwrError(
    format === 'html'
      ? 'The page is not a report of Oracle: none of their titles stands at its top.'
      : 'The text is not a report of Oracle: none of their titles stands at its top.',
    {
      code: 'not_a_report',
      place: `the first ${Math.min(text.length, HEAD)} characters`,
      remedy: 'Give AWR reports as written by awrrpt.sql; remove other files from the archive.',
    },
  );
}

/** The file's beginning, without the images that browsers save within the page: an icon alone may be longer. */
function headOf(text: string): string {
  const head = text.slice(0, HEAD);
  if (!/\bdata:image\b/i.test(head)) return head;
  return text
    .slice(0, 64 * HEAD)
    .replace(/\bdata:[^"'\s<>)]*/gi, '')
    .slice(0, HEAD);
}

function first(visible: string, titles: readonly { title: RegExp; kind: ReportKind }[]): ReportKind | null {
  let best: { at: number; kind: ReportKind } | null = null;
  for (const { title, kind } of titles) {
    const at = visible.search(title);
    if (at >= 0 && (best === null || at < best.at)) best = { at, kind };
  }
  return best?.kind ?? null;
}

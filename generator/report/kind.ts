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
  { title: /STATSPACK SQL report for/i, kind: 'awr_sql' },
  { title: /STATSPACK (?:Statistics )?report for/i, kind: 'statspack' },
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
  awr_sql: 'report of one SQL statement',
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
  const format: ReportFormat = markup && (/<table\b/i.test(text) || !/<pre\b/i.test(head)) ? 'html' : 'text';
  const kind = kindAtTop(head, markup) ?? kindIn(head, markup);
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
  if (!head.includes('data:image') && !head.includes('DATA:')) return head;
  return text
    .slice(0, 64 * HEAD)
    .replace(/\bdata:[^"'\s<>)]*/gi, '')
    .slice(0, HEAD);
}

/** What a page does not show, and its tags. */
const HIDDEN = /<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/gi;
/** Visible characters that hold the title of nearly every report, and no title is as long as the other. */
const TOP = 1000;
const LONGEST = 80;

function kindIn(head: string, markup: boolean): ReportKind | null {
  const visible = foldText(markup ? head.replace(HIDDEN, ' ') : head);
  return (first(visible, TITLES) ?? (markup ? first(visible, PAGE_TITLES) : null))?.kind ?? null;
}

/** The kind of `kindIn` where a short look decides: the first title does not touch the end of what was looked at. */
function kindAtTop(head: string, markup: boolean): ReportKind | null {
  const visible = foldText(markup ? visibleTop(head) : head.slice(0, TOP));
  const title = first(visible, TITLES);
  return title && title.at + LONGEST < visible.length ? title.kind : null;
}

function visibleTop(head: string): string {
  let visible = '';
  let at = 0;
  for (const { 0: hidden, index } of head.matchAll(HIDDEN)) {
    visible += `${head.slice(at, index)} `;
    at = index + hidden.length;
    if (visible.length > TOP) return visible;
  }
  return visible + head.slice(at);
}

function first(visible: string, titles: readonly { title: RegExp; kind: ReportKind }[]): Title | null {
  let best: Title | null = null;
  for (const { title, kind } of titles) {
    const at = visible.search(title);
    if (at >= 0 && (best === null || at < best.at)) best = { at, kind };
  }
  return best;
}

interface Title {
  at: number;
  kind: ReportKind;
}

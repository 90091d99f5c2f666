/** A text report in parts, each under its printed title. A title that a new page repeats goes on with the same part. */

import { MAX_LINE } from './columns.ts';
import { expanded } from './lines.ts';

export interface TextSection {
  heading: string | null;
  /** Lines below the title, trailing white space off; what the title's line says beyond it comes first. */
  lines: string[];
}

/** Stands in a section's lines where a page ends. */
export const PAGE_BREAK = '\f';

/** The title of a report, which heads its first tables. */
const REPORT =
  /^\s*(?:WORKLOAD REPOSITORY|STATSPACK (?:SQL |Statistics )?report|ASH Report|AWR (?:SQL|RAC|Compare)|(?:DETAILED )?ADDM Report)\b/i;
/** Titles of pages: `Latch Activity  DB/Inst: A/a  Snaps: 1-2`; STATSPACK 9.2 says `Latch Activity for DB: A  Instance: a`. */
const PAGE = /^ ?(\S.*?)\s*(?:DB\/Inst:\s*\S|\bfor DB:\s*\S+\s+Instance:)/;
const CONTINUED = /\s*\(?\bcont(?:inued|'d|\.)?\)?$/i;
const UNDERLINE = /^ ?~{3,}/;
const COLUMNS = /^ {16,}-{3,} +-[- ]*$/;
/** Words of a title's line that stand so far apart from it are header cells of the table below. */
const APART = / {8,}(?=\S)/;
/** Notes below a title, at most so many lines, before it is underlined. */
const MAX_NOTES = 6;

/** Splits the report's lines at its titles. */
export function sectionsOf(text: string): TextSection[] {
  const printed = text.split('\n');
  const lines = printed.map((line) => expanded(line.replace(/[\f\v]/g, '')).trimEnd());
  const underlined = underlinedTitles(lines);
  const sections: TextSection[] = [];
  let current: TextSection = { heading: null, lines: [] };
  sections.push(current);
  lines.forEach((line, at) => {
    const page = line.length > MAX_LINE || !line.includes('DB') ? undefined : PAGE.exec(line)?.[1];
    const heading = page === undefined ? underlined.get(at) : fold(page.replace(CONTINUED, ''));
    if (heading !== undefined) {
      if (page !== undefined && current.heading === heading) {
        // Without its form feed, a page has a blank line more before it.
        if (!printed[at]?.includes('\f') && current.lines.at(-1) === '') current.lines.pop();
        current.lines.push(PAGE_BREAK);
        return;
      }
      current = { heading, lines: [] };
      sections.push(current);
      if (page === undefined) current.lines.push(restOf(line, lines[at + 1] ?? ''));
    } else if (REPORT.test(line)) {
      current = { heading: fold(line), lines: [] };
      sections.push(current);
    } else {
      current.lines.push(UNDERLINE.test(line) && !/-/.test(line) ? line.replaceAll('~', ' ').trimEnd() : line);
    }
  });
  return sections;
}

/** Lines that a line of tildes marks as titles: their place and what they say. */
function underlinedTitles(lines: readonly string[]): Map<number, string> {
  const titles = new Map<number, string>();
  lines.forEach((line, at) => {
    const above = lines[at - 1] ?? '';
    // Where labels stand below, the title is on the line of the names: ` Shared Pool Statistics    Begin   End`.
    if (
      line.length <= MAX_LINE &&
      COLUMNS.test(line) &&
      lines[at - 2] === '' &&
      /^ ?\S/.test(above) &&
      /^ *\S.*: /.test(lines[at + 1] ?? '')
    ) {
      const words = above.slice(0, line.indexOf('-') - 1).trimEnd();
      if (words.length < line.indexOf('-') - 4) titles.set(at - 1, fold(words));
      return;
    }
    if (!UNDERLINE.test(line) || line.length > MAX_LINE) return;
    let title = at - 1;
    while (at - title < MAX_NOTES && /^(?:->| {2})/.test(lines[title] ?? '')) title--;
    const text = lines[title] ?? '';
    if (text === '' || text.length > MAX_LINE || UNDERLINE.test(text) || PAGE.test(text)) return;
    const end = line.search(/[^\s~]|$/);
    titles.set(title, fold(text.slice(0, titleEnd(text, /-/.test(line) ? end : 0))));
  });
  return titles;
}

/** Where the title on a line ends: behind its words, before the header cells beside it. */
function titleEnd(text: string, columnsFrom: number): number {
  const start = text.search(/\S/);
  const gap = columnsFrom > 0 ? / {2,}(?=\S)/ : APART;
  const at = text.slice(start).search(gap);
  return at < 0 ? text.length : start + at;
}

/** What a title's line says beyond the title, in its place; all of it where the line below has the columns. */
function restOf(line: string, below: string): string {
  if (/^ ?~+ .*-/.test(below) || COLUMNS.test(below)) return line;
  const end = titleEnd(line, 0);
  return (' '.repeat(end) + line.slice(end)).trimEnd();
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

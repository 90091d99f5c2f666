/** The lines of ADDM reports within a text: where each begins and ends, and the damage of SQL*Plus undone. */

/** Titles: `ADDM Report for Task 'TASK_1'`, in 10.2 `DETAILED ADDM REPORT FOR TASK 'TASK_1' WITH ID 1`. */
const TITLE = /^\s*(?:DETAILED\s+)?ADDM\s+REPORT\s+FOR\s+(?:TASK|ANALYSIS)\b/i;
/** In another language: the task's name in quotes beside the word, underlined; what is said below is kept as notes. */
const ANY_TITLE = /^(?=.{0,200}$)(?=.*ADDM).*'[^']+'/;
const END = /^\s*end\s+of\s+report\b/i;
/** `select dbms_addm.get_report(…) from dual` heads its pages with the column's name, cut as it may be, and dashes. */
const PAGE_HEADER =
  /^\s*(?:"?DBMS_(?:ADDM\.GET_REPORT|ADVISOR\.GET_TASK_REPORT)|GET_(?:TASK_)?REPORT|REPORT|GET_CLOB)\b.{0,60}$/i;
const SPACE = 32;
const DELETE = 127;
const DASHES = /^\s*-{3,}\s*$/;

/** Whether the report's title stands on a line, in any language. */
export function isAnyTitle(line: string, next: string): boolean {
  return TITLE.test(line) || (ANY_TITLE.test(line) && DASHES.test(next));
}

export interface AddmText {
  /** Name of the task as the title has it; null where it has none. */
  task: string | null;
  /** From the title on. */
  lines: string[];
  /** Whether `End of Report` follows. */
  ended: boolean;
}

/** Splits a text at the titles of its ADDM reports; what stands before the first comes apart. */
export function addmTexts(text: string): { before: string[]; reports: AddmText[] } {
  const lines = joinWrapped(withoutPages(linesOf(withoutFeeds(text))));
  const before: string[] = [];
  const reports: AddmText[] = [];
  let current: AddmText | null = null;
  const isTitle = lines.some((line) => TITLE.test(line))
    ? (line: string) => TITLE.test(line)
    : (line: string, next: string) => ANY_TITLE.test(line) && DASHES.test(next);
  for (const [at, line] of lines.entries()) {
    if (isTitle(line, lines[at + 1] ?? '')) {
      current = { task: /'([^']+)'/.exec(line)?.[1] ?? null, lines: [], ended: false };
      reports.push(current);
    }
    if (!current) before.push(line);
    else if (END.test(line)) current.ended = true;
    else if (!current.ended) current.lines.push(line);
  }
  return { before, reports };
}

function withoutFeeds(text: string): string {
  return text.includes('\f') || text.includes('\v') ? text.replace(/[\f\v]+/g, '') : text;
}

/** White space at the end taken off, where there is any. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    const last = line.charCodeAt(line.length - 1);
    if (last <= SPACE || last > DELETE) lines[at] = line.trimEnd();
  }
  return lines;
}

function isUnderlined(lines: readonly string[], at: number): boolean {
  const next = lines[at + 1] ?? '';
  return next.includes('---') && DASHES.test(next);
}

/** Without the headers that SQL*Plus puts on pages, and the blank line before each. */
function withoutPages(lines: readonly string[]): readonly string[] {
  if (!lines.some((line, at) => isUnderlined(lines, at) && PAGE_HEADER.test(line))) return lines;
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isUnderlined(lines, at) && PAGE_HEADER.test(line)) {
      if (kept.at(-1) === '') kept.pop();
      at++;
    } else kept.push(line);
  }
  return kept;
}

/**
 * Joins lines cut at LINESIZE. The report draws two lines of tildes of one length: where pieces follow each other, a long
 * and a short one in turn, the long one's length is that of the cuts.
 */
function joinWrapped(lines: readonly string[]): readonly string[] {
  const tildes = (line: string | undefined) => (line?.startsWith('~~~~') && /^~+$/.test(line) ? line.length : 0);
  let width = 0;
  lines.forEach((line, at) => {
    const own = tildes(line);
    if (own === 0) return;
    const [next, third] = [tildes(lines[at + 1]), tildes(lines[at + 2])];
    if (own > next && next > 0 && third === own) width = own;
  });
  if (width === 0) return lines;
  const joined: string[] = [];
  let open = false;
  for (const line of lines) {
    if (open) joined.push(`${joined.pop() ?? ''}${line}`);
    else joined.push(line);
    // A line that only just fitted is followed by an empty one as often as not: nothing is lost by joining that.
    open = line.length === width;
  }
  return joined;
}

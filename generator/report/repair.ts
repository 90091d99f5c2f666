/**
 * Damage that tools do to a report on its way, undone before it is parsed. Only what is certain: each repair needs to see
 * its pattern many times, and each is named in the report's warnings.
 */
import type { ReportFormat } from './types.ts';
import { findWrap, joinCuts, type Wrap } from './wrap.ts';

export interface Repaired {
  /** The text with LF line ends. */
  text: string;
  /** Cuts through long cells that are still in it. */
  wrap: Wrap | null;
  warnings: string[];
}

/**
 * Undoes page headers of a spool, quotes doubled by a CSV export, lines cut at LINESIZE. Lines of a text report are of one
 * length by themselves: as `text` they stay as they are.
 */
export function repair(decoded: string, format: ReportFormat = 'html'): Repaired {
  const warnings: string[] = [];
  // A file that two programs gave the line ends of Windows has CR twice.
  let text = withLineFeeds(decoded);
  const headers = mayHavePageHeaders(text) ? count(text, PAGE_HEADER) : 0;
  if (headers > 0) {
    text = text.replace(PAGE_HEADER, '\n');
    warnings.push(`${headers} page headers of SQL*Plus were taken out`);
  }
  const doubled = manyAtTop(text, EMPTY_VALUE) && manyAtTop(text, DOUBLED) ? count(text, DOUBLED) : 0;
  if (doubled > MANY && doubled > 10 * count(text, /="[^"]/g)) {
    // A field that holds a quote is itself quoted: each line where each was exported by itself, else the page as a whole.
    const fields = count(text, /^"<.*>"$/gm);
    if (fields > MANY) text = text.replace(/^"(.*)"$/gm, '$1');
    text = text.replaceAll('""', '"').replace(/^\s*"(?=\s*<)|"\s*$/g, '');
    warnings.push('quotes doubled by a CSV export were halved');
  }
  const quoted = manyAtTop(text, QUOTE_FIRST) && manyAtTop(text, QUOTED_LINE) ? count(text, QUOTED_LINE) : 0;
  if (quoted > MANY && quoted > 0.9 * count(text, /^.+$/gm)) {
    text = text.replace(/^"(.*)"$/gm, '$1');
    // A CSV export doubles those within: where each run of them is even, it did.
    if (!/(?<!")"(?:"")*(?!")/.test(text)) text = text.replaceAll('""', '"');
    warnings.push('quotes around each line were taken off');
  }
  let wrap = format === 'text' ? null : findWrap(text);
  if (wrap?.hard) {
    warnings.push(`lines cut at ${wrap.width} characters were joined`);
    text = joinHard(text, wrap);
    wrap = null;
  }
  return { text, wrap, warnings };
}

/** `select output from table(…)` heads every page with the column's name and dashes, a form feed or blank lines before. */
const PAGE_HEADER = /(?:^|\n)(?:\f|[\f ]*\n)?OUTPUT *\n-{10,} *(?:\n|$)/g;
/** So often is no accident. */
const MANY = 20;

/** Whether `OUTPUT` ends a line anywhere: faster than the pattern, which most texts do not need. */
function mayHavePageHeaders(text: string): boolean {
  for (let at = text.indexOf('OUTPUT'); at >= 0; at = text.indexOf('OUTPUT', at + 6)) {
    const next = text[at + 6];
    if (next === '\n' || next === ' ') return true;
  }
  return false;
}

/** A run of CR is taken at once: looked at anew from each of them, a long one would take its length squared. */
const oneLineEnd = (run: string): string => (run.endsWith('\n') ? '\n' : '\n'.repeat(run.length));

/** LF for every line end. Most files with CR have it in `\r\n` alone, which is replaced fastest by itself. */
function withLineFeeds(decoded: string): string {
  if (!decoded.includes('\r')) return decoded;
  const text = decoded.replaceAll('\r\n', '\n');
  return text.includes('\r') ? text.replace(/\r+\n?/g, oneLineEnd) : text;
}

/** What tools do to every line shows in the first ones. */
const TOP = 64 * 1024;

const DOUBLED = /=""[^"\s>]/g;
/** What those begin with; few pages have it so often, and they are told many times faster. */
const EMPTY_VALUE = /=""/g;
const QUOTED_LINE = /^".*"$/gm;
/** What every such line but the first begins with, found many times faster. */
const QUOTE_FIRST = /\n"/g;

function manyAtTop(text: string, pattern: RegExp): boolean {
  return count(text.slice(0, TOP), pattern) > MANY;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Joins a page whose lines were all cut. Padded to the full width as they may be, lines that end in white space are whole
 * (their line end is their own), others go on in the next.
 */
function joinHard(text: string, wrap: Wrap): string {
  const lines = text.split('\n');
  const padded = lines.filter((line) => line.length === wrap.width).length > 0.9 * lines.length;
  if (!padded) return joinCuts(text, wrap);
  return lines
    .map((line) => {
      const own = line.trimEnd();
      return own.length < line.length - 1 ? `${own}\n` : line;
    })
    .join('');
}

/**
 * Several reports in one file: a spool that ran through many snapshots, files put one behind the other. Each begins where
 * its title stands, or as HTML where its page begins, and is read by itself.
 */
import { isAnyTitle } from './addm/lines.ts';
import { recognise } from './kind.ts';
import { asWritten } from './text/lines.ts';

/** What pages begin with; a report's own text has it escaped. */
const PAGE = /<html\b/gi;

const TABLE = /<table\b/i;
/** The first table stands at the top, behind the style sheet. */
const TOP = 64 * 1024;

/** Words of every title, found fast; then their line decides. */
const WORDS = /WORKLOAD REPOSITORY|STATSPACK|ASH Report|ADDM/gi;
const BEFORE = String.raw`^(?:[ \t\f\ufeff]|<[^<>\n]*>)*`;
/** Alone on their line, as titles are: words of some SQL go on. */
const TITLE = new RegExp(
  `${BEFORE}(?:WORKLOAD REPOSITORY (?:(?:PDB )?report(?: for| \\(\\w| *$| *<)|COMPARE PERIOD REPORT|SQL report)|(?:STANDBY )?STATSPACK (?:SQL |Statistics )?report for|ASH Report For )`,
  'i',
);
const END = /^[ \t\f]*end of report\b[^\n]*$/gim;

/**
 * The text of each report of a file, in order; the text itself, alone, where it holds one report or none.
 * @param text decoded, whatever its line ends
 */
export function reportsIn(text: string): string[] {
  const hasTables = isPage(text);
  const whole = hasTables ? text : asWritten(text);
  const own = partsAt(whole, hasTables ? pageStarts(whole) : withWordsBefore(whole, titleStarts(whole)));
  return own.length > 1 ? own.map((part, at) => (at < own.length - 1 ? untilEnd(part) : part)) : [whole];
}

/** Whether its reports are pages with tables: there a title is not a line, and words like it are part of some SQL. */
export function isPage(text: string): boolean {
  return TABLE.test(text.slice(0, TOP));
}

/** What lies before the first start is the first part's. */
function partsAt(text: string, starts: readonly number[]): string[] {
  return starts.map((at, i) => text.slice(i === 0 ? 0 : at, starts[i + 1] ?? text.length));
}

/**
 * Where the pages of reports begin. A page that is no report goes with the one before it, unless that has ended: then it is
 * one whose title is lost, and is to be named.
 */
function pageStarts(text: string): number[] {
  const found = [...text.matchAll(PAGE)].map(({ index }) => index);
  if (found.length < 2) return [];
  const starts: number[] = [];
  found.forEach((at, i) => {
    const before = text.slice(starts.at(-1) ?? 0, at);
    const hasEnded = /<\/html\s*>\s*(?:<!doctype[^<>]*>\s*)?$/i.test(before.slice(-2000));
    if (isReport(text.slice(at, found[i + 1])) || (starts.length > 0 && hasEnded)) starts.push(at);
  });
  return starts.filter((at, i) => isReport(text.slice(at, starts[i + 1]))).length > 1 ? starts : [];
}

function isReport(page: string): boolean {
  try {
    recognise(page);
    return true;
  } catch {
    return false;
  }
}

/** Where titles stand. ADDM's own stands in AWR reports too: there it begins another report once the one before has ended. */
function titleStarts(text: string): number[] {
  const starts: number[] = [];
  let isAddm = false;
  for (const { 0: words, index } of text.matchAll(WORDS)) {
    const from = text.lastIndexOf('\n', index) + 1;
    if (starts.at(-1) === from) continue;
    const line = lineAt(text, from);
    if (words.toUpperCase() !== 'ADDM') {
      if (TITLE.test(line)) {
        starts.push(from);
        isAddm = false;
      }
    } else if (isAnyTitle(line, lineAt(text, from + line.length + 1))) {
      if (starts.length === 0 || isAddm || hasEnd(text.slice(starts.at(-1), from))) {
        starts.push(from);
        isAddm = true;
      }
    }
  }
  return starts;
}

/** Without its end, for a line of a mebibyte is none of a title's. */
function lineAt(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, Math.min(end < 0 ? text.length : end, from + 1000)).replace(/\r+$/, '');
}

const hasEnd = (text: string): boolean => text.search(END) >= 0;

/** So many characters before a title are a script's word on the report (`RESULTS ARE INVALID`), more are a dialogue. Our choice. */
const BEFORE_TITLE = 500;
const LAST_WORDS = /^[ \t\f]*(?:end of report|report written to)\b[^\n]*$/gim;

/** A few lines between the end of one report and the title of the next are the next one's. */
function withWordsBefore(text: string, starts: readonly number[]): number[] {
  return starts.map((at, i) => {
    const from = Math.max(starts[i - 1] ?? at, at - BEFORE_TITLE);
    const end = [...text.slice(from, at).matchAll(LAST_WORDS)].at(-1);
    return i > 0 && end ? Math.min(at, from + end.index + end[0].length + 1) : at;
  });
}

/** The part without what SQL*Plus said between it and the next one. */
function untilEnd(part: string): string {
  const last = [...part.matchAll(END)].at(-1);
  return last ? part.slice(0, last.index + last[0].length + 1) : part;
}

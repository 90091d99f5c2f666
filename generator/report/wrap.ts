/**
 * Lines cut at a constant length. SQL*Plus cuts at LINESIZE, and Oracle's own report code cuts long lines of SQL text at
 * 1000, 4000 or 8000: through words, tags and numbers. A cut is undone by joining without a separator.
 *
 * Where the cuts run through the whole page (a LINESIZE of 80 or 132) it is joined before it is parsed: `hard`. Where only
 * a few long cells are cut, the page parses as it stands; tables keep the text as written, and the cells concerned carry
 * their joined text in `wrapped`.
 */
import { cleanCell } from './html/cells.ts';
import { decodeText } from './html/entities.ts';

export interface Wrap {
  /** Length at which lines were cut. */
  width: number;
  /** Positions of the line ends that are cuts, ascending. */
  cuts: number[];
  /** Whether the cuts run through the whole page. */
  hard: boolean;
}

/** Shorter lines are those of a text report. */
const MIN_WIDTH = 60;
/** Equal lengths by chance: a few lines of that length are cut only where the length is a round one, as Oracle's are. */
const MIN_CUTS = 3;
const ROUND = 50;
const MANY_CUTS = 20;
/** So many cuts, and such a share of them, within tags: then they run through the page, not through some long SQL. */
const TAG_CUTS = 5;
const TAG_SHARE = 0.2;
/** The end of a line that stops within a tag of Oracle's. */
const OPEN_TAG = /<\/?(?:t(?:[drh]|able|body)?|a|p|h[1-6]|li|ul)?(?:\s[^<>]*)?$/i;
/** White space at a cut is trimmed by `set trimspool on`: so many characters may be missing. */
const TRIMMED = 3;
const GREATER = 62;

/** Finds the constant length at which a page's lines were cut; null if they were not. */
export function findWrap(source: string): Wrap | null {
  // Lines that end in the middle of something: a tag's end is where lines end by themselves. The cut length is the greatest
  // of theirs, and no chance: it comes again and again.
  let width = MIN_WIDTH;
  let ends: number[] = [];
  let lines = 0;
  for (let from = 0; from < source.length; ) {
    const end = source.indexOf('\n', from);
    const to = end < 0 ? source.length : end;
    const length = to - from;
    from = to + 1;
    lines++;
    if (length < width || source.charCodeAt(to - 1) === GREATER) continue;
    if (length > width) ends = [];
    width = length;
    ends.push(to);
  }
  const hard = ends.length > lines / 10 || cutsTags(source, width, ends);
  if (ends.length < (hard || width % ROUND === 0 ? MIN_CUTS : MANY_CUTS)) return null;
  const cuts: number[] = [];
  eachLine(source, (from, to) => {
    const length = to - from;
    if (
      to < source.length &&
      (length === width || (length < width && length >= width - TRIMMED && source.charCodeAt(to - 1) !== GREATER))
    ) {
      cuts.push(to);
    }
  });
  return { width, cuts, hard };
}

/** Whether lines of that length end within tags too often for a cut through SQL text alone. */
function cutsTags(source: string, width: number, ends: readonly number[]): boolean {
  if (ends.length < TAG_CUTS) return false;
  const within = ends.filter((to) => OPEN_TAG.test(source.slice(to - Math.min(width, 120), to))).length;
  return within >= TAG_CUTS && within >= TAG_SHARE * ends.length;
}

function eachLine(source: string, visit: (from: number, to: number) => void): void {
  for (let from = 0; from < source.length; ) {
    const end = source.indexOf('\n', from);
    const to = end < 0 ? source.length : end;
    visit(from, to);
    from = to + 1;
  }
}

/** `source[from, to)` with the cuts in it undone, white space lost at them put back. */
export function joinCuts(source: string, wrap: Wrap, from = 0, to = source.length): string {
  let text = '';
  let at = from;
  for (let next = firstCut(wrap, from); next < wrap.cuts.length; next++) {
    const cut = wrap.cuts[next] as number;
    if (cut >= to) break;
    const lineStart = source.lastIndexOf('\n', cut - 1) + 1;
    text += source.slice(at, cut) + ' '.repeat(wrap.width - (cut - lineStart));
    at = cut + 1;
  }
  return text + source.slice(at, to);
}

/** Index of the first cut at or after `from`. */
function firstCut(wrap: Wrap, from: number): number {
  let low = 0;
  for (let high = wrap.cuts.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((wrap.cuts[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Text of a cell from its source, cuts undone. */
export function wholeCell(source: string, wrap: Wrap, from: number, to: number): string {
  const markup = joinCuts(source, wrap, from, to);
  return cleanCell(decodeText(markup.replace(/<\/?[a-z][^<>]*>/gi, '')));
}

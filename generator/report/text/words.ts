/**
 * Statements cut into lines of 80 characters, with runs of blanks folded and those at a line's end lost: whether a blank was
 * lost between two lines is told by the words they make, as other lines of the report have them whole.
 */

import { MAX_LINE } from './columns.ts';

const WIDTH = 80;
/** STATSPACK keeps them in pieces of 64, a line each. */
export const PIECE_WIDTH = 64;
const WORD = /[\w$#\u0080-\uffff]+/g;
const LAST = /[\w$#\u0080-\uffff]+$/;
const FIRST = /^[\w$#\u0080-\uffff]+/;
/** Lines of statements are so long, but for the last. */
const MIN_LINE = 50;
const KEYWORDS = new Set(
  'all and as asc begin between by case connect create delete desc distinct drop else end exists for from full group having if in inner insert into is join left like loop merge minus not null on or order outer over partition return right select set start table then to union update using values when where with'.split(
    ' ',
  ),
);

/** Shorter keywords end many names: `on`, `in`, `as`. */
function isLongKeyword(word: string): boolean {
  return word.length > 3 && KEYWORDS.has(word);
}

/** The pieces of a statement in one: a piece that is shorter ended in blanks. */
export function joinPieces(lines: readonly string[]): string {
  return lines
    .map((line, at) => (at < lines.length - 1 ? line.padEnd(PIECE_WIDTH) : line))
    .join('')
    .trim();
}

export class Words {
  private readonly lines: readonly string[];
  private words: Set<string> | null = null;

  /** @param lines of the whole report; their first and last words may be cut */
  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  /** Built when a statement has several lines, as most reports of some kinds have none. */
  private get known(): ReadonlySet<string> {
    if (this.words) return this.words;
    const known = new Set(KEYWORDS);
    for (const line of this.lines) {
      if (line.length < MIN_LINE || line.length > MAX_LINE) continue;
      const words = line.toLowerCase().match(WORD) ?? [];
      for (let at = 1; at < words.length - 1; at++) known.add(words[at] ?? '');
    }
    this.words = known;
    return known;
  }

  /** The lines of a statement in one piece. */
  join(lines: readonly string[]): string {
    let text = '';
    for (const line of lines) {
      text += text !== '' && this.apart(text, line, lines) ? ` ${line}` : line;
    }
    return text.trim();
  }

  /** Whether a blank was lost between the text and the line that follows it. */
  private apart(text: string, line: string, lines: readonly string[]): boolean {
    // A full line has lost nothing; signs need no blank between them and a word.
    if (lines.some((each) => each.length >= WIDTH && text.endsWith(each))) return false;
    const last = LAST.exec(text.slice(-WIDTH))?.[0].toLowerCase();
    const first = FIRST.exec(line)?.[0].toLowerCase();
    if (last === undefined || first === undefined) return false;
    if (this.known.has(last + first)) return false;
    return (this.known.has(last) && this.known.has(first)) || isLongKeyword(last) || isLongKeyword(first);
  }
}

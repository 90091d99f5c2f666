/**
 * Statements cut into lines of 80 characters, with runs of blanks folded and those at a line's end lost: whether a blank was
 * lost between two lines is told by the words they make, as other lines of the report have them whole.
 */

const WIDTH = 80;
/** STATSPACK keeps them in pieces of 64, a line each. */
export const PIECE_WIDTH = 64;
const WORD = /[\p{L}\p{N}_$#]+|[^\s\p{L}\p{N}_$#]+/gu;
/** Longer than any word: looking for a line's last one in the whole of a long line takes its length squared. */
const LONGEST = 256;
const LAST = /(?:[\p{L}\p{N}_$#]+|[^\s\p{L}\p{N}_$#]+)$/u;
const FIRST = /^(?:[\p{L}\p{N}_$#]+|[^\s\p{L}\p{N}_$#]+)/u;
const LETTERS = /[\p{L}\p{N}_$#]/u;
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
  private readonly known: ReadonlySet<string>;

  /** @param lines of the whole report; their first and last words may be cut */
  constructor(lines: readonly string[]) {
    const known = new Set(KEYWORDS);
    for (const line of lines) {
      const words = line.match(WORD) ?? [];
      for (let at = 1; at < words.length - 1; at++) known.add((words[at] ?? '').toLowerCase());
    }
    this.known = known;
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
    const last = LAST.exec(text.slice(-LONGEST))?.[0].toLowerCase() ?? '';
    const first = FIRST.exec(line.slice(0, LONGEST))?.[0].toLowerCase() ?? '';
    if (last === '' || first === '') return false;
    // A full line has lost nothing; signs need no blank between them and a word.
    if (lines.some((each) => text.endsWith(each) && each.length >= WIDTH)) return false;
    if (!LETTERS.test(last) || !LETTERS.test(first)) return false;
    if (this.known.has(last + first)) return false;
    return (this.known.has(last) && this.known.has(first)) || isLongKeyword(last) || isLongKeyword(first);
  }
}

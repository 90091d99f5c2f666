/**
 * The cells of one row, as nearly all stand there: a start tag like that of the cell above it, text, `</td>`. Such a cell
 * takes two searches of the platform's own, several times faster than a look at each character; any other is left to
 * the scanner, who goes on from where this stopped.
 */
import { cleanCell, isEmptyCell } from './cells.ts';
import type { Codes } from './codes.ts';
import { decodeText } from './entities.ts';
import { cellAt, isSpace, tagEnd } from './tags.ts';

/** Rows come in two colours by turns, so a cell's tag is that of the cell two rows above. */
const COLOURS = 2;
/** More columns than any table; cells further right are learnt anew. */
const COLUMNS = 64;
/** Longer tags are learnt anew each time. */
const LONGEST = 96;
/** Characters that are compared at once. */
const WORD = 8;
const WORDS = LONGEST / WORD;
const SPAN = /span/i;
const LOWER = 32;
const H = 104;
const LESS = 60;
const GREATER = 62;
/** `</td` and `</th` as words of four characters, and the bits that make their letters lower-case. */
const END_TD = 0x64742f3c;
const END_TH = 0x68742f3c;
const LOWER_END = 0x20200000;
/** Most cells are numbers: their end is found sooner by a look at each character than by a call of `indexOf`. */
const NEAR = 16;

/** Where the next `<` stands, -1 if nowhere. */
function nextLess(source: string, codes: Codes, from: number): number {
  for (let at = from; at < from + NEAR; at++) if (codes[at] === LESS) return at;
  return source.indexOf('<', from + NEAR);
}

export class Row {
  /** Cells so far. Texts and places stand in arrays that every row uses anew. */
  width = 0;
  /** Whether all cells so far are `th`. */
  headed = true;
  /** Cells that are `th` or reach over others (`colspan`, `rowspan`). */
  marks = 0;
  /** Column of each of those, and where its tag begins and ends. */
  readonly marked: number[] = [];
  /** Where the last tag stands that was looked at for that, and what was seen. */
  private seen = -1;
  private seenReaches = false;
  readonly texts: string[] = [];
  /** From and to of every cell's text in the source. */
  readonly ranges: number[] = [];
  private readonly source: string;
  private readonly codes: Codes;
  private readonly view: DataView;
  /** Lengths of the tags that the next cells probably have, by colour and column; 0: none known. */
  private readonly lengths = new Int32Array(COLOURS * COLUMNS);
  /**
   * Their characters, eight to a word, the last eight in the last word; of shorter tags the first four there and the last
   * four before. Codes up to 128 other than 0 make numbers that are equal only where the codes are: neither NaN nor a zero.
   */
  private readonly words = new Float64Array(COLOURS * COLUMNS * WORDS);
  /** Whether they have `colspan` or `rowspan`: 1 or 0. */
  private readonly spans = new Uint8Array(COLOURS * COLUMNS);
  private colour = 0;
  /** Where the next `&` stands; the source's length if nowhere. */
  private reference = -1;
  private readonly usual: boolean;

  constructor(source: string, codes: Codes) {
    this.source = source;
    this.codes = codes;
    this.view = new DataView(codes.buffer, codes.byteOffset, codes.byteLength);
    // CR in a cell becomes LF: rare, and not done here.
    this.usual = !source.includes('\r');
  }

  begin(): void {
    this.width = 0;
    this.headed = true;
    this.marks = 0;
    this.colour = COLUMNS - this.colour;
  }

  add(text: string, from: number, to: number): void {
    const { width } = this;
    this.texts[width] = text;
    this.ranges[2 * width] = from;
    this.ranges[2 * width + 1] = to;
    this.width = width + 1;
  }

  /** Notes that the cell to come is a `th` or reaches over others; its tag is in `[from, to)`. */
  mark(from: number, to: number): void {
    const at = 3 * this.marks++;
    this.marked[at] = this.width;
    this.marked[at + 1] = from;
    this.marked[at + 2] = to;
  }

  /** Whether the tag in `[from, to)` lets its cell reach over others. */
  reaches(from: number, to: number): boolean {
    if (this.seen !== from) {
      this.seen = from;
      this.seenReaches = SPAN.test(this.source.slice(from, to));
    }
    return this.seenReaches;
  }

  /** Takes the cells that stand at `at` one behind the other in the usual form; gives the place behind the last of them. */
  cells(start: number): number {
    if (!this.usual) return start;
    const { source, codes, view, lengths, spans, texts, ranges } = this;
    let at = start;
    let width = this.width;
    for (; ; this.width = ++width) {
      const slot = this.colour + width;
      let length = width < COLUMNS ? (lengths[slot] as number) : 0;
      let reaches = false;
      if (length > 0 && this.expected(slot, length, at)) {
        reaches = spans[slot] === 1;
      } else if (width > 0 && width < COLUMNS && this.isLikeLast(slot, at)) {
        length = lengths[slot] as number;
        reaches = spans[slot] === 1;
      } else {
        while (isSpace(codes[at] ?? 0)) at++;
        if (codes[at] !== LESS || !cellAt(codes, at)) return at;
        const end = tagEnd(codes, at, 2);
        if (end < 0) return at;
        length = end - at;
        reaches = this.learn(slot, length, at);
      }
      const th = ((codes[at + 2] ?? 0) | LOWER) === H;
      const from = at + length;
      const less = nextLess(source, codes, from);
      if (less < 0 || codes[less + 4] !== GREATER) return at;
      if ((view.getInt32(less, true) | LOWER_END) !== (th ? END_TH : END_TD)) return at;
      if (th || reaches) this.mark(at, from);
      if (!th) this.headed = false;
      texts[width] = this.text(from, less);
      ranges[2 * width] = from;
      ranges[2 * width + 1] = less;
      at = less + 5;
    }
  }

  private text(from: number, to: number): string {
    const { source, codes } = this;
    if (this.reference < from) {
      const found = source.indexOf('&', from);
      this.reference = found < 0 ? source.length : found;
    }
    if (this.reference < to) return isEmptyCell(codes, from, to) ? '' : cleanCell(decodeText(source.slice(from, to)));
    if (from === to) return '';
    const [first, last] = [codes[from] as number, codes[to - 1] as number];
    const text = source.slice(from, to);
    return first > 32 && first < 127 && last > 32 && last < 127 ? text : text.trim();
  }

  /** Whether the tag expected in a slot stands at `at`. */
  private expected(slot: number, length: number, at: number): boolean {
    const { view, words } = this;
    let word = slot * WORDS;
    const end = word + WORDS - 1;
    if (length < WORD) {
      return view.getInt32(at, true) === words[end] && view.getInt32(at + length - 4, true) === words[end - 1];
    }
    const last = at + length - WORD;
    if (view.getFloat64(last, true) !== words[end]) return false;
    for (let place = at; place < last; place += WORD) {
      if (view.getFloat64(place, true) !== words[word++]) return false;
    }
    return true;
  }

  /** Whether the tag at `at` is that of the cell before; then the slot expects it, too. */
  private isLikeLast(slot: number, at: number): boolean {
    const length = this.lengths[slot - 1] as number;
    if (length === 0 || !this.expected(slot - 1, length, at)) return false;
    const from = (slot - 1) * WORDS;
    this.words.copyWithin(from + WORDS, from, from + WORDS);
    this.lengths[slot] = length;
    this.spans[slot] = this.spans[slot - 1] as number;
    return true;
  }

  /** Whether the cell reaches over others; the slot now expects its tag. */
  private learn(slot: number, length: number, at: number): boolean {
    const { view, words } = this;
    const reaches = this.reaches(at, at + length);
    if (this.width >= COLUMNS || length > LONGEST) return reaches;
    this.spans[slot] = reaches ? 1 : 0;
    let word = slot * WORDS;
    const end = word + WORDS - 1;
    this.lengths[slot] = length;
    if (length < WORD) {
      words[end] = view.getInt32(at, true);
      words[end - 1] = view.getInt32(at + length - 4, true);
      return reaches;
    }
    const last = at + length - WORD;
    words[end] = view.getFloat64(last, true);
    for (let place = at; place < last; place += WORD) words[word++] = view.getFloat64(place, true);
    return reaches;
  }
}

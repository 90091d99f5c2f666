/**
 * Tables of the regular markup that Oracle writes, many times faster than a tree: from tag to tag by `indexOf`.
 *
 * It must never disagree with the tree. So it knows a small grammar in which the HTML standard leaves no choice, and
 * declines whatever is outside of it: comments, tags it does not know, containers closed out of order, text in a table
 * that could be taken for a title. What it accepts and why is said where it does; tests hold it against the tree.
 */
import type { SourceTable } from '../types.ts';
import { foldText } from '../values.ts';
import { cleanCell, isEmptyCell } from './cells.ts';
import { type Codes, codesOf } from './codes.ts';
import { decodeAttribute, decodeText } from './entities.ts';
import { ALONE, CONTAINERS, ENDS_CELL, IN_CELL, SECTIONS } from './grammar.ts';
import { Row } from './row.ts';
import { type Span, spanOf } from './spans.ts';
import type { Page } from './tables.ts';
import {
  attributeOf,
  cellAt,
  isBlank,
  isEndOf,
  isLink,
  isRow,
  isRowEnd,
  isSpace,
  nextTag,
  tagEnd,
  tagName,
} from './tags.ts';
import { asTitle, UNTITLED } from './titles.ts';

/** Called for every cell of a row below the header with the range of its source. */
export type OnCell = (table: SourceTable, row: number, column: number, from: number, to: number) => void;

/** What to note of cells besides their text. */
interface Notes {
  /** Header cells, and those that reach over others. */
  spans?: boolean;
  onCell?: OnCell | undefined;
  /** Ascending places of the source; with them, `onCell` is called only for rows that one of them is in. */
  places?: readonly number[];
}

/**
 * Every table of a regular page as `treeTables` gives them; null when the page is not regular.
 * @param source with LF line ends
 */
export function scanTables(source: string): SourceTable[] | null {
  return scanPage(source)?.tables ?? null;
}

/** `scanTables`, and what else is seen on the way. */
export function scanPage(source: string, notes: Notes = {}): Page | null {
  if (source.includes('\0')) return null;
  const scanner = new Scanner(source, notes);
  return scanner.page() ? scanner : null;
}

const HEADING = /^h[1-6]$/;
const SLASH = 47;

class Scanner {
  readonly tables: SourceTable[] = [];
  preformatted = -1;
  pages = 0;
  private readonly source: string;
  private readonly codes: Codes;
  private readonly notes: Notes;
  /** What tags say that were met in rows below a header. */
  private readonly spans = new Map<string, Span>();
  /** Index of the first place that is not behind us. */
  private place = 0;
  private at = 0;
  private heading: string | null = null;
  private title: string | null = null;
  /** Whether an `a` is open: HTML reopens it in every block until its end tag. */
  private inLink = false;
  private readonly open: string[] = [];
  private readonly seen = new Set<string>();
  private inBody = false;
  private ended = false;
  private inRow = false;
  private readonly row: Row;

  constructor(source: string, notes: Notes) {
    this.source = source;
    this.codes = codesOf(source);
    this.row = new Row(source, this.codes);
    this.notes = notes;
  }

  /** The whole page, table by table; false: declined. */
  page(): boolean {
    const { source, codes } = this;
    this.at = /^\s*<!doctype(?:\s+[^<>\s]+)*\s*>/i.exec(source.slice(0, 1024))?.[0].length ?? 0;
    for (;;) {
      const less = nextTag(source, codes, this.at);
      if (less < 0 || !this.text(this.at, less)) return false;
      if (less === source.length) return true;
      const name = tagName(source, codes, less);
      const end = tagEnd(codes, less, name.length);
      if (end < 0) return false;
      const textBefore = !isBlank(codes, this.at, less);
      this.at = end;
      if (name === 'table') {
        if (this.ended || this.open.includes('pre') || !this.table(less, end, textBefore)) return false;
      } else if (
        !(name.charCodeAt(0) === 47 ? this.endTag(name.slice(1), !textBefore) : this.startTag(name, end, !textBefore))
      )
        return false;
    }
  }

  /** Text between tables: a title perhaps. Before `body` it would open one, and `head` come to nothing. */
  private text(from: number, to: number): boolean {
    if (isBlank(this.codes, from, to)) return true;
    if (!this.inBody) return false;
    if (this.titled()) this.title = asTitle(decodeText(this.source.slice(from, to))) ?? this.title;
    return true;
  }

  /** Whether text here may be a title. */
  private titled(): boolean {
    return !this.inLink && !this.open.some((name) => UNTITLED.has(name));
  }

  /** The page's own tags within its body (Exadata's sections are pages of their own) do nothing: see `endTag`. */
  private startTag(name: string, end: number, blankBefore: boolean): boolean {
    if (name === 'html' || name === 'head' || name === 'body') {
      if (name === 'html') this.pages++;
      if (this.inBody) return blankBefore;
      if (this.seen.has(name)) return false;
      this.seen.add(name);
      this.inBody = name === 'body';
      return true;
    }
    if (name === 'title' || name === 'style') return this.skipTo(name, end);
    if (name !== 'meta' && name !== 'link') this.inBody = true;
    if (name.charCodeAt(0) === 104 && HEADING.test(name)) return this.headingText(name);
    if (name === 'a') this.inLink = true;
    else if (CONTAINERS.has(name)) {
      this.open.push(name);
      if (name === 'pre' && this.preformatted < 0) this.preformatted = end;
    } else if (name === 'li') return this.open.includes('ul') || this.open.includes('ol');
    else return ALONE.has(name);
    return true;
  }

  /**
   * An end tag that matches nothing does nothing, but to join the texts on both sides of it: regular where there is none
   * before it.
   */
  private endTag(name: string, blankBefore: boolean): boolean {
    if (name === 'html' || name === 'body') {
      this.inBody = true;
      if (!blankBefore) this.ended = true;
    } else if (name === 'head') return blankBefore || !this.inBody;
    else if (name === 'a') {
      if (!this.inLink) return blankBefore;
      this.inLink = false;
    } else if (CONTAINERS.has(name)) {
      if (!this.open.includes(name)) return blankBefore;
      return this.open.pop() === name;
    } else if (name === 'li') return this.open.includes('ul') || this.open.includes('ol') || blankBefore;
    else return name === 'p';
    return true;
  }

  /** Over an element whose content is no markup. */
  private skipTo(name: string, from: number): boolean {
    const endTag = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    endTag.lastIndex = from;
    const match = endTag.exec(this.source);
    this.at = match ? tagEnd(this.codes, match.index, name.length + 1) : -1;
    return this.at >= 0;
  }

  /** A heading to its own end tag, inline tags inside. */
  private headingText(name: string): boolean {
    const { source, codes } = this;
    let text = '';
    for (;;) {
      const less = nextTag(source, codes, this.at);
      if (less < 0 || less === source.length) return false;
      text += decodeText(source.slice(this.at, less));
      const tag = tagName(source, codes, less);
      const end = tagEnd(codes, less, tag.length);
      if (end < 0) return false;
      this.at = end;
      if (tag === `/${name}`) break;
      if (tag === 'a') this.inLink = true;
      else if (tag === '/a') this.inLink = false;
      else if (tag !== 'br') return false;
    }
    this.title = null;
    this.heading = foldText(text) || this.heading;
    return true;
  }

  private table(less: number, end: number, textBefore: boolean): boolean {
    const { source, codes } = this;
    const printed = attributeOf(source.slice(less, end), 'summary');
    const summary = printed === null ? null : decodeAttribute(printed);
    if (printed !== null && summary === null) return false;
    const table: SourceTable = {
      tableNo: this.tables.length + 1,
      heading: this.title ?? this.heading,
      summary: summary === null ? null : foldText(summary) || null,
      header: [],
      rows: [],
    };
    this.tables.push(table);
    this.title = null;
    let section: string | null = null;
    this.inRow = false;
    for (;;) {
      if (this.inRow) this.rows(table);
      const next = nextTag(source, codes, this.at);
      if (next < 0 || next === source.length) return false;
      if (!isBlank(codes, this.at, next) && (textBefore || !this.straysHarmlessly(this.at, next))) return false;
      const kind = cellAt(codes, next);
      if (kind) {
        this.at = tagEnd(codes, next, 2);
        if (this.at < 0 || !this.inRow || !this.cell(next, kind, section)) return false;
        continue;
      }
      const name = tagName(source, codes, next);
      this.at = tagEnd(codes, next, name.length);
      if (this.at < 0) return false;
      if (name === 'p' && !this.inRow) {
        if (textBefore || !this.strayTitle()) return false;
        continue;
      }
      if (name === '/tr' && !this.inRow) return false;
      if (this.inRow) this.endRow(table);
      if (name === 'tr') {
        section ??= 'tbody';
        this.inRow = true;
        this.row.begin();
      } else if (SECTIONS.has(name)) section = name;
      else if (name === `/${section}`) section = null;
      else if (name === '/table') return true;
      else if (name === 'table') {
        // Its end tag is missing: between rows, where no cell is open, the next table ends it.
        this.at = next;
        return true;
      } else if (name !== '/tr') return false;
    }
  }

  /**
   * Text in a table but in no cell goes before the table, in HTML's tree, all of it in one piece. That changes no cell;
   * and what begins with `<` (an end tag cut in two) is no title, whatever follows.
   */
  private straysHarmlessly(from: number, to: number): boolean {
    if (this.inLink || this.open.length > 0) return false;
    return /^\s*</.test(this.source.slice(from, to));
  }

  /**
   * A paragraph of plain text between rows: the title of the next table, behind one whose end tag is missing. HTML puts it
   * before the table it stands in, `treeTables` takes it back.
   */
  private strayTitle(): boolean {
    const { source, codes } = this;
    const from = this.at;
    const less = nextTag(source, codes, from);
    if (less < 0 || tagName(source, codes, less) !== '/p') return false;
    this.at = tagEnd(codes, less, 2);
    if (this.titled()) this.title = asTitle(decodeText(source.slice(from, less))) ?? this.title;
    return this.at >= 0;
  }

  /** Rows as nearly all stand there, from within the first: `<td>` one behind the other, `</tr>`, `<tr>`. */
  private rows(table: SourceTable): void {
    const { codes, row } = this;
    for (;;) {
      let at = row.cells(this.at);
      this.at = at;
      if (!isRowEnd(codes, at)) return;
      this.endRow(table);
      at += 5;
      while (isSpace(codes[at] ?? 0)) at++;
      this.at = at;
      if (!isRow(codes, at)) return;
      this.at += 4;
      this.inRow = true;
      row.begin();
    }
  }

  /** Gives the row's cells to the table. */
  private endRow(table: SourceTable): void {
    const { width, ranges, texts, headed } = this.row;
    const { onCell, spans } = this.notes;
    this.inRow = false;
    if (width === 0) return;
    const cells = texts.slice(0, width);
    if (headed && table.header.length === 0 && table.rows.length === 0) {
      table.header = cells;
      return;
    }
    table.rows.push(cells);
    if (spans) this.noteSpans(table);
    if (!onCell || !this.isPlace(ranges[0] as number, ranges[2 * width - 1] as number)) return;
    for (let column = 0; column < width; column++) {
      const [from, to] = [ranges[2 * column] as number, ranges[2 * column + 1] as number];
      onCell(table, table.rows.length - 1, column, from, to);
    }
  }

  /** The row's header cells and those that reach over others. */
  private noteSpans(table: SourceTable): void {
    const { marks, marked } = this.row;
    for (let mark = 0; mark < marks; mark++) {
      const column = marked[3 * mark] as number;
      const tag = this.source.slice(marked[3 * mark + 1], marked[3 * mark + 2]);
      let span = this.spans.get(tag);
      if (span === undefined) {
        span = spanOf(tag);
        this.spans.set(tag, span);
      }
      if (span === null) continue;
      table.spans ??= [];
      table.spans.push({ row: table.rows.length - 1, column, ...span });
    }
  }

  /** Whether one of the places is in `[from, to)`; ranges come in the order of the source. */
  private isPlace(from: number, to: number): boolean {
    const { places } = this.notes;
    if (places === undefined) return true;
    while (this.place < places.length && (places[this.place] as number) < from) this.place++;
    return this.place < places.length && (places[this.place] as number) < to;
  }

  /** A cell, its tag at `tag`, from behind that to behind its end tag, or to the tag that ends it unasked. */
  private cell(tag: number, kind: 'td' | 'th', section: string | null): boolean {
    const { source, codes } = this;
    const from = this.at;
    if (kind === 'td') this.row.headed = false;
    if (kind === 'th' || this.row.reaches(tag, from)) this.row.mark(tag, from);
    let less = source.indexOf('<', from);
    if (less < 0) return false;
    let text = '';
    if (isEndOf(codes, less, kind)) {
      text = isEmptyCell(codes, from, less) ? '' : cleanCell(decodeText(source.slice(from, less)));
      this.at = less + 5;
    } else {
      for (;;) {
        less = nextTag(source, codes, this.at);
        if (less < 0 || less === source.length) return false;
        text += decodeText(source.slice(this.at, less));
        if (isEndOf(codes, less, kind)) {
          this.at = less + 5;
          break;
        }
        if (isLink(codes, less)) {
          this.at = tagEnd(codes, less, codes[less + 1] === SLASH ? 2 : 1);
          if (this.at < 0) return false;
          continue;
        }
        const name = tagName(source, codes, less);
        if (ENDS_CELL.has(name)) {
          // The end of a section that is not open is ignored, and the cell goes on.
          if (name.charCodeAt(0) === 47 && name !== '/tr' && name !== '/table' && name !== `/${section}`) return false;
          this.at = less;
          break;
        }
        this.at = tagEnd(codes, less, name.length);
        if (this.at < 0) return false;
        if (name === `/${kind}`) break;
        if (!IN_CELL.has(name.charCodeAt(0) === 47 ? name.slice(1) : name)) return false;
        // HTML drops the line end that follows `<pre>`.
        if (name === 'pre') {
          if (this.preformatted < 0) this.preformatted = this.at;
          if (codes[this.at] === 10) this.at++;
        }
      }
      text = cleanCell(text);
    }
    this.row.add(text, from, less);
    return true;
  }
}

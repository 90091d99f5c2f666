/**
 * Where a regular tag ends. Regular: `name`, then attributes with a quoted, an unquoted or no value, each behind white
 * space. The HTML tokenizer reads such a tag alike; of anything else this says -1 and leaves it to parse5.
 * Written for speed, code by code: these functions see every character of an archive. A code of 0 is the text's end.
 */
import type { Codes } from './codes.ts';

const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;

/** Marks every code but control characters, space and those of `not`. */
function allBut(not: string): Uint8Array {
  const codes = new Uint8Array(0x10000).fill(1, SPACE + 1);
  for (const character of not) codes[character.charCodeAt(0)] = 0;
  return codes;
}

const IN_NAME = allBut('=>/"\'<');
const IN_VALUE = allBut('>"\'<=`');

/** HTML's white space: tab, LF, FF, CR, space. NBSP is none. */
export function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= 13 && code !== 11);
}

export function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/**
 * The `<` of the next tag at or after `from`, the text's length if there is none, -1 for what is neither tag nor text
 * (comment, declaration). A `<` before anything but a letter or `/` is text.
 */
export function nextTag(source: string, codes: Codes, from: number): number {
  for (let at = from; ; at++) {
    if (codes[at] !== LESS) {
      at = source.indexOf('<', at);
      if (at < 0) return source.length;
    }
    const code = codes[at + 1] ?? 0;
    if (isLetter(code)) return at;
    if (code === SLASH) return isLetter(codes[at + 2] ?? 0) ? at : -1;
    if (code === 33 || code === 63) return -1;
  }
}

/** Name of the tag at `less`, lower-case, with its slash: `td`, `/td`. */
export function tagName(source: string, codes: Codes, less: number): string {
  let end = less + 2;
  for (let code = codes[end] ?? 0; isLetter(code) || (code >= 48 && code <= 57) || code === 95; ) {
    code = codes[++end] ?? 0;
  }
  return source.slice(less + 1, end).toLowerCase();
}

/** Index behind the `>` of the tag at `less` whose name has `nameLength` letters (slash included); -1 if it is not regular. */
export function tagEnd(codes: Codes, less: number, nameLength: number): number {
  let at = less + 1 + nameLength;
  for (;;) {
    let code = codes[at] ?? 0;
    if (code === GREATER) return at + 1;
    if (code === SLASH) return codes[at + 1] === GREATER ? at + 2 : -1;
    if (!isSpace(code)) return -1;
    while (isSpace(code)) code = codes[++at] ?? 0;
    if (code === GREATER || code === SLASH) continue;
    const name = at;
    while (IN_NAME[code] === 1) code = codes[++at] ?? 0;
    if (at === name) return -1;
    if (code !== EQUALS) continue;
    code = codes[++at] ?? 0;
    if (code === QUOTE || code === APOSTROPHE) {
      const quote = code;
      do code = codes[++at] ?? 0;
      while (code !== quote && code !== 0);
      if (code === 0) return -1;
      at++;
      continue;
    }
    const value = at;
    while (IN_VALUE[code] === 1) code = codes[++at] ?? 0;
    if (!isSpace(code) && code !== GREATER) return -1;
    if (at === value) return -1;
  }
}

const TAG_NAME = /^<\w+/;
const ATTRIBUTE = /[ \t\n\f\r]+([^ \t\n\f\r"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^ \t\n\f\r>]+)))?/y;

/** Raw value of an attribute in a regular tag, the first of that name; null if it has none. */
export function attributeOf(tag: string, name: string): string | null {
  ATTRIBUTE.lastIndex = TAG_NAME.exec(tag)?.[0].length ?? 0;
  for (let match = ATTRIBUTE.exec(tag); match; match = ATTRIBUTE.exec(tag)) {
    if (match[1]?.toLowerCase() === name) return match[2] ?? match[3] ?? match[4] ?? '';
  }
  return null;
}

/** Which cell's start tag stands at `less`, null if none. */
export function cellAt(codes: Codes, less: number): 'td' | 'th' | null {
  if (((codes[less + 1] ?? 0) | 32) !== 116) return null;
  const second = (codes[less + 2] ?? 0) | 32;
  const kind = second === 100 ? 'td' : second === 104 ? 'th' : null;
  const third = codes[less + 3] ?? 0;
  return kind && (third === GREATER || third === SLASH || isSpace(third)) ? kind : null;
}

/** Whether `</td>` (or `</th>`) stands at `less`. */
export function isEndOf(codes: Codes, less: number, kind: 'td' | 'th'): boolean {
  return (
    codes[less + 1] === SLASH &&
    ((codes[less + 2] ?? 0) | 32) === 116 &&
    ((codes[less + 3] ?? 0) | 32) === (kind === 'td' ? 100 : 104) &&
    codes[less + 4] === GREATER
  );
}

/** Whether `<a …>` or `</a>` stands at `less`: by far the most frequent tags within cells. */
export function isLink(codes: Codes, less: number): boolean {
  const at = codes[less + 1] === SLASH ? less + 2 : less + 1;
  const next = codes[at + 1] ?? 0;
  return ((codes[at] ?? 0) | 32) === 97 && (next === GREATER || isSpace(next));
}

/** Whether `<tr>` stands at `less`. */
export function isRow(codes: Codes, less: number): boolean {
  return (
    codes[less] === LESS &&
    ((codes[less + 1] ?? 0) | 32) === 116 &&
    ((codes[less + 2] ?? 0) | 32) === 114 &&
    codes[less + 3] === GREATER
  );
}

/** Whether `</tr>` stands at `less`. */
export function isRowEnd(codes: Codes, less: number): boolean {
  return (
    codes[less] === LESS &&
    codes[less + 1] === SLASH &&
    ((codes[less + 2] ?? 0) | 32) === 116 &&
    ((codes[less + 3] ?? 0) | 32) === 114 &&
    codes[less + 4] === GREATER
  );
}

/** Whether nothing but HTML's white space stands in `[from, to)`. */
export function isBlank(codes: Codes, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(codes[at] ?? 0)) return false;
  return true;
}

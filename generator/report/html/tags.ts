/**
 * Where a regular tag ends. Regular: `name`, then attributes with a quoted, an unquoted or no value, each behind white
 * space. The HTML tokenizer reads such a tag alike; of anything else this says -1 and leaves it to parse5.
 * Written for speed, character by character: these functions see every byte of an archive.
 */

const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const BACKTICK = 96;

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
export function nextTag(source: string, from: number): number {
  for (let at = from; ; ) {
    const less = source.indexOf('<', at);
    if (less < 0) return source.length;
    const code = source.charCodeAt(less + 1);
    if (isLetter(code)) return less;
    if (code === SLASH) return isLetter(source.charCodeAt(less + 2)) ? less : -1;
    if (code === 33 || code === 63) return -1;
    at = less + 1;
  }
}

/** Name of the tag at `less`, lower-case, with its slash: `td`, `/td`. */
export function tagName(source: string, less: number): string {
  let end = less + 2;
  for (let code = source.charCodeAt(end); isLetter(code) || (code >= 48 && code <= 57) || code === 95; ) {
    code = source.charCodeAt(++end);
  }
  return source.slice(less + 1, end).toLowerCase();
}

/** Index behind the `>` of the tag at `less` whose name has `nameLength` letters (slash included); -1 if it is not regular. */
export function tagEnd(source: string, less: number, nameLength: number): number {
  let at = less + 1 + nameLength;
  for (;;) {
    let code = source.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code === SLASH) return source.charCodeAt(at + 1) === GREATER ? at + 2 : -1;
    if (!isSpace(code)) return -1;
    while (isSpace(code)) code = source.charCodeAt(++at);
    if (code === GREATER || code === SLASH) continue;
    const name = at;
    while (
      code > SPACE &&
      code !== EQUALS &&
      code !== GREATER &&
      code !== SLASH &&
      code !== QUOTE &&
      code !== APOSTROPHE &&
      code !== LESS
    ) {
      code = source.charCodeAt(++at);
    }
    if (at === name) return -1;
    if (code !== EQUALS) continue;
    code = source.charCodeAt(++at);
    if (code === QUOTE || code === APOSTROPHE) {
      at = source.indexOf(code === QUOTE ? '"' : "'", at + 1) + 1;
      if (at === 0) return -1;
      continue;
    }
    const value = at;
    while (code > SPACE && code !== GREATER) {
      if (code === QUOTE || code === APOSTROPHE || code === LESS || code === EQUALS || code === BACKTICK) return -1;
      code = source.charCodeAt(++at);
    }
    if (at === value) return -1;
  }
}

/** Raw value of an attribute in a regular tag, the first of that name; null if it has none. */
export function attributeOf(tag: string, name: string): string | null {
  const attribute = /[ \t\n\f\r]+([^ \t\n\f\r"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^ \t\n\f\r>]+)))?/y;
  attribute.lastIndex = /^<\w+/.exec(tag)?.[0].length ?? 0;
  for (let match = attribute.exec(tag); match; match = attribute.exec(tag)) {
    if (match[1]?.toLowerCase() === name) return match[2] ?? match[3] ?? match[4] ?? '';
  }
  return null;
}

/** Which cell's start tag stands at `less`, null if none. */
export function cellAt(source: string, less: number): 'td' | 'th' | null {
  if ((source.charCodeAt(less + 1) | 32) !== 116) return null;
  const second = source.charCodeAt(less + 2) | 32;
  const kind = second === 100 ? 'td' : second === 104 ? 'th' : null;
  const third = source.charCodeAt(less + 3);
  return kind && (third === 62 || third === 47 || isSpace(third)) ? kind : null;
}

/** Whether `</td>` (or `</th>`) stands at `less`. */
export function isEndOf(source: string, less: number, kind: 'td' | 'th'): boolean {
  return (
    source.charCodeAt(less + 1) === 47 &&
    (source.charCodeAt(less + 2) | 32) === 116 &&
    (source.charCodeAt(less + 3) | 32) === kind.charCodeAt(1) &&
    source.charCodeAt(less + 4) === 62
  );
}

/** Whether nothing but HTML's white space stands in `source[from, to)`. */
export function isBlank(source: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(source.charCodeAt(at))) return false;
  return true;
}

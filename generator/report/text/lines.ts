/**
 * What programs do to the lines of a text report on its way: blanks at their ends, form feeds and blank lines between all of
 * them, tabs for blanks, a margin, the marks of a quotation.
 */

const TAB = 8;

/** The text with its lines as they were printed, tabs in them left. */
export function ownLines(text: string): string {
  const lines = undoubled(text.split('\n').map(trimmed)).filter((line, at, all) => !isLoneFeed(line, at, all));
  const margin = marginOf(lines);
  return (margin === 0 ? lines : lines.map((line) => line.slice(margin))).join('\n');
}

/** `trimEnd` where there is something to trim; of a line that a form feed ends, just that. */
function trimmed(line: string): string {
  const last = line.charCodeAt(line.length - 1);
  if (last > SPACE && last <= DELETE) return line;
  const own = line.trimEnd();
  return own === '' && line.includes('\f') ? '\f' : own;
}

const SPACE = 32;
const DELETE = 127;

/** A page that ends where the report does not: its form feed stands alone between two rows of one table. */
function isLoneFeed(line: string, at: number, lines: readonly string[]): boolean {
  return line === '\f' && ROW.test(lines[at - 1] ?? '') && ROW.test(lines[at + 1] ?? '');
}

const ROW = / \S*\d\S*$/;

/** Without the blank line behind each line; a report has blank lines of its own, but never so many. */
function undoubled(lines: readonly string[]): readonly string[] {
  const filled = [0, 0];
  for (const [at, line] of lines.entries()) if (line !== '') filled[at % 2] = (filled[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = filled;
  // A line more or less at the top shifts them all.
  if (Math.min(even, odd) > 0 || Math.max(even, odd) < MANY) return lines;
  return lines.filter((_, at) => at % 2 === (even > 0 ? 0 : 1));
}

const MANY = 50;

/** The text with the blanks that its tabs stand for. */
export function withoutTabs(text: string): string {
  return text.includes('\t') ? text.split('\n').map(expanded).join('\n') : text;
}

/** A line with the blanks that its tabs stand for. */
export function expanded(line: string): string {
  if (!line.includes('\t')) return line;
  let out = '';
  for (const character of line) out += character === '\t' ? ' '.repeat(TAB - (out.length % TAB)) : character;
  return out;
}

/** Blanks that begin every line with text in it. */
function marginOf(lines: readonly string[]): number {
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line === '' || line === '\f') continue;
    margin = Math.min(margin, line.search(/[^ \f]|$/));
    if (margin === 0) return 0;
  }
  return Number.isFinite(margin) ? margin : 0;
}

/** Lines that something was done to: so many of a report's, of those with text in them, are no accident. */
const NEARLY_ALL = 0.9;

/**
 * The text with the blanks that pages write as `&nbsp;`, and without the marks that mail puts before each line of what it
 * quotes. A number's thousands may be parted by such a blank: then they do not stand side by side.
 */
export function asWritten(text: string): string {
  const plain = hasMany(text, /\u00a0[ \u00a0]/g) ? text.replaceAll('\u00a0', ' ') : text;
  if (!hasMany(plain, /^>/gm)) return plain;
  const lines = plain.split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const marked = filled.filter((line) => line.startsWith('>'));
  return marked.length < NEARLY_ALL * filled.length ? plain : plain.replace(/^> ?/gm, '');
}

/** Looked for at the top, where every page of text has them. */
const TOP = 64 * 1024;

function hasMany(text: string, pattern: RegExp): boolean {
  return (text.slice(0, TOP).match(pattern)?.length ?? 0) > MANY;
}

/** What programs do to the lines of a text report on its way: blank lines between all of them, tabs for blanks, a margin. */

const TAB = 8;

/** The text with its lines as they were printed. */
export function ownLines(text: string): string {
  const single = undoubled(text);
  const lines = single.includes('\t') ? single.split('\n').map(expanded).join('\n') : single;
  const margin = marginOf(lines);
  return margin === 0 ? lines : lines.replace(new RegExp(`^ {${margin}}`, 'gm'), '');
}

/** Without the blank line behind each line; a report has blank lines of its own, but never so many. */
function undoubled(text: string): string {
  const lines = text.split('\n');
  const filled = [0, 0];
  for (const [at, line] of lines.entries()) if (/\S/.test(line)) filled[at % 2] = (filled[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = filled;
  // A line more or less at the top shifts them all.
  if (Math.min(even, odd) > 0 || Math.max(even, odd) < MANY) return text;
  return lines.filter((_, at) => at % 2 === (even > 0 ? 0 : 1)).join('\n');
}

const MANY = 50;

function expanded(line: string): string {
  if (!line.includes('\t')) return line;
  let out = '';
  for (const character of line) out += character === '\t' ? ' '.repeat(TAB - (out.length % TAB)) : character;
  return out;
}

/** Blanks that begin every line with text in it. */
function marginOf(text: string): number {
  let margin = Number.POSITIVE_INFINITY;
  for (const { 0: blanks } of text.matchAll(/^ *(?=[^\s])/gm)) {
    margin = Math.min(margin, blanks.length);
    if (margin === 0) return 0;
  }
  return Number.isFinite(margin) ? margin : 0;
}

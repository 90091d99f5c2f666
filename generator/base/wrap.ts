/** Text broken into lines for a terminal: between words, and anywhere between Chinese characters. */
import { displayWidth, harmless } from './text.ts';

/** Never at the beginning of a line. */
const CLOSING = /^[，。、；：！？）】》”’…,.;:!?)\]%]/u;
/** A word with the blanks before it, or one character of a writing that has no blanks; what opens stays with what follows. */
const PIECES =
  /\s*[（《“‘「]*(?:[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+)/gu;

/**
 * Lines of at most `width` columns, one at least, harmless on a terminal. What is longer than a line by itself is broken
 * where the line ends.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of harmless(text, { oneLine: true }).match(PIECES) ?? []) {
    const word = line === '' ? piece.trimStart() : piece;
    if (displayWidth(line + word) <= width || (line !== '' && CLOSING.test(word))) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const char of piece.trimStart()) {
      if (line !== '' && displayWidth(line + char) > width) {
        lines.push(line);
        line = '';
      }
      line += char;
    }
  }
  return [...lines, line];
}

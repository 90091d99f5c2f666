/** The one rule for a cell's text, shared by tree and scanner. */
import type { Codes } from './codes.ts';

/** Text of a cell: CRLF and lone CR as LF, outer white space (NBSP included) off, inner white space as it is. */
export function cleanCell(text: string): string {
  if (text === '') return '';
  const trimmed = isPrinted(text.charCodeAt(0)) && isPrinted(text.charCodeAt(text.length - 1)) ? text : text.trim();
  return trimmed.includes('\r') ? trimmed.replace(/\r\n?/g, '\n') : trimmed;
}

/** Certainly no white space: sparing most cells the trimming. */
function isPrinted(code: number): boolean {
  return code > 32 && code < 127;
}

/** `cleanCell` of the text in `[from, to)`, which holds no references and no CR. */
export function plainCell(source: string, codes: Codes, from: number, to: number): string {
  let [first, end] = [from, to];
  while (first < end && isAsciiSpace(codes[first] ?? 0)) first++;
  while (first < end && isAsciiSpace(codes[end - 1] ?? 0)) end--;
  const text = source.slice(first, end);
  return first < end && ((codes[first] ?? 0) > 126 || (codes[end - 1] ?? 0) > 126) ? text.trim() : text;
}

/** Whether `&#160;` stands there alone, as Oracle writes an empty cell. */
export function isEmptyCell(source: string, from: number, to: number): boolean {
  return to - from === 6 && source.startsWith('&#160;', from);
}

function isAsciiSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

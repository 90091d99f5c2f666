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

/** Whether `&#160;` stands there alone, as Oracle writes an empty cell: one in seven, so no call of the platform's. */
export function isEmptyCell(codes: Codes, from: number, to: number): boolean {
  return (
    to - from === 6 &&
    codes[from] === 38 &&
    codes[from + 1] === 35 &&
    codes[from + 2] === 49 &&
    codes[from + 3] === 54 &&
    codes[from + 4] === 48 &&
    codes[from + 5] === 59
  );
}

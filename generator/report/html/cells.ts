/** The one rule for a cell's text, shared by tree and scanner. */

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

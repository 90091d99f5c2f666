/** The one rule for a cell's text, shared by tree and scanner. */

/** Text of a cell: CRLF and lone CR as LF, outer white space (NBSP included) off, inner white space as it is. */
export function cleanCell(text: string): string {
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).trim();
}

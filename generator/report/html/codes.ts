/**
 * A text's character codes as an array. Reading one from an array is several times faster than `charCodeAt`, and the
 * scanner looks at every character of an archive.
 */

/** UTF-16 code units, zeros behind the end. */
export type Codes = Uint8Array | Uint16Array;

/** So far a look ahead stays within the array. */
const LOOK_AHEAD = 16;
const encoder = new TextEncoder();

/** The codes of `text`, position by position. */
export function codesOf(text: string): Codes {
  const bytes = new Uint8Array(text.length + LOOK_AHEAD);
  const { read, written } = encoder.encodeInto(text, bytes);
  // One byte for each: plain ASCII, as nearly all reports are.
  if (read === text.length && written === read) return bytes;
  const codes = new Uint16Array(text.length + LOOK_AHEAD);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  return codes;
}

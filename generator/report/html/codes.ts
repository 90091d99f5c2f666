/**
 * A text's character codes as an array. Reading one from an array is several times faster than `charCodeAt`, and the
 * scanner looks at every character of an archive.
 */

/** A code a character: ASCII as it is, 128 for anything else, zeros behind the end. */
export type Codes = Uint8Array;

/** So far a look ahead stays within the array. */
const LOOK_AHEAD = 128;
const OTHER = 128;
const encoder = new TextEncoder();

/** The codes of `text`, position by position. */
export function codesOf(text: string): Codes {
  const codes = new Uint8Array(text.length + LOOK_AHEAD);
  const { read, written } = encoder.encodeInto(text, codes);
  // One byte for each: plain ASCII, as nearly all reports are.
  if (read === text.length && written === read) return codes;
  for (let at = 0; at < text.length; at++) codes[at] = Math.min(text.charCodeAt(at), OTHER);
  codes.fill(0, text.length);
  return codes;
}

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

/** One array for all pages of usual size, one after the other: a new one costs more than what is written to it. */
const USUAL = 2 ** 22;
let shared: Uint8Array | null = null;

/** The codes of `text`, position by position; good until the next call. */
export function codesOf(text: string): Codes {
  const codes = room(text.length + LOOK_AHEAD);
  const { read, written } = encoder.encodeInto(text, codes);
  // One byte for each: plain ASCII, as nearly all reports are.
  if (read === text.length && written === read) {
    codes.fill(0, written);
    return codes;
  }
  for (let at = 0; at < text.length; at++) codes[at] = Math.min(text.charCodeAt(at), OTHER);
  codes.fill(0, text.length);
  return codes;
}

function room(length: number): Uint8Array {
  if (length > USUAL) return new Uint8Array(length);
  shared ??= new Uint8Array(USUAL);
  return shared.subarray(0, length);
}

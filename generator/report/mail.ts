/**
 * How mail programs and browsers (`.eml`, `.mht`, `.mhtml`) store a page, undone. Quoted-printable: `=` is written `=3D`, a
 * line end after `=` is none; a page with other parts around it stays in its place, markup finds it. Base64: the part that
 * is a report is taken out.
 */

const EQUALS = 61;
const LESS = 60;
/** How much of a file is looked at. */
const SAMPLE = 64 * 1024;
/** Pages have hundreds of `=`; nearly all of them must be of the encoding's making. */
const MANY = 50;
const SHARE = 0.98;
/** After so many it is certain that a page is not stored that way. */
const SURE = 200;

/** The page's own bytes; null where it is not stored that way. */
export function undoQuotedPrintable(bytes: Uint8Array): Uint8Array | null {
  return isQuotedPrintable(bytes.subarray(0, SAMPLE)) ? decoded(bytes) : null;
}

/** What the report's part says near its top, in bytes of any encoding that has ASCII. */
const REPORT =
  /WORKLOAD\s+REPOSITORY|AWR\s+(?:RAC\s+|SQL\s+)?(?:Compare\s+Period\s+)?Report|STATSPACK|ASH\s+Report|ADDM\s+Report/i;

/** The first part in base64 that is a report; null where the file is no mail with such a part. */
export function undoBase64(bytes: Uint8Array): Uint8Array | null {
  // Mail begins with headers. Told so soon for pages, which the rest costs as much as their decoding.
  if (bytes[0] === LESS) return null;
  const latin = new TextDecoder('latin1');
  const head = latin.decode(bytes.subarray(0, SAMPLE));
  if (!/^content-transfer-encoding:[ \t]*base64/im.test(head)) return null;
  const text = latin.decode(bytes).replace(/\r+\n?/g, '\n');
  for (const { index } of text.matchAll(/^content-transfer-encoding:[ \t]*base64/gim)) {
    // Behind the headers comes an empty line, and one or the next part behind the body.
    const from = text.indexOf('\n\n', index);
    if (from < 0) break;
    const ends = [text.indexOf('\n\n', from + 2), text.indexOf('\n--', from + 2)].filter((end) => end >= 0);
    const part = fromBase64(text.slice(from + 2, ends.length > 0 ? Math.min(...ends) : undefined));
    if (part && REPORT.test(latin.decode(part.subarray(0, SAMPLE)).replaceAll('\0', ''))) return part;
  }
  return null;
}

function fromBase64(text: string): Uint8Array | null {
  try {
    const decodedText = atob(text.replace(/\s+/g, ''));
    const part = new Uint8Array(decodedText.length);
    for (let at = 0; at < part.length; at++) part[at] = decodedText.charCodeAt(at);
    return part;
  } catch {
    return null;
  }
}

function isQuotedPrintable(bytes: Uint8Array): boolean {
  let equals = 0;
  let escapes = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== EQUALS) continue;
    equals++;
    if (lineEnd(bytes, at + 1) > 0 || byteAt(bytes, at + 1) >= 0) escapes++;
    if (equals === SURE && escapes < SURE / 2) return false;
  }
  return equals > MANY && escapes > SHARE * equals;
}

function decoded(bytes: Uint8Array): Uint8Array {
  const page = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number;
    const skip = byte === EQUALS ? lineEnd(bytes, at + 1) : 0;
    const escaped = byte === EQUALS ? byteAt(bytes, at + 1) : -1;
    if (skip > 0) at += 1 + skip;
    else {
      page[length++] = escaped >= 0 ? escaped : byte;
      at += escaped >= 0 ? 3 : 1;
    }
  }
  return page.subarray(0, length);
}

/** Length of the line end at `at`, 0 if there is none; programs that each add a CR leave several. */
function lineEnd(bytes: Uint8Array, at: number): number {
  let end = at;
  while (bytes[end] === 13) end++;
  return (bytes[end] === 10 ? end + 1 : end) - at;
}

/** The byte that two hexadecimal digits at `at` say, -1 if they are none. */
function byteAt(bytes: Uint8Array, at: number): number {
  const [high, low] = [digit(bytes[at]), digit(bytes[at + 1])];
  return high < 0 || low < 0 ? -1 : 16 * high + low;
}

function digit(code = 0): number {
  if (code >= 48 && code <= 57) return code - 48;
  const upper = code & ~32;
  return upper >= 65 && upper <= 70 ? upper - 55 : -1;
}

/**
 * The files in a tar archive whose bytes are at hand, for a browser. Headers of 512 bytes with numbers in octal (POSIX ustar),
 * long names as GNU tar and pax write them.
 */

export interface TarEntry {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** GNU tar's own way of storing: with holes, or over several volumes. */
  isStrange: boolean;
}

const BLOCK = 512;
const FILES = new Set(['0', '\0', '7']);
/** Folders, links, devices: nothing to read. */
const OTHERS = new Set(['1', '2', '3', '4', '5', '6', 'g']);

/** Whether bytes begin with the header of a tar archive: its sum tells, old ones have no other mark. */
export const isTar = (bytes: Uint8Array): boolean =>
  bytes.length >= BLOCK && sumOf(bytes) === octal(bytes, 148, 8) && bytes[0] !== 0;

/** Throws an Error that says what is wrong with the archive. */
export function tarEntries(bytes: Uint8Array<ArrayBuffer>): TarEntry[] {
  const entries: TarEntry[] = [];
  let named: string | null = null;
  let sized: number | null = null;
  let at = 0;
  while (at + BLOCK <= bytes.length) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return entries;
    if (sumOf(header) !== octal(header, 148, 8)) throw new Error('a header of it is damaged');
    const type = String.fromCharCode(header[156] ?? 0);
    const size = sized ?? numberAt(header);
    const from = at + BLOCK;
    if (from + size > bytes.length) throw new Error('it breaks off');
    const content = bytes.subarray(from, from + size);
    at = from + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'L') {
      named = textAt(content, 0, content.length);
      continue;
    }
    if (type === 'x') {
      const records = paxRecords(content);
      named = records.get('path') ?? named;
      const pax = Number(records.get('size') ?? Number.NaN);
      sized = Number.isSafeInteger(pax) && pax >= 0 ? pax : sized;
      continue;
    }
    const name = named ?? nameOf(header);
    [named, sized] = [null, null];
    if (FILES.has(type)) entries.push({ name, bytes: content, isStrange: false });
    else if (!OTHERS.has(type) && type !== 'K') entries.push({ name, bytes: content, isStrange: true });
  }
  // The blocks of zeros at the end may be missing, half a block not.
  if (at !== bytes.length) throw new Error('it breaks off');
  return entries;
}

function nameOf(header: Uint8Array): string {
  const isUstar = textAt(header, 257, 5) === 'ustar' && header[262] === 0;
  const prefix = isUstar ? textAt(header, 345, 155) : '';
  return prefix === '' ? textAt(header, 0, 100) : `${prefix}/${textAt(header, 0, 100)}`;
}

/** Of the header as if its sum were blanks. */
function sumOf(header: Uint8Array): number {
  let sum = 8 * 32;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += header[i] ?? 0;
  return sum;
}

/** A size, in octal, or in base 256 where that is too short. */
function numberAt(header: Uint8Array): number {
  if ((header[124] ?? 0) < 0x80) return octal(header, 124, 12);
  let value = 0;
  for (let i = 128; i < 136; i++) value = value * 256 + (header[i] ?? 0);
  if (!Number.isSafeInteger(value)) throw new Error('a size in it is absurd');
  return value;
}

function octal(header: Uint8Array, at: number, length: number): number {
  const text = textAt(header, at, length).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : 0;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** `LENGTH KEY=VALUE\n`, the length in bytes of the whole record. */
function paxRecords(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at);
    const length = blank < 0 ? 0 : Number(new TextDecoder().decode(bytes.subarray(at, blank)));
    if (!Number.isInteger(length) || length <= blank - at) break;
    const [key = '', ...value] = new TextDecoder().decode(bytes.subarray(blank + 1, at + length - 1)).split('=');
    records.set(key, value.join('='));
    at += length;
  }
  return records;
}

/**
 * The members of a ZIP archive whose bytes are at hand, for a browser, where the library that reads archives from files does
 * not run. The directory at the archive's end is what counts; what it says is untrusted, so every place and size is checked.
 * Layout: PKWARE's APPNOTE.TXT, 4.3.
 */

/** A member as the directory has it. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /** 0 stored, 8 deflated; others are not read. */
  method: number;
  packed: Uint8Array<ArrayBuffer>;
  /** Bytes unpacked, as the directory claims. */
  size: number;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const MEMBER = 0x04034b50;
/** The end's own length, and the longest comment behind it. */
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const IN_EXTRA = 0xffffffff;

/** Throws an Error that says what is wrong with the archive. */
export function zipEntries(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { at: from, count } = directoryOf(view);
  const entries: ZipEntry[] = [];
  let at = from;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw new Error('its directory breaks off');
    const flags = view.getUint16(at + 8, true);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    const behind = at + 46 + nameLength + extraLength + commentLength;
    if (behind > view.byteLength) throw new Error('its directory breaks off');
    const [size, packedSize, offset] = sizesOf(view, at, at + 46 + nameLength, extraLength);
    entries.push({
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (flags & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: packedBytes(bytes, view, offset, packedSize),
      size,
    });
    at = behind;
  }
  return entries;
}

function directoryOf(view: DataView): { at: number; count: number } {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const locator = at - 20;
    if (locator >= 0 && view.getUint32(locator, true) === END_64_LOCATOR) {
      const end = Number(view.getBigUint64(locator + 8, true));
      if (end + 56 > view.byteLength || view.getUint32(end, true) !== END_64)
        throw new Error('its directory is not to be found');
      return { count: Number(view.getBigUint64(end + 32, true)), at: Number(view.getBigUint64(end + 48, true)) };
    }
    return { count: view.getUint16(at + 10, true), at: view.getUint32(at + 16, true) };
  }
  throw new Error('its directory is missing: it breaks off');
}

/** Size, packed size and place; those that do not fit are in the extra field of ZIP64, in this order. */
function sizesOf(view: DataView, at: number, extra: number, extraLength: number): [number, number, number] {
  const sizes = [24, 20, 42].map((offset) => view.getUint32(at + offset, true)) as [number, number, number];
  for (let field = extra; field + 4 <= extra + extraLength; ) {
    const [id, length] = [view.getUint16(field, true), view.getUint16(field + 2, true)];
    let value = field + 4;
    const end = Math.min(value + length, extra + extraLength);
    if (id === 1)
      for (const [i, size] of sizes.entries())
        if (size === IN_EXTRA && value + 8 <= end) {
          sizes[i] = Number(view.getBigUint64(value, true));
          value += 8;
        }
    field = field + 4 + length;
  }
  return sizes;
}

function packedBytes(
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  at: number,
  size: number,
): Uint8Array<ArrayBuffer> {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== MEMBER)
    throw new Error('a member is not where its directory says');
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + size > view.byteLength) throw new Error('a member is not whole');
  return bytes.subarray(from, from + size);
}

/** UTF-8, whether or not the archive says so; else as Chinese Windows writes names. They are shown, no more. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

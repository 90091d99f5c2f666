/**
 * What a native file asks of the host that loads it: its machine, its shared libraries, and the versions of their symbols.
 *
 * Read the way the dynamic loader reads it, by program headers and the dynamic segment, since section headers may be
 * stripped. Structures: "Tool Interface Standard, ELF Specification 1.2" and the "Linux Standard Base Core 5.0", 10.7 (version needs).
 */

export interface NativeNeeds {
  /** `e_machine`: 62 is x86-64, 183 AArch64. */
  machine: number;
  /** Shared libraries by soname, as DT_NEEDED lists them; empty for a static program. */
  libraries: string[];
  /** Version of symbols → the library it is asked of: `GLIBC_2.28` of `libc.so.6`. Weak needs are left out: the loader does without. */
  versions: { library: string; version: string }[];
}

const MAGIC = 0x7f454c46;
const CLASS_64 = 2;
const LITTLE_ENDIAN = 1;
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT = { needed: 1n, strtab: 5n, verneed: 0x6ffffffen, verneednum: 0x6fffffffn };
/** VER_FLG_WEAK: a missing version is a warning to the loader, no error. */
const WEAK = 2;

export class ElfError extends Error {}

/** True when the bytes begin like a native file of Linux, whatever its name. */
export const isElf = (bytes: Buffer): boolean => bytes.length >= 16 && bytes.readUInt32BE(0) === MAGIC;

/** Reads a native file. Throws `ElfError` when it is damaged, or not of 64 bits and little-endian. */
export function nativeNeeds(bytes: Buffer): NativeNeeds {
  if (!isElf(bytes)) throw new ElfError('not an ELF file');
  if (bytes[4] !== CLASS_64 || bytes[5] !== LITTLE_ENDIAN)
    throw new ElfError('not an ELF file of 64 bits, little-endian');
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new ElfError('damaged: it points beyond its own end');
    throw error;
  }
}

function read(bytes: Buffer): NativeNeeds {
  const machine = bytes.readUInt16LE(18);
  const segments = programHeaders(bytes);
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  if (!dynamic) return { machine, libraries: [], versions: [] };

  const entries: { tag: bigint; value: bigint }[] = [];
  for (let at = dynamic.offset; at + 16 <= dynamic.offset + dynamic.size; at += 16) {
    const tag = bytes.readBigUInt64LE(at);
    if (tag === 0n) break;
    entries.push({ tag, value: bytes.readBigUInt64LE(at + 8) });
  }
  const entryOf = (tag: bigint): bigint | undefined => entries.find((entry) => entry.tag === tag)?.value;

  /** Where in the file an address in memory is. */
  const offsetOf = (address: bigint): number => {
    const segment = segments.find(
      ({ type, address: from, size }) => type === PT_LOAD && address >= from && address < from + BigInt(size),
    );
    if (!segment) throw new ElfError('damaged: an address of its dynamic segment is in no part of the file');
    return segment.offset + Number(address - segment.address);
  };

  const stringTable = entryOf(DT.strtab);
  if (stringTable === undefined) return { machine, libraries: [], versions: [] };
  const strings = offsetOf(stringTable);
  const text = (at: number): string => {
    const end = bytes.indexOf(0, strings + at);
    if (end < 0) throw new ElfError('damaged: a name without an end');
    return bytes.toString('latin1', strings + at, end);
  };

  const libraries = entries.filter(({ tag }) => tag === DT.needed).map(({ value }) => text(Number(value)));
  const needs = entryOf(DT.verneed);
  const count = Number(entryOf(DT.verneednum) ?? 0n);
  return { machine, libraries, versions: needs === undefined ? [] : versionNeeds(bytes, offsetOf(needs), count, text) };
}

interface Segment {
  type: number;
  offset: number;
  address: bigint;
  /** Bytes in the file. */
  size: number;
}

function programHeaders(bytes: Buffer): Segment[] {
  const start = Number(bytes.readBigUInt64LE(32));
  const size = bytes.readUInt16LE(54);
  return Array.from({ length: bytes.readUInt16LE(56) }, (_, index) => {
    const at = start + index * size;
    return {
      type: bytes.readUInt32LE(at),
      offset: Number(bytes.readBigUInt64LE(at + 8)),
      address: bytes.readBigUInt64LE(at + 16),
      size: Number(bytes.readBigUInt64LE(at + 32)),
    };
  });
}

/** Two chained lists: a `Verneed` a library, in it a `Vernaux` a version. */
function versionNeeds(bytes: Buffer, start: number, count: number, text: (at: number) => string) {
  const versions: NativeNeeds['versions'] = [];
  let need = start;
  for (let index = 0; index < count; index++) {
    const library = text(bytes.readUInt32LE(need + 4));
    let auxiliary = need + bytes.readUInt32LE(need + 8);
    for (let each = bytes.readUInt16LE(need + 2); each > 0; each--) {
      const isWeak = (bytes.readUInt16LE(auxiliary + 4) & WEAK) !== 0;
      if (!isWeak) versions.push({ library, version: text(bytes.readUInt32LE(auxiliary + 8)) });
      auxiliary += bytes.readUInt32LE(auxiliary + 12);
    }
    need += bytes.readUInt32LE(need + 12);
  }
  return versions;
}

/** A writer of small ZIP files for tests, with the means to make them wrong. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMember {
  name: string;
  content: string | Uint8Array;
  /** Sets the flag of an encrypted member. */
  encrypted?: boolean;
  /** Size that the directory claims, in place of the true one. */
  claimedSize?: number;
  /** Gives its sizes as ZIP64 does, in an extra field of 64-bit numbers. */
  zip64?: boolean;
}

export function zip(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, encrypted = false, claimedSize, zip64 = false } of members) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0); // version needed
    fields.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2); // UTF-8 names
    fields.writeUInt16LE(8, 4); // deflate
    fields.writeUInt16LE(0x6000, 6); // 12:00
    fields.writeUInt16LE(0x5865, 8); // 2024-03-05
    fields.writeUInt32LE(crc32(bytes), 10);
    const extra = zip64 ? extraSizes(claimedSize ?? bytes.length, packed.length) : Buffer.alloc(0);
    fields.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 14);
    fields.writeUInt32LE(zip64 ? 0xffffffff : (claimedSize ?? bytes.length), 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    fields.writeUInt16LE(extra.length, 24);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), extra, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail(offset), Buffer.from(name), extra);
    offset += 4 + fields.length + Buffer.byteLength(name) + extra.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, entries, end]);
}

function extraSizes(size: number, packed: number): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  return extra;
}

/** The end of a directory entry: comment length, disk, attributes, offset of the file. */
function tail(offset: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt32LE(offset, 10);
  return bytes;
}

/**
 * What a file holds whose bytes are at hand: itself, or the members of the archive that it is. Unpacked as far as asked, never
 * beyond the limits. Runs in a browser, by what browsers unpack themselves; told by content, not by name.
 */
import { AwrError } from '../base/errors.ts';
import { isContainer } from './kinds.ts';
import {
  encrypted,
  isOther,
  isUntoldMember,
  memberKind,
  mostUnpacked,
  nested,
  tooLarge,
  tooMuch,
  withHoles,
} from './member-rules.ts';
import { isTar, tarEntries } from './memory-tar.ts';
import { zipEntries } from './memory-zip.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface PackedMember {
  /** Its name in the archive; the file's own where it is no archive. */
  name: string;
  isMember: boolean;
  /** Rejects with an `AwrError`: `too_large`, `corrupt_archive`, `encrypted`, `nested_archive`. */
  unpack(): Promise<Bytes>;
}

export interface UnpackLimits {
  /** Bytes of one file, unpacked. */
  maxFileBytes: number;
}

/**
 * The file itself, unpacked, or the members of an archive that may be reports, in its order; none: it holds nothing of the kind.
 * Throws an `AwrError` where the file as a whole cannot be unpacked.
 */
export async function membersInMemory(packed: Bytes, file: string, limits: UnpackLimits): Promise<PackedMember[]> {
  const whole = isGzip(packed) ? await gunzip(packed, file, mostInside(packed, file, limits)) : packed;
  if (isZip(whole)) return zipMembers(whole, file, limits);
  if (isTar(whole)) return tarMembers(whole, file, limits);
  if (whole.length > limits.maxFileBytes) throw tooLarge(file, limits);
  return [{ name: file, isMember: false, unpack: async () => whole }];
}

const isGzip = (bytes: Bytes): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isZip = (bytes: Bytes): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === (bytes[2] ?? 0) + 1;

/** A packed report is one file; a packed tar may be more than that. */
function mostInside(packed: Bytes, file: string, { maxFileBytes }: UnpackLimits): number {
  return /\.(?:tgz|tar\.gz)$/i.test(file) ? mostUnpacked(packed.length) : maxFileBytes;
}

function zipMembers(bytes: Bytes, file: string, limits: UnpackLimits): Promise<PackedMember[]> {
  const entries = wholeArchive(file, () => zipEntries(bytes));
  const unpack = async (entry: (typeof entries)[number], name: string): Promise<Bytes> => {
    if (entry.isEncrypted) throw encrypted(name);
    if (entry.size > limits.maxFileBytes) throw tooLarge(name, limits);
    if (entry.method === 0) return entry.packed;
    if (entry.method !== 8) throw unknownMethod(name, entry.method);
    const content = await inflate(entry.packed, 'deflate-raw', name, limits.maxFileBytes);
    if (content.length !== entry.size) throw damaged(name, 'it is shorter or longer than its directory says', true);
    return content;
  };
  return membersOf(
    entries.map((entry) => ({ name: entry.name, unpack: (name) => unpack(entry, name) })),
    file,
    limits,
    bytes.length,
  );
}

function tarMembers(bytes: Bytes, file: string, limits: UnpackLimits): Promise<PackedMember[]> {
  const entries = wholeArchive(file, () => tarEntries(bytes));
  return membersOf(
    entries.map((entry) => ({
      name: entry.name,
      unpack: async (name) => {
        if (entry.isStrange) throw withHoles(name);
        return entry.bytes;
      },
    })),
    file,
    limits,
    bytes.length,
  );
}

/** Names that tell nothing are looked into now: only what begins like a report is a member. */
async function membersOf(
  entries: readonly { name: string; unpack(name: string): Promise<Bytes> }[],
  file: string,
  limits: UnpackLimits,
  packedBytes: number,
): Promise<PackedMember[]> {
  const members: PackedMember[] = [];
  let spent = 0;
  for (const { name, unpack } of entries) {
    const kind = memberKind(name);
    if (kind === null) continue;
    const virtual = `${file}!${name}`;
    const member = async (): Promise<Bytes> => {
      if (isContainer(kind)) throw nested(virtual);
      const content = await unpack(virtual);
      if (content.length > limits.maxFileBytes) throw tooLarge(virtual, limits);
      return isGzip(content) ? gunzip(content, virtual, limits.maxFileBytes) : content;
    };
    if (isUntoldMember(virtual)) {
      const content = await member().catch((error: unknown) => error as AwrError);
      spent += content instanceof Uint8Array ? content.length : 0;
      if (spent > mostUnpacked(packedBytes)) throw tooMuch(file);
      if (content instanceof Uint8Array && isOther(virtual, content)) continue;
    }
    members.push({ name, isMember: true, unpack: member });
  }
  return members;
}

function wholeArchive<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw damaged(file, (error as Error).message, false);
  }
}

async function gunzip(packed: Bytes, file: string, most: number): Promise<Bytes> {
  return inflate(packed, 'gzip', file, most);
}

/** Counts while it unpacks: what an archive claims is not believed. */
async function inflate(packed: Bytes, format: CompressionFormat, file: string, most: number): Promise<Bytes> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const chunks: Bytes[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) break;
      chunks.push(value as Bytes);
    }
  } catch (error) {
    if (format === 'gzip') throw notWhole(file, error);
    throw damaged(file, (error as Error).message.replace(/\.$/, ''), true);
  }
  if (size > most) {
    await reader.cancel().catch(() => {});
    throw tooLarge(file, { maxFileBytes: most });
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function damaged(file: string, why: string, isMember: boolean): AwrError {
  const message = isMember
    ? `The archive’s member cannot be unpacked: ${why}.`
    : `The archive cannot be unpacked: ${why}.`;
  return new AwrError(message, { code: 'corrupt_archive', file, remedy: 'Make or copy the archive again.' });
}

function notWhole(file: string, cause: unknown): AwrError {
  return new AwrError('Not a whole gzip file.', {
    code: 'corrupt_archive',
    file,
    remedy: 'Make or copy the file again.',
    cause,
  });
}

function unknownMethod(file: string, method: number): AwrError {
  return new AwrError(`A part of the archive needs more than this browser can unpack: method ${method}.`, {
    code: 'corrupt_archive',
    file,
    remedy: 'Unpack it, and drop the reports themselves.',
  });
}

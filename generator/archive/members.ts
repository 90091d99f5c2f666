/**
 * The reports inside `.zip`, `.tar`, `.tar.gz`: read as streams into memory, one at a time, never written to disk.
 * What is inside is as untrusted as its name: sizes are counted while unpacking, not believed.
 */
import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import yauzl from 'yauzl';
import { AwrError } from '../base/errors.ts';
import { type FileKind, isContainer } from './kinds.ts';
import { encrypted, isOther, memberKind, mostUnpacked, nested, tooLarge, tooMuch, withHoles } from './member-rules.ts';
import type { FoundFile } from './walk.ts';

/** A report inside a container. `path` is virtual: `/archive/x.zip!dir/a.html`. */
export interface Member {
  path: string;
  /** `plain` or `gz`. */
  kind: FileKind;
  mtimeMs: number;
  /** Its bytes, or why it could not be had; the other members are read all the same. */
  content: Uint8Array<ArrayBuffer> | AwrError;
}

export interface MemberLimits {
  /** Bytes of one member, unpacked. */
  maxFileBytes: number;
  /** Bytes that a whole container may unpack to; by default a gibibyte, and for large ones 200 times their size. */
  maxUnpackedBytes?: number;
  signal?: AbortSignal;
}

/**
 * Reads the members that may be reports, in the container's order. Throws `corrupt_archive` or `too_large` where the
 * container itself is at fault; what came before has then been given already.
 */
export async function* readMembers(file: FoundFile, limits: MemberLimits): AsyncGenerator<Member> {
  const budget = limits.maxUnpackedBytes ?? mostUnpacked(file.bytes);
  try {
    // Unpackers take no bytes at all for an archive of nothing.
    if (file.bytes === 0) throw new Error('it is empty');
    const seen = new Map<string, number>();
    for await (const member of file.kind === 'zip'
      ? zipMembers(file, limits, budget)
      : tarMembers(file, limits, budget)) {
      const { content } = member;
      if (content instanceof Uint8Array && isOther(member.path, content)) continue;
      // An archive may hold several members of one name: each is a file of its own.
      const times = (seen.get(member.path) ?? 0) + 1;
      seen.set(member.path, times);
      yield times === 1 ? member : { ...member, path: `${member.path} (${times})` };
    }
  } catch (error) {
    limits.signal?.throwIfAborted();
    if (error instanceof AwrError) throw error;
    throw new AwrError(`The archive cannot be unpacked: ${message(error)}.`, {
      code: 'corrupt_archive',
      file: file.path,
      remedy: 'Make or copy the archive again.',
      cause: error,
    });
  }
}

async function* zipMembers(file: FoundFile, limits: MemberLimits, budget: number): AsyncGenerator<Member> {
  const zip = await yauzl.openPromise(file.path, { lazyEntries: true, decodeStrings: false, autoClose: false });
  let spent = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      limits.signal?.throwIfAborted();
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      const kind = memberKind(name);
      if (!kind) continue;
      const member = { path: `${file.path}!${name}`, kind, mtimeMs: entry.getLastModDate().getTime() };
      if (isContainer(kind)) yield { ...member, content: nested(member.path) };
      else if (entry.isEncrypted()) yield { ...member, content: encrypted(member.path) };
      else if (entry.uncompressedSize > limits.maxFileBytes)
        yield { ...member, content: tooLarge(member.path, limits) };
      else {
        const content = await collected(
          async () => zip.openReadStreamPromise(entry),
          entry.uncompressedSize,
          member.path,
          limits,
        );
        if (content instanceof Uint8Array) spent += content.length;
        if (spent > budget) throw tooMuch(file.path);
        yield { ...member, content };
      }
    }
  } finally {
    zip.close();
  }
}

async function* tarMembers(file: FoundFile, limits: MemberLimits, budget: number): AsyncGenerator<Member> {
  const stop = new AbortController();
  const signal = limits.signal ? AbortSignal.any([limits.signal, stop.signal]) : stop.signal;
  let unpacked = 0;
  const counted = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      unpacked += chunk.length;
      if (unpacked > budget) throw tooMuch(file.path);
      yield chunk;
    }
  };
  const extract = tar.extract();
  const source = fs.createReadStream(file.path);
  const piped =
    file.kind === 'tgz'
      ? pipeline(source, createGunzip(), counted, extract, { signal })
      : pipeline(source, counted, extract, { signal });
  // Its error also ends the iteration below; awaited there, it must not count as unhandled before.
  piped.catch(() => {});
  try {
    for await (const entry of extract) {
      const { name, type, mtime, size = 0 } = entry.header;
      // Types that the format does not know: GNU tar's file with holes is one.
      const strange = !type;
      const kind = strange || type === 'file' || type === 'contiguous-file' ? memberKind(name) : null;
      if (!kind) {
        entry.resume();
        continue;
      }
      const member = { path: `${file.path}!${name}`, kind, mtimeMs: mtime?.getTime() ?? 0 };
      let content: Member['content'];
      if (isContainer(kind)) content = nested(member.path);
      else if (strange) content = withHoles(member.path);
      else if (size > limits.maxFileBytes) content = tooLarge(member.path, limits);
      else content = await collected(async () => entry as AsyncIterable<Buffer>, size, member.path, limits, false);
      if (content instanceof AwrError) entry.resume();
      yield { ...member, content };
    }
    await piped;
  } finally {
    stop.abort();
  }
}

/**
 * @param expected bytes as the archive has it, which may be wrong
 * @param isolated an error in this member leaves the others readable, as in a zip
 */
async function collected(
  open: () => Promise<AsyncIterable<Buffer>>,
  expected: number,
  path: string,
  limits: MemberLimits,
  isolated = true,
): Promise<Member['content']> {
  // A buffer of its own: it is handed over to a worker, not copied. Room that is not written to costs no memory.
  let bytes = new Uint8Array(Math.min(expected, limits.maxFileBytes));
  let size = 0;
  try {
    for await (const chunk of await open()) {
      if (size + chunk.length > limits.maxFileBytes) return tooLarge(path, limits);
      if (size + chunk.length > bytes.length) bytes = grown(bytes, size + chunk.length, limits.maxFileBytes);
      bytes.set(chunk, size);
      size += chunk.length;
    }
  } catch (error) {
    if (!isolated) throw error;
    return new AwrError(`The archive’s member cannot be unpacked: ${message(error)}.`, {
      code: 'corrupt_archive',
      file: path,
      remedy: 'Make or copy the archive again.',
      cause: error,
    });
  }
  return size === bytes.length ? bytes : bytes.slice(0, size);
}

function grown(bytes: Uint8Array<ArrayBuffer>, least: number, most: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(most, Math.max(least, 2 * bytes.length)));
  larger.set(bytes);
  return larger;
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');

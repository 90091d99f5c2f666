/** Finds the files of an archive: folders recursively, files as named. Reads no contents. */
import fs from 'node:fs';
import path from 'node:path';
import pLimit from 'p-limit';
import { AwrError } from '../base/errors.ts';
import { beginsLikeReport, type FileKind, isHidden, isUntold, kindOf, PEEK_BYTES } from './kinds.ts';

/** A file to be read; its fingerprint is path, size and modification time. */
export interface FoundFile {
  /** Absolute. */
  path: string;
  kind: FileKind;
  bytes: number;
  /** Milliseconds since 1970, with fractions. */
  mtimeMs: number;
}

export interface Found {
  /** In order of path. */
  files: FoundFile[];
  /** Files passed over because their names are no report's. */
  ignored: number;
  /** Folders and files that could not be looked at. */
  unreadable: { path: string; error: AwrError }[];
  /** Absolute paths of the folders that were asked for. */
  roots: string[];
}

export interface WalkOptions {
  /** Folders not to enter: the lake and the site, should they lie inside the archive. */
  exclude?: readonly string[];
  signal?: AbortSignal;
}

/**
 * Walks files and folders. A folder or file reached twice (symbolic links, hard links, loops) is taken once, by the
 * path that sorts first. Throws `no_such_path` when a path given by the user does not exist.
 */
export async function walk(paths: readonly string[], options: WalkOptions = {}): Promise<Found> {
  const limit = pLimit(32);
  const excluded = new Set((options.exclude ?? []).map((each) => path.resolve(each)));
  const found: Found = { files: [], ignored: 0, unreadable: [], roots: [] };
  const candidates: (FoundFile & { inode: string })[] = [];
  const folders = new Set<string>();

  const stat = (file: string) => limit(() => fs.promises.stat(file, { bigint: true }));
  const inodeOf = (stats: fs.BigIntStats) => `${stats.dev}:${stats.ino}`;

  async function visit(file: string, named: boolean): Promise<void> {
    options.signal?.throwIfAborted();
    let kind = kindOf(path.basename(file), named);
    let stats: fs.BigIntStats;
    try {
      stats = await stat(file);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (named) throw noSuchPath(file, error);
      // A name that is not UTF-8 cannot be asked for; it was listed all the same.
      if (code === 'ENOENT' && path.basename(file).includes('\ufffd')) {
        found.unreadable.push({ path: file, error: unspeakable(file) });
        return;
      }
      // Gone since the folder was listed, or a link that leads nowhere: not there, then.
      if (code !== 'ENOENT' && (kind || code !== 'ELOOP'))
        found.unreadable.push({ path: file, error: unreadable(file, error) });
      return;
    }
    if (stats.isDirectory()) {
      if (excluded.has(file) || folders.has(inodeOf(stats))) return;
      folders.add(inodeOf(stats));
      if (named) found.roots.push(file);
      await visitFolder(file);
      return;
    }
    if (stats.isFile() && !kind && isUntold(path.basename(file)) && (await limit(() => peek(file)))) kind = 'plain';
    if (named && !stats.isFile()) found.unreadable.push({ path: file, error: notAFile(file) });
    else if (!stats.isFile() || !kind) found.ignored++;
    else {
      const mtimeMs = Number(stats.mtimeNs) / 1e6;
      candidates.push({ path: file, kind, bytes: Number(stats.size), mtimeMs, inode: inodeOf(stats) });
    }
  }

  async function visitFolder(dir: string): Promise<void> {
    let names: fs.Dirent[];
    try {
      names = await limit(() => fs.promises.readdir(dir, { withFileTypes: true }));
    } catch (error) {
      found.unreadable.push({ path: dir, error: unreadable(dir, error) });
      return;
    }
    const files: Promise<void>[] = [];
    const below: string[] = [];
    for (const entry of names.sort((a, b) => compare(a.name, b.name))) {
      if (isHidden(entry.name)) found.ignored++;
      else if (entry.isDirectory() || entry.isSymbolicLink()) below.push(path.join(dir, entry.name));
      else if (!kindOf(entry.name) && !isUntold(entry.name)) found.ignored++;
      else files.push(visit(path.join(dir, entry.name), false));
    }
    await Promise.all(files);
    // One after the other, so that of two ways into one folder always the same is taken.
    for (const each of below) await visit(each, false);
  }

  for (const each of [...new Set(paths.map((name) => path.resolve(name)))].sort(compare)) await visit(each, true);

  const inodes = new Set<string>();
  for (const { inode, ...file } of candidates.sort((a, b) => compare(a.path, b.path))) {
    if (inodes.has(inode)) continue;
    inodes.add(inode);
    found.files.push(file);
  }
  return found;
}

/** Order of paths everywhere: by code unit, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a file whose name tells nothing begins as a report does. */
async function peek(file: string): Promise<boolean> {
  try {
    const handle = await fs.promises.open(file, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(PEEK_BYTES), 0, PEEK_BYTES, 0);
      return beginsLikeReport(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}

/** A pipe without a writer would keep us waiting, a device never ends. */
export function notAFile(file: string): AwrError {
  return new AwrError('A pipe, socket or device, not a file.', {
    code: 'unreadable',
    file,
    remedy: 'Write it to a file first.',
  });
}

function unspeakable(file: string): AwrError {
  return new AwrError('Its name is not valid UTF-8, so it cannot be opened.', {
    code: 'unreadable',
    file,
    remedy: 'Rename it.',
  });
}

/** The error for something that the operating system does not let us read. */
export function unreadable(file: string, cause: unknown): AwrError {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
  return new AwrError(`Cannot be read (${code}).`, {
    code: 'unreadable',
    file,
    remedy:
      code === 'EACCES' || code === 'EPERM'
        ? 'Give this user the right to read it.'
        : 'Check the disk, then run this again.',
    cause,
  });
}

function noSuchPath(file: string, cause: unknown): AwrError {
  if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') return unreadable(file, cause);
  return new AwrError('No such file or folder.', {
    code: 'no_such_path',
    file,
    remedy: 'Check the path; it is taken relative to the current directory.',
    cause,
  });
}

/** Small file chores of publishing: listing, hashing, syncing. Paths inside a site are relative, with `/`. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Every regular file below `dir`, relative to it, sorted; empty when there is no such directory. */
export function listFiles(dir: string): string[] {
  const found: string[] = [];
  const walk = (folder: string, prefix: string) => {
    for (const entry of readDir(folder)) {
      const name = prefix + entry.name;
      if (entry.isDirectory()) walk(path.join(folder, entry.name), `${name}/`);
      else if (entry.isFile()) found.push(name);
    }
  };
  walk(dir, '');
  return found.sort();
}

function readDir(dir: string): fs.Dirent[] {
  try {
    return fs.readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Writes what is still in memory of the file system holding `dir` to its disk, so that a power cut cannot undo a switch. */
export function syncToDisk(dir: string): void {
  // One call for the file system; fsync on tens of thousands of files would take minutes. `sync -f` is in coreutils.
  const { status, error } = spawnSync('sync', ['-f', dir], { stdio: 'ignore' });
  if (error || status !== 0) {
    const handle = fs.openSync(dir, 'r');
    fs.fsyncSync(handle);
    fs.closeSync(handle);
  }
}

/** Writes a small file so that a reader sees the old or the new content, never a part. */
export function writeAtomic(file: string, content: string): void {
  const part = `${file}.part`;
  fs.writeFileSync(part, content, { flush: true });
  fs.renameSync(part, file);
}

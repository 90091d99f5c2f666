/**
 * Files and directories brought to the disk, so that a power cut leaves them as they are. The first commit of an archive
 * of many databases has thousands of both.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';

/** As many calls under way: a disk does the writes of several at once, and Node has four threads for them. */
const AT_A_TIME = 8;
/** From so many paths on, the file system is first asked to write everything at once. Our choice. */
const MANY = 256;

/**
 * Returns when all these paths are on disk; directories: their entries. Throws what the system says of one that cannot
 * be written; one that is no more is passed over. `root`: a directory above all of them.
 */
export async function syncAll(root: string, paths: readonly string[]): Promise<void> {
  if (paths.length >= MANY) await hasten(root);
  const left = paths[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (const each of left) await sync(each);
    }),
  );
}

/**
 * Has Linux write all of the file system in one go (`syncfs`, by the `sync` of coreutils or busybox): syncing each path
 * then finds nothing left to do, a tenth of the time. It vouches for nothing, so where it is missing or fails it is not missed.
 */
function hasten(root: string): Promise<void> {
  if (process.platform !== 'linux') return Promise.resolve();
  return new Promise((resolve) => {
    execFile('sync', ['-f', root], () => resolve());
  });
}

function sync(name: string): Promise<void> {
  let fd: number;
  try {
    fd = fs.openSync(name, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Promise.resolve();
    return Promise.reject(error);
  }
  return new Promise((resolve, reject) => {
    fs.fsync(fd, (error) => {
      fs.closeSync(fd);
      if (error) reject(error);
      else resolve();
    });
  });
}

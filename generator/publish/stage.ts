/**
 * Fills a new release from a built site: a file that the published release has too is a hard link to it, anything
 * else a copy. Text files get a compressed copy beside them, for servers that send those as they are.
 */
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import pLimit from 'p-limit';
import { listFiles, sha256 } from './files.ts';
import type { FileRecord } from './manifest.ts';
import type { Release } from './releases.ts';

const compress = promisify(gzip);
const COMPRESSIBLE = /\.(html|css|js|mjs|svg|json|md|txt|xml)$/;
/** Below this a compressed copy saves nothing: the answer fits one packet either way. */
const COMPRESS_FROM_BYTES = 1024;

export interface StageInput {
  /** The built site. */
  siteDir: string;
  /** The release being filled; made here. */
  stagingDir: string;
  /** Take equal files from this release; null copies every file. */
  previous: Release | null;
  /** Files of the site to leave out. */
  leaveOut: ReadonlySet<string>;
  /** Files known to equal the previous release's without reading them: same model, same code. */
  known: ReadonlySet<string>;
  jobs: number;
  onProgress(done: number, total: number): void;
}

export interface Staged {
  files: Record<string, FileRecord>;
  /** New or different from `previous`, sorted. */
  changed: string[];
  /** In `previous` and not here, sorted. */
  removed: string[];
}

export async function stageSite(input: StageInput): Promise<Staged> {
  const { siteDir, stagingDir, previous } = input;
  const names = listFiles(siteDir).filter((name) => !input.leaveOut.has(name));
  await fs.mkdir(stagingDir, { recursive: true });
  for (const folder of new Set(names.map((name) => path.dirname(name)))) {
    await fs.mkdir(path.join(stagingDir, folder), { recursive: true });
  }

  const limit = pLimit(Math.max(2, input.jobs));
  const changed: string[] = [];
  let done = 0;
  const records = await Promise.all(
    names.map((name) =>
      limit(async () => {
        const { record, isNew } = await stageFile(name, input);
        if (isNew) changed.push(name);
        input.onProgress(++done, names.length);
        return record;
      }),
    ),
  );
  const files = Object.fromEntries(names.map((name, i) => [name, records[i] as FileRecord]));
  const removed = Object.keys(previous?.manifest.files ?? {}).filter((name) => !files[name]);
  return { files, changed: changed.sort(), removed: removed.sort() };
}

async function stageFile(name: string, input: StageInput): Promise<{ record: FileRecord; isNew: boolean }> {
  const from = path.join(input.siteDir, name);
  const before = input.previous?.manifest.files[name];
  if (
    before &&
    input.known.has(name) &&
    (await fs.stat(from)).size === before.bytes &&
    (await link(name, before, input))
  ) {
    return { record: before, isNew: false };
  }
  const content = await fs.readFile(from);
  const digest = sha256(content);
  const same = before?.sha256 === digest;
  if (before && same && (await link(name, before, input))) return { record: before, isNew: false };

  const record: FileRecord = { bytes: content.length, sha256: digest };
  const to = path.join(input.stagingDir, name);
  await fs.writeFile(to, content);
  if (COMPRESSIBLE.test(name) && content.length >= COMPRESS_FROM_BYTES) {
    const small = await compress(content, { level: 9 });
    if (small.length < content.length) {
      record.gzip = small.length;
      await fs.writeFile(`${to}.gz`, small);
    }
  }
  return { record, isNew: !same };
}

/** Takes a file, and its compressed copy, over from the previous release; false when that is not possible. */
async function link(name: string, record: FileRecord, { previous, stagingDir }: StageInput): Promise<boolean> {
  if (!previous) return false;
  const suffixes = record.gzip === undefined ? [''] : ['', '.gz'];
  try {
    for (const suffix of suffixes) {
      const from = path.join(previous.dir, name + suffix);
      const to = path.join(stagingDir, name + suffix);
      const expected = suffix ? record.gzip : record.bytes;
      if ((await fs.stat(from)).size !== expected) throw new Error('changed in place');
      // Some file systems have no hard links, or a limit on them.
      await fs.link(from, to).catch(() => fs.copyFile(from, to, constants.COPYFILE_FICLONE));
    }
    return true;
  } catch {
    for (const suffix of suffixes) await fs.rm(path.join(stagingDir, name + suffix), { force: true });
    return false;
  }
}

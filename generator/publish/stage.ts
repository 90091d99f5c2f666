/**
 * Fills a new release from a built site: a file that the published release has too is a hard link to it, anything
 * else a copy. Text files get a compressed copy beside them, for servers that send those as they are.
 */
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import pLimit, { type LimitFunction } from 'p-limit';
import { listFiles, sha256 } from './files.ts';
import type { FileRecord } from './manifest.ts';
import type { Release } from './releases.ts';

const compress = promisify(gzip);
const COMPRESSIBLE = /\.(html|css|js|mjs|svg|json|md|txt|xml)$/;
/** Below this a compressed copy saves nothing: the answer fits one packet either way. */
const COMPRESS_FROM_BYTES = 1024;
/** On pages 1 % larger than level 9, in half its time; beyond it nearly nothing is gained. */
const LEVEL = 6;

export interface StageInput {
  /** The release being filled; made here. */
  stagingDir: string;
  /** Take equal files from this release; null copies every file. */
  previous: Release | null;
  /** Files of the site to leave out. */
  leaveOut: ReadonlySet<string>;
  /** Files known to equal the previous release's without reading them: same model, same code. */
  known: ReadonlySet<string>;
  jobs: number;
  /** Is shown the content of every file that was read and is new or different. */
  look(name: string, content: Buffer): void;
}

export interface Staged {
  files: Record<string, FileRecord>;
  /** New or different from `previous`, sorted. */
  changed: string[];
  /** In `previous` and not here, sorted. */
  removed: string[];
}

interface Outcome {
  record: FileRecord;
  isNew: boolean;
}

/**
 * A release being filled. Files may be taken as soon as each is whole, while others are still made: compressing and checking
 * a page then costs no time of its own.
 */
export class Stage {
  private readonly input: StageInput;
  private readonly limit: LimitFunction;
  private readonly taken = new Map<string, Promise<Outcome | null>>();
  private readonly folders = new Set<string>();

  constructor(input: StageInput) {
    this.input = input;
    this.limit = pLimit({ concurrency: Math.max(2, input.jobs), rejectOnClear: true });
  }

  /** Takes a file of the site in `siteDir` that will not be written any more. A second time nothing is done. */
  take(siteDir: string, name: string): void {
    if (this.taken.has(name) || this.input.leaveOut.has(name)) return;
    const outcome = this.limit(() => this.file(siteDir, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    // Whoever waits for it hears of the failure; until then it is nobody's.
    outcome.catch(() => {});
    this.taken.set(name, outcome);
  }

  /** Takes whatever else the site has, and nothing that it has not. Throws what failed when a file was taken. */
  async finish(siteDir: string, onProgress: (done: number, total: number) => void): Promise<Staged> {
    const { previous, leaveOut, stagingDir } = this.input;
    await fs.mkdir(stagingDir, { recursive: true });
    const names = listFiles(siteDir).filter((name) => !leaveOut.has(name));
    const files: Record<string, FileRecord> = {};
    const changed: string[] = [];
    let done = 0;
    for (const name of names) this.take(siteDir, name);
    for (const name of names) {
      const outcome = (await this.taken.get(name)) ?? (await this.file(siteDir, name));
      files[name] = outcome.record;
      if (outcome.isNew) changed.push(name);
      onProgress(++done, names.length);
    }
    for (const name of this.taken.keys()) {
      if (files[name]) continue;
      for (const suffix of ['', '.gz']) await fs.rm(path.join(stagingDir, name + suffix), { force: true });
    }
    const removed = Object.keys(previous?.manifest.files ?? {}).filter((name) => !files[name]);
    return { files, changed: changed.sort(), removed: removed.sort() };
  }

  /** Gives up what has not begun; resolves when nothing is being written any more, whatever became of it. */
  async settle(): Promise<void> {
    this.limit.clearQueue();
    await Promise.allSettled(this.taken.values());
  }

  private async file(siteDir: string, name: string): Promise<Outcome> {
    const { previous, known, stagingDir } = this.input;
    const from = path.join(siteDir, name);
    const before = previous?.manifest.files[name];
    await this.folderOf(name);
    if (
      before &&
      known.has(name) &&
      (await fs.stat(from)).size === before.bytes &&
      (await link(name, before, this.input))
    ) {
      return { record: before, isNew: false };
    }
    const content = await fs.readFile(from);
    const digest = sha256(content);
    const same = before?.sha256 === digest;
    if (before && same && (await link(name, before, this.input))) return { record: before, isNew: false };

    if (!same) this.input.look(name, content);
    const record: FileRecord = { bytes: content.length, sha256: digest };
    const to = path.join(stagingDir, name);
    await fs.writeFile(to, content);
    if (COMPRESSIBLE.test(name) && content.length >= COMPRESS_FROM_BYTES) {
      const small = await compress(content, { level: LEVEL });
      if (small.length < content.length) {
        record.gzip = small.length;
        await fs.writeFile(`${to}.gz`, small);
      }
    }
    return { record, isNew: !same };
  }

  private async folderOf(name: string): Promise<void> {
    const folder = path.dirname(name);
    if (this.folders.has(folder)) return;
    await fs.mkdir(path.join(this.input.stagingDir, folder), { recursive: true });
    this.folders.add(folder);
  }
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

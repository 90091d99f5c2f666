/**
 * The first stage: files to rows. Finds what is new or changed, reads it in worker threads, writes it in batches,
 * each of them wholly or not at all. Killed at any moment, the next run goes on from the last batch.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { isContainer, kindOf } from '../archive/kinds.ts';
import { type Member, readMembers } from '../archive/members.ts';
import { type Found, type FoundFile, walk } from '../archive/walk.ts';
import type { Context } from '../base/context.ts';
import { formatBytes, plural } from '../base/duration.ts';
import { AwrError } from '../base/errors.ts';
import { Books, type Entered, type Fingerprint } from './books.ts';
import { writeCatalog } from './catalog.ts';
import { fileOf } from './claims.ts';
import { openDuckDb } from './duckdb.ts';
import { isLake, openLake } from './lake.ts';
import { withLakeLock } from './lock.ts';
import { wholeOf } from './parts.ts';
import { openPool, type ReaderPool } from './pool.ts';
import { type RedactionTask, settleRedaction } from './redaction.ts';
import { isInShard, type Shard } from './shard.ts';
import { addSpent, type Spent } from './spent.ts';
import { type StoredReport, storedReports } from './stored.ts';
import { prepareLake } from './transaction.ts';
import { type Versions, versions } from './versions.ts';
import { detailOf, type ReadOutcome } from './worker.ts';

export interface RejectedFile {
  path: string;
  reason: string;
  detail: string;
  /** False: known from an earlier run, the file has not changed since. */
  isNew: boolean;
}

export interface IngestSummary {
  /** Files found that may be reports, archives and what is in them counted one by one. */
  seen: number;
  /** Passed over: their names are no report's. */
  ignored: number;
  /** Dealt with in an earlier run and not changed; not read. */
  skipped: number;
  /** Touched or copied over, with the same bytes as before. */
  same: number;
  /** Reports that came into the lake: two files with one report count once. */
  added: number;
  /** Reports whose file had changed, that a newer file holds now, or that a new version of the reader read again. */
  changed: number;
  /** Reports in the lake whose tables were mapped anew by a new catalogue, without their files. */
  remapped: number;
  /** Files under the given paths that are not in the lake, in order of path. */
  rejected: RejectedFile[];
  /** Bytes read. */
  bytes: number;
  seconds: number;
  mbPerS: number;
  /** Of the seconds, those in which a commit was under way, in part while files were read. */
  commitSeconds: number;
  /** Processor time of the workers by stage, seconds. */
  spent: Spent;
}

export interface IngestOptions {
  /** Module of the worker; tests bring their own. */
  worker?: string;
  /** Reports in a batch, fewer than usual for tests. */
  batchReports?: number;
  /** Heap of a worker, mebibytes. */
  heapMb?: number;
  /** Bytes from which on a file is read alone, fewer than usual for tests. */
  largeBytes?: number;
  /** Takes only the files that fall to one of so many runs, each with a lake of its own. */
  shard?: Shard;
  /** Reads every file, known or not. */
  rebuild?: boolean;
  /** Versions of the code, for tests. */
  versions?: Versions;
}

/**
 * Reads what is new or changed under `paths` into `ctx.config.lake`. Throws `busy` when another run holds the lake,
 * `no_such_path` for a path that does not exist, `interrupted` after a signal, with everything read until then kept.
 */
export async function ingest(paths: string[], ctx: Context, options: IngestOptions = {}): Promise<IngestSummary> {
  const { config } = ctx;
  return withLakeLock(config.lake, async () => {
    const run = await IngestRun.begin(ctx, options);
    try {
      return await run.all(paths);
    } finally {
      await run.end();
    }
  });
}

/** Reports of the lake that are held at a time to be mapped anew. */
const REMAP_SLICE = 32;

/** Bytes, unpacked, from which on a file is read alone: a worker holds up to ten times as much. Our choice. */
const LARGE_BYTES = 2 ** 25;
/** Bytes that are read at a time, for each file that may be under way, and in all. Our choice. */
const BYTES_A_FILE = 2 ** 23;
const BYTES_AT_A_TIME = 2 ** 26;
/** Bytes of rows that may wait for their commit while a large file is read. Our choice. */
const WAITING_BYTES = 2 ** 24;
/** What reports packed by gzip grow to, about. */
const GZIP_RATIO = 10;

interface Job {
  file: Fingerprint;
  /** Its bytes, unpacked, as far as that is known. */
  weight: number;
  archive: OpenArchive | null;
  outcome: Promise<ReadOutcome>;
}

interface OpenArchive {
  file: FoundFile;
  pending: number;
  exhausted: boolean;
  members: Set<string>;
}

class IngestRun {
  private readonly ctx: Context;
  private readonly options: IngestOptions;
  private readonly books: Books;
  private readonly pool: ReaderPool;
  private readonly db: DuckDBConnection;
  private readonly spent: Spent;
  private readonly redaction: RedactionTask;
  private readonly running = new Set<Promise<Job>>();
  private readonly again: string[] = [];
  private readonly archives: OpenArchive[] = [];
  private readonly counts: Record<Entered, number> = {
    new: 0,
    changed: 0,
    same: 0,
    duplicate: 0,
    rejected: 0,
    vanished: 0,
    again: 0,
  };
  private readonly startedAt = performance.now();
  private progress = { update: (_done: number, _total: number): void => {}, finish: (_summary: string): void => {} };
  private done = 0;
  private total = 0;
  private bytes = 0;
  private skipped = 0;
  private memberCount = 0;
  private remapped = 0;

  private constructor(
    ctx: Context,
    options: IngestOptions,
    books: Books,
    pool: ReaderPool,
    redaction: RedactionTask,
    db: DuckDBConnection,
    spent: Spent,
  ) {
    this.ctx = ctx;
    this.options = options;
    this.books = books;
    this.pool = pool;
    this.redaction = redaction;
    this.db = db;
    this.spent = spent;
  }

  static async begin(ctx: Context, options: IngestOptions): Promise<IngestRun> {
    const { lake: lakeDir, jobs, fileTimeoutS } = ctx.config;
    const redaction = settleRedaction(lakeDir, ctx.config);
    const db = await openDuckDb();
    await prepareLake(lakeDir, { db });
    const lake = isLake(lakeDir) ? await openLake(lakeDir) : null;
    const spent: Spent = {};
    const pool = openPool({ jobs, fileTimeoutS, ...options });
    const books = await Books.open(lakeDir, lake, db, {
      versions: options.versions ?? versions(),
      now: ctx.now(),
      writers: { encode: pool.encode, jobs, spent },
      ...(options.batchReports !== undefined && { batchReports: options.batchReports }),
    });
    lake?.close();
    return new IngestRun(ctx, options, books, pool, redaction, db, spent);
  }

  async end(): Promise<void> {
    // Of a commit that is under way, the files are still being written.
    await this.books.settled().catch(() => {});
    await this.pool.close();
    this.db.closeSync();
  }

  async all(paths: string[]): Promise<IngestSummary> {
    const { lake, releases, build } = this.ctx.config;
    const found = await walk(paths, { exclude: [lake, releases, build], signal: this.ctx.signal }).catch((error) => {
      throw this.ctx.signal.aborted ? interrupted() : error;
    });
    const { shard } = this.options;
    if (shard) found.files = found.files.filter((file) => isInShard(file.path, shard));
    for (const { path: name, error } of found.unreadable) {
      this.books.reject({ path: name }, null, error.code, detailOf(error));
    }
    const todo = found.files.filter((file) => this.options.rebuild || !this.books.isDone(file));
    this.skipped = found.files.length - todo.length;
    this.total = todo.length;
    this.progress = this.ctx.log.step('ingest', 'files');

    await this.remapStale(todo);
    for (const file of todo) await this.take(file);
    await this.drain();
    for (let more = this.takeAgain(); more.length > 0; more = this.takeAgain()) {
      for (const name of more) await this.takeStored(name);
      await this.drain();
    }
    this.checkInterrupted(await this.finishBatch(found));
    const summary = this.summarise(found);
    const { bytes, seconds, mbPerS } = summary;
    this.progress.finish(
      this.done === 0
        ? 'nothing new to read'
        : `${plural(this.done, 'file')} read, ${formatBytes(bytes)} in ${seconds.toFixed(1)} s (${mbPerS.toFixed(1)} MB/s)`,
    );
    return summary;
  }

  /** Maps reports of the lake by this version's catalogue, but those whose files are to be read anyway. */
  private async remapStale(todo: readonly FoundFile[]): Promise<void> {
    const reading = new Set(todo.map((file) => file.path));
    const stale = this.books.stale((name) => fileOf(name, (file) => reading.has(file)) !== null);
    this.total += stale.reduce((sum, { paths }) => sum + paths.size, 0);
    for (const { key, paths } of stale) {
      const reports = [...paths].sort(([a], [b]) => (a < b ? -1 : 1));
      for (let at = 0; at < reports.length && !this.ctx.signal.aborted; at += REMAP_SLICE) {
        // A commit would take away the files that are read here.
        await this.books.settled();
        const slice = new Map(reports.slice(at, at + REMAP_SLICE));
        const stored = await storedReports(this.db, this.ctx.config.lake, key, [...slice.keys()]);
        await Promise.all([...stored].map(([id, report]) => this.remap(slice.get(id) ?? '', report)));
        if (this.books.batchIsFull) await this.commit();
      }
    }
  }

  private async remap(name: string, report: StoredReport): Promise<void> {
    try {
      this.books.enterRemapped(name, await this.pool.remap(report));
      this.remapped++;
    } catch (error) {
      // A defect of ours: the report stays as it was, the next version may do better.
      const reason = error instanceof Error ? error.message : String(error);
      this.ctx.log.warn(`The tables of ${name} could not be mapped anew: ${reason}. Please report it.`);
    }
    this.tick();
  }

  private takeAgain(): string[] {
    return this.ctx.signal.aborted ? [] : [...this.again.splice(0), ...this.books.takeOrphans()];
  }

  private async finishBatch(found: Found): Promise<boolean> {
    const { aborted } = this.ctx.signal;
    if (!aborted) this.forgetVanished(found);
    await this.commit();
    await this.books.settled();
    await writeCatalog(this.ctx.config.lake);
    return aborted;
  }

  private checkInterrupted(aborted: boolean): void {
    if (aborted) throw interrupted();
  }

  /** Starts on one file, and waits while enough are under way. */
  private async take(file: FoundFile): Promise<void> {
    if (this.ctx.signal.aborted) return;
    if (!isContainer(file.kind)) return this.start(file, file.kind, null, null);
    const archive: OpenArchive = { file, pending: 0, exhausted: false, members: new Set() };
    this.archives.push(archive);
    const limits = { maxFileBytes: this.ctx.config.maxFileBytes, signal: this.ctx.signal };
    try {
      for await (const member of readMembers(file, limits)) {
        archive.members.add(member.path);
        this.total++;
        this.memberCount++;
        await this.takeMember(member, archive);
      }
      archive.exhausted = true;
      this.archiveDone(archive);
    } catch (error) {
      if (this.ctx.signal.aborted) return;
      if (!(error instanceof AwrError)) throw error;
      this.books.reject(file, null, error.code, detailOf(error));
    }
    this.tick();
  }

  private async takeMember(member: Member, archive: OpenArchive | null): Promise<void> {
    const { content, mtimeMs, kind } = member;
    if (content instanceof AwrError) {
      const file = { path: member.path, bytes: 0, mtimeMs };
      await this.enter({ file, weight: 0, archive: null, outcome: Promise.resolve(rejectedOutcome(content)) });
      return;
    }
    await this.start({ path: member.path, bytes: content.length, mtimeMs }, kind, content, archive);
  }

  private async start(
    file: Fingerprint,
    kind: FoundFile['kind'],
    content: Uint8Array<ArrayBuffer> | null,
    archive: OpenArchive | null,
    force = false,
  ): Promise<void> {
    const { maxFileBytes } = this.ctx.config;
    const knownSha256 = force || this.options.rebuild ? null : this.books.knownSha256(file.path);
    const { redaction } = this;
    const weight = Math.min(kind === 'gz' ? file.bytes * GZIP_RATIO : file.bytes, maxFileBytes);
    const isLarge = weight >= (this.options.largeBytes ?? LARGE_BYTES);
    if (isLarge) await this.makeRoom();
    while (this.running.size > 0 && this.weight + weight > this.maxWeight) await this.settleOne();
    const task = { path: file.path, kind, content, knownSha256, maxFileBytes, redaction };
    const outcome = this.pool.read(task);
    if (archive) archive.pending++;
    const job = { file, weight, archive, outcome };
    const waiting: Promise<Job> = outcome.then(() => job);
    this.running.add(waiting);
    this.weight += weight;
    waiting.then(() => this.settled.push(waiting));
    // Two more than there are workers, so that none waits for the writer; not many more, for each holds a report.
    while (this.running.size >= this.maxRunning) await this.settleOne();
    if (isLarge) await this.makeRoom();
  }

  /** Waits until nothing is under way, and gives back what was held: for a large file, and after one. */
  private async makeRoom(): Promise<void> {
    await this.drain();
    if (this.books.waitingBytes > WAITING_BYTES) await this.commit();
    await this.books.settled();
    await this.pool.renew();
  }

  private readonly settled: Promise<Job>[] = [];
  /** Of all that are running. */
  private weight = 0;

  private get maxRunning(): number {
    return this.ctx.config.jobs + 2;
  }

  private get maxWeight(): number {
    return Math.min(this.maxRunning * BYTES_A_FILE, BYTES_AT_A_TIME);
  }

  private async settleOne(): Promise<void> {
    await Promise.race(this.running);
    const first = this.settled.shift();
    if (!first) return;
    this.running.delete(first);
    const job = await first;
    this.weight -= job.weight;
    await this.enter(job);
  }

  private async drain(): Promise<void> {
    while (this.running.size > 0) await this.settleOne();
  }

  private async enter(job: Job): Promise<void> {
    const outcome = await job.outcome;
    const parts = outcome.status === 'several' ? outcome.parts : [];
    this.memberCount += parts.length;
    for (const each of outcome.status === 'several' ? parts.map((part) => part.outcome) : [outcome]) {
      if (each.status === 'read') addSpent(this.spent, each.spent);
    }
    for (const entered of await this.books.enter(job.file, outcome)) {
      this.counts[entered]++;
      if (entered === 'again') this.again.push(job.file.path);
    }
    if (outcome.status !== 'vanished') this.bytes += outcome.bytes;
    if (job.archive) {
      job.archive.pending--;
      this.archiveDone(job.archive);
    }
    this.tick();
    if (this.books.batchIsFull) await this.commit();
  }

  private archiveDone(archive: OpenArchive): void {
    if (!archive.exhausted || archive.pending > 0 || this.ctx.signal.aborted) return;
    this.books.archiveDone(archive.file);
    for (const entry of [...this.books.ledger.values()]) {
      // What was rejected in an earlier state of the archive and is not in it any more.
      if (
        entry.path.startsWith(`${archive.file.path}!`) &&
        !archive.members.has(entry.path) &&
        !archive.members.has(wholeOf(entry.path) ?? '') &&
        this.books.rejects.get(entry.path)
      )
        this.books.forgetRejected(entry.path);
    }
  }

  /** Reads a file again that was entered before, by its stored path. */
  private async takeStored(name: string): Promise<void> {
    const onDisk = fileOf(name, fs.existsSync);
    if (onDisk === null) return this.books.forgetRejected(name);
    const stats = fs.statSync(onDisk, { bigint: true });
    const kind = kindOf(path.basename(onDisk), true);
    if (!kind) return;
    const file: FoundFile = { path: onDisk, kind, bytes: Number(stats.size), mtimeMs: Number(stats.mtimeNs) / 1e6 };
    this.total++;
    // Of a part, the whole file is read again.
    const whole = wholeOf(name);
    if (onDisk === name || onDisk === whole) return this.start(file, kind, null, null, true);
    for await (const member of readMembers(file, {
      maxFileBytes: this.ctx.config.maxFileBytes,
      signal: this.ctx.signal,
    })) {
      const { path: own, content, mtimeMs } = member;
      if ((own !== name && own !== whole) || content instanceof AwrError) continue;
      await this.start({ path: own, bytes: content.length, mtimeMs }, member.kind, content, null, true);
      break;
    }
  }

  /** Rejected files that were deleted since are not worth a line any more. */
  private forgetVanished(found: Found): void {
    const present = new Set(found.files.map((file) => file.path));
    const unreadable = new Set(found.unreadable.map((each) => each.path));
    for (const { source_path: name } of [...this.books.rejects.values()]) {
      if (present.has(name) || unreadable.has(name) || !isUnder(name, found.roots)) continue;
      if (fileOf(name, fs.existsSync) === null || this.books.rejects.get(name)?.reason === 'unreadable') {
        this.books.forgetRejected(name);
      }
    }
  }

  private async commit(): Promise<void> {
    if (this.books.isChanged) await this.books.commit();
  }

  private tick(): void {
    this.progress.update(++this.done, this.total);
  }

  private summarise(found: Found): IngestSummary {
    const seconds = (performance.now() - this.startedAt) / 1000;
    const given = new Set(found.files.map((file) => file.path));
    const rejected = [...this.books.rejects.values()]
      .filter(({ source_path }) => {
        const container = source_path.split('!')[0] ?? '';
        const whole = wholeOf(source_path) ?? '';
        return [source_path, container, whole].some((each) => given.has(each)) || isUnder(source_path, found.roots);
      })
      .map(({ source_path, reason, detail }) => ({
        path: source_path,
        reason,
        detail,
        isNew: this.books.isNewlyRejected(source_path),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    return {
      seen: found.files.length + this.memberCount,
      ignored: found.ignored,
      skipped: this.skipped,
      same: this.counts.same,
      added: this.counts.new,
      changed: this.counts.changed,
      remapped: this.remapped,
      rejected,
      bytes: this.bytes,
      seconds,
      mbPerS: this.bytes / 1e6 / Math.max(seconds, 0.001),
      commitSeconds: this.books.commitSeconds,
      spent: this.spent,
    };
  }
}

const isUnder = (name: string, roots: readonly string[]): boolean =>
  roots.some((root) => name === root || name.startsWith(root.endsWith(path.sep) ? root : root + path.sep));

function rejectedOutcome(error: AwrError): ReadOutcome {
  return { status: 'rejected', sha256: null, bytes: 0, reason: error.code, detail: detailOf(error), defect: false };
}

const interrupted = (): AwrError =>
  new AwrError('Stopped by a signal. What had been read until then is in the lake.', {
    code: 'interrupted',
    remedy: 'Run the same command again; it goes on from here.',
  });

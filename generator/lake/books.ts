/**
 * What a run knows of files and reports while it goes: the ledger, the rejects, which file each report was taken from,
 * and the batch in the making. Outcomes are entered one at a time; `commit` makes them last.
 */
import fs from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FoundFile } from '../archive/walk.ts';
import { Batch, compact, needsCompaction, type Writers } from './batch.ts';
import { beats, fileOf, type Lead, leadOf } from './claims.ts';
import { collectGarbage } from './collect.ts';
import { Holdings } from './holdings.ts';
import type { Lake } from './lake.ts';
import type { PartitionKey } from './layout.ts';
import { Mirror } from './mirror.ts';
import { Parts } from './parts.ts';
import { beginTransaction, type Transaction } from './transaction.ts';
import type { Versions } from './versions.ts';
import type { Wire } from './wire.ts';
import type { ReadOutcome, ReportOutcome } from './worker.ts';

/** A row of `files`. */
export interface LedgerEntry {
  path: string;
  bytes: number | null;
  mtime_ms: number | null;
  sha256: string | null;
  outcome: 'ingested' | 'duplicate' | 'rejected' | 'archive';
  report_id: string | null;
  db_id: number | string | null;
  month: string | null;
  /** Of the report that it holds; null of what holds none, and of a lake that did not note it. */
  format: string | null;
  table_count: number | null;
  reader: string;
  /** Null: of a lake that did not note it. */
  catalogue: string | null;
}

/** A row of `rejects`. */
export interface Reject {
  source_path: string;
  source_sha256: string | null;
  reason: string;
  detail: string;
  seen_at: string;
}

/** Reports of one partition, and the path of the file that each was taken from. */
export interface StaleReports {
  key: PartitionKey;
  paths: Map<string, string>;
}

/** A file's path as stored, its size and time. */
export type Fingerprint = Pick<FoundFile, 'path' | 'bytes' | 'mtimeMs'>;

export type Entered = 'new' | 'changed' | 'same' | 'duplicate' | 'rejected' | 'vanished' | 'again';

export class Books {
  readonly ledger: Mirror<LedgerEntry>;
  readonly rejects: Mirror<Reject>;
  private readonly lakeDir: string;
  private readonly db: DuckDBConnection;
  private batch: Batch;
  private readonly maxReports: number | undefined;
  private readonly writers: Writers;
  private readonly held = new Holdings();
  private committing: Promise<void> = Promise.resolve();
  /** Seconds of the clock that commits took, in part while files were read. */
  commitSeconds = 0;
  private readonly versions: Versions;
  private readonly now: string;
  /** Report → path of the file it is taken from. */
  private readonly owners = new Map<string, string>();
  /** Report → paths of the other files that hold it. */
  private readonly duplicates = new Map<string, Set<string>>();
  /** Rejects as the run found them: path → what was held against the file. */
  private readonly rejectedBefore = new Map<string, string>();
  private readonly orphans = new Set<string>();
  private readonly parts = new Parts();
  /** Reports that this run brought into the lake. */
  private readonly gained = new Set<string>();

  private constructor(init: {
    lakeDir: string;
    db: DuckDBConnection;
    batchReports?: number;
    writers: Writers;
    ledger: Mirror<LedgerEntry>;
    rejects: Mirror<Reject>;
    versions: Versions;
    now: Date;
  }) {
    this.lakeDir = init.lakeDir;
    this.db = init.db;
    this.maxReports = init.batchReports;
    this.batch = new Batch(this.maxReports);
    this.writers = init.writers;
    this.ledger = init.ledger;
    this.rejects = init.rejects;
    this.versions = init.versions;
    this.now = init.now.toISOString().slice(0, 19).replace('T', ' ');
    for (const entry of this.ledger.values()) {
      this.note(entry);
      this.parts.add(entry.path);
      const { report_id, db_id, month } = entry;
      if (entry.outcome === 'ingested' && report_id) this.held.add({ report_id, db_id: String(db_id), month });
    }
    for (const reject of this.rejects.values()) this.rejectedBefore.set(reject.source_path, verdictOf(reject));
  }

  /** `lake`: as it is now, null for a new one. */
  static async open(
    lakeDir: string,
    lake: Lake | null,
    db: DuckDBConnection,
    run: { versions: Versions; now: Date; writers: Writers; batchReports?: number },
  ): Promise<Books> {
    const entries = (await lake?.query<LedgerEntry>('SELECT * FROM files')) ?? [];
    const rejected = (await lake?.query<Reject>('SELECT * FROM rejects')) ?? [];
    return new Books({
      lakeDir,
      db,
      ledger: await Mirror.load<LedgerEntry>(db, 'files', 'path', entries),
      rejects: await Mirror.load<Reject>(db, 'rejects', 'source_path', rejected),
      ...run,
    });
  }

  /** True when the file was dealt with before, by this version of the reader, and has not changed since. */
  isDone(file: Fingerprint): boolean {
    const entry = this.ledger.get(file.path);
    if (entry?.reader !== this.versions.reader || entry.bytes !== file.bytes || entry.mtime_ms !== file.mtimeMs) {
      return false;
    }
    // A right to read it may have been given since, which leaves size and time as they were.
    if (this.rejects.get(file.path)?.reason === 'unreadable') return false;
    if (entry.catalogue === this.versions.catalogue) return true;
    return [file.path, ...this.parts.of(file.path)].every((path) => this.rejects.get(path)?.reason !== 'reader_error');
  }

  /** Digest of the content that this version has dealt with under this path, null if none. */
  knownSha256(path: string): string | null {
    const entry = this.ledger.get(path);
    const { reader, catalogue } = this.versions;
    return entry?.reader === reader && entry.catalogue === catalogue ? entry.sha256 : null;
  }

  /** Reports of the lake whose tables another catalogue has mapped, by partition; `isRead`: files that are read anyway. */
  stale(isRead: (path: string) => boolean): StaleReports[] {
    const partitions = new Map<string, StaleReports>();
    for (const { outcome, catalogue, path, report_id, db_id, month } of this.ledger.values()) {
      if (outcome !== 'ingested' || report_id === null || db_id === null) continue;
      // Rows of a lake that noted no catalogue may lack what mapping needs.
      if (catalogue === null || catalogue === this.versions.catalogue || isRead(path)) continue;
      const name = `${db_id} ${month}`;
      const partition = partitions.get(name) ?? { key: { db_id: String(db_id), month }, paths: new Map() };
      partition.paths.set(report_id, path);
      partitions.set(name, partition);
    }
    return [...partitions.values()];
  }

  /** Enters a report of the lake whose tables were mapped anew. */
  enterRemapped(path: string, wire: Wire): void {
    const entry = this.ledger.get(path);
    if (!entry?.report_id || entry.outcome !== 'ingested') throw new Error(`nothing known of ${path}`);
    const report = { report_id: entry.report_id, db_id: String(entry.db_id), month: entry.month };
    this.batch.remove(report);
    this.batch.add(report, wire);
    this.ledger.set(path, { ...entry, catalogue: this.versions.catalogue });
  }

  /**
   * Enters what became of a file, one answer a report of it. `again`: the same bytes, but they have to be read after all.
   */
  async enter(file: Fingerprint, outcome: ReadOutcome): Promise<Entered[]> {
    switch (outcome.status) {
      case 'vanished':
        return ['vanished'];
      case 'same':
        return [this.enterSame(file)];
      case 'several': {
        const { sha256, parts } = outcome;
        this.forgetParts(file.path, new Set(parts.map(({ path }) => path)));
        this.release(this.ledger.get(file.path));
        this.rejects.delete(file.path);
        this.ledger.set(file.path, { ...this.emptyEntry(file), sha256, outcome: 'archive' });
        return parts.map((part) => {
          this.parts.add(part.path);
          return this.enterReport({ ...file, path: part.path }, part.outcome);
        });
      }
      default:
        this.forgetParts(file.path, new Set());
        return [this.enterReport(file, outcome)];
    }
  }

  /** The bytes are as before, the time may not be: a file that is newer now may win reports. */
  private enterSame({ path, bytes, mtimeMs }: Fingerprint): Entered {
    const seen = { mtime_ms: mtimeMs, reader: this.versions.reader };
    const touched = [path, ...this.parts.of(path)].map((each): LedgerEntry => {
      const before = this.ledger.get(each);
      if (!before) throw new Error(`nothing known of ${each}`);
      return { ...before, ...seen, bytes: each === path ? bytes : before.bytes };
    });
    const wins = touched.some((entry) => entry.outcome === 'duplicate' && this.wins(entry, entry.report_id));
    if (wins) return 'again';
    for (const entry of touched) this.ledger.set(entry.path, entry);
    return 'same';
  }

  private enterReport(file: Fingerprint, outcome: ReportOutcome): Entered {
    const before = this.ledger.get(file.path);
    if (outcome.status === 'rejected') {
      this.release(before);
      this.reject(file, outcome.sha256, outcome.reason, outcome.detail);
      return 'rejected';
    }
    const { report_id, db_id, month, sha256, format, table_count } = outcome;
    const known = { report_id, db_id, month, format, table_count };
    const entry: LedgerEntry = { ...this.emptyEntry(file), sha256, outcome: 'ingested', ...known };
    const wasHeld = this.owners.has(report_id);
    if (!(before?.outcome === 'ingested' && before.report_id === report_id)) this.release(before);
    if (!this.wins(entry, report_id)) {
      this.setDuplicate({ ...entry, outcome: 'duplicate' });
      return 'duplicate';
    }
    this.displace(report_id, file.path);
    this.ledger.set(file.path, entry);
    this.rejects.delete(file.path);
    this.note(entry);
    this.explainDuplicates(report_id);
    this.batch.add({ report_id, db_id, month }, outcome.payload);
    // Two files of one run with one report: the lake has gained it once, whichever of them it is taken from.
    if (wasHeld && this.gained.has(report_id)) return 'duplicate';
    if (wasHeld || before?.outcome === 'ingested') return 'changed';
    this.gained.add(report_id);
    return 'new';
  }

  /** Of a file that holds other reports now, or one alone: what is not among `kept` is no more. */
  private forgetParts(file: string, kept: ReadonlySet<string>): void {
    for (const path of this.parts.of(file)) {
      if (kept.has(path)) continue;
      this.release(this.ledger.get(path));
      this.forgetRejected(path);
      this.parts.delete(path);
    }
  }

  private emptyEntry(file: Fingerprint | { path: string }): LedgerEntry {
    const { bytes = null, mtimeMs = null } = 'bytes' in file ? file : {};
    return {
      path: file.path,
      bytes,
      mtime_ms: mtimeMs,
      sha256: null,
      outcome: 'rejected',
      report_id: null,
      db_id: null,
      month: null,
      format: null,
      table_count: null,
      ...this.versions,
    };
  }

  /** Rejects a file that no worker saw: an archive that cannot be unpacked, a folder that cannot be listed. */
  reject(file: Fingerprint | { path: string }, sha256: string | null, reason: string, detail: string): void {
    this.ledger.set(file.path, { ...this.emptyEntry(file), sha256 });
    this.setReject(file.path, sha256, reason, detail);
  }

  /** Notes that every member of an archive has been dealt with. */
  archiveDone(file: Fingerprint): void {
    this.rejects.delete(file.path);
    this.ledger.set(file.path, { ...this.emptyEntry(file), outcome: 'archive' });
  }

  /** Forgets a file that was rejected and is no more. */
  forgetRejected(path: string): void {
    const entry = this.ledger.get(path);
    if (entry?.report_id) this.duplicates.get(entry.report_id)?.delete(path);
    this.ledger.delete(path);
    this.rejects.delete(path);
  }

  /** Files that were duplicates of a report whose file now holds another one: to be read, one of them is to be taken. */
  takeOrphans(): string[] {
    const paths = [...this.orphans]
      .filter((id) => !this.owners.has(id))
      .flatMap((id) => [...(this.duplicates.get(id) ?? [])]);
    this.orphans.clear();
    return paths;
  }

  /** True for a file that was not rejected before this run, or for another reason, or with other contents. */
  isNewlyRejected(path: string): boolean {
    const reject = this.rejects.get(path);
    return reject !== undefined && this.rejectedBefore.get(path) !== verdictOf(reject);
  }

  get isChanged(): boolean {
    return this.batch.isChanged || this.ledger.isChanged || this.rejects.isChanged;
  }

  get batchIsFull(): boolean {
    return this.batch.isFull;
  }

  /** Of the rows that the next commit brings in. */
  get waitingBytes(): number {
    return this.batch.bytes;
  }

  /**
   * Brings everything entered until now into the lake, at once, and merges small files afterwards. What is entered
   * while that goes on belongs to the next commit. Resolves when it is under way, one at a time; `settled` waits for it.
   */
  async commit(): Promise<void> {
    await this.committing;
    const batch = this.batch;
    this.batch = new Batch(this.maxReports);
    const ledger = this.ledger.takeChanges();
    const rejects = this.rejects.takeChanges();
    const began = performance.now();
    this.committing = this.bringIn(async (tx) => {
      const touched = await batch.moveInto(tx, this.writers, this.held);
      await this.ledger.persist(tx, ledger);
      await this.rejects.persist(tx, rejects);
      return touched;
    }).finally(() => {
      this.commitSeconds += (performance.now() - began) / 1000;
    });
    // Once the batch is out of use, and not before.
    const collect = (): unknown => setImmediate(collectGarbage);
    this.committing.then(collect, collect);
    // Whoever waits for it next is told; until then it is not unhandled.
    this.committing.catch(() => {});
  }

  /** Waits for the commit that is under way; throws what went wrong with it. */
  async settled(): Promise<void> {
    await this.committing;
  }

  private async bringIn(fill: (tx: Transaction) => Promise<PartitionKey[]>): Promise<void> {
    const tx = await beginTransaction(this.lakeDir, { db: this.db });
    let touched: PartitionKey[];
    try {
      touched = await fill(tx);
      await tx.commit();
    } finally {
      tx.abort();
    }
    const crowded = touched.filter((key) => needsCompaction(this.lakeDir, key));
    if (crowded.length === 0) return;
    const merge = await beginTransaction(this.lakeDir, { db: this.db });
    try {
      await compact(merge, crowded);
      await merge.commit();
    } finally {
      merge.abort();
    }
  }

  private note(entry: LedgerEntry): void {
    if (!entry.report_id) return;
    if (entry.outcome === 'ingested') {
      this.owners.set(entry.report_id, entry.path);
      this.duplicates.get(entry.report_id)?.delete(entry.path);
    } else if (entry.outcome === 'duplicate') {
      const paths = this.duplicates.get(entry.report_id) ?? new Set();
      this.duplicates.set(entry.report_id, paths.add(entry.path));
    }
  }

  private wins(challenger: LedgerEntry, reportId: string | null): boolean {
    const ownerPath = reportId ? this.owners.get(reportId) : undefined;
    if (ownerPath === undefined || ownerPath === challenger.path) return true;
    const owner = this.ledger.get(ownerPath);
    return !owner || beats(challenger, owner, fileOf(owner.path, fs.existsSync) !== null);
  }

  /** Takes the rows of the report's present owner away; the owner, if it is another file, becomes a duplicate. */
  private displace(reportId: string, newOwner: string): void {
    const ownerPath = this.owners.get(reportId);
    const owner = ownerPath === undefined ? undefined : this.ledger.get(ownerPath);
    if (!owner) return;
    this.batch.remove({ report_id: reportId, db_id: String(owner.db_id), month: owner.month });
    this.owners.set(reportId, newOwner);
    if (owner.path !== newOwner) this.setDuplicate({ ...owner, outcome: 'duplicate' });
  }

  /** The file does not hold what it held before. */
  private release(before: LedgerEntry | undefined): void {
    if (!before?.report_id) return;
    if (before.outcome === 'duplicate') this.duplicates.get(before.report_id)?.delete(before.path);
    if (before.outcome !== 'ingested') return;
    this.batch.remove({ report_id: before.report_id, db_id: String(before.db_id), month: before.month });
    this.owners.delete(before.report_id);
    this.orphans.add(before.report_id);
  }

  private setDuplicate(entry: LedgerEntry): void {
    // Of an owner that is no more, nothing remains to be told.
    if (fileOf(entry.path, fs.existsSync) === null) {
      this.ledger.delete(entry.path);
      this.rejects.delete(entry.path);
      return;
    }
    this.ledger.set(entry.path, entry);
    this.note(entry);
    if (entry.report_id) this.explainDuplicates(entry.report_id);
  }

  private explainDuplicates(reportId: string): void {
    const owner = this.ledger.get(this.owners.get(reportId) ?? '');
    if (!owner) return;
    for (const path of this.duplicates.get(reportId) ?? []) {
      const entry = this.ledger.get(path);
      if (!entry) continue;
      const detail = `Holds the same report as ${owner.path}, which is taken: ${LEADS[leadOf(owner, entry)]}.`;
      this.setReject(path, entry.sha256, 'duplicate', detail);
    }
  }

  private setReject(path: string, sha256: string | null, reason: string, detail: string): void {
    const before = this.rejects.get(path);
    const reject: Reject = { source_path: path, source_sha256: sha256, reason, detail, seen_at: this.now };
    if (before && verdictOf(before) === verdictOf(reject)) reject.seen_at = before.seen_at;
    this.rejects.set(path, reject);
  }
}

const LEADS: Readonly<Record<Lead, string>> = {
  format: 'it is HTML, which holds more than the text',
  tables: 'it has more tables',
  age: 'it is the newer one',
  path: 'it is the first by name',
};

const verdictOf = ({ reason, source_sha256 }: Reject): string => `${reason} ${source_sha256}`;

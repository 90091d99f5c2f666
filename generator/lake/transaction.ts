/**
 * Changing the lake: everything is staged aside, then `commit` brings it in at once, or, if the process dies before the
 * journal is written, not at all. See `journal.ts`.
 *
 *     const tx = await beginTransaction('data/lake');
 *     await tx.replace('metrics', { db_id: 42 }, [{ report_id: '…', metric: 'aas', value: 1.5 }]);
 *     await tx.put('metrics', { db_id: 43 }, 'SELECT report_id, metric, value FROM …');
 *     await tx.commit();
 */
import fs from 'node:fs';
import path from 'node:path';
import type { DuckDBConnection, DuckDBResultReader } from '@duckdb/node-api';
import { AwrError, EXIT } from '../base/errors.ts';
import { writeCatalog } from './catalog.ts';
import { openDuckDb, type SqlParams } from './duckdb.ts';
import { applyJournal, readGeneration, recover, writeJournal } from './journal.ts';
import { type PartitionKey, partFiles, partitionDir, partNumber, sqlName, sqlString, stagingDir } from './layout.ts';
import { lockLake } from './lock.ts';
import { migrate, noteSchema, outdatedTables } from './migrate.ts';
import { columnsJson, rowsFromJson } from './rows.ts';
import { type StoredTable, tableNamed } from './tables.ts';
import { Views } from './views.ts';

/** A SELECT that gives the table's columns by name (in any order; more are ignored), or rows keyed by column name. */
export type RowSource = string | readonly object[];

export interface Transaction {
  readonly lakeDir: string;
  /** The connection on which SELECTs run; temporary tables made on it can be selected from. */
  readonly db: DuckDBConnection;
  /** Runs a SELECT, or makes a temporary table of one, over what the lake held before and the connection's temporary tables. */
  read(select: string): Promise<DuckDBResultReader>;
  /** Adds rows to a partition as one new Parquet file, in the source's own order. Returns their number; none: no file. */
  put(table: string, key: PartitionKey, source: RowSource, params?: SqlParams): Promise<number>;
  /** As `put`, and everything that the partition held before goes. The SELECT still sees it. */
  replace(table: string, key: PartitionKey, source: RowSource, params?: SqlParams): Promise<number>;
  /** As `replace` for some of the partition's files only: `parts` are paths as `partFiles` gives them. */
  replaceParts(table: string, key: PartitionKey, parts: readonly string[], source: RowSource): Promise<number>;
  /** A path to write a Parquet file of that table to, which `adopt` then takes. */
  stage(): string;
  /** Adds a staged file, of the table's columns and with at least one row, to a partition. */
  adopt(table: string, key: PartitionKey, staged: string): void;
  /** Takes files out of the lake: `parts` are paths as `partFiles` gives them. */
  drop(parts: readonly string[]): void;
  /** Makes all of it visible. Nothing is changed when it throws before the journal is on disk. */
  commit(): Promise<void>;
  /** Forgets everything; the lake is as before. Also ends a transaction that failed. Harmless after `commit`. */
  abort(): void;
}

const active = new Set<string>();

/**
 * Begins a transaction: takes the lake's lock (throws `busy`, exit 75, when another process writes) and first finishes
 * what a killed run had decided. `db`: a connection to use in place of a new one, left open at the end.
 */
export async function beginTransaction(lakeDir: string, options: { db?: DuckDBConnection } = {}): Promise<Transaction> {
  const release = lockLake(lakeDir);
  const dir = fs.realpathSync(lakeDir);
  if (active.has(dir)) {
    release();
    throw new AwrError('A transaction on this lake is open already.', {
      code: 'busy',
      file: lakeDir,
      exitCode: EXIT.busy,
    });
  }
  active.add(dir);
  const end = (): void => {
    active.delete(dir);
    release();
  };
  try {
    const db = options.db ?? (await openDuckDb());
    await recover(dir);
    const outdated = outdatedTables(dir);
    if (outdated.length > 0) await bringUpToDate(dir, db, outdated);
    fs.mkdirSync(stagingDir(dir), { recursive: true });
    return new StagedTransaction(dir, db, () => {
      if (!options.db) db.closeSync();
      end();
    });
  } catch (error) {
    end();
    throw error;
  }
}

/**
 * What a writer does first of all: finishes what a killed run had decided, brings old files to this version's columns.
 * Any transaction does it too; this is for one who is going to read first. Takes the lock meanwhile. `options` as there.
 */
export async function prepareLake(lakeDir: string, options: { db?: DuckDBConnection } = {}): Promise<void> {
  (await beginTransaction(lakeDir, options)).abort();
}

async function bringUpToDate(dir: string, db: DuckDBConnection, outdated: readonly StoredTable[]): Promise<void> {
  fs.mkdirSync(stagingDir(dir), { recursive: true });
  // The views name columns that no file may have yet, and the files' own paths name the views.
  const tx = new StagedTransaction(dir, db, () => {}, null);
  try {
    await migrate(tx, outdated);
    await tx.commit();
    noteSchema(dir);
  } finally {
    tx.abort();
  }
}

class StagedTransaction implements Transaction {
  readonly lakeDir: string;
  readonly db: DuckDBConnection;
  private readonly end: () => void;
  private readonly views: Views | null;
  private readonly renames: { from: string; to: string }[] = [];
  private readonly deletions = new Set<string>();
  private readonly lastPart = new Map<string, number>();
  private staged = 0;
  private open = true;

  constructor(lakeDir: string, db: DuckDBConnection, end: () => void, views: Views | null = new Views(lakeDir, db)) {
    this.lakeDir = lakeDir;
    this.db = db;
    this.end = end;
    this.views = views;
  }

  async put(name: string, key: PartitionKey, source: RowSource, params?: SqlParams): Promise<number> {
    const table = tableNamed(name);
    const staged = this.stage();
    const rows = await this.write(table, source, params, staged);
    if (rows > 0 || table.layout === 'none') this.adopt(name, key, staged);
    return rows;
  }

  async read(select: string): Promise<DuckDBResultReader> {
    await this.views?.prepare(select, readGeneration(this.lakeDir));
    return this.db.runAndReadAll(select);
  }

  stage(): string {
    return path.join(this.lakeDir, '.staging', `${this.staged++}.parquet`);
  }

  adopt(name: string, key: PartitionKey, staged: string): void {
    this.renames.push({ from: path.relative(this.lakeDir, staged), to: this.newPart(tableNamed(name), key) });
  }

  drop(parts: readonly string[]): void {
    for (const part of parts) this.deletions.add(part);
  }

  async replace(name: string, key: PartitionKey, source: RowSource, params?: SqlParams): Promise<number> {
    const table = tableNamed(name);
    const old = table.layout === 'none' ? [] : partFiles(this.lakeDir, table, key);
    const rows = await this.put(name, key, source, params);
    this.drop(old);
    return rows;
  }

  async replaceParts(name: string, key: PartitionKey, parts: readonly string[], source: RowSource): Promise<number> {
    const rows = await this.put(name, key, source);
    this.drop(parts);
    return rows;
  }

  async commit(): Promise<void> {
    if (!this.open) throw new Error('this transaction has ended');
    try {
      if (this.renames.length > 0 || this.deletions.size > 0) {
        await writeJournal(this.lakeDir, { version: 1, renames: this.renames, deletions: [...this.deletions] });
        await applyJournal(this.lakeDir);
        await writeCatalog(this.lakeDir);
      }
    } finally {
      this.abort();
    }
  }

  abort(): void {
    if (!this.open) return;
    this.open = false;
    // After a failed apply the journal stays and with it the staged files that it names: the next run finishes it.
    if (readGeneration(this.lakeDir) !== null) fs.rmSync(stagingDir(this.lakeDir), { recursive: true, force: true });
    this.end();
  }

  private async write(
    table: StoredTable,
    source: RowSource,
    params: SqlParams | undefined,
    file: string,
  ): Promise<number> {
    let select: string;
    let values = params;
    if (typeof source === 'string') {
      select = source;
      await this.views?.prepare(source, readGeneration(this.lakeDir));
    } else {
      if (source.length === 0 && table.layout !== 'none') return 0;
      select = rowsFromJson('$1', table.columns);
      values = [
        columnsJson(table.columns, (name) => source.map((row) => (row as Record<string, unknown>)[name] ?? null)),
      ];
    }
    const columns = table.columns.map(({ name, type }) => `${sqlName(name)}::${type} AS ${sqlName(name)}`).join(', ');
    const groups = table.rowGroupRows ? `, ROW_GROUP_SIZE ${table.rowGroupRows}` : '';
    const copy = `COPY (SELECT ${columns} FROM (${select})) TO ${sqlString(file)} (FORMAT parquet, COMPRESSION zstd${groups})`;
    const result = await explained(this.lakeDir, this.db.run(copy, values));
    return Number(result.rowsChanged);
  }

  private newPart(table: StoredTable, key: PartitionKey): string {
    const dir = partitionDir(table, key);
    if (table.layout === 'none') return `${table.name}.parquet`;
    const onDisk = partFiles(this.lakeDir, table, key).at(-1);
    const last = this.lastPart.get(dir) ?? (onDisk ? (partNumber(onDisk) ?? 0) : 0);
    this.lastPart.set(dir, last + 1);
    return `${dir}/part-${String(last + 1).padStart(5, '0')}.parquet`;
  }
}

/** A full disk is the user's to mend, not a defect of ours. */
async function explained<T>(lakeDir: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!/no space left|disk quota|read-only file system/i.test(String(error))) throw error;
    throw new AwrError(`The lake cannot be written: ${error instanceof Error ? error.message : error}`, {
      code: 'disk_full',
      file: lakeDir,
      remedy: 'Make room, then run this again; what was committed before is safe.',
      cause: error,
    });
  }
}

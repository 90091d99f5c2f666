/**
 * Reading the lake: SQL over what is committed, one view a table. Readers need no lock. A query that a commit
 * crosses is repeated, so that it sees the lake before or after it and nothing in between.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AwrError, EXIT } from '../base/errors.ts';
import { openDuckDb, plainRows, type SqlParams } from './duckdb.ts';
import { readGeneration } from './journal.ts';
import { hasFiles, journalFile, sqlString } from './layout.ts';
import { outdatedTables } from './migrate.ts';
import { tables } from './tables.ts';
import { prepareLake } from './transaction.ts';
import { Views } from './views.ts';

/** An open lake. Rows come as plain objects, see `plainRows`: db_id and other integers as number, times as text. */
export interface Lake {
  readonly dir: string;
  /** Runs one SELECT. Parameters are positional (`$1`, `?`) or named (`$name`). */
  query<T = Record<string, unknown>>(sql: string, params?: SqlParams): Promise<T[]>;
  /** Runs `read` on the connection with the views that `sql` names; for callers that need column types or streaming. */
  read<T>(sql: string, read: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  close(): void;
}

export interface LakeOptions {
  /** For SQL that is not ours: no file but the lake's own, no network, no setting can be changed. */
  confined?: boolean;
  /** Memory that DuckDB may take, MiB; what a query needs beyond it lies on disk meanwhile. Else: 40 % of the machine's. */
  memoryMb?: number;
  /** Of DuckDB; else one a processor. */
  threads?: number;
}

const ATTEMPTS = 40;

/**
 * Opens a lake for reading. Throws `no_lake` where there is none. Finishes a commit that a killed writer had decided,
 * if this user may write; waits while a living writer applies one.
 */
export async function openLake(dir: string, options: LakeOptions = {}): Promise<Lake> {
  if (!isLake(dir)) {
    throw new AwrError('There is no lake here.', {
      code: 'no_lake',
      file: dir,
      remedy: 'Fill one with: awr ingest ARCHIVE, or name another with --lake.',
    });
  }
  await ensureCurrent(dir);
  const { memoryMb, threads } = options;
  const connection = await openDuckDb({
    ...(memoryMb === undefined ? {} : { memory_limit: `${memoryMb}MiB` }),
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  if (options.confined) await confine(connection, dir);
  const defined = new Views(dir, connection);

  async function read<T>(sql: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const before = await settledGeneration(dir);
      try {
        await defined.prepare(sql, before);
        const result = await work(connection);
        if (readGeneration(dir) === before) return result;
      } catch (error) {
        if (readGeneration(dir) === before) throw error;
      }
      if (attempt >= ATTEMPTS) throw busy(dir);
      await sleep(25 * Math.min(attempt, 20));
    }
  }

  return {
    dir,
    read,
    query: <T>(sql: string, params?: SqlParams) =>
      read(sql, async (db) => plainRows<T>(await db.runAndReadAll(sql, params))),
    close: () => connection.closeSync(),
  };
}

/** True where `dir` is a lake, be it an empty one. */
export function isLake(dir: string): boolean {
  return ['tables', 'files.parquet', 'lake.duckdb', '.journal.json'].some((name) =>
    fs.existsSync(path.join(dir, name)),
  );
}

/** The views name this version's columns: files of an older one have to be brought to them first. */
async function ensureCurrent(dir: string): Promise<void> {
  const isOutdated = (): boolean => outdatedTables(dir).some((table) => hasFiles(dir, table));
  for (let attempt = 1; attempt <= 40 && isOutdated(); attempt++) {
    try {
      return await prepareLake(dir);
    } catch (error) {
      // Another run has the lake; it does the same as the first thing.
      if (!(error instanceof AwrError) || error.code !== 'busy' || attempt === 40) throw error;
      await sleep(250);
    }
  }
}

async function confine(connection: DuckDBConnection, dir: string): Promise<void> {
  const root = path.resolve(dir);
  const files = tables
    .filter(({ layout }) => layout === 'none')
    .map(({ name }) => sqlString(path.join(root, `${name}.parquet`)));
  await connection.run(`SET allowed_directories = [${sqlString(`${path.join(root, 'tables')}/`)}]`);
  await connection.run(`SET allowed_paths = [${files.join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

/** Waits for a commit that is being applied; applies it where its writer is dead. */
async function settledGeneration(dir: string): Promise<string> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const generation = readGeneration(dir);
    if (generation !== null) return generation;
    if (attempt % 4 === 0) await finishDeadWriter(dir);
    await sleep(25);
  }
  throw fs.existsSync(journalFile(dir)) ? busy(dir) : new Error('the lake’s generation cannot be read');
}

async function finishDeadWriter(dir: string): Promise<void> {
  try {
    await prepareLake(dir);
  } catch (error) {
    // A living writer has the lock, or we may not write here: then there is nothing but to wait.
    if (!(error instanceof AwrError)) throw error;
  }
}

function busy(dir: string): AwrError {
  return new AwrError('The lake is being written to all the time; no consistent answer was to be had.', {
    code: 'busy',
    file: dir,
    remedy: 'Run this again when the other run has ended.',
    exitCode: EXIT.busy,
  });
}

/**
 * One writer at a time. The lock is the kernel's, taken through SQLite on the empty file `.lock`: it goes with the
 * process that holds it, however that ends, so there is no stale lock to recognise and no race in breaking one.
 * Within one process it may be taken again (a nightly run holds it and calls ingest, which takes it too).
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AwrError, EXIT } from '../base/errors.ts';

interface Held {
  database: DatabaseSync;
  count: number;
}

const held = new Map<string, Held>();

/**
 * Takes the lake's write lock and returns its release. Throws `busy` (exit 75) at once when another process has it.
 * Makes the lake's directory where it is missing.
 */
export function lockLake(lakeDir: string): () => void {
  makeDir(lakeDir);
  const dir = fs.realpathSync(lakeDir);
  const mine = held.get(dir);
  if (mine) mine.count++;
  else held.set(dir, { database: take(dir, lakeDir), count: 1 });
  let released = false;
  return () => {
    if (released) return;
    released = true;
    const lock = held.get(dir);
    if (!lock || --lock.count > 0) return;
    held.delete(dir);
    fs.rmSync(path.join(dir, '.writer.json'), { force: true });
    lock.database.close();
  };
}

/** Runs `work` while holding the write lock. */
export async function withLakeLock<T>(lakeDir: string, work: () => Promise<T>): Promise<T> {
  const release = lockLake(lakeDir);
  try {
    return await work();
  } finally {
    release();
  }
}

function take(dir: string, shownDir: string): DatabaseSync {
  const database = new DatabaseSync(path.join(dir, '.lock'));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== 5 /* SQLITE_BUSY */) throw error;
    throw new AwrError(`Another run holds the lake${holder(dir)}.`, {
      code: 'busy',
      file: shownDir,
      remedy: 'Wait until it has ended, then run this again; nothing was changed.',
      exitCode: EXIT.busy,
      cause: error,
    });
  }
  const writer = { pid: process.pid, host: os.hostname(), since: new Date().toISOString() };
  fs.writeFileSync(path.join(dir, '.writer.json'), JSON.stringify(writer));
  return database;
}

function holder(dir: string): string {
  try {
    const { pid, host, since } = JSON.parse(fs.readFileSync(path.join(dir, '.writer.json'), 'utf8'));
    return ` (process ${pid} on ${host}, since ${since})`;
  } catch {
    return '';
  }
}

function makeDir(lakeDir: string): void {
  try {
    fs.mkdirSync(lakeDir, { recursive: true });
    fs.accessSync(lakeDir, fs.constants.W_OK);
  } catch (error) {
    throw new AwrError('The lake’s directory cannot be written to.', {
      code: 'lake_not_writable',
      file: lakeDir,
      remedy: 'Give another directory with --lake, or make this one writable.',
      cause: error,
    });
  }
}

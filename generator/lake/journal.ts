/**
 * What makes a commit atomic. The new files lie in `.staging`; the journal lists the renames and deletions that bring
 * them in; once it is on disk the commit is decided, and applying it is repeated until it is done, however often the
 * process is killed in between. `.generation` tells readers that something changed under them.
 */
import fs from 'node:fs';
import path from 'node:path';
import pLimit from 'p-limit';
import { journalFile, stagingDir } from './layout.ts';

export interface Journal {
  version: 1;
  /** From below `.staging`, to below the lake; both relative to the lake. */
  renames: { from: string; to: string }[];
  /** Files that this commit replaces, relative to the lake. */
  deletions: string[];
}

/** Puts the staged files and then the journal on disk. From its return on, the commit will happen. */
export async function writeJournal(lakeDir: string, journal: Journal): Promise<void> {
  const limit = pLimit(8);
  await Promise.all(journal.renames.map(({ from }) => limit(() => syncFile(path.join(lakeDir, from)))));
  const file = journalFile(lakeDir);
  const aside = path.join(stagingDir(lakeDir), 'journal.json');
  await fs.promises.writeFile(aside, JSON.stringify(journal));
  await syncFile(aside);
  await fs.promises.rename(aside, file);
  syncDir(lakeDir);
}

/** Applies the journal if there is one. Idempotent; the caller holds the lock. Returns whether there was one. */
export function applyJournal(lakeDir: string): boolean {
  const file = journalFile(lakeDir);
  if (!fs.existsSync(file)) return false;
  const journal = JSON.parse(fs.readFileSync(file, 'utf8')) as Journal;
  const dirs = new Set<string>([lakeDir]);
  for (const { from, to } of journal.renames) {
    const target = path.join(lakeDir, to);
    for (const made of makeDirs(lakeDir, path.dirname(target))) dirs.add(made);
    dirs.add(path.dirname(target));
    try {
      fs.renameSync(path.join(lakeDir, from), target);
    } catch (error) {
      // Missing: an earlier attempt has renamed it already.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !fs.existsSync(target)) throw error;
    }
  }
  const arrived = new Set(journal.renames.map(({ to }) => to));
  for (const name of journal.deletions) {
    if (arrived.has(name)) continue;
    fs.rmSync(path.join(lakeDir, name), { force: true });
    dirs.add(path.dirname(path.join(lakeDir, name)));
  }
  for (const dir of dirs) syncDir(dir);
  raiseGeneration(lakeDir);
  fs.rmSync(file);
  syncDir(lakeDir);
  return true;
}

/** Finishes a commit that a killed process had decided, and throws away what it had not. The caller holds the lock. */
export function recover(lakeDir: string): void {
  applyJournal(lakeDir);
  fs.rmSync(stagingDir(lakeDir), { recursive: true, force: true });
}

/** What a reader compares before and after: null while a commit is being applied. */
export function readGeneration(lakeDir: string): string | null {
  if (fs.existsSync(journalFile(lakeDir))) return null;
  try {
    return fs.readFileSync(path.join(lakeDir, '.generation'), 'utf8');
  } catch {
    return '0';
  }
}

function raiseGeneration(lakeDir: string): void {
  const last = Number(
    fs.existsSync(path.join(lakeDir, '.generation')) ? fs.readFileSync(path.join(lakeDir, '.generation'), 'utf8') : 0,
  );
  const aside = path.join(lakeDir, '.generation.new');
  fs.writeFileSync(aside, String((Number.isSafeInteger(last) ? last : 0) + 1));
  fs.renameSync(aside, path.join(lakeDir, '.generation'));
}

async function syncFile(file: string): Promise<void> {
  const handle = await fs.promises.open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function syncDir(dir: string): void {
  let fd: number;
  try {
    fd = fs.openSync(dir, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Makes the directory and returns those above it that gained an entry. */
function makeDirs(lakeDir: string, dir: string): string[] {
  if (fs.existsSync(dir)) return [];
  const touched: string[] = [];
  for (let at = path.dirname(dir); at.startsWith(lakeDir); at = path.dirname(at)) {
    touched.push(at);
    if (fs.existsSync(at)) break;
  }
  fs.mkdirSync(dir, { recursive: true });
  return touched;
}

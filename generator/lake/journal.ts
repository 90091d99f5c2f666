/**
 * What makes a commit atomic. The new files lie in `.staging`; the journal lists the renames and deletions that bring
 * them in; once it is on disk the commit is decided, and applying it is repeated until it is done, however often the
 * process is killed in between. `.generation` tells readers that something changed under them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { journalFile, stagingDir } from './layout.ts';
import { syncAll } from './sync.ts';

export interface Journal {
  version: 1;
  /** From below `.staging`, to below the lake; both relative to the lake. */
  renames: { from: string; to: string }[];
  /** Files that this commit replaces, relative to the lake. */
  deletions: string[];
}

/** Puts the staged files and then the journal on disk. From its return on, the commit will happen. */
export async function writeJournal(lakeDir: string, journal: Journal): Promise<void> {
  const staged = journal.renames.map(({ from }) => path.join(lakeDir, from));
  await syncAll(lakeDir, staged);
  const file = journalFile(lakeDir);
  const aside = path.join(stagingDir(lakeDir), 'journal.json');
  await fs.promises.writeFile(aside, JSON.stringify(journal));
  await syncAll(lakeDir, [aside]);
  await fs.promises.rename(aside, file);
  await syncAll(lakeDir, [lakeDir]);
}

/**
 * Applies the journal if there is one. Idempotent; the caller holds the lock, and no other call is under way. Returns
 * whether there was one.
 */
export async function applyJournal(lakeDir: string): Promise<boolean> {
  const file = journalFile(lakeDir);
  if (!fs.existsSync(file)) return false;
  const journal = JSON.parse(fs.readFileSync(file, 'utf8')) as Journal;
  const dirs = new Directories(lakeDir);
  for (const { from, to } of journal.renames) {
    const target = path.join(lakeDir, to);
    dirs.make(path.dirname(target));
    try {
      fs.renameSync(path.join(lakeDir, from), target);
    } catch (error) {
      // Missing: an earlier attempt has renamed it already.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !fs.existsSync(target)) throw error;
    }
    dirs.changed.add(path.dirname(target));
  }
  const arrived = new Set(journal.renames.map(({ to }) => to));
  for (const name of journal.deletions) {
    if (arrived.has(name)) continue;
    fs.rmSync(path.join(lakeDir, name), { force: true });
    dirs.changed.add(path.dirname(path.join(lakeDir, name)));
  }
  await syncAll(lakeDir, [...dirs.changed]);
  raiseGeneration(lakeDir);
  fs.rmSync(file);
  await syncAll(lakeDir, [lakeDir]);
  return true;
}

/** Finishes a commit that a killed process had decided, and throws away what it had not. The caller holds the lock. */
export async function recover(lakeDir: string): Promise<void> {
  await applyJournal(lakeDir);
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

/** The directories of a lake that a commit makes, each looked for once, and those whose entries it changes. */
class Directories {
  readonly changed: Set<string>;
  private readonly present: Set<string>;

  constructor(lakeDir: string) {
    this.changed = new Set([lakeDir]);
    this.present = new Set([lakeDir]);
  }

  /** Makes a directory of the lake and those above it, where there is none. */
  make(dir: string): void {
    if (this.present.has(dir)) return;
    if (!fs.existsSync(dir)) {
      this.make(path.dirname(dir));
      fs.mkdirSync(dir);
      this.changed.add(path.dirname(dir));
    }
    this.present.add(dir);
  }
}

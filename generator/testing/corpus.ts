/**
 * The one place that knows of the corpus of real reports. It is not part of this repository: tests over it
 * skip, and say so, where it is absent. Point AWR_CORPUS elsewhere to use another folder of reports.
 */
import fs from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { projectRoot } from '../base/config.ts';

/** Folder of real reports, or null where there is none. */
export function corpusDir(): string | null {
  const dir = process.env['AWR_CORPUS'] ?? path.resolve(projectRoot, '../shared/corpus');
  return fs.existsSync(path.join(dir, 'manifest.tsv')) ? dir : null;
}

/** One line of the corpus's manifest, as written there. */
export interface CorpusFile {
  name: string;
  kind: string;
  format: string;
  file: string;
  row: Record<string, string>;
}

/** The manifest's files, with absolute paths; empty without a corpus. */
export function corpusFiles(filter: (file: CorpusFile) => boolean = () => true): CorpusFile[] {
  const dir = corpusDir();
  if (!dir) return [];
  const [head, ...lines] = fs.readFileSync(path.join(dir, 'manifest.tsv'), 'utf8').trim().split('\n');
  const names = (head ?? '').split('\t');
  return lines
    .map((line) => {
      const row = Object.fromEntries(line.split('\t').map((value, i) => [names[i] ?? '', value]));
      const name = row['name'] ?? '';
      return { name, kind: row['kind'] ?? '', format: row['format'] ?? '', file: path.join(dir, name), row };
    })
    .filter(filter);
}

/** `describe` over the corpus; without it the suite is skipped and its title says why. */
export function describeCorpus(title: string, suite: (dir: string) => void): void {
  const dir = corpusDir();
  if (dir) describe(title, () => suite(dir));
  else describe.skip(`${title} (skipped: no corpus of real reports here; set AWR_CORPUS)`, () => suite(''));
}

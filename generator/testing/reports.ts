/**
 * Tests that hold what is made of reports in memory against what the lake makes of them, over a synthetic archive and over the
 * corpus of real reports.
 */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeArchive } from '../sample/archive.ts';
import { defaultOptions } from '../sample/options.ts';
import { corpusFiles, describeCorpus } from './corpus.ts';
import { silentContext, temporaryLakeDir } from './lake.ts';

const MINUTES = 60_000;
/** Of the corpus's files some hold the same report. */
const MOST_OF_THEM = 0.9;

/** `compare`: reads the folder into a lake and holds its reports against `files` read one by one; gives how many it held. `interval`: minutes. */
export function overReports(
  compare: (folder: string, files: readonly string[]) => Promise<number>,
  { interval = 120 } = {},
): void {
  test(
    'of a synthetic archive',
    async () => {
      const folder = path.join(path.dirname(temporaryLakeDir()), 'archive');
      const options = { ...defaultOptions, databases: 3, days: 1, interval };
      await writeArchive(folder, options, silentContext(folder), false);
      const files = filesIn(folder);
      expect(files.length).toBeGreaterThan(15);
      expect(await compare(folder, files)).toBe(files.length);
    },
    2 * MINUTES,
  );
  describeCorpus('of real reports', (corpus) => {
    test(
      'every one',
      async () => {
        const files = corpusFiles().map(({ file }) => file);
        expect(await compare(corpus, files)).toBeGreaterThan(MOST_OF_THEM * files.length);
      },
      10 * MINUTES,
    );
  });
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:html|txt|lst)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

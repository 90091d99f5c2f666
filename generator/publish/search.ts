/** Writes the search index into a built site. What is there already and equal is left alone, what is no longer is removed. */
import fs from 'node:fs';
import path from 'node:path';
import { SEARCH_FOLDER, type SearchFiles, searchScript } from '../pages/search/format.ts';
import { listFiles, writeAtomic } from './files.ts';

/** Made by the site's own build: words of the site, in both languages. */
const OF_THE_SITE = 'terms.js';

/** Returns how many files were written and removed. */
export function writeSearch(siteDir: string, files: SearchFiles): { written: number; removed: number } {
  const dir = path.join(siteDir, SEARCH_FOLDER);
  const wanted = new Set([OF_THE_SITE]);
  let written = 0;
  for (const [name, content] of files) {
    const file = path.join(dir, `${name}.js`);
    wanted.add(`${name}.js`);
    const script = searchScript(name, content);
    if (readOrNull(file) === script) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    writeAtomic(file, script);
    written++;
  }
  const stale = listFiles(dir).filter((file) => !wanted.has(file));
  for (const file of stale) fs.rmSync(path.join(dir, file));
  return { written, removed: stale.length };
}

function readOrNull(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Which pages a build is going to render: those that the last complete build did not have, or had under another key. A
 * hint, so that their models are read together and no others: what is rendered is decided by each page's own key.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { PageEntry } from '../../generator/pages/types.ts';

/** Path below `/{lang}/` → what stood for the page in the last complete build. */
const KEYS = 'keys.json';
/** The same of a build that is not complete yet. */
const NEXT = 'keys.next.json';

/** Paths of the pages that differ from the last complete build in `build`, and remembers these for `keepKeys`. */
export function expectedPages(
  build: string,
  entries: readonly PageEntry[],
  keyOf: (digest: string) => string,
): Set<string> {
  const before = readKeys(path.join(build, KEYS));
  const keys = entries.map(({ path: page, digest }) => [page, keyOf(digest)] as const);
  fs.writeFileSync(path.join(build, NEXT), JSON.stringify(Object.fromEntries(keys)));
  return new Set(keys.flatMap(([page, key]) => (before.get(page) === key ? [] : [page])));
}

/** The build in `build` is complete. */
export function keepKeys(build: string): void {
  const next = path.join(build, NEXT);
  if (fs.existsSync(next)) fs.renameSync(next, path.join(build, KEYS));
}

function readKeys(file: string): Map<string, unknown> {
  try {
    return new Map(Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>));
  } catch {
    return new Map();
  }
}

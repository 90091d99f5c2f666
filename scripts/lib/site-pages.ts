/** Pages of a published site for benchmarks: the largest of each kind, which has most that takes time. */
import fs from 'node:fs';
import path from 'node:path';
import { readManifest } from '../../generator/publish/manifest.ts';

const KINDS = {
  fleet: /^$/,
  database: /^[^/]+-\d+\/$/,
  snapshot: /^[^/]+-\d+\/[^/]+\/[^/]+_\d+-\d+\/$/,
  sql: /^[^/]+-\d+\/sql\/[a-z0-9]{13}\/$/,
};
export type PageKind = keyof typeof KINDS;
export const PAGES = Object.keys(KINDS) as PageKind[];

/** Paths below `/{lang}/`. Throws where the site lacks a kind. */
export function pagesOfEachKind(site: string): Record<PageKind, string> {
  const manifest = readManifest(fs.realpathSync(site));
  const all = Object.keys(manifest?.pages ?? {});
  const sizeOf = (page: string): number => manifest?.files[path.posix.join('en', page, 'index.html')]?.bytes ?? 0;
  const largest = (kind: PageKind): string => {
    const found = all
      .filter((page) => KINDS[kind].test(page))
      .sort((a, b) => sizeOf(b) - sizeOf(a) || (a < b ? -1 : 1));
    if (found[0] === undefined) throw new Error(`${site} has no page of the kind ${kind}`);
    return found[0];
  };
  return { fleet: largest('fleet'), database: largest('database'), snapshot: largest('snapshot'), sql: largest('sql') };
}

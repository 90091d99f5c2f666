/**
 * Writes the series of a page's charts beside it as the page is rendered, as its forms are. They hold no words of either
 * language: one copy, below the first, serves both. A chunk of a month that is over is written again as it was.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { SeriesFiles } from '../../generator/pages/series/files.ts';
import type { PageModel } from '../../generator/pages/types.ts';
import type { Lang } from './i18n.ts';
import { href } from './url.ts';

/** Below a page's folder; a page that needs but one file has `series.js` instead. */
const FOLDER = 'series';
const SINGLE = 'series.js';

/** Pages with series. */
const WITH_SERIES: ReadonlySet<PageModel['type']> = new Set(['database', 'sql', 'wait', 'segment']);

/** The language in whose folder the files are. */
const HOME: Lang = 'en';

/** Relative link to the series of a page, from that page; `path` below `/{lang}/`. */
export const seriesHref = (depth: number, path: string, file: string): string => href(depth, `${HOME}/${path}${file}`);

/** The folder of the page whose series a file of a built site is one of, `en/orcl-1`; null of any other file. */
export const pageOfSeries = (file: string): string | null =>
  /^(.+)\/series(?:\.js|\/[^/]+\/[^/]+\.(?:js|parquet))$/.exec(file)?.[1] ?? null;

/** `page`: below `/{lang}/`. Called once the page is journalled: one that is killed in between is rendered again. */
export function writeSeries(files: SeriesFiles, { type }: PageModel, lang: Lang, page: string): void {
  const build = process.env['AWR_BUILD'];
  if (!build || lang !== HOME || !WITH_SERIES.has(type)) return;
  const folder = path.join(build, 'site', lang, page);
  for (const name of existing(folder)) if (!files.has(name)) fs.rmSync(path.join(folder, name));
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

function existing(folder: string): string[] {
  const below = path.join(folder, FOLDER);
  const single = fs.existsSync(path.join(folder, SINGLE)) ? [SINGLE] : [];
  if (!fs.existsSync(below)) return single;
  return fs
    .readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/**
 * Keeps a build's record: which pages were rendered and which reused (`rendered.json`), and that the output holds this build's
 * files and no others. Pages announce themselves in a journal before they are written; when a build was killed, the next one
 * discards exactly the pages that the journal names, for they may be half written.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { keepKeys } from './expected.ts';
import { pageOfSeries } from './seriesFiles.ts';

/** One page of the output a line, relative to it: `en/orcl-1/index.html`. Exists only while a build runs, or after it was killed. */
const JOURNAL = 'rendering.log';

/** What may stand beside a page, its forms and its card; see `forms.ts`, `card/write.ts`. */
const FORM_FILES = ['index.json', 'index.md', 'card.png'];

/** Folder of the search index, which is written after the build and looked after there; see `generator/publish/search.ts`. */
const SEARCH_FOLDER = 'search/';

/** Called by every page as it is rendered; `page` is its path below the site's root: `en/orcl-1/`, `en/feed.xml`. */
export function recordRender(page: string): void {
  const build = process.env['AWR_BUILD'];
  const file = page === '' || page.endsWith('/') ? `${page}index.html` : page;
  if (build) fs.appendFileSync(path.join(build, JOURNAL), `${file}\n`);
}

function journalled(file: string): string[] {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/** Names of the files below `dir`, relative to it. */
function filesBelow(dir: string): string[] {
  if (!fs.existsSync(dir)) return [];
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relativeTo(dir, path.join(entry.parentPath, entry.name)));
}

const relativeTo = (dir: string, file: string): string => path.relative(dir, file).split(path.sep).join('/');

/** The file that Astro writes for a page's path. */
function fileOf(pathname: string): string {
  return pathname === '404/' || pathname === '404' ? '404.html' : `${pathname}index.html`;
}

export interface BuildRecord {
  /** Files of the pages rendered in this build, sorted. */
  rendered: string[];
  /** Pages whose earlier output was kept. */
  reused: number;
  /** Files of earlier builds that were removed. */
  removed: string[];
}

/** The integration; `build` is the scratch folder, which holds the journal, the record, Astro's cache and the output. */
export function buildRecord(build: string): AstroIntegration {
  const journal = path.join(build, JOURNAL);
  let publicDir = '';
  return {
    name: 'awr-build-record',
    hooks: {
      'astro:config:done': ({ config }) => {
        publicDir = fileURLToPath(config.publicDir);
        for (const page of journalled(journal)) {
          for (const dir of [config.outDir, new URL('dist/', config.cacheDir)])
            fs.rmSync(path.join(fileURLToPath(dir), page), { force: true });
        }
        fs.mkdirSync(build, { recursive: true });
        fs.rmSync(journal, { force: true });
      },
      'astro:build:done': ({ dir, pages, assets }) => {
        const outDir = fileURLToPath(dir);
        // `pages` has pages alone; what else routes wrote (feeds) is known by its file.
        const written = [...assets.values()].flat().map((url) => relativeTo(outDir, fileURLToPath(url)));
        const built = new Set([...pages.map(({ pathname }) => fileOf(pathname)), ...written]);
        const folders = [...built].flatMap((file) => (file.endsWith('/index.html') ? path.posix.dirname(file) : []));
        const forms = folders.flatMap((folder) => FORM_FILES.map((name) => path.posix.join(folder, name)));
        const kept = new Set([...built, ...forms, ...filesBelow(publicDir)]);
        const withPage = new Set(folders);
        const keptBeside = (file: string): boolean =>
          file.startsWith(SEARCH_FOLDER) || withPage.has(pageOfSeries(file) ?? '');
        const removed = filesBelow(outDir).filter((file) => !kept.has(file) && !keptBeside(file));
        for (const file of removed) fs.rmSync(path.join(outDir, file));
        removeEmptyFolders(outDir);
        const rendered = [...new Set(journalled(journal))].sort();
        const record: BuildRecord = { rendered, reused: built.size - rendered.length, removed: removed.sort() };
        fs.writeFileSync(path.join(build, 'rendered.json'), `${JSON.stringify(record, null, 1)}\n`);
        keepKeys(build);
        fs.rmSync(journal, { force: true });
      },
    },
  };
}

function removeEmptyFolders(dir: string): void {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = path.join(dir, entry.name);
    removeEmptyFolders(folder);
    if (fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
  }
}

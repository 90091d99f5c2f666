import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuildRecord, buildRecord, recordRender } from './buildRecord.ts';

let build = '';
const file = (name: string) => path.join(build, name);
const folder = (name: string) => pathToFileURL(file(name) + path.sep);

function put(name: string, text = name): void {
  fs.mkdirSync(path.dirname(file(name)), { recursive: true });
  fs.writeFileSync(file(name), text);
}

/** Runs the integration's hooks as Astro does, with `pages` rendered or kept in between. */
function run(pages: string[], rendered: string[], killed = false): BuildRecord | null {
  const hooks = buildRecord(build).hooks as Record<string, (options: object) => void>;
  const config = { outDir: folder('site'), cacheDir: folder('cache'), publicDir: folder('public') };
  hooks['astro:config:done']?.({ config });
  for (const page of rendered) {
    recordRender(page);
    put(`site/${page}${page === '' || page.endsWith('/') ? 'index.html' : ''}`, killed ? 'half' : 'whole');
  }
  if (killed) return null;
  const isFile = (page: string) => page !== '' && !page.endsWith('/');
  hooks['astro:build:done']?.({
    dir: config.outDir,
    pages: pages.filter((page) => !isFile(page)).map((pathname) => ({ pathname })),
    assets: new Map([['/[lang]/feed.xml', pages.filter(isFile).map((page) => new URL(page, config.outDir))]]),
  });
  return JSON.parse(fs.readFileSync(file('rendered.json'), 'utf8')) as BuildRecord;
}

beforeEach(() => {
  build = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-record-'));
  process.env['AWR_BUILD'] = build;
  put('public/assets/site.css');
});

afterEach(() => {
  delete process.env['AWR_BUILD'];
  fs.rmSync(build, { recursive: true });
});

describe('buildRecord', () => {
  it('tells pages that were rendered from those that were kept', () => {
    run(['', 'en/', '404/'], ['', 'en/']);
    expect(run(['', 'en/', 'en/b/'], ['', 'en/b/'])).toEqual({
      rendered: ['en/b/index.html', 'index.html'],
      reused: 1,
      removed: [],
    });
  });

  it('keeps the series of the pages that are there, and removes those of others', () => {
    const series = ['en/b/series/i1/2026-10.js', 'en/b/series/i1/2026.parquet', 'en/b/sql/1/series.js'];
    run(['en/', 'en/b/', 'en/b/sql/1/'], ['en/', 'en/b/', 'en/b/sql/1/']);
    for (const name of [...series, 'en/b/series/stray.txt']) put(`site/${name}`);
    expect(run(['en/', 'en/b/', 'en/b/sql/1/'], [])?.removed).toEqual(['en/b/series/stray.txt']);
    expect(run(['en/'], [])?.removed).toEqual(['en/b/index.html', 'en/b/sql/1/index.html', ...series].sort());
  });

  it('keeps the files that are no pages, and removes those that are no longer built', () => {
    run(['en/', 'en/feed.xml', 'en/gone/feed.xml'], ['en/', 'en/feed.xml', 'en/gone/feed.xml']);
    expect(run(['en/', 'en/feed.xml'], ['en/feed.xml'])).toEqual({
      rendered: ['en/feed.xml'],
      reused: 1,
      removed: ['en/gone/feed.xml'],
    });
  });

  it('removes what is no longer a page, and the folders that this leaves empty', () => {
    put('site/assets/site.css');
    put('site/404.html');
    run(['en/', '404/', 'en/gone/'], ['en/', 'en/gone/']);
    expect(run(['en/', '404/'], [])?.removed).toEqual(['en/gone/index.html']);
    expect(fs.existsSync(file('site/en/gone'))).toBe(false);
    expect(fs.readdirSync(file('site')).sort()).toEqual(['404.html', 'assets', 'en']);
  });

  it('keeps and removes the forms of a page with it', () => {
    for (const name of ['en/index.json', 'en/gone/index.json', 'en/gone/index.md', 'en/stray.json'])
      put(`site/${name}`);
    run(['en/', 'en/gone/'], ['en/', 'en/gone/']);
    expect(fs.existsSync(file('site/en/gone/index.md'))).toBe(true);
    expect(run(['en/'], [])?.removed).toEqual(['en/gone/index.html', 'en/gone/index.json', 'en/gone/index.md']);
    expect(fs.readdirSync(file('site/en')).sort()).toEqual(['index.html', 'index.json']);
  });

  it('discards the pages of a build that was killed, in the output and in the cache', () => {
    run(['en/', 'en/b/'], ['en/', 'en/b/']);
    put('cache/dist/en/b/index.html', 'half');
    run([], ['en/b/'], true);
    run(['en/'], []);
    expect(fs.existsSync(file('cache/dist/en/b/index.html'))).toBe(false);
    expect(fs.readFileSync(file('site/en/index.html'), 'utf8')).toBe('whole');
  });
});

/** Every kind of page in both languages and both themes: no violation of WCAG 2.2 A and AA, nor of axe's best practices. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch } from './browser.ts';

const root = path.resolve(import.meta.dirname, '../..');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Folders that say what a page is; every other part of an address is a name. */
const KINDS =
  /^(?:sql|wait|segment|parameters|compare|read|search|findings|data|help|digest|months?|snapshots|tables)$/;

/** Kinds that the fixtures must have a page of. */
const EVERY_KIND = [
  '.',
  '*',
  '*/*/*',
  '*/*/*/tables',
  '*/sql/*',
  '*/wait/*',
  '*/segment/*',
  '*/parameters',
  '*/snapshots/*',
  'compare',
  'compare/*/*/*',
  'findings',
  'data',
  'digest',
  'search',
  'help',
  'read',
];

/** Pages by kind, the largest of each: it has most that could be wrong. */
function pagesByKind(site: string): [kind: string, file: string][] {
  const folder = path.join(site, 'en');
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'index.html')
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const kindOf = (file: string) =>
    path
      .dirname(file)
      .split(path.sep)
      .map((part) => (KINDS.test(part) || part === '.' ? part : '*'))
      .join('/');
  const sizeOf = (file: string) => fs.statSync(path.join(folder, file)).size;
  return Object.entries(Object.groupBy(files, kindOf)).map(([kind, own = []]) => [
    kind,
    own.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a)),
  ]);
}

const noBrowser = chromiumPath() === null;

describe.skipIf(noBrowser)(noBrowser ? 'accessibility (skipped: no Chromium)' : 'accessibility', () => {
  let build: string;
  let site: string;
  let browser: Browser;

  beforeAll(async () => {
    build = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-axe-'));
    execFileSync(process.execPath, [path.join(root, 'generator/publish/render-child.ts')], {
      env: { ...process.env, AWR_FIXTURE: '1', AWR_BUILD: build, AWR_SITE_DIGEST: 'axe', NODE_ENV: 'production' },
      stdio: 'pipe',
    });
    site = path.join(build, 'site');
    browser = await launch();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    fs.rmSync(build, { recursive: true, force: true });
  });

  /** Colours change with the theme, layout with the width: two looks see both of each. */
  const looks = [
    ['light', 1440],
    ['dark', 390],
  ] as const;

  test.each(looks)('%s, %d pixels wide', { timeout: 300_000 }, async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    const found: string[] = [];
    const kinds = pagesByKind(site);
    expect(kinds.map(([kind]) => kind)).toEqual(expect.arrayContaining(EVERY_KIND));
    for (const [kind, file] of kinds)
      for (const lang of ['en', 'zh'])
        found.push(
          ...(await violations(context, path.join(site, lang, file))).map((each) => `${lang} ${kind}: ${each}`),
        );
    await context.close();
    expect(found).toEqual([]);
  });

  async function violations(context: BrowserContext, file: string): Promise<string[]> {
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    // Tables become sortable when the browser is idle.
    await page.waitForTimeout(100);
    await page.evaluate(axe.source);
    const { violations: list } = await page.evaluate(
      (tags) =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: { type: 'tag', values: tags } }),
      TAGS,
    );
    await page.close();
    return list.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)}`);
  }
});

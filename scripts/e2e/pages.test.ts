/** The pages in a browser: under Nginx with its policy, from plain files, without JavaScript, wide and narrow. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch, serve, visit } from './browser.ts';
import { type Served, serveFolder } from './folder.ts';
import { awr, dropNight, makeNight, type Night, sampleInto } from './night.ts';

const LANGS = ['en', 'zh'] as const;
type Kind = 'fleet' | 'digest' | 'database' | 'snapshot' | 'sql';
const KINDS: Kind[] = ['fleet', 'digest', 'database', 'snapshot', 'sql'];

let night: Night;
let browser: Browser;
let server: Served;
/** One page of each kind, below `/{lang}/`. */
let pages: Record<Kind, string>;

const noBrowser = chromiumPath() === null;
const reason = process.env['AWR_NO_BROWSER'] ?? 'no Chromium on this machine; point AWR_CHROMIUM at one';

describe.skipIf(noBrowser)(noBrowser ? `pages in a browser (skipped: ${reason})` : 'pages in a browser', () => {
  beforeAll(async () => {
    night = makeNight();
    await sampleInto(night);
    expect(await awr(night, 'nightly', 'archive')).toMatchObject({ status: 0 });
    pages = onePageOfEachKind(night);
    browser = await launch();
    server = await serveFolder(night.current);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    dropNight(night);
  });

  const everywhere = KINDS.flatMap((kind) => LANGS.map((lang) => ({ kind, lang })));

  describe.each([1440, 390])('%i pixels wide', (width) => {
    test.each(everywhere)(
      '$kind in $lang: nothing fails, nothing foreign, nothing sticks out',
      async ({ kind, lang }) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          const options = { viewport: { width, height: 900 }, colorScheme };
          const { page, problems, close } = await visit(browser, `${server.address}${lang}/${pages[kind]}`, options);
          await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
          await page.waitForTimeout(100);
          expect(problems).toEqual([]);
          expect(await sticksOut(page)).toEqual([]);
          expect(await deadAnchors(page)).toEqual([]);
          expect((await page.locator('html').getAttribute('lang'))?.slice(0, 2)).toBe(lang);
          await close();
        }
      },
    );
  });

  test('light and dark differ, and follow the system', async () => {
    const background = async (colorScheme: 'light' | 'dark') => {
      const { page, close } = await visit(browser, `${server.address}en/`, { colorScheme });
      const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await close();
      return luminance(colour);
    };
    expect(await background('light')).toBeGreaterThan(0.8);
    expect(await background('dark')).toBeLessThan(0.2);
  });

  test.each(LANGS)('from the fleet to an SQL by links alone, without JavaScript: %s', async (lang) => {
    const { page, problems, close } = await visit(browser, `${server.address}${lang}/`, { javaScriptEnabled: false });
    await follow(page, pages.database);
    await follow(page, pages.snapshot);
    await follow(page, pages.sql);
    expect(await page.locator('h1').first().textContent()).not.toBe('');
    expect(problems).toEqual([]);
    await close();
  });

  test('from plain files, with styles and links', async () => {
    const root = pathToFileURL(fs.realpathSync(night.current)).href;
    const { page, problems, close } = await visit(browser, `${root}/en/index.html`);
    const plain = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
    expect(plain).not.toMatch(/^"?Times/);
    await follow(page, pages.database);
    await follow(page, pages.snapshot);
    expect(page.url()).toBe(`${root}/en/${pages.snapshot}index.html`);
    expect(problems).toEqual([]);
    await close();
  });

  test('a page that is not there says so, and leads back', async () => {
    const { page, close } = await visit(browser, `${server.address}en/no/such/page/`);
    await page.locator('a[href]').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/(en|zh)\//);
    await close();
  });

  test('serve ends well when it is asked to', async () => {
    const another = await serve(night);
    expect(await (await fetch(`${another.address}healthz`)).json()).toMatchObject({ status: 'ok' });
    expect(await another.stop()).toBe(0);
  });

  test('a port in use is a clear error', async () => {
    const port = new URL(server.address).port;
    const { status, stderr } = await awr(night, 'serve', '--port', port);
    expect(stderr).toContain(`Another program listens on port ${port}`);
    expect(status).toBe(1);
  });
});

/** The newest snapshot of the first database, and an SQL of that snapshot. */
function onePageOfEachKind({ current }: Night): Record<Kind, string> {
  const { pages: all } = JSON.parse(fs.readFileSync(path.join(current, 'manifest.json'), 'utf8')) as {
    pages: Record<string, string>;
  };
  const paths = Object.keys(all);
  const database = paths.find((page) => /^[^/]+-\d+\/$/.test(page)) ?? '';
  const snapshot = paths.filter((page) => page.startsWith(database) && /_\d+-\d+\/$/.test(page)).at(-1) ?? '';
  const html = fs.readFileSync(path.join(current, 'en', snapshot, 'index.html'), 'utf8');
  const sqlId = /\/sql\/([a-z0-9]{13})\/index\.html/.exec(html)?.[1] ?? '';
  const sql = `${database}sql/${sqlId}/`;
  expect(paths).toContain(sql);
  return { fleet: '', digest: 'digest/', database, snapshot, sql };
}

/** Clicks the first visible link whose target is this page. */
async function follow(page: Page, target: string): Promise<void> {
  const links = page.locator(
    `a[href*="${target.split('/').at(-2)}/index.html"]:visible, a[href*="${target.split('/').at(-2)}/"]:visible`,
  );
  await Promise.all([page.waitForLoadState('load'), links.first().click()]);
  await page.waitForURL(`**/${target}**`);
}

/** Elements beyond the right edge, when they make the page itself scroll sideways. */
async function sticksOut(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
  });
}

/** Links within the page that lead to no element of it. */
async function deadAnchors(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => decodeURIComponent((link.getAttribute('href') ?? '').slice(1)))
      .filter((id) => id !== '' && document.getElementById(id) === null),
  );
}

/** 0 black to 1 white, of `rgb(…)`; other notations are taken by their lightness. */
function luminance(colour: string): number {
  const numbers = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (colour.startsWith('rgb'))
    return (0.2126 * (numbers[0] ?? 0) + 0.7152 * (numbers[1] ?? 0) + 0.0722 * (numbers[2] ?? 0)) / 255;
  return numbers[0] ?? Number.NaN;
}

/** The search in a browser: the box on every page, the search page, from plain files, under the site's policy. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch, visit } from './browser.ts';
import { type Served, serveFolder } from './folder.ts';
import { awr, dropNight, makeNight, type Night, sampleInto } from './night.ts';

const noBrowser = chromiumPath() === null;

describe.skipIf(noBrowser)(noBrowser ? 'search (skipped: no Chromium)' : 'search', () => {
  let night: Night;
  let browser: Browser;
  let server: Served;

  beforeAll(async () => {
    night = makeNight();
    await sampleInto(night);
    expect(await awr(night, 'nightly', 'archive')).toMatchObject({ status: 0 });
    browser = await launch();
    server = await serveFolder(night.current);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    dropNight(night);
  });

  const options = (page: Page) => page.locator('dialog.find [role="option"]');
  const kinds = (page: Page) => page.locator('dialog.find .find-kind').allInnerTexts();

  async function type(page: Page, query: string): Promise<void> {
    await page.locator('dialog.find input').fill(query);
    await page.waitForFunction(
      (asked) => document.querySelector<HTMLElement>('dialog.find')?.dataset['query'] === asked,
      query,
    );
  }

  test('opens with the slash, is gone through with arrows, opens what is chosen', async () => {
    const { page, problems, close } = await visit(browser, `${server.address}en/`);
    await page.keyboard.press('/');
    const input = page.locator('dialog.find input');
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    await type(page, 'log file sy');
    expect(await options(page).first().textContent()).toContain('log file sync');
    expect(await options(page).first().locator('mark').allInnerTexts()).toEqual(['log', 'file', 'sy']);
    expect((await kinds(page))[0]).toMatch(/^Wait events\s+\d+$/);
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    const active = () =>
      page.evaluate(() => document.querySelector('dialog.find input')?.getAttribute('aria-activedescendant'));
    const first = await active();
    await page.keyboard.press('ArrowDown');
    expect(await active()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe(first);
    expect(await page.locator(`#${first}`).getAttribute('aria-selected')).toBe('true');
    const target = await options(page).first().getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(String(target));
    expect(problems).toEqual([]);
    await close();
  });

  test('Ctrl-K opens it too; Escape empties it, then closes it; a click in the bar opens it', async () => {
    const { page, problems, close } = await visit(browser, `${server.address}zh/help/`);
    await page.keyboard.press('Control+k');
    await type(page, '行锁');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog.find input').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog.find').isVisible()).toBe(false);
    await page.locator('[data-find]').click();
    expect(await page.locator('dialog.find').isVisible()).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });

  test('finds what there is by each of its names, in either language, with a slip', async () => {
    const [snapshot = ''] = Object.keys(manifest(night)).filter((page) =>
      /^[^/]+-\d+\/[^/]+\/[^/]+_\d+-\d+\/$/.test(page),
    );
    const [slug = '', , folder = ''] = snapshot.split('/');
    const [, date, begin, end] = /^(.{10})-\d{4}_(\d+)-(\d+)$/.exec(folder) ?? [];
    const [sql = ''] = Object.keys(manifest(night)).filter((page) => page.startsWith(`${slug}/sql/`));
    const sqlId = sql.split('/').at(-2) ?? '';
    const { page, problems, close } = await visit(browser, `${server.address}en/${slug}/`);
    await page.keyboard.press('/');
    const firstFor = async (query: string) => {
      await type(page, query);
      return {
        text: await options(page).first().textContent(),
        href: (await options(page).first().getAttribute('href')) ?? '',
      };
    };
    expect((await firstFor('行锁')).text).toContain('enq: TX - row lock contention');
    expect((await firstFor('log fiel snyc')).text).toContain('log file sync');
    expect((await firstFor(slug.split('-')[0] ?? '')).href).toContain(`/en/${slug}/`);
    expect((await firstFor(sqlId)).href).toContain(`/en/${sql}`);
    expect((await firstFor(sqlId.slice(0, 6))).href).toContain(`/en/${sql}`);
    expect((await firstFor(`${begin}-${end}`)).href).toContain(`/en/${snapshot}`);
    expect((await firstFor(`${date} ${slug.split('-')[0]}`)).href).toContain(`/en/${slug}/`);
    await type(page, 'stock_move');
    expect((await kinds(page)).join()).toMatch(/SQL|Segments/);
    await type(page, 'zzzzzz qqqqqq');
    expect(await options(page).count()).toBe(0);
    expect(await page.locator('.find-status').textContent()).toContain('zzzzzz qqqqqq');
    expect(problems).toEqual([]);
    await close();
  });

  test('what it finds is there: every link of some answers', async () => {
    const { page, close } = await visit(browser, `${server.address}en/search/?q=log`);
    for (const query of ['log', 'stock', '10-30', 'sga']) {
      await page.locator('form[data-find-page] input').fill(query);
      await page.waitForFunction((asked) => location.search === `?q=${asked}`, query);
      await expect.poll(() => page.locator('.find-results a').count()).toBeGreaterThan(0);
      const links = await page
        .locator('.find-results a')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      const files = new Set(links.map((link) => new URL(link).pathname.slice(1)));
      expect([...files].filter((file) => !fs.existsSync(path.join(night.current, file, 'index.html')))).toEqual([]);
    }
    await close();
  });

  test('a link to the search page shows its results, in Chinese', async () => {
    const { page, problems, close } = await visit(
      browser,
      `${server.address}zh/search/?q=${encodeURIComponent('硬解析')}`,
    );
    await page.locator('.find-section').first().waitFor();
    expect(await page.locator('.find-section h2').allInnerTexts()).toContain('帮助');
    expect(await page.locator('[data-find-browse]').isVisible()).toBe(false);
    expect(problems).toEqual([]);
    await close();
  });

  test('from plain files', async () => {
    const root = pathToFileURL(fs.realpathSync(night.current)).href;
    const { page, problems, close } = await visit(browser, `${root}/en/index.html`);
    await page.keyboard.press('/');
    await type(page, 'stock');
    expect((await kinds(page)).join()).toMatch(/SQL/);
    const target = (await options(page).first().getAttribute('href')) ?? '';
    expect(target).toMatch(/^file:.*\/index\.html(#|$)/);
    await page.keyboard.press('Enter');
    await page.waitForURL(target);
    expect(problems).toEqual([]);
    await close();
  });

  test('without scripts the link in the bar leads to databases and events by name', async () => {
    const { page, problems, close } = await visit(browser, `${server.address}en/`, { javaScriptEnabled: false });
    await page.locator('[data-find]').click();
    await page.waitForURL('**/search/**');
    expect(await page.locator('#databases li a').count()).toBe(2);
    expect(await page.locator('#events li').count()).toBeGreaterThan(20);
    expect(problems).toEqual([]);
    await close();
  });
});

function manifest({ current }: Night): Record<string, string> {
  return (JSON.parse(fs.readFileSync(path.join(current, 'manifest.json'), 'utf8')) as { pages: Record<string, string> })
    .pages;
}

/** Reports dropped on `/{lang}/read/`: read, explained and shown by the browser alone, under the site's policy and from disk. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import zlib from 'node:zlib';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch, type Visit, visit } from './browser.ts';
import { type Served, serveFolder } from './folder.ts';
import { awr, dropNight, makeNight, type Night } from './night.ts';

const root = path.resolve(import.meta.dirname, '../..');
const noBrowser = chromiumPath() === null;

describe.skipIf(noBrowser)(noBrowser ? 'read a report (skipped: no Chromium)' : 'read a report', () => {
  let build: string;
  let night: Night;
  let server: Served;
  let address: string;
  let browser: Browser;
  /** Reports of the sample archive, the first two. */
  let files: string[];

  beforeAll(async () => {
    build = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-read-'));
    execFileSync(process.execPath, [path.join(root, 'generator/publish/render-child.ts')], {
      env: { ...process.env, AWR_FIXTURE: '1', AWR_BUILD: build, AWR_SITE_DIGEST: 'read', NODE_ENV: 'production' },
      stdio: 'pipe',
    });
    night = makeNight();
    await awr(night, 'sample', night.archive, '--databases', '1', '--days', '1', '--interval', '240');
    files = fs
      .readdirSync(night.archive, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    server = await serveFolder(path.join(build, 'site'));
    address = server.address.replace(/\/$/, '');
    browser = await launch();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    dropNight(night);
    fs.rmSync(build, { recursive: true, force: true });
  });

  /** Chooses a file and waits until the page says what became of it. */
  async function give({ page }: Visit, name: string, content: Buffer): Promise<string> {
    const before = await page.locator('.read-files li').count();
    await page.setInputFiles('#read-file', { name, mimeType: 'text/html', buffer: content });
    const item = page.locator('.read-files li').nth(before);
    await expect.poll(() => item.locator('button, .wrong').count(), { timeout: 30_000 }).toBe(1);
    return (await item.textContent()) ?? '';
  }

  const report = () => fs.readFileSync(files[0] ?? '');

  test.each(['en', 'zh'])('a chosen report becomes its page, with nothing sent anywhere: %s', async (lang) => {
    const here = await visit(browser, `${address}/${lang}/read/`);
    const requests: string[] = [];
    here.page.on('request', (request) => requests.push(request.url()));
    await give(here, 'night.html', report());
    const { page } = here;
    await expect
      .poll(() => page.locator('.read-result .lead').textContent())
      .toMatch(lang === 'en' ? /DB time/ : /DB time 的/);
    expect(await page.locator('.read-result .vitals > div').count()).toBe(6);
    expect(await page.locator('.read-result #findings').count()).toBe(1);
    expect(await page.locator('.synthetic').count()).toBe(1);
    // What is shown has no way out but into itself and the help.
    const leads = await page
      .locator('.read-result a[href]')
      .evaluateAll((links) => links.map((each) => each.getAttribute('href') ?? ''));
    expect(leads.filter((lead) => !lead.startsWith('#') && !lead.includes('/help/'))).toEqual([]);
    // Tables sort as on any page.
    await expect.poll(() => page.locator('.read-result table button.sort').count()).toBeGreaterThan(5);
    expect(requests.map((url) => url.slice(address.length)).filter((url) => !url.endsWith('.svg'))).toEqual([
      '/assets/reader.js',
    ]);
    expect(here.problems).toEqual([]);
    await here.close();
  });

  test('gzipped, dropped, and several one after the other', async () => {
    const here = await visit(browser, `${address}/en/read/`);
    await give(here, 'night.html.gz', zlib.gzipSync(report()));
    const title = await here.page.title();
    const data = await here.page.evaluateHandle(
      ([text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text ?? ''], 'other.html', { type: 'text/html' }));
        return transfer;
      },
      [fs.readFileSync(files[1] ?? '', 'utf8')],
    );
    for (const type of ['dragenter', 'dragover', 'drop'])
      await here.page.dispatchEvent('body', type, { dataTransfer: data });
    await expect.poll(() => here.page.locator('.read-files button').count(), { timeout: 30_000 }).toBe(2);
    await expect.poll(() => here.page.title()).not.toBe(title);
    await here.page.locator('.read-files button').first().click();
    await expect.poll(() => here.page.title()).toBe(title);
    expect(here.problems).toEqual([]);
    await here.close();
  });

  test('a file that is no report is told so with what to do, and the report before it stays', async () => {
    const here = await visit(browser, `${address}/en/read/`);
    await give(here, 'night.html', report());
    const said = await give(here, 'shopping.txt', Buffer.from('milk, bread, and a great deal more of it'));
    expect(said).toContain('not_a_report');
    expect(said).toContain('What to do');
    const cut = await give(here, 'cut.html', report().subarray(0, report().length / 2));
    expect(cut).toContain('not read');
    expect(await here.page.locator('.read-result .vitals').count()).toBe(1);
    expect(here.problems).toEqual([]);
    await here.close();
  });

  test('what a report says never becomes markup or script', async () => {
    const hostile = '&lt;img src=x onerror=&quot;window.pwned=1&quot;&gt;&lt;script&gt;window.pwned=1&lt;/script&gt;';
    const planted = report()
      .toString('utf8')
      .replaceAll(
        /<td([^>]*)>([^<]*[A-Za-z][^<]*)<\/td>/g,
        (_, attributes, text) => `<td${attributes}>${text}${hostile}</td>`,
      );
    const here = await visit(browser, `${address}/en/read/`);
    await give(here, `${'<img src=x onerror="window.pwned=1">'}.html`, Buffer.from(planted));
    await here.page.waitForTimeout(300);
    expect(await here.page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    expect(await here.page.locator('.read-result img, .read-result script, .read-files img').count()).toBe(0);
    expect(here.problems).toEqual([]);
    await here.close();
  });

  test('opened from disk, without a network', async () => {
    const here = await visit(browser, pathToFileURL(path.join(build, 'site/en/read/index.html')).href, {
      offline: true,
    });
    await give(here, 'night.html', report());
    expect(await here.page.locator('.read-result .vitals > div').count()).toBe(6);
    expect(here.problems).toEqual([]);
    await here.close();
  });
});

/** Reports dropped on `/{lang}/read/`: read, explained and shown by the browser alone, under the site's policy and from disk. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import zlib from 'node:zlib';
import axe from 'axe-core';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeNotBuilt } from '../../generator/publish/viewer-script.ts';
import { zip } from '../../generator/testing/zip.ts';
import { chromiumPath, launch, type Visit, visit } from './browser.ts';
import { type Served, serveFolder } from './folder.ts';
import { awr, dropNight, makeNight, type Night } from './night.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** STATSPACK over a restart: it complains of its snapshots and prints neither of their times. */
const UNTIMED = `
ERROR: Snapshots chosen span an instance shutdown: RESULTS ARE INVALID
STATSPACK report for

DB Name         DB Id    Instance     Inst Num Release     Cluster Host
------------ ----------- ------------ -------- ----------- ------- ------------
NINE           223456789 nine                1 9.2.0.8.0   NO      alpha

Cache Sizes (end)
~~~~~~~~~~~~~~~~~
               Buffer Cache:       404M      Std Block Size:         8K

Load Profile
~~~~~~~~~~~~                            Per Second       Per Transaction
                                   ---------------       ---------------
                  Redo size:                                   24,330.16
              Logical reads:                                   17,172.38

Wait Events for DB: NINE  Instance: nine  Snaps: 3 -4
-> s  - second
-> ms - millisecond - 1000th of a second

                                                                   Avg
                                                     Total Wait   wait    Waits
Event                               Waits   Timeouts   Time (s)   (ms)     /txn
---------------------------- ------------ ---------- ---------- ------ --------
db file sequential read           100,000          0        500      5     10.0
          -------------------------------------------------------------

End of Report
`;

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
    // Publishing does it, and this site is not published.
    writeNotBuilt(path.join(build, 'site'), []);
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
    await expect.poll(() => item.locator('.read-progress').count(), { timeout: 30_000 }).toBe(0);
    await expect.poll(() => item.locator('button, .wrong').count()).toBeGreaterThan(0);
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

  test('what is wrong is said in the page\u2019s language, place and remedy too', async () => {
    const here = await visit(browser, `${address}/zh/read/`);
    const said = await give(here, 'cut.html', report().subarray(0, report().length / 2));
    expect(said).toContain('报告中断：最后一张表之后没有 "End of Report"。');
    expect(said).toMatch(/位置：第 \d+ 个字符/);
    expect(said).toContain('处理办法：请重新导出或传输报告；不完整的报告不予读取。');
    expect(here.problems).toEqual([]);
    await here.close();
  });

  /** An archive of three reports, one of them cut, and of what is none. */
  const archive = () =>
    zip([
      { name: 'night/first.html', content: report() },
      { name: 'night/cut.html', content: report().subarray(0, 5000) },
      { name: 'night/second.html.gz', content: zlib.gzipSync(fs.readFileSync(files[1] ?? '')) },
      { name: 'night/picture.png', content: 'no report' },
    ]);

  test('an archive offers its reports as a list; each says what it is, or what is wrong with it', async () => {
    const here = await visit(browser, `${address}/en/read/`);
    await give(here, 'night.zip', archive());
    const { page } = here;
    const parts = page.locator('.read-parts li');
    expect(await parts.count()).toBe(3);
    expect(await parts.locator('button').allTextContents()).toEqual(['night/first.html', 'night/second.html.gz']);
    expect(await parts.nth(0).textContent()).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d – /);
    expect(await parts.nth(1).textContent()).toMatch(/truncated.*What to do/);
    // The first that can be read is shown; the others on demand, by the keyboard as well.
    await expect.poll(() => page.locator('.read-result .vitals').count(), { timeout: 30_000 }).toBe(1);
    const title = await page.title();
    await parts.nth(2).locator('button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.title(), { timeout: 30_000 }).not.toBe(title);
    expect(await parts.nth(2).locator('button').getAttribute('aria-current')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(here.problems).toEqual([]);
    await here.close();
  });

  test('a spool of several reports is taken apart, and two of them compared', async () => {
    const here = await visit(browser, `${address}/en/read/`);
    await give(here, 'spool.html', Buffer.concat(files.slice(0, 2).map((file) => fs.readFileSync(file))));
    const { page } = here;
    await expect
      .poll(() => page.locator('.read-parts button').allTextContents())
      .toEqual(['spool.html#1', 'spool.html#2']);
    await page.locator('.read-compare button').click();
    await expect.poll(() => page.locator('.read-result .versus-strip').count(), { timeout: 30_000 }).toBe(1);
    expect(await page.locator('.read-result .lead').textContent()).toMatch(/DB time/);
    expect(await page.locator('.read-result #sql, .read-result #parameters').count()).toBe(2);
    const leads = await page
      .locator('.read-result a[href]')
      .evaluateAll((links) => links.map((each) => each.getAttribute('href') ?? ''));
    expect(leads.filter((lead) => !lead.startsWith('#') && !lead.includes('/help/'))).toEqual([]);
    expect(here.problems).toEqual([]);
    await here.close();
  });

  test('a long reading is stopped, and another file is read after it', async () => {
    const many = zip(Array.from({ length: 400 }, (_, i) => ({ name: `${i}.html`, content: report() })));
    const here = await visit(browser, `${address}/en/read/`);
    const { page } = here;
    await page.setInputFiles('#read-file', { name: 'many.zip', mimeType: 'application/zip', buffer: many });
    await expect.poll(() => page.locator('.read-parts li').count(), { timeout: 30_000 }).toBeGreaterThan(2);
    expect(await page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.max)).toBe(400);
    await page.locator('.read-cancel').first().click();
    const item = page.locator('.read-files > li').first();
    await expect.poll(() => item.locator('.wrong').textContent()).toContain('Stopped');
    expect(await item.locator('.read-parts li').count()).toBeLessThan(400);
    await give(here, 'night.html', report());
    await expect.poll(() => page.locator('.read-result .vitals').count(), { timeout: 30_000 }).toBe(1);
    expect(here.problems).toEqual([]);
    await here.close();
  });

  test('a report that does not say of when it is has its page', async () => {
    const here = await visit(browser, `${address}/en/read/`);
    await give(here, 'sp_3_4.lst', Buffer.from(UNTIMED));
    await expect.poll(() => here.page.title(), { timeout: 30_000 }).toContain('times not in this report');
    expect(await here.page.locator('.read-compare').isHidden()).toBe(true);
    expect(here.problems).toEqual([]);
    await here.close();
  });

  test('no barrier on the page with results, in either theme', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const here = await visit(browser, `${address}/zh/read/`, { colorScheme });
      await give(here, 'night.zip', archive());
      await expect.poll(() => here.page.locator('.read-result .vitals').count(), { timeout: 30_000 }).toBe(1);
      await here.page.evaluate(axe.source);
      const violations = await here.page.evaluate(async () => {
        const found = await (globalThis as unknown as { axe: typeof axe }).axe.run('.read');
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
      });
      expect(violations).toEqual([]);
      await here.close();
    }
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

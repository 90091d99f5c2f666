/** Charts that are explored, in a browser: by pointer and keys, under the site's policy and from disk. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { HOSTILE_CLASS, writeExplorePage } from '../lib/explore-page.ts';
import { chromiumPath, launch, type Visit, visit } from './browser.ts';
import { closeAll, hash, openWide, rangeText } from './explored.ts';
import { type Served, serveFolder } from './folder.ts';

const noBrowser = chromiumPath() === null;
const DAY = 86_400_000;

type Box = { x: number; y: number; width: number; height: number };
type Range = { from: number; to: number };

/** The range that an address says. */
function rangeOf(fragment: string): Range {
  const [from = Number.NaN, to = Number.NaN] = (/t=([^&]+)/.exec(fragment)?.[1] ?? '')
    .split(',')
    .map((time) => Date.parse(`${time}Z`));
  return { from, to };
}

describe.skipIf(noBrowser)(noBrowser ? 'explored charts (skipped: no Chromium)' : 'explored charts', () => {
  let dir: string;
  let file: string;
  let browser: Browser;
  let server: Served;
  let address: string;
  const opened: Visit[] = [];

  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-explore-'));
    // Sixty days, so that there are two months to load.
    file = await writeExplorePage(dir, { count: 1440, statements: 4 });
    browser = await launch();
    server = await serveFolder(dir);
    address = `${server.address}en/demo-1/index.html`;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  async function open(fragment = '', from = address): Promise<Page> {
    return await openWide(opened, browser, from + fragment);
  }
  const close = () => closeAll(opened);
  const alive = (page: Page, id = 'aas-1') => page.locator(`#${id}.chart-live .explore-stage`);

  async function brush(page: Page, from: number, to: number): Promise<void> {
    const box = await page.locator('#aas-1 .chart-scroll').boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + from, box.y + 120);
    await page.mouse.down();
    await page.mouse.move(box.x + to, box.y + 130, { steps: 4 });
    expect(await page.locator('.explore-brush:visible').count()).toBeGreaterThan(1);
    await page.mouse.up();
  }

  test('a brush zooms every chart; the address brings the view back; all shows everything again', async () => {
    const page = await open();
    await brush(page, 300, 500);
    await alive(page, 'latency-1').waitFor();
    await expect.poll(() => hash(page)).toMatch(/^#t=2025-11-\d\dT\d\d:\d\d,2025-1[12]-\d\dT\d\d:\d\d$/);
    expect(page.url()).not.toContain('/s'); // No link was followed.
    const [fragment, text] = [await hash(page), await rangeText(page)];
    const again = await open(fragment);
    await alive(again).waitFor();
    expect(await rangeText(again)).toBe(text);
    await page.locator('[data-span="all"]').first().click();
    await expect.poll(() => hash(page)).toBe('');
    await close();
  });

  test('a page opened from disk loads its series as well', async () => {
    const page = await open('#t=2025-11-05T00:00,2025-11-07T00:00', pathToFileURL(file).href);
    await alive(page).waitFor();
    await page.locator('[data-act="later"]').first().click();
    await expect.poll(() => hash(page)).toBe('#t=2025-11-06T00:00,2025-11-08T00:00');
    await close();
  });

  test('keys move through time, select, zoom, and open the snapshot', async () => {
    const page = await open('#t=2025-12-29T00:00,2025-12-31T00:00');
    const stage = alive(page);
    await stage.focus();
    await page.keyboard.press('Home');
    expect(await stage.getAttribute('aria-valuetext')).toContain('2025-12-29 00:00');
    await page.keyboard.press('ArrowRight');
    expect(await stage.getAttribute('aria-valuetext')).toContain('2025-12-29 01:00');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => hash(page)).toBe('#t=2025-12-29T01:00,2025-12-29T05:00');
    await page.keyboard.press('0');
    await expect.poll(() => hash(page)).toBe('');
    await page.keyboard.press('+');
    await expect.poll(() => hash(page)).toMatch(/^#t=/);
    await page.keyboard.press('0');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/demo1\/s14\d\d\/index\.html$/);
    await close();
  });

  test('series, baseline, annotations and rates per transaction are chosen, and said in the address', async () => {
    const page = await open('#t=2025-11-01T00:00,2025-11-04T00:00');
    await alive(page).waitFor();
    const drawn = () =>
      page.locator('#aas-1 .explore-strip').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const commit = page.locator('#aas-1 .chart-legend button', { hasText: 'Commit' });
    let before = await drawn();
    await commit.click();
    await expect.poll(() => commit.getAttribute('aria-pressed')).toBe('false');
    expect(await drawn()).not.toBe(before);
    for (const name of ['baseline', 'annotations', 'per_transaction']) {
      before = await drawn();
      await page.locator(`[data-switch="${name}"]`).first().click();
      await expect.poll(drawn).not.toBe(before);
    }
    await expect.poll(() => hash(page)).toContain('per=tx&hide=baseline,annotations&off=aas-1.wc-commit');
    expect(await page.locator('#aas-1 .chart-remark').first().textContent()).toContain('per transaction');
    await close();
  });

  test('statements are rows: drawn over any range, left out by their button, still linked; the rest fills its rows', async () => {
    const page = await open('#t=2025-11-05T00:00,2025-11-07T00:00');
    await page.locator('#top-sql-1').scrollIntoViewIfNeeded();
    await alive(page, 'top-sql-1').waitFor();
    const names = page.locator('#top-sql-1 .explore-names');
    await expect.poll(() => names.locator('a').allTextContents()).toEqual([0, 1, 2, 3].map((k) => `sql${k}aaaaaaaaa`));
    expect(await names.locator('a').nth(1).getAttribute('href')).toBe('../../en/demo-1/sql/sql1aaaaaaaaa/index.html');
    const remark = page.locator('#top-sql-1 .chart-remark').first();
    const before = await remark.textContent();
    await names.locator('button').first().click();
    await expect.poll(() => hash(page)).toContain('off=top-sql-1.r-1');
    await expect.poll(() => remark.textContent()).not.toBe(before);
    expect(await names.locator('button').first().getAttribute('aria-pressed')).toBe('false');
    await page.locator('#top-sql-1 .explore-table-button').click();
    const head = page.locator('#top-sql-1 .explore-panel thead');
    await expect.poll(() => head.textContent()).toContain('sql3aaaaaaaaa');
    await close();
  });

  test('what happened in the range is listed, with its page', async () => {
    const page = await open('#t=2025-11-01T00:00,2025-11-04T00:00');
    await alive(page).waitFor();
    await page.locator('[data-marks] summary').first().click();
    await expect.poll(() => page.locator('[data-marks]').first().locator('li').count()).toBe(3);
    expect(await page.locator('[data-marks]').first().locator('a').allTextContents()).toEqual([
      'cursor_sharing: EXACT → FORCE',
      'Row lock contention',
    ]);
    await close();
  });

  test('a table has the range’s rows; CSV, Excel and Parquet have them too; names stay text', async () => {
    const page = await open('#t=2025-11-05T00:00,2025-11-05T06:00&table=aas-1');
    const rows = page.locator('#aas-1 .explore-panel tbody tr');
    await expect.poll(() => rows.count()).toBe(6);
    expect(await page.locator('#aas-1 .explore-panel thead').textContent()).toContain(HOSTILE_CLASS);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    const save = async (format: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`#aas-1 [data-format="${format}"]`).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`demo1-aas-1-2025-11-05-2025-11-05.${format}`);
      return fs.readFileSync(await download.path());
    };
    const csv = (await save('csv')).toString();
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.split('\r\n')).toHaveLength(8);
    expect(csv).toContain('"\'=1+1<img src=x onerror=""window.pwned=1""> (sessions)"');
    const parquet = await save('parquet');
    const read = await parquetReadObjects({ file: new Uint8Array(parquet).buffer });
    expect(read.map((row) => (row['begin_time'] as Date).toISOString())).toEqual(
      Array.from({ length: 6 }, (_, i) => `2025-11-05T0${i}:00:00.000Z`),
    );
    const first = csv.split('\r\n')[1]?.split(',') ?? [];
    expect(read[0]?.['DB CPU (sessions)']).toBe(Number(first[2]));
    const sheet = await memberOf(await save('xlsx'), 'xl/worksheets/sheet1.xml');
    expect(sheet.match(/<row /g)).toHaveLength(7);
    expect(sheet).toContain(`<v>${first[2]}</v>`);
    // 2025-11-05 00:00 by Excel's count of days.
    expect(sheet).toContain('<v>45966</v>');
    await close();
  });

  test('the wheel zooms with Ctrl about the pointer, and moves the range sideways; alone it is the page’s', async () => {
    const page = await open('#res=snapshots');
    await alive(page).waitFor();
    const box = (await page.locator('#aas-1 .chart-scroll').boundingBox()) as Box;
    await page.mouse.move(box.x + 400, box.y + 100);
    await page.keyboard.down('Control');
    for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect
      .poll(async () => rangeOf(await hash(page)))
      .toSatisfy(({ from, to }: Range) => to - from < 0.3 * 60 * DAY);
    await page.waitForTimeout(500);
    const zoomed = rangeOf(await hash(page));
    // The moment under the pointer stays under it.
    const share = (400 - 46) / (box.width - 46 - 124);
    const at = Date.UTC(2025, 10, 1) + share * 60 * DAY;
    expect(Math.abs(zoomed.from + share * (zoomed.to - zoomed.from) - at)).toBeLessThan(DAY / 2);
    await page.mouse.wheel(120, 0);
    await expect.poll(async () => rangeOf(await hash(page)).from).toBeGreaterThan(zoomed.from);
    const scrolled = await page.evaluate(() => scrollY);
    const before = await hash(page);
    await page.mouse.wheel(0, 100);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled);
    expect(await hash(page)).toBe(before);
    await close();
  });

  test('a drag along the axis slides every chart, and what is drawn at rest is what a fresh page draws', async () => {
    const page = await open('#t=2025-11-20T00:00,2025-11-27T00:00');
    await alive(page, 'latency-1').waitFor();
    const box = (await alive(page).boundingBox()) as Box;
    const transform = () =>
      page.locator('#latency-1 .explore-strip').evaluate((strip) => getComputedStyle(strip).transform);
    const still = await transform();
    await page.mouse.move(box.x + 300, box.y + box.height - 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 700, box.y + box.height - 8, { steps: 25 });
    expect(await transform()).not.toBe(still);
    await page.mouse.up();
    await expect.poll(async () => rangeOf(await hash(page)).from).toBeLessThan(Date.UTC(2025, 10, 19));
    await page.mouse.move(2, 2);
    await page.waitForTimeout(1000);
    const fresh = await open(await hash(page));
    await alive(fresh, 'latency-1').waitFor();
    await fresh.waitForTimeout(500);
    for (const id of ['aas-1', 'latency-1']) {
      const looks = (of: Page) => of.locator(`#${id} .explore-stage`).screenshot();
      expect(Buffer.compare(await looks(page), await looks(fresh))).toBe(0);
    }
    await close();
  });

  test('fingers: one moves the range, two zoom, a tap shows the tip and the next opens; up and down is the page’s', async () => {
    const here = await visit(browser, `${address}#t=2025-12-20T00:00,2025-12-27T00:00`, {
      viewport: { width: 390, height: 700 },
      hasTouch: true,
      isMobile: true,
    });
    opened.push(here);
    const { page } = here;
    await alive(page).waitFor();
    const session = await page.context().newCDPSession(page);
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) => {
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
      await page.evaluate(() => new Promise(requestAnimationFrame));
    };
    const box = (await alive(page).boundingBox()) as Box;
    const y = box.y + 80;
    // Across: earlier.
    await touch('touchStart', [100, y]);
    for (const x of [120, 150, 200, 250]) await touch('touchMove', [x, y]);
    await touch('touchEnd');
    await expect.poll(async () => rangeOf(await hash(page)).from).toBeLessThan(Date.UTC(2025, 11, 19));
    const panned = rangeOf(await hash(page));
    expect(panned.to - panned.from).toBe(7 * DAY);
    // Apart: closer.
    await touch('touchStart', [180, y], [220, y]);
    for (const d of [30, 50, 80]) await touch('touchMove', [200 - d, y], [200 + d, y]);
    await touch('touchEnd');
    await expect
      .poll(async () => rangeOf(await hash(page)))
      .toSatisfy(({ from, to }: Range) => to - from < 3 * DAY && from > panned.from && to < panned.to);
    const zoomed = await hash(page);
    // Up: the page scrolls, the range stays.
    await touch('touchStart', [200, y + 60]);
    for (const d of [15, 40, 90, 160]) await touch('touchMove', [200, y + 60 - d]);
    await touch('touchEnd');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(20);
    expect(await hash(page)).toBe(zoomed);
    await page.evaluate(() => scrollTo(0, 0));
    await page.touchscreen.tap(200, y);
    await expect.poll(() => page.locator('.chart-tip:visible').textContent()).toContain('DB CPU');
    expect(await alive(page).locator('.explore-cursor').isVisible()).toBe(true);
    await expect.poll(() => page.locator('[data-spoken]').textContent()).toContain('DB CPU');
    await page.route('**/demo1/s*/index.html', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,"><title>a snapshot</title>' }),
    );
    await page.touchscreen.tap(200, y);
    await page.waitForURL(/\/demo1\/s\d+\/index\.html$/);
    await close();
  });

  test('a reader who hears the page is told where the cursor rests and which range is shown, and no more', async () => {
    const page = await open('#t=2025-12-01T00:00,2025-12-03T00:00');
    await alive(page).waitFor();
    const said = page.locator('[data-spoken]');
    expect(await said.getAttribute('role')).toBe('status');
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const region = document.querySelector('[data-spoken]') as HTMLElement;
      new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, { childList: true });
    });
    await page.waitForTimeout(800);
    const box = (await alive(page).boundingBox()) as Box;
    await page.mouse.move(box.x + 300, box.y + 90);
    await page.mouse.move(box.x + 700, box.y + 90, { steps: 20 });
    await expect.poll(() => said.textContent()).toContain('DB CPU');
    await page.locator('[data-act="later"]').first().click();
    await expect.poll(() => said.textContent()).toContain('2025-12-02');
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard.length).toBeLessThanOrEqual(3);
    // A slider says its own value.
    await alive(page).focus();
    await page.keyboard.press('Home');
    await page.waitForTimeout(900);
    expect(await said.textContent()).not.toContain('DB CPU');
    await close();
  });

  test('keys show where they are, and nothing moves by itself', async () => {
    const here = await visit(browser, `${address}#t=2025-12-01T00:00,2025-12-03T00:00`, {
      viewport: { width: 1440, height: 1200 },
      reducedMotion: 'reduce',
    });
    opened.push(here);
    const { page } = here;
    await alive(page).waitFor();
    const outline = () => alive(page).evaluate((stage) => getComputedStyle(stage).outlineStyle);
    await page.locator('#aas-1 .chart-legend button').first().focus();
    for (let i = 0; i < 30 && (await outline()) === 'none'; i++) await page.keyboard.press('Tab');
    expect(await outline()).toBe('solid');
    await page.keyboard.press('+');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.keyboard.press('?');
    const list = page.locator('dialog[open]');
    await list.waitFor();
    for (const key of ['+ −', '0', ', .']) expect(await list.textContent()).toContain(key);
    await close();
  });

  test('paper has the range as a drawing', async () => {
    const page = await open('#t=2025-11-05T00:00,2025-11-07T00:00');
    await alive(page).waitFor();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('#aas-1 .explore-print path').count()).toBeGreaterThan(8);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#aas-1 .explore-print').isVisible()).toBe(true);
    expect(await page.locator('#aas-1 .explore-stage').isVisible()).toBe(false);
    await close();
  });

  test('a file that is missing is said, and the drawing of the build stays', async () => {
    const page = await open();
    await page.route('**/series/demo1/index.js', (route) => route.abort());
    await page.reload();
    await page.locator('[data-span="7"]').first().click();
    await expect.poll(() => rangeText(page)).toContain('series/demo1/index.js');
    expect(await page.locator('#aas-1 svg.chart-wide').isVisible()).toBe(true);
    await opened.pop()?.close();
  });

  test('scripts of a page with charts stay within 30 KB, compressed', () => {
    const size = (name: string) => gzipSync(fs.readFileSync(path.join(dir, 'assets', name)), { level: 9 }).length;
    expect(['theme.js', 'app.js', 'find.js', 'charts.js', 'explore.js'].map(size).reduce((a, b) => a + b)).toBeLessThan(
      30 * 1024,
    );
    expect(size('tables.js')).toBeLessThan(5 * 1024);
    expect(size('downloads.js')).toBeLessThan(48 * 1024);
  });
});

/** Text of one member of a zip. */
function memberOf(zip: Buffer, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error);
      archive.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return archive.readEntry();
        archive.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const parts: Buffer[] = [];
          stream
            .on('data', (part: Buffer) => parts.push(part))
            .on('end', () => resolve(Buffer.concat(parts).toString()));
        });
      });
      archive.on('end', () => reject(new Error(`${name} is not in the file`)));
      archive.readEntry();
    });
  });
}

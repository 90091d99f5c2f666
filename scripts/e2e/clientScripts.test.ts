/** The client scripts in a browser, on a small page of their own under the site's policy. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureOptions, fixtureSeries, fixtureSql } from '../../site/charts/fixture.ts';
import { aasChart, lineChart, topSqlChart } from '../../site/charts/index.ts';
import { chromiumPath, launch, type Visit, visit } from './browser.ts';
import { type Served, serveFolder } from './folder.ts';

const HOSTILE = '<img src=x onerror="window.pwned=1">';
const assets = path.resolve(import.meta.dirname, '../../site/public/assets');

function markup(): string {
  const series = fixtureSeries({ count: 48, gapBefore: [20] });
  series.aasByClass.push({ waitClass: HOSTILE, values: series.snapshots.map(() => 3) });
  const values = series.metrics.log_file_sync_ms ?? [];
  const charts = [
    aasChart(series, fixtureOptions('aas')),
    lineChart(series, [{ key: 'sync', label: 'log file sync', values, class: 's-1' }], {
      ...fixtureOptions('latency'),
      title: 'Latency',
      unit: 'milliseconds',
    }),
    topSqlChart(fixtureSql(series), series, fixtureOptions('sql')),
  ];
  const rows = [
    ['delta', '10', '1.2 s'],
    ['alpha', '', '–'],
    ['charlie', '9', '400 ms'],
    ['bravo', '1000', '2 min'],
  ].map(([name, v, shown]) => `<tr><th scope="row">${name}<td data-v="${v}">${shown}<td>x`);
  const figures = `<table id="figures" data-sortable><thead><tr><th>Figure</thead><tbody>${[
    '<td><sup>1</sup><small>9 %</small> 1.20\u00a0k',
    '<td title="657,685,134">658\u00a0M',
    '<td>< 0.01',
    '<td title="658,100,000">658\u00a0M',
    '<td>',
    '<td>0',
  ]
    .map((cell) => `<tr>${cell}`)
    .join('')}</tbody></table>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>
<link rel="icon" href="../assets/icon.svg"><link rel="stylesheet" href="../assets/site.css"><link rel="stylesheet" href="../assets/charts.css">
<script src="../assets/theme.js"></script><script defer src="../assets/app.js"></script><script defer src="../assets/charts.js"></script></head>
<body><button data-theme-toggle hidden>theme</button><a rel="next" href="other.html">next</a>
<label class="filter" hidden><input type="search" data-filter="names"></label>
<table id="names" data-sortable><thead><tr><th>Name<th>Time<th data-nosort>Bar</thead><tbody>${rows.join('')}</tbody></table>
${figures}
<pre data-copy>select 1</pre>${charts.join('')}</body></html>`;
}

const noBrowser = chromiumPath() === null;

describe.skipIf(noBrowser)(noBrowser ? 'client scripts (skipped: no Chromium)' : 'client scripts', () => {
  let dir: string;
  let browser: Browser;
  let server: Served;
  let here: Visit;
  const shownHits = (figure: string) => here.page.locator(`#${figure} svg:visible .chart-hits a`);
  const names = () => here.page.locator('#names tbody tr:visible th').allTextContents();

  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-scripts-'));
    fs.cpSync(assets, path.join(dir, 'assets'), { recursive: true });
    fs.mkdirSync(path.join(dir, 'en'));
    fs.writeFileSync(path.join(dir, 'en/page.html'), markup());
    fs.writeFileSync(path.join(dir, 'en/other.html'), '<!doctype html><title>other</title>');
    browser = await launch();
    server = await serveFolder(dir);
    here = await visit(browser, `${server.address}en/page.html`, {
      viewport: { width: 1300, height: 900 },
      colorScheme: 'light',
    });
    await here.page.locator('#names button.sort').first().waitFor();
  });
  afterAll(async () => {
    await here?.close();
    await browser?.close();
    await server?.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  test('a tip and a cursor follow the pointer, across the group; text of reports stays text', async () => {
    const tip = here.page.locator('.chart-tip');
    await shownHits('aas').nth(30).locator('rect').hover();
    await expect.poll(() => tip.isVisible()).toBe(true);
    expect(await tip.textContent()).toContain(HOSTILE);
    expect(await here.page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(await here.page.locator('.chart-cursor').count()).toBe(3);
    const xs = await here.page
      .locator('.chart-cursor')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('x1')));
    expect(new Set(xs).size).toBe(1);
    await here.page.keyboard.press('Escape');
    expect(await tip.isVisible()).toBe(false);
    expect(await here.page.locator('.chart-cursor').count()).toBe(0);
  });

  test('arrows go from interval to interval; a drawing is one stop of the tab key', async () => {
    const hits = shownHits('latency');
    expect(
      await hits.evaluateAll((links) => links.filter((link) => link.getAttribute('tabindex') === '0').length),
    ).toBe(1);
    await hits.last().focus();
    await here.page.keyboard.press('ArrowLeft');
    await here.page.keyboard.press('ArrowLeft');
    const focused = here.page.locator(':focus');
    expect(await focused.getAttribute('href')).toBe('../demo-1/demo1/45/index.html');
    expect(await focused.getAttribute('aria-label')).toContain('log file sync: ');
    await here.page.keyboard.press('Home');
    expect(await focused.getAttribute('href')).toBe('../demo-1/demo1/0/index.html');
    await here.page.keyboard.press('Escape');
  });

  test('columns sort by value, the unknown last, and back to the printed order', async () => {
    const time = here.page.locator('#names th', { has: here.page.locator('button', { hasText: 'Time' }) });
    const press = (header: Locator) => header.locator('button').click();
    await press(time);
    expect(await time.getAttribute('aria-sort')).toBe('descending');
    expect(await names()).toEqual(['bravo', 'delta', 'charlie', 'alpha']);
    await press(time);
    expect(await names()).toEqual(['charlie', 'delta', 'bravo', 'alpha']);
    await press(time);
    expect(await time.getAttribute('aria-sort')).toBeNull();
    expect(await names()).toEqual(['delta', 'alpha', 'charlie', 'bravo']);
    expect(await here.page.locator('#names th[data-nosort] button').count()).toBe(0);
  });

  test('figures sort as they read, by the whole figure where that is said on hover', async () => {
    const figures = () => here.page.locator('#figures tbody td').allTextContents();
    const titles = () =>
      here.page
        .locator('#figures tbody td[title]')
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title')));
    await here.page.locator('#figures th button').click();
    expect(await figures()).toEqual(['658\u00a0M', '658\u00a0M', '19 % 1.20\u00a0k', '< 0.01', '0', '']);
    expect(await titles()).toEqual(['658,100,000', '657,685,134']);
  });

  test('f goes to the filter, which narrows the table; Escape empties it', async () => {
    await here.page.keyboard.press('f');
    await here.page.keyboard.type('A l');
    await expect.poll(names).toEqual(['delta', 'alpha', 'charlie']);
    await here.page.keyboard.press('Escape');
    await expect.poll(names).toHaveLength(4);
    await here.page.keyboard.press('Escape');
  });

  test('the theme changes, is remembered, and gives way to the system again', async () => {
    const theme = () => here.page.evaluate(() => document.documentElement.dataset['theme'] ?? null);
    await here.page.locator('[data-theme-toggle]').click();
    expect(await theme()).toBe('dark');
    await here.page.reload();
    expect(await theme()).toBe('dark');
    await here.page.locator('[data-theme-toggle]').click();
    expect(await theme()).toBeNull();
    await here.page.reload();
    expect(await theme()).toBeNull();
  });

  test('text is copied, keys are listed, and the next page is a key away', async () => {
    await here.page.locator('button.copy').click();
    await expect.poll(() => here.page.locator('button.copy').textContent()).toBe('Copied');
    await here.page.keyboard.press('?');
    expect(await here.page.locator('dialog.keys').isVisible()).toBe(true);
    await here.page.keyboard.press('Escape');
    expect(await here.page.locator('dialog.keys').isVisible()).toBe(false);
    expect(here.problems).toEqual([]);
    await here.page.keyboard.press(']');
    await here.page.waitForURL(/other\.html$/);
  });
});

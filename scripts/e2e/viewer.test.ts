/** The viewer over a site that is built for its last day alone: what it renders is what the build renders, within limits. */
import fs from 'node:fs';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../../generator/serve/files.ts';
import { missingNginx, nginxPath, pointTo, type Rendered, renderNginx, startNginx } from '../lib/nginx.ts';
import { chromiumPath, launch, serve, visit } from './browser.ts';
import { serveFolder } from './folder.ts';
import { awr, contentOf, dropNight, makeNight, type Night } from './night.ts';

let whole: Night;
let short: Night;
let viewer: Awaited<ReturnType<typeof serve>>;
/** Old snapshots' folders below `en/`, as the whole site has them. */
let old: string[];
const DB = 'demoshop-';
const CARDS = { baseUrl: 'https://awr.example.com/', cards: 'all' };

const manifest = (night: Night) =>
  JSON.parse(fs.readFileSync(path.join(night.current, 'manifest.json'), 'utf8')) as {
    pages: Record<string, string>;
    onDemand?: string[];
  };
const built = (file: string) => fs.readFileSync(path.join(whole.current, file), 'utf8');
/** The release as one of another night would be, which prepared other comparisons: those are then made on demand. */
function forgetComparisons(): void {
  const file = path.join(short.current, 'manifest.json');
  const { files, ...rest } = JSON.parse(fs.readFileSync(file, 'utf8')) as { files: Record<string, unknown> };
  const kept = Object.entries(files).filter(([name]) => !name.includes(`/compare/${DB}`));
  fs.writeFileSync(file, JSON.stringify({ ...rest, files: Object.fromEntries(kept) }));
}

/** What a page consists of: itself, its forms, its card. */
function filesOf(page: string): string[] {
  if (page.endsWith('/tables/')) return [''];
  return page.startsWith('compare/') ? ['', 'card.png'] : ['', 'index.json', 'index.md', 'card.png'];
}

const health = async () => (await (await fetch(`${viewer.address}healthz`)).json()) as Record<string, unknown>;

beforeAll(async () => {
  whole = makeNight(undefined, CARDS);
  const sample = ['sample', 'archive', '--databases', '1', '--days', '3', '--interval', '180'];
  for (const command of [sample, ['nightly', 'archive']]) {
    const { status, stderr } = await awr(whole, ...command);
    if (status !== 0) throw new Error(stderr);
  }
  short = makeNight(whole);
  const config = path.join(short.dir, 'awr.config.json');
  const settings = JSON.parse(fs.readFileSync(config, 'utf8')) as object;
  const limits = { queue: 2, renderTimeoutS: 60 };
  fs.writeFileSync(config, JSON.stringify({ ...settings, site: { ...CARDS, prerenderDays: 1 }, serve: limits }));
  const { status, stderr } = await awr(short, 'site');
  if (status !== 0) throw new Error(stderr);
  expect((await awr(short, 'serve', '--prepare')).status).toBe(0);
  old = manifest(short).onDemand ?? [];
  forgetComparisons();
  viewer = await serve(short);
  while ((await health())['viewer'] === 'starting') await setTimeout(100);
  expect(await health()).toMatchObject({ status: 'ok', viewer: 'ready' });
}, 600_000);
afterAll(async () => {
  await viewer?.stop();
  dropNight(short);
  dropNight(whole);
});

describe('a site of its last day', () => {
  test('has the other pages, links to the older snapshots, and is otherwise the whole site', () => {
    expect(old.length).toBeGreaterThan(8);
    expect(manifest(whole).onDemand).toBeUndefined();
    const [all, some] = [contentOf(whole.current), contentOf(short.current)];
    const missing = Object.keys(all).filter((file) => !(file in some) && !file.endsWith('.gz'));
    const files = old.flatMap((page) =>
      ['en', 'zh'].flatMap((lang) => filesOf(page).map((file) => `${lang}/${page}${file || 'index.html'}`)),
    );
    expect(missing.sort()).toEqual(files.sort());
    // What says which those are.
    expect(Object.keys(some).filter((file) => some[file] !== all[file])).toEqual(['assets/viewer.js']);
  });

  test('is rendered on demand byte for byte as it is built, forms and comparisons too', async () => {
    const comparisons = Object.keys(manifest(whole).pages).filter((page) => page.startsWith(`compare/${DB}`));
    expect(comparisons.length).toBeGreaterThan(0);
    for (const page of [old[0] ?? '', old.at(-1) ?? '', ...comparisons]) {
      for (const lang of ['en', 'zh']) {
        for (const file of filesOf(page)) {
          const answer = await fetch(`${viewer.address}${lang}/${page}${file}`);
          expect([page, file, answer.status]).toEqual([page, file, 200]);
          const made = fs.readFileSync(path.join(whole.current, `${lang}/${page}${file || 'index.html'}`));
          expect([page, file, Buffer.from(await answer.arrayBuffer()).equals(made)]).toEqual([page, file, true]);
        }
      }
    }
  });

  test('is not rendered again for a browser that has the page', async () => {
    const first = await fetch(`${viewer.address}en/${old[0]}`);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}-[0-9a-f]{16}-gz"$/);
    const again = await fetch(`${viewer.address}en/${old[0]}`, { headers: { 'If-None-Match': etag } });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
  });

  test('refuses what is too much at once, and goes on', async () => {
    const answers = await Promise.all(
      old.slice(0, 10).map(async (page) => (await fetch(`${viewer.address}zh/${page}`)).status),
    );
    expect(answers).toContain(503);
    expect(answers.filter((status) => status !== 503 && status !== 200)).toEqual([]);
    expect((await fetch(`${viewer.address}zh/${old[3]}`)).status).toBe(200);
    expect(await health()).toMatchObject({ status: 'ok', viewer: 'ready', lake: { state: 'ok' } });
    const metrics = await (await fetch(`${viewer.address}metrics`)).text();
    expect(metrics).toMatch(/^awr_render_refused_total\{reason="overloaded"\} \d+$/m);
    expect(metrics).toMatch(/^awr_render_duration_seconds_count\{kind="snapshot"\} \d+$/m);
  });

  describe.skipIf(chromiumPath() === null)('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser?.close());

    test('an old snapshot leads to its comparison with another, by its form', async () => {
      const { page, problems, close } = await visit(browser, `${viewer.address}en/${old.at(-1)}`);
      const form = page.locator('form.compare-form');
      await form.locator('button[name=with]').first().click();
      await page.waitForURL(/\/en\/compare\/.+_vs_.+\/$/);
      expect(await page.locator('.versus-strip dd .figure').count()).toBe(3);
      expect(await page.locator('#sql tbody tr').count()).toBeGreaterThan(3);
      await page.goBack();
      await form.locator('input[name=at]').fill('1999-01-01T00:00');
      await form.locator('button:not([name])').click();
      await expect.poll(() => page.locator('h1').textContent()).toBe('404');
      // The last answer is a 404, and leaving a page may cut off its icon.
      expect(problems.filter((problem) => !/404|ERR_ABORTED/.test(problem))).toEqual([]);
      await close();
    });

    /** The database's page: its list has old snapshots and new ones. */
    const list = () => `${(old[0] ?? '').split('/')[0]}/`;
    const isOld = (address: string) => old.some((page) => address.includes(page));
    /** Links of a chart stay, for keys go along them: it opens none of those. */
    const linked = async (page: Page) =>
      (
        await page
          .locator('#main a[href]:not(svg a)')
          .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
      ).filter((address) => isOld(address));

    test('with the viewer everything is offered', async () => {
      const { page, problems, close } = await visit(browser, `${viewer.address}en/${list()}`);
      await expect.poll(() => page.evaluate('window.awrNotBuilt')).toBe(null);
      expect((await linked(page)).length).toBeGreaterThan(8);
      await page.goto(`${viewer.address}en/${old.at(-1)}`);
      await expect.poll(() => page.evaluate('window.awrNotBuilt')).toBe(null);
      expect(await page.locator('form.compare-form :disabled').count()).toBe(0);
      expect(await page.locator('form.compare-form + .note').textContent()).toContain('when asked for');
      expect(problems).toEqual([]);
      await close();
    });

    describe.each(['from disk', 'as plain files', 'with a viewer that is off'])('%s', (how) => {
      let root: string;
      let stop: () => unknown = () => undefined;
      beforeAll(async () => {
        if (how === 'from disk') root = `file://${fs.realpathSync(short.current)}/`;
        else if (how === 'as plain files') {
          const served = await serveFolder(fs.realpathSync(short.current));
          root = served.address;
          stop = () => served.stop();
        } else {
          const served = await serve(short, '--files-only');
          root = served.address;
          stop = () => served.stop();
        }
      });
      afterAll(() => stop());

      test('no link leads to what is not there, and no form asks for it', async () => {
        const { page, problems, close } = await visit(browser, `${root}en/${list()}index.html`);
        await page.locator('#main a.away').first().waitFor();
        expect(await linked(page)).toEqual([]);
        expect(await page.locator('#main a.away').count()).toBeGreaterThan(8);
        await page.locator('#main a.away').first().click();
        await expect.poll(() => page.locator('.not-here').textContent()).toContain('awr serve');
        for (const place of ['en/compare/', `zh/${list()}`]) {
          await page.goto(`${root}${place}index.html`);
          await page.locator('form.compare-form :disabled').first().waitFor({ state: 'attached' });
          expect(await page.locator('form.compare-form :enabled').count()).toBe(0);
          const needs = page.locator('[data-away]').first();
          expect(await needs.textContent()).toBe(await needs.getAttribute('data-away'));
        }
        expect(problems).toEqual([]);
        await close();
      });

      test('a chart of the database opens what is built alone', async () => {
        const { page, problems, close } = await visit(browser, `${root}en/${list()}index.html`);
        await page.locator('form.compare-form :disabled').first().waitFor({ state: 'attached' });
        const led = await page.evaluate((paths) => {
          const { awrNotHere } = window as unknown as { awrNotHere(address: string): boolean };
          return paths.map((path) => awrNotHere(`../${path}index.html`));
        }, old);
        expect(led.every(Boolean)).toBe(true);
        await expect.poll(() => page.locator('.not-here').textContent()).toContain('awr serve');
        expect(problems).toEqual([]);
        await close();
      });
    });

    test('without scripts and viewer the form leads to the page that says what it takes', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`file://${fs.realpathSync(whole.current)}/zh/${old.at(-1)}index.html`);
      await page.locator('form.compare-form button[name=with]').first().click();
      await page.waitForURL(/\/zh\/compare\/index\.html\?/);
      expect(await page.locator('#needs').textContent()).toContain('awr serve');
      await context.close();
    });
  });
});

const noNginx = nginxPath() === null;

describe.skipIf(noNginx)(noNginx ? `behind Nginx (skipped: ${missingNginx()})` : 'behind Nginx', () => {
  let dir: string;
  let front: Rendered;
  let nginx: { stop(): Promise<void> };
  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-front-'));
    front = (await renderNginx(dir, { front: { nginx_viewer: new URL(viewer.address).host } })).front;
    pointTo(front, short.current);
    nginx = await startNginx(front);
  });
  afterAll(async () => {
    await nginx?.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  function ask(address: string, headers: Record<string, string> = {}) {
    const options = { host: 'localhost', port: front.httpsPort, path: address, rejectUnauthorized: false, headers };
    return new Promise<{ status: number | undefined; headers: string[]; etag: string; body: string }>(
      (done, failed) => {
        const request = https.get(options, async (response) => {
          const body = Buffer.concat(await response.toArray()).toString();
          const { statusCode: status, rawHeaders, headers } = response;
          done({ status, headers: rawHeaders, etag: headers.etag ?? '', body });
        });
        request.on('error', failed);
      },
    );
  }

  test('what is not built comes from the viewer, the same byte for byte, with every header once', async () => {
    const comparison = Object.keys(manifest(whole).pages).find((page) => page.startsWith(`compare/${DB}`)) ?? '';
    for (const file of [`en/${old[0]}`, `en/${old[1]}index.md`, `zh/${comparison}`]) {
      const { status, headers, body } = await ask(`/${file}`);
      expect([file, status]).toEqual([file, 200]);
      expect(body === built(file.endsWith('/') ? `${file}index.html` : file)).toBe(true);
      const names = headers.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
      for (const name of [...Object.keys(SECURITY_HEADERS), 'Strict-Transport-Security', 'Cache-Control', 'ETag'])
        expect([name, names.filter((each) => each === name.toLowerCase()).length]).toEqual([name, 1]);
    }
  });

  test('its tags hold through Nginx; a folder without its slash is led to it; what is nowhere is 404', async () => {
    const { etag } = await ask(`/en/${old[2]}`);
    expect((await ask(`/en/${old[2]}`, { 'if-none-match': etag })).status).toBe(304);
    const { status, headers } = await ask(`/en/${old[2]?.slice(0, -1)}`);
    expect([status, headers[headers.findIndex((name) => /^location$/i.test(name)) + 1]]).toEqual([
      301,
      `/en/${old[2]}`,
    ]);
    const nowhere = await ask('/en/no/such/page/');
    expect([nowhere.status, nowhere.body]).toEqual([404, built('404.html')]);
  });

  test('the form without a question is the file, with one the viewer; what is for operators stays here', async () => {
    expect((await ask('/en/compare/')).body).toBe(built('en/compare/index.html'));
    expect((await ask('/en/compare/?with=nothing')).status).toBe(400);
    expect((await ask('/assets/viewer.js')).body).toBe('window.awrNotBuilt = null;\n');
    for (const address of ['/healthz', '/metrics'])
      expect([address, (await ask(address)).status]).toEqual([address, 404]);
  });
});

test('a new night is seen without a restart, and SIGTERM ends what is under way in order', async () => {
  // Something new: the newest report gone from the archive and back changes nothing, a full read commits anew.
  const before = ((await health())['lake'] as { generation: string }).generation;
  const { status, stderr } = await awr(short, 'ingest', whole.archive, '--rebuild');
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  expect((await awr(short, 'analyze')).status).toBe(0);
  expect(((await health())['lake'] as { generation: string }).generation).not.toBe(before);
  const answer = await fetch(`${viewer.address}en/${old[5]}`);
  expect([answer.status, (await answer.text()) === built(`en/${old[5]}index.html`)]).toEqual([200, true]);

  const last = fetch(`${viewer.address}en/${old[6]}`);
  await expect
    .poll(
      async () => /awr_renders_in_progress (\d)/.exec(await (await fetch(`${viewer.address}metrics`)).text())?.[1],
      {
        interval: 5,
      },
    )
    .toBe('1');
  const ended = viewer.stop();
  expect([(await last).status, await ended]).toEqual([200, 0]);
}, 120_000);

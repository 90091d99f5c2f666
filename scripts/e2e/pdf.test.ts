/** `awr pdf`: pages of every kind on paper, in both languages; what is printed is whole, numbered, headed, and has no empty page. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from './browser.ts';
import { awr, dropNight, makeNight, type Night, sampleInto } from './night.ts';

const noBrowser = chromiumPath() === null;
const hasPoppler = isOnPath('pdftotext');

function isOnPath(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Text of each page, its lines as they stand. */
function pagesOf(file: string): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return text.split('\f').slice(0, -1);
}

/** Pages that the file itself counts. */
const countOf = (file: string): number => fs.readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe.skipIf(noBrowser)(noBrowser ? 'pages on paper (skipped: no Chromium)' : 'pages on paper', () => {
  let night: Night;
  let pages: string[];
  let snapshot: string;
  beforeAll(async () => {
    night = makeNight();
    await sampleInto(night);
    expect(await awr(night, 'nightly', 'archive')).toMatchObject({ status: 0 });
    const manifest = JSON.parse(fs.readFileSync(path.join(night.current, 'manifest.json'), 'utf8')) as {
      pages: Record<string, string>;
    };
    pages = Object.keys(manifest.pages);
    snapshot = pages.find((page) => /^[^/]+\/[^/]+\/\d{4}-.+\/$/.test(page)) ?? '';
  }, 600_000);
  afterAll(() => dropNight(night));

  /** Prints and says where. */
  async function print(name: string, ...more: string[]): Promise<string[]> {
    const { status, stdout, stderr } = await awr(night, 'pdf', name, '--out', 'paper', ...more);
    expect([name, status, status === 0 ? '' : stderr]).toEqual([name, 0, '']);
    const files = stdout
      .trim()
      .split('\n')
      .map((file) => path.join(night.dir, file));
    for (const file of files) expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    return files;
  }

  const kinds: [kind: string, is: RegExp][] = [
    ['fleet', /^$/],
    ['digest', /^digest\/$/],
    ['findings', /^findings\/$/],
    ['data quality', /^data\/$/],
    ['database', /^[^/]+-\d+\/$/],
    ['statement', /\/sql\//],
    ['wait event', /\/wait\//],
    ['segment', /\/segment\//],
    ['parameters', /\/parameters\/$/],
    ['comparison', /^compare\/.+_vs_/],
  ];
  test.each(kinds)('%s', { timeout: 300_000 }, async (_, is) => {
    const page = pages.find((each) => is.test(each));
    expect(page).toBeDefined();
    for (const lang of ['en', 'zh']) {
      const [file = ''] = await print(`/${lang}/${page}`, '--lang', lang);
      expect(countOf(file)).toBeGreaterThan(0);
      if (!hasPoppler) continue;
      const texts = pagesOf(file);
      expect(texts).toHaveLength(countOf(file));
      texts.forEach((text, i) => {
        // The number of the page, and something besides it.
        expect(text.replace(/\s/g, '')).toContain(`${i + 1}/${texts.length}`);
        expect(
          text.replace(/AWR Analyzer|\d+\s*\/\s*\d+/g, '').trim().length,
          `page ${i + 1} of ${page}`,
        ).toBeGreaterThan(40);
      });
      expect(texts.join('')).toContain(`/${lang}/${page}`);
      expect(/[\u4e00-\u9fff]{2}/.test(texts.join(''))).toBe(lang === 'zh');
    }
  });

  test('a snapshot: its heads stand on every page of a table, its sections are all there', {
    timeout: 300_000,
  }, async () => {
    const [file = ''] = await print(snapshot);
    expect(countOf(file)).toBeGreaterThan(3);
    if (!hasPoppler) return;
    const texts = pagesOf(file);
    const all = texts.join('\n');
    for (const heading of ['Findings', 'Where the time went', 'Top events', 'Top SQL', 'Load profile', 'Host CPU'])
      expect(all).toContain(heading);
    // Of lists of statements, and of what changed; evidence names statements further right.
    const withHead = texts.filter((text) => /SQL ID\s|Before\s+Now\s+Difference/.test(text));
    const withRows = texts.filter((text) => /^ {0,8}[0-9a-z]{13}\s+\S+.*\d/m.test(text));
    expect(withRows.length).toBeGreaterThan(0);
    for (const text of withRows) expect(withHead).toContain(text);
  });

  test('a period: a file for each of its snapshots', { timeout: 300_000 }, async () => {
    const [db = '', instance = '', folder = ''] = snapshot.split('/');
    const day = folder.slice(0, 10);
    const [from, to] = [`${day} 00:00`, `${day} 04:30`];
    const inside = pages.filter((page) => {
      const [slug, own, begin = ''] = page.split('/');
      return slug === db && own === instance && begin >= `${day}-0000` && begin < `${day}-0430`;
    });
    expect(inside.length).toBeGreaterThan(0);
    const files = await print(`${db}/${instance}@${from}..${to}`);
    expect(files.map((file) => path.basename(file)).sort()).toEqual(
      inside.map((page) => `${page.slice(0, -1).replaceAll('/', '_')}.pdf`).sort(),
    );
    for (const file of files) expect(countOf(file)).toBeGreaterThan(1);
  });

  test('what cannot be printed is said with what to do, and leaves what was there', async () => {
    const unknown = await awr(night, 'pdf', 'no-such-page/');
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('No published page is "no-such-page/"'),
    ]);
    const missing = await awr(night, 'pdf', '/en/', '--browser', '/no/such/browser');
    expect([missing.status, missing.stderr]).toEqual([1, expect.stringMatching(/no browser.+remedy: Install one/s)]);
    const before = path.join(night.dir, 'kept.pdf');
    fs.writeFileSync(before, 'before');
    const idle = path.join(night.dir, 'idle-browser');
    fs.writeFileSync(idle, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    const failed = await awr(night, 'pdf', '/en/', '--browser', idle, '--out', 'kept.pdf');
    expect([failed.status, failed.stderr]).toEqual([
      1,
      expect.stringContaining('the browser ended without having written it'),
    ]);
    expect(fs.readFileSync(before, 'utf8')).toBe('before');
    expect(fs.readdirSync(night.dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

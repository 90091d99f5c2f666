/** Nights after one another: the first, one with nothing new, one with one report more; bad files; two at once. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorsOf } from '../../site/testing/anchors.ts';
import {
  awr,
  contentOf,
  damageOf,
  differences,
  dropNight,
  makeNight,
  type Night,
  renderedBy,
  reportsOf,
  sampleInto,
  start,
} from './night.ts';

let night: Night;
let held: { from: string; to: string };

beforeAll(async () => {
  night = makeNight(undefined, CARDS);
  await sampleInto(night);
  const newest = reportsOf(night)[1]?.at(-1) ?? '';
  held = { from: path.join(night.dir, 'held.html'), to: newest };
  fs.renameSync(held.to, held.from);
});
afterAll(() => dropNight(night));

/** Cards of every page that may have one: an incremental site must have the same ones, byte for byte. */
const CARDS = { baseUrl: 'https://awr.example.com/', cards: 'all' };
/** A snapshot's page; comparisons are of two. */
const SNAPSHOT = /^..\/(?!compare\/).*_(\d+-\d+)\/index\.html$/;
/** Pages about all databases. */
const OF_FLEET = /^en\/(?:index\.html|feed\.xml|(?:digest|search|data|compare)\/index\.html|findings\/.*)$/;

/** The places on each of the published pages that can be linked to. */
const anchors = (): Map<string, string[]> =>
  new Map(
    Object.keys(contentOf(night.current))
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, anchorsOf(fs.readFileSync(path.join(night.current, file), 'utf8')).ids]),
  );

describe('one night after the other', () => {
  test('the first publishes a page in both languages for every report', async () => {
    const { status, stderr } = await awr(night, 'nightly', night.archive);
    expect(stderr).not.toContain('warning');
    expect(status).toBe(0);
    const snapshots = Object.keys(contentOf(night.current)).filter((file) => SNAPSHOT.test(file));
    const reports = reportsOf(night).flat().length;
    expect(reports).toBeGreaterThan(10);
    expect(snapshots).toHaveLength(2 * reports);
    expect(damageOf(night)).toBeNull();
  });

  test('one with nothing new renders nothing, and the release stays', async () => {
    const before = fs.readlinkSync(night.current);
    const built = fs.statSync(path.join(night.build, 'rendered.json')).mtimeMs;
    const { status, stderr } = await awr(night, 'nightly', night.archive);
    expect(status).toBe(0);
    expect(stderr).toContain('nothing rendered');
    expect(fs.readlinkSync(night.current)).toBe(before);
    expect(fs.statSync(path.join(night.build, 'rendered.json')).mtimeMs).toBe(built);
  });

  test('one more report renders its own pages, its neighbour’s, its database’s and the fleet’s', async () => {
    const before = anchors();
    fs.renameSync(held.from, held.to);
    expect(await awr(night, 'nightly', night.archive)).toMatchObject({ status: 0 });
    const pages = renderedBy(night).filter((file) => file.startsWith('en/'));
    const ofFleet = ['en/index.html', 'en/digest/index.html', 'en/feed.xml', 'en/data/index.html'];
    const databases = new Set(
      pages
        .filter((file) => !OF_FLEET.test(file))
        .map((file) => file.replace('en/compare/', 'en/'))
        .map((file) => file.split('/')[1]),
    );
    expect([...databases]).toEqual([
      expect.stringContaining(path.basename(path.dirname(path.dirname(held.to))).toLowerCase()),
    ]);
    const snap = /_(\d+)_(\d+)\.html$/.exec(held.to) ?? [];
    const [begin, end] = [Number(snap[1]), Number(snap[2])];
    const snapshots = pages.map((file) => SNAPSHOT.exec(file)?.[1]).filter((ids) => ids !== undefined);
    expect(snapshots.sort()).toEqual([`${begin - 1}-${begin}`, `${begin}-${end}`].sort());
    expect(pages).toEqual(expect.arrayContaining([...ofFleet, `en/${[...databases][0]}/feed.xml`]));
    // Links that were pasted before still lead to their places.
    const after = anchors();
    const gone = [...before].flatMap(([file, ids]) => {
      const kept = new Set(after.get(file));
      return after.has(file) ? ids.filter((id) => !kept.has(id)).map((id) => `${file}#${id}`) : [];
    });
    expect(gone).toEqual([]);
  });

  test('the site is byte for byte what a full build gives, and what one night over everything gives', async () => {
    const once = makeNight(undefined, CARDS);
    try {
      expect(await awr(once, 'nightly', night.archive)).toMatchObject({ status: 0 });
      expect(differences(night.current, once.current)).toEqual([]);
      expect(await awr(once, 'site', '--full', '--out', 'public')).toMatchObject({ status: 0 });
      expect(differences(night.current, once.current)).toEqual([]);
      expect(fs.readFileSync(path.join(once.dir, 'public/en/index.html'))).toEqual(
        fs.readFileSync(path.join(night.current, 'en/index.html')),
      );
    } finally {
      dropNight(once);
    }
  });
});

test('every card is named by its page and every page names a card that is there, of every kind of page', () => {
  const site = contentOf(night.current);
  const read = (file: string) => fs.readFileSync(path.join(night.current, file), 'utf8');
  const named = Object.keys(site)
    .filter((file) => file.endsWith('/index.html'))
    .flatMap(
      (file) => /<meta property="og:image" content="https:\/\/awr\.example\.com\/([^"]+)"/.exec(read(file))?.[1] ?? [],
    );
  const made = Object.keys(site).filter((file) => file.endsWith('card.png'));
  expect(named.sort()).toEqual(made.sort());
  for (const kind of [
    /^en\/card/,
    /^zh\/digest\/card/,
    /^en\/findings\/card/,
    /^en\/compare\/.+card/,
    /^zh\/[^/]+\/card/,
  ])
    expect(made.filter((file) => kind.test(file)).length, String(kind)).toBeGreaterThan(0);
  for (const folder of ['sql', 'wait', 'segment'])
    expect(made.filter((file) => file.split('/')[2] === folder).length, folder).toBeGreaterThan(0);
  expect(made.filter((file) => SNAPSHOT.test(file.replace('card.png', 'index.html'))).length).toBe(
    2 * reportsOf(night).flat().length,
  );
});

describe('what may go wrong', () => {
  test('a second run at the same time says so and exits 75; the first goes on', async () => {
    const other = makeNight();
    try {
      const first = start(other, 'nightly', night.archive);
      while (!fs.existsSync(path.join(other.lake, '.writer.json'))) await setTimeout(20);
      const second = await awr(other, 'nightly', night.archive);
      expect(second.stderr).toContain('Another run holds the lake');
      expect(second.status).toBe(75);
      expect(await first.ended).toMatchObject({ status: 0 });
    } finally {
      dropNight(other);
    }
  });

  test('a truncated file and a foreign one are named with their reasons, the rest is published, exit 3', async () => {
    const whole = fs.readFileSync(held.to);
    const bad = path.join(night.archive, 'cut.html');
    const foreign = path.join(night.archive, 'letter.html');
    fs.writeFileSync(bad, whole.subarray(0, whole.length / 2));
    fs.writeFileSync(foreign, '<html><body>Dear colleague,</body></html>');
    try {
      const { status, stderr } = await awr(night, 'nightly', night.archive);
      expect(status).toBe(3);
      expect(stderr).toMatch(/rejected \S*cut\.html: truncated/);
      expect(stderr).toMatch(/rejected \S*letter\.html: not_a_report/);
      expect(damageOf(night)).toBeNull();
      const snapshots = Object.keys(contentOf(night.current)).filter(
        (file) => file.startsWith('en/') && SNAPSHOT.test(file),
      );
      expect(snapshots).toHaveLength(reportsOf(night).flat().length);
    } finally {
      fs.rmSync(bad);
      fs.rmSync(foreign);
    }
  });

  test('no archive, and one that does not exist, are errors that say what to do', async () => {
    const none = await awr(night, 'nightly');
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('remedy: Name folders or files');
    const missing = await awr(night, 'nightly', 'nowhere');
    expect(missing.status).not.toBe(0);
    expect(missing.stderr).toContain('nowhere');
    expect(damageOf(night)).toBeNull();
  });
});

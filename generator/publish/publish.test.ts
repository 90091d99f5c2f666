import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles } from './files.ts';
import { fakeBuild, pageHtml, quietContext } from './fixtures.ts';
import { readManifest } from './manifest.ts';
import { writeOut } from './out.ts';
import { type PublishInput, publishSite } from './publish.ts';
import { currentRelease, listReleases, recoverReleases } from './releases.ts';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-publish-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const THREE = { '': 'fleet', 'orcl-1/': 'database', 'orcl-1/i1/2024-01-01-0000_1-2/': 'snapshot' };

/** Publishes pages (path → title); the title stands for the model, and so for its digest. */
async function publish(
  ctx: ReturnType<typeof quietContext>,
  pages: Record<string, string>,
  input: Partial<PublishInput> = {},
) {
  fs.mkdirSync(ctx.config.releases, { recursive: true });
  recoverReleases(ctx.config.releases);
  return await publishSite(ctx, {
    pages,
    forms: Object.keys(pages),
    code: { site: 's', assets: 'a' },
    full: false,
    render: async () => ({ siteDir: fakeBuild(path.join(dir, 'dist'), pages), rendered: 1 }),
    ...input,
  });
}

const current = () => fs.realpathSync(path.join(dir, 'releases/current'));
const inode = (release: string, file: string) => fs.statSync(path.join(release, file)).ino;

describe('a release', () => {
  test('holds both languages, compressed copies of what is worth it, and a manifest without a foreign path', async () => {
    const summary = await publish(quietContext(dir), THREE);
    expect(summary).toMatchObject({ published: true, pages: 6 });
    expect(listFiles(current())).toEqual([
      'assets/site.css',
      'assets/site.css.gz',
      ...['en', 'manifest.json', 'zh'].flatMap((lang) =>
        lang.includes('.')
          ? [lang]
          : [
              `${lang}/index.html`,
              `${lang}/index.html.gz`,
              `${lang}/index.json`,
              `${lang}/index.md`,
              `${lang}/orcl-1/i1/2024-01-01-0000_1-2/index.html`,
              `${lang}/orcl-1/i1/2024-01-01-0000_1-2/index.html.gz`,
              `${lang}/orcl-1/i1/2024-01-01-0000_1-2/index.json`,
              `${lang}/orcl-1/i1/2024-01-01-0000_1-2/index.md`,
              `${lang}/orcl-1/index.html`,
              `${lang}/orcl-1/index.html.gz`,
              `${lang}/orcl-1/index.json`,
              `${lang}/orcl-1/index.md`,
            ],
      ),
    ]);
    const page = fs.readFileSync(path.join(current(), 'zh/orcl-1/index.html'));
    expect(zlib.gunzipSync(fs.readFileSync(path.join(current(), 'zh/orcl-1/index.html.gz')))).toEqual(page);
    expect(readManifest(current())?.files['zh/orcl-1/index.html']?.bytes).toBe(page.length);
    expect(fs.readFileSync(path.join(current(), 'manifest.json'), 'utf8')).not.toContain(dir);
  });

  test('is not made when nothing changed', async () => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    const before = current();
    const render = () => Promise.reject(new Error('must not render'));
    expect(await publish(ctx, THREE, { render })).toMatchObject({ published: false, rendered: 0 });
    expect(current()).toBe(before);
  });

  test.each([
    { what: 'a page', pages: { ...THREE, '': 'fleet, new' }, code: { site: 's', assets: 'a' } },
    { what: 'the site’s code', pages: THREE, code: { site: 's2', assets: 'a' } },
    { what: 'an asset', pages: THREE, code: { site: 's', assets: 'a2' } },
  ])('is made when $what changed', async ({ pages, code }) => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    expect(await publish(ctx, pages, { code })).toMatchObject({ published: true });
  });

  test('is made again when the published one was damaged', async () => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    fs.rmSync(path.join(current(), 'en/index.html'));
    expect(await publish(ctx, THREE)).toMatchObject({ published: true });
    expect(fs.existsSync(path.join(current(), 'en/index.html'))).toBe(true);
  });

  test('shares unchanged files with the one before, and replaces changed ones', async () => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    const first = current();
    const summary = await publish(ctx, { ...THREE, 'orcl-1/': 'database, new' });
    expect(summary).toMatchObject({ changedFiles: 6, removedFiles: 0 });
    expect(inode(current(), 'en/index.html')).toBe(inode(first, 'en/index.html'));
    expect(inode(current(), 'en/index.html.gz')).toBe(inode(first, 'en/index.html.gz'));
    expect(inode(current(), 'en/orcl-1/index.html')).not.toBe(inode(first, 'en/orcl-1/index.html'));
    expect(fs.readFileSync(path.join(first, 'en/orcl-1/index.html'), 'utf8')).not.toContain('new');
  });

  test('leaves out pages that are no longer there, even when the build still has them', async () => {
    const ctx = quietContext(dir, { minPageShare: 0.5 });
    await publish(ctx, THREE);
    const { 'orcl-1/i1/2024-01-01-0000_1-2/': _, ...two } = THREE;
    const render = async () => ({ siteDir: fakeBuild(path.join(dir, 'dist'), THREE), rendered: 0 });
    expect(await publish(ctx, two, { render })).toMatchObject({ pages: 4, removedFiles: 6 });
    expect(listFiles(current()).filter((file) => file.includes('_1-2'))).toEqual([]);
  });

  test('--full takes nothing over', async () => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    const first = current();
    await publish(ctx, THREE, { full: true });
    expect(inode(current(), 'en/index.html')).not.toBe(inode(first, 'en/index.html'));
    expect(readManifest(current())?.files).toEqual(readManifest(first)?.files);
  });

  test('old ones are removed, the published one and keepReleases in all stay', async () => {
    const ctx = quietContext(dir, { keepReleases: 2 });
    for (const title of ['a', 'b', 'c', 'd']) await publish(ctx, { ...THREE, '': title });
    const ids = listReleases(ctx.config.releases);
    expect(ids).toHaveLength(2);
    expect(currentRelease(ctx.config.releases)?.id).toBe(ids.at(-1));
  });
});

describe('pages that are taken while others are still rendered', () => {
  const dist = () => path.join(dir, 'dist');
  const early =
    (files: string[], then: () => void = () => {}): PublishInput['render'] =>
    async (_pages, _full, onWritten) => {
      const siteDir = fakeBuild(dist(), THREE);
      for (const file of files) onWritten(siteDir, file);
      await new Promise((resolve) => setTimeout(resolve, 50));
      then();
      return { siteDir, rendered: 6 };
    };

  test('make the same release', async () => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE, { full: true });
    const manifest = readManifest(current());
    const files = listFiles(current());
    // One comes twice, one is not there at all.
    const render = early(['en/index.html', 'en/index.html', 'zh/orcl-1/index.html', 'en/nowhere/index.html']);
    await publish(ctx, THREE, { full: true, render });
    expect(readManifest(current())?.files).toEqual(manifest?.files);
    expect(listFiles(current())).toEqual(files);
  });

  test('a feed is complete before the page beside it and that page’s forms', async () => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    const form = path.join(dist(), 'en/orcl-1/index.json');
    const made = '{"made":"later than the feed"}';
    const render = early(['en/orcl-1/feed.xml'], () => fs.writeFileSync(form, made));
    await publish(ctx, { ...THREE, 'orcl-1/': 'database, new' }, { render });
    expect(fs.readFileSync(path.join(current(), 'en/orcl-1/index.json'), 'utf8')).toBe(made);
  });

  test('are left out again when the whole site has them no more', async () => {
    const ctx = quietContext(dir);
    const extra = 'en/extra.html';
    const render: PublishInput['render'] = async (_pages, _full, onWritten) => {
      const siteDir = fakeBuild(dist(), THREE, { [extra]: pageHtml('x'.repeat(2000)) });
      onWritten(siteDir, extra);
      await new Promise((resolve) => setTimeout(resolve, 50));
      fs.rmSync(path.join(siteDir, extra));
      return { siteDir, rendered: 7 };
    };
    await publish(ctx, THREE, { render });
    expect(listFiles(current()).filter((file) => file.startsWith(extra))).toEqual([]);
  });

  test('leave nothing behind when the rest fails, and are judged like the rest', async () => {
    const ctx = quietContext(dir);
    const fails = () => {
      throw new Error('out of memory');
    };
    await expect(publish(ctx, THREE, { render: early(['en/index.html'], fails) })).rejects.toThrow('out of memory');
    expect(fs.readdirSync(ctx.config.releases)).toEqual([]);
    const dead: PublishInput['render'] = async (_pages, _full, onWritten) => {
      const siteDir = fakeBuild(dist(), THREE, { 'en/index.html': pageHtml('x', ['no/index.html']) });
      onWritten(siteDir, 'en/index.html');
      return { siteDir, rendered: 6 };
    };
    await expect(publish(ctx, THREE, { render: dead })).rejects.toThrow('href "no/index.html" leads nowhere');
  });
});

describe('the quality gate', () => {
  const broken = (file: string, content: string) => ({
    render: async () => ({ siteDir: fakeBuild(path.join(dir, 'dist'), THREE, { [file]: content }), rendered: 1 }),
  });
  const page = 'en/extra.html';

  test.each([
    ['a page that is cut off', page, '<!doctype html><html><body>half', 'does not end in </html>'],
    ['an empty page', page, '\n', 'empty'],
    ['a dead link', page, pageHtml('x', ['orcl-9/index.html']), 'href "orcl-9/index.html" leads nowhere'],
    ['a link to another host', page, pageHtml('x', ['https://example.com/']), 'leaves the site'],
    ['a script from another host', page, '<html><script src="//cdn.example/x.js"></script></html>', 'leaves the site'],
    ['an absolute link', page, pageHtml('x', ['/en/']), 'does not work from plain files'],
    ['a JSON form that is cut off', 'en/index.json', '{"type": "fle', 'en/index.json: cut off'],
    ['a Markdown form that is cut off', 'zh/index.md', '# Fle', 'zh/index.md: cut off'],
    ['a feed that is cut off', 'en/feed.xml', '<feed><link href="index.html"/>', 'does not end in </feed>'],
    ['a dead link in a feed', 'en/feed.xml', '<feed><link rel="self" href="no/index.html"/></feed>', 'leads nowhere'],
    ['a foreign link in a feed', 'en/feed.xml', '<feed><link href="https://example.com/"/></feed>', 'leaves the site'],
    ['a feed that is no XML', 'en/feed.xml', '<feed><title>\u0007</title></feed>', 'XML does not know'],
    ['a style sheet that fetches', 'assets/x.css', '@import "https://example.com/x.css";', 'leaves the site'],
  ])('refuses %s, and the published site stays', async (_, file, content, reason) => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    const before = current();
    const next = publish(ctx, { ...THREE, '': 'fleet, new' }, broken(file, content));
    await expect(next).rejects.toMatchObject({
      code: 'gate_failed',
      exitCode: 1,
      message: expect.stringContaining(reason),
    });
    expect(current()).toBe(before);
    expect(fs.readdirSync(ctx.config.releases).filter((name) => name.startsWith('.staging'))).toEqual([]);
  });

  test('refuses a site without an expected page', async () => {
    const { '': _, ...noFleet } = THREE;
    const render = async () => ({ siteDir: fakeBuild(path.join(dir, 'dist'), noFleet), rendered: 1 });
    await expect(publish(quietContext(dir), THREE, { render })).rejects.toThrow('zh/index.html: missing');
  });

  test('refuses a page without the forms that it has', async () => {
    const render = async () => {
      const siteDir = fakeBuild(path.join(dir, 'dist'), THREE);
      fs.rmSync(path.join(siteDir, 'zh/orcl-1/index.md'));
      return { siteDir, rendered: 1 };
    };
    await expect(publish(quietContext(dir), THREE, { render })).rejects.toThrow('zh/orcl-1/index.md: missing');
    expect(await publish(quietContext(dir), THREE, { render, forms: [] })).toMatchObject({ published: true });
  });

  test('refuses a site that lost too many pages', async () => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    await expect(publish(ctx, { '': 'fleet' })).rejects.toThrow('only 2 pages, 33 % of the 6 that are published');
  });

  describe('of unchanged pages', () => {
    const linking = async (pages: Record<string, string>) => ({
      siteDir: fakeBuild(path.join(dir, 'dist'), pages, { 'en/about.html': pageHtml('about', ['orcl-1/index.html']) }),
      rendered: 1,
    });
    const fleet = { '': 'fleet' };
    const dead = 'en/about.html: href "orcl-1/index.html" leads nowhere';

    test('finds those that link to one that is gone', async () => {
      const ctx = quietContext(dir, { minPageShare: 0 });
      await publish(ctx, THREE, { render: () => linking(THREE) });
      const { files, linkedFrom } = readManifest(current()) ?? expect.unreachable();
      const places = linkedFrom?.['en/orcl-1/index.html'] ?? [];
      expect(places.map((place) => Object.keys(files)[place])).toContain('en/about.html');
      await expect(publish(ctx, fleet, { render: () => linking(fleet) })).rejects.toThrow(dead);
    });

    test('still does after nights in which they did not change', async () => {
      const ctx = quietContext(dir, { minPageShare: 0 });
      for (const title of ['fleet', 'fleet 2', 'fleet 3']) {
        const pages = { ...THREE, '': title };
        await publish(ctx, pages, { render: () => linking(pages) });
      }
      await expect(publish(ctx, fleet, { render: () => linking(fleet) })).rejects.toThrow(dead);
    });

    test('looks into all of them where the published release does not say who links', async () => {
      const ctx = quietContext(dir, { minPageShare: 0 });
      await publish(ctx, THREE, { render: () => linking(THREE) });
      const { linkedFrom: _, ...manifest } = readManifest(current()) ?? expect.unreachable();
      fs.writeFileSync(path.join(current(), 'manifest.json'), JSON.stringify(manifest));
      await expect(publish(ctx, fleet, { render: () => linking(fleet) })).rejects.toThrow(dead);
    });

    test('and where more link than it names', async () => {
      const ctx = quietContext(dir, { minPageShare: 0 });
      const many = Object.fromEntries(
        Array.from({ length: 20 }, (_, i) => [`en/a${i}.html`, pageHtml('a', ['orcl-1/index.html'])]),
      );
      const render = (pages: Record<string, string>) => async () => ({
        siteDir: fakeBuild(path.join(dir, 'dist'), pages, many),
        rendered: 1,
      });
      await publish(ctx, THREE, { render: render(THREE) });
      expect(readManifest(current())?.linkedFrom).not.toHaveProperty('en/orcl-1/index.html');
      await expect(publish(ctx, fleet, { render: render(fleet) })).rejects.toThrow('(and in 19 more)');
    });
  });

  test('names ten reasons and counts the rest', async () => {
    const links = Array.from({ length: 15 }, (_, i) => `gone-${i}.html`);
    const error = await publish(quietContext(dir), THREE, broken(page, pageHtml('x', links))).catch((e: Error) => e);
    expect((error as Error).message.match(/leads nowhere/g)).toHaveLength(10);
    expect((error as Error).message).toContain('and 5 more');
  });
});

describe('after a kill', () => {
  test('what was left is removed, and the site is as without it', async () => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    const releases = ctx.config.releases;
    fs.mkdirSync(path.join(releases, '.staging-20240101T000000Z/en'), { recursive: true });
    fs.mkdirSync(path.join(releases, '.old-20230101T000000Z'));
    fs.symlinkSync('nowhere', path.join(releases, '.current-next'));
    await publish(ctx, { ...THREE, '': 'new' });
    expect(fs.readdirSync(releases).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(fs.readFileSync(path.join(current(), 'en/index.html'), 'utf8')).toContain('new en');
  });
});

describe('--out', () => {
  test('writes plain files, follows the next release, and is left alone when it is up to date', async () => {
    const ctx = quietContext(dir);
    const out = path.join(dir, 'public/site');
    const release = () => currentRelease(ctx.config.releases) ?? expect.unreachable();
    await publish(ctx, THREE);
    expect(writeOut(release(), out)).toBe(true);
    expect(writeOut(release(), out)).toBe(false);
    expect(listFiles(out).filter((file) => file.endsWith('.gz'))).toEqual([]);
    expect(inode(out, 'en/index.html')).not.toBe(inode(current(), 'en/index.html'));
    await publish(ctx, { ...THREE, '': 'new' });
    expect(writeOut(release(), out)).toBe(true);
    expect(fs.readFileSync(path.join(out, 'en/index.html'), 'utf8')).toContain('new en');
    expect(fs.readdirSync(path.dirname(out))).toEqual(['site']);
  });

  test('never replaces a directory that is not ours', async () => {
    const ctx = quietContext(dir);
    await publish(ctx, THREE);
    const out = path.join(dir, 'home');
    fs.mkdirSync(out);
    fs.writeFileSync(path.join(out, 'thesis.txt'), 'years of work');
    expect(() => writeOut(currentRelease(ctx.config.releases) ?? expect.unreachable(), out)).toThrow('not ours');
    expect(listFiles(out)).toEqual(['thesis.txt']);
  });
});

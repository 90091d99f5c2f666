import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { kindOf } from './kinds.ts';
import { walk } from './walk.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-walk-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

let made = 0;
function archive(files: readonly string[]): string {
  const dir = path.join(root, String(made++));
  for (const file of files) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), file);
  }
  return dir;
}

const names = (dir: string, files: readonly { path: string }[]): string[] =>
  files.map((file) => path.relative(dir, file.path));

it('knows reports and archives by their names', () => {
  const kinds = Object.fromEntries(
    [
      'a.html',
      'A.HTM',
      'page.mht',
      'sp.lst',
      'x.html.gz',
      'x.tar.gz',
      'x.tgz',
      'x.zip',
      'x.tar',
      'x.gz',
      'x.pdf',
      'noext',
      '.html',
    ].map((name) => [name, kindOf(name)]),
  );
  expect(kinds).toEqual({
    'a.html': 'plain',
    'A.HTM': 'plain',
    'page.mht': 'plain',
    'sp.lst': 'plain',
    'x.html.gz': 'gz',
    'x.tar.gz': 'tgz',
    'x.tgz': 'tgz',
    'x.zip': 'zip',
    'x.tar': 'tar',
    'x.gz': null,
    'x.pdf': null,
    noext: null,
    '.html': null,
  });
  expect(kindOf('noext', true)).toBe('plain');
  expect(kindOf('x.gz', true)).toBe('gz');
});

it('goes into folders, leaves other files alone and counts them, but takes any file that is named', async () => {
  const dir = archive(['b.html', 'a/c.txt', 'a/notes.docx', '.snapshot/b.html', 'odd.rpt']);
  const found = await walk([dir]);
  expect(names(dir, found.files)).toEqual(['a/c.txt', 'b.html']);
  expect(found.ignored).toBe(3);
  expect(names(dir, (await walk([dir, path.join(dir, 'odd.rpt'), path.join(dir, 'b.html')])).files)).toEqual([
    'a/c.txt',
    'b.html',
    'odd.rpt',
  ]);
});

it('takes each file once, whatever links lead to it, and survives loops and dangling links', async () => {
  const dir = archive(['a/one.html', 'z.html']);
  fs.symlinkSync('..', path.join(dir, 'a', 'up'));
  fs.symlinkSync('a', path.join(dir, 'b'));
  fs.symlinkSync('nowhere.html', path.join(dir, 'dangling.html'));
  fs.symlinkSync('self.html', path.join(dir, 'self.html'));
  fs.linkSync(path.join(dir, 'z.html'), path.join(dir, 'hard.html'));
  const found = await walk([dir]);
  expect(names(dir, found.files)).toEqual(['a/one.html', 'hard.html']);
  expect(found.unreadable.map(({ path: file, error }) => [path.basename(file), error.code])).toEqual([
    ['self.html', 'unreadable'],
  ]);
});

it('does not enter the lake or the site, and stops when told to', async () => {
  const dir = archive(['in.html', 'releases/1/index.html']);
  expect(names(dir, (await walk([dir], { exclude: [path.join(dir, 'releases')] })).files)).toEqual(['in.html']);
  await expect(walk([dir], { signal: AbortSignal.abort() })).rejects.toThrow();
});

it('says when a path is not there', async () => {
  await expect(walk([path.join(root, 'missing')])).rejects.toMatchObject({ code: 'no_such_path' });
});

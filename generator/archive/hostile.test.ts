/** Folders and archives that nobody means well with: nothing hangs, nothing is lost without a word. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { AwrError } from '../base/errors.ts';
import { zip } from '../testing/zip.ts';
import { readMembers } from './members.ts';
import { readOne } from './read-one.ts';
import { type Found, walk } from './walk.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-hostile-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

let made = 0;
function folder(): string {
  const dir = path.join(root, String(made++));
  fs.mkdirSync(dir);
  return dir;
}

const shown = (dir: string, { files, unreadable, ignored }: Found) => ({
  files: files.map((file) => path.relative(dir, file.path)),
  unreadable: unreadable.map(({ path: file, error }) => [path.relative(dir, file), error.code]),
  ignored,
});

it('pipes, sockets and links in a circle keep nobody waiting', async () => {
  const dir = folder();
  execFileSync('mkfifo', [path.join(dir, 'pipe.html'), path.join(dir, 'pipe')]);
  fs.symlinkSync('loop.html', path.join(dir, 'loop.html'));
  fs.symlinkSync('.', path.join(dir, 'self'));
  fs.symlinkSync('/dev/zero', path.join(dir, 'zero.html'));
  fs.writeFileSync(path.join(dir, 'a.html'), 'A');
  expect(shown(dir, await walk([dir]))).toEqual({
    files: ['a.html'],
    unreadable: [['loop.html', 'unreadable']],
    ignored: 3,
  });
  const named = await walk([path.join(dir, 'pipe.html')]);
  expect(named.unreadable).toMatchObject([{ error: { code: 'unreadable', remedy: 'Write it to a file first.' } }]);
  for (const name of ['pipe.html', 'zero.html']) {
    await expect(readOne(path.join(dir, name), { maxFileBytes: 1e6 })).rejects.toMatchObject({ code: 'unreadable' });
  }
});

it('a name that is not UTF-8 is named, others are read whatever they hold', async () => {
  const dir = folder();
  fs.writeFileSync(Buffer.concat([Buffer.from(`${dir}/r`), Buffer.from([0xe9]), Buffer.from('.html')]), 'A');
  fs.writeFileSync(path.join(dir, '-rf.html'), 'A');
  fs.writeFileSync(path.join(dir, 'two\nlines.html'), 'A');
  expect(shown(dir, await walk([dir]))).toEqual({
    files: ['-rf.html', 'two\nlines.html'],
    unreadable: [['r\ufffd.html', 'unreadable']],
    ignored: 0,
  });
});

it('names that tell nothing are told by what stands at the top', async () => {
  const dir = folder();
  const title = `${' '.repeat(3000)}WORKLOAD REPOSITORY report for`;
  fs.writeFileSync(path.join(dir, 'awrrpt_1_100_101'), title);
  fs.writeFileSync(path.join(dir, 'report.20240305'), Buffer.from(title, 'utf16le'));
  fs.writeFileSync(path.join(dir, 'README'), 'words');
  fs.writeFileSync(path.join(dir, 'core.123'), Buffer.alloc(1e5));
  fs.writeFileSync(path.join(dir, 'page.php'), title);
  expect(shown(dir, await walk([dir]))).toEqual({
    files: ['awrrpt_1_100_101', 'report.20240305'],
    unreadable: [],
    ignored: 3,
  });
  const archive = path.join(dir, 'x.zip');
  fs.writeFileSync(
    archive,
    zip([
      { name: 'd/awrrpt', content: title },
      { name: 'd/README', content: 'words' },
    ]),
  );
  expect(await membersOf(archive)).toEqual([['d/awrrpt', title.length]]);
});

it('members of one name are files of their own; names are only names', async () => {
  const archive = path.join(folder(), 'x.zip');
  const names = ['a.html', 'a.html', '../a.html', '/etc/a.html', 'nul\0.html', `${'long/'.repeat(10_000)}a.html`];
  fs.writeFileSync(archive, zip(names.map((name, at) => ({ name, content: 'x'.repeat(at + 1) }))));
  expect(await membersOf(archive)).toEqual([
    ['a.html', 1],
    ['a.html (2)', 2],
    ...names.slice(2).map((name, at) => [name, at + 3]),
  ]);
  await expect(readOne(`${archive}!a.html (2)`, { maxFileBytes: 1e6 })).resolves.toHaveLength(2);
});

it('sizes of a ZIP64 archive are understood, and a wrong one costs its member alone', async () => {
  const archive = path.join(folder(), 'x.zip');
  const members = [
    { name: 'a.html', content: 'x'.repeat(3000), zip64: true },
    { name: 'b.html', content: 'x'.repeat(3000), zip64: true, claimedSize: 2 ** 40 },
    { name: 'c.html', content: 'x'.repeat(3000), zip64: true, claimedSize: 10 },
    { name: 'd.html', content: 'x' },
  ];
  fs.writeFileSync(archive, zip(members));
  expect(await membersOf(archive)).toEqual([
    ['a.html', 3000],
    ['b.html', 'too_large'],
    ['c.html', 'corrupt_archive'],
    ['d.html', 1],
  ]);
});

it('archives cut anywhere give what came before, and one error', async () => {
  const whole = zip(Array.from({ length: 5 }, (_, at) => ({ name: `${at}.html`, content: 'x'.repeat(1000 * at) })));
  const tgz = gzipSync(Buffer.alloc(200_000, 'not a tar'));
  for (const [name, bytes] of [
    ['x.zip', whole],
    ['x.tgz', tgz],
    ['x.tar', Buffer.alloc(5000, 1)],
  ] as const) {
    for (let cut = 0; cut < 1; cut += 0.1) {
      const archive = path.join(folder(), name);
      fs.writeFileSync(archive, bytes.subarray(0, Math.floor(bytes.length * cut)));
      await expect(membersOf(archive), `${name} at ${cut}`).rejects.toMatchObject({ code: 'corrupt_archive' });
    }
  }
});

/** Name within the archive and size, or code, of every member. */
async function membersOf(archive: string): Promise<(readonly [string, number | string])[]> {
  const [file] = (await walk([archive])).files;
  if (!file) throw new Error('not found');
  const members: [string, number | string][] = [];
  for await (const { path: name, content } of readMembers(file, { maxFileBytes: 1e6 })) {
    members.push([name.slice(archive.length + 1), content instanceof AwrError ? content.code : content.length]);
  }
  return members;
}

/** The artefact's file: the same bytes for the same content, whatever the machine's clock, owner, modes or order say. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256, writeManifest } from './manifest.ts';
import { listEntries, writeTarball } from './tarball.ts';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-tarball-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const LONG = `${'deep/'.repeat(40)}a-file-whose-path-is-longer-than-the-header-has-room-for.txt`;
const FILES: [string, string][] = [
  ['b.txt', 'b'],
  ['a/z.txt', 'z'],
  ['a-b.txt', 'between'],
  ['数据.txt', 'not ASCII'],
  [LONG, 'long'],
  ['empty', ''],
];

function tree(name: string, files: [string, string][], mode: number): string {
  const root = path.join(dir, name);
  for (const [file, text] of files) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text, { mode });
  }
  fs.writeFileSync(path.join(root, 'run'), '#!/bin/sh\n', { mode: mode | 0o100 });
  fs.symlinkSync('../b.txt', path.join(root, 'a/link'));
  return root;
}

async function packed(root: string): Promise<Buffer> {
  const file = path.join(dir, `${path.basename(root)}.tar.gz`);
  await writeTarball(file, { root, entries: listEntries(root), folder: 'product-1', time: 1_795_868_440 });
  return fs.readFileSync(file);
}

test('same content, same bytes', async () => {
  const one = await packed(tree('one', FILES, 0o644));
  const other = tree('other', FILES.toReversed(), 0o600);
  fs.utimesSync(path.join(other, 'b.txt'), 1, 1);
  expect((await packed(other)).equals(one)).toBe(true);
  fs.writeFileSync(path.join(other, 'b.txt'), 'B');
  expect((await packed(other)).equals(one)).toBe(false);
});

test('tar unpacks it: contents, links, what may be run, one time for all', async () => {
  const root = tree('one', FILES, 0o600);
  await packed(root);
  const out = path.join(dir, 'out');
  fs.mkdirSync(out);
  execFileSync('tar', ['-xzf', path.join(dir, 'one.tar.gz'), '-C', out]);
  const unpacked = path.join(out, 'product-1');
  expect(listEntries(unpacked)).toEqual(listEntries(root));
  for (const [file, text] of FILES) expect(fs.readFileSync(path.join(unpacked, file), 'utf8')).toBe(text);
  expect(fs.readFileSync(path.join(unpacked, 'a/link'), 'utf8')).toBe('b');
  expect(fs.statSync(path.join(unpacked, 'b.txt')).mode & 0o7777).toBe(0o644);
  expect(fs.statSync(path.join(unpacked, 'run')).mode & 0o7777).toBe(0o755);
  expect(fs.statSync(path.join(unpacked, 'b.txt')).mtimeMs).toBe(1_795_868_440_000);
});

test('a link that leads out is refused', () => {
  const root = tree('one', [['a/b', '']], 0o644);
  fs.symlinkSync('/etc/passwd', path.join(root, 'absolute'));
  expect(() => listEntries(root)).toThrow('the link absolute leads out of the artefact');
  fs.rmSync(path.join(root, 'absolute'));
  fs.symlinkSync('../../outside', path.join(root, 'a/up'));
  expect(() => listEntries(root)).toThrow('the link a/up leads out of the artefact');
});

test('the manifest has every file, and sha256sum checks them', () => {
  const root = tree('one', FILES, 0o644);
  const build = { name: 'product', version: '1', revision: 'f'.repeat(40), time: 0, node: '24.0.0' };
  writeManifest(root, listEntries(root), build);
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({ version: '1', committed: '1970-01-01T00:00:00.000Z', node: '24.0.0' });
  expect(manifest.files).toContainEqual({ path: 'a/z.txt', bytes: 1, sha256: sha256('z') });
  expect(manifest.files).toContainEqual({ path: 'a/link', link: '../b.txt' });
  expect(manifest.files).toContainEqual({ path: 'run', bytes: 10, executable: true, sha256: sha256('#!/bin/sh\n') });
  const check = () =>
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: root, stdio: 'pipe' });
  check();
  fs.appendFileSync(path.join(root, LONG), '!');
  expect(check).toThrow();
});

test('a name that cannot be listed is refused', () => {
  const root = tree('one', [['a/b', '']], 0o644);
  fs.writeFileSync(path.join(root, 'line\nend'), '');
  const build = { name: 'product', version: '1', revision: '', time: 0, node: '' };
  expect(() => writeManifest(root, listEntries(root), build)).toThrow('cannot be listed in SHA256SUMS: "line\\nend"');
});

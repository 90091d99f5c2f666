/** Archives in memory hold what the reader of archives on disk finds in them, and fail where it fails. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AwrError } from '../base/errors.ts';
import { tarOf } from '../testing/tar.ts';
import { zip } from '../testing/zip.ts';
import { readMembers } from './members.ts';
import { membersInMemory } from './memory-members.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-memory-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const LIMITS = { maxFileBytes: 1000 };
const REPORT = '<html><title>AWR Report for DB</title>';

/** Text of each member, or the code of what is wrong with it; the code alone where the whole archive is at fault. */
async function inMemory(name: string, content: Uint8Array): Promise<Record<string, string> | string> {
  try {
    const members = await membersInMemory(new Uint8Array(content), name, LIMITS);
    const told = members.map(async (member) => {
      const text = await member.unpack().then(
        (bytes) => Buffer.from(bytes).toString(),
        (error: unknown) => (error instanceof AwrError ? error.code : String(error)),
      );
      return [member.name, text] as const;
    });
    return Object.fromEntries(await Promise.all(told));
  } catch (error) {
    if (error instanceof AwrError) return error.code;
    throw error;
  }
}

async function onDisk(name: string, content: Uint8Array): Promise<Record<string, string> | string> {
  const file = path.join(root, name);
  fs.writeFileSync(file, content);
  const kind = name.endsWith('.zip') ? 'zip' : name.endsWith('.tar') ? 'tar' : 'tgz';
  const found: Record<string, string> = {};
  try {
    for await (const member of readMembers({ path: file, kind, bytes: content.length, mtimeMs: 0 }, LIMITS))
      found[member.path.slice(file.length + 1)] =
        member.content instanceof AwrError ? member.content.code : Buffer.from(member.content).toString();
    return found;
  } catch (error) {
    if (error instanceof AwrError) return error.code;
    throw error;
  }
}

const ENTRIES = [
  { name: 'dir/a.html', content: 'A' },
  { name: '报告.html', content: 'B' },
  { name: '../../evil.html', content: 'only a name' },
  { name: 'picture.png', content: 'no' },
  { name: '__MACOSX/._a.html', content: 'no' },
  { name: 'awrrpt_1_100_101', content: REPORT },
  { name: 'readme', content: 'no' },
  { name: `${'long/'.repeat(40)}a.html`, content: 'deep' },
  { name: 'inner.zip', content: 'x' },
  { name: 'big.html', content: 'x'.repeat(5000) },
  { name: 'last.html', content: 'Z' },
];

describe('zip', () => {
  it('holds what it holds on disk', async () => {
    const content = zip([
      ...ENTRIES,
      { name: 'secret.html', content: 'x', encrypted: true },
      { name: 'liar.html', content: 'x'.repeat(900), claimedSize: 10 },
      { name: 'sixty-four.html', content: '64', zip64: true },
    ]);
    const found = await inMemory('a.zip', content);
    expect(found).toEqual(await onDisk('a.zip', content));
    expect(found).toMatchObject({
      'secret.html': 'encrypted',
      'liar.html': 'corrupt_archive',
      'sixty-four.html': '64',
    });
    expect(Object.keys(found)).toHaveLength(11);
  });

  it('cut anywhere, or with any byte of it wrong, is an error that says so and no other', async () => {
    const content = zip(ENTRIES.slice(0, 3));
    for (let end = 4; end < content.length; end++)
      expect([end, await inMemory('cut.zip', content.subarray(0, end))]).toEqual([end, 'corrupt_archive']);
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length - 1), fc.nat(255), async (at, byte) => {
        const wrong = Uint8Array.from(content);
        wrong[at] = byte;
        await inMemory('wrong.zip', wrong);
      }),
      { numRuns: 300 },
    );
  });
});

describe('tar', () => {
  const entries = ENTRIES.map(({ name, content }) => ({ name, text: content }));

  it.each(['a.tar', 'a.tgz', 'a.tar.gz'])('holds what it holds on disk: %s', async (name) => {
    const plain = await tarOf([
      { name: 'd/', type: 'directory' },
      { name: 'd/link.html', type: 'symlink', linkname: '/etc/passwd' },
      ...entries,
    ]);
    const content = name.endsWith('.tar') ? plain : gzipSync(plain);
    const found = await inMemory(name, content);
    expect(found).toEqual(await onDisk(name, content));
    expect(Object.keys(found)).toHaveLength(8);
  });

  it('as GNU tar writes it, long names and pax records too', async () => {
    const folder = path.join(root, 'gnu');
    const deep = path.join(folder, 'l'.repeat(90), 'o'.repeat(90));
    fs.mkdirSync(deep, { recursive: true });
    fs.writeFileSync(path.join(deep, 'a.html'), 'A');
    for (const format of ['gnu', 'pax', 'ustar', 'v7'].slice(0, 3)) {
      const content = execFileSync('tar', ['-C', folder, `--format=${format}`, '-cf', '-', '.']);
      expect(Object.values(await inMemory('gnu.tar', content))).toEqual(['A']);
    }
  });

  it('damaged is an error that says so', async () => {
    const content = await tarOf(entries);
    expect(await inMemory('cut.tar', content.subarray(0, 700))).toBe('corrupt_archive');
    const wrong = Buffer.from(content);
    wrong[1024 + 3] = 0x41;
    expect(await inMemory('wrong.tar', wrong)).toBe('corrupt_archive');
  });
});

describe('one file', () => {
  it('is itself, unpacked', async () => {
    expect(await inMemory('a.html', Buffer.from(REPORT))).toEqual({ 'a.html': REPORT });
    expect(await inMemory('a.html.gz', gzipSync(REPORT))).toEqual({ 'a.html.gz': REPORT });
  });

  it('beyond the limit is not unpacked to its end', async () => {
    expect(await inMemory('a.html', Buffer.alloc(1001))).toBe('too_large');
    expect(await inMemory('a.html.gz', gzipSync(Buffer.alloc(50_000_000)))).toBe('too_large');
  });

  it('that breaks off says so', async () => {
    expect(await inMemory('a.html.gz', gzipSync(REPORT).subarray(0, 30))).toBe('corrupt_archive');
  });
});

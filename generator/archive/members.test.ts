import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { AwrError } from '../base/errors.ts';
import { tarOf } from '../testing/tar.ts';
import { zip } from '../testing/zip.ts';
import { readMembers } from './members.ts';
import { readOne } from './read-one.ts';
import { walk } from './walk.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-members-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** What each member gave: its text, or the code of its error. */
async function members(
  name: string,
  content: Uint8Array,
  maxFileBytes = 1e6,
  maxUnpackedBytes = 1e8,
): Promise<Record<string, string>> {
  const file = path.join(root, name);
  fs.writeFileSync(file, content);
  const [found] = (await walk([file])).files;
  if (!found) throw new Error('not found');
  const out: Record<string, string> = {};
  for await (const { path: member, content: each } of readMembers(found, { maxFileBytes, maxUnpackedBytes })) {
    expect(member.startsWith(`${file}!`)).toBe(true);
    out[member.slice(file.length + 1)] = each instanceof AwrError ? each.code : Buffer.from(each).toString();
  }
  return out;
}

describe('zip', () => {
  it('gives the reports, by virtual names, and why some could not be had', async () => {
    const content = zip([
      { name: 'dir/a.html', content: 'A' },
      { name: '报告.html', content: 'B' },
      { name: '../../evil.html', content: 'only a name' },
      { name: 'picture.png', content: 'no' },
      { name: '__MACOSX/._a.html', content: 'no' },
      { name: 'inner.zip', content: zip([{ name: 'x.html', content: 'x' }]) },
      { name: 'secret.html', content: 'x', encrypted: true },
      { name: 'big.html', content: 'x'.repeat(5000) },
      { name: 'liar.html', content: 'x'.repeat(5000), claimedSize: 10 },
      { name: 'last.html', content: 'Z' },
    ]);
    expect(await members('a.zip', content, 1000)).toEqual({
      'dir/a.html': 'A',
      '报告.html': 'B',
      '../../evil.html': 'only a name',
      'inner.zip': 'nested_archive',
      'secret.html': 'encrypted',
      'big.html': 'too_large',
      'liar.html': 'corrupt_archive',
      'last.html': 'Z',
    });
    expect(fs.readdirSync(root)).toEqual(['a.zip']);
  });

  it('that is cut off is corrupt', async () => {
    const content = zip([{ name: 'a.html', content: 'A' }]);
    await expect(members('cut.zip', content.subarray(0, 30))).rejects.toMatchObject({ code: 'corrupt_archive' });
  });
});

describe('tar', () => {
  it('gives files alone, packed or not', async () => {
    const content = await tarOf([
      { name: 'd/', type: 'directory' },
      { name: 'd/a.html', text: 'A' },
      { name: 'd/link.html', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'd/b.lst', text: 'B' },
      { name: 'd/big.html', text: 'x'.repeat(3000) },
      { name: 'd/readme', text: 'no' },
      { name: 'z.html', text: 'Z' },
    ]);
    const expected = { 'd/a.html': 'A', 'd/b.lst': 'B', 'd/big.html': 'too_large', 'z.html': 'Z' };
    expect(await members('a.tar', content, 1000)).toEqual(expected);
    expect(await members('a.tgz', gzipSync(content), 1000)).toEqual(expected);
  });

  it('names files stored with holes', async () => {
    const content = await tarOf([
      { name: 'holes.html', text: 'x' },
      { name: 'z.html', text: 'Z' },
    ]);
    // Type `S` of GNU tar, and the header's sum with it.
    content[156] = 83;
    const sum = Number.parseInt(content.toString('latin1', 148, 154), 8) + 83 - 48;
    content.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    expect(await members('s.tar', content)).toEqual({ 'holes.html': 'corrupt_archive', 'z.html': 'Z' });
  });

  it('that is cut off is corrupt, after what it gave', async () => {
    const content = gzipSync(await tarOf([{ name: 'a.html', text: 'A' }]));
    await expect(members('cut.tgz', content.subarray(0, content.length - 20))).rejects.toMatchObject({
      code: 'corrupt_archive',
    });
  });

  it('that is a bomb is given up, be it in a file that nobody wants', async () => {
    const content = gzipSync(
      await tarOf([
        { name: 'readme', text: 'x'.repeat(3e6) },
        { name: 'a.html', text: 'A' },
      ]),
    );
    await expect(members('bomb.tgz', content, 1000, 1e6)).rejects.toMatchObject({ code: 'too_large' });
  });
});

describe('one report', () => {
  it('is read plain, packed, or out of an archive', async () => {
    const limits = { maxFileBytes: 1e6 };
    const at = (name: string, content: string | Uint8Array): string => {
      fs.writeFileSync(path.join(root, name), content);
      return path.join(root, name);
    };
    const text = async (name: string): Promise<string> => Buffer.from(await readOne(name, limits)).toString();
    expect(await text(at('p!lain.html', 'A'))).toBe('A');
    expect(await text(at('packed.html.gz', gzipSync('B')))).toBe('B');
    expect(await text(at('one.zip', zip([{ name: 'd/a.html', content: 'C' }])))).toBe('C');
    const two = at('two.zip', zip(['a', 'b'].map((name) => ({ name: `${name}.html`, content: name }))));
    expect(await text(`${two}!b.html`)).toBe('b');
    await expect(text(two)).rejects.toMatchObject({ code: 'which_member', remedy: expect.stringContaining('!a.html') });
    await expect(text(path.join(root, 'missing'))).rejects.toMatchObject({ code: 'no_such_path' });
    await expect(text(root)).rejects.toMatchObject({ code: 'usage' });
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { digestLake } from '../testing/digest.ts';
import { temporaryLakeDir } from '../testing/lake.ts';

const lake = temporaryLakeDir();
const dir = path.dirname(lake);

beforeAll(() =>
  digestLake(lake, [
    { dbId: 7, name: 'SHOP', hours: 48, incidents: [{ id: 'locks', from: 40, to: 48, severity: 'medium' }] },
    { dbId: 8, name: 'CALM', hours: 48, incidents: [{ id: 'ended', from: 2, to: 30, severity: 'high' }] },
  ]),
);

async function digest(...args: string[]): Promise<{ code: number; out: string; log: string }> {
  let [out, log] = ['', ''];
  const code = await run(['digest', '--lake', lake, ...args], {
    cwd: dir,
    write: (text) => (out += text),
    stderr: { write: (text) => (log += text) },
    now: () => new Date('2024-03-07T02:15:00Z'),
    signal: new AbortController().signal,
  });
  return { code, out, log };
}

describe('awr digest', () => {
  test('prints Markdown of the last night', async () => {
    const { code, out } = await digest();
    expect(code).toBe(0);
    expect(out).toContain('locks happened');
    expect(out).toContain('ended happened');
  });

  test.each([
    ['high', 0],
    ['medium', 4],
    ['low', 4],
  ])('--fail-on %s exits %i, and prints it all', async (severity, expected) => {
    const { code, out } = await digest('--fail-on', severity);
    expect(code).toBe(expected);
    expect(out).toBe((await digest()).out);
  });

  test('--db names one database, by name in any case, DBID or folder', async () => {
    for (const name of ['shop', '7', 'SHOP-7']) {
      const { out } = await digest('--db', name, '--format', 'json');
      expect(JSON.parse(out).databases.map((each: { db_name: string }) => each.db_name)).toEqual(['SHOP']);
    }
    const { code, log } = await digest('--db', 'SHOPP');
    expect(code).toBe(2);
    expect(log).toContain('There are: CALM, SHOP.');
  });

  test('--out writes a file, or into a directory', async () => {
    const { out } = await digest('--format', 'html', '--lang', 'zh');
    await digest('--format', 'html', '--lang', 'zh', '--out', path.join(dir, 'mails/'));
    await digest('--format', 'html', '--lang', 'zh', '--out', path.join(dir, 'night.html'));
    expect(fs.readFileSync(path.join(dir, 'mails/digest.html'), 'utf8')).toBe(out);
    expect(fs.readFileSync(path.join(dir, 'night.html'), 'utf8')).toBe(out);
    expect(out).toContain('<html lang="zh-CN">');
  });

  test('--base-url makes links absolute', async () => {
    expect((await digest('--base-url', 'https://awr.example.com/a')).out).toContain(
      '(https://awr.example.com/a/en/shop-7/)',
    );
  });

  test.each([
    [['--format', 'pdf'], '--format'],
    [['--lang', 'de'], '--lang'],
    [['--fail-on', 'info'], '--fail-on'],
    [['--since', 'noon'], '--since'],
    [['--base-url', 'javascript:alert(1)'], '--base-url'],
    [['--send'], 'notify'],
  ])('%j is refused with exit 2', async (args, place) => {
    const { code, log, out } = await digest(...args);
    expect(code).toBe(2);
    expect(log).toContain(place);
    expect(log).toContain('remedy:');
    expect(out).toBe('');
  });
});

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configSchema } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import { describeError } from '../base/errors.ts';
import command from '../commands/sample.ts';
import { type SampleSummary, writeArchive } from './archive.ts';
import { defaultOptions, type SampleOptions } from './options.ts';
import type { Truth } from './truth.ts';

const small: SampleOptions = { ...defaultOptions, days: 1, interval: 240 };
let root = '';

const ctx: Context = {
  config: configSchema.parse({}),
  log: { info() {}, warn() {}, error() {}, debug() {}, step: () => ({ update() {}, finish() {} }) },
  write() {},
  now: () => new Date(0),
  signal: new AbortController().signal,
};

/** Path and content hash of every file under a folder. */
function contents(dir: string): Record<string, string> {
  const files = fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  return Object.fromEntries(
    files
      .map((it) => path.join(it.parentPath, it.name))
      .sort()
      .map((file) => [path.relative(dir, file), createHash('sha256').update(fs.readFileSync(file)).digest('hex')]),
  );
}

const make = (name: string, options = small, force = false): Promise<SampleSummary> =>
  writeArchive(path.join(root, name), options, ctx, force);

async function refused(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ exitCode: 2 });
  return describeError(error);
}

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-sample-'));
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

describe('a sample archive', () => {
  it('is the same bytes for the same options, and others for another seed', async () => {
    const summary = await make('a');
    await make('b');
    await make('c', { ...small, seed: 2 });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => contents(path.join(root, name)));
    expect(a).toEqual(b);
    expect(Object.values(a ?? {}).filter((hash) => Object.values(c ?? {}).includes(hash))).toEqual([]);
    expect(Object.keys(a ?? {}).filter((file) => file.endsWith('.html'))).toHaveLength(summary.reports);
  });

  it('names files and folders as users of AWR do, and says what it is', () => {
    const files = Object.keys(contents(path.join(root, 'a')));
    expect(files).toContain('truth.json');
    expect(files).toContain('README.md');
    for (const file of files.filter((it) => it.endsWith('.html'))) {
      expect(file).toMatch(/^DEMO[A-Z]+\/2026-10-30\/awrrpt_[12]_\d+_\d+\.html$/);
      const html = fs.readFileSync(path.join(root, 'a', file), 'latin1');
      expect(html).toContain('<meta name="awr-analyzer" content="synthetic; seed=1">');
      expect(html).toContain('SYNTHETIC REPORT - made by awr sample, not from a real database');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
      expect(html).toMatch(/^[\x00-\x7f]*$/);
    }
    expect(fs.readFileSync(path.join(root, 'a', 'README.md'), 'utf8')).toContain('Synthetic');
  });

  it('is written over an earlier one of the same options, and of others with --force', async () => {
    const before = contents(path.join(root, 'a'));
    fs.rmSync(path.join(root, 'a', 'README.md'));
    await make('a');
    expect(contents(path.join(root, 'a'))).toEqual(before);

    const other = { ...small, databases: 1, interval: 720 };
    expect(await refused(make('a', other))).toMatch(/other options[\s\S]*--force/);
    expect(contents(path.join(root, 'a'))).toEqual(before);
    await make('a', other, true);
    expect(fs.readdirSync(path.join(root, 'a')).sort()).toEqual(['DEMOSHOP', 'README.md', 'truth.json']);
  });

  it('touches nothing in a folder that is not its own', async () => {
    const foreign = path.join(root, 'foreign');
    fs.mkdirSync(foreign);
    fs.writeFileSync(path.join(foreign, 'letter.txt'), 'dear');
    expect(await refused(make('foreign', small, true))).toContain('not empty');
    fs.writeFileSync(path.join(root, 'b', 'letter.txt'), 'dear');
    expect(await refused(make('b', small, true))).toContain('letter.txt');
    expect(fs.readdirSync(foreign)).toEqual(['letter.txt']);
    expect(await refused(make('foreign/letter.txt'))).toContain('cannot be written');
  });

  it('is what the command writes, with exit code 0', async () => {
    const dir = path.join(root, 'by-command');
    const values = { databases: '1', days: '1', interval: '720', release: '19c' };
    expect(await command.run(ctx, values, [dir])).toBe(0);
    const truth = JSON.parse(fs.readFileSync(path.join(dir, 'truth.json'), 'utf8')) as Truth;
    expect(truth.options).toEqual({ ...defaultOptions, databases: 1, days: 1, interval: 720, release: '19c' });
    await refused(command.run(ctx, {}, []));
  });
});

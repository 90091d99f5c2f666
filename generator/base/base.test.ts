import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from './config-file.ts';
import { formatBytes, formatSeconds } from './duration.ts';
import { editDistance, nearest } from './nearest.ts';
import { formatTable } from './table.ts';
import { clip, displayWidth, harmless } from './text.ts';

const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-config-'));
afterAll(() => fs.rmSync(cwd, { recursive: true, force: true }));

describe('table', () => {
  it('is aligned, Chinese too, and shows what is null', () => {
    const lines = formatTable(
      [{ title: 'event' }, { title: 'waits', align: 'right' }],
      [
        ['等待事件', '1,234'],
        ['log\nfile', null],
      ],
    );
    expect(lines).toEqual(['event     waits', '────────  ─────', '等待事件  1,234', 'log␊file      –']);
    expect(new Set(lines.map(displayWidth))).toEqual(new Set([15]));
  });

  it('cuts by columns, not by characters', () => {
    expect(clip('等待事件', 5)).toBe('等待…');
    expect(clip('等待事件', 8)).toBe('等待事件');
    expect(harmless('a\u0007b', { oneLine: true })).toBe('a␇b');
  });
});

it('durations and sizes', () => {
  expect([0.2, 59.4, 185, 7440].map(formatSeconds)).toEqual(['<1 s', '59 s', '3 min 05 s', '2 h 04 min']);
  expect([512, 1400, 99_960_000, 1.1e11].map(formatBytes)).toEqual(['512 B', '1.4 kB', '100 MB', '110 GB']);
});

it('guesses what was meant, and nothing far off', () => {
  const names = ['nightly', 'ingest', 'analyze', 'site', 'sample', 'serve', 'status'];
  expect(editDistance('ingest', 'ignest')).toBe(1);
  expect(['ingset', 'analyse', 'stauts', 'nig', 'quit', 's'].map((name) => nearest(name, names))).toEqual([
    'ingest',
    'analyze',
    'status',
    'nightly',
    null,
    null,
  ]);
});

describe('configuration', () => {
  const write = (name: string, text: string): void => fs.writeFileSync(path.join(cwd, name), text);

  it('has defaults; the file wins over them, flags over the file', async () => {
    expect(await loadConfig({}, { cwd })).toMatchObject({ lake: 'data/lake', serve: { port: 4321 } });
    write('awr.config.json', '{ "lake": "/l", "jobs": 3, "serve": { "port": 80 } }');
    expect(await loadConfig({ jobs: 7, lake: undefined }, { cwd })).toMatchObject({
      lake: '/l',
      jobs: 7,
      serve: { host: '127.0.0.1', port: 80 },
    });
    write('awr.config.mjs', 'export default { lake: "/m" };');
    expect(await loadConfig({}, { cwd })).toMatchObject({ lake: '/m' });
    expect(await loadConfig({}, { cwd, named: 'awr.config.json' })).toMatchObject({ lake: '/l' });
  });

  it('says which key is wrong and what was expected', async () => {
    const failing = async (text: string) => {
      write('x.json', text);
      return loadConfig({}, { cwd, named: 'x.json' });
    };
    await expect(failing('{ "jobs": "many" }')).rejects.toMatchObject({
      code: 'bad_config',
      exitCode: 2,
      file: path.join(cwd, 'x.json'),
      place: 'key jobs',
      message: expect.stringContaining('expected number'),
    });
    await expect(failing('{ "serve": { "prot": 1 } }')).rejects.toMatchObject({ place: 'key serve.prot' });
    await expect(failing('{')).rejects.toMatchObject({ code: 'bad_config', exitCode: 2 });
    await expect(loadConfig({}, { cwd, named: 'none.json' })).rejects.toMatchObject({ exitCode: 2 });
    await expect(loadConfig({ jobs: 0 }, { cwd, named: 'awr.config.json' })).rejects.toMatchObject({ place: '--jobs' });
  });
});

/** kill -9 at any moment, then again: the same site as without the kill, and a complete one published all the while. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awr, damageOf, differences, dropNight, makeNight, type Night, reportsOf, sampleInto, start } from './night.ts';

/** Published with all reports but three; then those are added and the night is killed. */
let before: Night;
/** The same night, not killed. */
let whole: Night;
let seconds: number;

beforeAll(async () => {
  before = makeNight();
  await sampleInto(before);
  const late = reportsOf(before).flatMap((reports) => [reports[2], reports.at(-1)]) as string[];
  for (const file of late) fs.renameSync(file, `${file}.later`);
  expect(await awr(before, 'nightly', before.archive)).toMatchObject({ status: 0 });
  for (const file of late) fs.renameSync(`${file}.later`, file);
  whole = makeNight(before);
  const begin = performance.now();
  expect(await awr(whole, 'nightly', before.archive)).toMatchObject({ status: 0 });
  seconds = (performance.now() - begin) / 1000;
});
afterAll(() => {
  dropNight(before);
  dropNight(whole);
});

const exists = (...parts: string[]) => fs.existsSync(path.join(...parts));
const names = (dir: string) => (fs.existsSync(dir) ? fs.readdirSync(dir) : []);
const after = (share: number) => (_: Night, elapsed: number) => elapsed > share * seconds;

const moments: { name: string; reached: (night: Night, elapsed: number) => boolean }[] = [
  { name: 'as it stages rows', reached: (night) => names(path.join(night.lake, '.staging')).length > 0 },
  { name: 'as the lake commits', reached: (night) => exists(night.lake, '.journal.json') },
  { name: 'as pages are rendered', reached: (night) => exists(night.build, 'rendering.log') },
  {
    name: 'as a release is filled',
    reached: (night) => names(night.releases).some((name) => name.startsWith('.staging-')),
  },
  {
    name: 'after a release is complete',
    reached: (night) => names(night.releases).filter((name) => /^\d/.test(name)).length > 1,
  },
  { name: 'at a third', reached: after(0.33) },
  { name: 'at two thirds', reached: after(0.67) },
];

/** Starts a night, kills it with its moment; every look in between finds a complete site. True when it was killed. */
async function killAt(night: Night, reached: (night: Night, elapsed: number) => boolean): Promise<boolean> {
  const begin = performance.now();
  const { child, ended } = start(night, 'nightly', before.archive);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (let look = 0; !over && !reached(night, (performance.now() - begin) / 1000); look++) {
    if (look % 20 === 0) expect(damageOf(night)).toBeNull();
    await setTimeout(2);
  }
  child.kill('SIGKILL');
  return (await ended).signal === 'SIGKILL';
}

describe('a night killed', () => {
  test.each(moments)('$name', async ({ reached }) => {
    const night = makeNight(before);
    try {
      await killAt(night, reached);
      expect(damageOf(night)).toBeNull();
      const { status, stderr } = await awr(night, 'nightly', before.archive);
      expect(stderr).not.toContain('error');
      expect(status).toBe(0);
      expect(damageOf(night)).toBeNull();
      expect(differences(night.current, whole.current)).toEqual([]);
      expect(names(night.releases).filter((name) => /^\.(staging|old|current)/.test(name))).toEqual([]);
    } finally {
      dropNight(night);
    }
  });

  test('the very first one, twice, with nothing published yet', async () => {
    const night = makeNight();
    try {
      expect(await killAt(night, () => exists(night.build, 'rendering.log'))).toBe(true);
      expect(await killAt(night, () => names(night.releases).some((name) => name.startsWith('.staging-')))).toBe(true);
      expect(exists(night.current)).toBe(false);
      expect(await awr(night, 'nightly', before.archive)).toMatchObject({ status: 0 });
      expect(differences(night.current, whole.current)).toEqual([]);
    } finally {
      dropNight(night);
    }
  });
});

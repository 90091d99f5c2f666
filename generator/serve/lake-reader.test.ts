/** The lake as it is now: a night that replaces it, takes reports out of it, or goes on while a page is being read. */
import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import { LakeReader } from './lake-reader.ts';

const KINDS = ['snapshot', 'compare'] as const;
const report = (hour: number): TestReport => ({
  db_id: 1,
  begin_time: `2026-10-26 0${hour}:00:00`,
  end_time: `2026-10-26 0${hour + 1}:00:00`,
  report: { db_name: 'ORCL', instance_name: 'orcl1', begin_snap_id: hour, end_snap_id: hour + 1 },
  tables: { load_profile: [{ metric: 'db_time', label: 'DB Time(s)', per_second: hour }] },
});
const pathOf = (hour: number): string => `orcl-1/orcl1/2026-10-26-0${hour}00_${hour}-${hour + 1}/`;
const compared = 'compare/orcl-1/orcl1/2026-10-26-0100_1-2_vs_2026-10-26-0300_3-4/';

let dir: string;
let next: string;
async function lakeOf(hours: readonly number[]): Promise<string> {
  const made = temporaryLakeDir();
  await addReports(made, hours.map(report));
  await analyze(silentContext(made));
  return made;
}
/** As a lake that was deleted and filled anew: nothing of the old one is left. */
function replace(): void {
  fs.rmSync(dir, { recursive: true });
  fs.cpSync(next, dir, { recursive: true });
}
beforeAll(async () => {
  dir = await lakeOf([1, 2, 3]);
  next = await lakeOf([1, 2]);
}, 120_000);
afterAll(() => {
  for (const each of [dir, next]) fs.rmSync(each, { recursive: true, force: true });
});

test('reports that have gone have no page, nor comparisons of them; the others go on, in the middle of a page too', async () => {
  const reader = new LakeReader(dir);
  const entryAt = (path: string) => reader.at((source) => source.at(path, KINDS));
  const gone = await entryAt(pathOf(3));
  expect(gone?.type).toBe('snapshot');
  expect((await entryAt(compared))?.type).toBe('compare');

  // The night comes between finding the page and reading it.
  let attempts = 0;
  const model = reader.at(async (source) => {
    const page = await source.at(pathOf(2), KINDS);
    if (attempts++ === 0) replace();
    return page && (await source.model('snapshot', page.key));
  });
  expect((await model)?.snapshot.path).toBe(pathOf(2));
  expect(attempts).toBe(2);

  expect(await entryAt(pathOf(3))).toBeNull();
  expect(await entryAt(compared)).toBeNull();
  await expect(reader.at((source) => source.model('snapshot', gone?.key ?? ''))).rejects.toMatchObject({
    code: 'no_page',
  });
  expect((await entryAt(pathOf(1)))?.type).toBe('snapshot');
}, 60_000);

test('an address that is no page is told without a list of all pages', async () => {
  const reader = new LakeReader(next);
  for (const path of ['', 'orcl-1/', 'orcl-1/orcl1/x/', 'compare/orcl-1/orcl1/x_vs_y/', '../x/', 'nowhere-1/a/b/'])
    expect(await reader.at((source) => source.at(path, KINDS))).toBeNull();
});

test('a lake that is not there is said as such', async () => {
  const reader = new LakeReader(`${next}-nowhere`);
  await expect(reader.at(async () => 1)).rejects.toMatchObject({
    code: expect.stringMatching(/^(no_lake|lake_busy)$/),
  });
});

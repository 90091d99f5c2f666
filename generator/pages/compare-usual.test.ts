/** Either side of a comparison against what is usual at its hours: of snapshots, of periods, without history. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { type Lake, openLake } from '../lake/lake.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import { comparedToUsual, placeOf } from './compare-usual.ts';
import { type LakeIndex, loadLakeIndex } from './lake-index.ts';

const DAYS = 21;
/** DB time a second by hour of day, with a little noise; the last hour of all has ten times as much. */
const load = (at: number): number => (at === 24 * DAYS - 1 ? 50 : 2 + (at % 24) / 8 + ((at * 7) % 5) / 50);
const time = (at: number): string =>
  new Date(Date.UTC(2026, 8, 7) + at * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
const report = (at: number): TestReport => ({
  db_id: 1,
  begin_time: time(at),
  end_time: time(at + 1),
  report: {
    db_name: 'ORCL',
    instance_name: 'orcl1',
    begin_snap_id: at,
    end_snap_id: at + 1,
    elapsed_s: 3600,
    db_time_s: 3600 * load(at),
  },
  tables: { load_profile: [{ metric: 'db_time', label: 'DB Time(s)', per_second: load(at) }] },
});

describe('a comparison against the usual', () => {
  let lake: Lake;
  let index: LakeIndex;
  beforeAll(async () => {
    const dir = temporaryLakeDir();
    await addReports(
      dir,
      Array.from({ length: 24 * DAYS }, (_, at) => report(at)),
    );
    await analyze(silentContext(dir));
    lake = await openLake(dir);
    index = await loadLakeIndex(lake);
  }, 120_000);
  afterAll(() => lake.close());

  const between = (from: number, to: number) => index.databases[0]?.reports.slice(from, to) ?? [];
  const aas = async (first: [number, number], second: [number, number]) =>
    (await comparedToUsual(lake, { first: between(...first), second: between(...second) })).find(
      ({ metric }) => metric === 'aas',
    );

  test('night against noon is usual on both sides, however far apart they are', async () => {
    const found = await aas([24 * 20, 24 * 20 + 1], [24 * 20 + 12, 24 * 20 + 13]);
    expect([found?.first?.place, found?.second?.place]).toEqual(['within', 'within']);
    expect((found?.second?.value ?? 0) / (found?.first?.value ?? 1)).toBeGreaterThan(1.5);
  });

  test('what stands out does so against its own hour', async () => {
    const found = await aas([24 * 20 - 1, 24 * 20], [24 * 21 - 1, 24 * 21]);
    expect([found?.first?.place, found?.second?.place]).toEqual(['within', 'above']);
    expect(found?.second).toMatchObject({ value: 50, judged: 1, above: 1, below: 0 });
    expect(found?.second?.usual?.high).toBeLessThan(10);
    expect(found?.second?.scales).toBeGreaterThan(3);
  });

  test('one hour of a day does not make the day unusual, and is counted', async () => {
    const found = await aas([24 * 19, 24 * 20], [24 * 20, 24 * 21]);
    expect(found?.second).toMatchObject({ place: 'within', judged: 24, above: 1 });
    expect(found?.first).toMatchObject({ place: 'within', judged: 24, above: 0 });
  });

  test('without history nothing is said', async () => {
    expect(await aas([0, 1], [1, 2])).toBeUndefined();
    const found = await aas([0, 1], [24 * 20, 24 * 20 + 1]);
    expect([found?.first, found?.second?.place]).toEqual([
      expect.objectContaining({ place: 'unknown', usual: null }),
      'within',
    ]);
  });
});

test.each([
  [0, 0, 0, 'unknown'],
  [1, 0, 0, 'within'],
  [1, 1, 0, 'above'],
  [1, 0, 1, 'below'],
  [168, 16, 0, 'within'],
  [168, 17, 0, 'above'],
  [168, 8, 9, 'below'],
] as const)('of %i reports %i above and %i below: %s', (judged, above, below, place) => {
  expect(placeOf(judged, above, below)).toBe(place);
});

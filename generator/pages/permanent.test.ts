/** Addresses hold: whatever reports come later, before, between or after those that are there, each page stays where it was. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import { seriesSlugs } from './series/slugs.ts';
import { openModelSource } from './source.ts';
import type { ModelSource, PageEntry } from './types.ts';

const report = (db: number, hour: number, instance = 'orcl1'): TestReport => ({
  db_id: db,
  begin_time: `2026-10-26 ${String(hour).padStart(2, '0')}:00:00`,
  end_time: `2026-10-26 ${String(hour + 1).padStart(2, '0')}:00:00`,
  report: {
    db_name: 'ORCL',
    instance_name: instance,
    instance_number: instance === 'orcl1' ? 2 : 1,
    begin_snap_id: hour,
    end_snap_id: hour + 1,
  },
  tables: {
    load_profile: [{ metric: 'db_time', label: 'DB Time(s)', per_second: hour }],
    wait_events: [
      {
        scope: 'top',
        event: 'db file sequential read',
        wait_class: 'User I/O',
        waits: 100,
        total_wait_s: 50,
        pct_db_time: 20,
      },
    ],
    sql_stats: [{ ordering: 'elapsed', rank: 1, sql_id: '7h35uxf5uhmm1', elapsed_s: 100, executions: 10 }],
    segments: [{ ordering: 'logical_reads', owner: 'SHOP', object_name: 'ORDERS', object_type: 'TABLE', value: 10 }],
  },
});

let before: ModelSource;
let after: ModelSource;
const key = ({ type, path, key: own }: PageEntry): string => `${type} ${path} ${own}`;

beforeAll(async () => {
  const open = async (reports: TestReport[]): Promise<ModelSource> => {
    const dir = temporaryLakeDir();
    await addReports(dir, reports);
    await analyze(silentContext(dir));
    return await openModelSource(dir);
  };
  before = await open([report(1, 6), report(1, 8)]);
  // More of the same database, around and between, and of another instance; and another database of the same name.
  const others = [5, 6].map((hour) => report(1, hour, 'orcl0'));
  after = await open([...[4, 6, 7, 8, 9].map((hour) => report(1, hour)), ...others, report(2, 6), report(2, 8)]);
}, 120_000);
afterAll(() => {
  before.close();
  after.close();
});

test('every page of a site is at its address in a later one, and is the page of the same thing', async () => {
  const later = new Set((await after.entries()).map(key));
  // Comparisons that are built are those of the latest days; the others are made when they are asked for.
  const earlier = (await before.entries()).filter(({ type }) => type !== 'compare');
  const kinds = new Set(earlier.map(({ type }) => type));
  for (const kind of ['fleet', 'database', 'snapshot', 'sql', 'wait', 'segment'] as const)
    expect([...kinds]).toContain(kind);
  expect(earlier.map(key).filter((each) => !later.has(each))).toEqual([]);
});

test('an instance is named as before in the fragments of its pages, though another one stands before it now', async () => {
  const named = async (source: ModelSource) => seriesSlugs((await source.database('orcl-1')).instances);
  expect(await named(before)).toEqual(['orcl1']);
  expect(await named(after)).toEqual(['orcl0', 'orcl1']);
});

test('a comparison that was built once can be made for ever', async () => {
  const path = 'compare/orcl-1/orcl1/2026-10-26-0600_6-7_vs_2026-10-26-0800_8-9/';
  for (const source of [before, after]) expect((await source.at(path))?.type).toBe('compare');
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import { openModelSource } from './source.ts';
import type { ModelSource, PageEntry } from './types.ts';

const DB = 'testdb-1';
const READ = 'db file sequential read';
const ROW_LOCK = 'enq: TX - row lock contention';
const SQL = 'aaaaaaaaaaaaa';

/** One hour; counts from 2024-03-05 00:00. `locked`: seconds of row lock waits, none listed without. */
function hour(at: number, { locked = 0, readS = 720 }: { locked?: number; readS?: number } = {}): TestReport {
  const time = (hours: number) =>
    new Date(Date.parse('2024-03-05T00:00:00Z') + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return {
    begin_time: time(at),
    end_time: time(at + 1),
    report: { db_time_s: 3600, begin_snap_id: at, end_snap_id: at + 1 },
    tables: {
      wait_events: [
        { scope: 'top', event: 'DB CPU', pct_db_time: 50 },
        { scope: 'top', event: READ, wait_class: 'User I/O', total_wait_s: readS, waits: 720_000, pct_db_time: 20 },
        { scope: 'foreground', event: READ, waits: 720_000, total_wait_s: readS, avg_wait_ms: 1, pct_db_time: 20 },
        { scope: 'background', event: READ, waits: 1000, total_wait_s: 2, avg_wait_ms: 2 },
        { scope: 'foreground', event: 'SQL*Net message from client', waits: 9, total_wait_s: 90_000 },
        { scope: 'foreground', event: 'reliable message', waits: 100, total_wait_s: 1, avg_wait_ms: 10 },
        ...(locked === 0
          ? []
          : [{ scope: 'foreground', event: ROW_LOCK, wait_class: 'Application', waits: 10, total_wait_s: locked }]),
      ],
      wait_event_histogram: [
        { event: READ, span: 'all', waits: 720_000, bucket_le_us: 512, pct_waits: 10 },
        { event: READ, span: 'all', waits: 720_000, pct_waits: 90 },
        { event: READ, span: 'up_to_32_ms', waits: 648_000, bucket_le_us: 512, pct_waits: 10 },
        { event: READ, span: 'up_to_32_ms', waits: 648_000, bucket_le_us: 1000, pct_waits: 60 },
        { event: READ, span: 'up_to_32_ms', waits: 648_000, bucket_le_us: 2000, pct_waits: 25 },
        { event: READ, span: 'up_to_32_ms', waits: 648_000, pct_waits: 5 },
      ],
      top_sql_events: [
        { sql_id: SQL, plan_hash: 1, event: READ, pct_event: 10, row_source: 'INDEX - RANGE SCAN', pct_row_source: 8 },
        { sql_id: 'unlistedunlis', plan_hash: 2, event: READ, pct_event: 2, row_source: 'SORT', pct_row_source: 2 },
      ],
      sql_text: [{ sql_id: SQL, sql_text: 'select * from shop.orders where id = :1' }],
      sql_stats: [{ ordering: 'elapsed', rank: 1, sql_id: SQL, elapsed_s: 100, executions: 10 }],
      segments: [
        {
          ordering: 'physical_reads',
          owner: 'SHOP',
          object_name: 'ORDERS',
          subobject_name: 'P1',
          value: 100,
          pct_total: 30,
        },
        {
          ordering: 'physical_reads',
          owner: 'SHOP',
          object_name: 'ORDERS',
          subobject_name: 'P2',
          value: 50,
          pct_total: 15,
        },
        { ordering: 'physical_reads', owner: '** MISSING **', object_name: '** MISSING: 1/1', value: 7, pct_total: 2 },
        ...(locked === 0
          ? []
          : [{ ordering: 'row_lock_waits', owner: 'SHOP', object_name: 'BASKET', value: 12, pct_total: 100 }]),
      ],
    },
  };
}

async function open(dir: string, reports: TestReport[]): Promise<ModelSource> {
  await addReports(dir, reports);
  await analyze(silentContext(dir));
  return openModelSource(dir);
}

const pathsOf = async (source: ModelSource, type: PageEntry['type']): Promise<string[]> =>
  (await source.entries()).filter((entry) => entry.type === type).map(({ path }) => path);

describe('pages of wait events and segments', () => {
  let source: ModelSource;
  beforeAll(async () => {
    source = await open(temporaryLakeDir(), [hour(0), hour(1, { locked: 360 }), hour(2), hour(4, { readS: 1440 })]);
  });
  afterAll(() => source.close());

  test('events of weight have one: not CPU, not idle ones, not noise', async () => {
    expect(await pathsOf(source, 'wait')).toEqual([
      `${DB}/wait/db-file-sequential-read/`,
      `${DB}/wait/enq-tx-row-lock-contention/`,
    ]);
  });

  test('an incident leads to the segment that its title names, wherever it is listed', async () => {
    const basket = [{ name: 'SHOP.BASKET', path: `${DB}/segment/shop.basket/` }];
    expect(await pathsOf(source, 'segment')).toContain(basket[0]?.path);
    const listed = [
      (await source.model('database', DB)).incidents,
      (await source.model('findings', '')).ended,
      (await source.model('digest', '')).databases.flatMap(({ incidents }) => incidents),
      (await source.model('wait', `${DB}/enq-tx-row-lock-contention`)).incidents,
    ];
    for (const incidents of listed)
      expect(incidents.find(({ rule }) => rule === 'row_lock_contention')).toMatchObject({ named: basket });
    const others = (await source.model('database', DB)).incidents.filter(({ title }) => !title.en.includes('SHOP.'));
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(({ named }) => named.length === 0)).toBe(true);
  });

  test('foreground and background are told apart; sums, share and peak are of the first', async () => {
    const model = await source.model('wait', `${DB}/db-file-sequential-read`);
    expect(model.histories.map(({ scope, waitingSessions }) => [scope, waitingSessions])).toEqual([
      ['foreground', [0.2, 0.2, 0.2, 0.4]],
      ['background', [2, 2, 2, 2].map((seconds) => seconds / 3600)],
    ]);
    expect(model.histories[0]?.breakBefore).toEqual([false, false, false, true]);
    expect(model.totals).toMatchObject({
      scope: 'foreground',
      waitS: 3600,
      waits: 2_880_000,
      avgMs: 1.25,
      pctDbTime: 25,
      peak: { pctDbTime: 40, snapshot: { beginSnap: 4 } },
      seen: 4,
    });
    expect(model.occurrences.map(({ snapshot, avgMs }) => [snapshot.beginSnap, avgMs])).toEqual([
      [4, 2],
      [2, 1],
      [1, 1],
      [0, 1],
    ]);
  });

  test('detail buckets stand in for the overflow that they break up', async () => {
    const { latency } = await source.model('wait', `${DB}/db-file-sequential-read`);
    expect(latency).toMatchObject({ bounds: [512, 1000, 2000, null], stepS: 3600 });
    expect(latency?.slots).toHaveLength(4);
    expect(latency?.slots[0]).toEqual({
      from: '2024-03-05 00:00:00',
      to: '2024-03-05 01:00:00',
      shares: [10, 60, 25, 5],
      reports: 1,
    });
  });

  test('statements are those that samples name, linked where they have a page; segments those of the ordering', async () => {
    const { sql, segments } = await source.model('wait', `${DB}/db-file-sequential-read`);
    expect(sql).toMatchObject({ basis: 'ash', reports: 4 });
    expect(sql.rows.map(({ sqlId, path, seconds, rowSource }) => [sqlId, path, seconds, rowSource])).toEqual([
      [SQL, `${DB}/sql/${SQL}/`, 1440, 'INDEX - RANGE SCAN'],
      ['unlistedunlis', null, 288, 'SORT'],
    ]);
    expect(segments).toMatchObject([
      {
        ordering: 'physical_reads',
        rows: [
          {
            owner: 'SHOP',
            objectName: 'ORDERS',
            value: 600,
            meanPct: 45,
            reports: 4,
            path: `${DB}/segment/shop.orders/`,
          },
          { owner: '** MISSING **', path: null },
        ],
      },
    ]);
    expect((await source.model('wait', `${DB}/enq-tx-row-lock-contention`)).segments).toMatchObject([
      { ordering: 'row_lock_waits', rows: [{ objectName: 'BASKET', reports: 1 }] },
    ]);
  });

  test('a snapshot links the events and segments that have a page', async () => {
    const [first] = (await source.entries()).filter(({ type }) => type === 'snapshot');
    const { topEvents, foregroundEvents, segments } = await source.snapshot(first?.key ?? '');
    const paths = await pathsOf(source, 'wait');
    for (const row of [...(topEvents ?? []), ...(foregroundEvents ?? [])])
      if (row.path) expect(paths).toContain(row.path);
    expect(topEvents?.map(({ name, path }) => [name, path])).toEqual([
      ['DB CPU', null],
      [READ, `${DB}/wait/db-file-sequential-read/`],
    ]);
    expect(foregroundEvents?.find(({ name }) => name.startsWith('reliable'))?.path).toBeNull();
    expect(segments?.[0]?.rows.map(({ path }) => path)).toEqual([
      `${DB}/segment/shop.orders/`,
      `${DB}/segment/shop.orders/`,
      null,
    ]);
  });

  test('an object’s partitions are one page, with the statements whose text names it', async () => {
    expect(await pathsOf(source, 'segment')).toEqual([`${DB}/segment/shop.basket/`, `${DB}/segment/shop.orders/`]);
    const model = await source.model('segment', `${DB}/shop.orders`);
    expect(model).toMatchObject({
      owner: 'SHOP',
      objectName: 'ORDERS',
      seen: 4,
      orderings: [{ ordering: 'physical_reads', total: 600, meanPct: 45, reports: 4, peak: { pct: 45 } }],
      partitions: [
        { name: 'P1', reports: 4, totals: { physical_reads: 400 } },
        { name: 'P2', reports: 4, totals: { physical_reads: 200 } },
      ],
      sql: [{ sqlId: SQL, reports: 4, elapsedS: 400, path: `${DB}/sql/${SQL}/` }],
    });
    expect(model.orderings[0]?.instances[0]?.perS[0]).toBeCloseTo(150 / 3600, 10);
    expect((await source.model('segment', `${DB}/shop.basket`)).sql).toEqual([]);
  });

  test('what has no page says so', async () => {
    await expect(source.model('wait', `${DB}/../x`)).rejects.toMatchObject({ code: 'no_page' });
    await expect(source.model('segment', `${DB}/sys.nothing`)).rejects.toMatchObject({ code: 'no_page' });
  });
});

test('a page changes with a report that lists its event or segment, and with no other', async () => {
  const dir = temporaryLakeDir();
  const before = await open(dir, [hour(0, { locked: 360 }), hour(1)]);
  const known = new Map((await before.entries()).map(({ path, digest }) => [path, digest]));
  before.close();
  const after = await open(dir, [hour(2)]);
  const changed = (await after.entries()).filter(({ path, digest }) => known.get(path) !== digest);
  after.close();
  const ofNames = changed.filter(({ type }) => type === 'wait' || type === 'segment').map(({ path }) => path);
  expect(ofNames).toEqual([`${DB}/wait/db-file-sequential-read/`, `${DB}/segment/shop.orders/`]);
});

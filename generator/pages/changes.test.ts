/** "What changed" of pages over a small lake: what is held against what, and that a page is made anew when that changes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir, testReportId } from '../testing/lake.ts';
import { openModelSource } from './source.ts';
import type { ModelSource, PageEntry, SnapshotModel } from './types.ts';

const HOUR = 3_600_000;
const START = Date.parse('2024-03-01T00:00:00Z');
const time = (hour: number) => new Date(START + hour * HOUR).toISOString().slice(0, 19).replace('T', ' ');

/** One hour of the series: `waited` seconds of row locks on top of half an hour of CPU. */
function hour(at: number, waited = 0, open = '300'): TestReport {
  return {
    begin_time: time(at),
    end_time: time(at + 1),
    report: { db_time_s: 1800 + waited, begin_snap_id: 100 + at, end_snap_id: 101 + at },
    tables: {
      time_model: [{ statistic: 'DB CPU', time_s: 1800 }],
      wait_events: [{ scope: 'foreground', event: 'enq: TX - row lock contention', waits: 100, total_wait_s: waited }],
      wait_classes: [{ wait_class: 'Application', total_wait_s: waited }],
      sql_stats: [
        { ordering: 'elapsed', rank: 1, sql_id: 'aaaaaaaaaaaaa', elapsed_s: 900 + waited, executions: 90 },
        { ordering: 'elapsed', rank: 2, sql_id: 'bbbbbbbbbbbbb', elapsed_s: 90, executions: 90 },
      ],
      init_parameters: [{ name: 'open_cursors', begin_value: open }],
    },
  };
}

/** Eight days of hours; hour 190 waits for locks. Hour 166, a day before it, is missing. */
const reports = Array.from({ length: 192 }, (_, i) => hour(i, i === 190 ? 3600 : 0, i < 100 ? '300' : '500')).filter(
  (_, i) => i !== 166,
);
const ASIDE: TestReport = {
  begin_time: time(0),
  end_time: time(10),
  report: { db_time_s: 18_000, begin_snap_id: 100, end_snap_id: 110 },
};

let source: ModelSource;
let entries: Map<string, PageEntry>;
const idAt = (at: number) => testReportId(hour(at));
const page = (at: number): Promise<SnapshotModel> => source.snapshot(idAt(at));

async function open(changed: readonly TestReport[]): Promise<{ source: ModelSource; entries: Map<string, PageEntry> }> {
  const dir = temporaryLakeDir();
  await addReports(dir, [...changed, ASIDE]);
  await analyze(silentContext(dir));
  const opened = await openModelSource(dir);
  return { source: opened, entries: new Map((await opened.entries()).map((entry) => [entry.key, entry])) };
}

beforeAll(async () => {
  ({ source, entries } = await open(reports));
}, 120_000);
afterAll(() => source.close());

test('the snapshot before, the same hour a day and a week before, as far as the lake has them', async () => {
  const against = async (at: number) =>
    (await page(at)).changes?.map((change) => [change.against, change.first.beginTime]);
  expect(await against(191)).toEqual([
    ['previous', time(190)],
    ['day', time(167)],
    ['week', time(23)],
  ]);
  expect(await against(190)).toEqual([
    ['previous', time(189)],
    ['week', time(22)],
  ]);
  expect(await against(30)).toEqual([
    ['previous', time(29)],
    ['day', time(6)],
  ]);
  expect(await against(0)).toEqual([]);
});

test('outside the series nothing is compared', async () => {
  expect((await source.snapshot(testReportId(ASIDE))).changes).toBeNull();
});

test('what changed: the event and the statement that make it up, the parameter that differs', async () => {
  const [previous, week] = (await page(190)).changes ?? [];
  expect(previous?.dbTimePerS).toEqual({ first: 0.5, second: 1.5 });
  expect(previous?.summary.en).toMatch(
    /^DB time per second rose 0\.50 → 1\.50 \(×3\.0\): 100\s% of the rise is enq: TX - row lock contention\./,
  );
  expect(previous?.parts).toMatchObject([
    { name: 'enq: TX - row lock contention', first: 0, second: 1, delta: 1, sharePct: 100 },
  ]);
  expect(previous?.statements).toMatchObject([
    { sqlId: 'aaaaaaaaaaaaa', delta: 1, exact: true, path: 'testdb-1/sql/aaaaaaaaaaaaa/' },
  ]);
  expect(previous?.parameters).toEqual({ count: 0, rows: [] });
  expect(week?.parameters).toEqual({ count: 1, rows: [{ name: 'open_cursors', from: '300', to: '500' }] });
});

test('of the database: the last day against the day before, where there are no two weeks', async () => {
  const { changes } = await source.database('testdb-1');
  expect(changes).toMatchObject([
    { instanceName: 'TESTDB1', days: 1, against: 'day', first: { reports: 23 }, second: { reports: 24 } },
  ]);
  expect(changes[0]?.dbTimePerS.second).toBeCloseTo((24 * 1800 + 3600) / (24 * 3600), 9);
});

test('a page is made anew when a report changes that it is held against, and no other', async () => {
  const other = await open(reports.map((report, i) => (i === 22 ? hour(22, 60) : report)));
  try {
    const changed = Array.from({ length: 192 }, (_, at) => at).filter(
      (at) => entries.get(idAt(at))?.digest !== other.entries.get(idAt(at))?.digest,
    );
    // Its own page, sparks and neighbours after it, a day later, and a week later: 22 + 168 = 190.
    expect(changed).toContain(46);
    expect(changed).toContain(190);
    expect(changed).not.toContain(189);
  } finally {
    other.source.close();
  }
}, 120_000);

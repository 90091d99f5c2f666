/** Comparisons over a small lake: sides found by address, what the model says, and when its page must be made anew. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { CHAPTERS } from '../analysis/compare/chapters.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import { measureTitle } from './compare-measures.ts';
import { verdictOf } from './compare-model.ts';
import { openModelSource } from './source.ts';
import type { ModelSource } from './types.ts';

const DB = 'testdb-1';
const time = (at: number) =>
  new Date(Date.parse('2024-03-01T00:00:00Z') + at * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
const folder = (at: number) => `${time(at).slice(0, 13).replace(' ', '-')}00_${100 + at}-${101 + at}`;

/** An hour of the series; from hour 30 on each execution of one statement takes four times as long. */
function hour(at: number): TestReport {
  const slow = at >= 30;
  return {
    begin_time: time(at),
    end_time: time(at + 1),
    report: { db_time_s: slow ? 5400 : 1800, begin_snap_id: 100 + at, end_snap_id: 101 + at },
    tables: {
      time_model: [{ statistic: 'DB CPU', time_s: 900 }],
      wait_classes: [{ wait_class: 'User I/O', total_wait_s: slow ? 4500 : 900 }],
      wait_events: [
        { scope: 'foreground', event: 'db file sequential read', waits: 1000, total_wait_s: slow ? 4500 : 900 },
      ],
      load_profile: [{ metric: 'redo_bytes', label: 'Redo size', per_second: slow ? 2000 : 1000 }],
      sql_stats: [
        { ordering: 'elapsed', rank: 1, sql_id: 'aaaaaaaaaaaaa', elapsed_s: slow ? 3600 : 900, executions: 90 },
        { ordering: 'elapsed', rank: 2, sql_id: 'bbbbbbbbbbbbb', elapsed_s: 90, executions: 90 },
      ],
      sql_text: [{ sql_id: 'aaaaaaaaaaaaa', sql_text: `select ${'x, '.repeat(100)}y from t` }],
      init_parameters: [{ name: 'open_cursors', begin_value: slow ? '500' : '300' }],
    },
  };
}

const ASH: TestReport = {
  begin_time: '2024-03-01 02:30:00',
  end_time: '2024-03-01 02:45:00',
  report: { kind: 'ash', begin_snap_id: 1, end_snap_id: 2 },
};
const existing = [...Array.from({ length: 48 }, (_, at) => hour(at)), ASH];

let dir: string;
let source: ModelSource;
beforeAll(async () => {
  dir = temporaryLakeDir();
  await addReports(dir, existing);
  await analyze(silentContext(dir));
  source = await openModelSource(dir);
}, 120_000);
afterAll(() => source.close());

const between = (first: string, second: string) => `compare/${DB}/testdb1/${first}_vs_${second}/`;
const snapshots = between(folder(29), folder(31));
const periods = between('2024-03-01-0000_to_2024-03-01-1200', '2024-03-02-0600_to_2024-03-03-0000');

describe('a comparison', () => {
  test('of two snapshots says what rose, by what, and which statement is behind it', async () => {
    const entry = await source.at(snapshots);
    expect(entry).toMatchObject({ type: 'compare', path: snapshots, key: snapshots });
    const model = await source.model('compare', snapshots);
    expect(model.dbTimePerS).toEqual({ first: 0.5, second: 1.5 });
    expect(model.delta).toBeCloseTo(1, 10);
    expect(model.byEvent?.[0]).toMatchObject({ name: 'db file sequential read', delta: 1 });
    expect(model.byClass?.map(({ delta }) => delta ?? 0).reduce((a, b) => a + b)).toBeCloseTo(1, 10);
    expect(model.statements?.[0]).toMatchObject({
      sqlId: 'aaaaaaaaaaaaa',
      verdict: 'slower',
      path: `${DB}/sql/aaaaaaaaaaaaa/`,
      delta: 0.75,
    });
    expect(model.statements?.[0]?.text).toHaveLength(161);
    expect(model.parameters).toEqual([{ name: 'open_cursors', from: '300', to: '500' }]);
    const profile = model.chapters.find(({ id }) => id === 'load_profile');
    expect(profile?.rows).toMatchObject([{ name: 'redo_bytes', values: [{ first: 1000, second: 2000 }] }]);
    expect(model.first.snapshot?.path).toBe(`${DB}/testdb1/${folder(29)}/`);
    expect(model.summary.en).toContain('0.50 → 1.50');
    expect(model.summary.zh).toContain('0.50 → 1.50');
  });

  test('of two periods puts their reports together', async () => {
    const model = await source.model('compare', periods);
    expect([model.first.head.reports, model.second.head.reports]).toEqual([12, 18]);
    expect([model.first.from, model.second.to]).toEqual(['2024-03-01 00:00:00', '2024-03-03 00:00:00']);
    expect(model.first.snapshot).toBeNull();
    expect(model.dbTimePerS).toEqual({ first: 0.5, second: 1.5 });
  });

  test.each([
    ['no such database', `compare/other-2/testdb1/${folder(1)}_vs_${folder(2)}/`],
    ['no such instance', `compare/${DB}/other/${folder(1)}_vs_${folder(2)}/`],
    ['no such snapshot', between(folder(1), '2024-03-01-0200_1-2')],
    ['a period without reports', between(folder(1), '2025-03-01-0000_to_2025-03-02-0000')],
    ['a report that accounts for no interval', between(folder(1), '2024-03-01-0230_ash-1-2')],
  ])('is not made of %s', async (_, path) => {
    expect(await source.at(path)).toBeNull();
    await expect(source.model('compare', path)).rejects.toMatchObject({ code: 'no_page' });
  });

  test('is made anew when a report of either side has changed, and not for others', async () => {
    const other = temporaryLakeDir();
    const changed = hour(31);
    changed.tables = { ...changed.tables, init_parameters: [{ name: 'open_cursors', begin_value: '600' }] };
    await addReports(
      other,
      existing.map((report, i) => (i === 31 ? changed : report)),
    );
    await analyze(silentContext(other));
    const later = await openModelSource(other);
    const digests = async (path: string) => [(await source.at(path))?.digest, (await later.at(path))?.digest];
    const [before, after] = await digests(snapshots);
    expect(after).not.toBe(before);
    const untouched = await digests(between(folder(29), folder(32)));
    expect(untouched[1]).toBe(untouched[0]);
    later.close();
  });
});

test('prepared are the last days of a series, listed on the page that tells of comparisons', async () => {
  const [entry] = (await source.entries()).filter(({ type }) => type === 'compare');
  expect(entry?.path).toBe(between('2024-03-01-0000_to_2024-03-02-0000', '2024-03-02-0000_to_2024-03-03-0000'));
  const { prepared, series } = await source.model('comparisons', '');
  expect(prepared[0]).toMatchObject({ path: entry?.path, why: 'day', title: null });
  expect(series).toMatchObject([{ path: `${DB}/testdb1/`, firstBegin: time(0), lastEnd: time(48) }]);
  const database = await source.database(DB);
  expect(database.changes[0]?.path).toBe(entry?.path);
});

describe('a form', () => {
  const own = `${DB}/testdb1/${folder(31)}/`;
  const ask = (fields: Record<string, string>) => source.comparisonAsked(new URLSearchParams(fields));
  const series = `${DB}/testdb1/`;
  const days = {
    from1: '2024-03-01T00:00',
    to1: '2024-03-01T12:00',
    from2: '2024-03-02T06:00',
    to2: '2024-03-03T00:00',
  };

  test('leads to the address of what it names, the earlier one first', () => {
    expect(ask({ of: own, with: `${DB}/testdb1/${folder(29)}/` })).toEqual({ path: snapshots });
    expect(ask({ of: `${DB}/testdb1/${folder(29)}/`, with: own })).toEqual({ path: snapshots });
    expect(ask({ of: own, at: '2024-03-02T05:30' })).toEqual({ path: snapshots });
    expect(ask({ series, ...days })).toEqual({ path: periods });
  });

  test.each([
    ['not_asked', {}],
    ['not_asked', { of: own }],
    ['not_asked', { of: own, at: 'yesterday' }],
    ['not_asked', { of: '../../etc/passwd', at: '2024-03-02T05:30' }],
    ['unknown', { of: `${DB}/testdb1/2024-03-02-0700_1-2/`, at: '2024-03-02T05:30' }],
    ['unknown', { of: own, with: '<script>' }],
    ['no_report', { of: own, at: '2025-03-02T05:30' }],
    ['no_report', { of: own, at: '2024-03-02T07:30' }],
    ['not_asked', { series, ...days, to1: '2024-02-01T00:00' }],
    ['unknown', { series: 'other-1/other/', ...days }],
    ['no_report', { series, ...days, from2: '2024-05-02T06:00', to2: '2024-05-03T06:00' }],
  ])('says %s of %j', (problem, fields) => {
    expect(ask(fields as Record<string, string>)).toEqual({ problem });
  });
});

describe('how a statement moved', () => {
  const change = { planChanged: null, listed: 'both', delta: 1, byExecutions: 0.2, byCost: 0.8 } as const;
  test.each([
    ['plan', { planChanged: true }],
    ['new', { listed: 'second' as const }],
    ['gone', { listed: 'first' as const }],
    ['slower', {}],
    ['faster', { delta: -1, byCost: -0.8, byExecutions: -0.2 }],
    ['more', { byCost: 0.2, byExecutions: 0.8 }],
    ['less', { delta: -1, byCost: 0.1, byExecutions: -1.1 }],
    ['more', { byCost: null, byExecutions: null }],
    ['same', { delta: 0.001 }],
  ])('%s', (verdict, parts) => {
    expect(verdictOf({ ...change, ...parts })).toBe(verdict);
  });
});

test('every measure of every chapter has a title in both languages', () => {
  for (const { name } of CHAPTERS.flatMap(({ measures }) => measures)) {
    const { en, zh } = measureTitle(name);
    expect([name, en !== '', zh !== '']).toEqual([name, true, true]);
  }
});

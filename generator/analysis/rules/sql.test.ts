/** The rules on statements: what changed against their own past, and what a list that leaves one out does not say. */
import { describe, expect, test } from 'vitest';
import type { StatementPast } from '../facts/facts.ts';
import type { FactRows } from '../facts/rows.ts';
import latencyAboveUsual from './latency-above-usual.ts';
import sqlDominates from './sql-dominates.ts';
import sqlPlanChanged from './sql-plan-changed.ts';
import sqlSlower from './sql-slower.ts';
import sqlVariable from './sql-variable.ts';
import { foreground, hitsOf, type TestFacts, testFacts } from './testing.ts';
import topSqlMoved from './top-sql-moved.ts';

const NOW = 1_700_001_800;
const DAY = 86_400;

/** Listed by elapsed time, with 100 executions. */
const sql = (
  sql_id: string,
  pct_total: number,
  more: Partial<FactRows['sql_stats']> = {},
): Partial<FactRows['sql_stats']> => ({
  ordering: 'elapsed',
  sql_id,
  pct_total,
  executions: 100,
  elapsed_s: 36 * pct_total,
  plan_hash: null,
  buffer_gets: null,
  version_count: null,
  module: null,
  pdb_name: null,
  ...more,
});
const centre = (median: number, samples = 20) => ({ median, scale: 0.1 * median, samples });
const past = (more: Partial<StatementPast> = {}): StatementPast => ({
  perExecution: null,
  getsPerExecution: null,
  variation: null,
  plans: [],
  age: 1,
  ...more,
});
const plan = (hash: number, perExecutionS: number | null, firstDay: number, lastDay: number) => ({
  hash,
  perExecutionS,
  firstSeen: NOW - firstDay * DAY,
  lastSeen: NOW - lastDay * DAY,
  seen: 9,
});

describe('plan changed', () => {
  const now = (more: Partial<FactRows['sql_stats']> = {}) => [sql('a', 50, { plan_hash: 2, ...more })];

  test('another plan than before, and slower with it', () => {
    const hits = hitsOf(sqlPlanChanged, {
      sql_stats: now(),
      statements: { a: past({ plans: [plan(1, 1.8, 20, 1)] }) },
    });
    expect(hits).toMatchObject([{ severity: 'high', impactPct: 45, object: 'a', variant: 'named' }]);
    expect(hits?.[0]?.evidence.find(({ term }) => term === 'plan')?.value).toBe('1 → 2');
  });

  test('goes on while the plan is new, and ends when it is the usual one', () => {
    const plans = (first: number) => [plan(1, 1.8, 60, first), plan(2, 18, first, 0.1)];
    expect(hitsOf(sqlPlanChanged, { sql_stats: now(), statements: { a: past({ plans: plans(3) }) } })).toHaveLength(1);
    expect(hitsOf(sqlPlanChanged, { sql_stats: now(), statements: { a: past({ plans: plans(8) }) } })).toEqual([]);
  });

  test('not when the older plan comes back, nor when it is no slower', () => {
    const back = past({ plans: [plan(2, 18, 30, 5), plan(1, 1.8, 5, 0.1)] });
    expect(hitsOf(sqlPlanChanged, { sql_stats: now(), statements: { a: back } })).toEqual([]);
    expect(
      hitsOf(sqlPlanChanged, { sql_stats: now(), statements: { a: past({ plans: [plan(1, 17, 20, 1)] }) } }),
    ).toEqual([]);
  });

  test('where no plan was named, many times the work per execution speaks for another one', () => {
    const known = past({ perExecution: centre(1.8), getsPerExecution: centre(1000) });
    const at = (buffer_gets: number | null) =>
      hitsOf(sqlPlanChanged, { sql_stats: now({ plan_hash: null, buffer_gets }), statements: { a: known } });
    expect(at(500_000)).toMatchObject([{ variant: 'work', impactPct: 45 }]);
    expect(at(250_000)).toEqual([]);
    expect(at(null)).toEqual([]);
  });

  test('unknown before is no change, and without top SQL it cannot be judged', () => {
    expect(hitsOf(sqlPlanChanged, { sql_stats: now() })).toEqual([]);
    expect(hitsOf(sqlPlanChanged, {})).toBeNull();
  });
});

describe('slower than it used to be', () => {
  const at = (median: number, pct = 50) =>
    hitsOf(sqlSlower, { sql_stats: [sql('a', pct)], statements: { a: past({ perExecution: centre(median) }) } });
  test('by its own median', () => {
    expect(at(9)).toMatchObject([{ severity: 'medium', impactPct: 25, object: 'a' }]);
    expect(at(1.8)).toMatchObject([{ severity: 'high', impactPct: 45 }]);
  });
  test('not within its variation, nor where it weighs nothing, nor with too short a past', () => {
    expect(at(13)).toEqual([]);
    expect(at(0.009, 1)).toEqual([]);
    expect(hitsOf(sqlSlower, { sql_stats: [sql('a', 50)], statements: { a: past() } })).toEqual([]);
    expect(hitsOf(sqlSlower, {})).toBeNull();
  });
});

test('variation: of enough snapshots, and only where the statement weighs', () => {
  const at = (variation: number, samples: number, pct = 10) =>
    hitsOf(sqlVariable, {
      sql_stats: [sql('a', pct)],
      statements: { a: past({ variation, perExecution: centre(1, samples) }) },
    });
  expect(at(1.7, 12)).toMatchObject([{ severity: 'info', impactPct: null }]);
  expect(at(3, 12)).toMatchObject([{ severity: 'low' }]);
  expect(at(1.66, 12)).toEqual([]);
  expect(at(5, 11)).toEqual([]);
  expect(at(5, 50, 4)).toEqual([]);
  expect(hitsOf(sqlVariable, {})).toBeNull();
});

describe('new in, and gone from, the top SQL', () => {
  test('new: never listed before, with a share from the start', () => {
    const at = (pct: number, snapshots = 48) =>
      hitsOf(topSqlMoved, { sql_stats: [sql('a', pct, { module: 'm' })], snapshots });
    expect(at(25)).toMatchObject([{ severity: 'low', impactPct: 25, variant: 'new_of_module' }]);
    expect(at(10)).toMatchObject([{ severity: 'info' }]);
    expect(at(9)).toEqual([]);
    expect(at(90, 47)).toEqual([]);
    expect(hitsOf(topSqlMoved, { sql_stats: [sql('a', 30)], snapshots: 99, statements: { a: past() } })).toEqual([]);
  });
  test('gone: its share now is unknown, not zero', () => {
    const [hit] =
      hitsOf(topSqlMoved, { sql_stats: [sql('b', 5)], snapshots: 99, steady: [{ sqlId: 'a', pct: 22 }] }) ?? [];
    expect(hit).toMatchObject({ severity: 'info', impactPct: null, object: 'a', variant: 'gone' });
    expect(hit?.evidence[0]).toMatchObject({ value: null, usual: 22 });
  });
});

test('one statement, or three, that make the load', () => {
  const of = (...shares: number[]) => hitsOf(sqlDominates, { sql_stats: shares.map((pct, i) => sql(`s${i}`, pct)) });
  expect(of(51, 20)).toMatchObject([{ severity: 'low', object: 's0', impactPct: 51 }]);
  expect(of(31)).toMatchObject([{ severity: 'info' }]);
  expect(of(30, 8, 4)).toMatchObject([{ variant: 'three', impactPct: 42 }]);
  expect(of(30, 6, 4)).toEqual([]);
  expect(of(30, 30)).toEqual([]);
  expect(hitsOf(sqlDominates, {})).toBeNull();
});

test('a statement that several orderings and pluggable databases list counts once', () => {
  const facts = testFacts({
    sql_stats: [
      sql('a', 20, { pdb_name: 'P1' }),
      sql('a', 12, { pdb_name: 'P2', executions: 300 }),
      sql('a', 20, { pdb_name: 'P1', ordering: 'cpu' }),
    ],
    top_sql_events: [
      { sql_id: 'a', plan_hash: 7 },
      { sql_id: 'a', plan_hash: 0 },
    ],
  });
  expect(facts.statements).toMatchObject([{ sqlId: 'a', executions: 400, elapsedS: 36 * 32, planHash: 7 }]);
});

describe('latency against what is usual at the hour', () => {
  const at = (value: number, more = {}) =>
    hitsOf(latencyAboveUsual, {
      wait_events: [foreground('db file sequential read', 40, value)],
      metrics: { single_block_read_ms: value },
      usual: { single_block_read_ms: { median: 1, scale: 0.1 } },
      ...more,
    });
  test('many times the usual', () => {
    expect(at(4)).toMatchObject([{ severity: 'high', impactPct: 30 }]);
    expect(at(1.7)).toEqual([]);
  });
  test('not where it varies so anyway, without a past, or for few reads', () => {
    expect(at(4, { usual: { single_block_read_ms: { median: 1, scale: 1 } } })).toEqual([]);
    expect(at(4, { usual: {} })).toEqual([]);
    expect(at(4, { wait_events: [{ ...foreground('db file sequential read', 40, 4), waits: 499 }] })).toEqual([]);
    expect(hitsOf(latencyAboveUsual, { metrics: { single_block_read_ms: 9 } })).toBeNull();
  });
});

test('one statement weighs by the load it makes, and is a note where the series knows it', () => {
  const at = (header: TestFacts['header'], more: TestFacts = {}) =>
    hitsOf(sqlDominates, {
      header: header ?? {},
      sql_stats: [{ ordering: 'elapsed', sql_id: 'a1', pct_total: 60, elapsed_s: 2160, executions: 10 }],
      ...more,
    })?.[0]?.severity;
  expect(at({ cpus: 4 })).toBe('medium');
  expect(at({ cpus: 8 })).toBe('low');
  const known = { perExecution: { median: 200, scale: 1, samples: 20 }, getsPerExecution: null, variation: null };
  expect(at({ cpus: 4 }, { statements: { a1: { ...known, plans: [], age: 1 } } })).toBe('info');
});

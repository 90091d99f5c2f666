/** Sides held against each other: parts that add up, what is unknown stays unknown, what a reader is told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSides } from './compare.ts';
import { effectsOf } from './midpoint.ts';
import { type Contribution, REMAINDER } from './model.ts';
import type { Side } from './side.ts';
import { eventsOf, statementsOf, testReport, testSide } from './testing.ts';
import { notesIn, summaryOf } from './wording.ts';

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);
const partNamed = (parts: readonly Contribution[] | null, name: string) => parts?.find((part) => part.name === name);
const noteIds = (first: Side, second: Side) => compareSides(first, second).notes.map(({ id }) => id);

const figure = fc.double({ min: 0, max: 1e4, noNaN: true });
const arbitrarySide = fc
  .record({
    dbTime: figure,
    cpu: figure,
    transactions: fc.double({ min: 0.01, max: 1e4, noNaN: true }),
    events: fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.double({ min: 0.01, max: 1e4, noNaN: true }), figure),
      { selector: ([name]) => name },
    ),
  })
  .map(({ dbTime, cpu, transactions, events }) =>
    testSide({
      dbTimeS: dbTime * 3600,
      classes: new Map([
        ['DB CPU', cpu],
        ['Other', sum(events.map(([, , seconds]) => seconds))],
      ]),
      events: eventsOf(events),
      workPerS: { transactions, executions: null, user_calls: null },
    }),
  );

describe('parts of the difference', () => {
  test('add up to it exactly: classes, events, load and cost, count and wait of every event', () => {
    fc.assert(
      fc.property(arbitrarySide, arbitrarySide, (first, second) => {
        const { delta, byClass, byEvent, loadAndCost } = compareSides(first, second);
        const near = (total: number, of: number | null) =>
          expect(Math.abs(total - (of ?? Number.NaN))).toBeLessThan(1e-6);
        near(sum((byClass ?? []).map((part) => part.delta)), delta);
        near(sum((byEvent ?? []).map((part) => part.delta)), delta);
        for (const { byLoad, byCost } of loadAndCost) near(sum([byLoad, byCost]), delta);
        for (const part of byEvent ?? []) if (part.waitsPerS) near(sum([part.byCount, part.byWait]), part.delta);
      }),
    );
  });

  test('are the same with the sides exchanged, but for their sign', () => {
    fc.assert(
      fc.property(arbitrarySide, arbitrarySide, (first, second) => {
        const there = compareSides(first, second);
        const back = compareSides(second, first);
        for (const part of there.byEvent ?? []) {
          const other = partNamed(back.byEvent, part.name);
          expect(other?.byCount ?? 0).toBeCloseTo(-(part.byCount ?? 0), 9);
          expect(other?.byWait ?? 0).toBeCloseTo(-(part.byWait ?? 0), 9);
        }
      }),
    );
  });

  test('more waits and longer waits, by the mid-point formula', () => {
    // 10 /s of 10 ms become 30 /s of 20 ms: 0.1 → 0.6.
    const effects = effectsOf({ total: 0.1, count: 10 }, { total: 0.6, count: 30 });
    expect(effects?.count).toBeCloseTo(20 * 0.015, 12);
    expect(effects?.cost).toBeCloseTo(0.01 * 20, 12);
  });

  test('what was not there before is all count; without a count nothing is split', () => {
    expect(effectsOf({ total: 0, count: 0 }, { total: 0.5, count: 5 })).toEqual({ count: 0.5, cost: 0 });
    expect(effectsOf({ total: 1, count: null }, { total: 2, count: 5 })).toBeNull();
    expect(effectsOf({ total: 1, count: 0 }, { total: 2, count: 5 })).toBeNull();
  });

  test('the largest first, with its share, and what is left over named', () => {
    const first = testSide({ dbTimeS: 3600, classes: new Map([['DB CPU', 0.5]]), events: eventsOf([['a', 10, 0.2]]) });
    const second = testSide({
      dbTimeS: 4 * 3600,
      classes: new Map([['DB CPU', 0.8]]),
      events: eventsOf([['a', 20, 2.6]]),
    });
    const { byEvent } = compareSides(first, second);
    expect(byEvent?.map(({ name }) => name)).toEqual(['a', 'DB CPU', REMAINDER]);
    expect(byEvent?.map(({ sharePct }) => Math.round(sharePct ?? 0))).toEqual([80, 10, 10]);
  });
});

describe('what is missing is unknown, never zero', () => {
  test('sections that a side does not have', () => {
    const bare = testSide({ dbTimeS: null, classes: null, events: null, statements: null, parameters: null });
    const comparison = compareSides(testSide(), bare);
    const { delta, byClass, byEvent, statements, parameters, loadAndCost } = comparison;
    expect({ delta, byClass, byEvent, statements, parameters }).toEqual({
      delta: null,
      byClass: null,
      byEvent: null,
      statements: null,
      parameters: null,
    });
    expect(loadAndCost.map(({ byLoad, byCost }) => [byLoad, byCost])).toEqual(Array(3).fill([null, null]));
    expect(comparison.notes.filter(({ id }) => id === 'missing').map(({ values }) => values['section'])).toEqual([
      'db_time',
      'classes',
      'events',
      'statements',
      'parameters',
    ]);
    expect(summaryOf(comparison, 'en')).toContain('Not both sides say their DB time');
  });

  test('an event that a top list leaves out is part of what is left over; one that a whole list leaves out was not waited for', () => {
    const before = eventsOf([['a', 1, 0.5]], false);
    const after = testSide({
      events: eventsOf([
        ['a', 1, 0.5],
        ['b', 10, 0.4],
      ]),
    });
    const cut = compareSides(testSide({ events: before }), after);
    expect(partNamed(cut.byEvent, 'b')).toMatchObject({ first: null, second: 0.4, delta: null, byCount: null });
    expect(sum((cut.byEvent ?? []).map(({ delta }) => delta))).toBeCloseTo(cut.delta ?? Number.NaN, 12);
    const whole = compareSides(testSide({ events: { ...before, complete: true } }), after);
    expect(partNamed(whole.byEvent, 'b')).toMatchObject({ first: 0, delta: 0.4, byCount: 0.4, byWait: 0 });
  });

  test('a statement that a list does not name took at most as long as the last one listed', () => {
    const first = testSide({
      statements: statementsOf(
        [
          { sqlId: 'gone', elapsedPerS: 0.9 },
          { sqlId: 'small', elapsedPerS: 0.15 },
        ],
        0.1,
      ),
    });
    const second = testSide({ statements: statementsOf([{ sqlId: 'new', elapsedPerS: 1.5 }], 0.2) });
    const byId = new Map(compareSides(first, second).statements?.map((each) => [each.sqlId, each]));
    expect(byId.get('new')).toMatchObject({
      listed: 'second',
      exact: false,
      elapsedPerS: { first: null, second: 1.5 },
    });
    expect(byId.get('new')?.delta).toBeCloseTo(1.4, 12);
    expect(byId.get('gone')?.delta).toBeCloseTo(0.2 - 0.9, 12);
    // 0.15 before, at most 0.2 after: it may not have changed at all.
    expect(byId.get('small')?.delta).toBe(0);
    expect([...byId.keys()]).toEqual(['new', 'gone', 'small']);
  });

  test('without a bound nothing is certain', () => {
    const first = testSide({ statements: statementsOf([], null) });
    const second = testSide({ statements: statementsOf([{ sqlId: 'new', elapsedPerS: 1.5 }], 0.2) });
    expect(compareSides(first, second).statements?.[0]).toMatchObject({ sqlId: 'new', delta: 0, exact: false });
  });

  test('a plan changed only where both sides name one', () => {
    const side = (plans: string[]) => testSide({ statements: statementsOf([{ sqlId: 's', elapsedPerS: 1, plans }]) });
    const changed = (a: string[], b: string[]) => compareSides(side(a), side(b)).statements?.[0]?.planChanged;
    expect([changed(['1'], ['2']), changed(['1', '2'], ['2']), changed([], ['2']), changed(['1'], [])]).toEqual([
      true,
      false,
      null,
      null,
    ]);
  });
});

describe('load and cost', () => {
  const at = (transactions: number | null, dbTime: number) =>
    testSide({
      dbTimeS: dbTime * 3600,
      classes: new Map([['DB CPU', dbTime]]),
      workPerS: { transactions, executions: null, user_calls: null },
    });

  test('twice the transactions at the same cost is load alone; the same number at twice the cost is cost alone', () => {
    expect(compareSides(at(100, 2), at(200, 4)).loadAndCost[0]).toMatchObject({ byLoad: 2, byCost: 0 });
    expect(compareSides(at(100, 2), at(100, 4)).loadAndCost[0]).toMatchObject({ byLoad: 0, byCost: 2 });
    expect(summaryOf(compareSides(at(100, 2), at(200, 4)), 'en')).toContain('more work.');
    expect(summaryOf(compareSides(at(100, 2), at(100, 4)), 'zh')).toContain('不是工作量，而是每事务变慢');
  });

  test('without transactions there is no cost of one, and a note says so', () => {
    const comparison = compareSides(at(0, 2), at(100, 4));
    expect(comparison.loadAndCost[0]).toMatchObject({
      dbTimeS: { first: null, second: 0.04 },
      byLoad: null,
      byCost: null,
    });
    expect(comparison.notes).toContainEqual({ id: 'no_transactions', values: { side: 1 } });
    expect(compareSides(at(null, 2), at(null, 4)).loadAndCost).toEqual([]);
  });

  test('intervals of other lengths compare by their rates', () => {
    const long = testSide({
      elapsedS: 36_000,
      dbTimeS: 72_000,
      reports: [
        testReport({
          elapsed_s: 36_000,
          db_time_s: 72_000,
          begin_time: '2024-03-02 00:00:00',
          end_time: '2024-03-02 10:00:00',
        }),
      ],
    });
    const comparison = compareSides(testSide(), long);
    expect(comparison.delta).toBe(0);
    expect(comparison.notes).toContainEqual({ id: 'other_length', values: { from: 3600, to: 36_000 } });
    expect(summaryOf(comparison, 'en')).toContain('about the same, 2.00 → 2.00');
  });
});

describe('notes', () => {
  const later = { begin_time: '2024-03-01 12:00:00', end_time: '2024-03-01 13:00:00' };

  test('none for neighbours of one series', () => {
    expect(noteIds(testSide(), testSide({ reports: [testReport(later)] }))).toEqual([]);
  });

  test('a restart between the sides, and within one', () => {
    const after = testReport({ ...later, startup_time: '2024-03-01 11:30:00' });
    expect(compareSides(testSide(), testSide({ reports: [after] })).notes).toEqual([
      { id: 'restarted', values: { at: '2024-03-01 11:30:00' } },
    ]);
    expect(noteIds(testSide({ reports: [testReport(), after] }), testSide({ reports: [after] }))).toContain(
      'restarted_inside',
    );
  });

  test('another database, host, release, number of CPUs', () => {
    const other = testReport({
      ...later,
      db_id: '2',
      db_name: 'OTHER',
      instance_name: 'OTHER1',
      host_name: 'h2',
      release: '12.2.0.1.0',
      cpus: 8,
    });
    const comparison = compareSides(testSide(), testSide({ reports: [other] }));
    expect(comparison.notes.map(({ id }) => id)).toEqual([
      'other_database',
      'other_instance',
      'other_release',
      'other_host',
      'other_cpus',
    ]);
    expect(notesIn(comparison, 'en')[0]).toMatch(/^Two databases: TESTDB and OTHER/);
    expect(notesIn(comparison, 'zh')).toHaveLength(5);
  });

  test('STATSPACK against AWR', () => {
    const statspack = testSide({ reports: [testReport({ ...later, kind: 'statspack' })] });
    expect(compareSides(testSide(), statspack).notes).toEqual([
      { id: 'other_kind', values: { from: 'awr', to: 'statspack' } },
      { id: 'all_sessions', values: { side: 2 } },
    ]);
  });
});

test('parameters: those that differ at the end of each side; what the instance sets itself is no news', () => {
  const first = testSide({
    parameters: new Map([
      ['cursor_sharing', 'EXACT'],
      ['open_cursors', '300'],
      ['resource_manager_plan', 'SCHEDULER[0x1]:P'],
    ]),
  });
  const second = testSide({
    parameters: new Map([
      ['cursor_sharing', 'FORCE'],
      ['open_cursors', '300'],
      ['sga_target', '8G'],
    ]),
  });
  expect(compareSides(first, second).parameters).toEqual([
    { name: 'cursor_sharing', from: 'EXACT', to: 'FORCE' },
    { name: 'sga_target', from: null, to: '8G' },
  ]);
});

test('the sentence names what the difference is, in both languages', () => {
  const first = testSide({
    dbTimeS: 2.4 * 3600,
    classes: new Map([['DB CPU', 1.2]]),
    events: eventsOf([['enq: TX - row lock contention', 0.1, 0.1]]),
  });
  const second = testSide({
    dbTimeS: 7.1 * 3600,
    classes: new Map([['DB CPU', 1.3]]),
    events: eventsOf([['enq: TX - row lock contention', 3, 4.5]]),
  });
  const comparison = compareSides(first, second);
  expect(summaryOf(comparison, 'en')).toMatch(
    /^DB time per second rose 2\.40 → 7\.10 \(×3\.0\): 94\s% of the rise is enq: TX - row lock contention\./,
  );
  expect(summaryOf(comparison, 'zh')).toMatch(
    /^每秒 DB time 上升：2\.40 → 7\.10（×3\.0），其中 enq: TX - row lock contention 占 94\s%。/,
  );
  expect(summaryOf(compareSides(second, first), 'en')).toMatch(
    /^DB time per second fell 7\.10 → 2\.40 \(−66\s%\): 94\s% of the fall is/,
  );
});

import { describe, expect, test } from 'vitest';
import { type ChangeLimits, changesOf } from './changes.ts';
import type { StatementPoint } from './points.ts';
import type { SeriesReport } from './series-reports.ts';

const LIMITS: ChangeLimits = { ratio: 1.5, score: 4, same_work: 1.5, min_impact_pct: 2 };
const DAYS = 6;
const reports = Array.from(
  { length: 24 * DAYS },
  (_, at): SeriesReport => ({
    reportId: `r${at}`,
    at,
    beginS: 3600 * at,
    endS: 3600 * (at + 1),
    elapsedS: 3600,
    dbTimeS: 3600,
    breakBefore: false,
  }),
);
/** Lists that would have shown whatever took 0.5 % of DB time. */
const floors = reports.map(() => 0.5);

/** A statement that ran 1,000 times in the hour; `times` what it usually takes. */
const point = (at: number, times = 1, more: Partial<StatementPoint> = {}): StatementPoint => ({
  at,
  executions: 1000,
  elapsedS: 100 * times * (1 + 0.03 * Math.sin(at)),
  cpuS: 60 * times,
  userIoS: 30,
  bufferGets: 50_000 * times,
  diskReads: 1000 * times,
  rows: 10_000,
  pctDbTime: 4 * times,
  planHash: null,
  ...more,
});
const from = (begin: number, end: number, make: (at: number) => StatementPoint = (at) => point(at)): StatementPoint[] =>
  reports.slice(begin, end).map(({ at }) => make(at));
const changes = (points: StatementPoint[], knownBefore?: (at: number) => boolean) =>
  changesOf({ series: 0, sqlId: 'a', points }, reports, floors, LIMITS, knownBefore);

describe('slower and faster', () => {
  test('another plan that lasts: since when, how much, by which work, and from which plan to which', () => {
    const [slower, plan, ...others] = changes([
      ...from(0, 60, (at) => point(at, 1, { planHash: at % 5 ? null : 11 })),
      ...from(60, 144, (at) => point(at, 5, { planHash: at % 5 ? null : 22 })),
    ]);
    expect(slower).toMatchObject({
      kind: 'slower',
      course: 'lasting',
      at: 60,
      until: null,
      moved: 'work',
      fromPlan: 11,
      toPlan: 22,
    });
    expect(slower?.factor).toBeCloseTo(5, 1);
    expect(slower?.impactPct).toBeCloseTo(20 * (1 - 1 / 5), 0);
    expect(slower?.before?.gets).toBe(50);
    expect(slower?.after?.gets).toBe(250);
    expect(plan).toMatchObject({ kind: 'plan_change', at: 60, fromPlan: 11, toPlan: 22, course: 'lasting' });
    expect(others).toEqual([]);
  });

  test.each([
    ['waits', { cpuS: 60, bufferGets: 50_000, diskReads: 1000 }],
    ['reads', { cpuS: 60, bufferGets: 50_000 }],
    ['cpu', { bufferGets: 50_000 }],
    ['waits', { cpuS: 60, bufferGets: null }],
    ['unknown', { bufferGets: null }],
    ['work', { cpuS: 60, rows: 100_000, bufferGets: 50_000 }],
  ] as const)('what moved: %s', (moved, figures) => {
    const [slower] = changes([...from(0, 60), ...from(60, 66, (at) => point(at, 4, figures)), ...from(66, 144)]);
    expect(slower).toMatchObject({ kind: 'slower', course: 'passing', at: 60, until: 65, reports: 6, moved });
  });

  test('faster is told too, by what it saves', () => {
    const [faster] = changes([...from(0, 60), ...from(60, 144, (at) => point(at, 0.2))]);
    expect(faster).toMatchObject({ kind: 'faster', course: 'lasting', moved: 'work' });
    expect(faster?.impactPct).toBeCloseTo(4 * 0.8, 0);
  });

  test('nothing of a statement that weighs nothing, nor of one without executions', () => {
    expect(
      changes([...from(0, 60), ...from(60, 70, (at) => point(at, 4, { pctDbTime: 0.5 })), ...from(70, 144)]),
    ).toEqual([]);
    expect(
      changes([...from(0, 60), ...from(60, 70, (at) => point(at, 4, { executions: 0 })), ...from(70, 144)]),
    ).toEqual([]);
    expect(
      changes([...from(0, 60), ...from(60, 70, (at) => point(at, 4, { elapsedS: null })), ...from(70, 144)]),
    ).toEqual([]);
  });
});

describe('new and gone', () => {
  test('new: never listed, and the lists would have shown it; below how much is said', () => {
    expect(changes(from(60, 144))).toMatchObject([
      { kind: 'new', at: 60, course: 'lasting', belowPct: 0.5, impactPct: 4, before: null },
    ]);
    expect(changes(from(60, 61))).toMatchObject([{ kind: 'new', course: 'single', until: 60 }]);
    expect(changes(from(140, 144))).toMatchObject([{ kind: 'new', course: 'open', until: null }]);
  });
  test('gone: steady, then missing for a day of lists that would have shown it', () => {
    expect(changes(from(0, 100))).toMatchObject([
      { kind: 'gone', at: 100, course: 'lasting', until: null, belowPct: 0.5, impactPct: 4, after: null },
    ]);
    expect(changes([...from(0, 50), ...from(90, 144)])).toMatchObject([
      { kind: 'gone', at: 50, until: 89, course: 'passing' },
    ]);
  });
  test('unknown is not gone: lists that are cut above its weight, or not full, say nothing', () => {
    const high = reports.map(() => 3);
    const short = reports.map(() => null);
    for (const unsaying of [high, short]) {
      expect(changesOf({ series: 0, sqlId: 'a', points: from(0, 100) }, reports, unsaying, LIMITS)).toEqual([]);
      expect(changesOf({ series: 0, sqlId: 'a', points: from(60, 144) }, reports, unsaying, LIMITS)).toEqual([]);
    }
  });
  test('nor is a nightly job that runs at night, one missed hour, or too short a past', () => {
    expect(changes(reports.filter(({ at }) => at % 24 === 2).map(({ at }) => point(at)))).toEqual([]);
    expect(changes([...from(0, 100), ...from(101, 144)])).toEqual([]);
    expect(changes(from(10, 144))).toEqual([]);
  });
  test('the same load under a new literal is not new', () => {
    expect(changes(from(60, 144), () => true)).toEqual([]);
  });
});

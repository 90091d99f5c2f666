import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeSeries, findOverlaps, type Placement, type ReportInterval } from './series.ts';

const HOUR = 3600;

function report(reportId: string, beginHour: number, endHour: number, startup: number | null = 0): ReportInterval {
  return {
    reportId,
    begin: beginHour * HOUR,
    end: endHour * HOUR,
    elapsed: (endHour - beginHour) * HOUR,
    startup,
    rank: 0,
  };
}

const place = (placements: Placement[], id: string) => placements.find((placement) => placement.reportId === id);

test('an aggregate leaves the series to its parts, whatever order they come in', () => {
  const parts = Array.from({ length: 44 }, (_, i) => report(`part${i}`, 10 + i / 2, 10.5 + i / 2));
  const placements = arrangeSeries([report('sum', 10, 32), ...parts.toReversed()]);
  expect(placements.filter((p) => p.inSeries).map((p) => p.reportId)).toEqual(parts.map((p) => p.reportId));
  expect(place(placements, 'sum')).toMatchObject({ inSeries: false, seq: null, gapBeforeS: null });
  expect(placements.every((p) => p.gapBeforeS === null)).toBe(true);
});

test('neighbours are linked along the series, across a gap too', () => {
  const placements = arrangeSeries([report('a', 1, 2), report('b', 2, 3), report('c', 7, 8)]);
  expect(place(placements, 'b')).toMatchObject({ previousReportId: 'a', nextReportId: 'c', gapBeforeS: null, seq: 2 });
  expect(place(placements, 'c')).toMatchObject({ previousReportId: 'b', nextReportId: null, gapBeforeS: 4 * HOUR });
});

test('a report outside the series points at the snapshots around it', () => {
  const placements = arrangeSeries([
    report('before', 0, 1),
    report('x', 1, 2),
    report('y', 2, 3),
    report('both', 1, 3),
    report('after', 3, 4),
  ]);
  expect(place(placements, 'both')).toMatchObject({ previousReportId: 'before', nextReportId: 'after' });
});

test('isolated reports days apart are all separated by gaps', () => {
  const placements = arrangeSeries([report('a', 0, 1), report('b', 48, 49), report('c', 100, 103)]);
  expect(placements.map((p) => p.gapBeforeS)).toEqual([null, 47 * HOUR, 51 * HOUR]);
});

test('seconds of overlap or space are neither overlap nor gap', () => {
  const a = { reportId: 'a', begin: 0, end: 3600, elapsed: 3600, startup: null, rank: 0 };
  const b = { reportId: 'b', begin: 3597, end: 7200, elapsed: 3603, startup: null, rank: 0 };
  const c = { reportId: 'c', begin: 7260, end: 10800, elapsed: 3540, startup: null, rank: 0 };
  expect(arrangeSeries([a, b, c]).map((p) => [p.inSeries, p.gapBeforeS])).toEqual([
    [true, null],
    [true, null],
    [true, null],
  ]);
});

test('a restart shows as another startup time or as one inside the interval', () => {
  const placements = arrangeSeries([
    report('a', 1, 2, -50 * HOUR),
    report('b', 2, 3, -50 * HOUR + 60),
    report('c', 3, 4, 3.5 * HOUR),
    report('d', 4, 5, 3.5 * HOUR),
    report('e', 6, 7, 5.2 * HOUR),
    report('f', 7, 8, null),
  ]);
  expect(placements.filter((p) => p.restarted).map((p) => p.reportId)).toEqual(['c', 'e']);
});

test('reports without any length stay outside; a clock set back is mended by the elapsed time', () => {
  const placements = arrangeSeries([
    { reportId: 'empty', begin: 0, end: 0, elapsed: 0, startup: null, rank: 0 },
    { reportId: 'back', begin: 7200, end: 5400, elapsed: 1800, startup: null, rank: 0 },
  ]);
  expect(placements.map((p) => [p.reportId, p.inSeries])).toEqual([
    ['empty', false],
    ['back', true],
  ]);
});

test('overlaps are found both ways and do not include mere neighbours', () => {
  const found = findOverlaps([report('a', 0, 1), report('b', 1, 2), report('ab', 0, 2), report('c', 2, 3)]);
  expect(Object.fromEntries(found)).toEqual({ a: ['ab'], ab: ['a', 'b'], b: ['ab'], c: [] });
});

test('whatever the reports, the series never counts a second twice and leaves out only what it covers', () => {
  const interval = fc.record({ begin: fc.integer({ min: 0, max: 500 }), length: fc.integer({ min: 20, max: 200 }) });
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 40 }), (intervals) => {
      const reports = intervals.map(({ begin, length }, i) => ({
        reportId: `r${i}`,
        begin,
        end: begin + length,
        elapsed: length,
        startup: null,
        rank: 0,
      }));
      const byId = new Map(reports.map((r) => [r.reportId, r]));
      const placements = arrangeSeries(reports);
      const series = placements.filter((p) => p.inSeries);
      series.forEach((p, i) => {
        expect(p.seq).toBe(i + 1);
        expect(p.previousReportId).toBe(series[i - 1]?.reportId ?? null);
        const previous = series[i - 1] && byId.get(series[i - 1]?.reportId ?? '');
        if (previous) expect((byId.get(p.reportId)?.begin ?? 0) - previous.end).toBeGreaterThanOrEqual(-5);
      });
      const overlapped = findOverlaps(reports);
      const inSeries = new Set(series.map((p) => p.reportId));
      for (const p of placements)
        if (!p.inSeries) expect(overlapped.get(p.reportId)?.some((id) => inSeries.has(id))).toBe(true);
    }),
  );
});

test('of two programs that report on the same interval the preferred one is in the series, of unequal ones the finer', () => {
  const awr = { ...report('awr', 1, 2), rank: 0 };
  const statspack = { ...report('statspack', 1, 2), begin: HOUR + 12, elapsed: HOUR - 12, rank: 3 };
  const day = { ...report('day', 0, 24), rank: 0 };
  const inSeries = (reports: ReportInterval[]) => arrangeSeries(reports).flatMap((p) => (p.inSeries ? p.reportId : []));
  expect(inSeries([statspack, awr])).toEqual(['awr']);
  expect(inSeries([statspack, day])).toEqual(['statspack']);
});

test('a report that accounts for no interval is placed beside the series', () => {
  const ash = { ...report('ash', 1, 1.1), rank: null };
  const placements = arrangeSeries([report('a', 0, 1), ash, report('b', 1, 2)]);
  expect(place(placements, 'ash')).toMatchObject({ inSeries: false, seq: null, previousReportId: 'a' });
  expect(placements.filter((p) => p.inSeries).map((p) => p.reportId)).toEqual(['a', 'b']);
});

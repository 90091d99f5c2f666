/** Findings over time: what makes one incident, when it ends, how bad it was. */
import { describe, expect, test } from 'vitest';
import { IncidentTracker, type SnapshotSpan } from './incidents.ts';
import type { Judged } from './judge.ts';
import type { Rule, Severity } from './rules/rule.ts';

const HOUR = 3600;
const span = (hour: number): SnapshotSpan => ({
  reportId: `r${hour}`,
  begin: hour * HOUR,
  end: (hour + 1) * HOUR,
  dbTimeS: 1000,
});

const found = (severity: Severity, impactPct: number | null, more: Partial<Judged> = {}): Judged => ({
  rule: { id: 'row_lock_contention', no: 15 } as Rule,
  hit: { severity, impactPct, values: {}, evidence: [] },
  severity,
  key: 'row_lock_contention',
  cause: null,
  usual: false,
  ...more,
});

describe('IncidentTracker', () => {
  test('puts snapshots in a row together, and adds up the DB time that they explain', () => {
    const tracker = new IncidentTracker('shop1');
    expect(tracker.add(span(0), [found('low', 10)])).toEqual([{ begin: 0, snapshots: 1 }]);
    expect(tracker.add(span(1), [found('high', 40)])).toEqual([{ begin: 0, snapshots: 2 }]);
    expect(tracker.add(span(2), [found('medium', 20)])).toEqual([{ begin: 0, snapshots: 3 }]);
    const [incident, ...others] = tracker.end('r2');
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      begin: 0,
      end: 3 * HOUR,
      snapshots: 3,
      firstReportId: 'r0',
      lastReportId: 'r2',
      worst: { reportId: 'r1', impactPct: 40 },
      impactS: 700,
      ongoing: true,
    });
  });

  test('one snapshot without it does not end it, two do', () => {
    const tracker = new IncidentTracker('shop1');
    for (const hour of [0, 1, 2, 3, 4, 5, 6]) {
      tracker.add(span(hour), [0, 2, 5].includes(hour) ? [found('low', 5)] : []);
    }
    const incidents = tracker.end('r6');
    expect(incidents.map(({ begin, end, snapshots }) => [begin / HOUR, end / HOUR, snapshots])).toEqual([
      [0, 3, 2],
      [5, 6, 1],
    ]);
    expect(incidents.map(({ ongoing }) => ongoing)).toEqual([false, false]);
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(2);
  });

  test('keeps objects of one rule apart, and series too', () => {
    const first = new IncidentTracker('shop1');
    const second = new IncidentTracker('shop2');
    first.add(span(0), [found('low', 5, { key: 'sql_slower a' }), found('low', 5, { key: 'sql_slower b' })]);
    second.add(span(0), [found('low', 5, { key: 'sql_slower a' })]);
    const ids = [...first.end('r0'), ...second.end('r0')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  test('the same reports give the same identity, whatever comes later', () => {
    const now = new IncidentTracker('shop1');
    now.add(span(0), [found('low', 5)]);
    const later = new IncidentTracker('shop1');
    later.add(span(0), [found('low', 5)]);
    later.add(span(1), [found('high', 50)]);
    expect(later.end('r1')[0]?.id).toBe(now.end('r0')[0]?.id);
  });

  test('a storm amid a habit has its own begin and end', () => {
    const tracker = new IncidentTracker('shop1');
    const since = [0, 1, 2, 3, 4, 5].map((hour) =>
      tracker.add(span(hour), [found(hour === 2 || hour === 3 ? 'high' : 'low', 10, { usual: hour < 2 || hour > 3 })]),
    );
    // How long it has been there is told of both.
    expect(since.flat().map(({ begin, snapshots }) => [begin, snapshots])).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => [0, n]),
    );
    const incidents = tracker.end('r5').sort((a, b) => a.begin - b.begin);
    expect(incidents.map(({ begin, end, severity, usual }) => [begin / HOUR, end / HOUR, severity, usual])).toEqual([
      [0, 2, 'low', true],
      [2, 4, 'high', false],
      [4, 6, 'low', true],
    ]);
  });

  test('news that lasts until it is a habit has not ended', () => {
    const tracker = new IncidentTracker('shop1');
    for (let hour = 0; hour < 6; hour++) tracker.add(span(hour), [found('medium', 10, { usual: hour >= 3 })]);
    expect(tracker.end('r5')).toMatchObject([{ begin: 0, end: 6 * HOUR, snapshots: 6, usual: false, ongoing: true }]);
  });

  test('is usual only where it was in every snapshot; a symptom where it was at its worst', () => {
    const tracker = new IncidentTracker('shop1');
    const cause = found('high', 60, { key: 'other' });
    tracker.add(span(0), [found('low', 5)]);
    tracker.add(span(1), [found('high', 50, { cause })]);
    tracker.add(span(2), [found('high', 20, { usual: true })]);
    expect(tracker.end(null)[0]).toMatchObject({ usual: false, symptom: true, ongoing: false });
  });

  test('does not invent DB time where no snapshot says how much it explains', () => {
    const tracker = new IncidentTracker('shop1');
    tracker.add(span(0), [found('low', null)]);
    tracker.add({ ...span(1), dbTimeS: null }, [found('low', 20)]);
    expect(tracker.end(null)[0]?.impactS).toBeNull();
  });
});

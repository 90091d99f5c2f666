/** Comparisons of real reports: a period against the report that sums it up, and every number against Oracle's own comparison. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../../lake/ingest.ts';
import { type Lake, openLake } from '../../lake/lake.ts';
import { corpusFiles, describeCorpus } from '../../testing/corpus.ts';
import { silentContext, temporaryLakeDir } from '../../testing/lake.ts';
import { analyze } from '../analyze.ts';
import { compareSides } from './compare.ts';
import { loadSides } from './load.ts';
import type { Comparison } from './model.ts';
import type { Side } from './side.ts';
import { eventsOf, testReport, testSide } from './testing.ts';

describeCorpus('comparisons of real reports', () => {
  let lake: Lake;
  const load = async (where: string, wanted: Record<string, string>): Promise<Map<string, Side>> => {
    const sides = [];
    for (const [key, condition] of Object.entries(wanted)) {
      const rows = await lake.query<{ report_id: string }>(
        `SELECT report_id FROM reports WHERE ${where} AND ${condition}`,
      );
      sides.push({ key, reportIds: rows.map(({ report_id }) => report_id) });
    }
    const ids = sides.flatMap(({ reportIds }) => reportIds).map((id) => `'${id}'`);
    const place = `report_id IN (${ids.join(', ')})`;
    return loadSides((sql) => lake.query(sql), { read: place, computed: place }, sides);
  };

  beforeAll(async () => {
    const dir = temporaryLakeDir();
    const ctx = silentContext(dir);
    const wanted = corpusFiles(
      ({ kind, row }) => row['db_name'] === 'RMGTIBN' || kind === 'awr-diff' || row['db_name'] === 'DBM11203',
    );
    await ingest(
      wanted.map(({ file }) => file),
      ctx,
    );
    await analyze(ctx);
    lake = await openLake(dir);
  }, 300_000);
  afterAll(() => lake.close());

  test('44 intervals as one period are the report over all of them', async () => {
    const sides = await load("db_name = 'RMGTIBN' AND kind = 'awr'", {
      parts: 'end_snap_id - begin_snap_id = 1 AND begin_snap_id BETWEEN 160 AND 203',
      whole: 'begin_snap_id = 160 AND end_snap_id = 204',
    });
    const comparison = compareSides(sides.get('parts') as Side, sides.get('whole') as Side);
    expect([comparison.first.reports, comparison.second.reports]).toEqual([44, 1]);
    expect(comparison.notes.map(({ id }) => id)).toEqual(['overlap']);
    const elapsed = comparison.second.elapsedS;
    expect(Math.abs(comparison.first.elapsedS - elapsed)).toBeLessThan(44 * 0.3);
    // Headers print minutes with two decimals, events whole seconds: half a unit for each of the 44.
    expect(Math.abs(comparison.delta ?? 1) * elapsed).toBeLessThan(44 * 0.6);
    for (const { delta, first, name } of comparison.byEvent ?? [])
      expect(Math.abs(delta ?? 1) * elapsed, name).toBeLessThan(44 * 0.5 + 0.001 * (first ?? 0) * elapsed);
    for (const { perS } of comparison.loadAndCost) expect((perS.second ?? 0) / (perS.first ?? 1)).toBeCloseTo(1, 3);
    expect(comparison.parameters).toEqual([]);
    expectSameTotals(comparison, 'activity', 0.002, 0.95);
    expectSameTotals(comparison, 'time_model', 0.005, 0.9);
    expectSameTotals(comparison, 'dictionary_cache', 0.001, 1);
    expectSameTotals(comparison, 'io_by_function', 0.02, 0.9);
    for (const each of comparison.statements ?? [])
      expect(Math.abs(each.delta) * elapsed, each.sqlId).toBeLessThan(
        2 + 0.001 * elapsed * (each.elapsedPerS.second ?? 0),
      );
  });

  interface DiffEvent {
    event: string;
    first_pct_db_time: number;
    second_pct_db_time: number;
    first_waits_per_s: number;
    second_waits_per_s: number;
    diff_waits_per_s_pct: number;
    first_total_wait_s: number;
    second_total_wait_s: number;
    diff_total_wait_pct: number;
    first_avg_wait_ms: number;
    second_avg_wait_ms: number;
    diff_avg_wait_pct: number;
  }

  /** Both periods of Oracle's comparison, as it prints them, held against each other by us. */
  async function oracles(): Promise<{ events: DiffEvent[]; comparison: Comparison }> {
    const periods = await lake.query<{ elapsed_s: number; db_time_s: number }>(
      'SELECT elapsed_s, db_time_s FROM diff_periods ORDER BY period',
    );
    const events = await lake.query<DiffEvent>(
      "SELECT * FROM diff_wait_events WHERE coalesce(wait_class, '') <> 'Idle'",
    );
    const profile = await lake.query<Record<string, number>>(
      "SELECT * FROM diff_load_profile WHERE metric = 'transactions'",
    );
    const sides = (['first', 'second'] as const).map((name, i) => {
      const { elapsed_s, db_time_s } = periods[i] ?? { elapsed_s: 0, db_time_s: 0 };
      return testSide({
        reports: [testReport({ elapsed_s, db_time_s })],
        elapsedS: elapsed_s,
        dbTimeS: db_time_s,
        workPerS: { transactions: profile[0]?.[`${name}_per_second`] ?? null, executions: null, user_calls: null },
        events: eventsOf(
          events.map((row) => [row.event, row[`${name}_waits_per_s`], row[`${name}_total_wait_s`] / elapsed_s]),
        ),
      });
    });
    return { events, comparison: compareSides(sides[0] as Side, sides[1] as Side) };
  }

  /** Oracle prints a difference in percent of the first period; 100 where that is nothing. */
  const pctOf = ({ first, second }: { first: number | null; second: number | null }): number =>
    first ? (100 * ((second ?? 0) - first)) / first : second ? 100 : 0;

  /** How far a percentage may be off when its two figures are rounded to half of `unit`. */
  const slack = (first: number, second: number, unit: number): number =>
    first > unit ? (100 * (unit / 2) * (1 + second / first)) / (first - unit / 2) + 0.01 : Number.POSITIVE_INFINITY;

  test('every difference that Oracle prints of an event is ours', async () => {
    const { events, comparison } = await oracles();
    let held = 0;
    for (const row of events) {
      const part = comparison.byEvent?.find(({ name }) => name === row.event);
      if (!part?.waitsPerS || !part.avgWaitMs) continue;
      const within = (ours: number, printed: number, allowed: number, what: string) => {
        if (!Number.isFinite(allowed)) return;
        held++;
        expect(Math.abs(ours - printed), `${row.event}: ${what} ${ours} for ${printed}`).toBeLessThanOrEqual(allowed);
      };
      within(
        pctOf(part.waitsPerS),
        row.diff_waits_per_s_pct,
        slack(row.first_waits_per_s, row.second_waits_per_s, 0.01),
        'waits',
      );
      const elapsed = 900;
      within(
        pctOf(part),
        row.diff_total_wait_pct,
        slack(row.first_total_wait_s, row.second_total_wait_s, 0.01),
        'time',
      );
      // Share of DB time of each period, which is printed in minutes with one decimal.
      within(
        (100 * (part.first ?? 0) * elapsed) / (comparison.first.dbTimeS ?? 1),
        row.first_pct_db_time,
        0.01 + 0.001 * row.first_pct_db_time,
        'first share',
      );
      within(
        (100 * (part.second ?? 0) * elapsed) / (comparison.second.dbTimeS ?? 1),
        row.second_pct_db_time,
        0.01 + 0.001 * row.second_pct_db_time,
        'second share',
      );
      // Average waits are worked out of waits and time, both rounded.
      if (row.first_waits_per_s >= 1 && row.first_total_wait_s >= 1)
        within(part.avgWaitMs.first ?? 0, row.first_avg_wait_ms, 0.01 + 0.02 * row.first_avg_wait_ms, 'first average');
      if (row.second_waits_per_s >= 1 && row.second_total_wait_s >= 1)
        within(
          part.avgWaitMs.second ?? 0,
          row.second_avg_wait_ms,
          0.01 + 0.02 * row.second_avg_wait_ms,
          'second average',
        );
      if (part.byCount !== null) expect(part.byCount + (part.byWait ?? 0)).toBeCloseTo(part.delta ?? Number.NaN, 9);
    }
    expect(held).toBeGreaterThan(100);
  });

  test('its first period is the single report of the same snapshots', async () => {
    const { events } = await oracles();
    const sides = await load("db_name = 'DBM11203' AND kind = 'awr'", {
      single: 'begin_snap_id = 1822 AND end_snap_id = 1823',
    });
    const single = sides.get('single') as Side;
    const [printed] = await lake.query<{ first_per_second: number }>(
      "SELECT first_per_second FROM diff_load_profile WHERE metric = 'transactions'",
    );
    // The single report counts 901.8 s where the comparison counts 900.
    const factor = single.elapsedS / 900;
    expect((single.workPerS.transactions ?? 0) * factor).toBeCloseTo(printed?.first_per_second ?? Number.NaN, 0);
    const compared = events.filter(
      ({ first_total_wait_s, event }) => first_total_wait_s >= 20 && single.events?.byEvent.has(event),
    );
    expect(compared.length).toBeGreaterThan(2);
    for (const row of compared) {
      const seconds = (single.events?.byEvent.get(row.event)?.secondsPerS ?? 0) * single.elapsedS;
      expect(Math.abs(seconds - row.first_total_wait_s), row.event).toBeLessThanOrEqual(
        0.5 + 0.002 * row.first_total_wait_s,
      );
    }
  });
});

/** At least `share` of a chapter's rows that count for something have the same total on both sides, within `tolerance`. */
function expectSameTotals({ chapters }: Comparison, id: string, tolerance: number, share: number): void {
  const rows = chapters.find((chapter) => chapter.id === id)?.rows ?? [];
  const counted = rows.flatMap(({ name, measures: [measure] }) =>
    measure && (measure.second ?? 0) >= 1000 ? [{ ...measure, name }] : [],
  );
  const off = counted.filter(({ first, second }) => Math.abs((first ?? 0) - (second ?? 0)) > tolerance * (second ?? 0));
  expect(counted.length).toBeGreaterThan(5);
  expect(
    off.length / counted.length,
    off.map(({ name, first, second }) => `${name} ${first} ${second}`).join('; '),
  ).toBeLessThanOrEqual(1 - share);
}

/**
 * The page of a comparison against Oracle's own compare-period report, value by value. Its first side is the report of
 * the same snapshots alone, as Oracle printed it another time. The second side's own report is not in the corpus: that
 * one is what the compare-period report prints of its second period.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { compareSides } from '../analysis/compare/compare.ts';
import { loadSides } from '../analysis/compare/load.ts';
import type { Comparison, Pair } from '../analysis/compare/model.ts';
import { ingest } from '../lake/ingest.ts';
import { type Lake, openLake } from '../lake/lake.ts';
import { periodAsReport, reportAsRows, secondsOf } from '../testing/compare-period.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { addReports, silentContext, temporaryLakeDir, testReportId } from '../testing/lake.ts';
import type { CompareModel } from './compare-types.ts';
import { openModelSource } from './source.ts';
import type { ModelSource } from './types.ts';

const TABLES = [
  ...['load_profile', 'time_model', 'wait_classes', 'wait_events', 'instance_activity', 'segments', 'sql_stats'],
];
/** Headings print minutes with two decimals: so far may the seconds of the first side be off. */
const HEADING_S = 0.3;

describeCorpus("a comparison's page against Oracle's compare-period report", () => {
  let oracle: Lake;
  let source: ModelSource;
  let comparison: Comparison;
  let page: CompareModel;
  /** Of each side as Oracle counted it. */
  let seconds: Pair<number>;

  beforeAll(async () => {
    const printed = temporaryLakeDir();
    const wanted = corpusFiles(({ kind, row }) => kind === 'awr-diff' || row['db_name'] === 'DBM11203');
    await ingest(
      wanted.map(({ file }) => file),
      silentContext(printed),
    );
    oracle = await openLake(printed);
    seconds = { first: await secondsOf(oracle, 'first'), second: await secondsOf(oracle, 'second') };

    const own = await reportAsRows(
      oracle,
      `kind = 'awr' AND begin_snap_id = (SELECT begin_snap_id FROM diff_periods WHERE period = 1)`,
      TABLES,
    );
    const second = await periodAsReport(oracle, 'second');
    const dir = temporaryLakeDir();
    await addReports(dir, [own, second]);
    await analyze(silentContext(dir));
    source = await openModelSource(dir);
    const [a, b] = (await source.entries())
      .filter(({ type }) => type === 'snapshot')
      .map(({ path }) => path.split('/'));
    const [earlier, later] = [a?.[2] ?? '', b?.[2] ?? ''].sort();
    page = await source.model('compare', `compare/${a?.[0]}/${a?.[1]}/${earlier}_vs_${later}/`);

    const lake = await openLake(dir);
    const ids = { first: testReportId(own), second: testReportId(second) };
    const place = `report_id IN ('${ids.first}', '${ids.second}')`;
    const sides = await loadSides(
      (sql) => lake.query(sql),
      { read: place, computed: place },
      Object.entries(ids).map(([key, id]) => ({ key, reportIds: [id] })),
    );
    lake.close();
    const [first, other] = [sides.get('first'), sides.get('second')];
    if (!first || !other) throw new Error('a side is not in the lake');
    comparison = compareSides(first, other);
  }, 300_000);
  afterAll(() => {
    source?.close();
    oracle?.close();
  });

  /** Rows of a chapter by name: what the page has, were it not cut to those that moved most. */
  const chapter = (id: string) =>
    new Map(comparison.chapters.find((each) => each.id === id)?.rows.map((row) => [row.name, row]));

  /** Counts what was held, so that a test over nothing fails. */
  function holder() {
    let held = 0;
    return {
      held: () => held,
      within(ours: number | null | undefined, printed: number | null, allowed: number, what: string) {
        if (printed === null) return;
        held++;
        expect(ours ?? null, `${what} is absent, Oracle prints ${printed}`).not.toBeNull();
        expect(Math.abs((ours ?? 0) - printed), `${what}: ${ours} for ${printed}`).toBeLessThanOrEqual(allowed);
      },
    };
  }

  /** What the heading's rounding and half a unit of what is printed leave open. */
  const slack = (printed: number | null, unit: number): number =>
    (Math.abs(printed ?? 0) * HEADING_S) / seconds.first + unit / 2 + 1e-6;

  /** Oracle's percentage of the first period, as far as both figures say it; 100 where that one is nothing. */
  function expectPct({ first, second }: Pair, printed: number | null, unit: number, what: string): number {
    if (first === null || second === null || printed === null || first < 20 * unit) return 0;
    const pct = (100 * (second - first)) / first;
    const open =
      100 * (second / first) * (unit / 2 / first + unit / 2 / Math.max(second, unit) + (2 * HEADING_S) / seconds.first);
    expect(Math.abs(pct - printed), `${what}: ${pct} % for ${printed} %`).toBeLessThanOrEqual(open + 0.06);
    return 1;
  }

  test('DB time per second, and transactions', async () => {
    const [time] = await oracle.query<{ first_time_s: number; second_time_s: number }>(
      "SELECT first_time_s, second_time_s FROM diff_time_model WHERE statistic = 'DB time'",
    );
    // Its own report prints DB time in minutes with two decimals.
    expect(Math.abs((page.dbTimePerS.first ?? 0) * seconds.first - (time?.first_time_s ?? 0))).toBeLessThan(2.5);
    expect((page.dbTimePerS.second ?? 0) * seconds.second).toBeCloseTo(time?.second_time_s ?? Number.NaN, 6);
    const [rates] = await oracle.query<{ first_per_second: number; second_per_second: number }>(
      "SELECT * FROM diff_load_profile WHERE metric = 'transactions'",
    );
    const transactions = page.loadAndCost.find(({ work }) => work === 'transactions');
    expect(transactions?.perS.first).toBeCloseTo(rates?.first_per_second ?? Number.NaN, 0);
    expect(transactions?.perS.second).toBeCloseTo(rates?.second_per_second ?? Number.NaN, 0);
  });

  interface Printed {
    name: string;
    first: number | null;
    second: number | null;
    first_txn: number | null;
    second_txn: number | null;
    pct: number | null;
  }

  test('load profile: per second, per transaction, and by how much it moved', async () => {
    const printed = await oracle.query<Printed>(`
      SELECT metric AS name, first_per_second AS first, second_per_second AS second, diff_per_second_pct AS pct,
        first_per_transaction AS first_txn, second_per_transaction AS second_txn
      FROM diff_load_profile`);
    const ours = chapter('load_profile');
    const { within, held } = holder();
    let moved = 0;
    for (const { name, first, second, pct, first_txn, second_txn } of printed) {
      const [measure] = ours.get(name)?.measures ?? [];
      within(measure?.second, second, 1e-9, `${name}, second`);
      within(measure?.perTransaction?.second, second_txn, slack(second_txn, 0.2), `${name} a transaction, second`);
      // The two scripts round some last digits differently: a tenth. And that of the comparison prints bytes under
      // "W/A MB processed", the single report MB.
      const factor = name === 'workarea_mb' ? 2 ** 20 : 1;
      within((measure?.first ?? Number.NaN) * factor, first, 0.1001 * factor, `${name}, first`);
      if (factor === 1) {
        within(measure?.perTransaction?.first, first_txn, slack(first_txn, 0.2), `${name} a transaction, first`);
        if (measure?.perSecond) moved += expectPct(measure.perSecond, pct, 0.2, name);
      }
    }
    expect(held()).toBeGreaterThan(50);
    expect(moved).toBeGreaterThan(6);
  });

  test('time model: every time; what is 0 in both prints is absent from the single report', async () => {
    const printed = await oracle.query<Printed>(`
      SELECT statistic AS name, first_time_s AS first, second_time_s AS second, diff_time_pct AS pct,
        first_per_transaction_s AS first_txn, second_per_transaction_s AS second_txn FROM diff_time_model`);
    const ours = chapter('time_model');
    const { within, held } = holder();
    let moved = 0;
    for (const { name, first, second, pct, first_txn, second_txn } of printed) {
      const [measure] = ours.get(name)?.measures ?? [];
      within(measure?.second, second, 0.005, `${name}, second`);
      within(measure?.perTransaction?.second, second_txn, 0.01, `${name} a transaction, second`);
      if (measure?.first == null) {
        // AWR's single report leaves out what took no time.
        expect(first, name).toBe(0);
        continue;
      }
      within(measure.first, first, 0.0051, `${name}, first`);
      within(measure.perTransaction?.first, first_txn, 0.01, `${name} a transaction, first`);
      if (measure.perSecond) moved += expectPct({ first: measure.first, second: measure.second }, pct, 0.01, name);
    }
    expect(held()).toBeGreaterThan(40);
    expect(moved).toBeGreaterThan(5);
  });

  test('instance activity: totals to the last digit, rates, and by how much they moved', async () => {
    const printed = await oracle.query<Printed & { first_s: number; second_s: number; first_value: number }>(`
      SELECT statistic AS name, first_value AS first, second_value AS second, first_per_second AS first_s, second_per_second AS second_s,
        first_per_transaction AS first_txn, second_per_transaction AS second_txn, diff_value_pct AS pct
      FROM diff_instance_activity`);
    const ours = chapter('activity');
    const { within, held } = holder();
    const levels: string[] = [];
    let moved = 0;
    for (const { name, first, second, first_s, second_s, first_txn, second_txn, pct } of printed) {
      const [measure] = ours.get(name)?.measures ?? [];
      within(measure?.second, second, 0, `${name}, second`);
      within(measure?.perSecond?.second, second_s, slack(second_s, 0.01), `${name} a second, second`);
      within(measure?.perTransaction?.second, second_txn, slack(second_txn, 0.01), `${name} a transaction, second`);
      if (measure?.first == null && first) {
        levels.push(name);
        continue;
      }
      within(measure?.first ?? 0, first, 0, `${name}, first`);
      within(measure?.perSecond?.first ?? 0, first_s, slack(first_s, 0.01), `${name} a second, first`);
      within(measure?.perTransaction?.first ?? 0, first_txn, slack(first_txn, 0.01), `${name} a transaction, first`);
      if (measure) moved += expectPct(measure, pct, 0.01, name);
    }
    // Levels: the single report prints both ends of them among the absolute values, no difference.
    for (const name of levels) expect(name).toMatch(/^session [up]ga memory( max)?$/);
    expect(held()).toBeGreaterThan(900);
    expect(moved).toBeGreaterThan(80);
  });

  test('segments: every value that both list; what the single report does not list is below its last one', async () => {
    const printed = await oracle.query<Printed & { ordering: string }>(`
      SELECT ordering, concat_ws(' · ', ordering, owner, object_name, subobject_name, object_type) AS name,
        first_value AS first, second_value AS second, diff_value_pct AS pct FROM diff_segments`);
    const ours = chapter('segments');
    const { within, held } = holder();
    let moved = 0;
    for (const { name, ordering, first, second, pct } of printed) {
      const [measure] = ours.get(name)?.measures ?? [];
      within(measure?.second, second, 0, `${name}, second`);
      if (measure?.first == null) {
        const listed = [...ours]
          .filter(([other]) => other.startsWith(`${ordering} · `))
          .flatMap(([, row]) => row.measures[0]?.first ?? []);
        // A list without any is not printed.
        expect(first ?? 0, name).toBeLessThanOrEqual(listed.length === 0 ? 0 : Math.min(...listed));
        continue;
      }
      within(measure.first, first, 0, `${name}, first`);
      moved += expectPct({ first: measure.first, second: measure.second }, pct, 0.01, name);
    }
    expect(held()).toBeGreaterThan(100);
    expect(moved).toBeGreaterThan(30);
  });

  test('wait classes: foreground sessions and background processes together are what Oracle adds up', async () => {
    const printed = await oracle.query<Printed>(
      'SELECT wait_class AS name, first_total_wait_s AS first, second_total_wait_s AS second FROM diff_wait_classes',
    );
    const classes = await oracle.query<{ event: string; wait_class: string }>(
      'SELECT event, wait_class FROM diff_wait_events',
    );
    const classOf = new Map(classes.map(({ event, wait_class }) => [event, wait_class]));
    const background = [...chapter('background_events').values()];
    const { within, held } = holder();
    for (const { name, first, second } of printed) {
      const part = page.byClass?.find((each) => each.name === name);
      within((part?.second ?? 0) * seconds.second, second, 0.01, `${name}, second`);
      const own = background.filter((row) => classOf.get(row.name) === name);
      const waited = own.reduce((sum, { measures }) => sum + (measures[0]?.first ?? 0), 0);
      // Both lists print whole seconds; the classes' seconds are taken over the heading's time.
      within(
        (part?.first ?? 0) * comparison.first.elapsedS + waited,
        first,
        0.5 + 0.5 * own.length,
        `${name}, first: ${waited} s of it in the background`,
      );
    }
    expect(held()).toBeGreaterThan(12);
  });

  test('wait events: foreground and background together are what Oracle prints of each', async () => {
    const printed = await oracle.query<Printed & { waits_s: number }>(`
      SELECT event AS name, first_total_wait_s AS first, first_waits_per_s AS waits_s FROM diff_wait_events
      WHERE wait_class <> 'Idle'`);
    const background = chapter('background_events');
    const { within, held } = holder();
    for (const { name, first, waits_s } of printed) {
      const part = comparison.byEvent?.find((each) => each.name === name);
      const [time, waits] = background.get(name)?.measures ?? [];
      const lists = Number(Boolean(part?.waitsPerS?.first)) + Number(time !== undefined);
      const waited = (part?.first ?? 0) * comparison.first.elapsedS + (time?.first ?? 0);
      // Each list prints whole seconds, and leaves out what took less than a hundredth.
      within(waited, first, lists === 0 ? 0.01 : 0.5 * lists + 0.01, `${name}, seconds`);
      if (lists === 0) continue;
      const often = (part?.waitsPerS?.first ?? 0) + (waits?.perSecond?.first ?? 0);
      // What a list leaves out of an event that the other has.
      const few = 20 / seconds.first;
      within(often, waits_s, slack(waits_s, 0.01) + few, `${name}, waits a second`);
    }
    expect(held()).toBeGreaterThan(70);
  });

  describe('top SQL', () => {
    interface Statement {
      sql_id: string;
      ordering: string;
      pct1: number | null;
      pct2: number | null;
      ms1: number | null;
      ms2: number | null;
      cpu1: number | null;
      cpu2: number | null;
      io1: number | null;
      io2: number | null;
      x1: number | null;
      x2: number | null;
      gets1: number | null;
      gets2: number | null;
      reads1: number | null;
      reads2: number | null;
      rows1: number | null;
      rows2: number | null;
    }
    const statements = () =>
      oracle.query<Statement>(`
        SELECT ordering, sql_id, first_pct_total AS pct1, second_pct_total AS pct2, first_elapsed_per_exec_ms AS ms1,
          second_elapsed_per_exec_ms AS ms2, first_cpu_per_exec_ms AS cpu1, second_cpu_per_exec_ms AS cpu2,
          first_user_io_per_exec_ms AS io1, second_user_io_per_exec_ms AS io2, first_executions AS x1, second_executions AS x2,
          first_buffer_gets_per_exec AS gets1, second_buffer_gets_per_exec AS gets2, first_disk_reads_per_exec AS reads1,
          second_disk_reads_per_exec AS reads2, first_rows_per_exec AS rows1, second_rows_per_exec AS rows2
        FROM diff_sql_stats WHERE ordering IN ('elapsed', 'cpu', 'user_io', 'gets', 'reads', 'executions')`);

    test('executions, and what an execution takes: time, CPU, I/O, gets, reads, rows', async () => {
      const { within, held } = holder();
      const seen = new Set<string>();
      for (const row of await statements()) {
        const ours = comparison.statements?.find(({ sqlId }) => sqlId === row.sql_id);
        if (!ours) continue;
        seen.add(row.sql_id);
        const both = (name: string, pair: Pair, first: number | null, second: number | null, unit: number) => {
          const what = `${row.sql_id} by ${row.ordering}, ${name}`;
          // What a side's lists do not name of it is unknown there.
          if (pair.first !== null) within(pair.first, first, slack(first, unit), `${what}, first`);
          if (pair.second !== null) within(pair.second, second, slack(second, unit), `${what}, second`);
        };
        const perS = (count: number | null, side: keyof Pair) => (count === null ? null : count / seconds[side]);
        both('executions a second', ours.executionsPerS, perS(row.x1, 'first'), perS(row.x2, 'second'), 0);
        const ms = ({ first, second }: Pair): Pair => ({
          first: first === null ? null : 1000 * first,
          second: second === null ? null : 1000 * second,
        });
        both('ms', ms(ours.elapsedPerExecS), row.ms1, row.ms2, 1);
        both('ms of CPU', ms(ours.cpuPerExecS), row.cpu1, row.cpu2, 1);
        both('ms of I/O', ms(ours.userIoPerExecS), row.io1, row.io2, 1);
        both('gets', ours.getsPerExec, row.gets1, row.gets2, 0.01);
        both('reads', ours.readsPerExec, row.reads1, row.reads2, 0.01);
        both('rows', ours.rowsPerExec, row.rows1, row.rows2, 0.01);
      }
      expect(seen.size).toBeGreaterThan(12);
      expect(held()).toBeGreaterThan(250);
    });

    test('elapsed time as Oracle’s share of DB time says it; of what is not listed, no more than the bound', async () => {
      const [time] = await oracle.query<{ first_time_s: number; second_time_s: number }>(
        "SELECT first_time_s, second_time_s FROM diff_time_model WHERE statistic = 'DB time'",
      );
      const { within, held } = holder();
      let bounded = 0;
      for (const row of (await statements()).filter(({ ordering }) => ordering === 'elapsed')) {
        const ours = comparison.statements?.find(({ sqlId }) => sqlId === row.sql_id);
        const share = { first: (row.pct1 ?? 0) / 100, second: (row.pct2 ?? 0) / 100 };
        const real = {
          first: (share.first * (time?.first_time_s ?? 0)) / seconds.first,
          second: (share.second * (time?.second_time_s ?? 0)) / seconds.second,
        };
        const hundredth = 0.0001 * Math.max(page.dbTimePerS.first ?? 0, page.dbTimePerS.second ?? 0);
        if (ours?.elapsedPerS.first != null)
          within(ours.elapsedPerS.first, real.first, slack(real.first, hundredth), `${row.sql_id}, first`);
        if (!ours || ours.exact) continue;
        bounded++;
        // The difference that is claimed as certain is not larger than the real one, and goes the same way. The second
        // side's times are whole milliseconds an execution.
        const open = hundredth + (0.0005 * (row.x2 ?? 0)) / seconds.second;
        expect(Math.abs(ours.delta), row.sql_id).toBeLessThanOrEqual(Math.abs(real.second - real.first) + open);
        if (ours.delta !== 0) expect(Math.sign(ours.delta), row.sql_id).toBe(Math.sign(real.second - real.first));
      }
      expect(held()).toBeGreaterThan(8);
      expect(bounded).toBeGreaterThan(0);
    });
  });

  test('the page shows those very values', () => {
    let shown = 0;
    for (const { id, rows } of page.chapters)
      for (const row of rows) {
        const all = chapter(id).get(row.name)?.measures ?? [];
        expect(row.values, `${id}, ${row.name}`).toEqual(
          all.map(({ first, second, perSecond }) => perSecond ?? { first, second }),
        );
        expect(row.perTransaction, `${id}, ${row.name}`).toEqual(all[0]?.perTransaction ?? null);
        shown += row.values.length;
      }
    expect(shown).toBeGreaterThan(80);
    for (const each of page.statements ?? [])
      expect(each).toMatchObject({ ...comparison.statements?.find(({ sqlId }) => sqlId === each.sqlId) });
    expect(page.statements?.length).toBeGreaterThan(12);
  });
});

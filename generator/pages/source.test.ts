import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { beginTransaction } from '../lake/transaction.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir, testReportId } from '../testing/lake.ts';
import { openModelSource } from './source.ts';
import type { ModelSource, PageEntry } from './types.ts';

const DB = 'testdb-1';

interface Statement {
  sql_id: string;
  elapsed_s: number;
  executions: number;
}

/** One hour of an invented workload; `hour` counts from 2024-03-05 00:00. */
function report(
  hour: number,
  options: { statements?: Statement[]; aas?: number; readMs?: number; hours?: number; report?: object } = {},
): TestReport {
  const at = (hours: number) =>
    new Date(Date.parse('2024-03-05T00:00:00Z') + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const { statements = [], aas = 2, readMs = 1, hours = 1 } = options;
  return {
    begin_time: at(hour),
    end_time: at(hour + hours),
    report: { db_time_s: aas * 3600 * hours, begin_snap_id: hour, end_snap_id: hour + hours, ...options.report },
    tables: {
      load_profile: [{ metric: 'transactions', label: 'Transactions:', per_second: 10 + hour }],
      instance_efficiency: [{ metric: 'buffer_hit', value_pct: 99 + hour / 100 }],
      host_cpu: [{ user_pct: 20, system_pct: 5, wio_pct: 1, idle_pct: 75 }],
      time_model: [{ statistic: 'DB CPU', time_s: aas * 1800 * hours, pct_db_time: 50 }],
      wait_events: [
        { scope: 'top', event: 'DB CPU', pct_db_time: 50 },
        {
          scope: 'top',
          event: 'db file sequential read',
          wait_class: 'User I/O',
          pct_db_time: 40,
          avg_wait_ms: readMs,
        },
        { scope: 'foreground', event: 'db file sequential read', waits: 9, total_wait_s: 3, avg_wait_ms: readMs },
      ],
      foreground_wait_classes: [
        { wait_class: 'DB CPU', total_wait_s: aas * 1800 * hours, pct_db_time: 50 },
        { wait_class: 'User I/O', total_wait_s: aas * 1440 * hours, pct_db_time: 40, avg_wait_ms: readMs },
      ],
      wait_classes: [{ wait_class: 'System I/O', total_wait_s: 99999, avg_active_sessions: 27.8, pct_db_time: 900 }],
      sql_stats: statements.flatMap(({ sql_id, elapsed_s, executions }, i) => [
        { ordering: 'elapsed', rank: i + 1, sql_id, elapsed_s, executions, pct_total: 7, module: 'app' },
        { ordering: 'gets', rank: i + 2, sql_id, executions, buffer_gets: executions * 100, pct_total: 3 },
      ]),
      sql_text: statements.map(({ sql_id }) => ({ sql_id, sql_text: `select ${sql_id} from dual` })),
      segments: [
        { ordering: 'logical_reads', object_name: 'B', value: 2 },
        { ordering: 'logical_reads', object_name: 'A', value: 1 },
      ],
      init_parameters: [{ name: 'open_cursors', begin_value: hour < 3 ? '300' : '500' }],
      source_tables: [
        {
          table_no: 2,
          heading: 'Second',
          header: ['a', 'b'],
          rows: [
            ['1', ''],
            ['<b>', '"'],
          ],
          mapped_to: 'host_cpu',
        },
        { table_no: 1, heading: 'First', header: [], rows: [], mapped_to: null },
      ],
    },
  };
}

const A = { sql_id: 'aaaaaaaaaaaaa', elapsed_s: 360, executions: 100 };
const B = { sql_id: 'bbbbbbbbbbbbb', elapsed_s: 36, executions: 10 };

async function open(dir: string, reports: TestReport[]): Promise<ModelSource> {
  await addReports(dir, reports);
  await analyze(silentContext(dir));
  return openModelSource(dir);
}

describe('models', () => {
  const first = report(0, { statements: [A, B] });
  const second = report(1, { statements: [{ ...A, elapsed_s: 720 }], aas: 6, readMs: 4 });
  const third = report(3, { statements: [B] });
  const sum = report(0, { statements: [A, B], hours: 2, aas: 4 });
  let source: ModelSource;
  beforeAll(async () => {
    source = await open(temporaryLakeDir(), [third, first, sum, second]);
  });
  afterAll(() => source.close());

  test('the fleet shows every database with its newest snapshot', async () => {
    const { databases, reportCount, newest } = await source.fleet();
    expect({ reportCount, newest }).toEqual({ reportCount: 4, newest: '2024-03-05 04:00:00' });
    expect(databases).toHaveLength(1);
    expect(databases[0]).toMatchObject({
      database: { slug: DB, dbName: 'TESTDB', dbId: '1', synthetic: false },
      reportCount: 4,
      gapCount: 1,
      restartCount: 0,
      instanceCount: 1,
      latest: { path: `${DB}/testdb1/2024-03-05-0300_3-4/` },
      state: { level: 'ok', reasons: [{ key: 'ok', values: {} }] },
      topClass: { name: 'DB CPU', pctDbTime: 50 },
      topEvent: { name: 'DB CPU', pctDbTime: 50 },
    });
    expect(databases[0]?.vitals.find((vital) => vital.key === 'aas')).toEqual({
      key: 'aas',
      unit: 'sessions',
      value: 2,
      previous: 6,
      usual: null,
      spark: [2, 6, null, 2],
      higherIsWorse: true,
    });
  });

  test('the database page holds the series without the aggregate, and lists the aggregate', async () => {
    const model = await source.database(DB);
    const [instance] = model.instances;
    expect(instance?.snapshots.map((snapshot) => snapshot.reportId)).toEqual([first, second, third].map(testReportId));
    expect(instance).toMatchObject({
      breakBefore: [false, false, true],
      gaps: [{ from: '2024-03-05 02:00:00', to: '2024-03-05 03:00:00' }],
      restarts: [],
      cpus: [4, 4, 4],
    });
    expect(instance?.metrics.single_block_read_ms).toEqual([1, 4, 1]);
    expect(instance?.aasByClass.map(({ waitClass }) => waitClass)).toEqual(['DB CPU', 'User I/O', 'Unaccounted']);
    expect(instance?.aasByClass.map(({ values }) => values[1]?.toFixed(3))).toEqual(['3.000', '2.400', '0.600']);
    expect(model.snapshots.map(({ inSeries }) => inSeries)).toEqual([true, true, true, false]);
    expect(model.topSql.map(({ sqlId, totalElapsedS, seen }) => [sqlId, totalElapsedS, seen])).toEqual([
      [A.sql_id, 1080, 2],
      [B.sql_id, 72, 2],
    ]);
    expect(model.topSql[0]?.aas).toEqual([[0.1, 0.2, null]]);
    expect(model.topSql[0]?.pctDbTime).toBeCloseTo((100 * 1080) / (3600 * 10), 9);
    expect(model.parameterChanges).toMatchObject([
      { name: 'open_cursors', from: '300', to: '500', at: '2024-03-05 03:00:00' },
    ]);
  });

  test('a snapshot page stands beside the snapshot before', async () => {
    const model = await source.snapshot(testReportId(second));
    expect(model.previous?.reportId).toBe(testReportId(first));
    expect(model.next?.reportId).toBe(testReportId(third));
    expect(model.overlapping.map((other) => other.reportId)).toEqual([testReportId(sum)]);
    expect(model.headline).toMatchObject({
      aas: 6,
      cpus: 4,
      aasRatioToPrevious: 3,
      restarted: false,
      gapBeforeS: null,
    });
    expect(model.headline.topEvent).toMatchObject({ name: 'DB CPU', pctDbTime: 50 });
    expect(model.loadProfile).toMatchObject([{ label: 'Transactions:', perSecond: 11, previousPerSecond: 10 }]);
    expect(model.foregroundEvents).toMatchObject([
      { name: 'db file sequential read', waitClass: 'User I/O', avgWaitMs: 4, previousAvgWaitMs: 1 },
    ]);
    expect(model.waitClasses?.map((row) => [row.name, row.avgActiveSessions])).toEqual([
      ['DB CPU', 3],
      ['User I/O', 2.4],
    ]);
    expect(model.allWaitClasses).toMatchObject([{ name: 'System I/O', avgActiveSessions: 27.8 }]);
    expect(model.sql).toMatchObject([
      {
        sqlId: A.sql_id,
        path: `${DB}/sql/${A.sql_id}/`,
        elapsedS: 720,
        bufferGets: 10000,
        pctTotal: 7,
        ranks: { elapsed: 1, gets: 2 },
        text: `select ${A.sql_id} from dual`,
        previousElapsedPerExecS: 3.6,
      },
    ]);
    expect(model.segments?.[0]?.rows.map((row) => row.objectName)).toEqual(['B', 'A']);
    expect(model.backgroundEvents).toBeNull();
    expect(model.activity).toBeNull();
    expect(model.tables).toMatchObject([
      { tableNo: 1, heads: [], rows: [] },
      {
        tableNo: 2,
        heads: [[{ text: 'a' }, { text: 'b' }]],
        rows: [
          ['1', ''],
          ['<b>', '"'],
        ],
        mappedTo: 'host_cpu',
      },
    ]);
    expect(model.report).toMatchObject({
      db_id: '1',
      begin_time: '2024-03-05 01:00:00',
      db_time_s: 21600,
      is_rac: false,
    });
  });

  test('a report outside the series links to its neighbours but is compared with none', async () => {
    const model = await source.snapshot(testReportId(sum));
    expect(model).toMatchObject({ inSeries: false, previous: null, next: { reportId: testReportId(third) } });
    expect(model.overlapping).toHaveLength(2);
    expect(model.vitals.map(({ previous, spark }) => [previous, spark.length])).toEqual(Array(6).fill([null, 1]));
  });

  test('an SQL page follows it over the series; totals count nothing twice', async () => {
    const model = await source.sql(DB, B.sql_id);
    expect(model.totals).toEqual({
      elapsedS: 72,
      cpuS: null,
      executions: 20,
      bufferGets: 2000,
      diskReads: null,
      seen: 3,
      firstSeen: '2024-03-05 00:00:00',
      lastSeen: '2024-03-05 04:00:00',
    });
    expect(model.instances).toMatchObject([
      { breakBefore: [false, true], elapsedPerExecS: [3.6, 3.6], aas: [0.01, 0.01], getsPerExec: [100, 100] },
    ]);
    expect(model.occurrences.map(({ snapshot }) => snapshot.reportId)).toEqual([third, first, sum].map(testReportId));
    expect((await source.sql(DB, A.sql_id)).occurrences[0]?.previousElapsedPerExecS).toBe(3.6);
  });

  test('what has no page says so', async () => {
    await expect(source.snapshot('nope')).rejects.toMatchObject({ code: 'no_page' });
    await expect(source.sql(DB, "x' OR 1=1 --")).rejects.toMatchObject({ code: 'no_page' });
    await expect(source.database('../etc')).rejects.toMatchObject({ code: 'no_page' });
  });
});

test('a lake without a report has a fleet page that says so', async () => {
  const dir = temporaryLakeDir();
  const tx = await beginTransaction(dir);
  await tx.put('rejects', {}, [{ source_path: 'a.html', reason: 'truncated' }]);
  await tx.commit();
  await analyze(silentContext(dir));
  const source = await openModelSource(dir);
  expect((await source.entries()).map(({ type, path }) => [type, path])).toEqual([
    ['fleet', ''],
    ['digest', 'digest/'],
    ['feed', 'feed.xml'],
    ['comparisons', 'compare/'],
    ['findings', 'findings/'],
    ['data', 'data/'],
    ['search', 'search/'],
  ]);
  expect(await source.digest()).toMatchObject({ databases: [], until: null });
  expect(await source.feed('')).toMatchObject({ entries: [], updated: null });
  expect(await source.fleet()).toEqual({
    type: 'fleet',
    databases: [],
    reportCount: 0,
    rejects: [{ reason: 'truncated', count: 1 }],
    newest: null,
  });
  source.close();
});

test('models and digests do not tell in which order and in how many nights the reports came', async () => {
  const reports = [
    report(0, { statements: [A, B] }),
    report(1, { statements: [{ ...A, elapsed_s: 0.1 }] }),
    report(3, {
      statements: [
        { ...A, elapsed_s: 0.2 },
        { ...B, elapsed_s: 0.7 },
      ],
    }),
    report(0, { statements: [A], hours: 2 }),
  ];
  const everything = async (source: ModelSource) => {
    const entries = await source.entries();
    const models: unknown[] = [await source.fleet(), await source.database(DB)];
    models.push(await source.digest(), await source.feed(''), await source.feed(DB));
    for (const { type, key } of entries) {
      if (type === 'snapshot') models.push(await source.snapshot(key));
      if (type === 'sql') models.push(await source.sql(DB, key.split('/')[1] ?? ''));
    }
    source.close();
    return { entries, models };
  };
  const atOnce = await everything(await open(temporaryLakeDir(), reports));
  const dir = temporaryLakeDir();
  for (const each of reports.toReversed()) (await open(dir, [each])).close();
  expect(await everything(await openModelSource(dir))).toEqual(atOnce);
});

test('models are the same whatever a build expects, be it wrong', async () => {
  const dir = temporaryLakeDir();
  const hours = Array.from({ length: 70 }, (_, i) => report(i, { statements: i % 2 ? [A] : [B] }));
  (await open(dir, hours)).close();
  const models = async (choose: ((entries: PageEntry[]) => PageEntry[]) | null) => {
    const source = await openModelSource(dir, choose ? {} : { batch: 1 });
    const entries = (await source.entries()).filter(({ type }) => type === 'snapshot');
    if (choose) source.expect(new Set(choose(entries).map(({ path }) => path)));
    const found: unknown[] = [];
    for (const { key } of entries) found.push(await source.snapshot(key));
    source.close();
    return found;
  };
  const oneByOne = await models(null);
  expect(oneByOne).toHaveLength(70);
  expect(await models((all) => all)).toEqual(oneByOne);
  expect(await models((all) => all.filter((_, i) => i % 3 === 0))).toEqual(oneByOne);
  expect(await models(() => [])).toEqual(oneByOne);
});

describe('digests', () => {
  /** Pages that are new or other than before. */
  async function changes(before: readonly PageEntry[], source: ModelSource): Promise<string[]> {
    const known = new Map(before.map((entry) => [entry.path, entry.digest]));
    return (await source.entries()).filter((entry) => known.get(entry.path) !== entry.digest).map(({ path }) => path);
  }
  const page = (hour: number) =>
    `${DB}/testdb1/2024-03-0${5 + Math.floor(hour / 24)}-${String(hour % 24).padStart(2, '0')}00_${hour}-${hour + 1}/`;
  /** The comparison of the last day, which ends with the newest report, with the one before. */
  const lastDay = (middle: string, end: string) =>
    `compare/${DB}/testdb1/2024-03-05-${end.slice(3)}_to_2024-03-${middle}_vs_2024-03-${middle}_to_2024-03-${end}/`;
  /** Pages that tell of a whole database. */
  const wholes = [
    '',
    'compare/',
    'data/',
    'digest/',
    'feed.xml',
    'findings/',
    'findings/2024-03-04/',
    `${DB}/`,
    `${DB}/feed.xml`,
    `${DB}/parameters/`,
  ];
  /** The wait event that every report lists. */
  const read = `${DB}/wait/db-file-sequential-read/`;
  const existing = [
    ...Array.from({ length: 60 }, (_, i) => report(i < 30 ? i : i + 1, { statements: i === 0 ? [A] : [] })),
    { ...report(5), db_id: 2 },
  ];
  let dir: string;
  let before: PageEntry[];
  beforeAll(async () => {
    dir = temporaryLakeDir();
    const source = await open(dir, existing);
    before = await source.entries();
    source.close();
  });

  test('every page has one entry and one address', () => {
    expect(new Set(before.map(({ path }) => path)).size).toBe(before.length);
    expect(
      Object.fromEntries([...Map.groupBy(before, ({ type }) => type)].map(([type, { length }]) => [type, length])),
    ).toEqual({
      data: 1,
      findings: 2,
      parameters: 2,
      search: 1,
      fleet: 1,
      digest: 1,
      feed: 3,
      database: 2,
      snapshot: 61,
      sql: 1,
      comparisons: 1,
      compare: 1,
      wait: 2,
    });
  });

  test('are the same when nothing is new', async () => {
    const source = await open(dir, []);
    expect(await changes(before, source)).toEqual([]);
    source.close();
  });

  test('a new report changes its own page, the one before it, its SQL, its database and the fleet', async () => {
    const source = await open(dir, [report(61, { statements: [B] })]);
    expect((await changes(before, source)).sort()).toEqual(
      [...wholes, read, page(60), page(61), `${DB}/sql/${B.sql_id}/`, lastDay('06-1400', '07-1400')].sort(),
    );
    before = await source.entries();
    source.close();
  });

  test('one that comes late changes those whose sparks it is in, and no others', async () => {
    const source = await open(dir, [report(30, { statements: [A] })]);
    const changed = await changes(before, source);
    expect(changed).toContain(page(30));
    expect(changed).toContain(page(29));
    expect(changed).toContain(page(31));
    expect(changed).toContain(page(61));
    expect(changed).toContain(`${DB}/sql/${A.sql_id}/`);
    expect(changed).not.toContain(page(28));
    expect(changed).not.toContain(`${DB}/sql/${B.sql_id}/`);
    expect(changed).not.toContain('testdb-2/');
    before = await source.entries();
    source.close();
  });

  test('a report outside the series changes its own page and those it overlaps', async () => {
    const source = await open(dir, [report(10, { hours: 4 })]);
    const path = `${DB}/testdb1/2024-03-05-1000_10-14/`;
    // No incident comes of it.
    const untold = wholes.filter((each) => !each.startsWith('findings/'));
    expect((await changes(before, source)).sort()).toEqual(
      [...untold, read, path, ...[10, 11, 12, 13].map(page)].sort(),
    );
    source.close();
  });

  test('statements alike but for literals change each other’s pages', async () => {
    const alike = temporaryLakeDir();
    const of = (hour: number, sql_id: string) => {
      const made = report(hour, { statements: [{ ...A, sql_id }] });
      return {
        ...made,
        tables: { ...made.tables, sql_text: [{ sql_id, sql_text: `select x from t where id = ${hour}` }] },
      };
    };
    const first = await open(alike, [of(0, 'a'), of(1, 'b')]);
    const known = await first.entries();
    expect((await first.sql(DB, 'a')).similar).toMatchObject({
      differences: ['literals'],
      sums: { statements: 2, elapsedS: 720 },
      others: [{ sqlId: 'b', elapsedS: 360 }],
    });
    expect((await first.database(DB)).sqlGroups).toMatchObject([{ statements: 2, elapsedS: 720 }]);
    first.close();
    const second = await open(alike, [report(2)]);
    expect(await changes(known, second)).not.toContain(`${DB}/sql/a/`);
    second.close();
    const third = await open(alike, [of(3, 'c')]);
    const changed = await changes(known, third);
    for (const sqlId of ['a', 'b', 'c']) expect(changed).toContain(`${DB}/sql/${sqlId}/`);
    third.close();
  });

  test('reports that have not been analysed are an error that says what to do', async () => {
    await addReports(dir, [report(80)]);
    await expect(openModelSource(dir)).rejects.toMatchObject({ code: 'not_analysed', remedy: 'Run: awr analyze' });
  });
});

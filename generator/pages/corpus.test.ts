/** Every page model of the corpus of real reports, from files to models. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { ingest } from '../lake/ingest.ts';
import { type Lake, openLake } from '../lake/lake.ts';
import { describeCorpus } from '../testing/corpus.ts';
import { silentContext, temporaryLakeDir } from '../testing/lake.ts';
import { openModelSource } from './source.ts';
import type { ModelSource, PageEntry, PageModel } from './types.ts';

const MINUTES = 60_000;
/** Kinds that account for an interval. */
const INTERVAL: readonly string[] = ['awr', 'awr_pdb', 'awr_rac', 'statspack'];

describeCorpus('page models of real reports', (corpus) => {
  let source: ModelSource;
  let lake: Lake;
  let entries: PageEntry[];
  const of = (type: PageModel['type']) => entries.filter((entry) => entry.type === type);

  beforeAll(async () => {
    const dir = temporaryLakeDir();
    const ctx = silentContext(dir);
    await ingest([corpus], ctx);
    await analyze(ctx);
    lake = await openLake(dir);
    source = await openModelSource(dir);
    entries = await source.entries();
  }, 10 * MINUTES);

  afterAll(() => {
    source.close();
    lake.close();
  });

  test('every report has a page with an address of its own', async () => {
    const [reports] = await lake.query<{ n: number }>('SELECT count(*) AS n FROM reports WHERE begin_time IS NOT NULL');
    expect(of('snapshot')).toHaveLength(reports?.n ?? -1);
    expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length);
    for (const { path } of entries) expect(path).toMatch(/^([a-z0-9_][a-z0-9_.-]*\/)*(feed\.xml)?$/);
  });

  test('one name may be four databases', () => {
    expect(of('database').filter(({ key }) => key.startsWith('xydb-'))).toHaveLength(4);
  });

  test('a sequence is one series: 44 intervals, and not the report that sums them up', async () => {
    const slug = of('database').find(({ key }) => key.startsWith('rmgtibn-'))?.key ?? '';
    const { instances, snapshots } = await source.database(slug);
    const [instance] = instances;
    expect(instances).toHaveLength(1);
    const from = instance?.snapshots.findIndex(({ path }) => path.endsWith('2023-12-23-0559_160-161/')) ?? -1;
    expect(instance?.snapshots.slice(from).map(({ beginSnap, endSnap }) => [beginSnap, endSnap])).toEqual(
      Array.from({ length: 44 }, (_, i) => [160 + i, 161 + i]),
    );
    expect(instance?.breakBefore.slice(from + 1).some((breaks) => breaks)).toBe(false);
    const sum = snapshots.find(({ snapshot }) => snapshot.beginSnap === 160 && snapshot.endSnap === 204);
    expect(sum?.inSeries).toBe(false);

    const aggregate = await source.snapshot(sum?.snapshot.reportId ?? '');
    expect(aggregate.overlapping).toHaveLength(44);
    const dbTime = instance?.metrics.db_time_s?.slice(from).reduce<number>((total, value) => total + (value ?? 0), 0);
    const printed = Number(aggregate.report['db_time_s']);
    expect(Math.abs((dbTime ?? 0) - printed) / printed).toBeLessThan(0.001);
  });

  test(
    'every snapshot: active sessions are DB time over elapsed time, and its sections are those of the lake',
    async () => {
      const started = performance.now();
      const apart = new Map(of('tables').map((entry) => [entry.key, entry.path]));
      for (const { key, path } of of('snapshot')) {
        const model = await source.snapshot(key);
        expect(model.snapshot.path).toBe(path);
        expect(model.apart?.path, path).toBe(apart.get(key));
        const dbTime = Number(model.report['db_time_s']);
        const elapsed = Number(model.report['elapsed_s']);
        expect(model.tables.length, path).toBeGreaterThanOrEqual(Number(model.report['table_count']));
        if (!INTERVAL.includes(model.snapshot.kind)) continue;
        expect(model.headline.aas, path).toBeCloseTo(dbTime / elapsed, 9);
        expect(model.loadProfile?.length, path).toBeGreaterThanOrEqual(10);
        expect(model.topEvents?.length, path).toBeGreaterThan(2);
        expect(
          (model.sql ?? []).every((row) => Object.keys(row.ranks).length > 0),
          path,
        ).toBe(true);
      }
      report('snapshots', of('snapshot').length, started);
    },
    5 * MINUTES,
  );

  test('what stands apart of a report is on its page of long tables, whole', { timeout: 5 * MINUTES }, async () => {
    const pages = of('tables');
    expect(pages.length).toBeGreaterThan(50);
    for (const { key, path } of pages) {
      const { tables, activity, histogram } = await source.model('tables', key);
      const report = await source.snapshot(key);
      expect(tables, path).toEqual(report.tables.filter(({ tableNo }) => report.apart?.tables.includes(tableNo)));
      expect(activity, path).toEqual(report.apart?.lists.includes('activity') ? report.activity : null);
      expect(histogram, path).toEqual(report.apart?.lists.includes('histogram') ? report.parts.histogram : null);
    }
  });

  test('the load by wait class accounts for DB time', async () => {
    for (const { key } of of('database')) {
      for (const { snapshots, metrics, aasByClass } of (await source.database(key)).instances) {
        for (const [i, { path }] of snapshots.entries()) {
          const total = aasByClass.reduce((sum, { values }) => sum + (values[i] ?? 0), 0);
          const aas = metrics.aas?.[i] ?? 0;
          // Waits and CPU overlap where I/O is asynchronous: some reports print up to 140 % of DB time.
          expect(total, path).toBeGreaterThan(aas * 0.97 - 0.01);
          expect(total, path).toBeLessThan(aas * 1.4 + 0.01);
        }
      }
    }
  });

  test('every SQL of the database pages has a page, and every SQL page loads', { timeout: 5 * MINUTES }, async () => {
    const started = performance.now();
    for (const { key, path } of of('sql')) {
      const [db = '', sqlId = ''] = key.split('/');
      const model = await source.sql(db, sqlId);
      expect(model.totals.seen, path).toBe(new Set(model.occurrences.map(({ snapshot }) => snapshot.reportId)).size);
    }
    report('SQL', of('sql').length, started);
    const paths = new Set(of('sql').map(({ path }) => path));
    for (const { key } of of('database'))
      for (const { path } of (await source.database(key)).topSql) expect(paths).toContain(path);
  });

  test('the fleet has every database', async () => {
    const fleet = await source.fleet();
    expect(fleet.databases).toHaveLength(of('database').length);
    for (const { latest, topEvent, vitals } of fleet.databases) {
      if (INTERVAL.includes(latest.kind)) expect([topEvent, vitals[0]?.value], latest.path).not.toContain(null);
    }
    // Of the pairs of text and HTML one is enough; nothing else is set aside.
    expect(fleet.rejects.map(({ reason }) => reason)).toEqual(['duplicate']);
  });
});

function report(what: string, pages: number, started: number): void {
  console.info(`${pages} models of ${what}: ${((performance.now() - started) / pages).toFixed(1)} ms each`);
}

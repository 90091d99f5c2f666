import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { openFixtureSource } from '../../../site/testing/fixtureSource.ts';
import type { DatabaseModel, InstanceSeries } from '../types.ts';
import { monthChunks, yearChunks } from './chunks.ts';
import { databaseColumns, segmentSeries } from './columns.ts';
import { seriesFiles } from './files.ts';
import { parquetNames } from './parquet.ts';
import type { SeriesChunk, SeriesIndex } from './types.ts';

const source = openFixtureSource();

async function database(): Promise<DatabaseModel> {
  const entry = (await source.entries()).find(({ type }) => type === 'database');
  return await source.database(entry?.key ?? '');
}

/** What a browser that runs the file is called with. */
function run(script: string | Uint8Array | undefined): Map<string, SeriesIndex | SeriesChunk> {
  const calls = new Map<string, SeriesIndex | SeriesChunk>();
  new Function('awrSeries', String(script))((name: string, content: SeriesIndex) => calls.set(name, content));
  return calls;
}

/** Hourly snapshots over the end of a year; every value is its place, every fifth unknown. */
function hourly(count: number, begin = Date.UTC(2026, 11, 30)): InstanceSeries {
  const time = (i: number) => new Date(begin + i * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const snapshots = Array.from({ length: count }, (_, i) => ({
    reportId: `r${i}`,
    kind: 'awr' as const,
    path: `demo-1/demo1/s${i}/`,
    instanceName: 'demo1',
    instanceNumber: 1,
    beginSnap: i,
    endSnap: i + 1,
    beginTime: time(i),
    endTime: time(i + 1),
    elapsedS: 3600,
  }));
  const values = snapshots.map((_, i) => (i % 5 === 4 ? null : i));
  return {
    scope: 'instance',
    instanceName: 'demo1',
    instanceNumber: 1,
    hostName: null,
    snapshots,
    cpus: snapshots.map(() => 8),
    breakBefore: snapshots.map((_, i) => i === 30),
    gaps: [],
    restarts: [],
    metrics: { aas: values },
    usual: { aas: { low: values.map(() => 1), high: values.map(() => 2 / 3) } },
    aasByClass: [{ waitClass: 'User I/O', values }],
  };
}

describe('chunks', () => {
  it('are cut by month; a snapshot more leaves the months before it as they were', () => {
    const before = monthChunks(databaseColumns(hourly(60)), 'demo-1/');
    const after = monthChunks(databaseColumns(hourly(61)), 'demo-1/');
    expect([...before.keys()]).toEqual(['2026-12', '2027-01']);
    expect(JSON.stringify(after.get('2026-12'))).toBe(JSON.stringify(before.get('2026-12')));
    expect(JSON.stringify(after.get('2027-01'))).not.toBe(JSON.stringify(before.get('2027-01')));
  });

  it('give back every time, break, page and value', () => {
    const series = hourly(60);
    const chunk = monthChunks(databaseColumns(series), 'demo-1/').get('2026-12') as SeriesChunk;
    let at = 0;
    const begins = chunk.begin.map((step) => (at += step));
    expect(begins.map((s) => new Date(s * 1000).toISOString().slice(0, 19).replace('T', ' '))).toEqual(
      series.snapshots.slice(0, 48).map(({ beginTime }) => beginTime),
    );
    expect(chunk.length).toEqual(begins.map(() => 3600));
    expect(chunk.breaks).toEqual([30]);
    expect(chunk.paths[7]).toBe('demo1/s7/');
    expect(chunk.columns['aas:User I/O']).toEqual(series.metrics.aas?.slice(0, 48));
    expect(chunk.columns['aas:usual_high']?.[0]).toBe(0.666667);
  });

  it('of days hold the mean over time, the least, the most and the busiest snapshot', () => {
    const chunks = yearChunks(databaseColumns(hourly(60)), 'demo-1/');
    const chunk = chunks.get('days-2026') as SeriesChunk;
    const known = Array.from({ length: 24 }, (_, i) => i).filter((i) => i % 5 !== 4);
    expect(chunk.columns['aas']?.[0]).toBeCloseTo(known.reduce((a, b) => a + b) / known.length, 4);
    expect([chunk.low?.['aas']?.[1], chunk.high?.['aas']?.[1]]).toEqual([25, 47]);
    expect(chunk.paths).toEqual(['demo1/s23/', 'demo1/s47/']);
    expect(chunk.columns['aas:usual_low']).toBeUndefined();
    expect([...chunks.keys()]).toEqual(['days-2026', 'days-2027']);
  });
});

describe('the files of a page', () => {
  it('are scripts that hand over JSON, and nothing that a report says is more than that', async () => {
    const model = await database();
    const files = seriesFiles(model);
    const [index] = [...run(files.get([...files.keys()].find((name) => name.endsWith('/index.js')) ?? '')).values()];
    expect((index as SeriesIndex).months.length).toBeGreaterThan(0);
    for (const [name, content] of files) {
      expect(name).toMatch(
        /^series\/[a-z0-9_-]+(\.sql)?\/(index|\d{4}-\d\d|days-\d{4})\.js$|^series\/[a-z0-9_-]+\/\d{4}\.parquet$/,
      );
      if (name.endsWith('.js')) expect(String(content)).toMatch(/^awrSeries\("[^"<>&]+",\{[^<>&]*\}\);\n$/);
    }
  });

  it('hold what a series had: as many rows in all chunks, and in Parquet, as snapshots', async () => {
    const model = await database();
    const files = seriesFiles(model);
    const [instance] = model.instances as [InstanceSeries];
    const calls = new Map([...files].flatMap(([name, content]) => (name.endsWith('.js') ? [...run(content)] : [])));
    const chunks = [...calls]
      .filter(([name]) => /^[^.]+\/\d{4}-\d\d$/.test(name))
      .map(([, chunk]) => chunk as SeriesChunk);
    const all = model.instances
      .concat(model.clusterSum ?? [])
      .reduce((sum, { snapshots }) => sum + snapshots.length, 0);
    expect(chunks.reduce((sum, { begin }) => sum + begin.length, 0)).toBe(all);
    const [, parquet] = [...files].find(([name]) => name.endsWith('.parquet')) as [string, Uint8Array<ArrayBuffer>];
    const rows = await parquetReadObjects({ file: parquet.buffer });
    expect(rows.map(({ report_id }) => report_id)).toEqual(instance.snapshots.map(({ reportId }) => reportId));
    expect(rows[3]?.['begin_time']).toEqual(new Date(`${instance.snapshots[3]?.beginTime.replace(' ', 'T')}Z`));
    expect(rows.map(({ host_cpu_pct }) => host_cpu_pct ?? null)).toEqual(instance.metrics.host_cpu_pct);
  });

  it('have the heaviest statements beside each instance, row by row with it', async () => {
    const model = await database();
    const files = seriesFiles(model);
    const [name = ''] = [...files.keys()].filter((file) => /^series\/[^/]+\.sql\/\d{4}-\d\d\.js$/.test(file));
    const of = (file: string) => [...run(files.get(file)).values()][0] as SeriesChunk;
    const [own, beside] = [of(name), of(name.replace('.sql/', '/'))];
    expect(own.begin).toEqual(beside.begin);
    const [top] = model.topSql;
    expect(own.columns[`sql:${top?.sqlId}`]).toHaveLength(own.begin.length);
    expect(own.columns['transactions_per_s']).toEqual(beside.columns['transactions_per_s']);
  });

  it('of a segment join its orderings, and break where no ordering goes on', () => {
    const { snapshots } = hourly(5);
    const of = (ordering: string, places: number[], breaks: boolean[]) => ({
      ordering,
      total: null,
      meanPct: null,
      peak: null,
      reports: places.length,
      instances: [
        {
          instanceName: 'demo1',
          snapshots: places.flatMap((i) => snapshots[i] ?? []),
          breakBefore: breaks,
          perS: places.map((i) => 10 * i),
          pct: places.map(() => null),
          transactionsPerS: places.map(() => 2),
        },
      ],
    });
    const [series] = segmentSeries({
      orderings: [of('logical_reads', [0, 1, 4], [false, false, true]), of('row_lock_waits', [1, 2], [false, false])],
    });
    expect(series?.snapshots.map(({ beginSnap }) => beginSnap)).toEqual([0, 1, 2, 4]);
    expect(series?.breakBefore).toEqual([false, false, false, true]);
    expect(series?.columns).toEqual({
      logical_reads: [0, 10, null, 40],
      row_lock_waits: [null, 10, 20, null],
      transactions_per_s: [2, 2, 2, 2],
    });
  });

  it('of a statement are one', async () => {
    const entry = (await source.entries()).find(({ type }) => type === 'sql');
    const [db = '', sqlId = ''] = (entry?.key ?? '').split('/');
    const model = await source.sql(db, sqlId);
    const files = seriesFiles(model);
    expect([...files.keys()]).toEqual(['series.js']);
    const chunks = [...run(files.get('series.js'))].filter(([name]) => !name.endsWith('/index'));
    const rows = chunks.reduce((sum, [, chunk]) => sum + (chunk as SeriesChunk).begin.length, 0);
    expect(rows).toBe(model.instances.reduce((sum, { snapshots }) => sum + snapshots.length, 0));
  });
});

it('names of columns in Parquet are plain and differ', () => {
  expect([...parquetNames(['aas:User I/O', 'aas:User-I/O', 'aas', '等待']).values()]).toEqual([
    'aas_user_i_o',
    'aas_user_i_o_2',
    'aas',
    'column',
  ]);
});

/** Made-up series for the charts' tests: a working day's shape, with gaps and restarts where asked. */
import type { InstanceSeries, SnapshotRef, SqlModel, TopSqlSeries } from '../../generator/pages/types.ts';
import { HOUR, timeOf } from './time.ts';
import type { ChartOptions } from './types.ts';

export interface SeriesRecipe {
  count: number;
  stepMs?: number;
  /** Places before which six intervals are missing. */
  gapBefore?: readonly number[];
  /** Places before which the instance was restarted, without a gap. */
  restartBefore?: readonly number[];
  start?: string;
}

export function fixtureSeries(recipe: SeriesRecipe): InstanceSeries {
  const { count, stepMs = HOUR, gapBefore = [], restartBefore = [], start = '2024-03-04T00:00:00Z' } = recipe;
  const gaps: InstanceSeries['gaps'] = [];
  let at = Date.parse(start);
  const snapshots = Array.from({ length: count }, (_, i): SnapshotRef => {
    if (gapBefore.includes(i)) {
      gaps.push({ from: timeOf(at), to: timeOf(at + 6 * stepMs) });
      at += 6 * stepMs;
    }
    const [beginTime, endTime] = [timeOf(at), timeOf(at + stepMs)];
    at += stepMs;
    return {
      reportId: `r${i}`,
      kind: 'awr',
      path: `demo-1/demo1/${i}/`,
      instanceName: 'demo1',
      instanceNumber: 1,
      beginSnap: i,
      endSnap: i + 1,
      beginTime,
      endTime,
      elapsedS: stepMs / 1000,
    };
  });
  const wave = (i: number, size: number) => size * (1.2 + Math.sin((i * stepMs) / HOUR / 3.8));
  const values = (size: number) => snapshots.map((_, i) => wave(i, size));
  return {
    scope: 'instance',
    instanceName: 'demo1',
    instanceNumber: 1,
    hostName: 'host',
    snapshots,
    cpus: snapshots.map(() => 8),
    breakBefore: snapshots.map((_, i) => gapBefore.includes(i) || restartBefore.includes(i)),
    gaps,
    restarts: restartBefore.map((i) => snapshots[i]?.beginTime ?? ''),
    metrics: { aas: values(5), log_file_sync_ms: values(1.5), redo_bytes_per_s: values(2e6) },
    aasByClass: [
      { waitClass: 'DB CPU', values: values(2) },
      { waitClass: 'Commit', values: values(0.5) },
      { waitClass: 'User I/O', values: values(1.5) },
      { waitClass: 'Scheduler', values: snapshots.map(() => 0) },
    ],
  };
}

export function fixtureSql(series: InstanceSeries): TopSqlSeries[] {
  return ['1a2b3c4d5e6f7', '7f6e5d4c3b2a1'].map((sqlId, k) => ({
    sqlId,
    text: 'select 1 from t where a < 2',
    module: 'orders & more',
    totalElapsedS: 100,
    pctDbTime: 40 / (k + 1),
    seen: series.snapshots.length,
    aas: [series.snapshots.map((_, i) => (i % 5 === k ? null : 1 / (k + 1)))],
    path: `demo-1/sql/${sqlId}/`,
  }));
}

/** One SQL whose plan changes in the middle of the series. */
export function fixtureSqlModel(series: InstanceSeries): SqlModel {
  const { snapshots, breakBefore } = series;
  const half = Math.floor(snapshots.length / 2);
  const constant = (value: number) => snapshots.map(() => value);
  return {
    type: 'sql',
    database: { slug: 'demo-1', dbName: 'DEMO', dbId: '1', synthetic: true },
    sqlId: '1a2b3c4d5e6f7',
    text: null,
    modules: [],
    pdbNames: [],
    planHashes: ['111', '222'],
    totals: {
      elapsedS: 1,
      cpuS: 1,
      executions: 1,
      bufferGets: 1,
      diskReads: 1,
      seen: snapshots.length,
      firstSeen: snapshots[0]?.beginTime ?? '',
      lastSeen: snapshots.at(-1)?.endTime ?? '',
    },
    instances: [
      {
        instanceName: 'demo1',
        snapshots,
        breakBefore,
        executionsPerS: constant(10),
        elapsedPerExecS: constant(0.01),
        aas: constant(1),
        getsPerExec: constant(5),
        unlisted: [],
      },
    ],
    changes: [],
    plans: [],
    similar: null,
    waits: [],
    places: [],
    elsewhere: [],
    planTrees: [],
    occurrences: snapshots
      .map((snapshot, i) => ({
        snapshot,
        planHash: i < half ? '111' : '222',
        executions: 1,
        elapsedS: 1,
        cpuS: 1,
        userIoS: 1,
        bufferGets: 1,
        diskReads: 1,
        rowsProcessed: 1,
        parseCalls: 1,
        clusterWaitS: null,
        pctTotal: 1,
        module: null,
        pdbName: null,
        ranks: {},
        previousElapsedPerExecS: null,
      }))
      .toReversed(),
  };
}

export function fixtureOptions(id = 'c1'): ChartOptions {
  return { id, lang: 'en', href: (path) => `../${path}index.html`, sync: 'time' };
}

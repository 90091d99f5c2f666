import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { CLUSTER_DAYS, clusterReports, STEP_DAY } from '../analysis/over-time/testing.ts';
import { addReports, silentContext, temporaryLakeDir } from '../testing/lake.ts';
import { openModelSource } from './source.ts';
import type { DatabaseModel, ModelSource } from './types.ts';

async function databaseIn(source: ModelSource): Promise<DatabaseModel> {
  const entry = (await source.entries()).find(({ type }) => type === 'database');
  return source.database(entry?.key ?? '');
}

describe('a cluster with five weeks of history', () => {
  const dir = temporaryLakeDir();
  let source: ModelSource;
  let model: DatabaseModel;

  beforeAll(async () => {
    await addReports(dir, clusterReports());
    await analyze(silentContext(dir));
    source = await openModelSource(dir);
    model = await databaseIn(source);
  }, 120_000);
  afterAll(() => source.close());

  test('has what is worse first, each with the snapshot where it began', () => {
    const { drifts } = model.overTime;
    const [first] = drifts;
    expect(first).toMatchObject({ kind: 'step', metric: 'single_block_read_ms', worse: true });
    expect(first?.snapshot.beginTime).toBe(first?.since);
    expect(first?.spark.mark).toBe(STEP_DAY);
    const concerns = drifts.map(({ worse }) => (worse === true ? 2 : worse === null ? 1 : 0));
    expect(concerns).toEqual(concerns.toSorted((a, b) => b - a));
    expect(
      drifts.some(({ kind, scope, metric }) => kind === 'trend' && scope === 'cluster_sum' && metric === 'aas'),
    ).toBe(true);
  });

  test('has forecasts of each instance and of all, with the past they rest on', () => {
    const { capacity } = model.overTime;
    expect(capacity).toHaveLength(9);
    for (const { history, days, backTest } of capacity) {
      expect(days[0]?.day ?? '').toBe(nextDay(history.at(-1)?.day ?? ''));
      expect(history.every(({ path }) => path !== null)).toBe(true);
      expect(backTest.origins).toBeGreaterThan(0);
    }
  });

  test('has its instances together as a series, broken where one has no report', () => {
    const { clusterSum, instances } = model;
    expect(instances).toHaveLength(2);
    expect(clusterSum?.snapshots).toHaveLength((CLUSTER_DAYS - 1) * 6);
    expect(clusterSum?.gaps).toHaveLength(1);
    expect(clusterSum?.breakBefore.filter(Boolean)).toHaveLength(1);
    expect(clusterSum?.cpus[0]).toBe(16);
    const parts = clusterSum?.byInstance?.map(({ metrics }) => metrics.aas ?? []) ?? [];
    clusterSum?.metrics.aas?.forEach((sum, i) => {
      expect(parts.reduce((total, own) => total + (own[i] ?? Number.NaN), 0)).toBeCloseTo(sum ?? 0, 6);
    });
  });
});

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day.replace(' ', 'T')}Z`) + 86_400_000).toISOString().slice(0, 19).replace('T', ' ');

test('two hours of one instance claim nothing, and say how much is missing', async () => {
  const dir = temporaryLakeDir();
  await addReports(dir, clusterReports().slice(0, 2));
  await analyze(silentContext(dir));
  const source = await openModelSource(dir);
  try {
    const { overTime, clusterSum } = await databaseIn(source);
    expect(clusterSum).toBeNull();
    expect(overTime).toEqual({
      drifts: [],
      historyDays: 1,
      driftMinDays: 14,
      capacity: [],
      knownDays: 0,
      forecastMinDays: 28,
    });
  } finally {
    source.close();
  }
});

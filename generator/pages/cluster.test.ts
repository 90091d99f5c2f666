import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import type { ClusterModel } from './cluster-types.ts';
import { openModelSource } from './source.ts';
import type { ModelSource } from './types.ts';

/** One hour of one instance of a cluster. */
function hour(at: number, instance: number, aas: number, tables: TestReport['tables'] = {}): TestReport {
  const time = (hours: number) =>
    new Date(Date.parse('2024-03-05T00:00:00Z') + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return {
    begin_time: time(at),
    end_time: time(at + 1),
    report: {
      db_name: 'RACDB',
      instance_name: `rac${instance}`,
      instance_number: instance,
      is_rac: true,
      db_time_s: aas * 3600,
      cpus: 8,
    },
    tables: {
      rac_latencies: [
        { scope: 'instance', metric: 'cr_block_receive', time_us: 400 * instance },
        { scope: 'instance', metric: 'lms_busy', value_pct: 3 },
      ],
      rac_load_profile: [
        { scope: 'instance', metric: 'gc_blocks_received', per_second: 100 },
        { scope: 'instance', metric: 'interconnect_traffic_kb', per_second: 2 },
      ],
      instance_activity: [{ statistic: 'gc blocks lost', total: instance === 2 ? 36 : 0, per_second: 0.01 }],
      rac_block_transfers: [
        { source_instance: 3 - instance, block_class: 'data block', cr_blocks: 1000 * instance, cr_avg_us: 250 },
      ],
      ...tables,
    },
  };
}

const dir = temporaryLakeDir();
let source: ModelSource;
let model: ClusterModel;

beforeAll(async () => {
  await addReports(dir, [
    // Beyond the fortnight.
    hour(-500, 1, 99),
    hour(0, 1, 3),
    hour(1, 1, 5),
    hour(0, 2, 1),
    hour(1, 2, 1),
    { ...hour(0, 1, 1), db_id: 2, report: { db_name: 'ALONE', instance_name: 'alone', instance_number: 1 } },
  ]);
  await analyze(silentContext(dir));
  source = await openModelSource(dir);
  model = await source.model('cluster', 'racdb-1');
}, 120_000);
afterAll(() => source.close());

describe('instances side by side', () => {
  test('have their load on the hours of the last fortnight', () => {
    expect(model.members.map(({ instanceName }) => instanceName)).toEqual(['rac1', 'rac2']);
    expect([model.from, model.to]).toEqual(['2024-03-05 00:00:00', '2024-03-05 02:00:00']);
    const aas = model.load.find(({ key }) => key === 'aas');
    expect(aas?.members.map(({ values, mean }) => [values, mean])).toEqual([
      [[3, 5], 4],
      [[1, 1], 1],
    ]);
    expect(aas?.members[0]?.most).toMatchObject({ value: 5, snapshot: { beginTime: '2024-03-05 01:00:00' } });
    expect(aas?.together).toBe(5);
  });

  test('say when one carries more than an even share', () => {
    expect(model.balance).toEqual({
      shares: [
        { instanceName: 'rac1', pct: 80 },
        { instanceName: 'rac2', pct: 20 },
      ],
      ratio: 1.6,
      even: false,
    });
  });

  test('have their figures of the interconnect in its units; what is not printed is left out', () => {
    const means = model.interconnect.map(({ key, members }) => [key, members.map(({ mean }) => mean)]);
    expect(means).toEqual([
      ['gc_cr_receive_ms', [0.4, 0.8]],
      ['gc_blocks_received_per_s', [100, 100]],
      ['gc_blocks_lost_per_s', [0, 0.01]],
      ['interconnect_bytes_per_s', [2048, 2048]],
    ]);
    expect(model.interconnect[0]?.together).toBeCloseTo(0.6, 10);
  });

  test('tell who sends blocks to whom in the newest reports', () => {
    expect(model.transfers.map(({ from, to, crBlocks, crAvgMs }) => [from, to, crBlocks, crAvgMs])).toEqual([
      [1, 2, 2000, 0.25],
      [2, 1, 1000, 0.25],
    ]);
  });

  test('are no page of a database with one instance', async () => {
    const paths = (await source.entries()).filter(({ type }) => type === 'cluster').map(({ path }) => path);
    expect(paths).toEqual(['racdb-1/cluster/']);
    await expect(source.model('cluster', 'alone-2')).rejects.toMatchObject({ code: 'no_page' });
  });
});

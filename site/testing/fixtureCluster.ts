/** An invented cluster and container database, with a host and a class of block that would be markup, and figures that are not in the reports. */
import type { ClusterModel, ClusterRow } from '../../generator/pages/cluster-types.ts';
import type { PdbsModel } from '../../generator/pages/pdbs-types.ts';
import type { DatabaseRef, InstanceSeries, SnapshotRef } from '../../generator/pages/types.ts';
import { HOSTILE } from './fixtureWorkload.ts';

export function fixtureCluster(database: DatabaseRef, instances: readonly InstanceSeries[]): ClusterModel {
  const newestOf = ({ snapshots }: InstanceSeries): SnapshotRef => {
    const newest = snapshots.at(-1);
    if (!newest) throw new Error('empty fixture');
    return newest;
  };
  const [first] = instances;
  const aas: ClusterRow = {
    key: 'aas',
    unit: 'sessions',
    adds: true,
    together: 12.4,
    members: instances.map((series) => ({
      values: series.metrics.aas ?? [],
      mean: 6.2,
      most: { value: 19, snapshot: newestOf(series) },
    })),
  };
  return {
    type: 'cluster',
    database,
    release: '19.0.0.0.0',
    from: first?.snapshots[0]?.beginTime ?? '',
    to: first ? newestOf(first).endTime : '',
    members: instances.map((series) => ({
      instanceName: series.instanceName,
      instanceNumber: series.instanceNumber,
      hostName: HOSTILE,
      cpus: null,
      newest: newestOf(series),
    })),
    load: [aas],
    interconnect: [
      {
        key: 'gc_cr_receive_ms',
        unit: 'milliseconds',
        adds: false,
        together: null,
        members: instances.map(() => ({ values: [null], mean: null, most: null })),
      },
    ],
    balance: {
      shares: instances.map(({ instanceName }, i) => ({ instanceName, pct: i === 0 ? 80 : 20 })),
      ratio: 1.6,
      even: false,
    },
    incidents: [],
    transfers: instances.map((series) => ({
      from: 1,
      to: 2,
      blockClass: HOSTILE,
      crBlocks: 120_000,
      crAvgMs: 0.4,
      currentBlocks: null,
      currentAvgMs: null,
      snapshot: newestOf(series),
    })),
  };
}

export function fixturePdbs(
  database: DatabaseRef,
  instances: readonly InstanceSeries[],
  sqlId: string | null,
): PdbsModel {
  const { release, from, to, members, load } = fixtureCluster(database, instances);
  const share = { cpuS: 20, bufferGets: 1_000_000, diskReads: null, segmentReads: null, statements: 4 };
  return {
    type: 'pdbs',
    database,
    release,
    from,
    to,
    members,
    load,
    shares: [
      {
        ...share,
        container: 'BOOKSPDB',
        elapsedS: 90,
        pct: 90,
        topSqlId: sqlId,
        topSqlPath: sqlId && `${database.slug}/sql/${sqlId}/`,
      },
      { ...share, container: HOSTILE, elapsedS: null, pct: null, topSqlId: null, topSqlPath: null },
    ],
    listedS: 100,
    listedPct: 42,
    containers: members.map(({ newest }) => ({ name: HOSTILE, openTime: null, seen: newest })).slice(0, 1),
  };
}

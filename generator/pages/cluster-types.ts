/** `/{lang}/{db}/cluster/`: the instances of a cluster side by side. */
import type { Num } from '../base/figures.ts';
import type { DatabaseRef, IncidentRow, MetricKey, SnapshotRef, Unit } from './types.ts';

/** Figures of the interconnect. */
export type InterconnectKey =
  | 'gc_cr_receive_ms'
  | 'gc_current_receive_ms'
  | 'gc_blocks_received_per_s'
  | 'gc_blocks_lost_per_s'
  | 'interconnect_bytes_per_s';

export interface ClusterModel {
  type: 'cluster';
  database: DatabaseRef;
  release: string | null;
  /** The span that is shown: the last fortnight at most. */
  from: string;
  to: string;
  /** By instance number. */
  members: ClusterMember[];
  load: ClusterRow[];
  /** Empty where no report has sections of the global cache. */
  interconnect: ClusterRow[];
  /** How average active sessions are shared out; null where they are not known of two instances at least. */
  balance: { shares: { instanceName: string; pct: number }[]; ratio: number; even: boolean } | null;
  /** Of the rules on RAC, newest first. */
  incidents: IncidentRow[];
  /** Blocks that instances sent each other in their newest reports. */
  transfers: ClusterTransfer[];
}

export interface ClusterMember {
  instanceName: string;
  instanceNumber: Num;
  hostName: string | null;
  cpus: Num;
  newest: SnapshotRef;
}

/** One figure of all instances on one scale. */
export interface ClusterRow {
  key: MetricKey | InterconnectKey;
  unit: Unit;
  /** In the order of the members. `values`: an element an hour (or longer, as told by `hours`), null where nothing is known. */
  members: { values: Num[]; mean: Num; most: { value: number; snapshot: SnapshotRef } | null }[];
  /** Of all instances together: the sum of the means, or their mean for what does not add up. */
  together: Num;
  adds: boolean;
}

export interface ClusterTransfer {
  from: number;
  to: number;
  blockClass: string;
  crBlocks: Num;
  crAvgMs: Num;
  currentBlocks: Num;
  currentAvgMs: Num;
  snapshot: SnapshotRef;
}

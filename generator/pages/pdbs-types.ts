/** `/{lang}/{db}/pdbs/`: the pluggable databases of a container database. */
import type { Num } from '../base/figures.ts';
import type { ClusterMember, ClusterRow } from './cluster-types.ts';
import type { DatabaseRef, SnapshotRef } from './types.ts';

export interface PdbsModel {
  type: 'pdbs';
  database: DatabaseRef;
  release: string | null;
  /** The span that is shown: the last fortnight at most. */
  from: string;
  to: string;
  /** Containers that have reports of their own, and their load. */
  members: ClusterMember[];
  load: ClusterRow[];
  /** What the container database's reports list by container, most elapsed time first. */
  shares: PdbShare[];
  /** Elapsed time of the listed statements that name their container, seconds, and of these reports' DB time, percent. */
  listedS: Num;
  listedPct: Num;
  /** As the reports' heads name them, by name. */
  containers: { name: string; openTime: string | null; seen: SnapshotRef }[];
}

export interface PdbShare {
  container: string;
  statements: number;
  elapsedS: Num;
  cpuS: Num;
  bufferGets: Num;
  diskReads: Num;
  /** Of the elapsed time of all listed statements. */
  pct: Num;
  /** Logical reads of the segments in the top list. */
  segmentReads: Num;
  /** Its heaviest statement. */
  topSqlId: string | null;
  /** Its page. */
  topSqlPath: string | null;
}

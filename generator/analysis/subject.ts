/**
 * Whose figures a report holds. Reports of one subject (an instance, a pluggable database, a whole cluster) make one
 * series; adding up over subjects of different scope would count the same work twice.
 */
import type { ReportKind } from '../report/types.ts';

export type Scope = 'instance' | 'pdb' | 'cluster';

/** What tells subjects apart, as `reports` has it. */
export interface SubjectColumns {
  kind: ReportKind;
  db_name: string | null;
  instance_name: string | null;
  instance_number: number | null;
  container_name: string | null;
}

export interface Subject {
  scope: Scope;
  /** Equal for reports of one subject and one DBID. A copy of a database may keep its DBID under another name. */
  key: string;
  /** For people: `orcl1`, `orcl1 · SALES`, `RAC`. */
  name: string;
}

/**
 * Kinds that account for a whole interval and so can stand in a series, in order of preference where two cover the same
 * interval: STATSPACK knows less than AWR. The others (ASH, ADDM, one SQL, a comparison) are kept beside it.
 */
const SERIES_KINDS: readonly ReportKind[] = ['awr', 'awr_pdb', 'awr_rac', 'statspack'];

/** Place of a kind among those that make up series, from 0; null for a kind that never does. */
export function seriesRank(kind: ReportKind): number | null {
  const rank = SERIES_KINDS.indexOf(kind);
  return rank < 0 ? null : rank;
}

/** The kinds of series as a list for `IN`. */
export const SERIES_KINDS_SQL = `(${SERIES_KINDS.map((kind) => `'${kind}'`).join(', ')})`;

/** What a report that is not named by its instance goes by: language-neutral, as it stands in addresses too. */
const CLUSTER = 'RAC';

export function subjectOf(report: SubjectColumns): Subject {
  const database = fold(report.db_name);
  const instance = report.instance_number ?? fold(report.instance_name);
  const instanceName = report.instance_name ?? `#${report.instance_number ?? '?'}`;
  if (report.kind === 'awr_pdb') {
    const container = report.container_name;
    return {
      scope: 'pdb',
      key: JSON.stringify([database, instance, 'pdb', fold(container)]),
      name: container === null ? `${instanceName} · PDB` : `${instanceName} · ${container}`,
    };
  }
  if (report.kind === 'awr_rac' || (report.instance_name === null && report.instance_number === null)) {
    return { scope: 'cluster', key: JSON.stringify([database, 'cluster']), name: CLUSTER };
  }
  return { scope: 'instance', key: JSON.stringify([database, instance]), name: instanceName };
}

const fold = (name: string | null): string => (name ?? '').trim().toLowerCase();

/** One SQL across every ordering that lists it: AWR prints a statement's figures once per ordering, each with other columns. */
import type { TableRows } from './report-rows.ts';
import type { Num, SqlRow } from './types.ts';

type SqlStat = TableRows['sql_stats'];

/** Orderings by how much a reader trusts them first; the first one that has a value gives it. */
export const ORDERINGS = [
  'elapsed',
  'cpu',
  'user_io',
  'gets',
  'reads',
  'unoptimized_reads',
  'executions',
  'parse_calls',
  'sharable_memory',
  'versions',
  'cluster_wait',
] as const;

const priority = new Map<string, number>(ORDERINGS.map((ordering, i) => [ordering, i]));

/** `SqlRow` without what comes from elsewhere than the report's top lists. */
export type MergedSql = Omit<SqlRow, 'path' | 'text' | 'previousElapsedPerExecS'>;

/**
 * Merges the rows of one report. A container database lists the same SQL of several pluggable ones apart, and so does
 * this. By elapsed time, longest first, then by best rank.
 */
export function mergeSql(rows: readonly SqlStat[]): MergedSql[] {
  const listed = rows.filter((row) => row.sql_id);
  const groups = Map.groupBy(listed, (row) => `${row.sql_id} ${row.pdb_name ?? ''}`);
  return [...groups.values()].map(mergeOne).sort(byElapsed);
}

function mergeOne(rows: readonly SqlStat[]): MergedSql {
  const sorted = rows.toSorted((a, b) => (priority.get(a.ordering) ?? 99) - (priority.get(b.ordering) ?? 99));
  const first = <K extends keyof SqlStat>(column: K): SqlStat[K] | null =>
    sorted.find((row) => row[column] !== null && row[column] !== undefined)?.[column] ?? null;
  const planHash = first('plan_hash');
  return {
    sqlId: sorted[0]?.sql_id ?? '',
    planHash: planHash === null ? null : String(planHash),
    executions: first('executions'),
    elapsedS: first('elapsed_s'),
    cpuS: first('cpu_s'),
    userIoS: first('user_io_s'),
    bufferGets: first('buffer_gets'),
    diskReads: first('disk_reads'),
    rowsProcessed: first('rows_processed'),
    parseCalls: first('parse_calls'),
    unoptimizedReads: first('unoptimized_read_requests'),
    sharableMemoryBytes: first('sharable_mem_bytes'),
    versions: first('version_count'),
    clusterWaitS: first('cluster_wait_s'),
    pctTotal: sorted[0]?.ordering === 'elapsed' ? sorted[0].pct_total : null,
    module: first('module'),
    pdbName: first('pdb_name'),
    ranks: Object.fromEntries(sorted.flatMap((row) => (row.rank === null ? [] : [[row.ordering, row.rank]]))),
  };
}

function byElapsed(a: MergedSql, b: MergedSql): number {
  const longest = (b.elapsedS ?? -1) - (a.elapsedS ?? -1);
  return longest || bestRank(a) - bestRank(b) || (a.sqlId < b.sqlId ? -1 : 1);
}

const bestRank = ({ ranks }: MergedSql): number => Math.min(...Object.values(ranks), Number.MAX_SAFE_INTEGER);

/** Null where either is unknown or nothing was executed. */
export function perExecution(value: Num, executions: Num): Num {
  return value === null || !executions ? null : value / executions;
}

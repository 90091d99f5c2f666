/** Which figures are followed over time, and what change of each matters. */
import type { MetricKey } from '../metrics.ts';

/** How the figures of a cluster's instances make one: added up, or their mean weighted by CPUs. */
export type ClusterRule = 'sum' | 'by_cpus';

export interface FollowedFigure {
  metric: MetricKey;
  /** Smallest difference that matters, in the metric's unit, whatever it is in percent. Our choice. */
  least: number;
  /** Null: instances' figures cannot be put together without more than reports print. */
  cluster: ClusterRule | null;
}

/**
 * What a DBA asks after over weeks: the load (active sessions, host CPU), how fast storage and commits answer, how much
 * work is done (transactions, executions, reads, redo, I/O), what costs without being work (hard parses, logons,
 * rollbacks), and memory. Left out: DB time in seconds (it is `aas` times the interval, and unequal intervals would look
 * like changes), parts of host CPU, ratios such as buffer hit (a change of work moves them, nothing else tells how much).
 */
export const FOLLOWED: readonly FollowedFigure[] = [
  { metric: 'aas', least: 0.1, cluster: 'sum' },
  { metric: 'host_cpu_pct', least: 3, cluster: 'by_cpus' },
  { metric: 'single_block_read_ms', least: 0.1, cluster: null },
  { metric: 'log_file_sync_ms', least: 0.1, cluster: null },
  { metric: 'log_file_parallel_write_ms', least: 0.1, cluster: null },
  { metric: 'transactions_per_s', least: 1, cluster: 'sum' },
  { metric: 'executes_per_s', least: 10, cluster: 'sum' },
  { metric: 'user_calls_per_s', least: 10, cluster: 'sum' },
  { metric: 'logical_reads_per_s', least: 500, cluster: 'sum' },
  { metric: 'physical_reads_per_s', least: 50, cluster: 'sum' },
  { metric: 'physical_writes_per_s', least: 50, cluster: 'sum' },
  { metric: 'redo_bytes_per_s', least: 20_000, cluster: 'sum' },
  { metric: 'io_bytes_per_s', least: 500_000, cluster: 'sum' },
  { metric: 'io_requests_per_s', least: 50, cluster: 'sum' },
  { metric: 'hard_parses_per_s', least: 0.5, cluster: 'sum' },
  { metric: 'logons_per_s', least: 0.2, cluster: 'sum' },
  { metric: 'rollbacks_per_s', least: 0.5, cluster: 'sum' },
  { metric: 'sessions', least: 10, cluster: 'sum' },
  { metric: 'pga_allocated_bytes', least: 100 * 2 ** 20, cluster: 'sum' },
];

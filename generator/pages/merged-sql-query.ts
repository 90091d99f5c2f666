/** `mergeSql` as SQL, for questions over many reports: one row a report, SQL and pluggable database. */
import { sqlString } from '../lake/layout.ts';
import { ORDERINGS } from './sql-rows.ts';

const MERGED = [
  'plan_hash',
  'executions',
  'elapsed_s',
  'cpu_s',
  'user_io_s',
  'buffer_gets',
  'disk_reads',
  'rows_processed',
  'parse_calls',
  'cluster_wait_s',
  'module',
] as const;

/**
 * Query over `sql_stats` where `condition` holds: `report_id, sql_id, pdb_name` and, of every other column, the value
 * of the first ordering that has one. `ranks` maps orderings to ranks; `pct_total` is that of the ordering by elapsed time.
 */
export function mergedSqlQuery(condition: string): string {
  // DuckDB's arg_min leaves out rows whose argument is NULL, so each column takes its own first ordering.
  const merged = MERGED.map((column) => `arg_min(${column}, priority) AS ${column}`).join(', ');
  return `
    SELECT report_id, sql_id, pdb_name, ${merged},
      arg_min(pct_total, rank) FILTER (WHERE ordering = 'elapsed') AS pct_total,
      list(ordering ORDER BY priority) FILTER (WHERE rank IS NOT NULL) AS orderings,
      list(rank ORDER BY priority) FILTER (WHERE rank IS NOT NULL) AS ranks
    FROM (
      SELECT *, coalesce(list_position([${ORDERINGS.map(sqlString).join(', ')}], ordering), 99) AS priority
      FROM sql_stats WHERE sql_id IS NOT NULL AND ${condition}
    )
    GROUP BY report_id, sql_id, pdb_name`;
}

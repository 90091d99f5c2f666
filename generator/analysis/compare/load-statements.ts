/**
 * Top SQL of a side. A statement that a report's lists do not name is unknown there, not zero; but the list by elapsed time
 * bounds it: what AWR caught and did not list took no longer than the last one listed.
 */
import type { Num } from '../../base/figures.ts';
import { exactSum } from './exact-sum.ts';
import type { Query } from './load.ts';
import type { SideStatement, SideStatements } from './side.ts';

interface StatementRow {
  side: string;
  sql_id: string;
  listed: number;
  elapsed_s: Num;
  executions: Num;
  /** Reports that print its elapsed time. */
  timed: number;
  elapsed_per_exec: Num;
  cpu_per_exec: Num;
  user_io_per_exec: Num;
  gets_per_exec: Num;
  reads_per_exec: Num;
  rows_per_exec: Num;
  module: string | null;
  plans: string | null;
  /** Sum of where the lists end, over the reports that print its elapsed time; null: none does. */
  cut_listed_s: Num;
  covered_s: number;
  covered_reports: number;
  /** The same over all reports of the side; null where one has no list by elapsed time. */
  cut_s: Num;
}

/** A statement's figures are the same in every ordering but for rounding; pluggable databases' rows of one statement add up. */
export const STATEMENT_MEASURES = [
  'executions',
  'elapsed_s',
  'cpu_s',
  'user_io_s',
  'buffer_gets',
  'disk_reads',
  'rows_processed',
] as const;
const PER_EXECUTION = {
  elapsed_per_exec: 'elapsed_s',
  cpu_per_exec: 'cpu_s',
  user_io_per_exec: 'user_io_s',
  gets_per_exec: 'buffer_gets',
  reads_per_exec: 'disk_reads',
  rows_per_exec: 'rows_processed',
} as const;

/** Of the reports that print both. */
const perExecution = (name: string): string =>
  `${exactSum(name, 'executions IS NOT NULL')} / nullif(${exactSum('executions', `${name} IS NOT NULL`)}, 0)`;

export async function loadStatements(query: Query, where: string, sides: string): Promise<Map<string, SideStatements>> {
  const rows = await query<StatementRow>(`
    WITH side AS (${sides}),
    span AS (SELECT report_id, elapsed_s AS interval_s FROM reports WHERE ${where} AND elapsed_s > 0),
    printed AS (SELECT *, coalesce(sql_id, old_hash_value::VARCHAR) AS id FROM sql_stats WHERE ${where}),
    plan AS (
      SELECT side, id AS sql_id, array_to_string(list_sort(list(DISTINCT plan_hash::VARCHAR)), ' ') AS plans
      FROM (
        SELECT report_id, id, plan_hash FROM printed
        UNION ALL SELECT report_id, sql_id, plan_hash FROM top_sql_events WHERE ${where}
      ) JOIN side USING (report_id) WHERE plan_hash > 0 GROUP BY ALL
    ),
    by_pdb AS (
      SELECT report_id, id AS sql_id, ${STATEMENT_MEASURES.map((name) => `max(${name}) AS ${name}`).join(', ')}, max(module) AS module
      FROM printed WHERE id IS NOT NULL GROUP BY report_id, id, pdb_name
    ),
    listed AS (
      SELECT report_id, sql_id, ${STATEMENT_MEASURES.map((name) => `${exactSum(name)} AS ${name}`).join(', ')}, max(module) AS module
      FROM by_pdb GROUP BY report_id, sql_id
    ),
    cut AS (SELECT report_id, min(elapsed_s) AS cut_s FROM printed WHERE ordering = 'elapsed' GROUP BY report_id),
    covered AS (
      SELECT side, ${exactSum('interval_s')} AS covered_s, count(*) AS covered_reports,
        CASE WHEN count(cut_s) = count(*) THEN ${exactSum('cut_s')} END AS cut_s
      FROM span JOIN side USING (report_id) LEFT JOIN cut USING (report_id)
      WHERE report_id IN (SELECT report_id FROM listed) GROUP BY side
    )
    SELECT side, sql_id, count(*) AS listed, any_value(covered_s) AS covered_s, any_value(covered_reports) AS covered_reports,
      any_value(covered.cut_s) AS cut_s, ${exactSum('cut.cut_s', 'elapsed_s IS NOT NULL')} AS cut_listed_s, max(module) AS module, any_value(plans) AS plans,
      count(elapsed_s) AS timed, ${exactSum('elapsed_s')} AS elapsed_s, ${exactSum('executions')} AS executions,
      ${Object.entries(PER_EXECUTION)
        .map(([name, total]) => `${perExecution(total)} AS ${name}`)
        .join(', ')}
    FROM listed JOIN span USING (report_id) JOIN side USING (report_id) JOIN covered USING (side)
      LEFT JOIN cut USING (report_id) LEFT JOIN plan USING (side, sql_id)
    GROUP BY side, sql_id ORDER BY side, sql_id`);
  return new Map([...Map.groupBy(rows, (row) => row.side)].map(([side, own]) => [side, statementsOf(own)]));
}

function statementsOf(rows: readonly StatementRow[]): SideStatements {
  const [first] = rows;
  const seconds = first?.covered_s ?? 0;
  return {
    seconds,
    reports: first?.covered_reports ?? 0,
    byId: new Map(rows.map((row) => [row.sql_id, statementOf(row)])),
    cutPerS: first?.cut_s == null ? null : first.cut_s / seconds,
  };
}

function statementOf(row: StatementRow): SideStatement {
  const per = (value: Num): Num => (value === null ? null : value / row.covered_s);
  const everywhere = row.timed === row.covered_reports;
  const elsewhere = row.cut_s === null ? null : row.cut_s - (row.cut_listed_s ?? 0);
  return {
    sqlId: row.sql_id,
    listed: row.listed,
    elapsedPerS: per(row.elapsed_s),
    mostElapsedPerS: per(everywhere ? row.elapsed_s : elsewhere === null ? null : (row.elapsed_s ?? 0) + elsewhere),
    executionsPerS: per(row.executions),
    elapsedPerExecS: row.elapsed_per_exec,
    cpuPerExecS: row.cpu_per_exec,
    userIoPerExecS: row.user_io_per_exec,
    getsPerExec: row.gets_per_exec,
    readsPerExec: row.reads_per_exec,
    rowsPerExec: row.rows_per_exec,
    module: row.module,
    plans: row.plans === null ? [] : row.plans.split(' '),
  };
}

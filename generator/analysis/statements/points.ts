/** The statements of a database's series as points in time: what each report that lists one says of it. */
import type { Transaction } from '../../lake/transaction.ts';
import { readColumns, readRows } from '../read-columns.ts';
import { SERIES_REPORTS } from './series-reports.ts';

/** A statement in one report of its series; null: not in the lists that the report prints. */
export interface StatementPoint {
  /** Place of the report in the series. */
  at: number;
  executions: number | null;
  elapsedS: number | null;
  cpuS: number | null;
  userIoS: number | null;
  bufferGets: number | null;
  diskReads: number | null;
  rows: number | null;
  /** Percent of DB time: as printed in the ordering by elapsed time, else worked out. */
  pctDbTime: number | null;
  /** The one plan that the report names; null: none, or several. */
  planHash: number | null;
}

export interface StatementSeries {
  series: number;
  sqlId: string;
  /** By time, one a report that lists it. */
  points: StatementPoint[];
}

/** Temporary table of `loadPoints`: `series, ordinal, report_id, sql_id` and the figures by their lake names. */
export const POINTS = 'statement_points';

const FIGURES = [
  'executions',
  'elapsed_s',
  'cpu_s',
  'user_io_s',
  'buffer_gets',
  'disk_reads',
  'rows_processed',
] as const;

/**
 * Figures of one statement that several orderings print are the same but for rounding, so the largest stands; those of
 * several pluggable databases are added up, as in `facts/statements.ts`.
 */
function pointsQuery(where: string, severalPdbs: boolean): string {
  const each = (aggregate: (name: string) => string): string =>
    [...FIGURES, 'pct_total'].map((name) => `${aggregate(name)} AS ${name}`).join(', ');
  const largest = (by: string): string => `
    SELECT series, ordinal, report_id, sql_id${by}, any_value(db_time_s) AS db_time_s,
      ${each((name) => (name === 'pct_total' ? `max(pct_total) FILTER (WHERE ordering = 'elapsed')` : `max(listed.${name})`))}
    FROM (SELECT * FROM sql_stats WHERE ${where} AND sql_id IS NOT NULL) AS listed JOIN ${SERIES_REPORTS} USING (report_id)
    GROUP BY series, ordinal, report_id, sql_id${by}`;
  // Sums have an order, so that the last digit is the same every time; it costs, and hardly a report needs it.
  const whole = severalPdbs
    ? `SELECT series, ordinal, report_id, sql_id, any_value(db_time_s) AS db_time_s, ${each((name) => `sum(${name} ORDER BY pdb_name)`)}
       FROM (${largest(', pdb_name')}) GROUP BY series, ordinal, report_id, sql_id`
    : largest('');
  return `
    WITH plan AS (
      SELECT report_id, sql_id, CASE WHEN min(plan_hash) = max(plan_hash) THEN max(plan_hash) END AS plan_hash FROM (
        SELECT report_id, sql_id, plan_hash FROM top_sql_events WHERE ${where} AND plan_hash > 0
        UNION ALL SELECT report_id, sql_id, plan_hash FROM sql_stats WHERE ${where} AND plan_hash > 0
      ) GROUP BY ALL
    ),
    whole AS (${whole})
    SELECT whole.* EXCLUDE (db_time_s, pct_total), plan_hash,
      coalesce(pct_total, 100 * elapsed_s / nullif(db_time_s, 0)) AS pct_db_time
    FROM whole LEFT JOIN plan USING (report_id, sql_id)`;
}

/** Fills the temporary table that this folder's queries read; `loadSeries` comes before. */
export async function loadPoints(tx: Transaction, where: string): Promise<void> {
  const [pdbs] = await readRows<{ several: boolean }>(
    tx,
    `SELECT count(*) > 0 AS several FROM (SELECT 1 FROM sql_stats WHERE ${where} AND pdb_name IS NOT NULL LIMIT 1)`,
  );
  await tx.read(`CREATE OR REPLACE TEMPORARY TABLE ${POINTS} AS ${pointsQuery(where, pdbs?.several === true)}`);
}

const COLUMNS = ['series', 'sql_id', 'ordinal', ...FIGURES, 'pct_db_time', 'plan_hash'] as const;

/** Statements that once took at least `leastPct` of DB time, or ran with several plans: of others no change is worth a line. */
export async function readStatements(tx: Transaction, leastPct: number): Promise<StatementSeries[]> {
  const columns = await readColumns(
    tx,
    COLUMNS,
    `SELECT ${COLUMNS.join(', ')} FROM ${POINTS}
     SEMI JOIN (
       SELECT series, sql_id FROM ${POINTS} GROUP BY ALL
       HAVING max(pct_db_time) >= ${Number(leastPct)} OR count(DISTINCT plan_hash) > 1
     ) USING (series, sql_id) ORDER BY series, sql_id, ordinal`,
  );
  const found: StatementSeries[] = [];
  const figure = (name: (typeof COLUMNS)[number], i: number): number | null => columns[name][i] as number | null;
  for (let i = 0; i < columns.length; i++) {
    const [series, sqlId] = [columns.series[i] as number, columns.sql_id[i] as string];
    let last = found.at(-1);
    if (last?.sqlId !== sqlId || last.series !== series) {
      last = { series, sqlId, points: [] };
      found.push(last);
    }
    last.points.push({
      at: columns.ordinal[i] as number,
      executions: figure('executions', i),
      elapsedS: figure('elapsed_s', i),
      cpuS: figure('cpu_s', i),
      userIoS: figure('user_io_s', i),
      bufferGets: figure('buffer_gets', i),
      diskReads: figure('disk_reads', i),
      rows: figure('rows_processed', i),
      pctDbTime: figure('pct_db_time', i),
      planHash: figure('plan_hash', i),
    });
  }
  return found;
}

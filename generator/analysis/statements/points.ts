/** The statements of a database's series as points in time: what each report that lists one says of it. */
import type { Transaction } from '../../lake/transaction.ts';
import { readColumns } from '../read-columns.ts';
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
function pointsQuery(where: string): string {
  const largest = FIGURES.map((name) => `max(${name}) AS ${name}`).join(', ');
  const total = FIGURES.map((name) => `sum(${name} ORDER BY pdb_name) AS ${name}`).join(', ');
  return `
    WITH plan AS (
      SELECT report_id, sql_id, CASE WHEN count(DISTINCT plan_hash) = 1 THEN max(plan_hash) END AS plan_hash FROM (
        SELECT report_id, sql_id, plan_hash FROM top_sql_events WHERE ${where} AND plan_hash > 0
        UNION ALL SELECT report_id, sql_id, plan_hash FROM sql_stats WHERE ${where} AND plan_hash > 0
      ) GROUP BY ALL
    ),
    apart AS (
      SELECT report_id, sql_id, pdb_name, ${largest},
        max(pct_total) FILTER (WHERE ordering = 'elapsed') AS pct_total
      FROM sql_stats SEMI JOIN ${SERIES_REPORTS} USING (report_id) WHERE ${where} AND sql_id IS NOT NULL GROUP BY ALL
    ),
    whole AS (
      SELECT report_id, sql_id, ${total}, sum(pct_total ORDER BY pdb_name) AS pct_total FROM apart GROUP BY ALL
    )
    SELECT series, ordinal, report_id, sql_id, ${FIGURES.map((name) => `whole.${name}`).join(', ')}, plan_hash,
      coalesce(pct_total, 100 * whole.elapsed_s / nullif(place.db_time_s, 0)) AS pct_db_time
    FROM whole JOIN ${SERIES_REPORTS} AS place USING (report_id) LEFT JOIN plan USING (report_id, sql_id)`;
}

/** Fills the temporary table that this folder's queries read; `loadSeries` comes before. */
export async function loadPoints(tx: Transaction, where: string): Promise<void> {
  await tx.read(`CREATE OR REPLACE TEMPORARY TABLE ${POINTS} AS ${pointsQuery(where)}`);
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

/**
 * A compare-period report taken apart: each period as a report of its own, with the figures that Oracle prints of that
 * period. For tests that hold our comparisons against Oracle's.
 */
import type { Lake } from '../lake/lake.ts';
import type { TestReport } from './lake.ts';

export type PeriodSide = 'first' | 'second';
type Row = Record<string, unknown>;

/** Statements that a list of a single report has: Oracle's default. The comparison lists those of either period. */
const LISTED_STATEMENTS = 10;

/**
 * Seconds of a period. Its heading prints minutes with one decimal; a large counter, printed as a total and per second,
 * tells more.
 */
export async function secondsOf(lake: Lake, side: PeriodSide): Promise<number> {
  const [row] = await lake.query<{ seconds: number }>(`
    SELECT round(median(${side}_value / ${side}_per_second), 2) AS seconds
    FROM diff_instance_activity WHERE ${side}_per_second > 1000`);
  if (!row) throw new Error('no compare-period report in the lake');
  return row.seconds;
}

/**
 * The period as a report of the tables that both kinds share. Its events are those of all sessions: the comparison does
 * not tell foreground from background, so they stand as foreground ones.
 */
export async function periodAsReport(lake: Lake, side: PeriodSide): Promise<TestReport> {
  const seconds = await secondsOf(lake, side);
  const [period] = await lake.query<Row>(`SELECT * FROM diff_periods WHERE period = ${side === 'first' ? 1 : 2}`);
  if (!period) throw new Error('no compare-period report in the lake');
  const { db_id, db_name, instance_name, instance_number, host_name, release, begin_snap_id, end_snap_id } = period;
  const rows = (sql: string): Promise<Row[]> => lake.query<Row>(sql);
  const perExecution = (name: string, scale = 1): string => `${side}_${name} * ${side}_executions / ${scale}`;
  const [time] = await rows(`SELECT ${side}_time_s AS s FROM diff_time_model WHERE statistic = 'DB time'`);
  return {
    db_id: Number(db_id),
    begin_time: String(period['begin_time']),
    end_time: String(period['end_time']),
    report: {
      ...{ db_name, instance_name, instance_number, host_name, release, begin_snap_id, end_snap_id },
      elapsed_s: seconds,
      db_time_s: time?.['s'] ?? null,
    },
    tables: {
      load_profile: await rows(
        `SELECT metric, label, ${side}_per_second AS per_second, ${side}_per_transaction AS per_transaction FROM diff_load_profile`,
      ),
      time_model: await rows(
        `SELECT statistic, ${side}_time_s AS time_s, ${side}_pct_db_time AS pct_db_time FROM diff_time_model`,
      ),
      wait_classes: await rows(`SELECT wait_class, ${side}_total_wait_s AS total_wait_s FROM diff_wait_classes`),
      wait_events: await rows(`
        SELECT 'foreground' AS scope, event, wait_class, ${side}_total_wait_s AS total_wait_s, ${side}_waits_per_s * ${seconds} AS waits
        FROM diff_wait_events`),
      instance_activity: await rows(`SELECT statistic, ${side}_value AS total FROM diff_instance_activity`),
      segments: await rows(`
        SELECT ordering, owner, tablespace, object_name, subobject_name, object_type, ${side}_value AS value
        FROM diff_segments WHERE ${side}_value IS NOT NULL`),
      sql_stats: await rows(`
        SELECT ordering, sql_id, row_number() OVER listed AS rank, ${side}_executions AS executions,
          ${perExecution('elapsed_per_exec_ms', 1000)} AS elapsed_s, ${perExecution('cpu_per_exec_ms', 1000)} AS cpu_s,
          ${perExecution('user_io_per_exec_ms', 1000)} AS user_io_s, ${perExecution('buffer_gets_per_exec')} AS buffer_gets,
          ${perExecution('disk_reads_per_exec')} AS disk_reads, ${perExecution('rows_per_exec')} AS rows_processed
        FROM diff_sql_stats WHERE ${side}_executions IS NOT NULL AND ordering IN ('elapsed', 'gets', 'reads', 'executions')
        WINDOW listed AS (
          PARTITION BY ordering ORDER BY coalesce(${side}_pct_total, ${side}_executions) DESC, sql_id
        )
        QUALIFY row_number() OVER listed <= ${LISTED_STATEMENTS}`),
    },
  };
}

/** A report of the lake as one that can be added to another, with these tables. */
export async function reportAsRows(lake: Lake, where: string, tables: readonly string[]): Promise<TestReport> {
  const [header] = await lake.query<Row>(`SELECT * EXCLUDE (month) FROM reports WHERE ${where}`);
  if (!header) throw new Error(`no report where ${where}`);
  const { report_id, db_id, begin_time, end_time, ...report } = header;
  const own: Record<string, Row[]> = {};
  for (const table of tables)
    own[table] = await lake.query<Row>(
      `SELECT * EXCLUDE (report_id, db_id, month) FROM ${table} WHERE report_id = '${String(report_id)}'`,
    );
  return {
    db_id: Number(db_id),
    begin_time: String(begin_time),
    end_time: String(end_time),
    report,
    tables: own,
  };
}

/** What statements waited for, and their plans step by step, for the pages of statements. */
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { IndexedDatabase, LakeIndex } from './lake-index.ts';
import type { PlanTree, SqlWait } from './sql-types.ts';
import type { Num } from './types.ts';
import { LEAST_PCT_DB_TIME, waitPageOf } from './wait-pages.ts';

const MOST_WAITS = 12;
/** Plans shown step by step, the newest. */
const MOST_TREES = 4;

/** By statement, what took most first. */
export async function loadSqlWaits(
  lake: Lake,
  database: IndexedDatabase,
  sqlIds: readonly string[],
): Promise<Map<string, SqlWait[]>> {
  const rows = await lake.query<{
    sql_id: string;
    event: string;
    reports: number;
    seconds: Num;
    row_source: string | null;
    is_heavy: boolean;
  }>(`
    WITH sample AS (
      SELECT report_id, sql_id, event, max(pct_event) AS pct,
        arg_max(row_source, (pct_event, coalesce(pct_row_source, 0), row_source)) AS row_source
      FROM top_sql_events WHERE ${database.where} AND sql_id IN (${sqlIds.map(sqlString).join(', ')}) AND event IS NOT NULL
      GROUP BY ALL
    ),
    heavy AS (
      SELECT report_id, event, bool_or(scope = 'top' OR 100 * total_wait_s >= ${LEAST_PCT_DB_TIME} * db_time_s) AS is_heavy
      FROM wait_events JOIN (SELECT report_id, db_time_s FROM reports WHERE ${database.where}) USING (report_id)
        SEMI JOIN sample USING (report_id, event)
      WHERE ${database.where} AND wait_class IS DISTINCT FROM 'Idle' GROUP BY ALL
    )
    SELECT sql_id, event, count(*) AS reports, sum(pct * db_time_s ORDER BY pct * db_time_s) / 100 AS seconds, arg_max(row_source, (pct, row_source)) AS row_source,
      coalesce(bool_or(is_heavy), false) AS is_heavy
    FROM sample JOIN (SELECT report_id, db_time_s FROM reports JOIN timeline USING (report_id) WHERE in_series AND reports.${database.where}) USING (report_id)
      LEFT JOIN heavy USING (report_id, event)
    GROUP BY sql_id, event
    QUALIFY row_number() OVER (PARTITION BY sql_id ORDER BY seconds DESC NULLS LAST, event) <= ${MOST_WAITS}
    ORDER BY sql_id, seconds DESC NULLS LAST, event`);
  const pathOf = (event: string): string | null =>
    waitPageOf(database.ref.slug, { name: event, waitClass: null, totalWaitS: null, inTop: true }, null);
  return new Map(
    [...Map.groupBy(rows, (row) => row.sql_id)].map(([sqlId, own]) => [
      sqlId,
      own.map((row) => ({
        event: row.event,
        path: row.is_heavy ? pathOf(row.event) : null,
        reports: row.reports,
        seconds: row.seconds,
        rowSource: row.row_source,
      })),
    ]),
  );
}

/** By statement, the newest first; of plans that several reports print the newest print. */
export async function loadPlanTrees(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  sqlIds: readonly string[],
): Promise<Map<string, PlanTree[]>> {
  const rows = await lake.query<{
    report_id: string;
    sql_id: string;
    plan_hash: Num;
    step_id: Num;
    depth: Num;
    operation: string | null;
    object_name: string | null;
    rows: Num;
    est_bytes: Num;
    temp_bytes: Num;
    cost: Num;
    est_time: string | null;
    partition_start: string | null;
    partition_stop: string | null;
  }>(`
    SELECT report_id, sql_id, plan_hash, step_id, depth, operation, object_name, rows, est_bytes, temp_bytes, cost, est_time,
      partition_start, partition_stop
    FROM sql_report_steps WHERE ${database.where} AND sql_id IN (${sqlIds.map(sqlString).join(', ')})
    ORDER BY sql_id, report_id, plan_hash, step_id`);
  const trees = new Map<string, PlanTree[]>();
  for (const [sqlId, own] of Map.groupBy(rows, (row) => row.sql_id)) {
    const printed = [...Map.groupBy(own, (row) => `${row.report_id} ${row.plan_hash}`).values()].flatMap((steps) => {
      const [first] = steps;
      const report = first && index.byReport.get(first.report_id);
      if (!first || !report) return [];
      return [
        {
          planHash: first.plan_hash === null ? '–' : String(first.plan_hash),
          snapshot: report.snapshot,
          steps: steps.map((step) => ({
            id: step.step_id,
            depth: step.depth ?? 0,
            operation: step.operation ?? '',
            objectName: step.object_name,
            rows: step.rows,
            bytes: step.est_bytes,
            tempBytes: step.temp_bytes,
            cost: step.cost,
            time: step.est_time,
            partitions:
              step.partition_start === null ? null : [step.partition_start, step.partition_stop ?? ''].join(' – '),
          })),
        },
      ];
    });
    printed.sort((a, b) =>
      a.snapshot.endTime < b.snapshot.endTime ? 1 : a.snapshot.endTime > b.snapshot.endTime ? -1 : 0,
    );
    const newest = new Map(printed.toReversed().map((tree) => [tree.planHash, tree]));
    trees.set(sqlId, printed.filter((tree) => newest.get(tree.planHash) === tree).slice(0, MOST_TREES));
  }
  return trees;
}

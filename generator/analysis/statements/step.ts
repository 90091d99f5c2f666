/** Statements over time, written to the lake: what changed, their plans, and which are alike. */
import { wallClock } from '../finding-rows.ts';
import { readColumns } from '../read-columns.ts';
import { limitsFor } from '../rules/limits.ts';
import sqlSlower from '../rules/sql-slower.ts';
import type { DatabaseWork } from '../step.ts';
import { type ChangeLimits, changesOf, type StatementChange } from './changes.ts';
import { groupsQuery, loadGroups, type StatementGroup, similarQuery } from './groups.ts';
import type { Cost } from './moved.ts';
import { plansQuery } from './plans.ts';
import { readStatements, type StatementSeries } from './points.ts';
import { FULL_LIST_ROWS } from './presence.ts';
import { SERIES_REPORTS, type SubjectSeries } from './series-reports.ts';

/** Fills `sql_changes`, `sql_plans`, `sql_groups` and `sql_similar`. After `loadPoints`. */
export async function writeStatements(work: DatabaseWork, series: readonly SubjectSeries[]): Promise<void> {
  const { tx, key, where, signal } = work;
  const groups = await loadGroups(tx, where);
  await tx.replace('sql_groups', key, groupsQuery(where, groups));
  await tx.replace('sql_similar', key, similarQuery(where, groups));
  await tx.replace('sql_plans', key, plansQuery(where));
  signal.throwIfAborted();
  await tx.replace('sql_changes', key, await changeRows(work, series, groups));
}

async function changeRows(work: DatabaseWork, series: readonly SubjectSeries[], groups: readonly StatementGroup[]) {
  const limits = series.map(({ dbName }) => limitsFor(work.settings, dbName)(sqlSlower) as Readonly<ChangeLimits>);
  const leastPct = Math.min(...limits.map(({ min_impact_pct }) => min_impact_pct));
  if (series.length === 0) return [];
  const statements = await readStatements(work.tx, leastPct);
  const floors = await listFloors(work, series);
  const known = firstOfKind(statements, groups);
  return statements
    .flatMap((statement) => {
      const own = series[statement.series] as SubjectSeries;
      return changesOf(
        statement,
        own.reports,
        floors[own.no] ?? [],
        limits[own.no] as ChangeLimits,
        known(statement),
      ).map((change) => changeRow(change, own));
    })
    .sort((a, b) =>
      a.begin_time < b.begin_time ? -1 : a.begin_time > b.begin_time ? 1 : a.sql_id < b.sql_id ? -1 : 1,
    );
}

/** The share of DB time of each full list's last entry, by series and place. */
async function listFloors({ tx, where }: DatabaseWork, series: readonly SubjectSeries[]): Promise<(number | null)[][]> {
  const rows = await readColumns(
    tx,
    ['series', 'ordinal', 'floor'],
    `SELECT series, ordinal, min(coalesce(pct_total, 100 * s.elapsed_s / nullif(db_time_s, 0))) AS floor
     FROM sql_stats AS s JOIN ${SERIES_REPORTS} USING (report_id) WHERE ${where} AND ordering = 'elapsed'
     GROUP BY ALL HAVING count(*) >= ${FULL_LIST_ROWS}`,
  );
  const floors = series.map(({ reports }): (number | null)[] => reports.map(() => null));
  for (let i = 0; i < rows.length; i++) {
    const own = floors[rows.series[i] as number];
    if (own) own[rows.ordinal[i] as number] = rows.floor[i] as number | null;
  }
  return floors;
}

/** Tells of a statement whether one that differs by literals alone was listed in its series before some place. */
function firstOfKind(statements: readonly StatementSeries[], groups: readonly StatementGroup[]) {
  const groupOf = new Map(groups.flatMap(({ no, sqlIds }) => sqlIds.map((sqlId) => [sqlId, no] as const)));
  const first = new Map<string, number>();
  for (const { series, sqlId, points } of statements) {
    const key = `${series} ${groupOf.get(sqlId)}`;
    first.set(key, Math.min(first.get(key) ?? Number.POSITIVE_INFINITY, points[0]?.at ?? Number.POSITIVE_INFINITY));
  }
  return ({ series, sqlId }: StatementSeries) =>
    (at: number): boolean =>
      groupOf.has(sqlId) && (first.get(`${series} ${groupOf.get(sqlId)}`) ?? at) < at;
}

function changeRow(change: StatementChange, series: SubjectSeries) {
  const first = series.reports[change.at];
  const last = change.until === null ? null : series.reports[change.until];
  return {
    report_id: first?.reportId ?? '',
    sql_id: change.sqlId,
    subject: series.name,
    instance_number: series.instanceNumber,
    kind: change.kind,
    course: change.course,
    begin_time: wallClock(first?.beginS ?? 0),
    end_time: last ? wallClock(last.endS) : null,
    last_report_id: last?.reportId ?? null,
    reports: change.reports,
    factor: change.factor,
    moved: change.moved,
    impact_pct_db_time: change.impactPct,
    from_plan_hash: change.fromPlan,
    to_plan_hash: change.toPlan,
    below_pct_db_time: change.belowPct,
    ...costColumns('before', change.before),
    ...costColumns('after', change.after),
  };
}

const costColumns = <Side extends 'before' | 'after'>(side: Side, cost: Cost | null) => ({
  [`${side}_reports`]: cost?.reports ?? null,
  [`${side}_pct_db_time`]: cost?.pctDbTime ?? null,
  [`${side}_elapsed_per_exec_s`]: cost?.elapsedS ?? null,
  [`${side}_cpu_per_exec_s`]: cost?.cpuS ?? null,
  [`${side}_wait_per_exec_s`]: cost?.waitS ?? null,
  [`${side}_gets_per_exec`]: cost?.gets ?? null,
  [`${side}_reads_per_exec`]: cost?.reads ?? null,
  [`${side}_rows_per_exec`]: cost?.rows ?? null,
});

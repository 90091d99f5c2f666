/** What happened to statements, their plans and those like them, as the analysis has it, for the pages. */
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { IndexedDatabase, LakeIndex } from './lake-index.ts';
import { sqlPath } from './paths.ts';
import type {
  ChangeKind,
  Course,
  Difference,
  Moved,
  SimilarSql,
  SqlChange,
  SqlCost,
  SqlGroup,
  SqlPlan,
} from './sql-types.ts';
import type { Num } from './types.ts';

/** Changes shown of a database, the newest; the lake has them all. */
const MOST_CHANGES = 120;
/** Groups shown of a database, the heaviest; of some weight over all, percent of DB time, or once. Our choice. */
const MOST_GROUPS = 20;
const LEAST_GROUP_PCT = 0.1;
const LEAST_PEAK_PCT = 1;
/** Members shown of a group on the page of an SQL. */
const MOST_OTHERS = 20;
/** A larger group changes nearly every night: were its sums on the pages of all its members, all would be made anew. */
export const LARGE_GROUP = 50;

const SIDES = [
  'reports',
  'pct_db_time',
  'elapsed_per_exec_s',
  'cpu_per_exec_s',
  'wait_per_exec_s',
  'gets_per_exec',
  'reads_per_exec',
  'rows_per_exec',
] as const;
type Side = `${'before' | 'after'}_${(typeof SIDES)[number]}`;

type ChangeOfLake = Record<Side, Num> & {
  report_id: string;
  sql_id: string;
  subject: string;
  kind: ChangeKind;
  course: Course;
  begin_time: string;
  end_time: string | null;
  reports: number;
  factor: Num;
  moved: Moved | null;
  impact_pct_db_time: Num;
  from_plan_hash: Num;
  to_plan_hash: Num;
  below_pct_db_time: Num;
};

/** Newest first. `sqlIds`: of these alone, all of theirs. */
export async function loadSqlChanges(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  sqlIds?: readonly string[],
): Promise<SqlChange[]> {
  const rows = await lake.query<ChangeOfLake>(
    `SELECT * FROM sql_changes WHERE ${database.where} ${sqlIds ? `AND sql_id IN (${sqlIds.map(sqlString).join(', ')})` : ''}
     ORDER BY begin_time DESC, impact_pct_db_time DESC NULLS LAST, sql_id, subject, kind`,
  );
  const changes = rows.flatMap((row): SqlChange[] => {
    const first = index.byReport.get(row.report_id)?.snapshot;
    if (!first) return [];
    return [
      {
        sqlId: row.sql_id,
        path: sqlPath(database.ref.slug, row.sql_id),
        subject: row.subject,
        kind: row.kind,
        course: row.course,
        begin: row.begin_time,
        end: row.end_time,
        reports: row.reports,
        factor: row.factor,
        moved: row.moved,
        impactPct: row.impact_pct_db_time,
        fromPlan: row.from_plan_hash === null ? null : String(row.from_plan_hash),
        toPlan: row.to_plan_hash === null ? null : String(row.to_plan_hash),
        belowPct: row.below_pct_db_time,
        before: row.kind === 'new' ? null : costOf(row, 'before'),
        after: row.kind === 'gone' ? null : costOf(row, 'after'),
        first,
      },
    ];
  });
  const told = withoutTold(changes);
  return sqlIds ? told : told.slice(0, MOST_CHANGES);
}

function costOf(row: ChangeOfLake, side: 'before' | 'after'): SqlCost {
  return {
    reports: row[`${side}_reports`],
    pctDbTime: row[`${side}_pct_db_time`],
    elapsedS: row[`${side}_elapsed_per_exec_s`],
    cpuS: row[`${side}_cpu_per_exec_s`],
    waitS: row[`${side}_wait_per_exec_s`],
    gets: row[`${side}_gets_per_exec`],
    reads: row[`${side}_reads_per_exec`],
    rows: row[`${side}_rows_per_exec`],
  };
}

/** A change of plan that stands in a change of the time already, there or back, is not told twice. */
function withoutTold(changes: readonly SqlChange[]): SqlChange[] {
  const bySql = Map.groupBy(changes, ({ sqlId, subject }) => `${sqlId} ${subject}`);
  const tells = (told: SqlChange, plan: SqlChange): boolean => {
    if (told.toPlan === null || (told.kind !== 'slower' && told.kind !== 'faster')) return false;
    const there = told.fromPlan === plan.fromPlan && told.toPlan === plan.toPlan;
    const back = told.toPlan === plan.fromPlan && told.fromPlan === plan.toPlan;
    const inside = plan.begin >= told.begin && (told.end === null || plan.begin < told.end);
    return (there && inside) || (back && plan.begin === told.end);
  };
  return changes.filter(
    (change) =>
      change.kind !== 'plan_change' ||
      !bySql.get(`${change.sqlId} ${change.subject}`)?.some((other) => tells(other, change)),
  );
}

/** Plans by statement, the one seen first before others. */
export async function loadSqlPlans(
  lake: Lake,
  database: IndexedDatabase,
  sqlIds: readonly string[],
): Promise<Map<string, SqlPlan[]>> {
  const rows = await lake.query<{
    sql_id: string;
    plan_hash: number;
    first_seen: string;
    last_seen: string;
    reports: number;
    reports_alone: number;
    executions: Num;
    elapsed_s: Num;
    cpu_s: Num;
    buffer_gets: Num;
    disk_reads: Num;
    rows_processed: Num;
  }>(
    `SELECT * FROM sql_plans WHERE ${database.where} AND sql_id IN (${sqlIds.map(sqlString).join(', ')})
     ORDER BY sql_id, first_seen, plan_hash`,
  );
  const plans = Map.groupBy(rows, (row) => row.sql_id);
  return new Map(
    [...plans].map(([sqlId, own]) => [
      sqlId,
      own.map((row) => ({
        planHash: String(row.plan_hash),
        firstSeen: row.first_seen,
        lastSeen: row.last_seen,
        reports: row.reports,
        reportsAlone: row.reports_alone,
        executions: row.executions,
        elapsedS: row.elapsed_s,
        cpuS: row.cpu_s,
        bufferGets: row.buffer_gets,
        diskReads: row.disk_reads,
        rows: row.rows_processed,
      })),
    ]),
  );
}

interface GroupOfLake {
  report_id: string;
  fingerprint: string;
  statements: number;
  most_in_a_report: number;
  example_sql_id: string;
  sql_text: string;
  differences: Difference[];
  text_cut: boolean;
  reports: number;
  first_seen: string;
  last_seen: string;
  executions: Num;
  elapsed_s: Num;
  pct_db_time: Num;
  peak_pct_db_time: Num;
}

/** Heaviest first. */
export async function loadSqlGroups(lake: Lake, index: LakeIndex, database: IndexedDatabase): Promise<SqlGroup[]> {
  const rows = await lake.query<GroupOfLake>(
    `SELECT * FROM sql_groups WHERE ${database.where} AND (pct_db_time >= ${LEAST_GROUP_PCT} OR peak_pct_db_time >= ${LEAST_PEAK_PCT})
     ORDER BY elapsed_s DESC, fingerprint LIMIT ${MOST_GROUPS}`,
  );
  return rows.flatMap((row): SqlGroup[] => {
    const peak = index.byReport.get(row.report_id)?.snapshot;
    if (!peak) return [];
    return [
      {
        fingerprint: row.fingerprint,
        statements: row.statements,
        mostInAReport: row.most_in_a_report,
        example: { sqlId: row.example_sql_id, path: sqlPath(database.ref.slug, row.example_sql_id) },
        text: row.sql_text,
        differences: row.differences,
        textCut: row.text_cut,
        reports: row.reports,
        firstSeen: row.first_seen,
        lastSeen: row.last_seen,
        executions: row.executions,
        elapsedS: row.elapsed_s,
        pctDbTime: row.pct_db_time,
        peakPctDbTime: row.peak_pct_db_time,
        peak,
      },
    ];
  });
}

interface MemberOfLake {
  of: string;
  fingerprint: string;
  sql_id: string;
  reports: number;
  last_seen: string;
  executions: Num;
  elapsed_s: Num;
}

/** The group of each of these statements that has one. */
export async function loadSimilarSql(
  lake: Lake,
  database: IndexedDatabase,
  sqlIds: readonly string[],
): Promise<Map<string, SimilarSql>> {
  const own = `SELECT sql_id, fingerprint FROM sql_similar WHERE ${database.where} AND sql_id IN (${sqlIds.map(sqlString).join(', ')})`;
  const groups = await lake.query<GroupOfLake & { of: string }>(
    `SELECT own.sql_id AS of, sql_groups.* FROM (${own}) AS own JOIN sql_groups USING (fingerprint) WHERE ${database.where} ORDER BY of`,
  );
  const members = await lake.query<MemberOfLake>(
    `SELECT own.sql_id AS of, member.* FROM (${own}) AS own
       JOIN (SELECT * FROM sql_similar WHERE ${database.where}) AS member USING (fingerprint)
       JOIN (SELECT fingerprint FROM sql_groups WHERE ${database.where} AND statements <= ${LARGE_GROUP}) USING (fingerprint)
     WHERE member.sql_id <> own.sql_id ORDER BY of, elapsed_s DESC NULLS LAST, member.sql_id`,
  );
  const byStatement = Map.groupBy(members, (row) => row.of);
  return new Map(
    groups.map((row): [string, SimilarSql] => [
      row.of,
      {
        fingerprint: row.fingerprint,
        text: row.sql_text,
        differences: row.statements > LARGE_GROUP ? [] : row.differences,
        textCut: row.text_cut,
        sums:
          row.statements > LARGE_GROUP
            ? null
            : {
                statements: row.statements,
                executions: row.executions,
                elapsedS: row.elapsed_s,
                peakPctDbTime: row.peak_pct_db_time,
              },
        others: (byStatement.get(row.of) ?? []).slice(0, MOST_OTHERS).map((member) => ({
          sqlId: member.sql_id,
          path: sqlPath(database.ref.slug, member.sql_id),
          reports: member.reports,
          lastSeen: member.last_seen,
          executions: member.executions,
          elapsedS: member.elapsed_s,
        })),
      },
    ]),
  );
}

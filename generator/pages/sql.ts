/** The model of an SQL's page: every report of a database that lists it. Read for a number of SQLs at once. */
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import { breaksBefore, type IndexedDatabase, type IndexedReport, type LakeIndex } from './lake-index.ts';
import { mergedSqlQuery } from './merged-sql-query.ts';
import { loadSimilarSql, loadSqlChanges, loadSqlPlans } from './sql-changes.ts';
import { perExecution } from './sql-rows.ts';
import { loadPlanTrees, loadSqlWaits } from './sql-waits.ts';
import { earliest, latest } from './times.ts';
import type { Num, SqlModel } from './types.ts';

/** Occurrences shown on a page, the newest; the series and the totals hold them all. */
export const MAX_OCCURRENCES = 500;

interface StatementRow {
  report_id: string;
  sql_id: string;
  pdb_name: string | null;
  plan_hash: Num;
  executions: Num;
  elapsed_s: Num;
  cpu_s: Num;
  user_io_s: Num;
  buffer_gets: Num;
  disk_reads: Num;
  rows_processed: Num;
  parse_calls: Num;
  cluster_wait_s: Num;
  module: string | null;
  pct_total: Num;
  orderings: string[] | null;
  ranks: number[] | null;
}

type Occurrence = StatementRow & { report: IndexedReport };

/** Everything the pages of these SQLs need, by sql_id. `elsewhere`: the pages of a statement in other databases. */
export async function loadSqlModels(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  sqlIds: readonly string[],
  elsewhere: (sqlId: string) => SqlModel['elsewhere'],
): Promise<Map<string, SqlModel>> {
  const wanted = `${database.where} AND sql_id IN (${sqlIds.map(sqlString).join(', ')})`;
  const rows = await lake.query<StatementRow>(mergedSqlQuery(wanted));
  const texts = await lake.query<{ sql_id: string; text: string | null; report_ids: string[] }>(
    `SELECT sql_id, arg_max(sql_text, (coalesce(month, ''), report_id, sql_text)) AS text, list(DISTINCT report_id) AS report_ids
     FROM (
       SELECT report_id, sql_id, sql_text, month FROM sql_text WHERE ${wanted}
       UNION ALL SELECT report_id, sql_id, sql_text, month FROM sql_report_summary WHERE ${wanted}
     ) GROUP BY sql_id`,
  );
  const changes = Map.groupBy(await loadSqlChanges(lake, index, database, sqlIds), (change) => change.sqlId);
  const plans = await loadSqlPlans(lake, database, sqlIds);
  const similar = await loadSimilarSql(lake, database, sqlIds);
  const waits = await loadSqlWaits(lake, database, sqlIds);
  const trees = await loadPlanTrees(lake, index, database, sqlIds);
  const known = rows.flatMap((row): Occurrence[] => {
    const report = index.byReport.get(row.report_id);
    return report ? [{ ...row, report }] : [];
  });
  const bySql = Map.groupBy(known, (row) => row.sql_id);
  const textOf = new Map(texts.map((row) => [row.sql_id, row]));
  return new Map(
    sqlIds.flatMap((sqlId) => {
      const text = textOf.get(sqlId);
      const occurrences = bySql.get(sqlId) ?? [];
      const reports = (
        occurrences.length > 0 ? occurrences.map((row) => row.report_id) : (text?.report_ids ?? [])
      ).flatMap((id) => index.byReport.get(id) ?? []);
      if (reports.length === 0) return [];
      const model = {
        ...sqlModel(database, sqlId, text?.text ?? null, occurrences, reports),
        changes: changes.get(sqlId) ?? [],
        plans: plans.get(sqlId) ?? [],
        similar: similar.get(sqlId) ?? null,
        waits: waits.get(sqlId) ?? [],
        planTrees: trees.get(sqlId) ?? [],
        elsewhere: elsewhere(sqlId),
      };
      return [[sqlId, model] as const];
    }),
  );
}

function sqlModel(
  database: IndexedDatabase,
  sqlId: string,
  text: string | null,
  occurrences: Occurrence[],
  reports: IndexedReport[],
): Omit<SqlModel, 'changes' | 'plans' | 'similar' | 'waits' | 'planTrees' | 'elsewhere'> {
  occurrences.sort(newestFirst);
  return {
    type: 'sql',
    database: database.ref,
    sqlId,
    text,
    modules: distinct(occurrences.map((row) => row.module)),
    pdbNames: distinct(occurrences.map((row) => row.pdb_name)),
    planHashes: distinct(occurrences.map((row) => planHashOf(row))),
    places: placesOf(occurrences),
    totals: {
      ...totalsOf(occurrences),
      seen: new Set(occurrences.map((row) => row.report_id)).size,
      firstSeen: earliest(reports.map(({ snapshot }) => snapshot.beginTime)) ?? '',
      lastSeen: latest(reports.map(({ snapshot }) => snapshot.endTime)) ?? '',
    },
    instances: database.instances.flatMap((instance) => {
      const own = occurrences.filter((row) => row.report.instance === instance && row.report.inSeries);
      return own.length === 0 ? [] : [{ instanceName: instance.name, ...seriesOf(own) }];
    }),
    occurrences: occurrences.slice(0, MAX_OCCURRENCES).map(withPredecessor(occurrences)),
  };
}

/** By instance, module and pluggable database, most elapsed time first; of the series, or where it is in none of all reports. */
function placesOf(occurrences: readonly Occurrence[]): SqlModel['places'] {
  const inSeries = occurrences.filter((row) => row.report.inSeries);
  const counted = inSeries.length > 0 ? inSeries : occurrences;
  const key = (row: Occurrence) => JSON.stringify([row.report.instance.name, row.module, row.pdb_name]);
  return [...Map.groupBy(counted, key).values()]
    .flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      return [
        {
          instanceName: first.report.instance.name,
          module: first.module,
          pdbName: first.pdb_name,
          reports: new Set(own.map((row) => row.report)).size,
          executions: sum(own.map((row) => row.executions)),
          elapsedS: sum(own.map((row) => row.elapsed_s)),
          lastSeen: latest(own.map((row) => row.report.snapshot.endTime)) ?? '',
        },
      ];
    })
    .sort((a, b) => (b.elapsedS ?? -1) - (a.elapsedS ?? -1) || (placeKey(a) < placeKey(b) ? -1 : 1));
}

const placeKey = (place: SqlModel['places'][number]): string =>
  JSON.stringify([place.instanceName, place.module, place.pdbName]);

/**
 * Sums over the series, where nothing counts twice. An SQL that only aggregates list has the figures of the one
 * aggregate in which it took longest.
 */
function totalsOf(occurrences: readonly Occurrence[]) {
  const inSeries = occurrences.filter((row) => row.report.inSeries);
  const longest = occurrences.toSorted((a, b) => (b.elapsed_s ?? -1) - (a.elapsed_s ?? -1))[0];
  const counted = inSeries.length > 0 ? inSeries : occurrences.filter((row) => row.report === longest?.report);
  return {
    elapsedS: sum(counted.map((row) => row.elapsed_s)),
    cpuS: sum(counted.map((row) => row.cpu_s)),
    executions: sum(counted.map((row) => row.executions)),
    bufferGets: sum(counted.map((row) => row.buffer_gets)),
    diskReads: sum(counted.map((row) => row.disk_reads)),
  };
}

/** Parallel arrays over the snapshots that list it, oldest first; the line breaks where one in between does not. */
function seriesOf(occurrences: readonly Occurrence[]): Omit<SqlModel['instances'][number], 'instanceName'> {
  const byReport = [...Map.groupBy(occurrences.toReversed(), (row) => row.report)];
  const figures = byReport.map(([{ snapshot }, rows]) => ({
    seconds: snapshot.elapsedS,
    elapsedS: sum(rows.map((row) => row.elapsed_s)),
    executions: sum(rows.map((row) => row.executions)),
    bufferGets: sum(rows.map((row) => row.buffer_gets)),
  }));
  return {
    snapshots: byReport.map(([{ snapshot }]) => snapshot),
    breakBefore: byReport.map(
      ([report], i) => i > 0 && (breaksBefore(report) || report.previous !== byReport[i - 1]?.[0]),
    ),
    unlisted: byReport.flatMap(([report], i) => {
      const before = byReport[i - 1]?.[0];
      return before && report.previous !== before
        ? [{ from: before.snapshot.endTime, to: report.snapshot.beginTime }]
        : [];
    }),
    executionsPerS: figures.map(({ executions, seconds }) => perExecution(executions, seconds)),
    elapsedPerExecS: figures.map(({ elapsedS, executions }) => perExecution(elapsedS, executions)),
    aas: figures.map(({ elapsedS, seconds }) => perExecution(elapsedS, seconds)),
    getsPerExec: figures.map(({ bufferGets, executions }) => perExecution(bufferGets, executions)),
  };
}

/** Gives an occurrence with what an execution took in the snapshot before, where that one lists the SQL too. */
function withPredecessor(occurrences: readonly Occurrence[]) {
  const identity = (report: IndexedReport, row: Occurrence) => `${report.snapshot.reportId} ${row.pdb_name ?? ''}`;
  const byReport = new Map(occurrences.map((row) => [identity(row.report, row), row]));
  return (row: Occurrence) => {
    const { inSeries, previous } = row.report;
    const before = inSeries && previous ? byReport.get(identity(previous, row)) : undefined;
    return toOccurrence(row, before ? perExecution(before.elapsed_s, before.executions) : null);
  };
}

function toOccurrence(row: Occurrence, previousElapsedPerExecS: Num): SqlModel['occurrences'][number] {
  return {
    snapshot: row.report.snapshot,
    planHash: planHashOf(row),
    executions: row.executions,
    elapsedS: row.elapsed_s,
    cpuS: row.cpu_s,
    userIoS: row.user_io_s,
    bufferGets: row.buffer_gets,
    diskReads: row.disk_reads,
    rowsProcessed: row.rows_processed,
    parseCalls: row.parse_calls,
    clusterWaitS: row.cluster_wait_s,
    pctTotal: row.pct_total,
    module: row.module,
    pdbName: row.pdb_name,
    ranks: Object.fromEntries((row.orderings ?? []).map((ordering, i) => [ordering, row.ranks?.[i] ?? 0])),
    previousElapsedPerExecS,
  };
}

function newestFirst(a: Occurrence, b: Occurrence): number {
  const [first, second] = [a.report, b.report];
  if (first.snapshot.beginTime !== second.snapshot.beginTime)
    return first.snapshot.beginTime < second.snapshot.beginTime ? 1 : -1;
  return first.position - second.position || ((a.pdb_name ?? '') < (b.pdb_name ?? '') ? -1 : 1);
}

const planHashOf = (row: StatementRow): string | null => (row.plan_hash === null ? null : String(row.plan_hash));

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

/** Null where nothing is known. */
function sum(values: readonly Num[]): Num {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}

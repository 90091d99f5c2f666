/**
 * The pluggable databases of a container database: those with reports of their own on one scale, and what the container
 * database's reports list by container. Top lists are cut by Oracle, so such shares are of what is listed, not of all.
 */
import { DAY_S } from '../base/seconds.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import { loadRowsOf } from './cluster.ts';
import { type IndexedDatabase, type IndexedReport, type LakeIndex, newestOf } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { sqlPath } from './paths.ts';
import type { PdbShare, PdbsModel } from './pdbs-types.ts';
import { earlier, earliest, latest } from './times.ts';
import type { Num } from './types.ts';

const DAYS = 14;

/** A container database, or one whose reports are of a container. */
export const hasPdbs = (database: IndexedDatabase): boolean =>
  newestOf(database).isCdb === true || database.instances.some(({ scope }) => scope === 'pdb');

export async function pdbsModel(
  lake: Lake,
  { byReport }: LakeIndex,
  database: IndexedDatabase,
  columns: MetricColumns,
): Promise<PdbsModel> {
  const to = latest(database.reports.map(({ snapshot }) => snapshot.endTime)) ?? '';
  const since = earlier(to, DAYS * DAY_S);
  const recent = database.reports.filter(({ inSeries, snapshot }) => inSeries && snapshot.endTime > since);
  const from = latest([since, earliest(recent.map(({ snapshot }) => snapshot.beginTime)) ?? since]) ?? since;
  const pdbs = database.instances.filter(({ scope, series }) => scope === 'pdb' && series.length > 0);
  const own = recent.filter(({ instance }) => instance.scope === 'pdb');
  const whole = recent.filter(({ instance }) => instance.scope === 'instance');
  const shares = await loadShares(lake, database, whole);
  const listedS = shares.length === 0 ? null : shares.reduce((sum, { elapsedS }) => sum + (elapsedS ?? 0), 0);
  const dbTimeS = whole.reduce((sum, report) => sum + (columns.get(report, 'db_time_s') ?? 0), 0);
  return {
    type: 'pdbs',
    database: database.ref,
    release: newestOf(database).release,
    from,
    to,
    members: pdbs.map(({ name, number, series }) => {
      const newest = series.at(-1) as IndexedReport;
      return {
        instanceName: name,
        instanceNumber: number,
        hostName: newest.hostName,
        cpus: newest.cpus,
        newest: newest.snapshot,
      };
    }),
    load: loadRowsOf(own, (report) => pdbs.indexOf(report.instance), pdbs.length, columns, from, to),
    shares: shares.map((share) => ({
      ...share,
      pct: listedS && share.elapsedS !== null ? (100 * share.elapsedS) / listedS : null,
    })),
    listedS,
    listedPct: listedS !== null && dbTimeS > 0 ? (100 * listedS) / dbTimeS : null,
    containers: await loadContainers(lake, byReport, database),
  };
}

interface ShareRow {
  container: string;
  statements: number;
  elapsed_s: Num;
  cpu_s: Num;
  buffer_gets: Num;
  disk_reads: Num;
  segment_reads: Num;
  top_sql_id: string | null;
}

/** A statement stands in several top lists of one report: it counts once, with the highest of what they print. */
async function loadShares(
  lake: Lake,
  database: IndexedDatabase,
  reports: readonly IndexedReport[],
): Promise<Omit<PdbShare, 'pct'>[]> {
  if (reports.length === 0) return [];
  const where = `${database.where} AND report_id IN (${reports.map(({ snapshot }) => sqlString(snapshot.reportId)).join(', ')}) AND pdb_name IS NOT NULL`;
  const rows = await lake.query<ShareRow>(
    `WITH statements AS (
       SELECT report_id, pdb_name, sql_id, max(elapsed_s) AS elapsed_s, max(cpu_s) AS cpu_s, max(buffer_gets) AS buffer_gets, max(disk_reads) AS disk_reads
       FROM sql_stats WHERE ${where} AND sql_id IS NOT NULL GROUP BY ALL
     ),
     by_statement AS (SELECT pdb_name, sql_id, sum(elapsed_s ORDER BY elapsed_s) AS elapsed_s FROM statements GROUP BY ALL),
     top AS (SELECT pdb_name, arg_max(sql_id, (elapsed_s, sql_id)) AS top_sql_id FROM by_statement WHERE elapsed_s IS NOT NULL GROUP BY pdb_name),
     reads AS (SELECT pdb_name, sum(value ORDER BY value) AS segment_reads FROM segments WHERE ${where} AND ordering = 'logical_reads' GROUP BY pdb_name),
     sums AS (
       SELECT pdb_name, count(DISTINCT sql_id) AS statements, sum(elapsed_s ORDER BY elapsed_s) AS elapsed_s, sum(cpu_s ORDER BY cpu_s) AS cpu_s,
         sum(buffer_gets ORDER BY buffer_gets) AS buffer_gets, sum(disk_reads ORDER BY disk_reads) AS disk_reads
       FROM statements GROUP BY pdb_name
     )
     SELECT pdb_name AS container, coalesce(statements, 0) AS statements, elapsed_s, cpu_s, buffer_gets, disk_reads, segment_reads, top_sql_id
     FROM sums FULL JOIN reads USING (pdb_name) LEFT JOIN top USING (pdb_name)
     ORDER BY elapsed_s DESC NULLS LAST, container`,
  );
  return rows.map((row) => ({
    container: row.container,
    statements: row.statements,
    elapsedS: row.elapsed_s,
    cpuS: row.cpu_s,
    bufferGets: row.buffer_gets,
    diskReads: row.disk_reads,
    segmentReads: row.segment_reads,
    topSqlId: row.top_sql_id,
    topSqlPath: row.top_sql_id === null ? null : sqlPath(database.ref.slug, row.top_sql_id),
  }));
}

async function loadContainers(
  lake: Lake,
  byReport: LakeIndex['byReport'],
  database: IndexedDatabase,
): Promise<PdbsModel['containers']> {
  const rows = await lake.query<{ container_name: string; report_id: string; open_time: string | null }>(
    `SELECT container_name, arg_max(report_id, (end_time, report_id)) AS report_id, arg_max(open_time, (end_time, report_id)) AS open_time
     FROM (SELECT report_id, container_name, open_time FROM containers WHERE ${database.where} AND container_name IS NOT NULL)
     JOIN (SELECT report_id, end_time FROM reports WHERE ${database.where}) USING (report_id)
     GROUP BY container_name ORDER BY container_name`,
  );
  return rows.flatMap(({ container_name, report_id, open_time }) => {
    const seen = byReport.get(report_id)?.snapshot;
    return seen ? [{ name: container_name, openTime: open_time, seen }] : [];
  });
}

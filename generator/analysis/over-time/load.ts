/** Reads the series that are followed over time: one a subject, and one more for the instances of a cluster together. */
import type { Transaction } from '../../lake/transaction.ts';
import { selectRows } from '../facts/load.ts';
import type { MetricKey } from '../metrics.ts';
import { type SubjectColumns, subjectOf } from '../subject.ts';
import { type ClusterMember, type ClusterSum, sumOfInstances } from './cluster-sum.ts';
import { FOLLOWED } from './figures.ts';
import type { FollowedSeries } from './interval.ts';

interface Row extends SubjectColumns, Partial<Record<MetricKey, number | null>> {
  report_id: string;
  begin_s: number;
  end_s: number;
  startup_s: number | null;
  cpus: number | null;
}

interface PgaRow {
  report_id: string;
  pga_limit: number | null;
  pga_target: number | null;
}

export interface LoadedSeries {
  series: FollowedSeries[];
  /** Sums over instances, one a database; they are among the series too. */
  sums: ClusterSum[];
}

/** `timelineRows` and `metricRows` name relations with the database's timeline and metrics. */
export async function loadSeries(
  tx: Transaction,
  where: string,
  { timelineRows, metricRows }: { timelineRows: string; metricRows: string },
): Promise<LoadedSeries> {
  const figures = FOLLOWED.map(({ metric }) => `max(value) FILTER (WHERE metric = '${metric}') AS ${metric}`);
  const rows = await selectRows<Row>(
    tx,
    `SELECT report_id, kind, db_name, instance_name, r.instance_number, container_name, cpus, epoch(begin_time) AS begin_s,
       epoch(end_time) AS end_s, epoch(startup_time) AS startup_s, ${FOLLOWED.map(({ metric }) => metric).join(', ')}
     FROM (SELECT * FROM reports WHERE ${where}) AS r JOIN ${timelineRows} USING (report_id)
       LEFT JOIN (SELECT report_id, ${figures.join(', ')} FROM ${metricRows} GROUP BY report_id) USING (report_id)
     WHERE in_series AND end_time > begin_time ORDER BY begin_time, report_id`,
  );
  const bySubject = [...Map.groupBy(rows, (row) => subjectOf(row).key)].sort(([a], [b]) => (a < b ? -1 : 1));
  const pga = await loadPga(
    tx,
    where,
    bySubject.map(([, own]) => (own.at(-1) as Row).report_id),
  );
  const members = bySubject.map(([, own]) => memberOf(own, pga));
  const sums = [
    ...Map.groupBy(
      members.filter(({ scope }) => scope === 'instance'),
      ({ dbName }) => dbName,
    ).values(),
  ].flatMap((own) => sumOfInstances(own) ?? []);
  return { series: [...members, ...sums], sums };
}

type Member = FollowedSeries & ClusterMember & { dbName: string };

function memberOf(rows: readonly Row[], pga: ReadonlyMap<string, PgaRow>): Member {
  const newest = rows.at(-1) as Row;
  const { scope, name } = subjectOf(newest);
  const limits = pga.get(newest.report_id);
  return {
    scope,
    subject: name,
    dbName: (newest.db_name ?? '').toLowerCase(),
    instanceNumber: newest.instance_number,
    pgaLimit: limits?.pga_limit || null,
    pgaTarget: limits?.pga_target || null,
    intervals: rows.map((row) => ({
      reportId: row.report_id,
      begin: row.begin_s,
      end: row.end_s,
      startup: row.startup_s,
      cpus: row.cpus,
      figures: Object.fromEntries(
        FOLLOWED.flatMap(({ metric }) => (row[metric] == null ? [] : [[metric, row[metric]]])),
      ) as Partial<Record<MetricKey, number>>,
    })),
  };
}

async function loadPga(tx: Transaction, where: string, reportIds: readonly string[]): Promise<Map<string, PgaRow>> {
  const these = `${where} AND report_id IN (${[...reportIds, ''].map((id) => `'${id}'`).join(', ')})`;
  const parameter = (name: string) =>
    `max(TRY_CAST(coalesce(end_value, begin_value) AS DOUBLE)) FILTER (WHERE name = '${name}' AND value_no IS NULL)`;
  const rows = await selectRows<PgaRow>(
    tx,
    `SELECT report_id, pga_limit, coalesce(1048576 * target_mb, parameter_target) AS pga_target FROM (
       SELECT report_id, ${parameter('pga_aggregate_limit')} AS pga_limit, ${parameter('pga_aggregate_target')} AS parameter_target
       FROM init_parameters WHERE ${these} GROUP BY report_id
     ) FULL JOIN (
       SELECT report_id, max(target_mb) AS target_mb FROM pga_stats WHERE ${these} AND snapshot = 'end' GROUP BY report_id
     ) USING (report_id)`,
  );
  return new Map(rows.map((row) => [row.report_id, row]));
}

/** The reports of a database's series, numbered: which subject, which place. Others join their rows to it. */
import { columnsJson, rowsFromJson } from '../../lake/rows.ts';
import { readRows } from '../read-columns.ts';
import type { DatabaseWork } from '../step.ts';
import { type Scope, type SubjectColumns, subjectOf } from '../subject.ts';

/** A report in its series. Times are seconds of the database's wall clock. */
export interface SeriesReport {
  reportId: string;
  /** Place in the series, from 0. */
  at: number;
  beginS: number;
  endS: number;
  elapsedS: number | null;
  dbTimeS: number | null;
  /** The line must not be joined with the report before: a gap or a restart lies between. */
  breakBefore: boolean;
}

export interface SubjectSeries {
  /** Number among the database's series, from 0. */
  no: number;
  name: string;
  scope: Scope;
  /** Its figures are part of the database's sum: it is of the first scope (instance, pluggable database, cluster) that there is. */
  counted: boolean;
  dbName: string | null;
  instanceNumber: number | null;
  /** By begin time. */
  reports: SeriesReport[];
}

interface ReportRow extends SubjectColumns {
  report_id: string;
  begin_s: number;
  end_s: number;
  elapsed_s: number | null;
  db_time_s: number | null;
  gap_before_s: number | null;
  restarted: boolean;
}

/**
 * Temporary table that `loadSeries` leaves on the transaction: `report_id, series, ordinal (place in it, from 0), elapsed_s, db_time_s`; `name`, the
 * database's in lower case (a copy may keep the DBID); `counted`, whether the series is one of those that add up to its work.
 */
export const SERIES_REPORTS = 'series_reports';

const SCOPES: readonly Scope[] = ['instance', 'pdb', 'cluster'];
const nameOf = ({ dbName }: SubjectSeries): string => (dbName ?? '').toLowerCase();

/** Every series of the database with its reports; makes `SERIES_REPORTS`. */
export async function loadSeries({ tx, where, timelineRows }: DatabaseWork): Promise<SubjectSeries[]> {
  const rows = await readRows<ReportRow>(
    tx,
    `SELECT report_id, kind, db_name, instance_name, r.instance_number, container_name, epoch(begin_time) AS begin_s,
       epoch(end_time) AS end_s, elapsed_s, db_time_s, gap_before_s, restarted
     FROM (SELECT * FROM reports WHERE ${where}) AS r JOIN ${timelineRows} USING (report_id)
     WHERE in_series ORDER BY begin_time, report_id`,
  );
  const bySubject = Map.groupBy(rows, (row) => subjectOf(row).key);
  const series = [...bySubject.values()].map((own, no): SubjectSeries => {
    const newest = own.at(-1) as ReportRow;
    const { name, scope } = subjectOf(newest);
    return {
      no,
      name,
      scope,
      counted: false,
      dbName: newest.db_name,
      instanceNumber: newest.instance_number,
      reports: own.map((row, at) => ({
        reportId: row.report_id,
        at,
        beginS: row.begin_s,
        endS: row.end_s,
        elapsedS: row.elapsed_s,
        dbTimeS: row.db_time_s,
        breakBefore: row.gap_before_s !== null || row.restarted,
      })),
    };
  });
  for (const own of Map.groupBy(series, nameOf).values()) {
    const scope = SCOPES.find((each) => own.some((one) => one.scope === each));
    for (const one of own) one.counted = one.scope === scope;
  }
  const flat = series.flatMap((own) => own.reports.map((report) => ({ own, report })));
  type Placed = (typeof flat)[number];
  const columns = [
    { name: 'report_id', type: 'VARCHAR', of: ({ report }: Placed) => report.reportId },
    { name: 'series', type: 'BIGINT', of: ({ own }: Placed) => own.no },
    { name: 'ordinal', type: 'BIGINT', of: ({ report }: Placed) => report.at },
    { name: 'elapsed_s', type: 'DOUBLE', of: ({ report }: Placed) => report.elapsedS },
    { name: 'db_time_s', type: 'DOUBLE', of: ({ report }: Placed) => report.dbTimeS },
    { name: 'name', type: 'VARCHAR', of: ({ own }: Placed) => nameOf(own) },
    { name: 'counted', type: 'BOOLEAN', of: ({ own }: Placed) => own.counted },
  ];
  const json = columnsJson(columns, (_, i) => flat.map((each) => columns[i]?.of(each)));
  await tx.db.run(`CREATE OR REPLACE TEMPORARY TABLE ${SERIES_REPORTS} AS ${rowsFromJson('$1', columns)}`, [json]);
  return series;
}

/** Timelines of one database, from its rows in `reports`: one series an instance. */
import { arrangeSeries, type ReportInterval } from './series.ts';

/** A report as `intervalsQuery` gives it. */
export interface IntervalRow {
  report_id: string;
  db_name: string | null;
  instance_name: string | null;
  instance_number: number | null;
  begin_s: number;
  end_s: number;
  elapsed_s: number | null;
  startup_s: number | null;
}

/** A row of the lake's `timeline`, `inputs_digest` apart. */
export interface TimelineRow {
  report_id: string;
  instance_number: number | null;
  seq: number | null;
  in_series: boolean;
  previous_report_id: string | null;
  next_report_id: string | null;
  gap_before_s: number | null;
  restarted: boolean;
}

/** Query over one database: its AWR reports of single instances that say when they were taken, times in seconds. */
export function intervalsQuery(inDatabase: string): string {
  return `SELECT report_id, db_name, instance_name, instance_number, epoch(begin_time) AS begin_s, epoch(end_time) AS end_s,
      elapsed_s, epoch(startup_time) AS startup_s
    FROM reports WHERE ${inDatabase} AND kind = 'awr' AND begin_time IS NOT NULL AND end_time IS NOT NULL
    ORDER BY report_id`;
}

/** Places every report in the series of its instance, in order of instance and begin time. */
export function timelineOf(rows: readonly IntervalRow[]): TimelineRow[] {
  const instances = [...Map.groupBy(rows, instanceKey)].sort(([a], [b]) => (a < b ? -1 : 1));
  return instances.flatMap(([, reports]) => {
    const numberOf = new Map(reports.map((report) => [report.report_id, report.instance_number]));
    return arrangeSeries(reports.map(toInterval)).map((placement) => ({
      report_id: placement.reportId,
      instance_number: numberOf.get(placement.reportId) ?? null,
      seq: placement.seq,
      in_series: placement.inSeries,
      previous_report_id: placement.previousReportId,
      next_report_id: placement.nextReportId,
      gap_before_s: placement.gapBeforeS,
      restarted: placement.restarted,
    }));
  });
}

/**
 * What makes two reports of one DBID reports of one instance. A copy of a database may keep its DBID under another
 * name: its reports are not part of the original's series.
 */
export function instanceKey(report: {
  db_name: string | null;
  instance_name: string | null;
  instance_number: number | null;
}): string {
  return JSON.stringify([
    (report.db_name ?? '').trim().toLowerCase(),
    report.instance_number ?? (report.instance_name ?? '').trim().toLowerCase(),
  ]);
}

const toInterval = (row: IntervalRow): ReportInterval => ({
  reportId: row.report_id,
  begin: row.begin_s,
  end: row.end_s,
  elapsed: row.elapsed_s,
  startup: row.startup_s,
});

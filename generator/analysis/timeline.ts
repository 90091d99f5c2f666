/** Timelines of one database, from its rows in `reports`: one series a subject. */
import { arrangeSeries, type ReportInterval } from './series.ts';
import { type SubjectColumns, seriesRank, subjectOf } from './subject.ts';

/** A report as `intervalsQuery` gives it. */
export interface IntervalRow extends SubjectColumns {
  report_id: string;
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

/** Query over one database: its reports that say when they were taken, times in seconds. */
export function intervalsQuery(inDatabase: string): string {
  return `SELECT report_id, kind, db_name, instance_name, instance_number, container_name, epoch(begin_time) AS begin_s, epoch(end_time) AS end_s,
      elapsed_s, epoch(startup_time) AS startup_s
    FROM reports WHERE ${inDatabase} AND begin_time IS NOT NULL AND end_time IS NOT NULL
    ORDER BY report_id`;
}

/** Places every report in the series of its subject, in order of subject and begin time. */
export function timelineOf(rows: readonly IntervalRow[]): TimelineRow[] {
  const subjects = [...Map.groupBy(rows, (row) => subjectOf(row).key)].sort(([a], [b]) => (a < b ? -1 : 1));
  return subjects.flatMap(([, reports]) => {
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

const toInterval = (row: IntervalRow): ReportInterval => ({
  reportId: row.report_id,
  begin: row.begin_s,
  end: row.end_s,
  elapsed: row.elapsed_s,
  startup: row.startup_s,
  rank: seriesRank(row.kind),
});

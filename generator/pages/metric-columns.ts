/** The metrics of one database, by column: a number a report and metric, as compact as a year of half-hours needs. */
import type { BaselineBasis } from '../analysis/baseline.ts';
import { type MetricKey, metrics } from '../analysis/metrics.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { IndexedDatabase, IndexedReport } from './lake-index.ts';
import type { Num, Usual } from './types.ts';

export class MetricColumns {
  private readonly columns = new Map<string, Float64Array>();
  private readonly usuals = new Map<string, Map<number, Omit<Usual, 'at'>>>();
  private readonly length: number;

  constructor(length: number) {
    this.length = length;
  }

  set(position: number, metric: string, value: number): void {
    let column = this.columns.get(metric);
    if (!column) {
      column = new Float64Array(this.length).fill(Number.NaN);
      this.columns.set(metric, column);
    }
    column[position] = value;
  }

  /** The metric of a report, null where the report does not print it. */
  get(report: IndexedReport, metric: MetricKey): Num {
    const value = this.columns.get(metric)?.[report.position];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  setUsual(position: number, metric: string, usual: Omit<Usual, 'at'>): void {
    const column = this.usuals.get(metric) ?? new Map<number, Omit<Usual, 'at'>>();
    this.usuals.set(metric, column.set(position, usual));
  }

  /** What the metric usually is at the report's hour; null with too little history. */
  usual(report: IndexedReport, metric: MetricKey): Usual | null {
    const usual = this.usuals.get(metric)?.get(report.position);
    return usual ? { ...usual, at: middleOf(report) } : null;
  }

  /** Metrics that at least one report has, in the order of their definitions. */
  keys(): MetricKey[] {
    return metrics.map(({ key }) => key).filter((key) => this.columns.has(key));
  }
}

function middleOf({ snapshot: { beginTime, endTime } }: IndexedReport): string {
  const [begin, end] = [beginTime, endTime].map((time) => Date.parse(`${time.replace(' ', 'T')}Z`));
  return new Date(((begin ?? 0) + (end ?? 0)) / 2).toISOString().slice(0, 19).replace('T', ' ');
}

interface BaselineOfLake {
  report_id: string;
  metric: string;
  median: number;
  scale: number;
  basis: BaselineBasis;
}

/** Half the width of what counts as usual, in scales: of normally distributed values all but one in 400. Our choice. */
export const BAND_SCALES = 3;

/** Of all reports of the database, or of those of `reports` alone: what one page shows is no reason to read years. */
export async function loadMetricColumns(
  lake: Lake,
  database: IndexedDatabase,
  reports: Iterable<IndexedReport> | null = null,
): Promise<MetricColumns> {
  const ids = reports && Array.from(reports, ({ snapshot }) => sqlString(snapshot.reportId));
  const where = ids ? `${database.where} AND report_id IN (${ids.join(', ')})` : database.where;
  const positionOf = new Map(database.reports.map((report) => [report.snapshot.reportId, report.position]));
  const columns = new MetricColumns(database.reports.length);
  const rows = await lake.query<{ report_id: string; metric: string; value: number }>(
    `SELECT report_id, metric, value FROM metrics WHERE ${where}`,
  );
  for (const { report_id, metric, value } of rows) {
    const position = positionOf.get(report_id);
    if (position !== undefined) columns.set(position, metric, value);
  }
  const baselines = await lake.query<BaselineOfLake>(
    `SELECT report_id, metric, median, scale, basis FROM baselines WHERE ${where}`,
  );
  for (const { report_id, metric, median, scale, basis } of baselines) {
    const position = positionOf.get(report_id);
    const apart = BAND_SCALES * scale;
    if (position === undefined) continue;
    columns.setUsual(position, metric, {
      value: median,
      low: Math.max(0, median - apart),
      high: median + apart,
      basis,
    });
  }
  return columns;
}

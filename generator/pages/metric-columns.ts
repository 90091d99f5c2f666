/** The metrics of one database, by column: a number a report and metric, as compact as a year of half-hours needs. */
import { type MetricKey, metrics } from '../analysis/metrics.ts';
import type { Lake } from '../lake/lake.ts';
import type { IndexedDatabase, IndexedReport } from './lake-index.ts';
import type { Num } from './types.ts';

export class MetricColumns {
  private readonly columns = new Map<string, Float64Array>();
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

  /** Metrics that at least one report has, in the order of their definitions. */
  keys(): MetricKey[] {
    return metrics.map(({ key }) => key).filter((key) => this.columns.has(key));
  }
}

export async function loadMetricColumns(lake: Lake, database: IndexedDatabase): Promise<MetricColumns> {
  const positionOf = new Map(database.reports.map((report) => [report.snapshot.reportId, report.position]));
  const columns = new MetricColumns(database.reports.length);
  const rows = await lake.query<{ report_id: string; metric: string; value: number }>(
    `SELECT report_id, metric, value FROM metrics WHERE ${database.where}`,
  );
  for (const { report_id, metric, value } of rows) {
    const position = positionOf.get(report_id);
    if (position !== undefined) columns.set(position, metric, value);
  }
  return columns;
}

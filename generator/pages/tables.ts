/** The model of the page of a report's long tables, and of several neighbours at once. */
import type { Lake } from '../lake/lake.ts';
import { type Apart, apartOf } from './apart.ts';
import type { IndexedReport } from './lake-index.ts';
import { histogramPart } from './parts/histogram.ts';
import { loadReportRows, type ReportRows } from './report-rows.ts';
import { activityRows, reportTables } from './sections.ts';
import type { TablesModel } from './tables-types.ts';

/** Rows that these pages need, of reports of one database, by report id. */
export function loadTablesRows(lake: Lake, reports: readonly IndexedReport[]): Promise<Map<string, ReportRows>> {
  return loadReportRows(lake, reports, {
    tables: ['source_tables', 'instance_activity', 'wait_events'],
    parts: ['histogram'],
  });
}

export function tablesModel(report: IndexedReport, own: ReportRows): TablesModel {
  const printed = own.of('source_tables') ?? [];
  const { tables, lists }: Apart = apartOf(printed);
  const apart = new Set(tables);
  return {
    type: 'tables',
    database: report.database.ref,
    snapshot: report.snapshot,
    activity: lists.includes('activity') ? activityRows(own.of('instance_activity')) : null,
    histogram: lists.includes('histogram') ? histogramPart(own.part('histogram'), own.of('wait_events')) : null,
    tables: reportTables(printed.filter(({ table_no }) => apart.has(table_no))),
  };
}

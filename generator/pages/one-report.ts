/**
 * The page of one report that is in no lake: read, judged and put together in memory, by the code that makes the pages of a
 * site. Runs in a browser as it is.
 */
import { findingRows } from '../analysis/finding-rows.ts';
import { metricsOfOne } from '../analysis/metrics-of-one.ts';
import { judgeOne } from '../analysis/one-report.ts';
import { AwrError } from '../base/errors.ts';
import { mapReport } from '../catalogue/map.ts';
import type { MappedReport } from '../catalogue/types.ts';
import { reportId } from '../lake/identity.ts';
import { rowObjects, tableNamed } from '../lake/tables.ts';
import { readReport } from '../report/read.ts';
import type { SourceReport } from '../report/types.ts';
import { treeOf } from './findings.ts';
import { buildIndex, type IndexedReport, type ReportRow } from './lake-index.ts';
import { MetricColumns } from './metric-columns.ts';
import { notJudgedOf } from './not-judged.ts';
import { rowsInMemory } from './rows-in-memory.ts';
import { snapshotModel } from './snapshot.ts';
import type { SnapshotModel } from './types.ts';

type Row = Record<string, unknown>;

/**
 * The model of a report's page: no series before or after it, so nothing is held against another snapshot or a baseline.
 * `fileName` is shown and helps where the report does not say what it is. Throws an `AwrError` with code, place and remedy
 * where `readReport` does, and `no_times` for a report that does not say of when it is.
 */
export function oneReportModel(bytes: Uint8Array, fileName: string): SnapshotModel {
  const report = readReport(bytes, { fileName });
  const mapped = mapReport(report);
  const header = headerRow(report, mapped, { source_path: fileName, source_bytes: bytes.length });
  if (header['begin_time'] === null || header['end_time'] === null) {
    throw new AwrError('The report does not say of which interval it is.', {
      code: 'no_times',
      file: fileName,
      remedy:
        'Look for the lines with the begin and end snapshots: they may have been cut off. The lake still takes such a report.',
    });
  }
  const tables = tablesOf(report, mapped, header);
  const { indexed, id } = indexOf(header);
  const columns = new MetricColumns(1);
  for (const [metric, value] of metricsOfOne(tables)) columns.set(0, metric, value);
  const judgement = judgeOne(header, tables, { thresholds: {}, databases: {}, disabled: [] });
  const model = snapshotModel(
    indexed,
    new Map([[id, rowsInMemory(tables)]]),
    columns,
    new Map(judgement ? [[id, treeOf(findingRows(id, judgement.findings, new Map()))]] : []),
    new Map(judgement ? [[id, judgement.notJudged.map(notJudgedOf)]] : []),
    new Map(),
  );
  return { ...model, changes: null };
}

function headerRow(report: SourceReport, mapped: MappedReport, source: Row): Row {
  const printed = report.tables.filter(({ derived }) => !derived);
  const facts: Row = {
    ...report.header,
    ...source,
    report_id: reportId(report.kind, report.header),
    kind: report.kind,
    format: report.format,
    encoding: report.encoding,
    synthetic: report.synthetic,
    table_count: printed.length,
    warnings: [...report.warnings, ...mapped.warnings],
    read_warnings: report.warnings.length,
  };
  const dbId = /^\d{1,19}$/.test(report.header.db_id ?? '') ? report.header.db_id : null;
  const columns = tableNamed('reports').columns.map(({ name }) => [name, facts[name] ?? null] as const);
  return Object.fromEntries([...columns, ['db_id', dbId]]);
}

/** Rows by lake table, as objects. */
function tablesOf(report: SourceReport, { rows, mappedTo }: MappedReport, header: Row): Record<string, Row[]> {
  return {
    ...rowObjects(rows),
    reports: [header],
    source_tables: report.tables.map(({ tableNo, heading, summary, header: names, rows: cells }, i) => ({
      table_no: tableNo,
      heading,
      summary,
      header: names,
      rows: cells,
      mapped_to: mappedTo[i] ?? null,
    })),
  };
}

/** In a series of its own: what is beside no other report is outside of none. */
function indexOf(header: Row): { indexed: IndexedReport; id: string } {
  const id = String(header['report_id']);
  const row = { ...header, report_id: id, month: null, token: id, findings_digest: null, in_series: true };
  const index = buildIndex([row as unknown as ReportRow]);
  const indexed = index.byReport.get(id);
  if (!indexed) throw new Error(`not indexed: ${id}`);
  return { indexed, id };
}

/**
 * The page of one report that is in no lake, and the comparison of two: read, judged and put together in memory, by the code
 * that makes the pages of a site. Runs in a browser as it is.
 */
import { compareSides } from '../analysis/compare/compare.ts';
import { textIn } from '../analysis/compare/row-values.ts';
import { sideOfOne } from '../analysis/compare/side-of-one.ts';
import { findingRows } from '../analysis/finding-rows.ts';
import { metricsOfOne } from '../analysis/metrics-of-one.ts';
import { judgeOne } from '../analysis/one-report.ts';
import { AwrError } from '../base/errors.ts';
import { mapReport } from '../catalogue/map.ts';
import type { MappedReport } from '../catalogue/types.ts';
import { reportId } from '../lake/identity.ts';
import { rowObjects, tableNamed } from '../lake/tables.ts';
import { type ReadOptions, readReport } from '../report/read.ts';
import type { SourceReport } from '../report/types.ts';
import { compareModel, shownText, sideOf } from './compare-model.ts';
import type { CompareModel } from './compare-types.ts';
import { treeOf } from './findings.ts';
import { buildIndex, type IndexedReport, type ReportRow } from './lake-index.ts';
import { MetricColumns } from './metric-columns.ts';
import { notJudgedOf } from './not-judged.ts';
import { rowsInMemory } from './rows-in-memory.ts';
import { snapshotModel } from './snapshot.ts';
import type { SnapshotModel } from './types.ts';

type Row = Record<string, unknown>;

/** A report read, with its rows by lake table; of these, `reports` has one. */
export interface ReportInMemory {
  header: Row;
  tables: Readonly<Record<string, readonly Row[]>>;
}

/**
 * Reads a report. `fileName` is shown and helps where the report does not say what it is; `part`: which of several in the file.
 * Throws an `AwrError` with code, place and remedy where `readReport` does.
 */
export function readInMemory(bytes: Uint8Array, fileName: string, part?: number): ReportInMemory {
  const options: ReadOptions & { part?: number } = { fileName, ...(part !== undefined && { part }) };
  return inMemory(readReport(bytes, options), part === undefined ? fileName : `${fileName}#${part}`, bytes.length);
}

/** The same of a report that has been read; `bytes`: size of its file. */
export function inMemory(report: SourceReport, fileName: string, bytes: number): ReportInMemory {
  const mapped = mapReport(report);
  const header = headerRow(report, mapped, { source_path: fileName, source_bytes: bytes });
  return { header, tables: tablesOf(report, mapped, header) };
}

/**
 * The model of a report's page: no series before or after it, so nothing is held against another snapshot or a baseline. A
 * report that does not say of when it is (STATSPACK over a restart) has no times on its page: it needs no place in a series.
 */
export function oneReportModel({ header, tables }: ReportInMemory): SnapshotModel {
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
  return { ...model, findings: judgement ? model.findings : null, changes: null };
}

/** True for a report that accounts for an interval and says for which: any two of those can be compared. */
export const isComparable = ({ header, tables }: ReportInMemory): boolean => sideOfOne(header, tables) !== null;

/** The model of the comparison of two reports. Throws `not_comparable` for one that is not of an interval's figures. */
export function comparedReports(first: ReportInMemory, second: ReportInMemory): CompareModel {
  const [a, b] = [sideIn(first), sideIn(second)];
  const comparison = compareSides(a, b);
  const found = (report: ReportInMemory) => {
    const { indexed } = indexOf(report.header);
    return { instance: indexed.instance, reports: [indexed], period: null };
  };
  return compareModel(
    'compare/',
    sideOf(found(first), comparison.first, comparison.dbTimePerS.first),
    sideOf(found(second), comparison.second, comparison.dbTimePerS.second),
    comparison,
    textsOf([first, second]),
  );
}

function sideIn({ header, tables }: ReportInMemory) {
  const side = sideOfOne(header, tables);
  if (side) return side;
  throw new AwrError('The report is not of an interval’s figures, or does not say of which interval.', {
    code: 'not_comparable',
    file: String(header['source_path']),
    remedy: 'Choose AWR or STATSPACK reports of one instance, pluggable database or cluster.',
  });
}

/** The longest text of each statement that a report prints, as a page shows it. */
function textsOf(reports: readonly ReportInMemory[]): Map<string, string> {
  const longest = new Map<string, string>();
  for (const row of reports.flatMap(({ tables }) => tables['sql_text'] ?? [])) {
    const [id, text] = [textIn(row, 'sql_id'), textIn(row, 'sql_text')];
    if (id === null || text === null) continue;
    const known = longest.get(id);
    if (known === undefined || text.length > known.length || (text.length === known.length && text > known))
      longest.set(id, text);
  }
  return new Map([...longest].map(([id, text]) => [id, shownText(text)]));
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
    source_tables: report.tables.map(({ tableNo, heading, summary, header: names, rows: cells, spans }, i) => ({
      table_no: tableNo,
      heading,
      summary,
      header: names,
      rows: cells,
      notes: spans === undefined ? null : JSON.stringify({ spans }),
      mapped_to: mappedTo[i] ?? null,
    })),
  };
}

/** In a series of its own: what is beside no other report is outside of none. Without times it is in no series. */
function indexOf(header: Row): { indexed: IndexedReport; id: string } {
  const id = String(header['report_id']);
  const isTimed = header['begin_time'] !== null && header['end_time'] !== null;
  const times = isTimed ? {} : { begin_time: '', end_time: '' };
  const row = { ...header, ...times, report_id: id, month: null, token: id, findings_digest: null, in_series: isTimed };
  const index = buildIndex([row as unknown as ReportRow]);
  const indexed = index.byReport.get(id);
  if (!indexed) throw new Error(`not indexed: ${id}`);
  return { indexed, id };
}

/** One report as it goes into the lake: for each table its rows as one JSON text, made in a worker. */
import type { MappedReport } from '../catalogue/types.ts';
import type { SourceReport } from '../report/types.ts';
import { columnsJson } from './rows.ts';
import { tableNamed, typedTables } from './tables.ts';

/** What a file adds to the header's own columns of `reports`. */
export interface SourceFacts {
  source_path: string;
  source_bytes: number;
  source_sha256: string;
}

/** Lake table → JSON text of its columns without `report_id`; tables without rows are left out. */
export type Payload = [table: string, json: string][];

export function payloadOf(report: SourceReport, mapped: MappedReport, source: SourceFacts): Payload {
  const payload: Payload = [];
  const add = (table: string, count: number, valuesOf: (name: string, index: number) => unknown[]): void => {
    if (count > 0) payload.push([table, columnsJson(ownColumns(table), valuesOf)]);
  };

  const facts: Record<string, unknown> = {
    ...report.header,
    ...source,
    kind: report.kind,
    format: report.format,
    encoding: report.encoding,
    synthetic: report.synthetic,
    table_count: report.tables.length,
    cell_count: report.tables.reduce(
      (sum, { header, rows }) => sum + rows.reduce((cells, row) => cells + row.length, header.length),
      0,
    ),
    warnings: [...report.warnings, ...mapped.warnings],
  };
  add('reports', 1, (name) => [facts[name] ?? null]);

  const mappedTo = new Map(report.tables.map((table, i) => [table.tableNo, mapped.mappedTo[i] ?? null]));
  const sourceColumns: Record<string, (table: SourceReport['tables'][number]) => unknown> = {
    table_no: (table) => table.tableNo,
    heading: (table) => table.heading,
    summary: (table) => table.summary,
    header: (table) => table.header,
    rows: (table) => table.rows,
    mapped_to: (table) => mappedTo.get(table.tableNo) ?? null,
  };
  add('source_tables', report.tables.length, (name) =>
    report.tables.map((table) => sourceColumns[name]?.(table) ?? null),
  );

  for (const { name } of typedTables) {
    const rows = mapped.rows.get(name) ?? [];
    add(name, rows.length, (_, column) => rows.map((row) => row[column] ?? null));
  }
  return payload;
}

/** A table's columns without `report_id`, which the writer adds. */
export const ownColumns = (table: string): readonly { name: string; type: string }[] =>
  tableNamed(table).columns.filter(({ name }) => name !== 'report_id');

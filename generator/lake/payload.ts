/** One report as it goes into the lake: the rows of every table, packed by the worker that read it. */
import type { MappedReport } from '../catalogue/types.ts';
import type { SourceReport, SourceTable } from '../report/types.ts';
import { typedTables } from './tables.ts';
import { type PackedTable, pack, reportTables, type Wire } from './wire.ts';

/** What a file adds to the header's own columns of `reports`. */
export interface SourceFacts {
  source_path: string;
  source_bytes: number;
  source_sha256: string;
}

/** Tables without rows are left out. */
export function payloadOf(report: SourceReport, mapped: MappedReport, source: SourceFacts): Wire {
  const { tables } = report;
  const facts: Record<string, unknown> = {
    ...report.header,
    ...source,
    kind: report.kind,
    format: report.format,
    encoding: report.encoding,
    synthetic: report.synthetic,
    table_count: tables.length,
    cell_count: tables.reduce((cells, table) => cells + cellsOf(table), 0),
    warnings: [...report.warnings, ...mapped.warnings],
    read_warnings: report.warnings.length,
  };
  const packed: PackedTable[] = [];
  reportTables.forEach(({ name, columns }, index) => {
    const own = columns.slice(1);
    if (name === 'reports') packed.push({ index, rows: 1, columns: own.map((column) => [facts[column.name]]) });
    else if (name === 'source_tables' && tables.length > 0) {
      const values = sourceColumns(tables, mapped);
      packed.push({ index, rows: tables.length, columns: own.map((column) => values[column.name]) });
    }
  });
  for (const { index, name, columns } of typed) {
    const rows = mapped.rows.get(name);
    if (rows && rows.length > 0) {
      packed.push({ index, rows: rows.length, columns: columns.map((at) => rows.map((row) => row[at])) });
    }
  }
  return pack(packed);
}

/** Typed tables, and the places of their columns in a mapped row. */
const typed = typedTables.map(({ name, columns }) => ({
  name,
  index: reportTables.findIndex((table) => table.name === name),
  columns: columns.slice(1).map((_, at) => at),
}));

function sourceColumns(tables: readonly SourceTable[], mapped: MappedReport): Record<string, unknown[]> {
  return {
    table_no: tables.map((table) => table.tableNo),
    heading: tables.map((table) => table.heading),
    summary: tables.map((table) => table.summary),
    header: tables.map((table) => table.header),
    rows: tables.map((table) => table.rows),
    wrapped: tables.map(({ wrapped }) =>
      wrapped && wrapped.length > 0
        ? wrapped.map(({ row, column, text }) => [String(row), String(column), text])
        : null,
    ),
    mapped_to: mapped.mappedTo,
    prose: tables.map(({ prose }) => prose === true),
    cells: tables.map(cellsOf),
  };
}

function cellsOf({ header, rows }: SourceTable): number {
  let cells = header.length;
  for (const row of rows) cells += row.length;
  return cells;
}

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
  const printed = tables.filter(({ derived }) => !derived);
  const facts: Record<string, unknown> = {
    ...report.header,
    ...source,
    kind: report.kind,
    format: report.format,
    encoding: report.encoding,
    synthetic: report.synthetic,
    table_count: printed.length,
    cell_count: printed.reduce((cells, table) => cells + cellsOf(table), 0),
    warnings: [...report.warnings, ...mapped.warnings],
    read_warnings: report.warnings.length,
  };
  const packed: PackedTable[] = [{ index: REPORTS.index, rows: [REPORTS.own.map((name) => facts[name])] }];
  if (tables.length > 0) {
    const rows = tables.map((table, i) => {
      const values = sourceValues(table, mapped.mappedTo[i] ?? null);
      return SOURCE_TABLES.own.map((name) => values[name]);
    });
    packed.push({ index: SOURCE_TABLES.index, rows });
  }
  for (const { index, name } of typed) {
    const rows = mapped.rows.get(name);
    if (rows && rows.length > 0) packed.push({ index, rows });
  }
  return pack(packed);
}

/** A table's place in `reportTables`, and the names of its columns without `report_id`. */
function placeOf(table: string): { index: number; name: string; own: string[] } {
  const index = reportTables.findIndex(({ name }) => name === table);
  return { index, name: table, own: (reportTables[index]?.columns ?? []).slice(1).map(({ name }) => name) };
}

const REPORTS = placeOf('reports');
const SOURCE_TABLES = placeOf('source_tables');
/** Their columns are those of a mapped row. */
const typed = typedTables.map(({ name }) => placeOf(name));

function sourceValues(table: SourceTable, mapped_to: string | null): Record<string, unknown> {
  const { tableNo, heading, summary, header, rows, ...noted } = table;
  return {
    table_no: tableNo,
    heading,
    summary,
    header,
    rows,
    notes: Object.values(noted).some((value) => value !== undefined) ? JSON.stringify(noted) : null,
    mapped_to,
    prose: noted.prose === true,
    cells: cellsOf(table),
  };
}

function cellsOf({ header, rows }: SourceTable): number {
  let cells = header.length;
  for (const row of rows) cells += row.length;
  return cells;
}

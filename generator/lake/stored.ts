/** Reports as they stand in the lake, to be mapped anew: `source_tables` is lossless, so no file is needed for it. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { SourceReport, SourceTable } from '../report/types.ts';
import { plainRows } from './duckdb.ts';
import { fileList, type PartitionKey, partFiles, sqlName, sqlString } from './layout.ts';
import type { SourceFacts } from './payload.ts';
import { tableNamed } from './tables.ts';

/** One report out of the lake; its lists are JSON, for the worker to parse. */
export interface StoredReport {
  report: Omit<SourceReport, 'tables'>;
  facts: SourceFacts;
  tables: StoredTableText[];
}

interface StoredTableText {
  table_no: number;
  heading: string | null;
  summary: string | null;
  header: string;
  rows: string;
  notes: string | null;
}

interface ReportRow extends Record<string, unknown> {
  report_id: string;
  warnings: string[] | null;
  read_warnings: number | null;
}

/** The reports of one partition with these ids. The caller sees to it that no commit goes on meanwhile. */
export async function storedReports(
  db: DuckDBConnection,
  lakeDir: string,
  key: PartitionKey,
  reportIds: readonly string[],
): Promise<Map<string, StoredReport>> {
  const ids = reportIds.map(sqlString).join(', ');
  const rowsOf = async <T>(table: string, columns: string, order: string): Promise<T[]> => {
    const parts = partFiles(lakeDir, tableNamed(table), key);
    if (parts.length === 0) return [];
    const source = `read_parquet(${fileList(lakeDir, parts)}, hive_partitioning = false)`;
    return plainRows<T>(
      await db.runAndReadAll(`SELECT ${columns} FROM ${source} WHERE report_id IN (${ids}) ORDER BY ${order}`),
    );
  };
  const found = new Map<string, StoredReport>();
  for (const row of await rowsOf<ReportRow>('reports', '*', 'report_id')) found.set(row.report_id, unfold(row, key));
  const tables = await rowsOf<StoredTableText & { report_id: string }>(
    'source_tables',
    `report_id, table_no, heading, summary, notes, ${['header', 'rows']
      .map((name) => `to_json(${sqlName(name)})::VARCHAR AS ${sqlName(name)}`)
      .join(', ')}`,
    'report_id, table_no',
  );
  for (const { report_id, ...table } of tables) found.get(report_id)?.tables.push(table);
  return found;
}

/** A row of `reports` as what it was made of. */
function unfold(row: ReportRow, { db_id }: PartitionKey): StoredReport {
  const { kind, format, encoding, synthetic, warnings, read_warnings, source_path, source_bytes, source_sha256 } = row;
  const header = { ...row, db_id: db_id == null ? null : String(db_id) };
  return {
    report: {
      kind,
      format,
      encoding,
      synthetic,
      header,
      warnings: (warnings ?? []).slice(0, read_warnings ?? 0),
    } as unknown as StoredReport['report'],
    facts: { source_path, source_bytes, source_sha256 } as SourceFacts,
    tables: [],
  };
}

/** The report whole again. */
export function reportOf({ report, tables }: StoredReport): SourceReport {
  return {
    ...report,
    tables: tables.map(
      (table): SourceTable => ({
        ...(table.notes === null ? {} : JSON.parse(table.notes)),
        tableNo: table.table_no,
        heading: table.heading,
        summary: table.summary,
        header: JSON.parse(table.header),
        rows: JSON.parse(table.rows),
      }),
    ),
  };
}

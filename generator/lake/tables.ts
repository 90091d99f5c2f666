/**
 * Every table of the lake in one static list: name, columns with their DuckDB types, and how its Parquet is laid out.
 * The schema, the views, the writer and the README's table of the lake all come from here.
 */
import { lakeTables } from '../catalogue/index.ts';
import type { ColumnType } from '../catalogue/types.ts';
import { analysisTables } from './analysis-tables/index.ts';
import { baseTables } from './base-tables.ts';

/** DuckDB types that the lake uses. */
export type SqlType = 'VARCHAR' | 'DOUBLE' | 'BIGINT' | 'BOOLEAN' | 'TIMESTAMP' | 'VARCHAR[]' | 'VARCHAR[][]';

/**
 * Where a table's Parquet lies:
 * `month`: `tables/<name>/db_id=<n>/month=<YYYY-MM>/part-<seq>.parquet`, by the report's begin time;
 * `database`: `tables/<name>/db_id=<n>/part-<seq>.parquet`, for what is computed anew for a whole database;
 * `none`: one file `<name>.parquet` in the lake's root.
 */
export type Layout = 'month' | 'database' | 'none';

export interface StoredTable {
  name: string;
  layout: Layout;
  /** What one row is, for the README. */
  doc: string;
  /**
   * Rows to a Parquet row group, what is read at least to find one report; DuckDB's own choice (122,880) where not
   * set. A multiple of 2,048, the least that DuckDB writes.
   */
  rowGroupRows?: number;
  /** Without the partition's own columns `db_id` and `month`, which stand in the path and which every view adds. */
  columns: readonly { name: string; type: SqlType; doc: string }[];
}

export const sqlTypeOf: Record<ColumnType, SqlType> = {
  text: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
};

/** The catalogue's tables: filled by reading reports, `report_id` first. */
export const typedTables: readonly StoredTable[] = lakeTables.map((table) => ({
  name: table.name,
  layout: 'month',
  doc: table.doc ?? '',
  columns: [
    { name: 'report_id', type: 'VARCHAR', doc: 'the report' },
    ...table.columns.map(({ name, type, doc }) => ({ name, type: sqlTypeOf[type], doc })),
  ],
}));

export const tables: readonly StoredTable[] = [...baseTables, ...typedTables, ...analysisTables];

const byName = new Map(tables.map((table) => [table.name, table]));

/** The table of that name; a defect of ours if there is none. */
export function tableNamed(name: string): StoredTable {
  const table = byName.get(name);
  if (!table) throw new Error(`no such lake table: ${name}`);
  return table;
}

/** A mapped report's rows as objects, by typed table; `[]` for a table that the report does not have. */
export function rowObjects<T>(
  rows: ReadonlyMap<string, readonly (readonly T[])[]>,
): Record<string, Record<string, T | null>[]> {
  return Object.fromEntries(
    typedTables.map(({ name, columns }) => {
      const names = columns.slice(1).map((column) => column.name);
      const objects = (rows.get(name) ?? []).map((row) =>
        Object.fromEntries(names.map((each, i) => [each, row[i] ?? null])),
      );
      return [name, objects] as const;
    }),
  );
}

/** The SQL that makes a lake's tables readable: one view a table, typed and empty where there is no Parquet yet. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { hasFiles, sqlName, sqlString, tableGlob } from './layout.ts';
import { type StoredTable, tables } from './tables.ts';

/** Every view of a lake in the order in which they can be created: name and `CREATE VIEW` statement. */
export function viewStatements(lakeDir: string): { name: string; sql: string }[] {
  return [...tables.map((table) => tableView(lakeDir, table)), sourceCells];
}

/** The statement for one view, null where no table or view has that name. */
export function viewStatement(lakeDir: string, name: string): string | null {
  const table = tables.find((each) => each.name === name);
  if (table) return tableView(lakeDir, table).sql;
  return name === sourceCells.name ? sourceCells.sql : null;
}

export const viewNames: readonly string[] = [...tables.map(({ name }) => name), 'source_cells'];

/** Tables a view is made of, itself not counted. */
export const viewNeeds: Readonly<Record<string, readonly string[]>> = { source_cells: ['source_tables'] };

const hiveTypes: Readonly<Record<string, string>> = { db_id: 'BIGINT', month: 'VARCHAR' };

function tableView(lakeDir: string, table: StoredTable): { name: string; sql: string } {
  const hive = table.layout === 'none' ? [] : table.layout === 'database' ? ['db_id'] : ['db_id', 'month'];
  const body = hasFiles(lakeDir, table)
    ? `SELECT ${[...table.columns.map(({ name }) => sqlName(name)), ...hive].join(', ')} FROM read_parquet(${sqlString(tableGlob(lakeDir, table))}${
        hive.length > 0
          ? `, hive_partitioning = true, hive_types = {${hive.map((name) => `'${name}': ${hiveTypes[name]}`).join(', ')}}`
          : ''
      })`
    : `SELECT ${[
        ...table.columns.map(({ name, type }) => `NULL::${type} AS ${sqlName(name)}`),
        ...hive.map((name) => `NULL::${hiveTypes[name]} AS ${name}`),
      ].join(', ')} WHERE false`;
  return { name: table.name, sql: `CREATE OR REPLACE VIEW ${sqlName(table.name)} AS ${body}` };
}

/** One row a cell of the rows as printed; the header row is not a row but each cell's `column_name`. */
const sourceCells = {
  name: 'source_cells',
  sql: `CREATE OR REPLACE VIEW source_cells AS
SELECT report_id, table_no, row_no, col_no, header[col_no] AS column_name, cells[col_no] AS text, db_id, month
FROM (
  SELECT *, generate_subscripts(cells, 1) AS col_no
  FROM (
    SELECT report_id, table_no, header, unnest(rows) AS cells, generate_subscripts(rows, 1) AS row_no, db_id, month
    FROM source_tables
  )
)`,
};

/** A statement that asks which tables there are. */
const LISTS_TABLES =
  /\bshow\s+(?:all\s+)?tables\b|\bshow_tables|^\s*(?:describe|desc|show)\s*;?\s*$|\binformation_schema\b|\bduckdb_(?:tables|views|columns)\b|\bpg_(?:tables|views|class)\b|\bsqlite_master\b/i;

/** Defines on a connection the views that a statement names, and only those: binding a view lists its files. */
export class Views {
  private readonly dir: string;
  private readonly connection: DuckDBConnection;
  private defined = new Set<string>();
  private generation: string | null = null;

  constructor(dir: string, connection: DuckDBConnection) {
    this.dir = dir;
    this.connection = connection;
  }

  /** `generation`: definitions made under another one are made again, an empty table may have got its first file. */
  async prepare(sql: string, generation: string | null): Promise<void> {
    if (generation !== this.generation) this.defined.clear();
    this.generation = generation;
    const all = LISTS_TABLES.test(sql);
    for (const name of viewNames) {
      // A word of the statement, quoted or not: a name too many costs a millisecond, a name missed a wrong error.
      if (all || new RegExp(`\\b${name}\\b`, 'i').test(sql)) await this.define(name);
    }
  }

  private async define(name: string): Promise<void> {
    if (this.defined.has(name)) return;
    for (const needed of viewNeeds[name] ?? []) await this.define(needed);
    const sql = viewStatement(this.dir, name);
    if (sql) await this.connection.run(sql);
    this.defined.add(name);
  }
}

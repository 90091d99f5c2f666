/**
 * A small table of the lake held in memory, by key, for a whole run, with a copy inside DuckDB that takes the changes
 * alone: writing 100,000 rows to Parquet from there costs a tenth of sending them from JavaScript each time.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlName } from './layout.ts';
import { columnsJson, rowsFromJson } from './rows.ts';
import { tableNamed } from './tables.ts';
import type { Transaction } from './transaction.ts';

/** Keys whose rows were set or deleted, and the rows of those that are still there. */
export interface Changes<Row> {
  keys: string[];
  rows: Row[];
}

export class Mirror<Row extends object> {
  private readonly rows: Map<string, Row>;
  private readonly changed = new Set<string>();
  private readonly db: DuckDBConnection;
  private readonly table: string;
  private readonly keyColumn: string;

  /** `rows`: what the lake holds at present. */
  private constructor(db: DuckDBConnection, table: string, keyColumn: string, rows: Map<string, Row>) {
    this.db = db;
    this.table = table;
    this.keyColumn = keyColumn;
    this.rows = rows;
  }

  static async load<Row extends object>(
    db: DuckDBConnection,
    table: string,
    keyColumn: keyof Row & string,
    present: readonly Row[],
  ): Promise<Mirror<Row>> {
    const { columns } = tableNamed(table);
    const definitions = columns.map(({ name, type }) => `${sqlName(name)} ${type}`).join(', ');
    await db.run(`CREATE OR REPLACE TABLE mirror_of_${table} (${definitions})`);
    const rows = new Map(present.map((row) => [String(row[keyColumn]), row]));
    const mirror = new Mirror(db, table, keyColumn, rows);
    await mirror.insert([...rows.values()]);
    return mirror;
  }

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  values(): IterableIterator<Row> {
    return this.rows.values();
  }

  set(key: string, row: Row): void {
    const before = this.rows.get(key);
    if (before && isEqual(before, row)) return;
    this.rows.set(key, row);
    this.changed.add(key);
  }

  delete(key: string): void {
    if (this.rows.delete(key)) this.changed.add(key);
  }

  get isChanged(): boolean {
    return this.changed.size > 0;
  }

  /** What has changed since the last time, to be written by `persist`: what is set from now on belongs to the next. */
  takeChanges(): Changes<Row> {
    const keys = [...this.changed];
    this.changed.clear();
    return { keys, rows: keys.map((key) => this.rows.get(key)).filter((row) => row !== undefined) };
  }

  /** Writes the table as part of the transaction, if there are changes. */
  async persist(tx: Transaction, { keys, rows }: Changes<Row>): Promise<void> {
    if (keys.length === 0) return;
    const json = JSON.stringify(keys.map((key) => key.toWellFormed()));
    const name = `mirror_of_${this.table}`;
    await this.db.run(
      `DELETE FROM ${name} WHERE ${sqlName(this.keyColumn)} IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
      [json],
    );
    await this.insert(rows);
    await tx.replace(this.table, {}, `SELECT * FROM ${name} ORDER BY ${sqlName(this.keyColumn)}`);
  }

  private async insert(rows: readonly Row[]): Promise<void> {
    const { columns } = tableNamed(this.table);
    // In slices: one JSON text of a hundred thousand rows would be copied as a whole several times.
    for (let at = 0; at < rows.length; at += 10_000) {
      const slice = rows.slice(at, at + 10_000) as Record<string, unknown>[];
      const json = columnsJson(columns, (name) => slice.map((row) => row[name] ?? null));
      await this.db.run(`INSERT INTO mirror_of_${this.table} ${rowsFromJson('$1', columns)}`, [json]);
    }
  }
}

/** Same values, in whatever order. */
function isEqual<Row extends object>(a: Row, b: Row): boolean {
  const values = b as Record<string, unknown>;
  const entries = Object.entries(a);
  return entries.length === Object.keys(b).length && entries.every(([name, value]) => values[name] === value);
}

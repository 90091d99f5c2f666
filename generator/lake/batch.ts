/** Reports gathered until there are enough to be written at once; then one transaction takes them into the lake. */
import { type DuckDBConnection, DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import { fileList, type PartitionKey, partFiles, sqlString } from './layout.ts';
import { ownColumns, type Payload } from './payload.ts';
import { rowsFromJson } from './rows.ts';
import { type StoredTable, tables } from './tables.ts';
import type { Transaction } from './transaction.ts';

export interface BatchReport {
  report_id: string;
  db_id: string;
  month: string | null;
}

const MAX_REPORTS = 250;
const MAX_CHARACTERS = 64 * 2 ** 20;

/** Tables whose rows come from reading reports. */
export const reportTables: readonly StoredTable[] = tables.filter(({ layout }) => layout === 'month');

export class Batch {
  private readonly db: DuckDBConnection;
  /** Rows in DuckDB are known by a number, not by report_id: two files of one batch may claim the same report. */
  private readonly reports = new Map<number, BatchReport & { tables: ReadonlySet<string> }>();
  private readonly numbers = new Map<string, number>();
  private readonly removals = new Map<string, BatchReport>();
  private next = 1;
  private characters = 0;

  private readonly maxReports: number;

  private constructor(db: DuckDBConnection, maxReports: number) {
    this.db = db;
    this.maxReports = maxReports;
  }

  static async create(db: DuckDBConnection, maxReports = MAX_REPORTS): Promise<Batch> {
    await db.run('CREATE OR REPLACE TABLE staged (number INTEGER, lake_table VARCHAR, payload VARCHAR)');
    return new Batch(db, maxReports);
  }

  get isFull(): boolean {
    return this.reports.size >= this.maxReports || this.characters >= MAX_CHARACTERS;
  }

  get isChanged(): boolean {
    return this.reports.size > 0 || this.removals.size > 0;
  }

  async add(report: BatchReport, payload: Payload): Promise<void> {
    const number = this.next++;
    const appender = await this.db.createAppender('staged');
    const chunk = DuckDBDataChunk.create([INTEGER, VARCHAR, VARCHAR]);
    chunk.setColumns([payload.map(() => number), payload.map(([table]) => table), payload.map(([, json]) => json)]);
    appender.appendDataChunk(chunk);
    appender.closeSync();
    this.characters += payload.reduce((sum, [, json]) => sum + json.length, 0);
    this.reports.set(number, { ...report, tables: new Set(payload.map(([table]) => table)) });
    this.numbers.set(report.report_id, number);
  }

  /** Takes a report out again: out of this batch, or with its commit out of the lake. */
  remove(report: BatchReport): void {
    const number = this.numbers.get(report.report_id);
    if (number === undefined) this.removals.set(`${report.report_id} ${report.db_id} ${report.month}`, report);
    else {
      this.reports.delete(number);
      this.numbers.delete(report.report_id);
    }
  }

  /** Puts rows and removals into the transaction; the batch is empty afterwards. Returns the partitions it touched. */
  async moveInto(tx: Transaction): Promise<PartitionKey[]> {
    const partitions = new Map<string, { key: PartitionKey; numbers: number[]; removed: string[] }>();
    const partitionOf = ({ db_id, month }: BatchReport) => {
      const name = `${db_id} ${month}`;
      const partition = partitions.get(name) ?? { key: { db_id, month }, numbers: [], removed: [] };
      partitions.set(name, partition);
      return partition;
    };
    for (const [number, report] of this.reports) partitionOf(report).numbers.push(number);
    for (const report of this.removals.values()) partitionOf(report).removed.push(report.report_id);

    await this.db.run('CREATE OR REPLACE TABLE staged_reports (number INTEGER, report_id VARCHAR)');
    const known = JSON.stringify({
      number: [...this.reports.keys()],
      report_id: [...this.reports.values()].map((r) => r.report_id),
    });
    const columns = [
      { name: 'number', type: 'INTEGER' },
      { name: 'report_id', type: 'VARCHAR' },
    ];
    await this.db.run(`INSERT INTO staged_reports ${rowsFromJson('$1', columns)}`, [known]);

    for (const { key, numbers, removed } of partitions.values()) {
      for (const table of reportTables) {
        if (removed.length > 0) await rewriteWithout(tx, table, key, removed);
        const filled = numbers.filter((number) => this.reports.get(number)?.tables.has(table.name));
        if (filled.length > 0) await tx.put(table.name, key, stagedRows(table, filled), [table.name]);
      }
    }
    const touched = [...partitions.values()].map(({ key }) => key);
    this.reports.clear();
    this.numbers.clear();
    this.removals.clear();
    this.characters = 0;
    await this.db.run('CREATE OR REPLACE TABLE staged (number INTEGER, lake_table VARCHAR, payload VARCHAR)');
    return touched;
  }
}

/** Rows of the numbered reports, by report_id and within one in the order in which the report prints them. */
function stagedRows(table: StoredTable, numbers: readonly number[]): string {
  const staged = `(SELECT report_id, payload FROM staged JOIN staged_reports USING (number)
    WHERE lake_table = $1 AND number IN (${numbers.join(', ')}) ORDER BY report_id)`;
  return rowsFromJson('payload', ownColumns(table.name), { from: staged, keep: 'report_id' });
}

/** Stages anew the partition's files that hold one of these reports, without them. */
async function rewriteWithout(
  tx: Transaction,
  table: StoredTable,
  key: PartitionKey,
  reportIds: readonly string[],
): Promise<void> {
  const parts = partFiles(tx.lakeDir, table, key);
  if (parts.length === 0) return;
  const ids = reportIds.map(sqlString).join(', ');
  const holding = await tx.db.runAndReadAll(
    `SELECT DISTINCT parse_filename(filename) AS name FROM ${readParts(tx, parts)} WHERE report_id IN (${ids})`,
  );
  const names = new Set(holding.getRows().map(([name]) => String(name)));
  const affected = parts.filter((part) => names.has(part.slice(part.lastIndexOf('/') + 1)));
  if (affected.length === 0) return;
  await tx.replaceParts(table.name, key, affected, `${inOrder(tx, affected)} WHERE report_id NOT IN (${ids}) ${ORDER}`);
}

const MAX_PARTS = 8;

/** Merges the files of each of these partitions that has too many. Returns whether there was anything to do. */
export async function compact(tx: Transaction, keys: readonly PartitionKey[]): Promise<boolean> {
  let done = false;
  for (const key of keys) {
    for (const table of reportTables) {
      const parts = partFiles(tx.lakeDir, table, key);
      if (parts.length <= MAX_PARTS) continue;
      await tx.replaceParts(table.name, key, parts, `${inOrder(tx, parts)} ${ORDER}`);
      done = true;
    }
  }
  return done;
}

/** True where `compact` would find something to do. */
export function needsCompaction(lakeDir: string, key: PartitionKey): boolean {
  return reportTables.some((table) => partFiles(lakeDir, table, key).length > MAX_PARTS);
}

const ORDER = 'ORDER BY report_id, filename, file_row_number';

const inOrder = (tx: Transaction, parts: readonly string[]): string => `SELECT * FROM ${readParts(tx, parts)}`;

function readParts(tx: Transaction, parts: readonly string[]): string {
  return `read_parquet(${fileList(tx.lakeDir, parts)}, filename = true, file_row_number = true, hive_partitioning = false)`;
}

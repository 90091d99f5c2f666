/** Reports gathered until there are enough to be written at once; then one transaction takes them into the lake. */
import type { Holdings } from './holdings.ts';
import { fileList, type PartitionKey, partFiles, sqlString } from './layout.ts';
import type { ReaderPool } from './pool.ts';
import { addSpent, type Spent } from './spent.ts';
import type { StoredTable } from './tables.ts';
import type { Transaction } from './transaction.ts';
import { directoryOf, reportTables, type Wire } from './wire.ts';

export interface BatchReport {
  report_id: string;
  db_id: string;
  month: string | null;
}

/** A commit costs a file for each table and partition, so it should be of many reports; they are held in memory. */
const MAX_REPORTS = 1000;
const MAX_BYTES = 96 * 2 ** 20;
/** Of less than this, a partition's tables are written by one worker. */
const SHARED_BYTES = 8 * 2 ** 20;

export interface Writers extends Pick<ReaderPool, 'encode'> {
  jobs: number;
  /** What the writing takes is added to it. */
  spent: Spent;
}

interface Partition {
  key: PartitionKey;
  reports: { report_id: string; wire: Wire }[];
  removed: string[];
}

export class Batch {
  private readonly reports = new Map<string, BatchReport & { wire: Wire }>();
  private readonly removals = new Map<string, BatchReport>();
  /** Of all rows. */
  bytes = 0;
  private readonly maxReports: number;

  constructor(maxReports = MAX_REPORTS) {
    this.maxReports = maxReports;
  }

  get isFull(): boolean {
    return this.reports.size >= this.maxReports || this.bytes >= MAX_BYTES;
  }

  get isChanged(): boolean {
    return this.reports.size > 0 || this.removals.size > 0;
  }

  add(report: BatchReport, wire: Wire): void {
    this.bytes += wire.byteLength - (this.reports.get(report.report_id)?.wire.byteLength ?? 0);
    this.reports.set(report.report_id, { ...report, wire });
  }

  /** Takes a report out again: out of this batch, or with its commit out of the lake. */
  remove(report: BatchReport): void {
    const mine = this.reports.get(report.report_id);
    if (mine) {
      this.reports.delete(report.report_id);
      this.bytes -= mine.wire.byteLength;
    } else this.removals.set(`${report.report_id} ${report.db_id} ${report.month}`, report);
  }

  /**
   * Puts rows and removals into the transaction, and notes them in `held`, what the lake has. Returns the partitions
   * that it touched.
   */
  async moveInto(tx: Transaction, writers: Writers, held: Holdings): Promise<PartitionKey[]> {
    const partitions = this.partitions();
    for (const { key, removed } of partitions) {
      if (removed.length === 0) continue;
      const gone = held.areAll(key, removed) ? 'all' : removed;
      for (const table of reportTables) await rewriteWithout(tx, table, key, gone);
    }
    await Promise.all(
      partitions.flatMap((partition) =>
        shares(partition, writers.jobs).map((share) => write(tx, writers, partition, share)),
      ),
    );
    for (const report of this.removals.values()) held.delete(report);
    for (const report of this.reports.values()) held.add(report);
    return partitions.map(({ key }) => key);
  }

  private partitions(): Partition[] {
    const partitions = new Map<string, Partition>();
    const partitionOf = ({ db_id, month }: BatchReport) => {
      const name = `${db_id} ${month}`;
      const partition = partitions.get(name) ?? { key: { db_id, month }, reports: [], removed: [] };
      partitions.set(name, partition);
      return partition;
    };
    for (const report of this.reports.values()) partitionOf(report).reports.push(report);
    for (const report of this.removals.values()) partitionOf(report).removed.push(report.report_id);
    for (const { reports } of partitions.values()) reports.sort((a, b) => (a.report_id < b.report_id ? -1 : 1));
    return [...partitions.values()];
  }
}

/** Writes some of a partition's tables: rows by report_id, and within one in the order in which the report prints them. */
async function write(
  tx: Transaction,
  writers: Writers,
  { key, reports }: Partition,
  share: readonly number[],
): Promise<void> {
  const files = share.map((table) => ({ table, file: tx.stage() }));
  const task = reports.map(({ report_id, wire }) => ({ report_id, wire }));
  const { rows, spent } = await writers.encode({ reports: task, files });
  addSpent(writers.spent, spent);
  files.forEach(({ table, file }, i) => {
    if (rows[i]) tx.adopt((reportTables[table] as StoredTable).name, key, file);
  });
}

const SOURCE_TABLES = reportTables.findIndex(({ name }) => name === 'source_tables');

/** The tables that the reports fill, in shares of about the same work: one, or for much of it one a worker. */
function shares({ reports }: Partition, jobs: number): number[][] {
  const work = new Map<number, number>();
  let bytes = 0;
  for (const { wire } of reports) {
    bytes += wire.byteLength;
    for (const [index, { rows, places }] of directoryOf(wire)) {
      work.set(index, (work.get(index) ?? 0) + rows * places.length);
    }
  }
  if (bytes < SHARED_BYTES) return work.size > 0 ? [[...work.keys()]] : [];
  // Cells of the tables as printed are about as many as typed ones.
  work.set(
    SOURCE_TABLES,
    [...work.values()].reduce((sum, cells) => sum + cells, 0),
  );
  const loads = Array.from({ length: jobs }, () => ({ cells: 0, tables: [] as number[] }));
  for (const [index, cells] of [...work].sort((a, b) => b[1] - a[1])) {
    const least = loads.reduce((best, each) => (each.cells < best.cells ? each : best));
    least.cells += cells;
    least.tables.push(index);
  }
  return loads.filter(({ tables }) => tables.length > 0).map(({ tables }) => tables);
}

/** Stages anew the partition's files that hold one of these reports, without them. */
async function rewriteWithout(
  tx: Transaction,
  table: StoredTable,
  key: PartitionKey,
  reportIds: readonly string[] | 'all',
): Promise<void> {
  const parts = partFiles(tx.lakeDir, table, key);
  if (parts.length === 0) return;
  if (reportIds === 'all') return tx.drop(parts);
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

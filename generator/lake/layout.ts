/** Names and paths inside a lake, and the little SQL quoting that they need. */
import fs from 'node:fs';
import path from 'node:path';
import type { StoredTable } from './tables.ts';

/** What Hive, Spark and DuckDB call a partition whose value is NULL. */
const HIVE_NULL = '__HIVE_DEFAULT_PARTITION__';

/** One partition of a table. A `database` table has no month; a `none` table has neither. */
export interface PartitionKey {
  /** DBID: digits only. Null: the report does not say. */
  db_id?: string | number | null;
  /** `YYYY-MM` of the report's begin time. Null: unknown. */
  month?: string | null;
}

export const stagingDir = (lakeDir: string): string => path.join(lakeDir, '.staging');
export const journalFile = (lakeDir: string): string => path.join(lakeDir, '.journal.json');
export const catalogFile = (lakeDir: string): string => path.join(lakeDir, 'lake.duckdb');

/**
 * Directory of a partition, relative to the lake. Values come from reports, so they are checked: anything but digits
 * and `YYYY-MM` is a defect of ours and throws.
 */
export function partitionDir(table: StoredTable, key: PartitionKey): string {
  if (table.layout === 'none') return '';
  const db = key.db_id == null ? HIVE_NULL : String(key.db_id);
  if (!/^\d{1,19}$/.test(db) && db !== HIVE_NULL) throw new Error(`not a DBID: ${JSON.stringify(key.db_id)}`);
  const base = `tables/${table.name}/db_id=${db}`;
  if (table.layout === 'database') return base;
  const month = key.month ?? HIVE_NULL;
  if (!/^\d{4}-\d{2}$/.test(month) && month !== HIVE_NULL) throw new Error(`not a month: ${JSON.stringify(month)}`);
  return `${base}/month=${month}`;
}

/** Committed Parquet files of one partition, relative to the lake, in order of their sequence number. */
export function partFiles(lakeDir: string, table: StoredTable, key: PartitionKey): string[] {
  if (table.layout === 'none') {
    const name = `${table.name}.parquet`;
    return fs.existsSync(path.join(lakeDir, name)) ? [name] : [];
  }
  const dir = partitionDir(table, key);
  return namesIn(path.join(lakeDir, dir))
    .filter((name) => partNumber(name) !== null)
    .sort((a, b) => (partNumber(a) ?? 0) - (partNumber(b) ?? 0))
    .map((name) => `${dir}/${name}`);
}

/** Partitions that a table has on disk. */
export function partitionsOf(lakeDir: string, table: StoredTable): PartitionKey[] {
  const root = path.join(lakeDir, 'tables', table.name);
  const value = (name: string, key: string): string | null | undefined => {
    if (!name.startsWith(`${key}=`)) return undefined;
    const text = name.slice(key.length + 1);
    return text === HIVE_NULL ? null : text;
  };
  const keys: PartitionKey[] = [];
  for (const dbName of namesIn(root).sort()) {
    const db_id = value(dbName, 'db_id');
    if (db_id === undefined) continue;
    if (table.layout === 'database') keys.push({ db_id });
    else {
      for (const monthName of namesIn(path.join(root, dbName)).sort()) {
        const month = value(monthName, 'month');
        if (month !== undefined) keys.push({ db_id, month });
      }
    }
  }
  return keys;
}

/** Sequence number of `part-<seq>.parquet`, null for any other name. */
export function partNumber(name: string): number | null {
  const match = /^part-(\d{1,12})\.parquet$/.exec(path.basename(name));
  return match ? Number(match[1]) : null;
}

/** The glob that finds every file of a table, for DuckDB. */
export function tableGlob(lakeDir: string, table: StoredTable): string {
  if (table.layout === 'none') return `${escapeGlob(path.resolve(lakeDir))}/${table.name}.parquet`;
  const depth = table.layout === 'month' ? '*/*' : '*';
  return `${escapeGlob(path.resolve(lakeDir))}/tables/${table.name}/${depth}/part-*.parquet`;
}

/** Files of the lake as a DuckDB list for `read_parquet`, which takes each for a glob. */
export function fileList(lakeDir: string, files: readonly string[]): string {
  const root = escapeGlob(path.resolve(lakeDir));
  return `[${files.map((file) => sqlString(`${root}/${file}`)).join(', ')}]`;
}

/** True when the table has at least one Parquet file; looks at no more directories than it must. */
export function hasFiles(lakeDir: string, table: StoredTable): boolean {
  if (table.layout === 'none') return fs.existsSync(path.join(lakeDir, `${table.name}.parquet`));
  return partitionsOf(lakeDir, table).some((key) => partFiles(lakeDir, table, key).length > 0);
}

/** A string as an SQL literal. */
export const sqlString = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as an SQL identifier. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Wildcards in the lake's own path are meant literally. */
const escapeGlob = (dir: string): string => dir.replace(/[*?[\]]/g, (char) => `[${char}]`);

function namesIn(dir: string): string[] {
  try {
    return fs.readdirSync(dir);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

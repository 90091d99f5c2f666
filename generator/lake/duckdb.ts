/** DuckDB in memory, set up as every stage wants it, and its values as plain JavaScript. */
import os from 'node:os';
import path from 'node:path';
import {
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBResultReader,
  DuckDBStructValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';

export type SqlParams = DuckDBValue[] | Record<string, DuckDBValue>;

/**
 * An in-memory DuckDB with one connection. It spills to the system's temporary directory, never to the current one,
 * and never goes to the network for an extension.
 */
export async function openDuckDb(options: Record<string, string> = {}): Promise<DuckDBConnection> {
  const memory = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, os.totalmem());
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${Math.max(512, Math.floor((memory * 0.4) / 2 ** 20))}MiB`,
    temp_directory: path.join(os.tmpdir(), `awr-duckdb-${process.pid}`),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // Of a file replaced under its name that cache gives pieces of both at times; the system caches files by itself.
    enable_external_file_cache: 'false',
    ...options,
  });
  return instance.connect();
}

/**
 * Rows as plain objects: BIGINT and DECIMAL as number (as string beyond 2^53), TIMESTAMP as `YYYY-MM-DD HH:MM:SS`,
 * DATE as `YYYY-MM-DD`, lists as arrays, NULL as null.
 */
export function plainRows<T>(reader: DuckDBResultReader): T[] {
  const names = reader.deduplicatedColumnNames();
  const columns = reader.getColumns();
  const rows = Array.from({ length: reader.currentRowCount }, (): Record<string, unknown> => ({}));
  if (names.includes('__proto__')) {
    return rows.map((_, row) =>
      Object.fromEntries(names.map((name, i) => [name, plainValue(columns[i]?.[row] ?? null)])),
    ) as T[];
  }
  // Column by column: every row gets its properties in the same order, so all share one shape.
  for (const [i, name] of names.entries()) {
    const column = columns[i] ?? [];
    for (let row = 0; row < rows.length; row++) {
      const value = column[row] as DuckDBValue;
      (rows[row] as Record<string, unknown>)[name] =
        typeof value === 'string' || typeof value === 'number' || value === null ? value : plainValue(value);
    }
  }
  return rows as T[];
}

export function plainValue(value: DuckDBValue): unknown {
  if (value === null || typeof value !== 'object') {
    if (typeof value !== 'bigint') return value;
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();
  }
  if (value instanceof DuckDBListValue) return value.items.map(plainValue);
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, each]) => [name, plainValue(each)]));
  }
  return value.toString();
}

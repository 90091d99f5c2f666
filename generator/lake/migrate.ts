/**
 * Brings the Parquet of an older version to the columns of this one, so that every file of a table has the same
 * schema and any engine reads them with a plain glob. New columns are NULL until the reports are read again.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileList, partFiles, partitionsOf, sqlName } from './layout.ts';
import { type StoredTable, tables } from './tables.ts';
import type { Transaction } from './transaction.ts';

const schemaFile = (lakeDir: string): string => path.join(lakeDir, '.schema.json');

function schemaOf(list: readonly StoredTable[]): Record<string, string> {
  return Object.fromEntries(
    list.map((table) => [
      table.name,
      [table.layout, ...table.columns.map(({ name, type }) => `${name} ${type}`)].join(', '),
    ]),
  );
}

/** Tables whose files may have other columns than this version expects; all of them where nothing is noted. */
export function outdatedTables(lakeDir: string): StoredTable[] {
  let noted: Record<string, string> = {};
  try {
    noted = JSON.parse(fs.readFileSync(schemaFile(lakeDir), 'utf8'));
  } catch {
    // None, or not whole: compare every table's files.
  }
  const wanted = schemaOf(tables);
  return tables.filter(({ name }) => noted[name] !== wanted[name]);
}

/** Stages every file of the outdated tables anew, with this version's columns. */
export async function migrate(tx: Transaction, outdated: readonly StoredTable[]): Promise<void> {
  for (const table of outdated) {
    for (const key of table.layout === 'none' ? [{}] : partitionsOf(tx.lakeDir, table)) {
      const parts = partFiles(tx.lakeDir, table, key);
      if (parts.length === 0) continue;
      const source = `read_parquet(${fileList(tx.lakeDir, parts)}, union_by_name = true, filename = true, file_row_number = true, hive_partitioning = false)`;
      const described = await tx.db.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`);
      const present = new Map(described.getRows().map(([name, type]) => [String(name), String(type)]));
      if (
        table.columns.every(({ name, type }) => present.get(name) === type) &&
        present.size === table.columns.length + 2
      )
        continue;
      const columns = table.columns.map(({ name, type }) =>
        present.has(name)
          ? `TRY_CAST(${sqlName(name)} AS ${type}) AS ${sqlName(name)}`
          : `NULL::${type} AS ${sqlName(name)}`,
      );
      const order = present.has('report_id') ? 'ORDER BY report_id, filename, file_row_number' : '';
      await tx.replaceParts(
        table.name,
        key,
        table.layout === 'none' ? [] : parts,
        `SELECT ${columns.join(', ')} FROM ${source} ${order}`,
      );
    }
  }
}

/** Notes that every file has this version's columns. */
export function noteSchema(lakeDir: string): void {
  const aside = `${schemaFile(lakeDir)}.new`;
  fs.writeFileSync(aside, JSON.stringify(schemaOf(tables)));
  fs.renameSync(aside, schemaFile(lakeDir));
}

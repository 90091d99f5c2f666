/**
 * `lake.duckdb`: a small database of views over the Parquet, for people with a DuckDB of their own. The views hold
 * absolute globs, so new files need no new views; it is made again when a table gets its first file or the lake moves.
 */
import fs from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { catalogFile } from './layout.ts';
import { viewStatements } from './views.ts';

/** Brings `lake.duckdb` up to date: written aside, then renamed. The caller holds the lock. */
export async function writeCatalog(lakeDir: string): Promise<void> {
  const file = catalogFile(lakeDir);
  const script = viewStatements(lakeDir).map(({ sql }) => sql);
  const note = path.join(lakeDir, '.catalog.sql');
  const text = `${script.join(';\n')};\n`;
  if (fs.existsSync(file) && fs.existsSync(note) && fs.readFileSync(note, 'utf8') === text) return;
  const aside = `${file}.new`;
  for (const leftover of [aside, `${aside}.wal`, note]) fs.rmSync(leftover, { force: true });
  const instance = await DuckDBInstance.create(aside);
  const connection = await instance.connect();
  try {
    // In one transaction: each would else be written to the disk by itself.
    await connection.run('BEGIN');
    for (const sql of script) await connection.run(sql);
    await connection.run('COMMIT');
    await connection.run('CHECKPOINT');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  fs.renameSync(aside, file);
  fs.writeFileSync(note, text);
}

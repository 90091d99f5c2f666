import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDuckDb } from './duckdb.ts';
import { openLake } from './lake.ts';
import { beginTransaction } from './transaction.ts';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr [migrate] '));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

it('a lake of an older version gets this version’s columns when it is next opened, its rows stay', async () => {
  const tx = await beginTransaction(dir);
  await tx.put('metrics', { db_id: 7 }, [{ report_id: 'new', metric: 'aas', value: 2 }]);
  await tx.commit();
  // As an older version may have written it: a column less, one more, another type.
  const old = path.join(dir, 'tables/metrics/db_id=7/part-00002.parquet');
  const db = await openDuckDb();
  await db.run(`COPY (SELECT 'old' AS report_id, '1.5' AS value, 9 AS gone) TO '${old}' (FORMAT parquet)`);
  db.closeSync();
  fs.rmSync(path.join(dir, '.schema.json'));

  const lake = await openLake(dir);
  expect(await lake.query('SELECT * FROM metrics ORDER BY report_id DESC')).toEqual([
    { report_id: 'old', metric: null, value: 1.5, db_id: 7 },
    { report_id: 'new', metric: 'aas', value: 2, db_id: 7 },
  ]);
  lake.close();
  expect(fs.readdirSync(path.dirname(old))).toEqual(['part-00003.parquet']);
});

it('a lake in which no file has a column yet, of tables of reports and of the books alike', async () => {
  const old = path.join(dir, 'old');
  fs.mkdirSync(path.join(old, 'tables/metrics/db_id=7'), { recursive: true });
  const db = await openDuckDb();
  await db.run(`COPY (SELECT 'x' AS report_id) TO '${old}/tables/metrics/db_id=7/part-00001.parquet' (FORMAT parquet)`);
  await db.run(`COPY (SELECT '/a.html' AS path, 5 AS bytes) TO '${old}/files.parquet' (FORMAT parquet)`);
  db.closeSync();
  const lake = await openLake(old);
  expect(await lake.query('SELECT report_id, metric, value FROM metrics')).toEqual([
    { report_id: 'x', metric: null, value: null },
  ]);
  expect(await lake.query('SELECT path, bytes, format, outcome FROM files')).toEqual([
    { path: '/a.html', bytes: 5, format: null, outcome: null },
  ]);
  lake.close();
});

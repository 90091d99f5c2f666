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

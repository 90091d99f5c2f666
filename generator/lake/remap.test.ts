import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { silentContext, temporaryLakeDir } from '../testing/lake.ts';
import { tinyReport } from '../testing/report.ts';
import { zip } from '../testing/zip.ts';
import { ingest } from './ingest.ts';
import { openLake } from './lake.ts';
import { tables } from './tables.ts';
import { beginTransaction } from './transaction.ts';

const ask = async <T>(lakeDir: string, sql: string): Promise<T[]> => {
  const lake = await openLake(lakeDir);
  try {
    return await lake.query<T>(sql);
  } finally {
    lake.close();
  }
};

async function contents(lakeDir: string): Promise<Record<string, unknown[]>> {
  const lake = await openLake(lakeDir);
  try {
    const found: Record<string, unknown[]> = {};
    for (const { name } of tables) found[name] = await lake.query(`FROM ${name}`);
    return found;
  } finally {
    lake.close();
  }
}

const versions = (reader: string, catalogue: string) => ({ versions: { reader, catalogue } });

/** A folder of five reports, one of them twice, some of them in an archive. */
function archiveBeside(lakeDir: string): string {
  const dir = path.join(lakeDir, '..', 'archive');
  fs.mkdirSync(dir);
  for (const hour of [1, 2, 3]) fs.writeFileSync(path.join(dir, `${hour}.html`), tinyReport({ hour }));
  fs.writeFileSync(path.join(dir, 'again.html'), tinyReport({ hour: 2 }));
  const members = [4, 5].map((hour) => ({ name: `${hour}.html`, content: tinyReport({ hour, dbId: 1000000002 }) }));
  fs.writeFileSync(path.join(dir, 'more.zip'), zip(members));
  return dir;
}

it('a new catalogue maps what is in the lake, without the files', async () => {
  const lake = temporaryLakeDir();
  const archive = archiveBeside(lake);
  const ctx = silentContext(lake);
  await ingest([archive], ctx, versions('r1', 'c1'));
  const fresh = await contents(lake);

  fs.rmSync(archive, { recursive: true });
  const [key] = await ask<{ db_id: number; month: string }>(lake, 'SELECT db_id, month FROM reports LIMIT 1');
  const tx = await beginTransaction(lake);
  await tx.replace('wait_events', key ?? {}, [{ report_id: 'wrong', event: 'as an older catalogue read it' }]);
  await tx.commit();
  fs.mkdirSync(archive);

  expect(await ingest([archive], ctx, versions('r1', 'c2'))).toMatchObject({
    remapped: 5,
    added: 0,
    changed: 0,
    bytes: 0,
  });
  const mapped = await contents(lake);
  const files = fresh['files']?.map((row) => ({ ...(row as object), catalogue: 'c2' }));
  expect(mapped['files']?.filter((row) => (row as { outcome: string }).outcome === 'ingested')).toEqual(
    files?.filter((row) => (row as unknown as { outcome: string }).outcome === 'ingested'),
  );
  const { files: _mapped, rejects: _gone, ...rows } = mapped;
  const { files: _fresh, rejects: _before, ...expected } = fresh;
  expect(rows).toEqual(expected);
  expect(await ingest([archive], ctx, versions('r1', 'c2'))).toMatchObject({ remapped: 0 });
});

it('a new reader reads the files that are there, and the others are mapped', async () => {
  const lake = temporaryLakeDir();
  const archive = archiveBeside(lake);
  const ctx = silentContext(lake);
  await ingest([archive], ctx, versions('r1', 'c1'));
  fs.rmSync(path.join(archive, 'more.zip'));
  expect(await ingest([archive], ctx, versions('r2', 'c2'))).toMatchObject({ remapped: 2, changed: 3, skipped: 0 });
  const readers = await ask(
    lake,
    `SELECT reader, catalogue, count(*) AS n FROM files WHERE outcome = 'ingested' GROUP BY ALL ORDER BY ALL`,
  );
  expect(readers).toEqual([
    { reader: 'r1', catalogue: 'c2', n: 2 },
    { reader: 'r2', catalogue: 'c2', n: 3 },
  ]);
  expect(await ingest([archive], ctx, { ...versions('r2', 'c2'), rebuild: true })).toMatchObject({
    changed: 3,
    skipped: 0,
  });
});

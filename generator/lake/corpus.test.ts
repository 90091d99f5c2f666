/** The lake over real reports: all of them are in it, and another Parquet reader finds in it what DuckDB finds. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { silentContext } from '../testing/lake.ts';
import { type IngestSummary, ingest } from './ingest.ts';
import { type Lake, openLake } from './lake.ts';
import { partFiles, partitionsOf } from './layout.ts';
import { tableNamed, tables } from './tables.ts';
import { versions } from './versions.ts';

describeCorpus('the lake over real reports', (corpus) => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-corpus-'));
  let lake: Lake;
  let summary: IngestSummary;

  beforeAll(async () => {
    summary = await ingest([corpus], silentContext(dir));
    lake = await openLake(dir);
  });
  afterAll(() => {
    lake?.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  it('holds every report of one instance, each once, and nothing was read wrongly as a defect', async () => {
    const rows = await lake.query<{ source_path: string }>('SELECT source_path FROM reports');
    const taken = new Set(rows.map((row) => path.basename(row.source_path)));
    const expected = corpusFiles(({ kind, format }) => kind === 'awr-single' && format === 'html');
    const duplicates = summary.rejected
      .filter(({ reason }) => reason === 'duplicate')
      .map((each) => path.basename(each.path));
    expect(expected.filter(({ name }) => !taken.has(name) && !duplicates.includes(name))).toEqual([]);
    expect(summary.rejected.filter(({ reason }) => reason === 'reader_error')).toEqual([]);
    expect(summary.added + summary.rejected.length).toBe(summary.seen);
  });

  it('has the identity that the manifest says', async () => {
    const rows = await lake.query<Record<string, unknown>>(
      'SELECT source_path, db_name, release, begin_snap_id, end_snap_id FROM reports',
    );
    const manifest = new Map(corpusFiles().map(({ name, row }) => [name, row]));
    for (const row of rows) {
      const said = manifest.get(path.basename(String(row['source_path'])));
      // Of the other kinds the manifest was filled in by hand; their readers have tests of their own.
      if (said?.['kind'] !== 'awr-single') continue;
      expect([
        row['db_name'],
        row['release'],
        String(row['begin_snap_id'] ?? ''),
        String(row['end_snap_id'] ?? ''),
      ]).toEqual([said?.['db_name'], said?.['release'], said?.['begin_snap'], said?.['end_snap']]);
    }
  });

  it('is the same when its reports are mapped anew from its own tables', async () => {
    const mapped = `${dir}-mapped`;
    const empty = `${dir}-empty`;
    fs.cpSync(dir, mapped, { recursive: true });
    fs.mkdirSync(empty);
    const { reader } = versions();
    const again = await ingest([empty], silentContext(mapped), { versions: { reader, catalogue: 'another' } });
    expect(again).toMatchObject({ remapped: summary.added, bytes: 0 });
    const other = await openLake(mapped);
    try {
      for (const { name, layout } of tables) {
        if (layout !== 'month') continue;
        const query = `FROM ${name} ORDER BY ALL`;
        expect(await other.query(query), name).toEqual(await lake.query(query));
      }
    } finally {
      other.close();
      for (const each of [mapped, empty]) fs.rmSync(each, { recursive: true });
    }
  });

  it('is read alike by another implementation of Parquet', async () => {
    for (const name of ['reports', 'load_profile', 'wait_events', 'source_tables']) {
      const table = tableNamed(name);
      const theirs: string[] = [];
      for (const key of partitionsOf(dir, table)) {
        for (const part of partFiles(dir, table, key)) {
          const file = await asyncBufferFromFile(path.join(dir, part));
          const compressors = { ZSTD: (bytes: Uint8Array) => new Uint8Array(zstdDecompressSync(bytes)) };
          for (const row of await parquetReadObjects({ file, compressors }))
            theirs.push(plainText({ ...row, db_id: Number(key.db_id), month: key.month }));
        }
      }
      const ours = (await lake.query(`FROM ${name}`)).map(plainText);
      expect(theirs.length).toBeGreaterThan(50);
      expect(theirs.sort()).toEqual(ours.sort());
    }
  });
});

/** A row as text: times without their fraction, integers as numbers, columns in one order. */
function plainText(row: Record<string, unknown>): string {
  const entries = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries, (_, value) => {
    // hyparquet has undefined for a list that is NULL.
    if (value === undefined) return null;
    if (typeof value === 'bigint') return Number(value);
    return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)
      ? value.slice(0, 19).replace('T', ' ')
      : value;
  });
}

/** What is packed and written must be read back by two other implementations of Parquet as it was. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, expect, it } from 'vitest';
import { openDuckDb, plainRows } from '../duckdb.ts';
import encode from '../encode.ts';
import { pack, reportTables } from '../wire.ts';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-parquet-'));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));
const db = await openDuckDb();

type Row = Record<string, unknown>;
interface Report {
  report_id: string;
  rows: Row[];
}

/** Writes the reports' rows of one table and gives what DuckDB reads, and what hyparquet reads. */
async function written(table: string, reports: readonly Report[]): Promise<{ duckdb: Row[]; hyparquet: Row[] }> {
  const index = reportTables.findIndex(({ name }) => name === table);
  const own = (reportTables[index]?.columns ?? []).slice(1);
  const wires = reports.map(({ report_id, rows }) => ({
    report_id,
    wire: pack([{ index, rows: rows.map((row) => own.map(({ name }) => row[name])) }]),
  }));
  const name = path.join(dir, `${table}.parquet`);
  encode({ reports: wires, files: [{ table: index, file: name }] });
  const file = await asyncBufferFromFile(name);
  const compressors = { ZSTD: (bytes: Uint8Array) => new Uint8Array(zstdDecompressSync(bytes)) };
  return {
    duckdb: plainRows<Row>(await db.runAndReadAll(`FROM read_parquet('${name}')`)),
    hyparquet: (await parquetReadObjects({ file, compressors })).map(plain),
  };
}

/** Times without their fraction, integers as numbers; hyparquet has undefined for a list that is NULL. */
const plain = (row: Row): Row =>
  JSON.parse(
    JSON.stringify(row, (_, value) => {
      if (value === undefined) return null;
      if (typeof value === 'bigint') return Number(value);
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)
        ? value.slice(0, 19).replace('T', ' ')
        : value;
    }),
  );

/** All columns of the table, those not given as null. */
function whole(table: string, reports: readonly Report[]): Row[] {
  const columns = reportTables.find(({ name }) => name === table)?.columns ?? [];
  return reports.flatMap(({ report_id, rows }) =>
    rows.map((row) =>
      Object.fromEntries(columns.map(({ name }) => [name, name === 'report_id' ? report_id : (row[name] ?? null)])),
    ),
  );
}

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('db file sequential read', '', '1,234.5', 'ä€😀', 'x'.repeat(300)),
);

it('lists within lists, NULLs, empty ones and text of any kind come back as they were', async () => {
  const lines = fc.array(fc.array(fc.option(text), { maxLength: 5 }), { maxLength: 6 });
  const row = fc.record({
    table_no: fc.nat(),
    heading: fc.option(text),
    header: fc.option(fc.array(text, { maxLength: 4 })),
    rows: fc.option(lines),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(row, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
      async (made) => {
        const reports = made.map((rows, i) => ({ report_id: `r${i}`, rows }));
        const { duckdb, hyparquet } = await written('source_tables', reports);
        expect(duckdb).toEqual(whole('source_tables', reports));
        expect(hyparquet).toEqual(duckdb);
      },
    ),
    { numRuns: 60 },
  );
});

it('numbers, whole numbers, truth values and times come back as they were', async () => {
  const time = fc
    .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 19).replace('T', ' '));
  const row = fc.record({
    begin_snap_id: fc.option(fc.maxSafeInteger()),
    elapsed_s: fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, 0.1, 1e300))),
    is_rac: fc.option(fc.boolean()),
    begin_time: fc.option(time),
    db_name: fc.option(text),
    warnings: fc.option(fc.array(text, { maxLength: 3 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 300 }), async (rows) => {
      const reports = rows.map((each, i) => ({ report_id: String(i).padStart(6, '0'), rows: [each] }));
      const { duckdb, hyparquet } = await written('reports', reports);
      expect(duckdb).toEqual(whole('reports', reports));
      expect(hyparquet.map((each) => ({ ...each, elapsed_s: null }))).toEqual(
        duckdb.map((each) => ({ ...each, elapsed_s: null })),
      );
    }),
    { numRuns: 40 },
  );
});

it('many rows: with a dictionary and without, over several row groups, found by their statistics', async () => {
  const reports = Array.from({ length: 60 }, (_, n) => ({
    report_id: `r${String(n).padStart(3, '0')}`,
    rows: Array.from({ length: 100 }, (_, i) => ({
      table_no: i + 1,
      heading: i % 7 === 0 ? null : `heading ${i % 11}`,
      summary: `summary ${n} ${i}`,
      header: ['Event', `Waits ${i % 3}`],
      rows: [[`${n * i}`, null, ''], []],
    })),
  }));
  const { duckdb, hyparquet } = await written('source_tables', reports);
  expect(duckdb).toEqual(whole('source_tables', reports));
  expect(hyparquet).toEqual(duckdb);
  const name = path.join(dir, 'source_tables.parquet');
  const meta = plainRows<Row>(await db.runAndReadAll(`FROM parquet_metadata('${name}')`));
  expect(new Set(meta.map((row) => row['compression']))).toEqual(new Set(['ZSTD']));
  expect(Math.max(...meta.map((row) => Number(row['row_group_id'])))).toBe(2);
  const ids = meta.filter((row) => row['path_in_schema'] === 'report_id');
  expect(ids.map((row) => [row['stats_min_value'], row['stats_max_value']])).toEqual([
    ['r000', 'r019'],
    ['r020', 'r039'],
    ['r040', 'r059'],
  ]);
  const one = await db.runAndReadAll(
    `SELECT count(*) FROM read_parquet('${name}') WHERE report_id = 'r021' AND table_no BETWEEN 5 AND 9`,
  );
  expect(Number(one.getRows()[0]?.[0])).toBe(5);
});

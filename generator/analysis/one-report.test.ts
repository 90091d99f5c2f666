/** One report in memory says what the lake says of it: the rows that rules read, and every metric. */
import fs from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { inspected } from '../commands/inspect.ts';
import { reportId } from '../lake/identity.ts';
import { ingest } from '../lake/ingest.ts';
import { beginTransaction } from '../lake/transaction.ts';
import type { Redaction } from '../redact/report.ts';
import { silentContext, temporaryLakeDir } from '../testing/lake.ts';
import { overReports } from '../testing/reports.ts';
import { type FactReport, loadTables, selectRows } from './facts/load.ts';
import { metricsOfOne } from './metrics-of-one.ts';
import { metricsQuery } from './metrics-sql.ts';
import { factTables } from './one-report.ts';

const asPrinted: Redaction = { sql: 'none', names: [], digest: () => '' };

/** Reads the files into a lake of their own, and each of them in memory; returns how many were held against each other. */
async function compare(folder: string, files: readonly string[]): Promise<number> {
  const dir = temporaryLakeDir();
  await ingest([folder], silentContext(dir));
  const tx = await beginTransaction(dir);
  try {
    const reports = await selectRows<FactReport & { source_path: string }>(
      tx,
      'SELECT report_id, month, source_path FROM reports',
    );
    const tables = await loadTables(tx, 'true', reports);
    const metrics = Map.groupBy(
      await selectRows<{ report_id: string; metric: string; value: number }>(tx, metricsQuery('true')),
      (row) => row.report_id,
    );
    let compared = 0;
    for (const file of files) {
      const { report, tables: rows } = inspected(new Uint8Array(fs.readFileSync(file)), path.basename(file), asPrinted);
      const id = reportId(report.kind, report.header);
      const stored = tables.get(id);
      // Of two files of one report the lake keeps one.
      if (
        !stored ||
        !reports.some((each) => each.report_id === id && path.basename(each.source_path) === path.basename(file))
      )
        continue;
      const inMemory = factTables(rows);
      expect([...inMemory.keys()].sort(), file).toEqual([...stored.keys()].sort());
      for (const [table, expected] of stored) {
        expect(inAnyOrder(inMemory.get(table) ?? []), `${file}: ${table}`).toEqual(inAnyOrder(expected));
      }
      const own = Object.fromEntries(metrics.get(id)?.map(({ metric, value }) => [metric, value]) ?? []);
      const worked = Object.fromEntries(metricsOfOne({ ...rows, reports: [{ ...report.header }] }));
      expect(Object.keys(worked).sort(), file).toEqual(Object.keys(own).sort());
      for (const [metric, value] of Object.entries(own))
        expect(worked[metric], `${file}: ${metric}`).toBeCloseTo(value, 9);
      compared++;
    }
    return compared;
  } finally {
    tx.abort();
  }
}

/** Rows of several reports come from the lake as its threads find them; rules put them in order themselves. */
const inAnyOrder = (rows: readonly unknown[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries({ ...(row as object), n: undefined }).sort())).sort();

overReports(compare);

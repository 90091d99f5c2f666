/**
 * Small lakes for tests: a report is a few columns of `reports` plus rows of any other table, written with the lake's
 * own transactions. Invented rows only.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { configSchema } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import type { PartitionKey } from '../lake/layout.ts';
import { beginTransaction } from '../lake/transaction.ts';

type Row = Record<string, unknown>;

/** A report of the test lake: columns of `reports`, all optional but these, and rows of other tables by table name. */
export interface TestReport {
  db_id?: number;
  begin_time: string;
  end_time: string;
  /** Columns of `reports`. */
  report?: Row;
  tables?: Record<string, Row[]>;
}

/** Deterministic identity of a test report, of the form that real ones have. */
export function testReportId(report: TestReport): string {
  const identity = [report.db_id ?? 1, report.report?.['instance_number'] ?? 1, report.begin_time, report.end_time];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
}

/** An empty directory for a lake, gone when the process ends. */
export function temporaryLakeDir(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-test-lake-'));
  process.once('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
  return path.join(dir, 'lake');
}

/** Adds reports to the lake in `lakeDir`, which may not exist yet. */
export async function addReports(lakeDir: string, reports: readonly TestReport[]): Promise<void> {
  const sorted = reports
    .map((report) => ({ ...report, report_id: testReportId(report) }))
    .sort((a, b) => (a.report_id < b.report_id ? -1 : 1));
  const partitions = new Map<string, { table: string; key: PartitionKey; rows: Row[] }>();
  for (const { report_id, ...report } of sorted) {
    const key = { db_id: report.db_id ?? 1, month: report.begin_time.slice(0, 7) };
    for (const [table, rows] of Object.entries({ reports: [reportRow(report, report_id)], ...report.tables })) {
      const name = `${table} ${key.db_id} ${key.month}`;
      const partition = partitions.get(name) ?? { table, key, rows: [] };
      partitions.set(name, partition);
      for (const row of rows) partition.rows.push({ report_id, ...row });
    }
  }
  const tx = await beginTransaction(lakeDir);
  for (const { table, key, rows } of partitions.values()) await tx.put(table, key, rows);
  await tx.commit();
}

/** A context that prints nothing, over this lake. */
export function silentContext(lakeDir: string): Context {
  const nothing = () => {};
  return {
    config: configSchema.parse({ lake: lakeDir }),
    log: {
      info: nothing,
      warn: nothing,
      error: nothing,
      debug: nothing,
      step: () => ({ update: nothing, finish: nothing }),
    },
    write: nothing,
    now: () => new Date(0),
    signal: new AbortController().signal,
  };
}

function reportRow(report: TestReport, report_id: string): Row {
  const elapsed = (Date.parse(`${report.end_time}Z`) - Date.parse(`${report.begin_time}Z`)) / 1000;
  return {
    report_id,
    kind: 'awr',
    format: 'html',
    db_name: 'TESTDB',
    instance_name: 'TESTDB1',
    instance_number: 1,
    is_rac: false,
    release: '19.0.0.0.0',
    host_name: 'testhost',
    platform: 'Linux x86 64-bit',
    cpus: 4,
    startup_time: '2024-01-01 00:00:00',
    begin_time: report.begin_time,
    end_time: report.end_time,
    begin_snap_id: Math.floor(Date.parse(`${report.begin_time}Z`) / 3_600_000) - 473_000,
    end_snap_id: Math.floor(Date.parse(`${report.end_time}Z`) / 3_600_000) - 473_000,
    elapsed_s: elapsed,
    db_time_s: elapsed * 2,
    source_path: `${report_id}.html`,
    source_sha256: createHash('sha256').update(JSON.stringify(report)).digest('hex'),
    synthetic: false,
    warnings: [],
    ...report.report,
  };
}

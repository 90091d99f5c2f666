/**
 * What the pages read of a few neighbouring reports at once: rows of every table they need, by report, in the order in
 * which they are printed. One query a table for the whole neighbourhood, and only in the partitions where it lies.
 */
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { IndexedReport } from './lake-index.ts';
import { PART_QUERIES, type PartRows } from './parts/parts.ts';
import type { Num } from './types.ts';

/** Rows of the lake's tables as `TABLES` selects them; names are the lake's columns. */
export interface TableRows {
  reports: Record<string, unknown>;
  load_profile: {
    metric: string;
    label: string;
    per_second: Num;
    per_transaction: Num;
    per_exec: Num;
    per_call: Num;
  };
  instance_efficiency: { metric: string; value_pct: Num };
  wait_events: EventRowOfLake & { scope: string; event: string; timeouts_pct: Num; waits_per_transaction: Num };
  wait_classes: EventRowOfLake & { avg_active_sessions: Num };
  foreground_wait_classes: EventRowOfLake & { timeouts_pct: Num };
  time_model: { statistic: string; time_s: Num; pct_db_time: Num };
  host_cpu: { load_begin: Num; load_end: Num; user_pct: Num; system_pct: Num; wio_pct: Num; idle_pct: Num };
  os_stats: { statistic: string; value: Num; end_value: Num };
  sql_stats: {
    ordering: string;
    rank: Num;
    sql_id: string;
    /** STATSPACK before SQL_ID: `sql_id` is the statement's old hash value. */
    by_hash: boolean;
    plan_hash: Num;
    executions: Num;
    elapsed_s: Num;
    cpu_s: Num;
    user_io_s: Num;
    buffer_gets: Num;
    disk_reads: Num;
    rows_processed: Num;
    parse_calls: Num;
    unoptimized_read_requests: Num;
    sharable_mem_bytes: Num;
    version_count: Num;
    cluster_wait_s: Num;
    pct_total: Num;
    module: string | null;
    pdb_name: string | null;
  };
  sql_text: { sql_id: string; sql_text: string | null };
  segments: {
    ordering: string;
    owner: string | null;
    tablespace: string | null;
    object_name: string | null;
    subobject_name: string | null;
    object_type: string | null;
    value: Num;
    pct_total: Num;
  };
  instance_activity: { statistic: string; total: Num; per_second: Num; per_transaction: Num };
  init_parameters: {
    name: string;
    begin_value: string | null;
    end_value: string | null;
    value_no: Num;
    pdb_name: string | null;
  };
  source_tables: {
    table_no: number;
    heading: string | null;
    summary: string | null;
    /** JSON: a list of texts. */
    header: string | null;
    /** JSON: a list of lists of texts. */
    rows: string | null;
    mapped_to: string | null;
    /** JSON: what else the reader noted, `spans` among it. */
    notes: string | null;
    cells: Num;
  };
}

interface EventRowOfLake {
  wait_class: string | null;
  waits: Num;
  total_wait_s: Num;
  avg_wait_ms: Num;
  pct_db_time: Num;
}

export type TableName = keyof TableRows;

/** Columns read of each table, and whether the page of the next report needs them too. */
export const TABLES: Record<TableName, { columns: string; compared: boolean }> = {
  reports: { columns: '* EXCLUDE (report_id)', compared: false },
  load_profile: { columns: 'metric, label, per_second, per_transaction, per_exec, per_call', compared: true },
  instance_efficiency: { columns: 'metric, value_pct', compared: true },
  wait_events: {
    columns:
      'scope, event, wait_class, waits, timeouts_pct, total_wait_s, avg_wait_ms, waits_per_transaction, pct_db_time',
    compared: true,
  },
  wait_classes: {
    columns: 'wait_class, waits, total_wait_s, avg_wait_ms, pct_db_time, avg_active_sessions',
    compared: true,
  },
  foreground_wait_classes: {
    columns: 'wait_class, waits, timeouts_pct, total_wait_s, avg_wait_ms, pct_db_time',
    compared: true,
  },
  time_model: { columns: 'statistic, time_s, pct_db_time', compared: true },
  host_cpu: { columns: 'load_begin, load_end, user_pct, system_pct, wio_pct, idle_pct', compared: false },
  os_stats: { columns: 'statistic, value, end_value', compared: false },
  sql_stats: {
    columns: `ordering, rank, coalesce(sql_id, old_hash_value::VARCHAR) AS sql_id, sql_id IS NULL AS by_hash, plan_hash, executions, elapsed_s, cpu_s, user_io_s, buffer_gets, disk_reads,
      rows_processed, parse_calls, unoptimized_read_requests, sharable_mem_bytes, version_count, cluster_wait_s, pct_total, module, pdb_name`,
    compared: true,
  },
  sql_text: { columns: 'coalesce(sql_id, old_hash_value::VARCHAR) AS sql_id, sql_text', compared: false },
  segments: {
    columns: 'ordering, owner, tablespace, object_name, subobject_name, object_type, value, pct_total',
    compared: false,
  },
  instance_activity: { columns: 'statistic, total, per_second, per_transaction', compared: false },
  init_parameters: { columns: 'name, begin_value, end_value, value_no, pdb_name', compared: true },
  // Lists come as JSON: three times faster than as DuckDB's list values, and parsed only for the page that shows them.
  source_tables: {
    columns:
      'table_no, heading, summary, to_json(header)::VARCHAR AS header, to_json(rows)::VARCHAR AS rows, mapped_to, cells, notes',
    compared: false,
  },
};

/** Rows of one report; a table without rows for it is not in that report. */
export class ReportRows {
  private readonly tables = new Map<TableName | `part ${keyof PartRows}`, unknown[]>();

  add(table: TableName | `part ${keyof PartRows}`, row: unknown): void {
    const rows = this.tables.get(table);
    if (rows) rows.push(row);
    else this.tables.set(table, [row]);
  }

  /** Rows in printed order, null where the report has none. */
  of<T extends TableName>(table: T): TableRows[T][] | null {
    return (this.tables.get(table) as TableRows[T][] | undefined) ?? null;
  }

  /** Rows of a part in the order of its query, null where there are none. */
  part<T extends keyof PartRows>(name: T): PartRows[T][] | null {
    return (this.tables.get(`part ${name}`) as PartRows[T][] | undefined) ?? null;
  }
}

/** Tables and parts to read, where a page does not need all of them; then no report before is read either. */
export interface OnlyRows {
  tables: readonly TableName[];
  parts: readonly (keyof PartRows)[];
}

/**
 * Reads the rows of `reports`, all of one database, and of the reports before them what is compared. Returns them by
 * report id, both kinds.
 */
export async function loadReportRows(
  lake: Lake,
  reports: readonly IndexedReport[],
  only?: OnlyRows,
): Promise<Map<string, ReportRows>> {
  const before = only ? [] : reports.flatMap((report) => report.previous ?? []);
  const compared = [...new Set([...reports, ...before])];
  const found = new Map(compared.map((report) => [report.snapshot.reportId, new ReportRows()]));
  for (const [table, { columns, compared: isCompared }] of Object.entries(TABLES)) {
    if (only && !only.tables.includes(table as TableName)) continue;
    const wanted = isCompared ? compared : reports;
    const rows = await lake.query<{ report_id: string }>(
      `SELECT report_id, ${columns} FROM ${table} WHERE ${whereReports(wanted)}`,
    );
    for (const row of rows) found.get(row.report_id)?.add(table as TableName, row);
  }
  const where = whereReports(reports);
  for (const [name, sql] of Object.entries(PART_QUERIES)) {
    if (only && !only.parts.includes(name as keyof PartRows)) continue;
    const rows = await lake.query<{ report_id: string }>(sql(where));
    for (const row of rows) found.get(row.report_id)?.add(`part ${name as keyof PartRows}`, row);
  }
  return found;
}

/** SQL condition that picks the rows of these reports of one database, and their partitions. */
export function whereReports(reports: readonly IndexedReport[]): string {
  const first = reports[0];
  if (!first) return 'false';
  const months = new Set(reports.map((report) => report.month));
  const named = [...months].flatMap((month) => (month === null ? [] : sqlString(month)));
  const inMonths = [
    ...(named.length > 0 ? [`month IN (${named.join(', ')})`] : []),
    ...(months.has(null) ? ['month IS NULL'] : []),
  ];
  const ids = reports.map((report) => sqlString(report.snapshot.reportId)).sort();
  // The range lets DuckDB leave out the pieces of a file that hold none of them: files are sorted by report_id.
  const range = `report_id BETWEEN ${ids.at(0)} AND ${ids.at(-1)}`;
  return `${first.database.where} AND (${inMonths.join(' OR ')}) AND ${range} AND report_id IN (${ids.join(', ')})`;
}

/** Reads what the rules need of many reports at once: one query a table, figures and headers beside them. */
import type { DuckDBResultReader } from '@duckdb/node-api';
import { sqlString } from '../../lake/layout.ts';
import type { Transaction } from '../../lake/transaction.ts';
import { always } from '../expression.ts';
import type { FactHeader, ParameterChangeFact } from './facts.ts';
import { FACT_TABLES, type FactQuery, type FactTable } from './rows.ts';

/** Where SELECTs run: a transaction of a lake, or tables in memory alone. */
export type FactSource = Pick<Transaction, 'db' | 'read'>;

/** A report as far as its order and place are known. */
export interface FactReport extends FactHeader {
  month: string | null;
}

export type ReportTables = Map<FactTable, unknown[]>;

/** What is known of a whole database before its reports are read. */
export interface DatabaseFacts {
  /** Reports that cover an interval, by begin time. */
  reports: FactReport[];
  metrics: Map<string, Map<string, number>>;
  parameterChanges: Map<string, ParameterChangeFact[]>;
}

/** `timelineRows` names the relation with the rows of the database's timeline; metrics and changes come as queries. */
export async function loadDatabaseFacts(
  tx: FactSource,
  where: string,
  queries: { timelineRows: string; kinds: string; metrics: string; parameterChanges: string },
): Promise<DatabaseFacts> {
  const reports = await selectRows<FactReport>(
    tx,
    `SELECT report_id, kind, month, db_name, instance_name, r.instance_number, container_name, release, host_name, cpus, memory_gb,
       is_rac, epoch(begin_time) AS begin_s, epoch(end_time) AS end_s, epoch(startup_time) AS startup_s, elapsed_s, db_time_s,
       begin_snap_id, end_snap_id, in_series, gap_before_s, restarted
     FROM (SELECT * FROM reports WHERE ${where}) AS r JOIN ${queries.timelineRows} USING (report_id)
     WHERE kind IN ${queries.kinds} AND begin_time IS NOT NULL AND end_time IS NOT NULL
     ORDER BY begin_time, end_time, report_id`,
  );
  const metrics = new Map<string, Map<string, number>>();
  for (const row of await selectRows<{ report_id: string; metric: string; value: number }>(tx, queries.metrics)) {
    const own = metrics.get(row.report_id) ?? new Map<string, number>();
    metrics.set(row.report_id, own.set(row.metric, row.value));
  }
  const changes = await selectRows<ParameterChangeFact & { report_id: string }>(tx, queries.parameterChanges);
  return { reports, metrics, parameterChanges: Map.groupBy(changes, (row) => row.report_id) };
}

/** Holds the reports that are being read, each with its number: a text the less for every row that is read. */
const BATCH = 'fact_batch';

/** Rows of every table the rules read, by report, in printed order. All of one database. */
export async function loadTables(
  tx: FactSource,
  where: string,
  reports: readonly FactReport[],
): Promise<Map<string, ReportTables>> {
  const found = reports.map((): ReportTables => new Map());
  const numbered = reports.map(({ report_id }, n) => `(${sqlString(report_id)}, ${n})`).join(', ');
  await tx.db.run(
    `CREATE OR REPLACE TEMPORARY TABLE ${BATCH} AS SELECT * FROM (VALUES ${numbered}) AS batch(report_id, n)`,
  );
  const months = [...new Set(reports.map(({ month }) => month))];
  const named = months.flatMap((month) => (month === null ? [] : sqlString(month)));
  const inMonths = [
    ...(named.length > 0 ? [`month IN (${named.join(', ')})`] : []),
    ...(months.includes(null) ? ['month IS NULL'] : []),
  ].join(' OR ');
  const from = (table: string, condition: string): string =>
    `(SELECT * FROM ${table} WHERE ${where} AND (${inMonths}) AND (${condition})) JOIN ${BATCH} USING (report_id)`;
  for (const [table, query] of Object.entries(FACT_TABLES) as [FactTable, FactQuery][]) {
    const { where: wanted = always, groupBy } = query;
    if (wanted !== always) {
      // A table of which no row is wanted is in the report nonetheless.
      for (const { n } of await selectRows<{ n: number }>(tx, `SELECT DISTINCT n FROM ${from(table, always.sql)}`))
        found[n]?.set(table, []);
    }
    // Groups come in any order, and what ties is told apart by its place: the same lake must give the same findings.
    const groups = groupBy ? ` GROUP BY n, ${groupBy.columns} ORDER BY n, ${groupBy.columns}` : '';
    for (const row of await selectRows<{ n: number }>(
      tx,
      `SELECT n, ${selected(query)} FROM ${from(table, wanted.sql)}${groups}`,
    )) {
      const tables = found[row.n];
      const own = tables?.get(table);
      if (own) own.push(row);
      else tables?.set(table, [row]);
    }
  }
  return new Map(reports.map(({ report_id }, n) => [report_id, found[n] as ReportTables]));
}

function selected({ columns, groupBy }: FactQuery): string {
  if (!groupBy) return columns.map((name) => (TIMES.has(name) ? `${name}::VARCHAR AS ${name}` : name)).join(', ');
  const aggregates = Object.entries(groupBy.aggregates).map(([name, { sql }]) => `${sql} AS ${name}`);
  return [...groupBy.columns, ...aggregates].join(', ');
}

/** Columns of moments, which rules read as printed. */
const TIMES = new Set(['start_time']);

/** Rows as objects; integers as numbers. Quicker than `plainRows`, for the types that rules read. */
export async function selectRows<T>(tx: FactSource, sql: string): Promise<T[]> {
  return plain<T>(await tx.read(sql));
}

function plain<T>(reader: DuckDBResultReader): T[] {
  const names = reader.deduplicatedColumnNames();
  const columns = reader.getColumns();
  const rows: T[] = [];
  for (let at = 0; at < reader.currentRowCount; at++) {
    const row: Record<string, unknown> = {};
    for (const [i, name] of names.entries()) {
      const value = columns[i]?.[at];
      row[name] = typeof value === 'bigint' ? Number(value) : value;
    }
    rows.push(row as T);
  }
  return rows;
}

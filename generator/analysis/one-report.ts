/** One report judged by itself, without a lake: the same SQL, facts and rules as for a whole database, over tables in memory. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { openDuckDb } from '../lake/duckdb.ts';
import { sqlName } from '../lake/layout.ts';
import { columnsJson, rowsFromJson } from '../lake/rows.ts';
import { tableNamed } from '../lake/tables.ts';
import { Facts } from './facts/facts.ts';
import { loadDatabaseFacts, loadTables } from './facts/load.ts';
import { FACT_TABLES } from './facts/rows.ts';
import { hitsOf, type Judged, ranked } from './judge.ts';
import { metrics } from './metrics.ts';
import { metricsQuery } from './metrics-sql.ts';
import { type NotJudgedRow, notJudgedRows } from './not-judged.ts';
import { rules } from './rules/index.ts';
import { checkSettings, limitsFor, type RuleSettings } from './rules/limits.ts';
import { SERIES_KINDS_SQL } from './subject.ts';

export interface Judgement {
  reportId: string;
  /** Causes by weight, each followed by its symptoms. */
  findings: readonly Judged[];
  notJudged: readonly NotJudgedRow[];
}

type Row = Readonly<Record<string, unknown>>;

/** Tables that facts and metrics are read from. */
const TABLES = [
  ...new Set<string>([...Object.keys(FACT_TABLES), ...metrics.flatMap(({ from }) => from.map(({ table }) => table))]),
].filter((name) => name !== 'reports');

/** Beside no other report there is no series: rules that look back stay silent. */
const ALONE = '(SELECT report_id, false AS in_series, NULL::DOUBLE AS gap_before_s, false AS restarted FROM reports)';
const NO_CHANGES = 'SELECT NULL AS report_id, NULL AS name, NULL AS from_value, NULL AS to_value WHERE false';

/**
 * Judges a report by the rules that need no history. `report`: its row in `reports`, `report_id` and `kind` among it;
 * `tables`: the rows of its typed tables. Null for a report that is not of an interval's figures, or does not say of
 * which interval. Throws `config` for settings that name no rule.
 */
export async function judgeOne(
  report: Row,
  tables: Readonly<Record<string, readonly Row[]>>,
  settings: RuleSettings,
): Promise<Judgement | null> {
  checkSettings(settings, rules);
  // A few thousand rows: more threads would only wait for each other.
  const db = await openDuckDb({ threads: '1' });
  try {
    await fill(db, 'reports', [report]);
    for (const name of TABLES) {
      const rows = tables[name] ?? [];
      await fill(
        db,
        name,
        rows.map((row) => ({ ...row, report_id: report['report_id'] })),
      );
    }
    const source = { db, read: (sql: string) => db.runAndReadAll(sql) };
    const known = await loadDatabaseFacts(source, 'true', {
      timelineRows: ALONE,
      kinds: SERIES_KINDS_SQL,
      metrics: metricsQuery('true'),
      parameterChanges: NO_CHANGES,
    });
    const [header] = known.reports;
    if (!header) return null;
    const id = header.report_id;
    const rows = await loadTables(source, 'true', [header]);
    const facts = new Facts(header, rows.get(id) ?? new Map(), known.metrics.get(id) ?? new Map());
    const active = rules.filter((rule) => !settings.disabled.includes(rule.id));
    return {
      reportId: id,
      findings: ranked(hitsOf(facts, active, limitsFor(settings, header.db_name))),
      notJudged: notJudgedRows(
        facts,
        active.filter(({ history }) => !history),
      ),
    };
  } finally {
    db.closeSync();
  }
}

/** With a month, as the lake's views have: of one report it need not be known. */
async function fill(db: DuckDBConnection, table: string, rows: readonly Row[]): Promise<void> {
  const { columns } = tableNamed(table);
  const json = columnsJson(columns, (name) => rows.map((row) => row[name] ?? null));
  await db.run(
    `CREATE TABLE ${sqlName(table)} AS SELECT *, NULL::VARCHAR AS month FROM (${rowsFromJson('$1', columns)})`,
    [json],
  );
}

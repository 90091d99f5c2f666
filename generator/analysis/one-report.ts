/**
 * One report judged by itself, without a lake: the same definitions, facts and rules as for a whole database, over rows in
 * memory. Runs in a browser as it is.
 */
import type { Row } from './expression.ts';
import { Facts } from './facts/facts.ts';
import type { FactReport } from './facts/load.ts';
import { FACT_TABLES, type FactQuery, type FactTable } from './facts/rows.ts';
import { hitsOf, type Judged, ranked } from './judge.ts';
import { metricsOfOne, type RowsByTable } from './metrics-of-one.ts';
import { type NotJudgedRow, notJudgedRows } from './not-judged.ts';
import { rules } from './rules/index.ts';
import { checkSettings, limitsFor, type RuleSettings } from './rules/limits.ts';
import { seriesRank } from './subject.ts';

export interface Judgement {
  reportId: string;
  /** Causes by weight, each followed by its symptoms. */
  findings: readonly Judged[];
  notJudged: readonly NotJudgedRow[];
}

/**
 * Judges a report by the rules that need no history: beside no other report there is no series. `report`: its row in
 * `reports`, `report_id` and `kind` among it; `tables`: the rows of its typed tables. Null for a report that is not of an
 * interval's figures, or does not say of which interval. Throws `config` for settings that name no rule.
 */
export function judgeOne(report: Row, tables: RowsByTable, settings: RuleSettings): Judgement | null {
  checkSettings(settings, rules);
  const header = headerOf(report);
  if (!header) return null;
  const facts = new Facts(header, factTables(tables), metricsOfOne({ ...tables, reports: [report] }));
  const active = rules.filter((rule) => !settings.disabled.includes(rule.id));
  return {
    reportId: header.report_id,
    findings: ranked(hitsOf(facts, active, limitsFor(settings, header.db_name))),
    notJudged: notJudgedRows(
      facts,
      active.filter(({ history }) => !history),
    ),
  };
}

/** The rows that rules read, as `loadTables` gives them. */
export function factTables(tables: RowsByTable): Map<FactTable, readonly unknown[]> {
  const found = new Map<FactTable, readonly unknown[]>();
  for (const [table, query] of Object.entries(FACT_TABLES) as [FactTable, FactQuery][]) {
    const rows = tables[table] ?? [];
    if (rows.length > 0) found.set(table, factRows(rows, query));
  }
  return found;
}

function factRows(rows: readonly Row[], { columns, where, groupBy }: FactQuery): Row[] {
  const wanted = where ? rows.filter((row) => where.of(row)) : rows;
  const pick = (row: Row, names: readonly string[]) => names.map((name) => [name, row[name] ?? null] as const);
  if (!groupBy) return wanted.map((row) => Object.fromEntries(pick(row, columns)));
  const groups = Map.groupBy(wanted, (row) => JSON.stringify(groupBy.columns.map((name) => row[name] ?? null)));
  return [...groups.values()]
    .map((group): Row => {
      const aggregates = Object.entries(groupBy.aggregates).map(([name, each]) => [name, each.of(group)] as const);
      return Object.fromEntries([...pick(group[0] ?? {}, groupBy.columns), ...aggregates]);
    })
    .sort((a, b) => compareBy(groupBy.columns, a, b));
}

/** As DuckDB sorts: absent values last. */
function compareBy(names: readonly string[], a: Row, b: Row): number {
  for (const name of names) {
    const [one, other] = [a[name] ?? null, b[name] ?? null];
    if (one === other) continue;
    if (one === null || other === null) return one === null ? 1 : -1;
    return one < other ? -1 : 1;
  }
  return 0;
}

function headerOf(report: Row): FactReport | null {
  const { begin_time: begin, end_time: end, startup_time: startup } = report;
  const kind = report['kind'] as FactReport['kind'];
  const [beginS, endS] = [secondsOf(begin), secondsOf(end)];
  if (beginS === null || endS === null || seriesRank(kind) === null) return null;
  const of = <T>(name: string): T | null => (report[name] ?? null) as T | null;
  return {
    report_id: String(report['report_id']),
    kind,
    month: null,
    db_name: of('db_name'),
    instance_name: of('instance_name'),
    instance_number: of('instance_number'),
    container_name: of('container_name'),
    release: of('release'),
    host_name: of('host_name'),
    cpus: of('cpus'),
    memory_gb: of('memory_gb'),
    is_rac: of('is_rac'),
    begin_s: beginS,
    end_s: endS,
    startup_s: secondsOf(startup),
    elapsed_s: of('elapsed_s'),
    db_time_s: of('db_time_s'),
    begin_snap_id: of('begin_snap_id'),
    end_snap_id: of('end_snap_id'),
    in_series: false,
    gap_before_s: null,
    restarted: false,
  };
}

/** Seconds of the database's wall clock of a `YYYY-MM-DD HH:MM:SS`. */
function secondsOf(time: unknown): number | null {
  const parsed = typeof time === 'string' ? Date.parse(`${time.replace(' ', 'T')}Z`) : Number.NaN;
  return Number.isNaN(parsed) ? null : parsed / 1000;
}

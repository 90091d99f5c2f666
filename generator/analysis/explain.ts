/**
 * The findings and incidents of one database: every report judged by every rule, in order of time, so that each sees
 * what came before it and nothing that came after.
 */
import type { Transaction } from '../lake/transaction.ts';
import { type BaselineRow, baselineRows } from './baseline-rows.ts';
import { Facts, type Sibling } from './facts/facts.ts';
import { SeriesHistory } from './facts/history.ts';
import { type DatabaseFacts, type FactReport, loadDatabaseFacts, loadTables } from './facts/load.ts';
import { type FindingRow, findingRows, type IncidentRow, incidentRow } from './finding-rows.ts';
import { IncidentTracker } from './incidents.ts';
import { atMost, hitsOf, type Judged, ranked } from './judge.ts';
import { type NotJudgedRow, notJudgedRows } from './not-judged.ts';
import { Recurrence } from './recurrence.ts';
import { type Limits, limitsFor, type RuleSettings } from './rules/limits.ts';
import type { Rule } from './rules/rule.ts';
import { subjectOf } from './subject.ts';

export interface Explained {
  baselines: BaselineRow[];
  findings: FindingRow[];
  incidents: IncidentRow[];
  notJudged: NotJudgedRow[];
}

/** Reports held in memory at a time, at most. */
const REPORTS_AT_ONCE = 1000;

interface Series {
  name: string;
  history: SeriesHistory;
  recurrence: Recurrence;
  incidents: IncidentTracker;
  limits: Limits;
  lastReportId: string | null;
  instanceNumber: number | null;
}

/** Judges a database's reports. `queries` as for `loadDatabaseFacts`. */
export async function explainDatabase(
  tx: Transaction,
  where: string,
  queries: Parameters<typeof loadDatabaseFacts>[2],
  rules: readonly Rule[],
  settings: RuleSettings,
  signal: AbortSignal,
): Promise<Explained> {
  const database = await loadDatabaseFacts(tx, where, queries);
  const series = new Map<string, Series>();
  const siblings = siblingsOf(database.reports);
  const findings: FindingRow[] = [];
  const notJudged: NotJudgedRow[] = [];
  const baselines: BaselineRow[] = [];
  for (const reports of batchesOf(database.reports)) {
    signal.throwIfAborted();
    const tables = await loadTables(tx, where, reports);
    for (const report of reports) {
      const own = seriesFor(report, series, settings);
      const facts = new Facts(
        report,
        tables.get(report.report_id) ?? new Map(),
        database.metrics.get(report.report_id) ?? new Map(),
        {
          ...(report.in_series && { past: own.history.before((report.begin_s + report.end_s) / 2) }),
          parameterChanges: database.parameterChanges.get(report.report_id) ?? [],
          siblings: siblings.get(siblingKey(report)) ?? [],
        },
      );
      if (report.in_series) baselines.push(...baselineRows(facts));
      notJudged.push(...notJudgedRows(facts, rules));
      findings.push(...findingsOf(facts, own, rules));
      tables.delete(report.report_id);
    }
  }
  const incidents = [...series.values()].flatMap((own) =>
    own.incidents.end(own.lastReportId).map((incident) => incidentRow(incident, own.name, own.instanceNumber)),
  );
  return { baselines, findings, incidents, notJudged };
}

/** In order of time; a month's reports together, for they lie together in the lake's files. */
function batchesOf(reports: readonly FactReport[]): FactReport[][] {
  const batches: FactReport[][] = [];
  let month: string | null | undefined;
  for (const report of reports) {
    const last = batches.at(-1);
    if (!last || report.month !== month || last.length >= REPORTS_AT_ONCE) batches.push([report]);
    else last.push(report);
    month = report.month;
  }
  return batches;
}

function findingsOf(facts: Facts, series: Series, rules: readonly Rule[]): FindingRow[] {
  const { header } = facts;
  const time = (header.begin_s + header.end_s) / 2;
  const judged = hitsOf(facts, rules, series.limits);
  if (!header.in_series) return findingRows(header.report_id, ranked(judged), new Map());
  const sessionsOf = ({ hit }: Judged): number | null =>
    hit.impactPct === null || facts.aas === null ? null : (hit.impactPct / 100) * facts.aas;
  for (const each of judged) {
    if (!each.rule.chronic || !series.recurrence.isUsual(each.key, time, sessionsOf(each))) continue;
    each.usual = true;
    each.severity = atMost(each.severity, 'medium');
  }
  const inOrder = ranked(judged);
  const span = { reportId: header.report_id, begin: header.begin_s, end: header.end_s, dbTimeS: header.db_time_s };
  const since = series.incidents.add(span, inOrder);
  series.recurrence.add(
    time,
    judged.map((each) => [each.key, sessionsOf(each)] as const),
  );
  series.history.add(facts);
  series.lastReportId = header.report_id;
  return findingRows(header.report_id, inOrder, new Map(inOrder.map((each, i) => [each, since[i]])));
}

function seriesFor(report: FactReport, series: Map<string, Series>, settings: RuleSettings): Series {
  const { key, name } = subjectOf(report);
  let own = series.get(key);
  if (!own) {
    own = {
      name,
      history: new SeriesHistory(),
      recurrence: new Recurrence(),
      incidents: new IncidentTracker(key),
      limits: limitsFor(settings, report.db_name),
      lastReportId: null,
      instanceNumber: report.instance_number,
    };
    series.set(key, own);
  }
  return own;
}

/** Instances of one cluster over one interval have the same snapshot ids. */
const siblingKey = (report: FactReport): string =>
  `${report.db_name} ${report.begin_snap_id}-${report.end_snap_id} ${Math.round(report.begin_s / 3600)}`;

function siblingsOf(reports: DatabaseFacts['reports']): Map<string, Sibling[]> {
  const ofInstances = reports.filter(
    (report) => report.kind === 'awr' && report.begin_snap_id !== null && report.db_time_s !== null,
  );
  return new Map(
    [...Map.groupBy(ofInstances, siblingKey)].map(([key, own]) => [
      key,
      own.map((report) => ({
        instanceName: report.instance_name ?? `#${report.instance_number}`,
        dbTimeS: report.db_time_s ?? 0,
      })),
    ]),
  );
}

/** What the analysis found, for the pages: findings of a report as a tree of causes and symptoms, incidents of a database. */
import { sourceInBoth } from '../analysis/rules/sources.ts';
import { TERMS, type Term } from '../analysis/rules/terms.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import { incidentsWithSegments, type SegmentOfLake } from './incident-segments.ts';
import type { IndexedDatabase, IndexedReport, LakeIndex } from './lake-index.ts';
import { segmentPageOf } from './segment-names.ts';
import type { EvidenceRow, Finding, InBothLanguages, IncidentRow, Num, Severity } from './types.ts';

/** A row of `findings`, as far as pages show it. */
export interface FindingOfLake {
  report_id: string;
  finding_no: number;
  rule: string;
  object: string | null;
  severity: Severity;
  impact_pct_db_time: Num;
  title: string;
  title_zh: string;
  cause: string;
  cause_zh: string;
  advice: string;
  advice_zh: string;
  evidence: string;
  source: string;
  symptom_of: number | null;
  usual: boolean;
  since: string | null;
  snapshots: number | null;
}

/** Findings by report id; a report that has none, or is of a kind that is not judged, is not in it. */
export async function loadFindings(lake: Lake, reports: readonly IndexedReport[]): Promise<Map<string, Finding[]>> {
  const [first] = reports;
  if (!first) return new Map();
  const ids = reports.map((report) => sqlString(report.snapshot.reportId)).join(', ');
  const rows = await lake.query<FindingOfLake>(
    `SELECT * EXCLUDE (db_id, rule_no) FROM findings WHERE ${first.database.where} AND report_id IN (${ids}) ORDER BY report_id, finding_no`,
  );
  return new Map([...Map.groupBy(rows, (row) => row.report_id)].map(([id, own]) => [id, treeOf(own)]));
}

/** Causes, each with its symptoms, in the order of their numbers. */
export function treeOf(rows: readonly FindingOfLake[]): Finding[] {
  const roots: Finding[] = [];
  const byNumber = new Map<number, Finding>();
  for (const row of rows) {
    const finding = findingOf(row);
    byNumber.set(row.finding_no, finding);
    const cause = row.symptom_of === null ? undefined : byNumber.get(row.symptom_of);
    (cause?.symptoms ?? roots).push(finding);
  }
  return roots;
}

function findingOf(row: FindingOfLake): Finding {
  return {
    no: row.finding_no,
    rule: row.rule,
    object: row.object,
    severity: row.severity,
    impactPct: row.impact_pct_db_time,
    title: { en: row.title, zh: row.title_zh },
    cause: { en: row.cause, zh: row.cause_zh },
    advice: { en: row.advice, zh: row.advice_zh },
    evidence: (JSON.parse(row.evidence) as EvidenceOfLake[]).map(evidenceOf),
    source: sourceInBoth(row.source),
    usual: row.usual,
    since: row.since,
    snapshots: row.snapshots,
    symptoms: [],
  };
}

type EvidenceOfLake = Omit<EvidenceRow, 'label' | 'of' | 'limit' | 'usual' | 'unit'> &
  Partial<Pick<EvidenceRow, 'limit' | 'usual' | 'unit'>> & { term: string; of?: string };

function evidenceOf({ term, of, value, unit, limit, usual, section }: EvidenceOfLake): EvidenceRow {
  const label: InBothLanguages = TERMS[term as Term] ?? { en: term, zh: term };
  return { label, of: of ?? null, value, unit: unit ?? null, limit: limit ?? null, usual: usual ?? null, section };
}

export interface IncidentOfLake {
  incident_id: string;
  report_id: string;
  subject: string;
  rule: string;
  object: string | null;
  severity: Severity;
  usual: boolean;
  begin_time: string;
  end_time: string;
  snapshots: number;
  first_report_id: string;
  ongoing: boolean;
  worst_impact_pct_db_time: Num;
  impact_s: Num;
  title: string;
  title_zh: string;
  /** Of `incidentsWithSegments`. */
  segments: SegmentOfLake[] | null;
}

/** Incidents of a database that ask for something and are no symptoms, newest first. */
export async function loadIncidents(lake: Lake, index: LakeIndex, database: IndexedDatabase): Promise<IncidentRow[]> {
  // `incidents` has no column that tells a copy from its original; their reports do.
  const rows = await lake.query<IncidentOfLake>(
    `SELECT * FROM ${incidentsWithSegments(`${database.where} AND NOT symptom AND severity <> 'info'`)}
     ORDER BY end_time DESC, begin_time DESC, worst_impact_pct_db_time DESC NULLS LAST, incident_id`,
  );
  return rows.flatMap((row) => incidentOf(row, index) ?? []);
}

/** A row of `incidents`; null where a report that it names has no page any more. */
export function incidentOf(row: IncidentOfLake, { byReport }: LakeIndex): IncidentRow | null {
  const database = byReport.get(row.report_id)?.database;
  const worst = byReport.get(row.report_id)?.snapshot;
  const first = byReport.get(row.first_report_id)?.snapshot;
  if (!database || !worst || !first) return null;
  return {
    id: row.incident_id,
    rule: row.rule,
    object: row.object,
    severity: row.severity,
    usual: row.usual,
    subject: row.subject,
    begin: row.begin_time,
    end: row.end_time,
    snapshots: row.snapshots,
    ongoing: row.ongoing,
    impactPct: row.worst_impact_pct_db_time,
    impactS: row.impact_s,
    title: { en: row.title, zh: row.title_zh },
    // A copy of the database has the same id; its segments have pages of their own.
    named: (row.segments ?? []).flatMap(([reportId, owner, objectName]) => {
      const path =
        byReport.get(reportId)?.database === database ? segmentPageOf(database.ref.slug, owner, objectName) : null;
      return path === null ? [] : [{ name: `${owner}.${objectName}`, path }];
    }),
    worst,
    first,
  };
}

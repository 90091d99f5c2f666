/** Findings and incidents as rows of the lake, their sentences in both languages. */
import { createHash } from 'node:crypto';
import type { Incident, Since } from './incidents.ts';
import type { Judged } from './judge.ts';
import type { Severity } from './rules/rule.ts';
import { wordingOf } from './rules/wording.ts';

export interface FindingRow {
  report_id: string;
  finding_no: number;
  rule: string;
  rule_no: number;
  object: string | null;
  severity: Severity;
  impact_pct_db_time: number | null;
  title: string;
  title_zh: string;
  cause: string;
  cause_zh: string;
  advice: string;
  advice_zh: string;
  /** JSON: a list of `Evidence`. */
  evidence: string;
  source: string;
  symptom_of: number | null;
  usual: boolean;
  since: string | null;
  snapshots: number | null;
}

export interface IncidentRow {
  incident_id: string;
  report_id: string;
  instance_number: number | null;
  subject: string;
  rule: string;
  rule_no: number;
  object: string | null;
  severity: Severity;
  usual: boolean;
  symptom: boolean;
  begin_time: string;
  end_time: string;
  snapshots: number;
  first_report_id: string;
  last_report_id: string;
  ongoing: boolean;
  worst_impact_pct_db_time: number | null;
  impact_s: number | null;
  title: string;
  title_zh: string;
}

/** `findings` in the order in which they are numbered; `since` where the report is in a series. */
export function findingRows(
  reportId: string,
  findings: readonly Judged[],
  since: ReadonlyMap<Judged, Since | undefined>,
): FindingRow[] {
  const numberOf = new Map<Judged, number>(findings.map((each, i) => [each, i + 1]));
  return findings.map((finding, i) => {
    const { rule, hit } = finding;
    const en = wordingOf(rule, hit, 'en');
    const zh = wordingOf(rule, hit, 'zh');
    const run = since.get(finding);
    return {
      report_id: reportId,
      finding_no: i + 1,
      rule: rule.id,
      rule_no: rule.no,
      object: hit.object ?? null,
      severity: finding.severity,
      impact_pct_db_time: hit.impactPct,
      title: en.title,
      title_zh: zh.title,
      cause: en.cause,
      cause_zh: zh.cause,
      advice: en.advice,
      advice_zh: zh.advice,
      evidence: JSON.stringify(hit.evidence),
      source: rule.source,
      symptom_of: finding.cause ? (numberOf.get(finding.cause) ?? null) : null,
      usual: finding.usual,
      since: run ? wallClock(run.begin) : null,
      snapshots: run?.snapshots ?? null,
    };
  });
}

export function incidentRow(incident: Incident, subject: string, instanceNumber: number | null): IncidentRow {
  const { rule, hit } = incident.worst.finding;
  return {
    incident_id: incident.id,
    report_id: incident.worst.reportId,
    instance_number: instanceNumber,
    subject,
    rule: rule.id,
    rule_no: rule.no,
    object: incident.object,
    severity: incident.severity,
    usual: incident.usual,
    symptom: incident.symptom,
    begin_time: wallClock(incident.begin),
    end_time: wallClock(incident.end),
    snapshots: incident.snapshots,
    first_report_id: incident.firstReportId,
    last_report_id: incident.lastReportId,
    ongoing: incident.ongoing,
    worst_impact_pct_db_time: incident.worst.impactPct,
    impact_s: incident.impactS,
    title: wordingOf(rule, hit, 'en').title,
    title_zh: wordingOf(rule, hit, 'zh').title,
  };
}

/** Seconds of the database's wall clock as the lake prints a time. */
export const wallClock = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** Changes with what the configuration says of the rules. */
export const settingsDigest = (settings: unknown): string =>
  createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);

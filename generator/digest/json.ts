/** A digest as JSON for scripts. Keys are never renamed or dropped while `schema` says `awr-digest/1`. */
import type { DigestDatabase, DigestIncident, DigestModel } from '../pages/digest-types.ts';
import { databasePath } from '../pages/paths.ts';
import type { OutlineOptions } from './outline.ts';

export const DIGEST_SCHEMA = 'awr-digest/1';

export function jsonOf(model: DigestModel, options: OutlineOptions): string {
  return `${JSON.stringify(digestRecord(model, options), null, 2)}\n`;
}

/** The digest as plain values, see docs/digest.md. */
export function digestRecord(model: DigestModel, options: OutlineOptions) {
  return {
    schema: DIGEST_SCHEMA,
    lang: options.lang,
    until: model.until,
    databases: model.databases.map((entry) => databaseRecord(entry, options)),
    new_rejects: options.rejects.map(({ reason, files }) => ({ reason, files })),
  };
}

export type DigestRecord = ReturnType<typeof digestRecord>;

function databaseRecord(entry: DigestDatabase, options: OutlineOptions) {
  const records = (incidents: readonly DigestIncident[]) => incidents.map((each) => incidentRecord(each, options));
  return {
    db_name: entry.database.dbName,
    db_id: entry.database.dbId,
    synthetic: entry.database.synthetic,
    link: options.address(databasePath(entry.database.slug)),
    since: entry.since,
    until: entry.until,
    snapshots: entry.snapshots,
    behind_s: entry.behindS,
    incidents: records(entry.incidents),
    usual: records(entry.usual),
    data_quality: records(entry.quality),
    worsening: entry.worsening.map(({ kind, subject, metric, unit, since, before, after, path }) => ({
      kind,
      subject,
      metric,
      unit,
      since,
      before,
      after,
      link: options.address(path),
    })),
    silent_instances: entry.silent.map(({ instanceName, lastEnd, path }) => ({
      instance_name: instanceName,
      last_end: lastEnd,
      link: options.address(path),
    })),
  };
}

interface IncidentRecord {
  incident_id: string;
  status: string;
  severity: string;
  rule: string;
  object: string | null;
  subject: string;
  begin_time: string;
  end_time: string;
  ongoing: boolean;
  worsened: boolean;
  snapshots: number;
  worst_impact_pct_db_time: number | null;
  impact_s: number | null;
  title: string;
  cause: string;
  advice: string;
  report_id: string;
  link: string;
  symptoms: IncidentRecord[];
}

function incidentRecord(incident: DigestIncident, options: OutlineOptions): IncidentRecord {
  const { lang } = options;
  return {
    incident_id: incident.id,
    status: incident.status,
    severity: incident.severity,
    rule: incident.rule,
    object: incident.object,
    subject: incident.subject,
    begin_time: incident.begin,
    end_time: incident.end,
    ongoing: incident.ongoing,
    worsened: incident.worsened,
    snapshots: incident.snapshots,
    worst_impact_pct_db_time: incident.impactPct,
    impact_s: incident.impactS,
    title: incident.title[lang],
    cause: incident.cause[lang],
    advice: incident.advice[lang],
    report_id: incident.worst.reportId,
    link: options.address(incident.path),
    symptoms: incident.symptoms.map((each) => incidentRecord(each, options)),
  };
}

/** Findings held against the truth: which incidents were found, and which alarms had no incident to them. */
import { RULES_OF_KIND, type Truth, type TruthIncident } from './truth.ts';

export interface FindingOfLake {
  report_id: string;
  db_id: string;
  instance_number: number | null;
  begin_time: string;
  end_time: string;
  rule: string;
  object: string | null;
  severity: string;
  symptom_of: number | null;
  title: string;
}

export interface Judgement {
  seed: number;
  incidents: { seed: number; incident: TruthIncident; by: string[] }[];
  findings: { finding: FindingOfLake; explained: boolean }[];
  reports: number;
  databaseMonths: number;
  seconds: number;
}

const MINUTE_MS = 60_000;
/** Snapshots are hourly: found in the one that begins with the incident, or in the next. */
const WITHIN_MS = 70 * MINUTE_MS;
/** A cold cache, a backlog: what an incident leaves behind. */
const AFTER_MS = 120 * MINUTE_MS;

const ms = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`);

export function judge(
  seed: number,
  truth: Truth,
  findings: readonly FindingOfLake[],
  more: Pick<Judgement, 'reports' | 'databaseMonths' | 'seconds'>,
): Judgement {
  return {
    seed,
    ...more,
    incidents: truth.incidents.map((incident) => ({
      seed,
      incident,
      by: [...new Set(findings.filter((finding) => finds(finding, incident)).map(({ rule }) => rule))],
    })),
    findings: findings.map((finding) => ({
      finding,
      explained: truth.incidents.some((incident) => explains(incident, finding)),
    })),
  };
}

/** Names the right rule and object, and is of the first snapshot or the next. */
function finds(finding: FindingOfLake, incident: TruthIncident): boolean {
  if (finding.db_id !== incident.db_id || !RULES_OF_KIND[incident.kind]?.includes(finding.rule)) return false;
  if (incident.instance !== null && finding.instance_number !== incident.instance) return false;
  const { sql_id, parameter } = incident.what;
  if (finding.rule === 'sql_plan_changed' && finding.object !== sql_id) return false;
  if (finding.rule === 'parameter_changed' && finding.object !== parameter) return false;
  // After a gap the first report begins where the gap ends; of a restart the interval holds it, or begins with it.
  const start = incident.kind === 'gap' ? ms(incident.end_time) : ms(incident.begin_time);
  const late = ms(finding.begin_time) - start;
  return late >= -MINUTE_MS && late <= WITHIN_MS + (incident.kind === 'restart' ? WITHIN_MS : 0);
}

const explains = (incident: TruthIncident, finding: FindingOfLake): boolean =>
  finding.db_id === incident.db_id &&
  ms(finding.end_time) > ms(incident.begin_time) &&
  ms(finding.begin_time) < ms(incident.end_time) + AFTER_MS;

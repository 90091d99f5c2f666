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
  usual: boolean;
  symptom_of: number | null;
  title: string;
  /** JSON, as the lake has it. */
  evidence: string;
}

export interface Judgement {
  seed: number;
  incidents: { seed: number; incident: TruthIncident; by: string[] }[];
  /** `early`: in the first days of its database, when nothing can be usual yet. */
  findings: { finding: FindingOfLake; explained: boolean; early: boolean }[];
  reports: number;
  databaseDays: number;
  /** Of these, days' worth of time that no incident touches, without the first days. */
  quietDays: number;
  seconds: number;
}

/** What asks for something: neither a note, nor usual, nor a symptom of another finding. */
export const isNews = ({ severity, usual, symptom_of }: FindingOfLake): boolean =>
  severity !== 'info' && !usual && symptom_of === null;

const MINUTE_MS = 60_000;
/** Days of a database in which nothing can be usual yet. */
export const EARLY_DAYS = 2;
/** A cold cache, a backlog: what an incident leaves behind. */
const AFTER_MS = 120 * MINUTE_MS;

const ms = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`);

export function judge(
  seed: number,
  truth: Truth,
  findings: readonly FindingOfLake[],
  more: Pick<Judgement, 'reports' | 'databaseDays' | 'seconds'>,
  intervalMinutes: number,
): Judgement {
  // Found in the snapshot that begins with the incident, or in the next: they begin some seconds off the hour.
  const withinMs = (intervalMinutes + 10) * MINUTE_MS;
  const first = new Map<string, number>();
  for (const { db_id, begin_time } of findings)
    first.set(db_id, Math.min(first.get(db_id) ?? Number.MAX_VALUE, ms(begin_time)));
  const touched = truth.incidents.reduce(
    (total, incident) => total + ms(incident.end_time) - ms(incident.begin_time) + AFTER_MS,
    0,
  );
  return {
    seed,
    ...more,
    quietDays: more.databaseDays - touched / (24 * 60 * MINUTE_MS) - EARLY_DAYS * truth.databases.length,
    incidents: truth.incidents.map((incident) => ({
      seed,
      incident,
      by: [...new Set(findings.filter((finding) => finds(finding, incident, withinMs)).map(({ rule }) => rule))],
    })),
    findings: findings.map((finding) => ({
      finding,
      explained: truth.incidents.some((incident) => explains(incident, finding)),
      early: ms(finding.begin_time) - (first.get(finding.db_id) ?? 0) < EARLY_DAYS * 24 * 60 * MINUTE_MS,
    })),
  };
}

/** Names the right rule and object, and is of the first snapshot or the next. */
function finds(finding: FindingOfLake, incident: TruthIncident, withinMs: number): boolean {
  if (finding.db_id !== incident.db_id || !RULES_OF_KIND[incident.kind]?.includes(finding.rule)) return false;
  if (incident.instance !== null && finding.instance_number !== incident.instance) return false;
  if (!namesIt(finding, incident)) return false;
  // After a gap the first report begins where the gap ends; of a restart the interval holds it, or begins with it.
  const start = incident.kind === 'gap' ? ms(incident.end_time) : ms(incident.begin_time);
  const late = ms(finding.begin_time) - start;
  return late >= -MINUTE_MS && late <= withinMs + (incident.kind === 'restart' ? withinMs : 0);
}

/** The statement, parameter, event or segment of the truth is the finding's object, or among its evidence. */
function namesIt({ rule, object, evidence }: FindingOfLake, { what }: TruthIncident): boolean {
  if (rule === 'sql_plan_changed') return object === what.sql_id;
  if (rule === 'parameter_changed') return object === what.parameter;
  const shown = (JSON.parse(evidence) as { of?: string }[]).flatMap(({ of }) => of ?? []);
  return [what.event, what.segment].every(
    (name) => name === undefined || object === name || shown.some((of) => of === name || of.includes(`.${name}`)),
  );
}

const explains = (incident: TruthIncident, finding: FindingOfLake): boolean =>
  finding.db_id === incident.db_id &&
  ms(finding.end_time) > ms(incident.begin_time) &&
  ms(finding.begin_time) < ms(incident.end_time) + AFTER_MS;

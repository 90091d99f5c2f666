/** What weighs in a digest: severity with all that follows, what asks for something, the order. Pure. */
import { SEVERITIES } from '../analysis/rules/rule.ts';
import type { DigestDatabase, DigestIncident, DigestModel } from './digest-types.ts';
import type { Severity } from './types.ts';

/** True where a database has nothing to tell but that it is there. */
export const isQuiet = ({ incidents, quality, silent, behindS }: DigestDatabase): boolean =>
  incidents.length + quality.length + silent.length === 0 && behindS === null;

/** An incident with all that follows from it. */
export const withSymptoms = (incident: DigestIncident): DigestIncident[] => [
  incident,
  ...incident.symptoms.flatMap(withSymptoms),
];

/** Most severe of an incident and of what follows from it. */
export function severityOf(incident: DigestIncident): Severity {
  return SEVERITIES[rankOf(incident)] ?? 'info';
}

/** True where it is at least as severe. */
export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);

/** Of severity high or medium, in itself or by what follows from it. */
export const isWeighty = (incident: DigestIncident): boolean => isAtLeast(severityOf(incident), 'medium');

const rankOf = (incident: DigestIncident): number =>
  Math.min(...withSymptoms(incident).map(({ severity }) => SEVERITIES.indexOf(severity)));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is over after what is not; then by severity, then by the DB time that it explains. */
export function byWeight(a: DigestIncident, b: DigestIncident): number {
  return (
    Number(a.status === 'resolved') - Number(b.status === 'resolved') ||
    rankOf(a) - rankOf(b) ||
    (b.impactS ?? -1) - (a.impactS ?? -1) ||
    compare(a.begin, b.begin) ||
    compare(a.id, b.id)
  );
}

/** The worst first; a late database after those that are up to date; one that has nothing to tell last, by name. */
export function byUrgency(a: DigestDatabase, b: DigestDatabase): number {
  const worst = ({ incidents }: DigestDatabase): number => Math.min(SEVERITIES.length, ...incidents.map(rankOf));
  const weight = ({ incidents }: DigestDatabase): number =>
    incidents.reduce((sum, each) => sum + (each.impactS ?? 0), 0);
  return (
    Number(isQuiet(a)) - Number(isQuiet(b)) ||
    Number(a.behindS !== null) - Number(b.behindS !== null) ||
    worst(a) - worst(b) ||
    weight(b) - weight(a) ||
    compare(a.database.slug, b.database.slug)
  );
}

/** Of how many incidents the advice opens a digest. */
const FIRST = 3;

export interface First {
  database: DigestDatabase;
  incident: DigestIncident;
}

/** What asks for action now, over all databases: the worst that is not over, by severity, then by DB time. */
export function firstThings({ databases }: Pick<DigestModel, 'databases'>): First[] {
  return databases
    .filter(({ behindS }) => behindS === null)
    .flatMap((database) => database.incidents.map((incident) => ({ database, incident })))
    .filter(({ incident }) => incident.status !== 'resolved' && isWeighty(incident))
    .sort((a, b) => byWeight(a.incident, b.incident))
    .slice(0, FIRST);
}

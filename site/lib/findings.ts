/** Words and small pieces of findings and incidents: severity, how long, evidence. */
import type {
  DatabaseRef,
  EvidenceRow,
  Finding,
  IncidentRow,
  Severity,
  SnapshotModel,
} from '../../generator/pages/types.ts';
import { ABSENT, formatDuration, formatPct, formatTime, formatValue } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { linkingFrom, withNames } from './names.ts';
import type { Place } from './url.ts';

/** A sign and a word, the hue only supports them. */
export function severityBadge(severity: Severity, lang: Lang): string {
  const tr = t(lang);
  return `<span class="state sev-${severity}">${esc(tr(`severity.${severity}`))}</span>`;
}

/** `since Mon 2026-10-12 11:00, 3 snapshots in a row`; null for a finding of one snapshot. */
export function sinceText({ since, snapshots }: Pick<Finding, 'since' | 'snapshots'>, lang: Lang): string | null {
  if (since === null || snapshots === null || snapshots < 2) return null;
  return t(lang)('finding.since', { time: formatTime(since, lang, { weekday: true }), count: snapshots });
}

/** A value of evidence as text: a number with its unit, Oracle's own text as it is. */
export function evidenceValue(value: EvidenceRow['value'], { unit }: EvidenceRow, lang: Lang): string {
  if (typeof value === 'string') return value;
  return unit === null ? ABSENT : formatValue(value, unit, lang);
}

/** Pages that a report's own lists give to what its findings are about: statements, wait events, segments. */
export function objectPathsOf({
  sql,
  topEvents,
  foregroundEvents,
  backgroundEvents,
  segments,
}: Pick<SnapshotModel, 'sql' | 'topEvents' | 'foregroundEvents' | 'backgroundEvents' | 'segments'>): Map<
  string,
  string
> {
  const events = [topEvents, foregroundEvents, backgroundEvents].flatMap((list) => list ?? []);
  const named: [string, string | null | undefined][] = [
    ...(sql ?? []).map(({ sqlId, path }): [string, string | null] => [sqlId, path]),
    ...events.map(({ name, path }): [string, string | null | undefined] => [name, path]),
    ...(segments ?? [])
      .flatMap(({ rows }) => rows)
      .map(({ owner, objectName: object, path }): [string, string | null | undefined] => [`${owner}.${object}`, path]),
  ];
  return new Map(named.flatMap(([name, path]) => (path ? [[name, path] as const] : [])));
}

/** How many findings there are, symptoms with them. */
export const countAll = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { symptoms }) => sum + 1 + countAll(symptoms), 0);

/** The first finding that asks for something and is news: the one that a page's sentence names. */
export function leadFinding(findings: readonly Finding[] | null): Finding | null {
  const worst = findings?.find(({ severity, usual }) => !usual && (severity === 'high' || severity === 'medium'));
  return worst ?? null;
}

const secondsBetween = (from: string, to: string): number =>
  (Date.parse(`${to.replace(' ', 'T')}Z`) - Date.parse(`${from.replace(' ', 'T')}Z`)) / 1000;

/** `4 h`: from the begin of an incident's first snapshot to the end of its last. */
export const lengthOf = ({ begin, end }: IncidentRow, lang: Lang): string =>
  formatDuration(secondsBetween(begin, end), lang);

/** What happened, as a link to the snapshot in which it was worst, or to `path`; the segments that it names lead to their own pages. */
export function incidentLink(
  incident: Pick<IncidentRow, 'title' | 'named' | 'worst'>,
  place: Place,
  path = `${incident.worst.path}#findings`,
): string {
  return withNames(
    incident.title[place.lang],
    incident.named,
    linkingFrom(place),
    (html) => `<a href="${esc(place.to(path))}">${html}</a>`,
  );
}

/** A database's name, as a link to its incidents. */
export function databaseLink({ slug, dbName }: Pick<DatabaseRef, 'slug' | 'dbName'>, place: Place): string {
  return `<a href="${esc(place.to(`${slug}/#incidents`))}">${esc(dbName)}</a>`;
}

/** Share of DB time as a bar of its own width in percent, and the number; `–` where it cannot be said. */
export function impactHtml(pct: number | null, lang: Lang): string {
  if (pct === null) return `<span class="muted" title="${esc(t(lang)('finding.no_impact'))}">${ABSENT}</span>`;
  const width = Math.round(Math.min(100, Math.max(0, pct)) * 0.64);
  const bar = `<svg class="impact-bar" width="64" height="8" viewBox="0 0 64 8" aria-hidden="true"><rect class="track" width="64" height="8" rx="1"></rect><rect width="${width}" height="8" rx="1"></rect></svg>`;
  return `${bar}<b>${esc(formatPct(pct))}</b>`;
}

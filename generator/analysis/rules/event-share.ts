/** What the rules on waiting have in common: an event's share of DB time against the thresholds. */
import type { EventFact, Facts } from '../facts/facts.ts';
import { type Evidence, type Hit, ms, pct, severityAt } from './rule.ts';

export interface ShareLimits {
  pct_db_time: number;
  medium_pct: number;
  high_pct: number;
}

/** Share and average wait of an event. */
export function waitEvidence({ event, pct: share, avgMs }: EventFact, limit?: number): Evidence[] {
  return [
    {
      term: 'pct_db_time',
      of: event,
      value: share,
      unit: 'percent',
      ...(limit !== undefined && { limit }),
      section: 'events',
    },
    { term: 'avg_wait', of: event, value: avgMs, unit: 'milliseconds', section: 'events' },
  ];
}

/** A hit for a foreground event above its share of DB time, null at it or below. */
export function eventHit(facts: Facts, name: string, limits: ShareLimits): Hit | null {
  const wait = facts.event(name);
  if (!wait?.pct || wait.pct <= limits.pct_db_time) return null;
  return {
    severity: severityAt(wait.pct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
    impactPct: wait.pct,
    about: [`event:${name}`],
    values: { event: name, pct: pct(wait.pct), avg: ms(wait.avgMs) },
    evidence: waitEvidence(wait, limits.pct_db_time),
  };
}

/** The segments that lead an ordering, as evidence. */
export function segmentEvidence(facts: Facts, ordering: string, most = 3): Evidence[] {
  const rows = facts.rows('segments')?.filter((row) => row.ordering === ordering && row.object_name !== null) ?? [];
  return rows.slice(0, most).map((row) => ({
    term: 'pct_of_kind',
    of: [row.owner, row.object_name].filter(Boolean).join('.') + (row.subobject_name ? ` (${row.subobject_name})` : ''),
    value: row.pct_total,
    unit: 'percent',
    section: 'segments',
  }));
}

/** The name of the leading segment of an ordering; null without one. */
export const topSegment = (facts: Facts, ordering: string): string | null =>
  segmentEvidence(facts, ordering, 1)[0]?.of ?? null;

/** Whether so many sessions a CPU were active, so that a share of DB time is more than a share of little. */
export const isLoaded = ({ aas, header }: Facts, sessionsPerCpu: number): boolean =>
  aas !== null && !!header.cpus && aas >= sessionsPerCpu * header.cpus;

/** How the waits of an event spread, in steps that users feel: averages mislead. Empty without a whole histogram. */
export function histogramEvidence(facts: Facts, event: string): Evidence[] {
  const rows =
    facts
      .rows('wait_event_histogram')
      ?.filter((row) => row.event === event && (row.span === null || row.span === 'all')) ?? [];
  if (rows.length === 0) return [];
  const share = (above: number, to: number): number =>
    rows
      .filter(
        ({ bucket_le_us: le }) => (le ?? Number.POSITIVE_INFINITY) > above && (le ?? Number.POSITIVE_INFINITY) <= to,
      )
      .reduce((sum, row) => sum + (row.pct_waits ?? 0), 0);
  return STEPS.map(([label, above, to]) => ({
    term: 'pct_of_waits',
    of: `${event} ${label}`,
    value: share(above, to),
    unit: 'percent',
    section: 'report',
  }));
}

/** Bounds in microseconds. AWR's buckets end at powers of two, STATSPACK's likewise. */
const STEPS: readonly (readonly [label: string, above: number, to: number])[] = [
  ['≤ 1 ms', -1, 1100],
  ['1–16 ms', 1100, 16_500],
  ['> 16 ms', 16_500, Number.POSITIVE_INFINITY],
];

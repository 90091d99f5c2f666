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

/**
 * What the rules say of one report: every hit, the worst first, symptoms under their causes, and what is usual at this
 * hour told from what is new.
 */
import type { Facts } from './facts/facts.ts';
import type { Limits } from './rules/limits.ts';
import type { Hit, Rule, Severity } from './rules/rule.ts';
import { SEVERITIES } from './rules/rule.ts';

export interface Judged {
  rule: Rule;
  hit: Hit;
  severity: Severity;
  /** As rule and object: the same in every report that has it. */
  key: string;
  /** The finding that this one is a symptom of. */
  cause: Judged | null;
  /** It fires at most comparable hours: no news, see `recurrence.ts`. */
  usual: boolean;
}

/** Below this load nothing is more than worth a note: a database that hardly works has waits, but nobody waits. Our choice. */
const IDLE = { sessions: 0.5, sessionsPerCpu: 0.05 } as const;
/** A mere statement of load is a symptom of a cause that explains this share of DB time. */
const EXPLAINS_LOAD_PCT = 20;

/** Every hit of the rules that can be judged on this report. A rule that looks back is silent outside the series. */
export function hitsOf(facts: Facts, rules: readonly Rule[], limits: Limits): Judged[] {
  const idle = isIdle(facts);
  const judged = rules.flatMap((rule) => {
    if (!isAvailable(rule, facts)) return [];
    return rule.find(facts, limits(rule)).map(
      (hit): Judged => ({
        rule,
        hit,
        severity: idle && (rule.chronic || hit.impactPct !== null) ? atMost(hit.severity, 'low') : hit.severity,
        key: hit.object === undefined ? rule.id : `${rule.id} ${hit.object}`,
        cause: null,
        usual: false,
      }),
    );
  });
  for (const each of judged) each.cause = causeOf(each, judged);
  return judged;
}

export const isAvailable = (rule: Rule, facts: Facts): boolean =>
  rule.needs.every((table) => facts.has(table)) && (!rule.history || facts.header.in_series);

/** Causes by weight, each followed by its symptoms by weight. */
export function ranked(judged: readonly Judged[]): Judged[] {
  const symptoms = Map.groupBy(judged, ({ cause }) => cause);
  const inOrder = (list: readonly Judged[]): Judged[] =>
    list.toSorted(byWeight).flatMap((each) => [each, ...inOrder(symptoms.get(each) ?? [])]);
  return inOrder(symptoms.get(null) ?? []);
}

/** The less severe of the two. */
export const atMost = (severity: Severity, limit: Severity): Severity =>
  SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(limit) ? limit : severity;

function byWeight(a: Judged, b: Judged): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    (b.hit.impactPct ?? -1) - (a.hit.impactPct ?? -1) ||
    b.rule.depth - a.rule.depth ||
    (a.key < b.key ? -1 : 1)
  );
}

/** The deepest other hit about the same thing, then the weightiest. Deeper alone counts, so that nothing goes in circles. */
function causeOf(symptom: Judged, all: readonly Judged[]): Judged | null {
  const about = new Set(symptom.hit.about);
  const candidates = all.filter(
    (each) => each.rule.depth > symptom.rule.depth && each.severity !== 'info' && isAbout(each, about),
  );
  return candidates.reduce<Judged | null>((best, each) => (best && !isBetterCause(each, best) ? best : each), null);
}

function isAbout({ rule, hit }: Judged, about: ReadonlySet<string>): boolean {
  if (hit.about?.some((tag) => about.has(tag))) return true;
  return about.has('load') && rule.depth >= 2 && (hit.impactPct ?? 0) >= EXPLAINS_LOAD_PCT;
}

function isBetterCause(a: Judged, b: Judged): boolean {
  return (a.rule.depth - b.rule.depth || (a.hit.impactPct ?? 0) - (b.hit.impactPct ?? 0)) > 0;
}

function isIdle({ aas, header }: Facts): boolean {
  return aas !== null && aas < IDLE.sessions && aas < IDLE.sessionsPerCpu * (header.cpus ?? 1);
}

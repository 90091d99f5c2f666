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
/** Sessions kept busy by what is `high`, and by what is `medium`, at least: less is felt by nobody. Our choice. */
const WEIGHT = { high: 0.5, medium: 0.1 } as const;
/** A mere statement of load is a symptom of a cause that explains this share of DB time. */
const EXPLAINS_LOAD_PCT = 20;
/** A cause weighs at least so much of what it causes, where both can be weighed. Our choice. */
const CAUSE_SHARE = 0.3;
/** The same of what only repeats its cause. */
const RESTATED_CAUSE_SHARE = 0.5;
/** From this share on a cause says all that a rule would that only repeats it. Our choice. */
const RESTATED_SHARE = 0.8;

/** Every hit of the rules that can be judged on this report. A rule that looks back is silent outside the series. */
export function hitsOf(facts: Facts, rules: readonly Rule[], limits: Limits): Judged[] {
  const idle = isIdle(facts);
  const judged = rules.flatMap((rule) => {
    if (!isAvailable(rule, facts)) return [];
    return rule.find(facts, limits(rule)).map((hit): Judged => {
      const severity = atMost(hit.severity, heaviest(facts, hit.impactPct));
      return {
        rule,
        hit,
        severity: idle && (rule.chronic || hit.impactPct !== null) ? atMost(severity, 'low') : severity,
        key: hit.object === undefined ? rule.id : `${rule.id} ${hit.object}`,
        cause: null,
        usual: false,
      };
    });
  });
  for (const each of judged) each.cause = causeOf(each, judged);
  return withoutRestated(judged);
}

/** The severity that so much of DB time can have at most, by the sessions that it keeps busy. */
function heaviest({ aas }: Facts, impactPct: number | null): Severity {
  if (aas === null || impactPct === null) return 'high';
  const sessions = (impactPct / 100) * aas;
  return sessions >= WEIGHT.high ? 'high' : sessions >= WEIGHT.medium ? 'medium' : 'low';
}

/** Leaves out what only repeats its cause; its own symptoms become those of the cause. */
function withoutRestated(judged: readonly Judged[]): Judged[] {
  const restated = new Set(judged.filter((each) => isRestated(each, judged)));
  const kept = judged.filter((each) => !restated.has(each));
  for (const each of kept) while (each.cause && restated.has(each.cause)) each.cause = each.cause.cause;
  return kept;
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
    depthOf(b) - depthOf(a) ||
    (a.key < b.key ? -1 : 1)
  );
}

/** Of an event or class, by another finding about the same that explains nearly all of it; of load, by whatever causes it. */
function isRestated(one: Judged, all: readonly Judged[]): boolean {
  if (!one.rule.restates) return false;
  const about = one.hit.about ?? [];
  if (about.includes('load')) return one.cause !== null;
  const waited = about.filter((tag) => /^(?:event|class):/.test(tag));
  return all.some(
    (each) =>
      depthOf(each) > depthOf(one) &&
      impactOf(each) >= RESTATED_SHARE * impactOf(one) &&
      waited.some((tag) => each.hit.about?.includes(tag)),
  );
}

/**
 * The deepest other hit about the same thing, then the weightiest; for a mere statement of load the weightiest of all.
 * Deeper alone counts, so that nothing goes in circles.
 */
function causeOf(symptom: Judged, all: readonly Judged[]): Judged | null {
  const about = new Set(symptom.hit.about);
  const deeper = all.filter(
    (each) => depthOf(each) > depthOf(symptom) && each.severity !== 'info' && weighs(each, symptom),
  );
  const direct = deeper.filter(({ hit }) => hit.about?.some((tag) => about.has(tag)));
  if (direct.length > 0) return best(direct, (a, b) => depthOf(a) - depthOf(b) || impactOf(a) - impactOf(b));
  if (!about.has('load')) return null;
  return best(
    deeper.filter((each) => depthOf(each) > 0 && impactOf(each) >= EXPLAINS_LOAD_PCT),
    (a, b) => impactOf(a) - impactOf(b) || depthOf(a) - depthOf(b),
  );
}

const depthOf = ({ rule, hit }: Judged): number => hit.depth ?? rule.depth;
const impactOf = ({ hit }: Judged): number => hit.impactPct ?? 0;

function weighs({ hit: cause }: Judged, { hit: symptom, rule }: Judged): boolean {
  if (cause.impactPct === null || symptom.impactPct === null) return true;
  return cause.impactPct >= (rule.restates ? RESTATED_CAUSE_SHARE : CAUSE_SHARE) * symptom.impactPct;
}

const best = (all: readonly Judged[], compare: (a: Judged, b: Judged) => number): Judged | null =>
  all.reduce<Judged | null>((first, each) => (first && compare(first, each) >= 0 ? first : each), null);

function isIdle({ aas, header }: Facts): boolean {
  return aas !== null && aas < IDLE.sessions && aas < IDLE.sessionsPerCpu * (header.cpus ?? 1);
}

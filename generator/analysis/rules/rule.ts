/**
 * What a rule is: what it needs, when it fires, how much of DB time it explains, and what it says in both languages.
 * One file a rule; `index.ts` lists them.
 */
import type { Lang, Num, Unit } from '../../base/figures.ts';
import type { Facts } from '../facts/facts.ts';
import type { FactTable } from '../facts/rows.ts';
import type { RuleSource } from './sources.ts';
import type { Term } from './terms.ts';

/**
 * `high`: users feel it, look now. `medium`: worth a look today. `low`: known to hurt, does not weigh much here. `info`:
 * explains what is seen, asks for nothing.
 */
export type Severity = 'high' | 'medium' | 'low' | 'info';
export const SEVERITIES: readonly Severity[] = ['high', 'medium', 'low', 'info'];

/** Sections of a snapshot's page that evidence points to. */
export type PageSection =
  | 'time'
  | 'sql'
  | 'load'
  | 'host'
  | 'time-model'
  | 'events'
  | 'segments'
  | 'parameters'
  | 'efficiency'
  | 'activity'
  | 'report';

/** A number with its unit, or a text of the report's own. */
export type Value = { value: Num; unit: Unit } | string;

/** One number that a finding rests on. */
export interface Evidence {
  /** What is measured; its words are in `terms.ts`. */
  term: Term;
  /** Of what, in Oracle's words: an event, a statement, an object. */
  of?: string;
  value: Num | string;
  unit?: Unit;
  /** Above (or below) which the rule fires. */
  limit?: number;
  /** What is usual at this hour. */
  usual?: number;
  /** Where the page shows it. */
  section: PageSection;
}

/** What a rule found. */
export interface Hit {
  severity: Severity;
  /** Share of DB time that it explains, percent; null where that cannot be said. */
  impactPct: Num;
  /** What tells hits of one rule in one report apart, and the same cause in the next report: an event, a statement. */
  object?: string;
  /** What the hit is about beyond `object`, so that it is known as the cause, or as a symptom, of others. */
  about?: readonly About[];
  /** Which of the rule's texts applies, where it has several. */
  variant?: string;
  /** In place of the rule's, where this hit lies deeper. */
  depth?: number;
  /** For the texts' `{name}`. */
  values: Readonly<Record<string, Value>>;
  evidence: readonly Evidence[];
}

/**
 * `event:log file sync`, `class:User I/O`, `sql:6f8pus7ga8jhy`, `cpu`, `io`, `redo`, `commit`, `parse`, `temp`, `rac`, `memory:cache`,
 * `memory:shared`, `memory:pga`, `memory:host`. `load` marks what merely states load: whatever weighs most explains it.
 */
export type About = string;

/** `{name}` is replaced by the value of that name, with its unit. */
export interface RuleText {
  /** The rule by itself, for lists of rules. */
  name: string;
  /** One sentence with the numbers. */
  title: string;
  /** What it comes from, as far as the evidence tells. */
  cause: string;
  /** What to do, most promising first. */
  advice: string;
}

/** A text, with other sentences for a variant. */
export type RuleTexts = RuleText & { variants?: Readonly<Record<string, Partial<Omit<RuleText, 'name'>>>> };

export interface Rule {
  /** Stable: it stands in the lake, in addresses and in people's configuration. */
  id: string;
  /** Number of its group in the published list of rules. */
  no: number;
  /** Without these sections the rule cannot be judged: it is not available, which is no finding. */
  needs: readonly FactTable[];
  /** Looks back over the series; silent for the reports outside it. */
  history?: boolean;
  /** Defaults; the configuration overrides them by database. */
  thresholds: Readonly<Record<string, number>>;
  /** Where the thresholds come from; `own` where nothing is published. */
  source: RuleSource;
  /** How the share of DB time is worked out. */
  impact: string;
  /** Higher ones are causes, lower ones symptoms, where two are about the same. 0: a mere statement of load. */
  depth: number;
  /** A state of affairs, not an event: where it is usual, it does not stay `high`. */
  chronic: boolean;
  /** It only repeats the numbers of its cause: left out where another finding explains nearly all of it. */
  restates?: boolean;
  /** Hits in this report; none: all is well. Called only with everything that it needs. */
  find(facts: Facts, limits: Readonly<Record<string, number>>): Hit[];
  text: Readonly<Record<Lang, RuleTexts>>;
}

type RuleDefinition<L extends Readonly<Record<string, number>>> = Omit<
  Rule,
  'find' | 'thresholds' | 'depth' | 'chronic'
> &
  Partial<Pick<Rule, 'depth' | 'chronic'>> & {
    thresholds: L;
    find(facts: Facts, limits: Readonly<Record<keyof L, number>>): Hit[];
  };

/** Types a rule's `find` by its own thresholds. Depth 1 and chronic by default. */
export function defineRule<const L extends Readonly<Record<string, number>>>(rule: RuleDefinition<L>): Rule {
  return { depth: 1, chronic: true, ...rule } as Rule;
}

/** The severity of a figure that grows worse upwards: the highest step that it reaches, `below` under the lowest. */
export function severityAt(
  value: number,
  { high, medium, low }: Partial<Record<'high' | 'medium' | 'low', number>>,
  below: Severity = 'info',
): Severity {
  if (high !== undefined && value >= high) return 'high';
  if (medium !== undefined && value >= medium) return 'medium';
  if (low !== undefined && value >= low) return 'low';
  return below;
}

export const pct = (value: Num): Value => ({ value, unit: 'percent' });
export const ms = (value: Num): Value => ({ value, unit: 'milliseconds' });
export const count = (value: Num): Value => ({ value, unit: 'count' });
export const rate = (value: Num): Value => ({ value, unit: 'per_second' });
export const sessions = (value: Num): Value => ({ value, unit: 'sessions' });
export const seconds = (value: Num): Value => ({ value, unit: 'seconds' });

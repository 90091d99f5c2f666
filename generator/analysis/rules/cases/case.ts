/** A rule's cases: a report on which it fires, one on which it is silent, and what is missing where it cannot be judged. */
import type { TestFacts } from '../testing.ts';

export interface RuleCase {
  fires: TestFacts;
  /** At the threshold, or the healthy state. Has every section that the rule needs. */
  silent: TestFacts;
  /**
   * The same as `fires` without what the rule rests on, for rules that need no section: the header does not say it, or
   * there is no past. Of the others each section that they need is taken away in turn.
   */
  without?: TestFacts;
}

export type RuleCases = Readonly<Record<string, RuleCase>>;

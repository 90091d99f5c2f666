/** The rules as the help page shows them: by number, with what they need, their thresholds and their source. */
import { createHash } from 'node:crypto';
import { rules } from '../analysis/rules/index.ts';
import { sourceInBoth } from '../analysis/rules/sources.ts';
import type { InBothLanguages } from './types.ts';

export interface RuleNote {
  id: string;
  /** Number of its group. */
  no: number;
  name: InBothLanguages;
  advice: InBothLanguages;
  /** Sections without which it cannot be judged, by their tables in the lake. */
  needs: readonly string[];
  /** It looks back over the series. */
  history: boolean;
  /** Defaults; the configuration overrides them by database. */
  thresholds: readonly (readonly [name: string, value: number])[];
  /** `own` in English where nothing is published. */
  source: InBothLanguages;
}

export const RULE_NOTES: readonly RuleNote[] = rules.map(({ id, no, text, needs, history, thresholds, source }) => ({
  id,
  no,
  name: { en: text.en.name, zh: text.zh.name },
  advice: { en: text.en.advice, zh: text.zh.advice },
  needs,
  history: history === true,
  thresholds: Object.entries(thresholds),
  source: sourceInBoth(source),
}));

/** Changes with anything that the notes say: part of the cache key of the page that shows them. */
export const RULE_NOTES_DIGEST = createHash('sha256').update(JSON.stringify(RULE_NOTES)).digest('hex').slice(0, 16);

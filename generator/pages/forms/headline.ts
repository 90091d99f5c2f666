/** The sentence that opens a page, as plain text. */
import type { Lang } from '../../base/figures.ts';
import { headlineSentence, unstopped } from '../headline-sentence.ts';
import type { Finding, Headline } from '../types.ts';
import { fill, HEADLINE } from './words.ts';

/** The first finding that asks for something and is news: the one that a page's sentence names. */
export function leadFinding(findings: readonly Finding[] | null): Finding | null {
  return findings?.find(({ severity, usual }) => !usual && (severity === 'high' || severity === 'medium')) ?? null;
}

export function headlineText(headline: Headline, lang: Lang, lead: Finding | null = null): string {
  const asIs = (text: string): string => text;
  return headlineSentence(
    headline,
    {
      lang,
      say: (phrase, values) => fill(HEADLINE[phrase], lang, values),
      strong: asIs,
      plain: asIs,
      when: () => fill(HEADLINE.hour, lang),
      event: ({ name }) => name,
    },
    lead && unstopped(lead.title[lang]),
  );
}

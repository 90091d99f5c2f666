/** The glossary: terms of the pages, by what they are about. */
import terms from '../i18n/terms.json' with { type: 'json' };
import type { Lang } from './i18n.ts';

export const TERM_GROUPS = ['load', 'series', 'usual', 'findings', 'time', 'sql', 'rac', 'data'] as const;
export type TermGroup = (typeof TERM_GROUPS)[number];

export type Term = { id: string; group: TermGroup } & Record<Lang, { name: string; text: string }>;

export const TERMS = terms as readonly Term[];

const IDS = new Set(TERMS.map(({ id }) => id));

/** The term's place on the help page, for links of headings; an unknown term throws: a link into nothing is a defect. */
export function termLink(id: string): string {
  if (!IDS.has(id)) throw new Error(`no term ${id}`);
  return `help/#term-${id}`;
}

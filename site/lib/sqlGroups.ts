/** In what statements of a group differ, in words. */
import type { Difference } from '../../generator/pages/types.ts';
import { type Lang, t } from './i18n.ts';

/** `literals and the length of lists`. */
export function differencesText(differences: readonly Difference[], lang: Lang): string {
  const words = differences.map((difference) => t(lang).maybe(`group.diff.${difference}`, difference));
  if (lang === 'zh') return words.join('、');
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What to do about each difference; nothing of what the text does not show. */
export const adviceOf = (differences: readonly Difference[], lang: Lang): string[] =>
  differences.flatMap((difference) => t(lang).maybe(`group.advice.${difference}`, null) ?? []);

/** A difference to the snapshot before, with the word that says whether it is good. */
import type { Num, Unit } from '../../generator/pages/types.ts';
import { ABSENT, formatDelta } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';

/** A change by less than this share is not judged. */
const NOTABLE = 0.1;

export interface Delta {
  text: string;
  /** `delta`, with `worse` or `better` where it is notable and has a direction. */
  className: string;
  /** Spoken; empty where the difference is neutral. */
  word: string;
}

/** null where either figure is absent. */
export function delta(
  current: Num,
  previous: Num,
  unit: Unit,
  higherIsWorse: boolean | null,
  lang: Lang,
): Delta | null {
  const text = formatDelta(current, previous, unit, lang);
  if (current === null || previous === null || text === ABSENT) return null;
  const notable = Math.abs(current - previous) > NOTABLE * Math.max(Math.abs(previous), Number.MIN_VALUE);
  if (higherIsWorse === null || !notable) return { text, className: 'delta', word: '' };
  const worse = current > previous === higherIsWorse;
  return {
    text,
    className: worse ? 'delta worse' : 'delta better',
    word: t(lang)(worse ? 'delta.worse' : 'delta.better'),
  };
}

/** The same as HTML for a cell; `–` where there is nothing to compare. */
export function deltaCell(current: Num, previous: Num, unit: Unit, higherIsWorse: boolean | null, lang: Lang): string {
  const made = delta(current, previous, unit, higherIsWorse, lang);
  if (made === null) return ABSENT;
  return made.word === ''
    ? esc(made.text)
    : `<span class="${made.className}" title="${esc(made.word)}">${esc(made.text)}</span>`;
}

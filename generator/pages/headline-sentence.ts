/**
 * The sentence that opens a page, put together from its facts: the same for every form. Whoever asks gives the words, and
 * says how a figure is set. Parts that are unknown are left out. Pure, runs in a browser.
 */
import { formatDuration, formatNumber, formatPct, type Lang } from '../base/figures.ts';
import type { Headline, Usual } from './types.ts';

/** A load that differs from the usual, or from the snapshot before, by less than this share is called about the same; our choice. */
const SAME = 0.1;

/** A phrase of the sentence, by the name that all forms have for it. */
export type HeadlinePhrase =
  | 'aas'
  | 'aas_cpus'
  | 'same'
  | 'times'
  | 'more'
  | 'less'
  | 'usual_same'
  | 'usual_times'
  | 'usual_more'
  | 'usual_less'
  | 'top'
  | 'cpu'
  | 'event'
  | 'restarted'
  | 'gap'
  | 'unknown';

export interface HeadlineVoice {
  lang: Lang;
  say: (phrase: HeadlinePhrase, values?: Record<string, string | number>) => string;
  /** A figure of the sentence that weighs. */
  strong: (figure: string) => string;
  /** Any other text that is filled in. */
  plain: (text: string) => string;
  /** The hour whose usual load is meant. */
  when: (usual: Usual) => string;
  event: (topEvent: NonNullable<Headline['topEvent']>) => string;
}

/** Within the band; a share of the median more is no news either, where the figure hardly ever varies. */
export const isUsual = (value: number, { value: median, low, high }: Usual): boolean =>
  (value >= low && value <= high) || Math.abs(value - median) <= SAME * median;

/** `lead`: a finding that asks for something, in words without a stop; it says more than the event that took most time. */
export function headlineSentence(headline: Headline, voice: HeadlineVoice, lead: string | null): string {
  const { lang, say, strong } = voice;
  const course = usualPart(headline, voice) ?? ratioPart(headline.aasRatioToPrevious, voice);
  const load = [loadPart(headline, voice), course].filter((part) => part !== null);
  const sentences = [
    load.length > 0 ? load.join(lang === 'zh' ? '，' : ', ') : null,
    lead ?? eventPart(headline, voice),
    headline.restarted ? say('restarted') : null,
    headline.gapBeforeS ? say('gap', { duration: strong(formatDuration(headline.gapBeforeS, lang)) }) : null,
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return say('unknown');
  const stop = lang === 'zh' ? '。' : '. ';
  return sentences
    .map((sentence) => sentence + stop)
    .join('')
    .trim();
}

/** Without the stop that a title ends in: it becomes part of a sentence. */
export const unstopped = (title: string): string => title.replace(/[.。]$/, '');

function loadPart({ aas, cpus }: Headline, { say, strong, plain }: HeadlineVoice): string | null {
  if (aas === null) return null;
  const figure = strong(formatNumber(aas));
  return cpus === null ? say('aas', { aas: figure }) : say('aas_cpus', { aas: figure, cpus: plain(String(cpus)) });
}

function ratioPart(ratio: number | null, voice: HeadlineVoice): string | null {
  if (ratio === null) return null;
  const { say } = voice;
  if (Math.abs(ratio - 1) < SAME) return say('same');
  if (ratio >= 1.5) return say('times', { times: times(ratio, voice) });
  return say(ratio > 1 ? 'more' : 'less', { pct: apart(ratio) });
}

/** The load against what is usual at this hour. */
function usualPart({ aas, usualAas: usual }: Headline, voice: HeadlineVoice): string | null {
  // Of any hour: the rhythm of the day is in it, and the snapshot before says more.
  if (aas === null || !usual?.value || usual.basis === 'recent') return null;
  const { say } = voice;
  const when = voice.plain(voice.when(usual));
  if (isUsual(aas, usual)) return say('usual_same', { when });
  const ratio = aas / usual.value;
  if (ratio >= 1.5) return say('usual_times', { times: times(ratio, voice), when });
  return say(ratio > 1 ? 'usual_more' : 'usual_less', { pct: apart(ratio), when });
}

const times = (ratio: number, { strong }: HeadlineVoice): string =>
  strong(ratio < 9.95 ? ratio.toFixed(1) : formatNumber(Math.round(ratio)));
const apart = (ratio: number): string => `${Math.round(Math.abs(ratio - 1) * 100)}\u00a0%`;

function eventPart({ topEvent }: Headline, voice: HeadlineVoice): string | null {
  if (!topEvent) return null;
  const { say, strong } = voice;
  const event = voice.event(topEvent);
  if (topEvent.pctDbTime === null) return say('top', { event });
  const pct = strong(formatPct(topEvent.pctDbTime));
  // AWR's name for it, and STATSPACK's.
  const isCpu = topEvent.name === 'DB CPU' || topEvent.name === 'CPU time';
  return isCpu ? say('cpu', { pct }) : say('event', { pct, event });
}

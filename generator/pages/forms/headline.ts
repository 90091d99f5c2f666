/** The sentence that opens a page, as plain text: what the site says, in the same words. Parts that are unknown are left out. */
import { formatDuration, formatNumber, formatPct, type Lang } from '../../base/figures.ts';
import type { Finding, Headline } from '../types.ts';
import { fill, HEADLINE } from './words.ts';

/** A load that differs from the usual, or from the snapshot before, by less than this share is called about the same; our choice. */
const SAME = 0.1;

/** The first finding that asks for something and is news: the one that a page's sentence names. */
export function leadFinding(findings: readonly Finding[] | null): Finding | null {
  return findings?.find(({ severity, usual }) => !usual && (severity === 'high' || severity === 'medium')) ?? null;
}

export function headlineText(headline: Headline, lang: Lang, lead: Finding | null = null): string {
  const course = usualPart(headline, lang) ?? ratioPart(headline.aasRatioToPrevious, lang);
  const load = [loadPart(headline, lang), course].filter((part) => part !== null);
  const sentences = [
    load.length > 0 ? load.join(lang === 'zh' ? '，' : ', ') : null,
    lead ? lead.title[lang].replace(/[.。]$/, '') : eventPart(headline, lang),
    headline.restarted ? fill(HEADLINE.restarted, lang) : null,
    headline.gapBeforeS ? fill(HEADLINE.gap, lang, { duration: formatDuration(headline.gapBeforeS, lang) }) : null,
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return fill(HEADLINE.unknown, lang);
  const stop = lang === 'zh' ? '。' : '. ';
  return sentences
    .map((sentence) => sentence + stop)
    .join('')
    .trim();
}

function loadPart({ aas, cpus }: Headline, lang: Lang): string | null {
  if (aas === null) return null;
  return cpus === null
    ? fill(HEADLINE.aas, lang, { aas: formatNumber(aas) })
    : fill(HEADLINE.aas_cpus, lang, { aas: formatNumber(aas), cpus });
}

function ratioPart(ratio: number | null, lang: Lang): string | null {
  if (ratio === null) return null;
  if (Math.abs(ratio - 1) < SAME) return fill(HEADLINE.same, lang);
  if (ratio >= 1.5) return fill(HEADLINE.times, lang, { times: times(ratio) });
  return fill(ratio > 1 ? HEADLINE.more : HEADLINE.less, lang, { pct: apart(ratio) });
}

/** The load against what is usual at this hour. */
function usualPart({ aas, usualAas: usual }: Headline, lang: Lang): string | null {
  if (aas === null || !usual?.value || usual.basis === 'recent') return null;
  const when = fill(HEADLINE.hour, lang);
  if ((aas >= usual.low && aas <= usual.high) || Math.abs(aas / usual.value - 1) <= SAME)
    return fill(HEADLINE.usual_same, lang, { when });
  const ratio = aas / usual.value;
  if (ratio >= 1.5) return fill(HEADLINE.usual_times, lang, { times: times(ratio), when });
  return fill(ratio > 1 ? HEADLINE.usual_more : HEADLINE.usual_less, lang, { pct: apart(ratio), when });
}

const times = (ratio: number): string => (ratio < 9.95 ? ratio.toFixed(1) : formatNumber(Math.round(ratio)));
const apart = (ratio: number): string => `${Math.round(Math.abs(ratio - 1) * 100)}\u00a0%`;

function eventPart({ topEvent }: Headline, lang: Lang): string | null {
  if (!topEvent) return null;
  if (topEvent.pctDbTime === null) return fill(HEADLINE.top, lang, { event: topEvent.name });
  const pct = formatPct(topEvent.pctDbTime);
  return topEvent.name === 'DB CPU'
    ? fill(HEADLINE.cpu, lang, { pct })
    : fill(HEADLINE.event, lang, { pct, event: topEvent.name });
}

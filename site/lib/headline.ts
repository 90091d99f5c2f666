/** The sentence that opens a page, made from its facts. Parts that are unknown are left out. */
import type { Finding, Headline, NamedPage, Usual } from '../../generator/pages/types.ts';
import { formatDuration, formatNumber, formatPct } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { type Linking, unlinked, withNames } from './names.ts';
import { isUsual, usualWhen } from './usual.ts';

/** A load that differs from the snapshot before by less than this share is called about the same. */
const SAME = 0.1;

const strong = (text: string) => `<b>${esc(text)}</b>`;

function loadPart(headline: Headline, lang: Lang): string | null {
  if (headline.aas === null) return null;
  const aas = strong(formatNumber(headline.aas));
  return headline.cpus === null
    ? t(lang).html('headline.aas', { aas })
    : t(lang).html('headline.aas_cpus', { aas, cpus: esc(headline.cpus) });
}

function ratioPart(ratio: number | null, lang: Lang): string | null {
  if (ratio === null) return null;
  if (Math.abs(ratio - 1) < SAME) return t(lang).html('headline.same');
  if (ratio >= 1.5) return t(lang).html('headline.times', { times: times(ratio) });
  return t(lang).html(ratio > 1 ? 'headline.more' : 'headline.less', { pct: apart(ratio) });
}

/** The load against what is usual at this hour. */
function usualPart(aas: number | null, usual: Usual | null, lang: Lang): string | null {
  // Of any hour: the rhythm of the day is in it, and the snapshot before says more.
  if (aas === null || !usual?.value || usual.basis === 'recent') return null;
  const tr = t(lang);
  const when = esc(usualWhen(usual, lang));
  if (isUsual(aas, usual)) return tr.html('headline.usual_same', { when });
  const ratio = aas / usual.value;
  if (ratio >= 1.5) return tr.html('headline.usual_times', { times: times(ratio), when });
  return tr.html(ratio > 1 ? 'headline.usual_more' : 'headline.usual_less', { pct: apart(ratio), when });
}

const times = (ratio: number): string => strong(ratio < 9.95 ? ratio.toFixed(1) : formatNumber(Math.round(ratio)));
const apart = (ratio: number): string => `${Math.round(Math.abs(ratio - 1) * 100)}\u00a0%`;

function eventPart(headline: Headline, lang: Lang, linked: Linking): string | null {
  const { topEvent } = headline;
  if (!topEvent) return null;
  const event = linked(strong(topEvent.name), topEvent.path);
  if (topEvent.pctDbTime === null) return t(lang).html('headline.top', { event });
  const pct = strong(formatPct(topEvent.pctDbTime));
  return topEvent.name === 'DB CPU' || topEvent.name === 'CPU time'
    ? t(lang).html('headline.cpu', { pct })
    : t(lang).html('headline.event', { pct, event });
}

/**
 * The sentence as HTML. A finding that asks for something says more than the event that took most time; `names` are what it
 * names and that have pages. Without `linked` there are no links in it.
 */
export function headlineHtml(
  headline: Headline,
  lang: Lang,
  finding: Pick<Finding, 'title'> | null = null,
  { linked = unlinked, names = [] }: { linked?: Linking; names?: readonly NamedPage[] } = {},
): string {
  const comma = lang === 'zh' ? '，' : ', ';
  const stop = lang === 'zh' ? '。' : '. ';
  const course = usualPart(headline.aas, headline.usualAas, lang) ?? ratioPart(headline.aasRatioToPrevious, lang);
  const load = [loadPart(headline, lang), course].filter((part) => part !== null);
  const sentences = [
    load.length ? load.join(comma) : null,
    finding ? withNames(finding.title[lang].replace(/[.。]$/, ''), names, linked) : eventPart(headline, lang, linked),
    headline.restarted ? t(lang).html('headline.restarted') : null,
    headline.gapBeforeS
      ? t(lang).html('headline.gap', { duration: strong(formatDuration(headline.gapBeforeS, lang)) })
      : null,
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return t(lang).html('headline.unknown');
  return sentences
    .map((sentence) => sentence + stop)
    .join('')
    .trim();
}

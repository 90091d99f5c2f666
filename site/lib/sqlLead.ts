/** The sentence that a statement's page and its card open with: its time in all, and what happened to it. HTML. */
import type { SqlModel } from '../../generator/pages/types.ts';
import { formatDuration, formatInterval, formatNumber } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { changeSentence } from './sqlChanges.ts';

export function sqlLead({ totals, changes }: SqlModel, lang: Lang): string {
  /** A time is never broken at its hyphens, the span between its times. */
  const span = formatInterval(totals.firstSeen, totals.lastSeen, lang)
    .split(' – ')
    .map((time) => `<span class="nowrap">${esc(time)}</span>`)
    .join(' – ');
  const total = t(lang).html(totals.elapsedS === null ? 'sql.lead_unknown' : 'sql.lead', {
    elapsed: esc(formatDuration(totals.elapsedS, lang)),
    seen: formatNumber(totals.seen),
    span,
  });
  const happened = esc(changeSentence(changes, lang));
  return happened === '' ? total : `${happened}${lang === 'zh' ? '' : ' '}${total}`;
}

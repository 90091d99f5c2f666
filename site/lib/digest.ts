/** Words of the digest: its sentence, how an incident stands, what to do first. */

import type { DigestIncident, DigestModel, WorseningFigure } from '../../generator/pages/digest-types.ts';
import { isWeighty } from '../../generator/pages/digest-weight.ts';
import { secondsBetween } from '../../generator/pages/times.ts';
import { formatDelta, formatDuration, formatInterval, formatTime, formatValue } from './format.ts';
import { type Lang, t } from './i18n.ts';

/** One sentence: how much is new, goes on, is over, of what asks for something. */
export function digestSentence({ databases }: DigestModel, lang: Lang): string {
  const tr = t(lang);
  if (databases.length === 0) return tr('fleet.empty');
  const all = databases.flatMap(({ incidents }) => incidents.filter(isWeighty));
  const count = (status: DigestIncident['status']): number => all.filter((each) => each.status === status).length;
  const [fresh, continuing, resolved] = [count('new'), count('continuing'), count('resolved')];
  if (fresh + continuing + resolved === 0) return tr('digest.sentence_quiet');
  const open = all.filter((each) => each.status === 'new' && each.ongoing).length;
  const affected = databases.filter(({ incidents }) => incidents.some(isWeighty)).length;
  const stillOpen =
    open === 0 ? tr('digest.new_over') : open === fresh ? tr('digest.new_open') : tr('digest.new_some_open', { open });
  const parts = [
    fresh > 0 ? tr('digest.count_new', { count: fresh }) + stillOpen : null,
    continuing > 0 ? tr('digest.count_continuing', { count: continuing }) : null,
    resolved > 0 ? tr('digest.count_resolved', { count: resolved }) : null,
  ].filter((part) => part !== null);
  return tr('digest.sentence', { parts: parts.join(tr('digest.and')), affected, count: databases.length });
}

/** `Fri 2026-10-30 15:00 – 17:00 · 2 h · 2 snapshots · 18 h of DB time`. */
export function standingText(incident: DigestIncident, lang: Lang): string {
  const tr = t(lang);
  const { begin, end, snapshots, impactS, ongoing, overSeen } = incident;
  return [
    ongoing
      ? tr('digest.since', { time: formatTime(begin, lang, { weekday: true }) })
      : formatInterval(begin, end, lang, { weekday: true }),
    formatDuration(secondsBetween(begin, end), lang),
    tr('digest.snapshots', { count: snapshots }),
    impactS === null ? null : tr('digest.db_time', { time: formatDuration(impactS, lang) }),
    !ongoing && overSeen === null ? tr('digest.no_later') : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** From what to what, by how much, since when. */
export function worseningText({ kind, unit, since, before, after }: WorseningFigure, lang: Lang): string {
  return t(lang)(kind === 'step' ? 'digest.step' : 'digest.trend', {
    before: formatValue(before, unit, lang),
    after: formatValue(after, unit, lang),
    change: formatDelta(after, before, unit, lang),
    time: formatTime(since, lang, { weekday: true }),
  });
}

/** What is usual at an hour, in words, and how far off a figure is. */
import { isUsual } from '../../generator/pages/headline-sentence.ts';
import type { Num, Unit, Usual } from '../../generator/pages/types.ts';
import { type Delta, delta } from './delta.ts';
import { formatValue } from './format.ts';
import { type Lang, t } from './i18n.ts';

/** Where a value lies to what is usual; near the median it is within, however narrow the band. */
export function usualPlace(value: number, usual: Usual): 'above' | 'within' | 'below' {
  if (isUsual(value, usual)) return 'within';
  return value > usual.value ? 'above' : 'below';
}

/** `Friday 07:00`, `working day 07:00`; the hour is the database's wall clock. Of a baseline that knows hours. */
export function usualWhen({ basis, at }: Usual, lang: Lang): string {
  const tr = t(lang);
  const hour = `${at.slice(11, 13)}:00`;
  const date = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  if (basis === 'hour_of_week') return tr('usual.hour_of_week', { day: weekdayName(date, lang), hour });
  const isWeekend = [0, 6].includes(date.getUTCDay());
  return tr(isWeekend ? 'usual.hour_of_weekend' : 'usual.hour_of_day', { hour });
}

function weekdayName(date: Date, lang: Lang): string {
  const format = { weekday: lang === 'zh' ? 'short' : 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', format).format(date);
}

/** How the usual value came about, and its band. */
export function usualHelp(usual: Usual, unit: Unit, lang: Lang): string {
  const low = formatValue(usual.low, unit, lang);
  const high = formatValue(usual.high, unit, lang);
  const tr = t(lang);
  if (usual.basis === 'hour_of_week') return tr('usual.help_hour_of_week', { low, high });
  return usual.basis === 'hour_of_day'
    ? tr('usual.help_hour_of_day', { low, high })
    : tr('usual.help_recent', { low, high });
}

/** The difference to the usual; judged only outside the band, and not by a baseline of any hour. Null where there is no usual, or nothing to compare. */
export function usualDelta(
  value: Num,
  usual: Usual | null,
  unit: Unit,
  higherIsWorse: boolean | null,
  lang: Lang,
): Delta | null {
  if (value === null || usual === null) return null;
  const isNoNews = usual.basis === 'recent' || isUsual(value, usual);
  return delta(value, usual.value, unit, isNoNews ? null : higherIsWorse, lang);
}

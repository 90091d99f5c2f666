/** The sentence that opens the page of findings. */
import type { FindingsModel } from '../../generator/pages/fleet-findings-types.ts';
import { formatNumber } from './format.ts';
import { type Lang, t } from './i18n.ts';
import { weekText } from './weeks.ts';

export function findingsSentence({ week, total, ongoing, rules }: FindingsModel, lang: Lang): string {
  const tr = t(lang);
  if (week) return tr('findings.lead_week', { ...total, week: weekText(week.monday, lang) });
  const [worst] = ongoing;
  if (!worst) return tr(rules.length === 0 ? 'findings.lead_none' : 'findings.lead_closed');
  const { dbName } = worst.database;
  return tr('findings.lead_open', { count: formatNumber(ongoing.length), database: dbName, title: worst.title[lang] });
}

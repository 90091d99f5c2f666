/** A table of the report as an item of a list: folded, or a link to the section that shows it. */
import { formatNumber } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import type { PlacedGroup } from './reportSections.ts';
import { reportTableHtml, type TableGroup } from './reportTables.ts';

/** Longer tables stay folded even where they are the page. */
const UNFOLDED_ROWS = 30;

function nameOf(group: TableGroup, lang: Lang): string {
  const tr = t(lang);
  const first = group.tables[0];
  const title = group.heading ?? first?.summary ?? tr('report.untitled', { number: first?.tableNo ?? '' });
  const gloss = lang === 'zh' && group.heading ? tr.maybe(`gloss.${group.heading}`, null) : null;
  return `<span class="name">${esc(title)}${gloss ? ` <span class="muted">${esc(gloss)}</span>` : ''}</span>`;
}

export function tableFold(group: TableGroup, lang: Lang, unfolded: boolean): string {
  const tr = t(lang);
  const rows = group.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const count = esc(tr('count.rows', { count: formatNumber(rows) }));
  const open = unfolded && rows <= UNFOLDED_ROWS ? ' open' : '';
  const tables = group.tables
    .map((table) => (table.rows.length ? reportTableHtml(table) : `<p class="empty">${esc(tr('empty.no_rows'))}</p>`))
    .join('');
  return `<li id="${group.id}"><details${open}><summary>${nameOf(group, lang)}<span class="count">${count}</span></summary>${tables}</details>`;
}

/** A link to where the page has it: the folded table in its section, or the section that shows it in its own way. */
export function tableLink(group: PlacedGroup, section: string, lang: Lang): string {
  const to = group.whole ? section : group.id;
  const id = group.whole ? ` id="${group.id}"` : '';
  return `<li${id}><a class="above" href="#${to}">${nameOf(group, lang)}<span class="count">${esc(t(lang)('report.above'))}</span></a>`;
}

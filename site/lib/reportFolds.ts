/** A table of the report as an item of a list: folded, or a link to the section that shows it. */

import type { ReportTable } from '../../generator/pages/types.ts';
import { formatNumber } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import type { PlacedGroup } from './reportSections.ts';
import { reportTableHtml, rowsOf, type TableGroup } from './reportTables.ts';
import type { Place } from './url.ts';

/** Longer tables stay folded even where they are the page. */
const UNFOLDED_ROWS = 30;

/** What a table is called, and in Chinese what that means. */
export function tableTitle(
  { heading, summary, tableNo }: Pick<ReportTable, 'heading' | 'summary' | 'tableNo'>,
  lang: Lang,
) {
  const tr = t(lang);
  return {
    title: heading ?? summary ?? tr('report.untitled', { number: tableNo }),
    gloss: lang === 'zh' && heading ? tr.maybe(`gloss.${heading}`, null) : null,
  };
}

/** The tables at the head of a report all stand under its title. */
const OPENING = /^(?:WORKLOAD REPOSITORY|STATSPACK|ASH) .*report\b/i;
const NAMED = 4;

/** The first names of its columns, which tell it from those beside it; null where it has none. */
function columnsOf({ heads }: ReportTable, lang: Lang): string | null {
  const names = (heads.at(-1) ?? []).map(({ text }) => text).filter(Boolean);
  if (names.length === 0) return null;
  return names.slice(0, NAMED).join(lang === 'zh' ? '、' : ', ') + (names.length > NAMED ? ' …' : '');
}

function nameOf({ tables }: TableGroup, lang: Lang): string {
  const [first] = tables;
  if (!first) return '';
  const { title, gloss: known } = tableTitle(first, lang);
  const gloss = known ?? (OPENING.test(title) ? columnsOf(first, lang) : null);
  return `<span class="name">${esc(title)}${gloss ? ` <span class="muted">${esc(gloss)}</span>` : ''}</span>`;
}

/** A line of a list that leads to the page of long tables. `name`: HTML; `id`: the old fragment, where links still lead. */
export function apartLink(to: string, name: string, rows: number, lang: Lang, id?: string): string {
  const count = esc(t(lang)('report.apart', { count: formatNumber(rows) }));
  return `<li${id === undefined ? '' : ` id="${id}"`}><a class="above" href="${esc(to)}">${name}<span class="count">${count}</span></a>`;
}

/** Where the tables of a report's page lead, and how they begin. */
export interface FoldOptions {
  place: Place;
  /** Below `/{lang}/`: the page of the long tables; null: there is none. */
  apartPath: string | null;
  /** Short tables open: where nothing above sums them up they are the page. */
  unfolded: boolean;
}

export function tableFold(group: TableGroup, { place, apartPath, unfolded }: FoldOptions, id = group.id): string {
  const { lang } = place;
  const tr = t(lang);
  const rows = rowsOf(group.tables);
  if (group.apart && apartPath !== null)
    return apartLink(place.to(`${apartPath}#${group.id}`), nameOf(group, lang), rows, lang, id || undefined);
  const count = esc(tr('count.rows', { count: formatNumber(rows) }));
  const open = unfolded && rows <= UNFOLDED_ROWS ? ' open' : '';
  const tables = group.tables
    .map((table) => (table.rows.length ? reportTableHtml(table) : `<p class="empty">${esc(tr('empty.no_rows'))}</p>`))
    .join('');
  return `<li id="${group.id}"><details${open}><summary>${nameOf(group, lang)}<span class="count">${count}</span></summary>${tables}</details>`;
}

/** A link to where the report has it: the folded table in its section, the section that shows it in its own way, its own page. */
export function tableLink(group: PlacedGroup, section: string, options: FoldOptions): string {
  const { lang } = options.place;
  // Its section has the fragment.
  if (group.apart) return tableFold(group, options, '');
  const to = group.whole ? section : group.id;
  const id = group.whole ? ` id="${group.id}"` : '';
  return `<li${id}><a class="above" href="#${to}">${nameOf(group, lang)}<span class="count">${esc(t(lang)('report.above'))}</span></a>`;
}

/** The place of a row in one of the report’s top lists, as a mark before its figure. */
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';

/** The first three stand out (our choice). `list`: what the list is by. */
export function rankMark(rank: number, list: string, lang: Lang): string {
  const title = t(lang)('sql.rank', { rank, ordering: list });
  return `<sup class="rank${rank <= 3 ? ' rank-top' : ''}" title="${esc(title)}">${rank}</sup>`;
}

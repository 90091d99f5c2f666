/**
 * Which pages have a card, and what their head says of it. A preview is asked for by its whole address, so cards exist
 * only where the site's address is known. The build and the viewer decide alike: what they render is the same.
 */
import type { PageModel } from '../../../generator/pages/types.ts';
import type { Lang } from '../i18n.ts';
import { type Card, cardOf, isImportant } from './content.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './svg.ts';

/** Name of the picture beside its page. */
export const CARD_FILE = 'card.png';

export interface CardMeta {
  /** Absolute. */
  url: string;
  image: string;
  description: string;
  width: number;
  height: number;
}

/** Of pages about to be rendered, by `{lang}/{path}`. */
const announced = new Map<string, CardMeta>();

/** The page's card, which its head will name; null: it has none. `page`: below `/{lang}/`. */
export function announceCard(model: PageModel, lang: Lang, page: string): Card | null {
  const baseUrl = process.env['AWR_BASE_URL'];
  const cards = process.env['AWR_CARDS'] ?? 'important';
  if (!baseUrl || cards === 'none' || (cards === 'important' && !isImportant(model))) return null;
  const card = cardOf(model, lang);
  if (!card) return null;
  const url = `${baseUrl.replace(/\/*$/, '/')}${lang}/${page}`;
  announced.set(`${lang}/${page}`, {
    url,
    image: `${url}${CARD_FILE}`,
    description: card.message,
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
  });
  return card;
}

/** What the head of the page says of its card; null where it has none. */
export function takeCard(lang: Lang, page: string): CardMeta | null {
  const key = `${lang}/${page}`;
  const card = announced.get(key) ?? null;
  announced.delete(key);
  return card;
}

/**
 * Preview cards: pictures that chats show when a page's link is pasted. They lie beside their page as `card.png` and live and
 * die with it. Made only where the site's address is known: a preview is asked for by its whole address.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { ModelWithForms } from '../../../generator/pages/types.ts';
import type { Lang } from '../i18n.ts';
import { cardOf, isImportant } from './content.ts';
import { CARD_HEIGHT, CARD_WIDTH, cardSvg } from './svg.ts';

/** What `generator/pages/cards/png.ts` exports; loaded, not bundled, as the models are. */
export interface PngModule {
  cardPng(svg: string, scratch: string): Promise<Buffer>;
}

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
const made = new Map<string, CardMeta>();

/** What the page's head says of its card; null where it has none. */
export function takeCard(lang: Lang, page: string): CardMeta | null {
  const key = `${lang}/${page}`;
  const card = made.get(key) ?? null;
  made.delete(key);
  return card;
}

/** `page`: below `/{lang}/`. A card that is not wanted any more is removed. */
export async function writeCard(
  load: () => Promise<PngModule>,
  model: ModelWithForms,
  lang: Lang,
  page: string,
): Promise<void> {
  const build = process.env['AWR_BUILD'];
  const baseUrl = process.env['AWR_BASE_URL'];
  const cards = process.env['AWR_CARDS'] ?? 'important';
  if (!build) return;
  const file = path.join(build, 'site', lang, page, CARD_FILE);
  if (!baseUrl || cards === 'none' || (cards === 'important' && !isImportant(model))) {
    fs.rmSync(file, { force: true });
    return;
  }
  const card = cardOf(model, lang);
  const { cardPng } = await load();
  const png = await cardPng(cardSvg(card, lang), build);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, png);
  const url = `${baseUrl.replace(/\/*$/, '/')}${lang}/${page}`;
  made.set(`${lang}/${page}`, {
    url,
    image: `${url}${CARD_FILE}`,
    description: card.message,
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
  });
}

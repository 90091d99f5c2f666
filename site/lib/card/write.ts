/** Preview cards: pictures that chats show when a page's link is pasted. They lie beside their page as `card.png` and live and die with it. */
import fs from 'node:fs';
import path from 'node:path';
import type { PageModel } from '../../../generator/pages/types.ts';
import { recordRender } from '../buildRecord.ts';
import type { Lang } from '../i18n.ts';
import { announceCard, CARD_FILE } from './meta.ts';
import { cardSvg } from './svg.ts';

/** What `generator/pages/cards/png.ts` exports; loaded, not bundled, as the models are. */
export interface PngModule {
  cardPng(svg: string, scratch: string): Promise<Buffer>;
}

/**
 * `page`: below `/{lang}/`. A card that is not wanted any more is removed. The page is journalled first: one that is killed
 * in between is rendered again with its card.
 */
export async function writeCard(
  load: () => Promise<PngModule>,
  model: PageModel,
  lang: Lang,
  page: string,
): Promise<void> {
  const build = process.env['AWR_BUILD'];
  if (!build) return;
  const file = path.join(build, 'site', lang, page, CARD_FILE);
  const card = announceCard(model, lang, page);
  if (!card) {
    fs.rmSync(file, { force: true });
    return;
  }
  recordRender(`${lang}/${page}`);
  const { cardPng } = await load();
  const png = await cardPng(cardSvg(card, lang), build);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, png);
}

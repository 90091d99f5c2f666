/** What the tests of explored charts share: pages wide enough for them, closed once nothing on them has failed, and what they say. */
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { type Visit, visit } from './browser.ts';

/** Opens an address at 1440 pixels, with downloads; `opened` is for `closeAll`. */
export async function openWide(opened: Visit[], browser: Browser, address: string): Promise<Page> {
  const here = await visit(browser, address, { viewport: { width: 1440, height: 1200 }, acceptDownloads: true });
  opened.push(here);
  return here.page;
}

/** Closes what a test opened, once nothing on it has failed. */
export async function closeAll(opened: Visit[]): Promise<void> {
  for (const { problems, close } of opened.splice(0)) {
    expect(problems).toEqual([]);
    await close();
  }
}

export const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);
export const rangeText = (page: Page): Promise<string | null> => page.locator('[data-range]').first().textContent();

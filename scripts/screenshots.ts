/**
 * Pictures for the READMEs: a synthetic archive, a night over it, and one page of each kind in English and light, in
 * Chinese and dark. The pages chosen show incidents that the sample's truth file names.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { launch, serve } from './e2e/browser.ts';
import { awr, dropNight, makeNight, type Night } from './e2e/night.ts';

const folder = path.resolve(import.meta.dirname, '../docs/screenshots');
const VIEW = { width: 1440, height: 1000 };
const MAX_BYTES = 200 * 1024;
const LOOKS = [
  { lang: 'en', colorScheme: 'light', locale: 'en-GB' },
  { lang: 'zh', colorScheme: 'dark', locale: 'zh-CN' },
] as const;

interface Truth {
  incidents: { kind: string; db_id: string; end_snap_id: number; what: { sql_id?: string } }[];
}

const night = makeNight();
try {
  await must('sample', 'archive', '--databases', '3', '--days', '7', '--interval', '60');
  await must('nightly', 'archive');
  const pages = choosePages(night);
  const server = await serve(night);
  const browser = await launch();
  fs.mkdirSync(folder, { recursive: true });
  for (const { lang, colorScheme, locale } of LOOKS) {
    const context = await browser.newContext({ viewport: VIEW, colorScheme, locale, deviceScaleFactor: 1 });
    const page = await context.newPage();
    for (const [name, where] of Object.entries(pages)) {
      await page.goto(`${server.address}${lang}/${where}`, { waitUntil: 'networkidle' });
      const file = path.join(folder, `${name}-${lang}.webp`);
      const bytes = await writeSmall(await page.screenshot({ clip: await upToTheEnd(page) }), file);
      console.log(`${path.relative(process.cwd(), file)}: ${Math.round(bytes / 1024)} KB`);
    }
    await context.close();
  }
  await browser.close();
  await server.stop();
} finally {
  dropNight(night);
}

async function must(...args: string[]): Promise<void> {
  const { status, stderr } = await awr(night, ...args);
  process.stderr.write(stderr);
  if (status !== 0) throw new Error(`awr ${args[0]} ended with ${status}`);
}

/** The fleet, and the database, snapshot and SQL of the first incident that has an SQL to show. */
function choosePages({ archive, current }: Night): Record<string, string> {
  const truth = JSON.parse(fs.readFileSync(path.join(archive, 'truth.json'), 'utf8')) as Truth;
  const manifest = JSON.parse(fs.readFileSync(path.join(current, 'manifest.json'), 'utf8')) as {
    pages: Record<string, string>;
  };
  const paths = Object.keys(manifest.pages);
  const find = (what: string, test: (page: string) => boolean) => {
    const page = paths.find(test);
    if (page === undefined) throw new Error(`no page for ${what}`);
    return page;
  };
  const incident = (...kinds: string[]) => {
    const found = kinds.map((kind) => truth.incidents.find((each) => each.kind === kind)).find((each) => each);
    if (!found) throw new Error(`no incident among ${kinds.join(', ')}`);
    return found;
  };
  const storm = incident('row_lock', 'slow_storage', 'commit_storm');
  const plan = incident('plan_change', 'row_lock', 'commit_storm');
  const database = find('the database', (page) => page.endsWith(`-${storm.db_id}/`));
  return {
    fleet: '',
    database,
    snapshot: find('the snapshot', (page) => page.startsWith(database) && page.endsWith(`-${storm.end_snap_id}/`)),
    sql: find('the SQL', (page) => page.endsWith(`-${plan.db_id}/sql/${plan.what.sql_id}/`)),
  };
}

/** The window, without what is below a short page's content. */
async function upToTheEnd(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator('main').boundingBox();
  const end = box ? Math.ceil(box.y + box.height) : VIEW.height;
  return { x: 0, y: 0, width: VIEW.width, height: Math.min(VIEW.height, end) };
}

/** The best quality that stays below the limit; returns the size. */
async function writeSmall(png: Buffer, file: string): Promise<number> {
  for (const quality of [90, 80, 70, 60, 50]) {
    const webp = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (webp.length > MAX_BYTES && quality > 50) continue;
    fs.writeFileSync(file, webp);
    return webp.length;
  }
  return 0;
}

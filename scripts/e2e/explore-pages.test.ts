/** Charts on the pages of a wait event and of a segment, in a browser: explored like those of a database, with the lake's own figures. */
import fs from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseSlug, instanceSlug, segmentPath, waitPath } from '../../generator/pages/paths.ts';
import { chromiumPath, launch, type Visit } from './browser.ts';
import { closeAll, hash, openWide, rangeText } from './explored.ts';
import { type Served, serveFolder } from './folder.ts';
import { awr, dropNight, makeNight, type Night, sampleInto } from './night.ts';

const EVENT = 'db file sequential read';
const noBrowser = chromiumPath() === null;

interface Subject {
  /** Below `/{lang}/`. */
  path: string;
  /** A chart of it, and another one that moves with it. */
  chart: string;
  other: string;
  /** The chart's figure as the lake has it, by begin of the snapshot as `2026-10-26 05:00:00`. */
  figures: Map<string, number>;
}

describe.skipIf(noBrowser)(
  noBrowser ? 'charts of events and segments (skipped: no Chromium)' : 'charts of events and segments',
  () => {
    let night: Night;
    let browser: Browser;
    let server: Served;
    const subjects = {} as Record<'wait' | 'segment', Subject>;
    const opened: Visit[] = [];

    async function ask<T>(sql: string): Promise<T[]> {
      const { stdout, stderr, status } = await awr(night, 'query', '--format', 'json', sql);
      expect(status, stderr).toBe(0);
      return JSON.parse(stdout) as T[];
    }

    beforeAll(async () => {
      night = makeNight();
      await sampleInto(night);
      expect(await awr(night, 'nightly', 'archive')).toMatchObject({ status: 0 });
      interface Place {
        db_name: string;
        db_id: string;
        instance_name: string;
        instance_number: number;
        owner: string;
        object_name: string;
      }
      // The segment that is listed most often, and the instance that lists it.
      const [place] = await ask<Place>(`
        SELECT db_name, db_id::VARCHAR AS db_id, instance_name, instance_number, owner, object_name
        FROM segments JOIN reports USING (report_id, db_id) WHERE ordering = 'logical_reads' AND kind = 'awr'
        GROUP BY ALL ORDER BY count(*) DESC, db_id, owner, object_name LIMIT 1`);
      if (!place) throw new Error('no segment in the sample');
      const slug = databaseSlug(place.db_name, place.db_id);
      const instance = instanceSlug(place.instance_name, place.instance_number);
      const figures = async (value: string, table: string, where: string) => {
        const rows = await ask<{ begin_time: string; figure: number }>(`
          SELECT begin_time::VARCHAR AS begin_time, sum(${value}) / any_value(elapsed_s) AS figure
          FROM ${table} JOIN reports USING (report_id, db_id)
          WHERE ${where} AND kind = 'awr' AND db_id = ${place.db_id} AND instance_name = '${place.instance_name}'
          GROUP BY begin_time`);
        return new Map(rows.map(({ begin_time, figure }) => [begin_time, figure]));
      };
      subjects.wait = {
        path: waitPath(slug, EVENT),
        chart: `foreground-${instance}-rate`,
        other: `foreground-${instance}-sessions`,
        figures: await figures('waits', 'wait_events', `event = '${EVENT}' AND scope = 'foreground'`),
      };
      subjects.segment = {
        path: segmentPath(slug, place.owner, place.object_name),
        chart: `history-${instance}-logical_reads`,
        other: `history-${instance}-physical_reads`,
        figures: await figures(
          'value',
          'segments',
          `ordering = 'logical_reads' AND owner = '${place.owner}' AND object_name = '${place.object_name}'`,
        ),
      };
      browser = await launch();
      server = await serveFolder(night.current);
    }, 400_000);
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      dropNight(night);
    });

    describe.each(['wait', 'segment'] as const)('of a %s', (kind) => {
      const stage = (page: Page, id: string) => page.locator(`#${id}.chart-live .explore-stage`);

      async function open(fragment = '', lang = 'en'): Promise<Page> {
        const address = `${server.address}${lang}/${subjects[kind].path}index.html${fragment}`;
        return await openWide(opened, browser, address);
      }
      const close = () => closeAll(opened);

      async function brush(page: Page): Promise<void> {
        const scroll = page.locator(`#${subjects[kind].chart} .chart-scroll`);
        await scroll.scrollIntoViewIfNeeded();
        const box = await scroll.boundingBox();
        if (!box) throw new Error('no chart');
        await page.mouse.move(box.x + 0.3 * box.width, box.y + 90);
        await page.mouse.down();
        await page.mouse.move(box.x + 0.6 * box.width, box.y + 95, { steps: 4 });
        // The brush shows on every chart that will follow.
        expect(await page.locator('.explore-brush:visible').count()).toBeGreaterThan(1);
        await page.mouse.up();
      }

      test('a brush zooms all of them, in the address too, in either language; the whole comes back', async () => {
        const { chart, other } = subjects[kind];
        const page = await open();
        await brush(page);
        await expect.poll(() => hash(page)).toMatch(/^#t=\d{4}-\d\d-\d\dT\d\d:\d\d,\d{4}-\d\d-\d\dT\d\d:\d\d$/);
        for (const id of [chart, other]) {
          await page.locator(`#${id}`).scrollIntoViewIfNeeded();
          await stage(page, id).waitFor();
        }
        const [fragment, text] = [await hash(page), await rangeText(page)];
        const again = await open(fragment);
        await again.locator(`#${chart}`).scrollIntoViewIfNeeded();
        await stage(again, chart).waitFor();
        expect(await rangeText(again)).toBe(text);
        const chinese = await open(fragment, 'zh');
        await chinese.locator(`#${chart}`).scrollIntoViewIfNeeded();
        await stage(chinese, chart).waitFor();
        expect(await hash(chinese)).toBe(fragment);
        await page.locator('[data-span="all"]').first().click();
        await expect.poll(() => hash(page)).toBe('');
        expect(await rangeText(page)).not.toBe(text);
        await close();
      });

      test('one cursor stands across them, at the same time, and says the figure of the chart under it', async () => {
        const { chart, other, figures } = subjects[kind];
        const [begin] = [...figures.keys()].sort().slice(2);
        const day = begin?.slice(0, 10);
        const page = await open(`#t=${day}T00:00,${day}T23:00`);
        await page.locator(`#${chart}`).scrollIntoViewIfNeeded();
        await stage(page, chart).waitFor();
        const box = await stage(page, chart).boundingBox();
        if (!box) throw new Error('no chart');
        await page.mouse.move(box.x + 0.4 * box.width, box.y + 90);
        await page.mouse.move(box.x + 0.5 * box.width, box.y + 90);
        const at = (id: string) =>
          page.locator(`#${id} .explore-cursor`).evaluate((line) => getComputedStyle(line).transform);
        await expect.poll(() => page.locator(`#${other} .explore-cursor`).isVisible()).toBe(true);
        const value = async (id: string) => (await stage(page, id).getAttribute('aria-valuetext'))?.split(';')[0];
        expect(await value(chart)).toContain(day);
        if (
          (await page.locator(`#${chart}`).boundingBox())?.width ===
          (await page.locator(`#${other}`).boundingBox())?.width
        )
          expect(await at(other)).toBe(await at(chart));
        expect(await page.locator('.chart-tip:visible').textContent()).toContain(await value(chart));
        await close();
      });

      test('rates per transaction and annotations are switched, drawn otherwise, and kept in the address', async () => {
        const { chart, other } = subjects[kind];
        const page = await open();
        await brush(page);
        await stage(page, chart).waitFor();
        const remark = page.locator(`#${chart} .chart-remark`).first();
        const drawn = () =>
          page.locator(`#${chart} .explore-strip`).evaluate((strip) => (strip as HTMLCanvasElement).toDataURL());
        const [before, said] = [await drawn(), await remark.textContent()];
        await page.locator('[data-switch="per_transaction"]').first().click();
        await expect.poll(drawn).not.toBe(before);
        await page.locator('[data-switch="annotations"]').first().click();
        await expect.poll(() => hash(page)).toMatch(/&per=tx&hide=annotations$/);
        expect(await remark.textContent()).not.toBe(said);
        const again = await open(await hash(page));
        await again.locator(`#${chart}`).scrollIntoViewIfNeeded();
        await stage(again, chart).waitFor();
        const pressed = (of: Page) => of.locator('[data-switch="annotations"]').first().getAttribute('aria-pressed');
        expect(await pressed(again)).toBe('false');
        expect(await pressed(page)).toBe('false');
        expect(await again.locator(`#${chart} .chart-remark`).first().textContent()).toBe(await remark.textContent());
        expect(await again.locator(`#${other}`).count()).toBe(1);
        await close();
      });

      test('its table and its CSV have the snapshots of the range, with the figures of the lake', async () => {
        const { chart, figures } = subjects[kind];
        const begins = [...figures.keys()].sort();
        const [from, to] = [begins[1] ?? '', begins[6] ?? ''];
        const minute = (time: string) => time.slice(0, 16).replace(' ', 'T');
        const page = await open(`#t=${minute(from)},${minute(to)}`);
        await page.locator(`#${chart}`).scrollIntoViewIfNeeded();
        await stage(page, chart).waitFor();
        await page.locator(`#${chart} .explore-table-button`).click();
        const rows = page.locator(`#${chart} .explore-panel tbody tr`);
        await expect.poll(() => rows.count()).toBeGreaterThan(3);
        await expect.poll(() => hash(page)).toContain(`table=${chart}`);
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator(`#${chart} [data-format="csv"]`).click(),
        ]);
        expect(download.suggestedFilename()).toMatch(/^[a-z0-9_-]+-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
        const lines = fs
          .readFileSync(await download.path(), 'utf8')
          .trim()
          .split('\r\n')
          .slice(1);
        expect(lines).toHaveLength(await rows.count());
        let held = 0;
        for (const line of lines) {
          const [begin = '', , value = ''] = line.split(',');
          const figure = figures.get(begin);
          if (figure === undefined) {
            // The snapshot does not list it: unknown, not zero.
            expect(value, begin).toBe('');
            continue;
          }
          held++;
          expect(Math.abs(Number(value) - figure), `${begin}: ${value} for ${figure}`).toBeLessThanOrEqual(
            0.002 * figure + 1e-6,
          );
        }
        expect(held).toBeGreaterThan(3);
        await close();
      });
    });
  },
);

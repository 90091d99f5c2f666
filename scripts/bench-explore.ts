/**
 * Whether exploring moves at 60 frames a second: `npm run bench:explore [HOURS]`, by default a year of hourly snapshots.
 *
 * Opens a page of seven charts in Chromium, zooms in and drags: along the time axis over half a year, then a brush across the
 * whole width. Prints the median, the 95th percentile and the worst of the times between frames, and of the script's own work in
 * a frame. Rendering is in software where the machine has no GPU, and every other load on the machine counts.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { launch, visit } from './e2e/browser.ts';
import { writeExplorePage } from './lib/explore-page.ts';

const hours = Number(process.argv[2] ?? 8760);
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-bench-explore-'));
const browser = await launch();
try {
  const file = await writeExplorePage(dir, { count: hours });
  const { page, problems } = await visit(browser, `${pathToFileURL(file).href}#per=`, {
    viewport: { width: 1440, height: 1300 },
  });
  await page.locator('[data-span="365"]').first().click();
  await page.waitForSelector('#latency-1.chart-live');
  await page.waitForTimeout(1000);
  process.stdout.write(`${hours} snapshots, ${await page.locator('.chart-live').count()} charts alive\n`);
  await drag(page, 'brush over a year', 100, 900, false);
  await page.locator('[data-span="all"]').first().click();
  await page.locator('[data-act="in"]').first().click();
  await page.waitForTimeout(500);
  await drag(page, 'pan over half a year', 900, 100, true);
  await page.locator('[data-span="30"]').first().click();
  await page.waitForTimeout(500);
  await drag(page, 'pan over a month', 100, 900, true);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  process.stdout.write(
    `load average ${os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}, ${os.availableParallelism()} CPUs\n`,
  );
} finally {
  await browser.close();
  fs.rmSync(dir, { recursive: true, force: true });
}

/** Two seconds of a drag, a move a frame; `alongAxis` moves the range, else a range is chosen. */
async function drag(page: Page, name: string, from: number, to: number, alongAxis: boolean): Promise<void> {
  const box = await page.locator('#aas-1 .explore-stage').boundingBox();
  if (!box) throw new Error('the chart is not alive');
  const times = await page.evaluate(
    async ({ x, y, from, to }) => {
      const stage = document.querySelector('#aas-1 .explore-stage') as HTMLElement;
      const fire = (type: string, at: number) =>
        stage.dispatchEvent(
          new PointerEvent(type, {
            pointerId: 1,
            isPrimary: true,
            button: 0,
            buttons: 1,
            bubbles: true,
            clientX: x + at,
            clientY: y,
          }),
        );
      // A made-up pointer cannot be captured.
      HTMLElement.prototype.setPointerCapture = () => {};
      fire('pointerdown', from);
      const gaps: number[] = [];
      const work: number[] = [];
      const { requestAnimationFrame: native } = window;
      window.requestAnimationFrame = (callback) =>
        native((time) => {
          const start = performance.now();
          callback(time);
          work.push(performance.now() - start);
        });
      let last = performance.now();
      for (let i = 1; i <= 120; i++) {
        fire('pointermove', from + ((to - from) * i) / 120);
        await new Promise((resolve) => native(resolve));
        const now = performance.now();
        gaps.push(now - last);
        last = now;
      }
      window.requestAnimationFrame = native;
      fire('pointerup', to);
      return { gaps: gaps.slice(5), work: work.slice(5) };
    },
    { x: box.x, y: alongAxis ? box.y + box.height - 10 : box.y + 100, from, to },
  );
  const at = (values: number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;
  const told = (values: number[]): string =>
    [
      ['median', 0.5],
      ['95 %', 0.95],
      ['worst', 1],
    ]
      .map(([word, share]) => `${word} ${at(values, Number(share)).toFixed(1)}`)
      .join(', ');
  const { gaps, work } = times;
  process.stdout.write(`${name.padEnd(22)} ms between frames: ${told(gaps)}`);
  process.stdout.write(work.length > 0 ? `; ms of drawing: ${told(work)}\n` : '\n');
}

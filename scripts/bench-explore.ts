/**
 * Whether exploring moves at 60 frames a second: `npm run bench:explore [HOURS]`, by default a year of hourly snapshots.
 *
 * Opens a page of seven charts in Chromium and moves on it for two seconds each way: a brush, the range along its axis over half a
 * year and over a month, zoom by wheel and by two fingers, the cursor. Prints, each way, the median and the 95th percentile of the
 * times between frames, how many frames of a screen of 60 a second were dropped, the scripts' own part of a frame, and the
 * processor time of all the browser's processes for one. Where the machine has no GPU the compositor works in software, and every
 * other load on the machine counts; so the same is measured of a page that does nothing but slide seven empty canvases of the
 * same size: no page can do better here. Processor time hardly depends on the load.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { launch, type Visit, visit } from './e2e/browser.ts';
import { writeExplorePage } from './lib/explore-page.ts';
import { dropped, framesOf, type Motion, quantile } from './lib/frames.ts';

const hours = Number(process.argv[2] ?? 8760);
const viewport = { width: 1440, height: 1300 };
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-bench-explore-'));
const browser = await launch();
try {
  const file = await writeExplorePage(dir, { count: hours });
  const { page, problems } = await visit(browser, `${pathToFileURL(file).href}#per=`, { viewport });
  await page.locator('[data-span="365"]').first().click();
  await page.waitForSelector('#latency-1.chart-live');
  await page.waitForTimeout(1000);
  process.stdout.write(`${hours} snapshots, ${await page.locator('.chart-live').count()} charts alive; ms\n`);
  process.stdout.write(
    `${'motion'.padEnd(22)}${['median', '95 %', 'dropped', 'own', 'own 95 %', 'cpu'].map((word) => word.padStart(10)).join('')}\n`,
  );
  const floor = await visitFloor();
  await tell(floor.page, 'empty canvases', {
    step: `for (const one of document.querySelectorAll('canvas')) one.style.transform = 'translateX(' + (-200 * share) + 'px)'`,
  });
  await floor.close();
  const box = await page.locator('#aas-1 .explore-stage').boundingBox();
  if (!box) throw new Error('the chart is not alive');
  const axis = box.height - 10;
  await tell(page, 'brush over a year', drag(100, 900, 100));
  await show(page, 'all', 'in');
  await tell(page, 'pan over half a year', drag(900, 100, axis));
  await show(page, '30');
  await tell(page, 'pan over a month', drag(100, 900, axis));
  await show(page, 'all');
  await tell(page, 'zoom in by wheel', { step: wheel(-12) });
  await tell(page, 'zoom out by wheel', { step: wheel(12) });
  await show(page, 'all', 'in');
  await tell(page, 'pinch', pinch());
  await show(page, 'all');
  await tell(page, 'cursor', {
    step: fire('pointermove', '100 + 800 * share', 100),
    end: fire('pointerleave', '0', 0),
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const loads = os.loadavg().map((load) => load.toFixed(1));
  process.stdout.write(`load average ${loads.join(' ')}, ${os.availableParallelism()} CPUs\n`);
} finally {
  await browser.close();
  fs.rmSync(dir, { recursive: true, force: true });
}

/** The page with a range shown and come to rest. */
async function show(page: Page, span: string, act?: string): Promise<void> {
  await page.locator(`[data-span="${span}"]`).first().click();
  if (act) await page.locator(`[data-act="${act}"]`).first().click();
  await page.waitForTimeout(700);
}

async function tell(page: Page, name: string, motion: Motion): Promise<void> {
  const { gaps, own, cpuMs } = await framesOf(browser, page, motion);
  const figures = [
    quantile(gaps, 0.5).toFixed(1),
    quantile(gaps, 0.95).toFixed(1),
    `${dropped(gaps)}/${gaps.length}`,
    quantile(own, 0.5).toFixed(1),
    quantile(own, 0.95).toFixed(1),
    cpuMs.toFixed(1),
  ];
  process.stdout.write(`${name.padEnd(22)}${figures.map((figure) => figure.padStart(10)).join('')}\n`);
}

/** Fires an event on the first chart, as far from its corner as said; made-up pointers cannot be captured. */
function fire(type: string, x: string, y: number, more = ''): string {
  const kind = type === 'wheel' ? 'WheelEvent' : 'PointerEvent';
  return `{
    HTMLElement.prototype.setPointerCapture = () => {};
    const stage = document.querySelector('#aas-1 .explore-stage');
    window.corner ??= stage.getBoundingClientRect();
    stage.dispatchEvent(new ${kind}('${type}', { pointerId: 1, isPrimary: true, button: 0, buttons: 1, bubbles: true, cancelable: true,
      clientX: window.corner.left + ${x}, clientY: window.corner.top + ${y}, ${more} }));
  }`;
}

/** From place to place across the chart; at the height of its time axis it moves the range. */
function drag(from: number, to: number, y: number): Motion {
  return {
    begin: fire('pointerdown', String(from), y),
    step: fire('pointermove', `${from} + ${to - from} * share`, y),
    end: fire('pointerup', String(to), y),
  };
}

function wheel(deltaY: number): string {
  return fire('wheel', '600', 100, `deltaY: ${deltaY}, ctrlKey: true`);
}

/** Two fingers apart from each other, and together again. */
function pinch(): Motion {
  const finger = (type: string, id: number, x: string): string =>
    fire(type, x, 100, `pointerId: ${id}, isPrimary: ${id === 1}, pointerType: 'touch'`);
  const away = '(40 + 250 * Math.sin(Math.PI * share))';
  return {
    begin: finger('pointerdown', 1, '460') + finger('pointerdown', 2, '540'),
    step: finger('pointermove', 1, `500 - ${away}`) + finger('pointermove', 2, `500 + ${away}`),
    end: finger('pointerup', 1, '460') + finger('pointerup', 2, '540'),
  };
}

/** Seven canvases where the charts are, on layers of their own. */
async function visitFloor(): Promise<Visit> {
  const file = path.join(dir, 'floor.html');
  const canvases = Array.from({ length: 7 }, (_, i) => {
    const [width, height, left, top] =
      i < 2 ? [1740, 220, 60, 60 + 260 * i] : [560, 170, 60 + 420 * (i % 3), 600 + 220 * (i % 2)];
    return `<canvas width="${width}" height="${height}" style="position:absolute;left:${left}px;top:${top}px;will-change:transform"></canvas>`;
  });
  fs.writeFileSync(
    file,
    `<!doctype html><link rel="icon" href="data:,"><body style="overflow:hidden">${canvases.join('')}<script>for (const one of document.querySelectorAll('canvas')) one.getContext('2d').fillRect(0, 0, 9, 9)</script>`,
  );
  return await visit(browser, pathToFileURL(file).href, { viewport });
}

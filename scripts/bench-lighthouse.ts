/**
 * Lighthouse over the pages that a review begins with: `npm run bench:lighthouse -- [SITE] [--runs N] [--only NAME]`.
 *
 * SITE is a published site, by default the checkout's own. Its largest database, snapshot and SQL page and the fleet are
 * served by Nginx in its production configuration and opened in Chromium, in both languages, as a phone on a slow network and
 * as a desktop. Prints medians of N runs (3): the four scores, first and largest paint, blocked time, layout shift; then
 * what cost points. Exits with 1 where a score is below 95 or something moved.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import lighthouse, { desktopConfig, type Flags, type Result } from 'lighthouse';
import { chromium } from 'playwright';
import { projectRoot } from '../generator/base/config.ts';
import { CHROMIUM_ARGS, chromiumPath } from './e2e/browser.ts';
import { freePorts, missingNginx, nginxPath, pointTo, renderNginx, startNginx } from './lib/nginx.ts';
import { PAGES, pagesOfEachKind } from './lib/site-pages.ts';

/** The least that is good enough in every category. */
const LEAST = 95;
/** Rounding and anti-aliasing; Lighthouse calls up to 0.1 good. */
const MOST_SHIFT = 0.005;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const METRICS = [
  ['FCP s', 'first-contentful-paint', 1000],
  ['LCP s', 'largest-contentful-paint', 1000],
  ['TBT ms', 'total-blocking-time', 1],
  ['CLS', 'cumulative-layout-shift', 1],
] as const;
const FORMS = ['mobile', 'desktop'] as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, only: { type: 'string', default: '' } },
});
const site = path.resolve(positionals[0] ?? path.join(projectRoot, 'data/releases/current'));
const runs = Number(values.runs);
const executablePath = chromiumPath();

function stop(message: string, remedy: string): never {
  process.stderr.write(`error: ${message}\n  remedy: ${remedy}\n`);
  process.exit(2);
}
if (!fs.existsSync(path.join(site, 'manifest.json')))
  stop(`no published site in ${site}`, 'run ./scripts/nightly, or name a site');
if (nginxPath() === null) stop(missingNginx(), 'install nginx and ansible-core');
if (executablePath === null) stop('no Chromium', 'install one, or name it in AWR_CHROMIUM');
if (!(runs >= 1)) stop(`--runs ${values.runs} is no number of runs`, 'give one from 1');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-lighthouse-'));
const { front } = await renderNginx(dir, { front: {} });
pointTo(front, site);
const nginx = await startNginx(front);
const [port = 0] = await freePorts(1);
const browser = await chromium.launch({
  executablePath,
  args: [
    ...CHROMIUM_ARGS,
    `--remote-debugging-port=${port}`,
    '--ignore-certificate-errors',
    // Nothing is asked of anywhere else, by the page or by the browser itself.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
  ],
});

const header = ['page', 'form', 'perf', 'a11y', 'best', 'seo', ...METRICS.map(([name]) => name)];
const widths = [12, 8, 5, 5, 5, 5, 7, 7, 7, 7];
const print = (cells: readonly string[]) =>
  process.stdout.write(
    `${cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 8) : cell.padStart(widths[i] ?? 8))).join('')}\n`,
  );
const poor: string[] = [];
const points = new Map<string, string[]>();
/** What Lighthouse measured of this machine in each run: below 1000 (its own threshold) blocked time cannot be judged. */
const speeds: number[] = [];

try {
  const pages = pagesOfEachKind(site);
  process.stdout.write(
    `medians of ${runs}, load average ${os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}\n`,
  );
  print(header);
  for (const kind of PAGES)
    for (const lang of ['en', 'zh'])
      for (const form of FORMS) {
        const name = `${kind} ${lang}`;
        if (!`${name} ${form}`.includes(values.only)) continue;
        const address = `https://localhost:${front.httpsPort}/${lang}/${pages[kind]}`;
        const results: Result[] = [];
        for (let run = 0; run < runs; run++) results.push(await measure(address, form));
        report(name, form, results);
      }
} finally {
  await browser.close();
  await nginx.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
process.stdout.write(
  `this machine, by Lighthouse's index: ${median(speeds).toFixed(0)}, at worst ${Math.min(...speeds).toFixed(0)}; below 1000 it is too slow or too busy to judge blocked time\n`,
);
for (const [audit, where] of [...points].sort(([a], [b]) => a.localeCompare(b)))
  process.stdout.write(`\n${audit}\n  ${[...new Set(where)].join(', ')}\n`);
if (poor.length > 0) {
  process.stdout.write(`\nnot good enough:\n  ${poor.join('\n  ')}\n`);
  process.exitCode = 1;
}

/** One run, with an empty cache. */
async function measure(address: string, form: (typeof FORMS)[number]): Promise<Result> {
  const flags: Flags = { port, output: 'json', logLevel: 'error', onlyCategories: [...CATEGORIES] };
  let problem = 'Lighthouse has nothing to say';
  // A browser on a busy machine may not paint in time: that says nothing of the page.
  for (let attempt = 0; attempt < 3; attempt++) {
    const result = await lighthouse(address, flags, form === 'desktop' ? desktopConfig : undefined);
    if (result && !result.lhr.runtimeError) return result.lhr;
    problem = result?.lhr.runtimeError?.message ?? problem;
  }
  throw new Error(`${address}: ${problem}`);
}

function report(name: string, form: string, results: readonly Result[]): void {
  speeds.push(...results.map((lhr) => lhr.environment.benchmarkIndex));
  const scores = CATEGORIES.map((category) =>
    median(results.map((lhr) => 100 * (lhr.categories[category]?.score ?? 0))),
  );
  const metrics = METRICS.map(([, id, divisor]) =>
    median(results.map((lhr) => (lhr.audits[id]?.numericValue ?? 0) / divisor)),
  );
  print([
    name,
    form,
    ...scores.map((score) => score.toFixed(0)),
    ...metrics.map((value, i) => value.toFixed(METRICS[i]?.[0] === 'TBT ms' ? 0 : METRICS[i]?.[0] === 'CLS' ? 3 : 2)),
  ]);
  for (const [i, score] of scores.entries())
    if (score < LEAST) poor.push(`${name} ${form}: ${CATEGORIES[i]} ${score.toFixed(0)}`);
  const shift = metrics.at(-1) ?? 0;
  if (shift > MOST_SHIFT) poor.push(`${name} ${form}: layout shift ${shift.toFixed(3)}`);
  for (const category of CATEGORIES)
    for (const { id, weight } of results[0]?.categories[category]?.auditRefs ?? []) {
      const audit = results[0]?.audits[id];
      if (!audit || audit.score === null || audit.score >= (category === 'performance' ? 0.9 : 1)) continue;
      // What weighs nothing is advice: shown for what it is.
      const about = `${category}${weight > 0 ? '' : ' (advice)'}: ${audit.title}${audit.displayValue ? `, ${audit.displayValue}` : ''}`;
      points.set(about, [...(points.get(about) ?? []), `${name} ${form}`]);
    }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

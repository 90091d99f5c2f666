/**
 * What a page on demand takes, from the question to the last byte, through a renderer of its own: snapshots far apart,
 * neighbours one after the other, comparisons of two snapshots and of two weeks. Prints p50, p95 and p99 in milliseconds, and
 * what it takes to open the lake. Without a lake named, one of SNAPSHOTS (environment; 10,000) hourly snapshots is made once
 * under `data/bench/`, which takes long.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { configSchema } from '../generator/base/config.ts';
import type { Context } from '../generator/base/context.ts';
import { createLogger } from '../generator/base/log.ts';
import { comparePath, sideOfSnapshot } from '../generator/pages/compare-paths.ts';
import { openModelSource } from '../generator/pages/source.ts';
import { viewerBundle } from '../generator/serve/bundle.ts';
import { Renderers } from '../generator/serve/renderers.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string', default: '40' } },
});
const root = path.resolve(import.meta.dirname, '..');
const lake = path.resolve(
  positionals[0] ?? (await madeLake(Math.max(100, Number(process.env['SNAPSHOTS'] ?? 10_000)))),
);
const count = Number(values.pages);
const config = configSchema.parse({ lake, build: path.join(os.tmpdir(), 'awr-bench-serve') });
const now = () => new Date();
const log = createLogger({ stream: process.stderr, format: 'text', quiet: true, now });
const ctx: Context = { config, log, write: () => {}, now, signal: new AbortController().signal };

const opening = performance.now();
const source = await openModelSource(lake);
process.stdout.write(`the lake’s index: ${Math.round(performance.now() - opening)} ms\n`);
const entries = await source.entries();
source.close();
const snapshots = entries.filter(({ type }) => type === 'snapshot').map((entry) => entry.path);
const apart = Array.from({ length: count }, (_, i) => snapshots[Math.floor((i * snapshots.length) / count)] ?? '');
const pairs = apart.slice(1).flatMap((page, i) => {
  const [first, second] = [sideOfSnapshot(apart[i] ?? ''), sideOfSnapshot(page)];
  return first && second && first.db === second.db ? [comparePath(first, second)] : [];
});
const periods = entries
  .filter(({ type, path: page }) => type === 'compare' && page.includes('_to_'))
  .map((entry) => entry.path);

const renderers = new Renderers({
  bundle: await viewerBundle(ctx),
  lake,
  limits: config.serve,
  site: config.site,
  onLine: (line) => log.warn(line),
});
const started = performance.now();
await renderers.warmUp();
process.stdout.write(
  `start of a renderer ${Math.round(performance.now() - started)} ms; ${snapshots.length} snapshots\n`,
);
await measure('first page, opening the lake', apart.slice(0, 1));
await measure('snapshots far apart', apart);
await measure('neighbours', snapshots.slice(0, count));
await measure('the other language', snapshots.slice(Math.max(0, count - 1), count), 'zh');
await measure('two snapshots compared', pairs);
await measure('two periods compared', periods);
await renderers.stop(0);

async function measure(what: string, pages: readonly string[], lang = 'en'): Promise<void> {
  const times: number[] = [];
  for (const page of pages) {
    const begun = performance.now();
    const { status } = await renderers.render({ url: `/${lang}/${page}`, ifNoneMatch: undefined, signal: ctx.signal });
    // A report that accounts for no interval has a page and no comparison.
    if (status === 200) times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => String(Math.round(times[Math.floor(share * (times.length - 1))] ?? Number.NaN));
  if (times.length === 0) return;
  const memory = Math.round(renderers.rss / 2 ** 20);
  process.stdout.write(
    `${what}: ${times.length} pages, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, ${memory} MiB\n`,
  );
}

/** Three databases, one of them of two instances. The archive is taken away afterwards. */
async function madeLake(count: number): Promise<string> {
  const made = path.join(root, `data/bench/serve-${count}`);
  if (fs.existsSync(path.join(made, 'analysed'))) return path.join(made, 'lake');
  const archive = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-bench-serve-archive-'));
  try {
    const days = String(Math.ceil(count / 24 / 4));
    await awr('sample', archive, '--force', '--databases', '3', '--days', days, '--seed', '31');
    await awr('ingest', archive, '--lake', path.join(made, 'lake'));
    await awr('analyze', '--lake', path.join(made, 'lake'));
    fs.writeFileSync(path.join(made, 'analysed'), '');
  } finally {
    fs.rmSync(archive, { recursive: true, force: true });
  }
  return path.join(made, 'lake');
}

async function awr(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join(root, 'bin/awr.mjs'), ...args, '--quiet'], {
    maxBuffer: 2 ** 26,
  });
}

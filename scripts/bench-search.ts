/**
 * What the search costs: `npm run bench:search`. A lake of 10,000 invented snapshots of four databases with 50,000
 * statements is made once, under `data/bench/`. Prints how long its index takes to make, how large it is, and how long
 * Chromium takes from a typed query to shown results: with shards that are loaded for it, and again with all there. The load of
 * the machine is in these times; so the same is measured of as many empty scripts as a query loads: no answer comes sooner. And
 * the processor time of a query, of all the browser's processes, which hardly depends on the load.
 *
 * Of the environment: QUERIES of each kind (40), AWR_CHROMIUM.
 */
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { chromium } from 'playwright';
import { analyze } from '../generator/analysis/analyze.ts';
import { searchFiles } from '../generator/pages/search/files.ts';
import {
  type SearchFiles,
  type SearchNames,
  type StatementShard,
  searchScript,
} from '../generator/pages/search/format.ts';
import { silentContext } from '../generator/testing/lake.ts';
import { searchTerms } from '../site/lib/searchTerms.ts';
import { chromiumPath } from './e2e/browser.ts';
import { makeSearchLake } from './lib/search-lake.ts';

const root = path.resolve(import.meta.dirname, '..');
const lake = path.join(root, 'data/bench/lake-search');
const queriesOfAKind = Number(process.env['QUERIES'] ?? 40);

if (!fs.existsSync(lake)) {
  const part = `${lake}.part`;
  fs.rmSync(part, { recursive: true, force: true });
  await makeSearchLake(part);
  await analyze(silentContext(part));
  fs.renameSync(part, lake);
}

const started = performance.now();
const files = await searchFiles(lake, new Set());
say(
  `made in ${((performance.now() - started) / 1000).toFixed(1)} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
const scripts = new Map(
  [...files, ['terms', searchTerms()] as const].map(([name, content]) => [name, searchScript(name, content)]),
);
tellSizes(scripts);

const browserPath = chromiumPath();
if (browserPath === null) say('no Chromium on this machine; point AWR_CHROMIUM at one');
else await timeQueries(browserPath, scripts, queriesByKind(files));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tellSizes(all: ReadonlyMap<string, string>): void {
  const groups = Map.groupBy([...all], ([name]) => (name.includes('/') ? (name.split('/')[0] ?? '') : name));
  for (const [group, members] of groups) {
    const sizes = members.map(([, script]) => zlib.gzipSync(script, { level: 9 }).length).sort((a, b) => a - b);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const plain = members.reduce((sum, [, script]) => sum + Buffer.byteLength(script), 0);
    say(
      `${group}: ${members.length} files, ${kb(plain)} KB, ${kb(total)} KB gzipped, median ${kb(sizes[sizes.length >> 1])}, largest ${kb(sizes.at(-1))}`,
    );
  }
}

function kb(bytes = 0): string {
  return (bytes / 1024).toFixed(1);
}

/** Queries that all have an answer, spread over the whole index. */
function queriesByKind(index: SearchFiles): Record<string, string[]> {
  const names = index.get('names') as SearchNames;
  const ids = names.sql.flatMap((prefix) => {
    const shard = index.get(`sql/${prefix}`) as StatementShard | undefined;
    return shard?.statements[0]?.[0] ?? [];
  });
  const spread = <T>(all: readonly T[]): T[] =>
    Array.from(
      { length: Math.min(queriesOfAKind, all.length) },
      (_, i) => all[Math.floor((i * all.length) / queriesOfAKind)] as T,
    );
  const months = names.databases.flatMap(({ months: of }) => of);
  const events = names.events.map(([event]) => event);
  return {
    'wait events': spread(events).map((event) => event.slice(0, Math.max(3, event.length >> 1))),
    'Chinese words': spread([
      '行锁',
      '硬解析',
      '提交',
      '全表扫描',
      '热块',
      '内存',
      '临时表空间',
      '集群等待',
      '逻辑读',
      '序列缓存',
    ]),
    sql_id: spread(ids).map((id, i) => id.slice(0, 4 + (i % 10))),
    'words of SQL': spread(names.words.filter((prefix) => prefix.length > 2)).map((prefix) => prefix.replace('.', '')),
    'two words of SQL': spread(ids).map((_, i) => `orders_${(i * 37) % 400} customer_${(i * 91) % 400}`),
    segments: spread(ids).map((_, i) => `orders_${(i * 53) % 400}_pk`),
    'snapshot ids': spread(months).map(([, lowest, highest]) =>
      String(Math.floor(((lowest ?? 0) + (highest ?? 0)) / 2)),
    ),
    dates: spread(months).map(([month], i) => `${month}-${String(1 + (i % 28)).padStart(2, '0')}`),
    slips: spread(events).flatMap((event) => (event.length > 8 ? [`${event.slice(0, 5)}${event.slice(6)}`] : [])),
  };
}

async function timeQueries(
  executablePath: string,
  all: ReadonlyMap<string, string>,
  kinds: Record<string, string[]>,
): Promise<void> {
  const server = await serve(all);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/en/index.html`);
    await page.keyboard.press('/');
    await page.waitForFunction(() => 'awrSearch' in window);
    await page.evaluate(ask, ['warm up']);
    const every: number[][] = [[], []];
    for (const count of [1, 6])
      say(`${count} empty scripts: ${quantiles(await page.evaluate(loadEmpty, { count, times: 40 }))}`);
    const session = await browser.newBrowserCDPSession();
    const cpu = async (): Promise<number> => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      return processInfo.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
    };
    for (const [kind, queries] of Object.entries(kinds)) {
      // Asked for the first time, shards are fetched; the second time all is there.
      const before = await cpu();
      const cold = await page.evaluate(ask, queries);
      const between = await cpu();
      const warm = await page.evaluate(ask, queries);
      const after = await cpu();
      const spent = [between - before, after - between].map((ms) => `${(ms / queries.length).toFixed(1)} ms`);
      every[0]?.push(...cold);
      every[1]?.push(...warm);
      say(`${kind}: ${quantiles(cold)}, processor ${spent[0]}; again ${quantiles(warm)}, processor ${spent[1]}`);
    }
    say(
      `all: ${quantiles(every[0] ?? [])}; again ${quantiles(every[1] ?? [])} (load average ${os.loadavg()[0]?.toFixed(1)})`,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

/** Milliseconds from a query's input to its results in the page. Runs in the browser. */
async function ask(queries: string[]): Promise<number[]> {
  const dialog = document.querySelector('dialog.find') as HTMLElement;
  const input = dialog.querySelector('input') as HTMLInputElement;
  const times: number[] = [];
  for (const query of queries) {
    const from = performance.now();
    const shown = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (dialog.dataset['query'] !== query) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(dialog, { attributes: true });
    });
    input.value = query;
    input.dispatchEvent(new Event('input'));
    await shown;
    dialog.getBoundingClientRect();
    times.push(performance.now() - from);
  }
  return times;
}

/** Milliseconds until so many empty scripts at once are there. Runs in the browser. */
async function loadEmpty({ count, times }: { count: number; times: number }): Promise<number[]> {
  const spent: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await Promise.all(
      Array.from({ length: count }, async (_, k) => {
        const script = document.createElement('script');
        const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
        script.src = `../empty/${count}-${i}-${k}.js`;
        document.head.append(script);
        await loaded;
        script.remove();
      }),
    );
    spent.push(performance.now() - from);
  }
  return spent;
}

function quantiles(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

/** A page with the box, the scripts as they are, the index; compressed as they are served. */
async function serve(all: ReadonlyMap<string, string>): Promise<http.Server> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><body><a href="search/" data-find data-label="Search" data-placeholder="" data-close="" data-all="All" data-keys="">Search</a><script src="../assets/find.js"></script></body></html>`;
  const bodies = new Map<string, Buffer>([['/en/index.html', zlib.gzipSync(html)]]);
  for (const [name, script] of all) bodies.set(`/search/${name}.js`, zlib.gzipSync(script));
  for (const name of ['find.js', 'find-box.js', 'search.js', 'search-match.js'])
    bodies.set(`/assets/${name}`, zlib.gzipSync(fs.readFileSync(path.join(root, 'site/public/assets', name))));
  const empty = zlib.gzipSync('');
  const server = http.createServer((request, response) => {
    const body = bodies.get(request.url ?? '') ?? (request.url?.startsWith('/empty/') ? empty : undefined);
    const type = request.url?.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(body ? 200 : 404, {
      'Content-Type': `${type}; charset=utf-8`,
      ...(body && { 'Content-Encoding': 'gzip' }),
    });
    response.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

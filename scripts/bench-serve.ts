/**
 * How fast Nginx serves a site: `npm run bench:serve -- [SITE] [--seconds N] [--connections N]`.
 *
 * SITE is a published site, by default the checkout's own. Fifty readers, a connection over TLS each, ask for one page after
 * the other as fast as they get them: pages of every kind in both languages, compressed, with their styles and scripts;
 * over HTTP/2, then HTTP/1.1. Prints requests a second, percentiles of
 * their time, errors. The client, `h2load` of nghttp2, runs on the same machine and takes its part of it. Exits with 1 on errors.
 */
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { projectRoot } from '../generator/base/config.ts';
import { readManifest } from '../generator/publish/manifest.ts';
import { missingNginx, nginxPath, pointTo, renderNginx, startNginx } from './lib/nginx.ts';

/** Addresses asked for in turn: enough that no reader asks for the same one again at once. */
const ADDRESSES = 400;
/** Of ten addresses that are asked for, so many are pages; the others are styles and scripts, as after a first visit. */
const PAGES_OF_TEN = 7;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '10' }, connections: { type: 'string', default: '50' } },
});
const site = path.resolve(positionals[0] ?? path.join(projectRoot, 'data/releases/current'));
const [seconds, connections] = [Number(values.seconds), Number(values.connections)];

function stop(message: string, remedy: string): never {
  process.stderr.write(`error: ${message}\n  remedy: ${remedy}\n`);
  process.exit(2);
}
const manifest = fs.existsSync(site) ? readManifest(fs.realpathSync(site)) : null;
if (!manifest) stop(`no published site in ${site}`, 'run ./scripts/nightly, or name a site');
if (nginxPath() === null) stop(missingNginx(), 'install nginx and ansible-core');
if (!(seconds >= 1) || !(connections >= 1)) stop('no such number', '--seconds and --connections take numbers from 1');
try {
  execFileSync('h2load', ['--version'], { stdio: 'ignore' });
} catch {
  stop('h2load is missing', 'install nghttp2-client (Debian) or nghttp2 (Enterprise Linux)');
}

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-bench-nginx-'));
const { front } = await renderNginx(dir, { front: { nginx_worker_processes: 'auto' } });
pointTo(front, site);
const nginx = await startNginx(front);
let errors = 0;
try {
  const addresses = path.join(dir, 'addresses');
  const mix = mixOf(Object.keys(manifest.files));
  fs.writeFileSync(addresses, mix.map((file) => `https://localhost:${front.httpsPort}/${file}\n`).join(''));
  const load = os.loadavg().map((each) => each.toFixed(1));
  process.stdout.write(
    `${connections} connections over TLS, ${mix.length} addresses, ${seconds} s each; ${os.availableParallelism()} CPUs, load average ${load.join(' ')}\n`,
  );
  print(['', 'requests', 'req/s', 'MB/s', 'p50 ms', 'p99 ms', 'max ms', 'errors']);
  await measure('HTTP/2', addresses, []);
  await measure('HTTP/1.1', addresses, ['--h1']);
} finally {
  await nginx.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
process.exitCode = errors > 0 ? 1 : 0;

/** Files evenly spread over the site's pages, so that every kind and size is among them in its share, with assets between. */
function mixOf(files: readonly string[]): string[] {
  const pages = files.filter((file) => /^(en|zh)\/.*index\.html$/.test(file));
  const assets = files.filter((file) => /^assets\/.*\.(css|js|svg)$/.test(file) && file !== 'assets/reader.js');
  return Array.from({ length: ADDRESSES }, (_, i) =>
    i % 10 < PAGES_OF_TEN
      ? (pages[Math.floor((i * pages.length) / ADDRESSES)] ?? '')
      : (assets[i % assets.length] ?? ''),
  ).map((file) => file.replace(/(^|\/)index\.html$/, '$1'));
}

async function measure(name: string, addresses: string, options: readonly string[]): Promise<void> {
  const log = path.join(dir, 'requests.tsv');
  fs.rmSync(log, { force: true });
  const args = ['-c', String(connections), '-t', '1', '-D', String(seconds), '-m', '1'];
  const { stdout } = await promisify(execFile)(
    'h2load',
    [...args, ...options, '-H', 'accept-encoding: gzip', '-i', addresses, `--log-file=${log}`],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  // Time since 1970 in microseconds, status, microseconds of the request. What the end cut off has no status.
  const rows = fs
    .readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t').map(Number) as [number, number, number]);
  const counted = (what: string) => Number(new RegExp(`(\\d+) ${what}`).exec(stdout)?.[1] ?? Number.NaN);
  const bad =
    counted('failed') + counted('errored') + counted('timeout') + counted('3xx') + counted('4xx') + counted('5xx');
  errors += Number.isNaN(bad) ? 1 : bad;
  const times = rows
    .filter(([, status]) => status === 200)
    .map(([, , micros]) => micros / 1000)
    .sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  const traffic = /,\s*([\d.]+)(K|M|G)B\/s/.exec(stdout);
  const megabytes = Number(traffic?.[1] ?? Number.NaN) * ({ K: 1e-3, M: 1, G: 1e3 }[traffic?.[2] ?? 'M'] ?? 1);
  print([
    name,
    String(times.length),
    (times.length / seconds).toFixed(0),
    megabytes.toFixed(1),
    at(0.5).toFixed(1),
    at(0.99).toFixed(1),
    at(1).toFixed(1),
    String(bad),
  ]);
}

function print(cells: readonly string[]): void {
  process.stdout.write(`${cells.map((cell, i) => (i === 0 ? cell.padEnd(12) : cell.padStart(10))).join('')}\n`);
}

/**
 * What a site costs: `npm run bench:site`. A lake of 5,000 hourly snapshots of eight databases is made once, under
 * `data/bench/`, and about 100 reports of the same are held back.
 *
 * Each round, on a copy of that lake: the whole site; the same again, unchanged; then the held-back reports are read and
 * analysed (not timed) and the site is built once more. Prints pages (HTML files, both languages), milliseconds a page by the
 * clock and of CPU, the steps, and the peak memory of every process and of all together. Median of ROUNDS, 1 by default, for a
 * round takes minutes. Also from the environment: SNAPSHOTS, and PRERENDER_DAYS for `site.prerenderDays`.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listFiles } from '../generator/publish/files.ts';
import { type Watched, watched } from './lib/watched.ts';

const root = path.resolve(import.meta.dirname, '..');
const bench = path.join(root, 'data/bench');
const rounds = Math.max(1, Number(process.env['ROUNDS'] ?? 1));
const SNAPSHOTS = Math.max(200, Number(process.env['SNAPSHOTS'] ?? 5000));
const PRERENDER_DAYS = Number(process.env['PRERENDER_DAYS'] ?? 0);
const HELD_BACK = 100;
const DATABASES = 8;
/** Code that a lake depends on. */
const LAKE_CODE = ['analysis', 'base', 'catalogue', 'lake', 'report'];

interface Run extends Watched {
  pages: number;
}

const archive = path.join(bench, `site-${SNAPSHOTS}`);
const aside = `${archive}-held-back`;
const runs = new Map<string, Run[]>();
await makeArchive();
const lake = await makeLake();
for (let round = 0; round < rounds; round++) await oneRound();
for (const [name, list] of runs) report(name, list);
print(
  `median of ${rounds}; ${os.availableParallelism()} CPUs, load average ${os
    .loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);

/** The newest reports of the archive are held back in a folder beside it. */
async function makeArchive(): Promise<void> {
  if (fs.existsSync(aside)) return;
  const days = Math.ceil(SNAPSHOTS / 24 / (DATABASES * (4 / 3)));
  await watched('sample', archive, '--force', '--databases', String(DATABASES), '--days', String(days), '--seed', '31');
  const reports = listFiles(archive).filter((file) => file.endsWith('.html'));
  const newest = Object.values(Object.groupBy(reports, (file) => path.dirname(file))).flatMap((own = []) =>
    own.sort(inOrder).slice(-Math.ceil(HELD_BACK / DATABASES)),
  );
  for (const file of newest.slice(0, HELD_BACK)) {
    fs.mkdirSync(path.dirname(path.join(`${aside}.part`, file)), { recursive: true });
    fs.renameSync(path.join(archive, file), path.join(`${aside}.part`, file));
  }
  fs.renameSync(`${aside}.part`, aside);
}

/** The lake of the archive without what is held back; made again when the code behind it has changed. */
async function makeLake(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of LAKE_CODE) {
    const dir = path.join(root, 'generator', folder);
    for (const file of listFiles(dir))
      if (!/\.test\.ts$/.test(file)) hash.update(fs.readFileSync(path.join(dir, file)));
  }
  const made = `${archive}-lake-${hash.digest('hex').slice(0, 12)}`;
  if (fs.existsSync(made)) return made;
  for (const name of fs.readdirSync(bench)) {
    if (name.startsWith(`${path.basename(archive)}-lake-`)) fs.rmSync(path.join(bench, name), { recursive: true });
  }
  const began = performance.now();
  await read(archive, `${made}.part`);
  fs.renameSync(`${made}.part`, made);
  print(`lake of the archive made in ${((performance.now() - began) / 1000).toFixed(0)} s, kept for the next time`);
  return made;
}

async function read(from: string, into: string): Promise<void> {
  await watched('ingest', from, '--lake', into);
  await watched('analyze', '--lake', into);
}

async function oneRound(): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-bench-site-'));
  const config = path.join(scratch, 'awr.config.json');
  const own = path.join(scratch, 'lake');
  const places = { lake: own, releases: path.join(scratch, 'releases'), build: path.join(scratch, 'build') };
  fs.writeFileSync(
    config,
    JSON.stringify({ ...places, ...(PRERENDER_DAYS > 0 ? { site: { prerenderDays: PRERENDER_DAYS } } : {}) }),
  );
  try {
    fs.cpSync(lake, own, { recursive: true });
    note('full', await site(config, places));
    note('unchanged', await site(config, places));
    await read(aside, own);
    note('100 reports more', await site(config, places));
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

function note(name: string, run: Run): void {
  runs.set(name, [...(runs.get(name) ?? []), run]);
}

async function site(config: string, { releases, build }: { releases: string; build: string }): Promise<Run> {
  const current = path.join(releases, 'current');
  const before = fs.existsSync(current) ? fs.realpathSync(current) : null;
  const run = await watched('site', '--config', config);
  if (fs.realpathSync(current) === before) return { ...run, pages: 0 };
  const { rendered } = JSON.parse(fs.readFileSync(path.join(build, 'rendered.json'), 'utf8')) as { rendered: string[] };
  return { ...run, pages: rendered.filter((file) => file.endsWith('.html')).length };
}

function report(name: string, list: readonly Run[]): void {
  const middle = (of: (run: Run) => number) => list.map(of).sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
  const names = (of: (run: Run) => Map<string, number>) => [...new Set(list.flatMap((run) => [...of(run).keys()]))];
  const pages = middle((run) => run.pages);
  const aPage = (seconds: number) => (pages > 0 ? `, ${((1000 * seconds) / pages).toFixed(1)} ms a page` : '');
  const [seconds, cpu] = [middle((run) => run.seconds), middle((run) => run.cpuSeconds)];
  print(`${name}: ${pages} pages rendered`);
  print(`  clock   ${seconds.toFixed(1)} s${aPage(seconds)}`);
  print(`  CPU     ${cpu.toFixed(1)} s${aPage(cpu)}`);
  const steps = names((run) => run.steps).map(
    (step) => `${step} ${middle((run) => run.steps.get(step) ?? 0).toFixed(1)} s`,
  );
  if (steps.length > 0) print(`  steps   ${steps.join(', ')}`);
  const memory = names((run) => run.memoryOf).map(
    (program) => `${program} ${Math.round(middle((run) => run.memoryOf.get(program) ?? 0))}`,
  );
  print(`  memory  peak ${Math.round(middle((run) => run.memoryMb))} MB of all (${memory.join(', ')} each by itself)`);
}

/** By name, numbers by value. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

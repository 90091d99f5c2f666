/**
 * What a site costs: `npm run bench:site`. A lake of 5,000 hourly snapshots of eight databases is made once, under
 * `data/bench/`, and a second one of the same with about 100 reports held back.
 *
 * Each round: the whole site from the smaller lake; the same again, unchanged; then the held-back reports are read and
 * analysed (not timed) and the site is built once more. Prints seconds of the clock, pages rendered, milliseconds a page and the
 * peak memory of all processes together; median of ROUNDS (environment), 1 by default, for a round takes minutes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '..');
const bench = path.join(root, 'data/bench');
const rounds = Math.max(1, Number(process.env['ROUNDS'] ?? 1));
const SNAPSHOTS = Math.max(200, Number(process.env['SNAPSHOTS'] ?? 5000));
const HELD_BACK = 100;
const DATABASES = 8;

interface Run {
  seconds: number;
  pages: number;
  memoryMb: number;
}

const archive = path.join(bench, `site-${SNAPSHOTS}`);
const aside = `${archive}-held-back`;
const runs = new Map<string, Run[]>();
await makeArchive();
for (let round = 0; round < rounds; round++) await oneRound();
for (const [name, list] of runs) {
  const middle = (of: (run: Run) => number) => list.map(of).sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
  const [seconds, pages] = [middle((run) => run.seconds), middle((run) => run.pages)];
  const each = pages > 0 ? `${((1000 * seconds) / pages).toFixed(1)} ms a page` : '';
  print(
    `${name.padEnd(18)} ${seconds.toFixed(1).padStart(7)} s ${String(pages).padStart(7)} pages rendered  ${each.padEnd(16)} peak ${Math.round(middle((run) => run.memoryMb))} MB`,
  );
}
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
  await awr('sample', archive, '--force', '--databases', String(DATABASES), '--days', String(days), '--seed', '31');
  const reports = fs
    .readdirSync(archive, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => path.relative(archive, path.join(entry.parentPath, entry.name)));
  const newest = Object.values(Object.groupBy(reports, (file) => path.dirname(file))).flatMap((own = []) =>
    own.sort(inOrder).slice(-Math.ceil(HELD_BACK / DATABASES)),
  );
  for (const file of newest.slice(0, HELD_BACK)) {
    fs.mkdirSync(path.dirname(path.join(`${aside}.part`, file)), { recursive: true });
    fs.renameSync(path.join(archive, file), path.join(`${aside}.part`, file));
  }
  fs.renameSync(`${aside}.part`, aside);
}

async function oneRound(): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-bench-site-'));
  const config = path.join(scratch, 'awr.config.json');
  fs.writeFileSync(
    config,
    JSON.stringify(Object.fromEntries(['lake', 'releases', 'build'].map((name) => [name, path.join(scratch, name)]))),
  );
  try {
    for (const from of [archive, aside]) {
      await awr('ingest', from, '--config', config);
      await awr('analyze', '--config', config);
      note(from === archive ? 'full' : '100 reports more', await site(config, scratch));
      if (from === archive) note('unchanged', await site(config, scratch));
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

function note(name: string, run: Run): void {
  runs.set(name, [...(runs.get(name) ?? []), run]);
}

async function site(config: string, scratch: string): Promise<Run> {
  const releases = path.join(scratch, 'releases/current');
  const before = fs.existsSync(releases) ? fs.realpathSync(releases) : null;
  const run = await awr('site', '--config', config);
  const isNew = fs.realpathSync(releases) !== before;
  const record = path.join(scratch, 'build/rendered.json');
  const { rendered } = JSON.parse(fs.readFileSync(record, 'utf8')) as { rendered: string[] };
  return { ...run, pages: isNew ? rendered.filter((file) => file.endsWith('.html')).length : 0 };
}

/** Runs a command and watches the memory of it and of all its children. */
async function awr(...args: string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'bin/awr.mjs'), ...args, '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let memory = 0;
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over) {
    memory = Math.max(memory, residentOf(child.pid ?? 0));
    await Promise.race([ended, sleep(200)]);
  }
  const [status] = await ended;
  if (status !== 0 && status !== 3) throw new Error(`awr ${args.join(' ')} ended with ${status}`);
  return { seconds: (performance.now() - started) / 1000, pages: 0, memoryMb: memory / 1024 };
}

/** KiB that a process and its descendants hold; pages shared between them count for each. */
function residentOf(pid: number): number {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean);
    return children.reduce((sum, each) => sum + residentOf(Number(each)), own);
  } catch {
    return 0;
  }
}

/** By name, numbers by value. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

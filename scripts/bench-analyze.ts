/**
 * What the analysis costs: `npm run bench:analyze`. Two lakes of 10,000 snapshots each are made once, under
 * `data/bench/`: fourteen months of one database, which asks most of the memory, and three weeks of twenty databases.
 *
 * Each round is a process of its own that analyses a lake from nothing (the computed tables are taken out before), then
 * one that finds nothing changed; for the twenty also one after a single database got new reports. Prints seconds of the
 * clock, processor seconds and peak memory of the process; median of ROUNDS (environment), 3 by default.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { analysisTables } from '../generator/lake/analysis-tables/index.ts';

const root = path.resolve(import.meta.dirname, '..');
const script = path.join(root, 'bin/awr.mjs');
const bench = path.join(root, 'data/bench');
const run = promisify(execFile);
const rounds = Math.max(1, Number(process.env['ROUNDS'] ?? 3));

interface Run {
  seconds: number;
  cpu: number;
  memoryMb: number;
}

const LAKES = [
  { name: 'one database', dir: 'lake-one', sample: ['--databases', '1', '--days', '420', '--seed', '21'] },
  { name: 'twenty databases', dir: 'lake-twenty', sample: ['--databases', '20', '--days', '17', '--seed', '22'] },
] as const;

for (const { name, dir, sample } of LAKES) {
  const made = await lakeOf(dir, sample);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-bench-analyze-'));
  try {
    await measure(name, made, scratch);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

async function measure(name: string, made: string, scratch: string): Promise<void> {
  const lake = path.join(scratch, 'lake');
  const all: Run[] = [];
  const unchanged: Run[] = [];
  for (let at = 0; at < rounds; at++) {
    fs.rmSync(lake, { recursive: true, force: true });
    fs.cpSync(made, lake, { recursive: true });
    for (const table of analysisTables)
      fs.rmSync(path.join(lake, 'tables', table.name), { recursive: true, force: true });
    all.push(await awr('analyze', '--lake', lake));
    unchanged.push(await awr('analyze', '--lake', lake));
  }
  const { stdout } = await run(process.execPath, [
    script,
    'query',
    'SELECT count(*) AS n FROM reports',
    '--format',
    'json',
    '--lake',
    lake,
  ]);
  print(`${name}: ${(JSON.parse(stdout) as { n: number }[])[0]?.n} reports; ${loads()}`);
  print(`  from nothing           ${shown(all)}`);
  print(`  nothing changed        ${shown(unchanged)}`);
  if (name === 'one database') return;
  const more = path.join(scratch, 'more');
  await awr('sample', more, '--databases', '1', '--days', '17', '--seed', '23');
  await awr('ingest', more, '--lake', lake);
  print(`  one database changed   ${shown([await awr('analyze', '--lake', lake)])}`);
}

async function lakeOf(dir: string, sample: readonly string[]): Promise<string> {
  const lake = path.join(bench, dir);
  if (fs.existsSync(path.join(lake, 'lake.duckdb'))) return lake;
  const archive = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-bench-archive-'));
  try {
    await awr('sample', archive, '--force', ...sample);
    await awr('ingest', archive, '--lake', lake);
  } finally {
    fs.rmSync(archive, { recursive: true, force: true });
  }
  return lake;
}

/** One process; its last line of standard error is its resource usage. */
async function awr(...args: string[]): Promise<Run> {
  const started = performance.now();
  const { stderr } = await run(
    process.execPath,
    [
      '--import',
      `data:text/javascript,process.on('exit',()=>process.stderr.write(JSON.stringify(process.resourceUsage())+'\\n'))`,
      script,
      ...args,
      '--quiet',
    ],
    { maxBuffer: 2 ** 28 },
  );
  const usage = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as NodeJS.ResourceUsage;
  return {
    seconds: (performance.now() - started) / 1000,
    cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    memoryMb: usage.maxRSS / 1024,
  };
}

function shown(runs: readonly Run[]): string {
  const middle = runs.toSorted((a, b) => a.seconds - b.seconds)[runs.length >> 1] as Run;
  const range = runs.length > 1 ? ` (${runs.map(({ seconds }) => seconds.toFixed(1)).join(', ')})` : '';
  return `${middle.seconds.toFixed(1).padStart(6)} s${range}, ${middle.cpu.toFixed(1)} s of processor, peak memory ${Math.max(...runs.map(({ memoryMb }) => memoryMb)).toFixed(0)} MB`;
}

function loads(): string {
  return `load average ${os
    .loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')} on ${os.availableParallelism()} processors`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

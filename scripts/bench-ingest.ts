/**
 * How fast an archive becomes a lake: `npm run bench:ingest [-- DIR]`, by default over a sample archive of 2,000 reports
 * that is made once, under `data/bench/`.
 *
 * Each round is a process of its own into a new lake, and then a second one over the unchanged archive. Prints megabytes
 * and reports a second of the clock, processor seconds of all threads, and what share of them each stage of the workers
 * took and what the rest is: the main thread (starting up, walking, the ledger, renames of commits), V8's helpers, and
 * the threads of files and DuckDB; of the workers, what is no stage's is starting them up. Peak memory is the process's.
 * The lakes stay until the end: ext4 makes files slowly where others were just deleted. At the end 10,000 files, fourteen months of one database, are ingested once and then again unchanged. Median of ROUNDS (environment), 3
 * by default, 0 for none of them; MANY=0 leaves the 10,000 out.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { measuredIngest, type Round } from './lib/measured-ingest.ts';

const root = path.resolve(import.meta.dirname, '..');
const script = path.join(root, 'bin/awr.mjs');
const run = promisify(execFile);

/** Names of threads as Node 24 gives them, and what they do. */
const THREADS: Readonly<Record<string, string>> = {
  MainThread: 'main thread',
  V8Worker: 'compiling, collecting',
  'libuv-worker': 'files, DuckDB',
};

const given = process.argv[2];
const archive = given ? path.resolve(given) : await sampleArchive();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-bench-'));
try {
  const rounds = Number(process.env['ROUNDS'] ?? 3);
  if (rounds > 0) await measure(archive, rounds);
  if (process.env['MANY'] !== '0') await manyFiles();
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

async function sampleArchive(): Promise<string> {
  const dir = path.join(root, 'data/bench/sample');
  if (!fs.existsSync(path.join(dir, 'truth.json'))) {
    await run(process.execPath, [script, 'sample', dir, '--databases', '3', '--days', '21', '--quiet']);
  }
  return dir;
}

async function measure(dir: string, count: number): Promise<void> {
  const first: Round[] = [];
  const again: Round[] = [];
  for (let at = 0; at < count; at++) {
    const lake = path.join(scratch, `lake-${at}`);
    first.push(await measuredIngest(dir, lake));
    again.push(await measuredIngest(dir, lake));
  }
  const all = median(first, ({ seconds }) => seconds);
  print(`${all.reports} reports, ${all.mb.toFixed(0)} MB, ${os.availableParallelism()} CPUs; ${loads()}`);
  print(`new archive    ${rate(all)}`);
  const { seconds, commitSeconds, aroundSeconds } = all;
  print(
    `  of the clock: commits ${commitSeconds.toFixed(1)} s, starting and ending ${aroundSeconds.toFixed(1)} s, of ${seconds.toFixed(1)} s`,
  );
  for (const [part, cpu] of partsOf(all)) {
    const share = (100 * cpu) / all.cpu;
    print(
      `  ${part.padEnd(20)} ${share.toFixed(0).padStart(3)} %  ${((1000 * cpu) / all.mb).toFixed(1).padStart(6)} ms/MB`,
    );
  }
  print(`unchanged      ${median(again, ({ seconds }) => seconds).seconds.toFixed(1)} s`);
  const range = first.map(({ mb, seconds }) => (mb / seconds).toFixed(1)).join(', ');
  print(`median of ${count} rounds (${range} MB/s); ${loads()}`);
}

/** What the processor seconds went to: stages of the workers, the other threads by name, and what is left. */
function partsOf({ cpu, spent, threads }: Round): [name: string, cpu: number][] {
  const byThread = Object.entries(THREADS).map(([name, does]): [string, number] => [does, threads[name] ?? 0]);
  const parts = [...Object.entries(spent), ...byThread].sort((a, b) => b[1] - a[1]);
  return [...parts, ['starting workers', cpu - parts.reduce((sum, [, seconds]) => sum + seconds, 0)]];
}

function rate({ mb, seconds, reports, cpu, memoryMb }: Round): string {
  return `${(mb / seconds).toFixed(1)} MB/s, ${(reports / seconds).toFixed(0)} reports/s, ${seconds.toFixed(1)} s; ${cpu.toFixed(1)} s of processor (${((1000 * cpu) / mb).toFixed(1)} ms/MB); peak memory ${memoryMb.toFixed(0)} MB`;
}

/** A year of one database, ingested once and then again unchanged. */
async function manyFiles(): Promise<void> {
  const dir = path.join(scratch, 'many');
  await run(process.execPath, [script, 'sample', dir, '--databases', '1', '--days', '420', '--quiet']);
  const lake = path.join(scratch, 'lake-many');
  const first = await measuredIngest(dir, lake);
  const again = await measuredIngest(dir, lake);
  print(`${first.reports} files     ${rate(first)}; unchanged ${again.seconds.toFixed(1)} s`);
}

function median(rounds: readonly Round[], by: (round: Round) => number): Round {
  return rounds.toSorted((a, b) => by(a) - by(b))[rounds.length >> 1] as Round;
}

function loads(): string {
  const averages = os.loadavg().map((load) => load.toFixed(1));
  return `load average ${averages.join(' ')}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

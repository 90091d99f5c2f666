/**
 * `npm run fuzz [-- --minutes N] [--seed S] [--count N] [FOLDER]`: damaged pages, a million by default, read by scanner and
 * tree; then damaged reports read whole, for N minutes (2 by default), made-up ones and those in FOLDER. On all CPUs. Prints
 * what failed with an input that shows it, and exits 1; the same seed gives the same inputs.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fuzzReader, fuzzScanner, type Outcome } from '../generator/testing/fuzz/cases.ts';

interface Share {
  seed: string;
  /** Scanner's cases. */
  from: number;
  to: number;
  /** Reader's cases begin at this one and go on for so long. */
  readerFrom: number;
  minutes: number;
  folder: string | null;
}

if (isMainThread) process.exitCode = await main();
else parentPort?.postMessage(await work(workerData as Share));

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '2' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      count: { type: 'string', default: '1000000' },
    },
  });
  const [count, minutes, cpus] = [Number(values.count), Number(values.minutes), os.availableParallelism()];
  const folder = positionals[0] === undefined ? null : path.resolve(positionals[0]);
  process.stdout.write(`seed ${values.seed}, ${count} pages, then ${minutes} minutes of reports, ${cpus} CPUs\n`);
  const start = performance.now();
  const shares = Array.from({ length: cpus }, (_, i): Share => {
    const [from, to] = [Math.floor((count * i) / cpus), Math.floor((count * (i + 1)) / cpus)];
    return { seed: values.seed, from, to, readerFrom: i * 1e9, minutes, folder };
  });
  const outcomes = await Promise.all(shares.map(run));
  const sum = (part: 'scanner' | 'reader', key: 'runs' | 'taken'): number =>
    outcomes.reduce((total, each) => total + each[part][key], 0);
  for (const part of ['scanner', 'reader'] as const) {
    process.stdout.write(`${part}: ${sum(part, 'runs')} inputs, ${sum(part, 'taken')} of them read\n`);
  }
  const failures = outcomes.flatMap(({ scanner, reader }) => [...scanner.failures, ...reader.failures]);
  for (const { name, what, input } of failures) {
    process.stdout.write(`\n${name}\n${what}\n${JSON.stringify(input.slice(0, 4000))}\n`);
  }
  process.stdout.write(`${failures.length} failures, ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
  return failures.length === 0 ? 0 : 1;
}

function run(share: Share): Promise<{ scanner: Outcome; reader: Outcome }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function work(share: Share): Promise<{ scanner: Outcome; reader: Outcome }> {
  const scanner = fuzzScanner(share.seed, share.from, share.to);
  const until = performance.now() + share.minutes * 60_000;
  const reports = share.folder === null ? [] : reportsIn(share.folder);
  return { scanner, reader: fuzzReader(share.seed, share.readerFrom, share.readerFrom + 1e9, reports, until) };
}

/** Reports of at most 600 kB, byte for byte a character. */
function reportsIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => /\.(?:html?|txt|lst)$/i.test(name))
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).size <= 600_000)
    .sort()
    .map((file) => fs.readFileSync(file, 'latin1'));
}

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
  part: 'scanner' | 'reader';
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
else parentPort?.postMessage(work(workerData as Share));

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
    return { part: 'scanner', seed: values.seed, from, to, readerFrom: i * 1e9, minutes, folder };
  });
  let failed = 0;
  for (const part of ['scanner', 'reader'] as const) {
    const outcomes = await Promise.all(shares.map((share) => run({ ...share, part })));
    const sum = (key: 'runs' | 'taken'): number => outcomes.reduce((total, each) => total + each[key], 0);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    process.stdout.write(`${part}: ${sum('runs')} inputs, ${sum('taken')} of them read; ${seconds} s\n`);
    for (const { name, what, input } of outcomes.flatMap(({ failures }) => failures)) {
      failed++;
      process.stdout.write(`\n${name}\n${what}\n${JSON.stringify(input.slice(0, 4000))}\n\n`);
    }
  }
  process.stdout.write(`${failed} failures\n`);
  return failed === 0 ? 0 : 1;
}

function run(share: Share): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function work(share: Share): Outcome {
  if (share.part === 'scanner') return fuzzScanner(share.seed, share.from, share.to);
  const until = performance.now() + share.minutes * 60_000;
  const reports = share.folder === null ? [] : reportsIn(share.folder);
  return fuzzReader(share.seed, share.readerFrom, share.readerFrom + 1e9, reports, until);
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

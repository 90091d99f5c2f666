/**
 * What a night costs: `npm run bench:night [ARCHIVE]`, by default over a sample archive of two databases and two days.
 *
 * Three nights a round, each a process of its own: everything new; nothing new; one report more. Prints wall clock
 * seconds (median of the rounds), the pages rendered and the machine's load. ROUNDS in the environment, 3 by default.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { awr, dropNight, makeNight, type Night, renderedBy, reportsOf } from './e2e/night.ts';

const rounds = Number(process.env['ROUNDS'] ?? 3);
const given = process.argv[2] ? path.resolve(process.argv[2]) : null;
const source = makeNight();
const timings: Record<string, { seconds: number[]; pages: number }> = {};

try {
  const archive = given ?? (await sampleArchive());
  const bytes = sizeOf(archive);
  process.stdout.write(
    `${bytes.files} files, ${(bytes.bytes / 1e6).toFixed(1)} MB; ${os.availableParallelism()} CPUs\n`,
  );
  for (let round = 0; round < rounds; round++) await oneRound(archive);
  for (const [name, { seconds, pages }] of Object.entries(timings)) {
    const sorted = seconds.toSorted((a, b) => a - b);
    const median = sorted[sorted.length >> 1] ?? Number.NaN;
    process.stdout.write(
      `${name.padEnd(16)} ${median.toFixed(1).padStart(7)} s  ${String(pages).padStart(6)} pages rendered\n`,
    );
  }
  process.stdout.write(
    `median of ${rounds}; load average ${os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}\n`,
  );
} finally {
  dropNight(source);
}

async function sampleArchive(): Promise<string> {
  await awr(source, 'sample', 'archive', '--databases', '2', '--days', '2');
  return source.archive;
}

/** One report is held back from a copy of the archive, by link, and put in before the third night. */
async function oneRound(archive: string): Promise<void> {
  const night = makeNight();
  try {
    fs.cpSync(archive, night.archive, { recursive: true });
    const last = given ? null : (reportsOf(night)[0]?.at(-1) ?? null);
    const aside = path.join(night.dir, 'held-back');
    if (last) fs.renameSync(last, aside);
    await timed('everything new', night);
    await timed('nothing new', night);
    if (last) {
      fs.renameSync(aside, last);
      await timed('one report more', night);
    }
  } finally {
    dropNight(night);
  }
}

async function timed(name: string, night: Night): Promise<void> {
  const before = fs.existsSync(night.releases) ? fs.realpathSync(night.current) : null;
  const started = performance.now();
  const { status, stderr } = await awr(night, 'nightly', night.archive);
  if (status !== 0 && status !== 3) throw new Error(stderr);
  timings[name] ??= { seconds: [], pages: 0 };
  const timing = timings[name];
  timing.seconds.push((performance.now() - started) / 1000);
  timing.pages = fs.realpathSync(night.current) === before ? 0 : renderedBy(night).length;
}

function sizeOf(dir: string): { files: number; bytes: number } {
  const entries = fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = entries.reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0);
  return { files: entries.length, bytes };
}

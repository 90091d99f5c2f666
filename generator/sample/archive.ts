/** Writes the sample's files: a folder for each database and day, the truth, and a README that says what it all is. */
import fs from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import type { Context } from '../base/context.ts';
import { formatBytes, plural } from '../base/duration.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import { isoDay } from './calendar.ts';
import { buildFleet } from './model/fleet.ts';
import { placeIncidents } from './model/incidents.ts';
import { intervalOf } from './model/interval.ts';
import { periodsOf, scheduleOf, snapshotsOf } from './model/series.ts';
import type { Database, Incident, Period, Snapshot } from './model/types.ts';
import { type SampleOptions, span } from './options.ts';
import { readmeOf } from './readme.ts';
import { type Truth, truthOf } from './truth.ts';
import { reportHtml } from './write/report.ts';

export interface SampleSummary {
  reports: number;
  bytes: number;
  incidents: number;
  notPlaced: string[];
}

/** One database with everything that happened to it. */
export interface Member {
  database: Database;
  incidents: Incident[];
  snapshots: Snapshot[];
  periods: Period[];
}

/** Not `.txt`: AWR has reports in text, and whoever reads the archive would take it for one. */
const README = 'README.md';
const FILES_AT_ONCE = 8;

/** The fleet with its incidents, snapshots and periods: pure, the same for the same options. */
export function planArchive(options: SampleOptions): { members: Member[]; truth: Truth } {
  const databases = buildFleet(options);
  const schedules = databases.map((database) => scheduleOf(database, options));
  const { placed, left } = placeIncidents(databases, schedules, options);
  const members = databases.map((database, i) => {
    const incidents = placed[i] ?? [];
    const snapshots = snapshotsOf(database, schedules[i] ?? [], incidents);
    return { database, incidents, snapshots, periods: periodsOf(database, snapshots, incidents) };
  });
  const truth: Truth = {
    synthetic: true,
    made_by: 'awr sample',
    options,
    databases: members.map(({ database, periods }) => ({
      name: database.name,
      purpose: database.cast.purpose,
      db_id: String(database.dbId),
      release: database.release,
      rac: database.isRac,
      instances: database.instances.map((it) => it.name),
      reports: periods.length,
    })),
    incidents: members.flatMap((it) => truthOf(it.database, it.incidents, it.snapshots)),
    not_placed: left,
  };
  return { members, truth };
}

/** Where a report lies in the archive, as AWR's users name them: `DEMOSHOP/2026-10-30/awrrpt_1_160_161.html`. */
export function reportPath({ database, instance, begin, end }: Period): string {
  return path.join(database.name, isoDay(begin.time), `awrrpt_${instance.number}_${begin.id}_${end.id}.html`);
}

/**
 * Writes the archive into `dir`.
 * @throws AwrError `not_empty` (exit code 2) when `dir` holds anything that `awr sample` did not write, or was made
 * with other options and `force` is not set.
 */
export async function writeArchive(
  dir: string,
  options: SampleOptions,
  ctx: Context,
  force = false,
): Promise<SampleSummary> {
  await clear(dir, options, force);
  const { members, truth } = planArchive(options);
  const { begin } = span(options);
  const total = members.reduce((n, it) => n + it.periods.length, 0);
  const progress = ctx.log.step('sample', 'reports');
  const limit = pLimit(FILES_AT_ONCE);
  const folders = new Set<string>();
  let bytes = 0;
  let done = 0;
  let pending: Promise<void>[] = [];
  // The truth comes first: a run that was stopped is recognised, and may be overwritten.
  await writeTruth(dir, truth);
  for (const { incidents, periods } of members) {
    for (const period of periods) {
      ctx.signal.throwIfAborted();
      const file = path.join(dir, reportPath(period));
      const folder = path.dirname(file);
      if (!folders.has(folder)) {
        folders.add(folder);
        await fs.mkdir(folder, { recursive: true });
      }
      const html = reportHtml(intervalOf(period, incidents, begin), options.seed);
      bytes += html.length;
      pending.push(
        limit(async () => {
          await fs.writeFile(file, html, 'latin1');
          done += 1;
          progress.update(done, total);
        }),
      );
      // Reports wait in memory for the disk, but only so many.
      if (pending.length >= FILES_AT_ONCE * 4) {
        await Promise.all(pending);
        pending = [];
      }
    }
  }
  await Promise.all(pending);
  await fs.writeFile(path.join(dir, README), readmeOf(truth));
  progress.finish(
    `${plural(total, 'report')} written, ${formatBytes(bytes)}, ${plural(truth.incidents.length, 'incident')}`,
  );
  return { reports: total, bytes, incidents: truth.incidents.length, notPlaced: truth.not_placed };
}

async function writeTruth(dir: string, truth: Truth): Promise<void> {
  await fs.mkdir(dir, { recursive: true });
  await fs.writeFile(path.join(dir, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
}

/** Empties an earlier sample's folder of what it wrote; leaves anything else alone and says so. */
async function clear(dir: string, options: SampleOptions, force: boolean): Promise<void> {
  const names = await fs.readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new AwrError(`The folder cannot be written to: ${error.code ?? error.message}.`, {
      code: 'not_a_folder',
      file: dir,
      remedy: 'Name a new or empty folder.',
      exitCode: EXIT.usage,
      cause: error,
    });
  });
  if (names.length === 0) return;
  const earlier = await readTruth(dir);
  if (!earlier) {
    throw new AwrError('The folder is not empty and holds no earlier sample.', {
      code: 'not_empty',
      file: dir,
      remedy: 'Name a new or empty folder: a sample never overwrites other files.',
      exitCode: EXIT.usage,
    });
  }
  const own = new Set(['truth.json', README, ...earlier.databases.map((it) => it.name)]);
  const foreign = names.filter((name) => !own.has(name));
  if (foreign.length > 0) {
    throw new AwrError(
      `The folder holds files beside the sample: ${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', …' : ''}.`,
      {
        code: 'not_empty',
        file: dir,
        remedy: 'Move them away, or name another folder.',
        exitCode: EXIT.usage,
      },
    );
  }
  if (!force && JSON.stringify(earlier.options) !== JSON.stringify(options)) {
    throw new AwrError('The folder holds a sample made with other options.', {
      code: 'not_empty',
      file: dir,
      remedy: 'Give --force to replace it, or name another folder.',
      exitCode: EXIT.usage,
    });
  }
  for (const name of own) await fs.rm(path.join(dir, name), { recursive: true, force: true });
}

async function readTruth(dir: string): Promise<Truth | null> {
  try {
    const truth = JSON.parse(await fs.readFile(path.join(dir, 'truth.json'), 'utf8')) as Truth;
    return truth.made_by === 'awr sample' && Array.isArray(truth.databases) ? truth : null;
  } catch {
    return null;
  }
}

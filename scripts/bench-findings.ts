/**
 * How well the findings find: `npm run bench:findings [-- SEED…]`. For each seed a synthetic archive is made, read and
 * analysed, and its findings held against what its truth file says was put in. By default seeds 11, 12 and 13; of the
 * environment DAYS (21), DATABASES (3), INTERVAL (60 minutes) and RELEASE (mixed) go to `awr sample`.
 *
 * Recall: incidents of the truth that a rule which stands for their kind names, with the statement, parameter, event and
 * segment of the truth, in the snapshot in which they begin or the next. Precision: findings that fall into an incident
 * of their database, or the two hours after it. Prints both by rule, recall by kind as well, every incident that was
 * missed, every false alarm, and what was said of days on which nothing happened.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openLake } from '../generator/lake/lake.ts';
import { type FindingOfLake, type Judgement, judge } from './findings/judge.ts';
import { tableOf } from './findings/table.ts';
import { FINDINGS_SQL, type Truth } from './findings/truth.ts';

const root = path.resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const seeds = process.argv.slice(2).map(Number);
const { DAYS = '21', DATABASES = '3', INTERVAL = '60', RELEASE = 'mixed' } = process.env;
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-findings-'));

try {
  const judgements: Judgement[] = [];
  for (const seed of seeds.length > 0 ? seeds : [11, 12, 13]) judgements.push(await judgeSeed(seed));
  const seconds = judgements.reduce((total, each) => total + each.seconds, 0);
  const reports = judgements.reduce((total, each) => total + each.reports, 0);
  const load = os.loadavg().map((each) => each.toFixed(1));
  process.stdout.write(
    `${[...tableOf(judgements), `${reports} reports analysed in ${seconds.toFixed(1)} s; load average ${load.join(' ')}`].join('\n')}\n`,
  );
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

async function judgeSeed(seed: number): Promise<Judgement> {
  const archive = path.join(scratch, `archive-${seed}`);
  const lake = path.join(scratch, `lake-${seed}`);
  const options = ['--databases', DATABASES, '--days', DAYS, '--interval', INTERVAL, '--release', RELEASE];
  await awr('sample', archive, ...options, '--seed', String(seed));
  await awr('ingest', archive, '--lake', lake);
  fs.rmSync(path.join(lake, 'unused'), { recursive: true, force: true });
  const started = performance.now();
  await awr('analyze', '--lake', lake);
  const seconds = (performance.now() - started) / 1000;
  const truth = JSON.parse(fs.readFileSync(path.join(archive, 'truth.json'), 'utf8')) as Truth;
  const opened = await openLake(lake);
  const findings = await opened.query<FindingOfLake>(FINDINGS_SQL);
  const spans = await opened.query<{ reports: number; days: number }>(
    `SELECT count(*) AS reports, date_diff('hour', min(begin_time), max(end_time)) / 24 AS days FROM reports GROUP BY db_id`,
  );
  opened.close();
  fs.rmSync(archive, { recursive: true, force: true });
  fs.rmSync(lake, { recursive: true, force: true });
  const more = {
    reports: spans.reduce((total, each) => total + each.reports, 0),
    databaseDays: spans.reduce((total, each) => total + each.days, 0),
    seconds,
  };
  return judge(seed, truth, findings, more, Number(INTERVAL));
}

async function awr(...args: string[]): Promise<void> {
  await run(process.execPath, [path.join(root, 'bin/awr.mjs'), ...args, '--quiet'], { maxBuffer: 2 ** 28 });
}

/**
 * How well the findings find: `npm run bench:findings [-- SEED…]`. For each seed a synthetic archive is made, read and
 * analysed, and its findings held against what its truth file says was put in. By default seeds 11, 12 and 13, three
 * databases over DAYS (21) each.
 *
 * Recall: incidents of the truth of which a rule that stands for their kind says so, in the snapshot in which they begin
 * or the next. Precision: findings of severity `high` that fall into an incident of their database, or the two snapshots
 * after it. Prints both by kind and by rule, every incident that was missed and every false alarm.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openLake } from '../generator/lake/lake.ts';
import { type FindingOfLake, type Judgement, judge } from './findings/judge.ts';
import { FINDINGS_SQL, RULES_OF_KIND, type Truth } from './findings/truth.ts';

const root = path.resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const seeds = process.argv.slice(2).map(Number);
const days = process.env['DAYS'] ?? '21';
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-findings-'));

try {
  const judgements: Judgement[] = [];
  for (const seed of seeds.length > 0 ? seeds : [11, 12, 13]) judgements.push(await judgeSeed(seed));
  print(judgements);
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

async function judgeSeed(seed: number): Promise<Judgement> {
  const archive = path.join(scratch, `archive-${seed}`);
  const lake = path.join(scratch, `lake-${seed}`);
  await awr('sample', archive, '--databases', '3', '--days', days, '--seed', String(seed));
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
  return judge(seed, truth, findings, {
    reports: spans.reduce((total, each) => total + each.reports, 0),
    databaseMonths: spans.reduce((total, each) => total + each.days, 0) / 30.4,
    seconds,
  });
}

async function awr(...args: string[]): Promise<void> {
  await run(process.execPath, [path.join(root, 'bin/awr.mjs'), ...args, '--quiet'], { maxBuffer: 2 ** 28 });
}

function print(all: readonly Judgement[]): void {
  const line = (text: string): unknown => process.stdout.write(`${text}\n`);
  const sum = (of: (each: Judgement) => number): number => all.reduce((total, each) => total + of(each), 0);
  const incidents = all.flatMap((each) => each.incidents);
  line('kind                 incidents  found  by');
  for (const kind of Object.keys(RULES_OF_KIND)) {
    const own = incidents.filter((each) => each.incident.kind === kind);
    const found = own.filter((each) => each.by.length > 0);
    const by = [...new Set(found.flatMap((each) => each.by))].join(', ');
    line(`${kind.padEnd(20)} ${String(own.length).padStart(9)}  ${String(found.length).padStart(5)}  ${by}`);
  }
  line('');
  line('rule                        findings   high  high in an incident');
  const rules = Map.groupBy(
    all.flatMap((each) => each.findings),
    (each) => each.finding.rule,
  );
  for (const [rule, own] of [...rules].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const high = own.filter((each) => each.finding.severity === 'high');
    const right = high.filter((each) => each.explained).length;
    line(
      `${rule.padEnd(26)} ${String(own.length).padStart(9)} ${String(high.length).padStart(6)}  ${high.length ? right : ''}`,
    );
  }
  line('');
  for (const each of incidents.filter(({ by }) => by.length === 0)) {
    line(
      `missed: seed ${each.seed} ${each.incident.database} ${each.incident.kind} ${each.incident.begin_time} ${JSON.stringify(each.incident.what)}`,
    );
  }
  const alarms = all.flatMap((each) =>
    each.findings
      .filter((f) => f.finding.severity === 'high' && !f.explained)
      .map((f) => ({ seed: each.seed, ...f.finding })),
  );
  for (const alarm of alarms) line(`false alarm: seed ${alarm.seed} ${alarm.begin_time} ${alarm.rule} ${alarm.title}`);
  const months = sum((each) => each.databaseMonths);
  const found = incidents.filter(({ by }) => by.length > 0).length;
  const high = sum((each) => each.findings.filter((f) => f.finding.severity === 'high').length);
  line(
    `recall ${((100 * found) / incidents.length).toFixed(1)} % (${found} of ${incidents.length}); high findings ${high}, of them ${alarms.length} false: ${(alarms.length / months).toFixed(2)} a database-month`,
  );
  line(
    `${sum((each) => each.reports)} reports analysed in ${sum((each) => each.seconds).toFixed(1)} s; load average ${os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
}

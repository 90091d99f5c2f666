/**
 * The findings of a synthetic archive against what was put into it: every incident found in time by a rule that names
 * its cause, no alarm without an incident; and what only a whole series can show: that a report is judged by what came
 * before it and by nothing that came after. `npm run bench:findings` does the first over many archives.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLake } from '../../generator/lake/lake.ts';
import { type FindingOfLake, type Judgement, judge } from './judge.ts';
import { FINDINGS_SQL, type Truth } from './truth.ts';

const bin = path.resolve(import.meta.dirname, '../../bin/awr.mjs');
const run = promisify(execFile);
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-truth-'));
const archive = path.join(dir, 'archive');
const whole = path.join(dir, 'whole');
const part = path.join(dir, 'part');
/** Days of the archive that the lake `part` holds first. */
const FIRST_DAYS = 4;

let truth: Truth;
let judgement: Judgement;

beforeAll(async () => {
  await awr('sample', archive, '--databases', '1', '--days', '6', '--seed', '5');
  truth = JSON.parse(fs.readFileSync(path.join(archive, 'truth.json'), 'utf8')) as Truth;
  await awr('ingest', archive, '--lake', whole);
  await awr('analyze', '--lake', whole);
  const findings = await query<FindingOfLake>(whole, FINDINGS_SQL);
  judgement = judge(5, truth, findings, { reports: 0, databaseDays: 6, seconds: 0 }, 60);
}, 240_000);

afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

async function awr(...args: string[]): Promise<void> {
  await run(process.execPath, [bin, ...args, '--quiet'], { maxBuffer: 2 ** 28 });
}

async function query<T>(lake: string, sql: string): Promise<T[]> {
  const opened = await openLake(lake);
  try {
    return await opened.query<T>(sql);
  } finally {
    opened.close();
  }
}

describe('a synthetic archive', () => {
  test('every incident is found within a snapshot of its start, by a rule that names its cause', () => {
    const kinds = truth.incidents.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(7);
    const missed = judgement.incidents.filter(({ by }) => by.length === 0);
    expect(missed.map(({ incident }) => [incident.kind, incident.begin_time])).toEqual([]);
  });

  test('nothing is called high that is no incident', () => {
    const high = judgement.findings.filter(({ finding }) => finding.severity === 'high');
    expect(high.length).toBeGreaterThan(0);
    expect(high.filter(({ explained }) => !explained).map(({ finding }) => finding.title)).toEqual([]);
  });

  test('a report says the same whatever comes after it, and all of it is the same in the end', async () => {
    const days = fs.readdirSync(path.join(archive, truth.databases[0]?.name ?? '')).sort();
    const from = path.join(archive, truth.databases[0]?.name ?? '');
    const early = path.join(dir, 'early');
    for (const day of days.slice(0, FIRST_DAYS))
      fs.cpSync(path.join(from, day), path.join(early, day), { recursive: true });
    await awr('ingest', early, '--lake', part);
    await awr('analyze', '--lake', part);
    const findings = 'SELECT * EXCLUDE (db_id) FROM findings';
    const baselines = 'SELECT * EXCLUDE (db_id) FROM baselines';
    const known = await query<{ report_id: string }>(part, 'SELECT report_id FROM reports');
    const ids = known.map(({ report_id }) => `'${report_id}'`).join(', ');
    expect(known.length).toBeGreaterThan(80);
    for (const [select, order] of [
      [findings, 'report_id, finding_no'],
      [baselines, 'report_id, metric'],
    ] as const) {
      const then = await query(part, `${select} ORDER BY ${order}`);
      expect(then.length).toBeGreaterThan(100);
      expect(await query(whole, `${select} WHERE report_id IN (${ids}) ORDER BY ${order}`)).toEqual(then);
    }
    // The rest of the nights, later: the lake comes to say what one night over everything says.
    await awr('ingest', archive, '--lake', part);
    await awr('analyze', '--lake', part);
    const all = `${findings} ORDER BY report_id, finding_no`;
    expect(await query(part, all)).toEqual(await query(whole, all));
    const incidents = 'SELECT * EXCLUDE (db_id) FROM incidents ORDER BY incident_id';
    expect(await query(part, incidents)).toEqual(await query(whole, incidents));
  }, 240_000);

  test('incidents are their findings, put together', async () => {
    const rows = await query<{ wrong: number; incidents: number }>(
      whole,
      `WITH spans AS (
         SELECT i.incident_id, any_value(i.snapshots) AS snapshots, count(f.report_id) AS found
         FROM incidents AS i JOIN reports AS r ON r.begin_time >= i.begin_time AND r.end_time <= i.end_time AND r.instance_number IS NOT DISTINCT FROM i.instance_number
         JOIN timeline AS t ON t.report_id = r.report_id AND t.in_series
         LEFT JOIN findings AS f ON f.report_id = r.report_id AND f.rule = i.rule AND f.object IS NOT DISTINCT FROM i.object
         GROUP BY i.incident_id)
       SELECT count(*) FILTER (WHERE snapshots <> found)::INTEGER AS wrong, count(*)::INTEGER AS incidents FROM spans`,
    );
    expect(rows[0]?.incidents).toBeGreaterThan(10);
    expect(rows[0]?.wrong).toBe(0);
  });
});

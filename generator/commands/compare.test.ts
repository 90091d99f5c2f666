/** `awr compare` as a user runs it: what may be named, what is said where that fails, what is printed. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { run } from '../cli.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir, testReportId } from '../testing/lake.ts';

const HOSTILE = '<script>|`x`';

function hour(at: number, seconds: number, instance = 1): TestReport {
  const time = (h: number) => `2024-03-01 ${String(h).padStart(2, '0')}:00:05`;
  return {
    begin_time: time(at),
    end_time: time(at + 1),
    report: {
      db_time_s: seconds,
      instance_number: instance,
      instance_name: `TESTDB${instance}`,
      begin_snap_id: 92 + at,
      end_snap_id: 93 + at,
    },
    tables: {
      instance_activity: [
        { statistic: 'user commits', total: 3600 },
        { statistic: 'user rollbacks', total: 0 },
      ],
      wait_events: [
        {
          scope: 'foreground',
          event: 'db file sequential read',
          waits: 1000,
          total_wait_s: seconds / 2,
          avg_wait_ms: seconds / 2,
        },
      ],
      sql_stats: [
        {
          ordering: 'elapsed',
          rank: 1,
          sql_id: 'aaaaaaaaaaaaa',
          elapsed_s: seconds / 4,
          executions: 10,
          module: HOSTILE,
        },
      ],
    },
  };
}
const reports = [hour(8, 3600), hour(9, 3600), hour(10, 7200), hour(11, 7200), hour(8, 100, 2)];
const [first, second] = reports.map(testReportId) as [string, string];

let lake: string;
let dir: string;
beforeAll(async () => {
  lake = temporaryLakeDir();
  await addReports(lake, reports);
  await analyze(silentContext(lake));
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-test-compare-'));
});
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

async function awr(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(['compare', ...args, '--lake', lake], {
    cwd: dir,
    write: (text) => (out += text),
    stderr: { write: (text: string) => (err += text) },
    now: () => new Date(0),
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

describe('what may be named', () => {
  const PERIOD = 'TESTDB/TESTDB1@2024-03-01T08:00..2024-03-01T10:00';

  test.each([
    ['ids', first, second],
    ['the beginning of an id', first.slice(0, 10), second.slice(0, 10)],
    ['pages', 'testdb-1/testdb1/2024-03-01-0800_100-101/', '/en/testdb-1/testdb1/2024-03-01-0900_101-102/'],
    ['the whole address', `https://awr.example/zh/testdb-1/testdb1/2024-03-01-0800_100-101/index.html#sql`, second],
    ['periods', 'testdb/1@2024-03-01 08:00..2024-03-01 09:00', 'testdb-1/testdb1@2024-03-01T09:00..2024-03-01T10:00'],
  ])('%s', async (_, a, b) => {
    const { code, out, err } = await awr(a, b);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('DB time per second is about the same, 1.00 → 1.00');
  });

  test('a period puts its reports together; one of which they cover a part is said to be cut', async () => {
    const { out, err } = await awr(PERIOD, 'TESTDB/TESTDB1@2024-03-01T10:00..2024-03-01T18:00', '--format', 'json');
    const { first: a, second: b, dbTimePerS, summary } = JSON.parse(out);
    expect([a.reports, b.reports]).toEqual([2, 2]);
    expect(dbTimePerS).toEqual({ first: 1, second: 2 });
    expect(summary.zh).toContain('每秒 DB time 上升：1.00 → 2.00');
    expect(err).toContain('of 8 h 00 min the reports cover 2 h 00 min, the last one to 2024-03-01 12:00:05');
  });

  test.each([
    ['nothing matches', ['feed', second], 'Nothing matches "feed"'],
    ['no such database', ['OTHER@2024-03-01..2024-03-02', second], 'There are: testdb-1.'],
    ['several instances', ['TESTDB@2024-03-01..2024-03-02', second], 'TESTDB/TESTDB1@…, TESTDB/TESTDB2@…'],
    ['no such instance', ['TESTDB/X@2024-03-01..2024-03-02', second], 'TESTDB has no instance X'],
    [
      'nothing in the period',
      ['TESTDB/1@2025-03-01..2025-03-02', second],
      'Its reports run from 2024-03-01 08:00:05 to 2024-03-01 12:00:05.',
    ],
    ['no day', ['TESTDB/1@2024-02-30..2024-03-02', second], 'Not a time: "2024-02-30"'],
    ['the wrong way round', ['TESTDB/1@2024-03-02..2024-03-01', second], 'ends before it begins'],
    ['no period', ['TESTDB@yesterday', second], 'Write it as DB[/INSTANCE]@'],
    ['one side', [first], 'Two sides are needed'],
    ['a format', [first, second, '--format', 'xml'], 'Give one of text, md, json.'],
    ['rows', [first, second, '--rows', '0'], 'Give a whole number from 1.'],
  ])('%s: exit 2 with a remedy', async (_, args, said) => {
    const { code, out, err } = await awr(...args);
    expect(out).toBe('');
    expect(err).toContain(said);
    expect(code).toBe(2);
  });

  test('several reports match: they are listed', async () => {
    const ends = await awr('2024-03-01-0800_100-101', second);
    expect(ends.code).toBe(2);
    expect(ends.err).toContain(`This names several reports`);
    expect(ends.err).toContain(first);
  });

  test('a file that is no report says so', async () => {
    const file = path.join(dir, 'notes.txt');
    fs.writeFileSync(file, 'nothing of Oracle’s');
    const { code, err } = await awr(file, first);
    expect(code).not.toBe(0);
    expect(err).toContain('notes.txt');
  });
});

describe('what is printed', () => {
  const sides = [first, 'TESTDB/1@2024-03-01T10:00..2024-03-01T12:00'];

  test('text, in either language', async () => {
    const { out } = await awr(...sides);
    expect(out).toMatch(
      /^What changed: TESTDB TESTDB1\n\nDB time per second rose 1\.00 → 2\.00 \(×2\.0\): 50\s% of the rise is/,
    );
    expect(out).toMatch(/db file sequential read .* 0\.50 +1\.00 +\+0\.50 +50\.0/);
    const { out: zh } = await awr(...sides, '--lang', 'zh');
    expect(zh).toMatch(/^有什么变化：TESTDB TESTDB1\n\n每秒 DB time 上升/);
  });

  test('Markdown in which report text stays text', async () => {
    const { out } = await awr(...sides, '--format', 'md');
    expect(out).toContain('# What changed: TESTDB TESTDB1');
    expect(out).toContain('\\<script\\>\\|\\`x\\`');
    expect(out).not.toContain(HOSTILE);
  });
});

/** Files that hold several reports, and which of two files a report is taken from. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { configSchema } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import { tinyReport } from '../testing/report.ts';
import { zip } from '../testing/zip.ts';
import { beats, fileOf, leadOf } from './claims.ts';
import { type IngestSummary, ingest } from './ingest.ts';
import { openLake } from './lake.ts';
import { wholeOf } from './parts.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-parts-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

let made = 0;
function workplace(): {
  archive: string;
  lake: string;
  put: (name: string, content: string | Buffer, age?: number) => string;
} {
  const dir = path.join(root, String(made++));
  const archive = path.join(dir, 'archive');
  fs.mkdirSync(archive, { recursive: true });
  const put = (name: string, content: string | Buffer, age = 0): string => {
    const file = path.join(archive, name);
    const time = new Date(Date.UTC(2024, 5, 1) - age * 3_600_000);
    fs.writeFileSync(file, content);
    fs.utimesSync(file, time, time);
    return file;
  };
  return { archive, lake: path.join(dir, 'lake'), put };
}

function run(lake: string, archive: string): Promise<IngestSummary> {
  const nothing = (): void => {};
  const step = () => ({ update: nothing, finish: nothing });
  const context: Context = {
    config: configSchema.parse({ lake, jobs: 1 }),
    log: { info: nothing, warn: nothing, error: nothing, debug: nothing, step },
    write: nothing,
    now: () => new Date(Date.UTC(2024, 5, 2)),
    signal: new AbortController().signal,
  };
  return ingest([archive], context);
}

async function ask(lakeDir: string, sql: string): Promise<unknown[][]> {
  const lake = await openLake(lakeDir);
  try {
    return (await lake.query(sql)).map((row) =>
      Object.values(row).map((value) => (typeof value === 'string' ? path.basename(value) : value)),
    );
  } finally {
    lake.close();
  }
}

const HELD = 'SELECT source_path, begin_snap_id, db_time_s FROM reports ORDER BY begin_snap_id';
const BOOKS = 'SELECT path, outcome FROM files ORDER BY path';
const html = (hour: number, load = 1): string => tinyReport({ hour, load });
const cut = (hour: number): string => html(hour).slice(0, 1500);

describe('several reports in one file', () => {
  it('are read each by itself; a damaged one is one reject that names its place', async () => {
    const { archive, lake, put } = workplace();
    put('spool.html', html(1) + cut(2) + html(3));
    const first = await run(lake, archive);
    expect(first).toMatchObject({ added: 2, seen: 4 });
    expect(first.rejected).toEqual([
      expect.objectContaining({ path: path.join(archive, 'spool.html#2'), reason: 'truncated', isNew: true }),
    ]);
    expect(await ask(lake, HELD)).toEqual([
      ['spool.html#1', 101, 1800],
      ['spool.html#3', 103, 1800],
    ]);
    expect(await ask(lake, BOOKS)).toEqual([
      ['spool.html', 'archive'],
      ['spool.html#1', 'ingested'],
      ['spool.html#2', 'rejected'],
      ['spool.html#3', 'ingested'],
    ]);
    const size = fs.statSync(path.join(archive, 'spool.html')).size;
    const [[sum]] = (await ask(lake, 'SELECT sum(source_bytes)::DOUBLE FROM reports')) as [[number]];
    expect(sum).toBeLessThan(size);

    const again = await run(lake, archive);
    expect(again).toMatchObject({ added: 0, skipped: 1, bytes: 0, rejected: [{ isNew: false }] });
  });

  it('follow their file: mended, shortened, made one report, gone', async () => {
    const { archive, lake, put } = workplace();
    put('spool.html', html(1) + cut(2) + html(3), 9);
    await run(lake, archive);
    put('spool.html', html(1) + html(2), 8);
    expect((await run(lake, archive)).rejected).toEqual([]);
    expect(await ask(lake, HELD)).toEqual([
      ['spool.html#1', 101, 1800],
      ['spool.html#2', 102, 1800],
    ]);
    put('spool.html', html(2, 2), 7);
    await run(lake, archive);
    expect(await ask(lake, HELD)).toEqual([['spool.html', 102, 3600]]);
    expect(await ask(lake, BOOKS)).toEqual([['spool.html', 'ingested']]);
    put('spool.html', cut(4) + html(5) + html(5), 6);
    expect((await run(lake, archive)).rejected.map((each) => [path.basename(each.path), each.reason])).toEqual([
      ['spool.html#1', 'truncated'],
      ['spool.html#3', 'duplicate'],
    ]);
    expect(await ask(lake, HELD)).toEqual([['spool.html#2', 105, 1800]]);
    fs.rmSync(path.join(archive, 'spool.html'));
    expect((await run(lake, archive)).rejected).toEqual([]);
  });

  it('claim reports like files: touched, they are the newest; where the winner is no more, they are read again', async () => {
    const { archive, lake, put } = workplace();
    const spool = put('spool.html', html(1) + html(2), 9);
    put('one.html', html(2, 2), 5);
    await run(lake, archive);
    expect(await ask(lake, HELD)).toEqual([
      ['spool.html#1', 101, 1800],
      ['one.html', 102, 3600],
    ]);
    const now = new Date(Date.UTC(2024, 5, 1));
    fs.utimesSync(spool, now, now);
    expect((await run(lake, archive)).rejected).toEqual([
      expect.objectContaining({ path: path.join(archive, 'one.html') }),
    ]);
    expect(await ask(lake, HELD)).toEqual([
      ['spool.html#1', 101, 1800],
      ['spool.html#2', 102, 1800],
    ]);
    put('one.html', html(2, 3), -5);
    await run(lake, archive);
    put('one.html', html(7), -6);
    expect((await run(lake, archive)).rejected).toEqual([]);
    expect((await ask(lake, HELD)).map(([name]) => name)).toEqual(['spool.html#1', 'spool.html#2', 'one.html']);
  });

  it('within an archive they are parts of its member', async () => {
    const { archive, lake, put } = workplace();
    put('x.zip', zip([{ name: 'a/spool.html', content: html(1) + cut(2) + html(3) }]));
    expect((await run(lake, archive)).rejected.map((each) => path.basename(each.path))).toEqual(['spool.html#2']);
    expect((await ask(lake, HELD)).map(([name]) => name)).toEqual(['spool.html#1', 'spool.html#3']);
    const again = await run(lake, archive);
    expect(again).toMatchObject({ bytes: 0, rejected: [{ isNew: false }] });
  });
});

describe('of several files that hold one report', () => {
  const base = { path: '/a', mtime_ms: 5, format: 'html', table_count: 90 };

  it.each([
    ['the page wins over the text, however new', { ...base, format: 'text', table_count: 99, mtime_ms: 9 }, 'format'],
    ['the one with more tables wins over one that has lost some', { ...base, table_count: 89, mtime_ms: 9 }, 'tables'],
    ['of equals the newest wins', { ...base, mtime_ms: 4 }, 'age'],
    ['or the first by path', { ...base, path: '/b' }, 'path'],
    [
      'a lake that did not note what files hold knows less',
      { ...base, format: null, table_count: null, mtime_ms: 9 },
      'format',
    ],
  ] as const)('%s', (_, other, lead) => {
    expect(beats(base, other, true)).toBe(true);
    expect(beats(other, base, true)).toBe(false);
    expect(beats(other, base, false)).toBe(true);
    expect(leadOf(base, other)).toBe(lead);
  });
});

it('a path tells the file that a part is of', () => {
  expect(wholeOf('/x/spool.lst#12')).toBe('/x/spool.lst');
  for (const none of ['/x/spool.lst', '/x/a#b', '/x/a#0', '#1']) expect(wholeOf(none)).toBeNull();
  const there = (file: string) => file === '/x/a.lst' || file === '/x/odd#2';
  expect(fileOf('/x/a.lst#3', there)).toBe('/x/a.lst');
  expect(fileOf('/x/odd#2', there)).toBe('/x/odd#2');
  expect(fileOf('/x/gone#2', there)).toBeNull();
});

import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configSchema } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import { type TinyReport, tinyReport } from '../testing/report.ts';
import { zip } from '../testing/zip.ts';
import { type IngestOptions, type IngestSummary, ingest } from './ingest.ts';
import { openLake } from './lake.ts';
import { tables } from './tables.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-ingest-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

let made = 0;
function workplace(): { archive: string; lake: string } {
  // A name that is a glob to DuckDB and a string's end to SQL.
  const dir = path.join(root, `it's [${made++}] *`);
  fs.mkdirSync(path.join(dir, 'archive'), { recursive: true });
  return { archive: path.join(dir, 'archive'), lake: path.join(dir, 'lake') };
}

/** Writes a file; its modification time is `age` hours before a fixed moment. */
function put(file: string, content: string | Uint8Array, age = 0): string {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  const time = new Date(Date.UTC(2024, 5, 1) - age * 3_600_000);
  fs.utimesSync(file, time, time);
  return file;
}

const report = (dir: string, name: string, options: TinyReport, age = 0): string =>
  put(path.join(dir, name), tinyReport(options), age);

function context(lake: string, jobs = 2, more: Record<string, unknown> = {}): Context {
  const nothing = (): void => {};
  const step = () => ({ update: nothing, finish: nothing });
  return {
    config: configSchema.parse({ lake, jobs, ...more }),
    log: { info: nothing, warn: nothing, error: nothing, debug: nothing, step },
    write: nothing,
    now: () => new Date(Date.UTC(2024, 5, 2)),
    signal: new AbortController().signal,
  };
}

const run = (lake: string, archive: string, jobs = 2, options: IngestOptions = {}): Promise<IngestSummary> =>
  ingest([archive], context(lake, jobs), options);

/** Every row of every table, sorted, as text: what two lakes must agree in. */
async function contents(lakeDir: string): Promise<string[]> {
  const lake = await openLake(lakeDir);
  try {
    const lines: string[] = [];
    for (const { name } of tables) {
      for (const row of await lake.query(`FROM ${name}`)) lines.push(`${name} ${JSON.stringify(row)}`);
    }
    return lines.sort();
  } finally {
    lake.close();
  }
}

async function ask(lakeDir: string, sql: string): Promise<Record<string, unknown>[]> {
  const lake = await openLake(lakeDir);
  try {
    return await lake.query(sql);
  } finally {
    lake.close();
  }
}

const reasons = (summary: IngestSummary): Record<string, string> =>
  Object.fromEntries(summary.rejected.map(({ path: file, reason }) => [path.basename(file), reason]));

describe('ingest', () => {
  it('reads plain and packed reports; what cannot be read is named and costs nothing else', async () => {
    const { archive, lake } = workplace();
    report(archive, 'a.html', { hour: 1 });
    report(archive, 'deep/er/b.HTM', { hour: 2 });
    put(path.join(archive, 'c.html.gz'), gzipSync(tinyReport({ hour: 3 })));
    put(path.join(archive, 'cut.html'), tinyReport({ hour: 4 }).slice(0, -600));
    put(path.join(archive, 'empty.html'), '');
    put(path.join(archive, 'letter.txt'), 'Dear colleague, the report is attached.');
    put(path.join(archive, 'bad.html.gz'), 'no gzip');
    put(path.join(archive, 'picture.png'), 'ignored');

    const summary = await run(lake, archive);
    expect(summary).toMatchObject({ seen: 7, ignored: 1, added: 3, skipped: 0 });
    expect(reasons(summary)).toEqual({
      'cut.html': 'truncated',
      'empty.html': 'empty',
      'letter.txt': 'not_a_report',
      'bad.html.gz': 'corrupt_archive',
    });
    expect(
      await ask(lake, 'SELECT begin_snap_id, begin_time, db_id, month, synthetic FROM reports ORDER BY 1'),
    ).toEqual([
      { begin_snap_id: 101, begin_time: '2024-03-05 01:00:03', db_id: 1000000001, month: '2024-03', synthetic: false },
      { begin_snap_id: 102, begin_time: '2024-03-05 02:00:03', db_id: 1000000001, month: '2024-03', synthetic: false },
      { begin_snap_id: 103, begin_time: '2024-03-05 03:00:03', db_id: 1000000001, month: '2024-03', synthetic: false },
    ]);
    // In the order in which the report prints them.
    expect(
      await ask(lake, `SELECT event FROM wait_events JOIN reports USING (report_id) WHERE begin_snap_id = 102`),
    ).toEqual([{ event: 'DB CPU' }, { event: 'db file sequential read' }, { event: 'log file sync' }]);
  });

  it('keeps every cell, and says which table took it', async () => {
    const { archive, lake } = workplace();
    report(archive, 'a.html', {});
    await run(lake, archive);
    const [load] = await ask(lake, "SELECT header, rows, mapped_to FROM source_tables WHERE heading = 'Load Profile'");
    expect(load).toMatchObject({
      header: ['', 'Per Second', 'Per Transaction', 'Per Exec', 'Per Call'],
      mapped_to: 'load_profile',
    });
    expect((load?.['rows'] as string[][] | undefined)?.[1]).toEqual([
      'Redo size (bytes):',
      '12,345.6',
      '2,345.6',
      '',
      '',
    ]);
    const [counted] = await ask(lake, 'SELECT count(*) AS cells FROM source_cells');
    const [said] = await ask(
      lake,
      'SELECT cell_count - (SELECT sum(len(header)) FROM source_tables) AS cells FROM reports',
    );
    expect(counted).toEqual(said);
  });

  it('reads nothing the second time, and touches no file', async () => {
    const { archive, lake } = workplace();
    for (let hour = 0; hour < 4; hour++) report(archive, `${hour}.html`, { hour });
    put(path.join(archive, 'cut.html'), '<html>');
    await run(lake, archive);
    const before = await contents(lake);
    const stamps = fs.readdirSync(lake).map((name) => fs.statSync(path.join(lake, name)).mtimeMs);
    const summary = await run(lake, archive);
    expect(summary).toMatchObject({ seen: 5, skipped: 5, added: 0, changed: 0, bytes: 0 });
    expect(summary.rejected).toMatchObject([{ isNew: false }]);
    expect(fs.readdirSync(lake).map((name) => fs.statSync(path.join(lake, name)).mtimeMs)).toEqual(stamps);
    expect(await contents(lake)).toEqual(before);
  });

  it('reads a changed file again, in place of what it held, and a mended one in place of its reject', async () => {
    const { archive, lake } = workplace();
    report(archive, 'a.html', { hour: 1 }, 9);
    report(archive, 'b.html', { hour: 2 }, 9);
    put(path.join(archive, 'c.html'), tinyReport({ hour: 3 }).slice(0, 900), 9);
    await run(lake, archive);
    report(archive, 'a.html', { hour: 1, load: 5 }, 8);
    report(archive, 'b.html', { hour: 7 }, 8);
    report(archive, 'c.html', { hour: 3 }, 8);
    expect(await run(lake, archive)).toMatchObject({ changed: 2, added: 1, rejected: [] });
    expect(await ask(lake, 'SELECT begin_snap_id, db_time_s FROM reports ORDER BY 1')).toEqual([
      { begin_snap_id: 101, db_time_s: 9000 },
      { begin_snap_id: 103, db_time_s: 1800 },
      { begin_snap_id: 107, db_time_s: 1800 },
    ]);
    expect(await ask(lake, 'SELECT count(*) AS n FROM load_profile')).toEqual([{ n: 12 }]);
    expect(await ask(lake, 'FROM rejects')).toEqual([]);
  });

  it('reads archives, each member by itself, and opens none that has not changed', async () => {
    const { archive, lake } = workplace();
    const pages = [1, 2, 3].map((hour) => ({ name: `d/${hour}.html`, content: tinyReport({ hour }) }));
    const file = put(path.join(archive, 'x.zip'), zip([...pages, { name: 'd/cut.html', content: '<html>' }]), 9);
    expect(await run(lake, archive)).toMatchObject({ seen: 5, added: 3 });
    expect(await ask(lake, 'SELECT source_path FROM reports ORDER BY 1')).toEqual(
      pages.map(({ name }) => ({ source_path: `${file}!${name}` })),
    );
    expect(await run(lake, archive)).toMatchObject({ seen: 1, skipped: 1, bytes: 0, rejected: [{ isNew: false }] });
    put(file, zip([...pages, { name: 'd/4.html', content: tinyReport({ hour: 4 }) }]), 8);
    expect(await run(lake, archive)).toMatchObject({ added: 1, same: 3, changed: 0, rejected: [] });
    put(file, zip(pages).subarray(0, 999), 7);
    expect(reasons(await run(lake, archive))).toEqual({ 'x.zip': 'corrupt_archive' });
    expect(await ask(lake, 'SELECT count(*) AS n FROM reports')).toEqual([{ n: 4 }]);
  });

  it('a touched file with the same bytes is not read', async () => {
    const { archive, lake } = workplace();
    report(archive, 'a.html', { hour: 1 }, 9);
    await run(lake, archive);
    report(archive, 'a.html', { hour: 1 }, 3);
    expect(await run(lake, archive)).toMatchObject({ same: 1, changed: 0 });
    expect(await run(lake, archive)).toMatchObject({ skipped: 1 });
  });

  it('forgets a reject whose file was deleted', async () => {
    const { archive, lake } = workplace();
    const file = put(path.join(archive, 'a.html'), 'no report');
    expect((await run(lake, archive)).rejected).toHaveLength(1);
    fs.rmSync(file);
    expect((await run(lake, archive)).rejected).toEqual([]);
    expect(await ask(lake, 'FROM rejects')).toEqual([]);
  });
});

describe('two files that claim one report', () => {
  it('the newest wins, the other is a duplicate, in whatever order and number of runs', async () => {
    const orders = [
      ['old', 'new', 'copy'],
      ['new', 'copy', 'old'],
    ];
    const seen: unknown[] = [];
    for (const order of orders) {
      const { archive, lake } = workplace();
      for (const name of order) {
        report(archive, `${name}.html`, { hour: 1, load: name === 'new' ? 2 : 1 }, name === 'new' ? 1 : 5);
        await run(lake, archive);
      }
      const short = (value: unknown): string => JSON.stringify(value).replaceAll(archive, '');
      seen.push([
        short(await ask(lake, 'SELECT source_path, db_time_s FROM reports')),
        short(await ask(lake, 'SELECT source_path, reason, detail FROM rejects ORDER BY 1')),
        short(await ask(lake, 'SELECT per_second, count(*) AS n FROM load_profile GROUP BY ALL ORDER BY ALL')),
      ]);
    }
    expect(seen[0]).toMatchObject([
      expect.stringContaining('{"source_path":"/new.html","db_time_s":3600}'),
      expect.stringContaining('"/copy.html","reason":"duplicate","detail":"Holds the same report as /new.html'),
      expect.anything(),
    ]);
    expect(seen[1]).toEqual(seen[0]);
  });

  it('the duplicate takes the report over when the winner comes to hold another one', async () => {
    const { archive, lake } = workplace();
    report(archive, 'a.html', { hour: 1, load: 2 }, 1);
    report(archive, 'b.html', { hour: 1 }, 5);
    await run(lake, archive);
    report(archive, 'a.html', { hour: 2 }, 0);
    expect((await run(lake, archive)).rejected).toEqual([]);
    expect(await ask(lake, 'SELECT begin_snap_id, db_time_s FROM reports ORDER BY 1')).toEqual([
      { begin_snap_id: 101, db_time_s: 1800 },
      { begin_snap_id: 102, db_time_s: 1800 },
    ]);
  });

  it('a moved archive is no archive of duplicates', async () => {
    const { archive, lake } = workplace();
    report(archive, 'a.html', { hour: 1 }, 5);
    await run(lake, archive);
    const moved = `${archive}-moved`;
    fs.renameSync(archive, moved);
    expect((await run(lake, moved)).rejected).toEqual([]);
    expect(await ask(lake, 'SELECT source_path FROM reports')).toEqual([{ source_path: path.join(moved, 'a.html') }]);
  });
});

describe('the lake', () => {
  it('does not depend on the number of workers, on the size of a batch or of files, nor on their order', async () => {
    const { archive, lake } = workplace();
    const names = new Map<number, string>();
    for (let n = 0; n < 12; n++) {
      names.set(n, `r${n}.html`);
      report(archive, `r${n}.html`, { hour: n % 10, dbId: 1000000001 + (n % 2), load: n }, n % 3);
    }
    await run(lake, archive, 1);
    const whole = await contents(lake);
    expect(whole.length).toBeGreaterThan(150);
    for (const options of [{ batchReports: 1 }, { batchReports: 5 }, { largeBytes: 1 }]) {
      const other = `${lake}-${Object.entries(options).flat().join('-')}`;
      await run(other, archive, 2, options);
      expect(await contents(other)).toEqual(whole);
    }
    // The same files in two runs, the later ones first.
    const late = `${lake}-late`;
    await ingest(
      [...names.values()].slice(6).map((name) => path.join(archive, name)),
      context(late),
    );
    await ingest([archive], context(late));
    expect(await contents(late)).toEqual(whole);
  });

  it('merges small files, keeping the order of rows', async () => {
    const { archive, lake } = workplace();
    for (let hour = 0; hour < 10; hour++) report(archive, `${hour}.html`, { hour });
    await run(lake, archive, 2, { batchReports: 1 });
    const parts = fs.readdirSync(path.join(lake, 'tables/wait_events/db_id=1000000001/month=2024-03'));
    expect(parts.length).toBeLessThanOrEqual(8);
    const events = await ask(lake, 'SELECT list(event) AS events FROM wait_events GROUP BY report_id');
    expect(events).toHaveLength(10);
    for (const { events: each } of events) expect(each).toEqual(['DB CPU', 'db file sequential read', 'log file sync']);
  });
});

describe('a worker', () => {
  const bad = path.join(root, 'bad-worker.mts');
  beforeAll(() => {
    fs.writeFileSync(
      bad,
      `import read from ${JSON.stringify(path.join(import.meta.dirname, 'worker.ts'))};
       export default async function (task) {
         if (task.path.endsWith('hang.html')) { Atomics.store(task.started, 0, 1); for (;;); }
         if (task.path.endsWith('memory.html')) { const hoard = []; for (;;) hoard.push(new Array(1e6).fill(hoard.length)); }
         if (task.path.endsWith('exit.html')) process.exit(1);
         return read(task);
       }`,
    );
  });

  it('that hangs, runs out of memory or ends costs the one file', async () => {
    const { archive, lake } = workplace();
    for (let hour = 0; hour < 6; hour++) report(archive, `${hour}.html`, { hour });
    for (const [i, name] of ['hang', 'memory', 'exit'].entries()) report(archive, `${name}.html`, { hour: 10 + i });
    const summary = await ingest([archive], context(lake, 2, { fileTimeoutS: 2 }), { worker: bad, heapMb: 128 });
    expect(reasons(summary)).toEqual({
      'hang.html': 'timeout',
      'memory.html': 'too_much_memory',
      'exit.html': 'worker_crashed',
    });
    expect(summary.added).toBe(6);
  });
});

describe('kill -9', () => {
  /** Runs ingest in a child that kills itself at its nth call of one file operation: the worst moments there are. */
  function killedAt(operation: string, nth: number, lake: string, archive: string): string | null {
    const script = path.join(root, 'killed.mts');
    fs.writeFileSync(
      script,
      `import fs from 'node:fs';
       import { syncBuiltinESMExports } from 'node:module';
       const [operation, nth, lake, archive] = process.argv.slice(2);
       let calls = 0;
       const real = fs[operation];
       fs[operation] = (...args) => {
         if (++calls === Number(nth)) process.kill(process.pid, 'SIGKILL');
         return real(...args);
       };
       syncBuiltinESMExports();
       const { configSchema } = await import(${JSON.stringify(path.join(import.meta.dirname, '../base/config.ts'))});
       const { ingest } = await import(${JSON.stringify(path.join(import.meta.dirname, 'ingest.ts'))});
       const nothing = () => {};
       const log = { info: nothing, warn: nothing, error: nothing, debug: nothing, step: () => ({ update: nothing, finish: nothing }) };
       await ingest([archive], { config: configSchema.parse({ lake, jobs: 2 }), log, write: nothing,
         now: () => new Date(Date.UTC(2024, 5, 2)), signal: new AbortController().signal }, { batchReports: 4 });`,
    );
    return spawnSync(process.execPath, [script, operation, String(nth), lake, archive]).signal;
  }

  it('at any moment, then another run: the same rows as without', async () => {
    const { archive, lake } = workplace();
    for (let n = 0; n < 8; n++) report(archive, `${n}.html`, { hour: n, dbId: 1000000001 + (n % 2) });
    report(archive, 'again.html', { hour: 3, dbId: 1000000002, load: 3 }, 4);
    put(path.join(archive, 'cut.html'), '<html>');
    await run(lake, archive);
    const undisturbed = await contents(lake);

    const moments: [string, number][] = [
      ['renameSync', 1],
      ['renameSync', 30],
      ['rmSync', 3],
      ['mkdirSync', 12],
      ['fsync', 4],
      ['openSync', 9],
    ];
    let killed = 0;
    for (const [operation, nth] of moments) {
      const other = `${lake}-${operation}-${nth}`;
      if (killedAt(operation, nth, other, archive) === 'SIGKILL') killed++;
      await run(other, archive, 2, { batchReports: 4 });
      expect(await contents(other), `${operation} ${nth}`).toEqual(undisturbed);
      expect(fs.existsSync(path.join(other, '.staging'))).toBe(false);
      expect(fs.existsSync(path.join(other, '.journal.json'))).toBe(false);
    }
    // Each of them did die: none of the moments was too late.
    expect(killed).toBe(moments.length);
  }, 300_000);
});

describe('two runs at once', () => {
  it('the second says so and exits 75', async () => {
    const { archive, lake } = workplace();
    report(archive, 'a.html', {});
    const holder = path.join(root, 'hold.mts');
    fs.writeFileSync(
      holder,
      `import { lockLake } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.ts'))};
       lockLake(process.argv[2]); console.log('held'); setTimeout(() => {}, 60_000);`,
    );
    const child = execFile(process.execPath, [holder, lake]);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    await expect(run(lake, archive)).rejects.toMatchObject({ code: 'busy', exitCode: 75 });
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(await run(lake, archive)).toMatchObject({ added: 1 });
  });
});

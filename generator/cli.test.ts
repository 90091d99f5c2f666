import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './base/config.ts';
import { run } from './cli.ts';
import { tinyReport } from './testing/report.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-cli-'));
const lake = path.join(root, 'lake');
const archive = path.join(root, 'archive');
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Runs a command line in this process. */
async function awr(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(args, {
    cwd: root,
    write: (text) => {
      out += text;
    },
    stderr: { write: (text: string) => (err += text) },
    now: () => new Date(2024, 5, 1),
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

beforeAll(async () => {
  fs.mkdirSync(archive);
  for (const hour of [1, 2, 5]) fs.writeFileSync(path.join(archive, `${hour}.html`), tinyReport({ hour }));
  fs.writeFileSync(path.join(archive, 'cut\u001b[31m.html'), tinyReport({}).slice(0, 2000));
});

describe('usage', () => {
  it('help goes to standard output with exit 0, of awr and of a command', async () => {
    const help = await awr('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const name of ['nightly', 'ingest', 'analyze', 'site', 'inspect', 'query', 'status', 'sample', 'serve'])
      expect(help.out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect((await awr('query', '--help')).out).toContain('--format table|csv|json');
    expect((await awr('help', 'query')).out).toBe((await awr('query', '-h')).out);
    expect((await awr('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('what is wrong is said, with what was meant, and exit 2', async () => {
    expect(await awr('ingset')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Did you mean ingest?'),
    });
    expect(await awr('ingest', '--lkae', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean --lake?'),
    });
    expect(await awr('ingest', '--lake')).toMatchObject({
      code: 2,
      err: expect.stringContaining("'--lake <value>' argument missing"),
    });
    expect(await awr('ingest', '--jobs', 'x', archive)).toMatchObject({ code: 2 });
    expect(await awr('ingest', '--jobs', '0', archive)).toMatchObject({ code: 2 });
    expect(await awr('ingest')).toMatchObject({ code: 2, err: expect.stringContaining('No archive') });
    expect(await awr('ingest', archive, '--redact', 'some')).toMatchObject({ code: 2 });
    expect(await awr('ingest', archive, '--redact-names', 'hosts,dogs')).toMatchObject({
      code: 2,
      err: expect.stringContaining('"dogs"'),
    });
    for (const name of ['analyze', 'site', 'serve', 'status']) {
      const refused = await awr(name, 'stray', '--lake', lake);
      expect(refused, name).toMatchObject({ code: 2, err: expect.stringContaining('"stray"') });
    }
    expect(await awr('query', 'SELECT', '1')).toMatchObject({ code: 2, err: expect.stringContaining('in quotes') });
    expect(await awr('sample', 'a', 'b')).toMatchObject({ code: 2, err: expect.stringContaining('"b"') });
    expect(await awr()).toMatchObject({ code: 2 });
    expect(fs.existsSync(lake)).toBe(false);
  });
});

describe('commands', () => {
  it('ingest names what it rejects, and ends with 3, the next time too', async () => {
    const first = await awr('--lake', lake, 'ingest', archive, '--jobs', '1');
    expect(first.code).toBe(3);
    expect(first.err).toContain('rejected archive/cut␛[31m.html: truncated. ');
    expect(first.err).toContain('4 files seen, 3 new reports, 0 changed, 0 unchanged, 1 rejected');
    const second = await awr('ingest', archive, '--lake', lake, '--log', 'json');
    expect(second.code).toBe(3);
    const lines = second.err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ level: 'info', added: 0, skipped: 4, rejected: 1 });
    expect(await awr('ingest', path.join(archive, '1.html'), '--lake', lake, '--quiet')).toEqual({
      code: 0,
      out: '',
      err: '',
    });
  });

  it('query answers as a table, CSV and JSON', async () => {
    const sql = `SELECT begin_snap_id AS snap, db_name, edition, NULL AS nothing, [1, 2] AS list, 'a"b,等待' AS text FROM reports ORDER BY 1 LIMIT 2`;
    const query = async (...args: string[]) => (await awr('query', sql, '--lake', lake, ...args)).out;
    expect(await query()).toBe(
      [
        'snap  db_name  edition  nothing  list   text',
        '────  ───────  ───────  ───────  ─────  ────────',
        ' 101  TINY     EE          NULL  [1,2]  a"b,等待',
        ' 102  TINY     EE          NULL  [1,2]  a"b,等待',
        '(2 rows)',
        '',
      ].join('\n'),
    );
    expect(await query('--format', 'csv')).toBe(
      'snap,db_name,edition,nothing,list,text\r\n101,TINY,EE,,"[1,2]","a""b,等待"\r\n102,TINY,EE,,"[1,2]","a""b,等待"\r\n',
    );
    expect(JSON.parse(await query('--format=json'))[0]).toEqual({
      snap: 101,
      db_name: 'TINY',
      edition: 'EE',
      nothing: null,
      list: [1, 2],
      text: 'a"b,等待',
    });
  });

  it('query reads the lake and nothing else, and changes nothing', async () => {
    const refused = async (sql: string) => expect((await awr('query', sql, '--lake', lake)).code, sql).toBe(2);
    fs.writeFileSync(path.join(root, 'secret.csv'), 'a\n1\n');
    await refused(`FROM read_csv('${root}/secret.csv')`);
    await refused(`COPY reports TO '${lake}/tables/x.parquet'`);
    await refused(`EXPLAIN ANALYZE COPY reports TO '${lake}/tables/x.parquet'`);
    await refused(`ATTACH '${lake}/lake.duckdb'`);
    await refused('SET threads = 1');
    for (const sql of [
      'INSERT INTO reports SELECT * FROM reports',
      '/* x */ UPDATE reports SET kind = NULL',
      'DELETE FROM reports',
      'CREATE TABLE x AS SELECT 1',
      `COPY reports TO '${lake}/x.csv'`,
      `ATTACH '${lake}/lake.duckdb'`,
    ]) {
      expect((await awr('query', sql, '--lake', lake)).err, sql).toContain('the lake is read-only here');
    }
    await refused("SELECT 1; COPY (SELECT 1) TO '/tmp/x'");
    expect(fs.existsSync(path.join(lake, 'tables/x.parquet'))).toBe(false);
    expect((await awr('query', 'FROM reprots', '--lake', lake)).err).toMatch(/The tables are: reports, /);
    expect((await awr('query', 'SELECT 1', '--lake', path.join(root, 'none'))).err).toContain('There is no lake here');
    expect((await awr('query', 'EXPLAIN ANALYZE SELECT count(*) FROM reports', '--lake', lake)).code).toBe(0);
  });

  it('query tells which tables there are', async () => {
    const listed = async (sql: string) => (await awr('query', sql, '--lake', lake, '--format', 'csv')).out;
    for (const sql of ['SHOW TABLES', 'show all tables;', 'SELECT table_name FROM information_schema.tables'])
      expect(await listed(sql), sql).toMatch(/\breports\b[\s\S]*\bsource_cells\b/);
    expect(await listed('DESCRIBE reports')).toMatch(/^report_id,VARCHAR/m);
  });

  it('a file that holds the same report again is listed, and no reason for exit 3', async () => {
    const [twice, own] = [path.join(root, 'twice'), path.join(root, 'twice-lake')];
    fs.mkdirSync(twice);
    for (const name of ['a', 'b']) fs.writeFileSync(path.join(twice, `${name}.html`), tinyReport({ hour: 1 }));
    const ingest = () => awr('ingest', twice, '--lake', own);
    const first = await ingest();
    expect(first).toMatchObject({ code: 0, err: expect.stringMatching(/rejected twice\/[ab]\.html: duplicate\. /) });
    expect(first.err).toContain('2 files seen, 1 new report, 0 changed, 0 unchanged, 0 rejected, 1 duplicate.');
    const second = await ingest();
    expect(second).toMatchObject({ code: 0, err: expect.stringContaining('1 duplicate file, see awr status.') });
    expect(second.err).toContain('ingest: nothing new to read');
    expect((await awr('status', '--lake', own)).out).toContain('duplicate, 1 file');
    fs.writeFileSync(path.join(twice, 'c.html'), '');
    expect((await ingest()).code).toBe(3);
  });

  it('lake.duckdb shows the same tables to a DuckDB of one’s own', async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (
      await DuckDBInstance.create(path.join(lake, 'lake.duckdb'), { access_mode: 'READ_ONLY' })
    ).connect();
    const counted = await connection.runAndReadAll(
      'SELECT count(*)::INTEGER FROM reports JOIN source_cells USING (report_id) GROUP BY report_id',
    );
    expect(counted.currentRowCount).toBe(3);
    connection.closeSync();
  });

  it('status tells databases, gaps, rejects', async () => {
    const page = await awr('status', '--lake', lake);
    expect(page.out).toMatch(/TINY +1000000001 +19\.0\.0\.0\.0 +tiny1 +3 +2024-03-05 01:00 +2024-03-05 06:00 +1/);
    expect(page.out).toMatch(/TINY +tiny1 +2024-03-05 03:00 +2024-03-05 05:00 +2 h 00 min/);
    expect(page.out).toContain('truncated, 1 file: ');
    expect(page.out).not.toContain('\u001b');
    const { databases, rejects } = JSON.parse((await awr('status', '--json', '--lake', lake)).out);
    expect(databases).toMatchObject([{ db_id: 1000000001, reports: 3, gaps: [{ gap_s: 7200 }] }]);
    expect(rejects).toMatchObject([{ reason: 'truncated', count: 1 }]);
  });

  it('inspect prints one report and stores nothing', async () => {
    const before = fs.readdirSync(root);
    const page = await awr('inspect', path.join(archive, '1.html'));
    expect(page).toMatchObject({ code: 0, err: '' });
    for (const text of [
      'TINY  (DBID 1000000001)',
      '101 to 102',
      '0.5 average active sessions on 8 CPUs',
      'db file sequential read',
      '0tiny0sql0id0',
    ])
      expect(page.out).toContain(text);
    const json = JSON.parse((await awr('inspect', '--json', path.join(archive, '1.html'))).out);
    expect(json).toMatchObject({ report: { db_name: 'TINY', begin_snap_id: 101 }, wait_events: expect.any(Array) });
    expect(await awr('inspect', path.join(archive, 'missing.html'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('remedy'),
    });
    expect(fs.readdirSync(root)).toEqual(before);
  });
});

describe('the process', () => {
  const bin = path.join(projectRoot, 'bin/awr.mjs');

  it('ends quietly when nobody reads on', () => {
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        `set -o pipefail; "$0" "$1" query --lake "$2" --format csv "FROM source_cells, range(200)" | head -1; exit \${PIPESTATUS[0]}`,
        process.execPath,
        bin,
        lake,
      ],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('stops tidily on a signal, keeps what it read, and does not call that success', async () => {
    const many = path.join(root, 'many');
    fs.mkdirSync(many);
    for (let n = 0; n < 600; n++) fs.writeFileSync(path.join(many, `${n}.html`), tinyReport({ hour: n }));
    const child = spawn(process.execPath, [bin, 'ingest', many, '--lake', path.join(root, 'stopped')], {
      stdio: 'pipe',
    });
    let err = '';
    child.stderr.on('data', (chunk) => (err += chunk));
    setTimeout(() => child.kill('SIGTERM'), 2500);
    const code = await new Promise((resolve) => child.on('exit', resolve));
    if (code !== 0) expect({ code, err }).toEqual({ code: 143, err: expect.stringContaining('goes on from here') });
    expect(await awr('ingest', many, '--lake', path.join(root, 'stopped'))).toMatchObject({ code: 0 });
    const { out } = await awr(
      'query',
      'SELECT count(*) AS n FROM reports',
      '--format',
      'csv',
      '--lake',
      path.join(root, 'stopped'),
    );
    expect(out).toBe('n\r\n600\r\n');
  });
});

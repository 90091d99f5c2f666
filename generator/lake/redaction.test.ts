import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { AwrError } from '../base/errors.ts';
import { silentContext } from '../testing/lake.ts';
import { tinyReport } from '../testing/report.ts';
import { ingest } from './ingest.ts';
import { openLake } from './lake.ts';
import { assertRedaction } from './redaction.ts';
import { tables } from './tables.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-redaction-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** In strings, comments, numbers, hints and a string that is cut off. */
const SECRETS = ['zqstring', 'zqcomment', '918273645', 'zqhint', 'zqquoted', 'zqcut'];
const SQL = `select /*+ parallel(t 4) zqhint */ a /* zqcomment */ from parcels t where b = 'zqstring' and n = 918273645
  and c = q'[zqquoted]' -- zqcomment
  and d = 'zqcut`;

const archive = path.join(root, 'archive');
fs.mkdirSync(archive);
fs.writeFileSync(path.join(archive, 'a.html'), tinyReport({ hour: 8, sqlText: SQL }));
fs.writeFileSync(path.join(archive, 'b.html.gz'), gzipSync(tinyReport({ hour: 9, sqlText: SQL })));
// Cut off, so rejected.
fs.writeFileSync(path.join(archive, 'c.html'), tinyReport({ hour: 10, sqlText: SQL }).slice(0, -400));

let made = 0;
const newLake = (): string => path.join(root, `lake-${made++}`);

async function fill(
  lake: string,
  asked: { redact?: 'none' | 'literals' | 'text'; redactNames?: ['hosts'] },
): Promise<string[]> {
  const lines: string[] = [];
  const quiet = silentContext(lake);
  const say = (message: string, fields?: Record<string, unknown>): void => {
    lines.push(message, JSON.stringify(fields ?? {}));
  };
  const ctx = {
    ...quiet,
    config: { ...quiet.config, ...asked, jobs: 1 },
    log: { ...quiet.log, info: say, warn: say, error: say },
  };
  const summary = await ingest([archive], ctx);
  expect([summary.added, summary.rejected.length]).toEqual([2, 1]);
  return [...lines, JSON.stringify(summary)];
}

/** Every file's bytes, and every value of every table. */
async function everything(lake: string): Promise<string> {
  const names = fs.readdirSync(lake, { recursive: true, encoding: 'utf8' });
  const files = names.map((name) => path.join(lake, name)).filter((name) => fs.statSync(name).isFile());
  const raw = files.map((file) => fs.readFileSync(file, 'latin1'));
  const open = await openLake(lake);
  try {
    const rows: string[] = [];
    for (const { name } of tables) rows.push(JSON.stringify(await open.query(`FROM ${name}`)));
    return [...raw, ...rows, ...names].join('\n');
  } finally {
    open.close();
  }
}

const found = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => text.toLowerCase().includes(word));

it('secrets in SQL are in the lake without redaction, and nowhere with it', async () => {
  const plain = newLake();
  await fill(plain, {});
  expect(found(await everything(plain), SECRETS)).toEqual(SECRETS);
  for (const redact of ['literals', 'text'] as const) {
    const lake = newLake();
    const said = await fill(lake, { redact });
    const all = await everything(lake);
    expect(found(all + said.join('\n'), SECRETS), redact).toEqual([]);
    expect(found(all, ['parcels'])).toEqual(redact === 'text' ? [] : ['parcels']);
  }
});

it('host names are nowhere, and their pseudonyms the same in every report and run', async () => {
  const lake = newLake();
  const said = await fill(lake, { redactNames: ['hosts'] });
  const all = await everything(lake);
  expect(found(all + said.join('\n'), ['tiny-host'])).toEqual([]);
  const open = await openLake(lake);
  const hosts = await open.query('SELECT DISTINCT host_name FROM reports');
  open.close();
  expect(hosts).toEqual([{ host_name: expect.stringMatching(/^host-[0-9a-f]{8}$/) }]);
  expect(fs.statSync(path.join(lake, '.redaction-salt')).mode & 0o777).toBe(0o600);
  // Another lake has another key.
  const other = newLake();
  await fill(other, { redactNames: ['hosts'] });
  expect(await everything(other)).not.toContain(hosts[0]?.['host_name']);
});

it('a lake holds one redaction: another is refused, and reading with another too', async () => {
  const lake = newLake();
  await fill(lake, { redact: 'literals' });
  for (const asked of [{}, { redact: 'text' }, { redact: 'literals', redactNames: ['hosts'] }] as const) {
    const refused = fill(lake, asked as Parameters<typeof fill>[1]);
    await expect(refused).rejects.toMatchObject({ code: 'redaction_mismatch', exitCode: 2 });
  }
  expect(() => assertRedaction(lake, { redact: 'text', redactNames: [] })).toThrow(AwrError);
  assertRedaction(lake, { redact: 'none', redactNames: [] });
  assertRedaction(lake, { redact: 'literals', redactNames: [] });
});

import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../../testing/lake.ts';
import { searchFiles } from './files.ts';
import type { SearchFiles, SearchNames, StatementShard, TimeShard, WordShard } from './format.ts';
import { searchScript } from './format.ts';

const HOSTILE = '</script><img src=x onerror=alert(1)>\u2028';

/** One report an hour, from 2024-03-05 00:00. */
function report(
  hour: number,
  statements: Record<string, string>,
  extra: Partial<TestReport['tables']> = {},
): TestReport {
  const at = (hours: number): string =>
    new Date(Date.parse('2024-03-05T00:00:00Z') + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return {
    begin_time: at(hour),
    end_time: at(hour + 1),
    report: { db_time_s: 3600, begin_snap_id: 100 + hour, end_snap_id: 101 + hour, host_name: 'dbhost1' },
    tables: {
      wait_events: [{ scope: 'foreground', event: 'log file sync', wait_class: 'Commit', total_wait_s: 3 }],
      init_parameters: [{ name: 'open_cursors', begin_value: '300' }],
      segments: [
        { ordering: 'logical_reads', owner: 'SHOP', object_name: 'ORDER_ITEMS', object_type: 'TABLE', value: 2 },
        { ordering: 'logical_reads', owner: '**', object_name: '** MISSING **', object_type: 'UNDEFINED', value: 1 },
      ],
      sql_stats: Object.keys(statements).map((sql_id, i) => ({
        ordering: 'elapsed',
        rank: i + 1,
        sql_id,
        elapsed_s: 8 - i,
      })),
      sql_text: Object.entries(statements).map(([sql_id, sql_text]) => ({ sql_id, sql_text })),
      ...extra,
    },
  };
}

async function index(dir: string, reports: TestReport[], pages: string[] = []): Promise<SearchFiles> {
  await addReports(dir, reports);
  await analyze(silentContext(dir));
  return await searchFiles(dir, new Set(pages));
}

const scripts = (files: SearchFiles): Map<string, string> =>
  new Map([...files].map(([name, content]) => [name, searchScript(name, content)]));

describe('the search index over a lake', () => {
  const dirs: string[] = [];
  const folder = (): string => {
    const dir = temporaryLakeDir();
    dirs.push(dir);
    return dir;
  };
  const A = { aaaaaaaaaaaaa: 'select amount from shop.orders', bbbbbbbbbbbbb: `select "${HOSTILE}" from orders` };
  let files: SearchFiles;
  let names: SearchNames;

  beforeAll(async () => {
    files = await index(folder(), [report(0, A), report(1, A)], ['testdb-1/wait/log-file-sync/']);
    names = files.get('names') as SearchNames;
  });
  afterAll(() => {
    for (const dir of dirs) fs.rmSync(dir, { recursive: true, force: true });
  });

  test('knows databases, hosts, events and parameters by name, and which events have a page', () => {
    expect(names.databases).toMatchObject([{ slug: 'testdb-1', months: [['2024-03', 100, 102]] }]);
    expect(names.databases[0]?.instances).toMatchObject([
      [expect.any(String), 'dbhost1', expect.stringContaining('_101-102/')],
    ]);
    expect(names.events).toEqual([['log file sync', 'Commit', 'log-file-sync', [0], []]]);
    expect(names.parameters).toEqual([['open_cursors', [0]]]);
  });

  test('finds statements by sql_id and by word, the heavier first, and segments by any part of their name', () => {
    expect(names.sql).toEqual(['a', 'b']);
    expect((files.get('sql/a') as StatementShard).statements).toEqual([
      ['aaaaaaaaaaaaa', 4, 'select amount from shop.orders', [0]],
    ]);
    const words = (files.get('words/o') as WordShard).words;
    expect(words.find(([word]) => word === 'orders')).toEqual(['orders', 2, 'aaaaaa bbbbbb', []]);
    expect(words.find(([word]) => word === 'order_items')).toEqual([
      'order_items',
      0,
      '',
      [[0, 'SHOP', 'ORDER_ITEMS', 'TABLE', '']],
    ]);
    expect((files.get('words/i') as WordShard).words.map(([word]) => word)).toContain('items');
    expect(JSON.stringify([...files])).not.toContain('MISSING');
  });

  test('finds snapshots by month', () => {
    const [[, ends] = []] = Object.entries(files.get('times/testdb-1/2024-03') as TimeShard);
    expect(ends).toEqual(['05-0000_100-101', '05-0100_101-102']);
  });

  test('is made of scripts of one call, whatever a report says', () => {
    for (const [name, script] of scripts(files)) {
      const calls: unknown[] = [];
      new Function('awrSearch', script)((...call: unknown[]) => calls.push(call));
      expect(calls).toEqual([[name, files.get(name)]]);
      expect(name).toMatch(/^[a-z0-9/-]+$/);
    }
    expect(JSON.stringify(files.get('sql/b'))).toContain('<img src=x onerror=alert(1)> ');
  });

  test('a new report changes only the shards that it touches, and one night gives what two give', async () => {
    const later = report(2, { ccccccccccccc: 'delete from baskets' });
    const dir = folder();
    const before = scripts(await index(dir, [report(0, A), report(1, A)]));
    const after = scripts(await index(dir, [later]));
    const changed = [...after].filter(([name, script]) => before.get(name) !== script).map(([name]) => name);
    expect(changed.sort()).toEqual(['names', 'sql/c', 'times/testdb-1/2024-03', 'words/b']);
    const atOnce = scripts(await index(folder(), [report(0, A), report(1, A), later]));
    expect([...after]).toEqual([...atOnce]);
  });
});

import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { applyJournal, writeJournal } from './journal.ts';
import { openLake } from './lake.ts';
import { stagingDir } from './layout.ts';
import { lockLake } from './lock.ts';
import { beginTransaction } from './transaction.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-lake-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

let made = 0;
const newLake = (): string => path.join(root, `lake [${made++}]`);

const metric = (report_id: string, value: number | null) => ({ report_id, metric: 'aas', value });

async function rowsOf(dir: string, sql = 'SELECT report_id, value, db_id FROM metrics ORDER BY ALL'): Promise<unknown> {
  const lake = await openLake(dir);
  try {
    return await lake.query(sql);
  } finally {
    lake.close();
  }
}

describe('transaction', () => {
  it('shows nothing before commit and everything after it, in a directory with wildcards in its name', async () => {
    const dir = newLake();
    const first = await beginTransaction(dir);
    await first.put('metrics', { db_id: '42' }, [metric('a', 1), metric('b', null)]);
    await first.commit();

    const second = await beginTransaction(dir);
    await second.put('metrics', { db_id: 42 }, [metric('c', 3)]);
    expect(await rowsOf(dir)).toHaveLength(2);
    await second.commit();
    expect(await rowsOf(dir)).toEqual([
      { report_id: 'a', value: 1, db_id: 42 },
      { report_id: 'b', value: null, db_id: 42 },
      { report_id: 'c', value: 3, db_id: 42 },
    ]);
    expect(await rowsOf(dir, 'FROM parameter_changes')).toEqual([]);
  });

  it('replaces a partition from a query over its old rows, and leaves the others', async () => {
    const dir = newLake();
    const first = await beginTransaction(dir);
    await first.put('metrics', { db_id: 1 }, [metric('a', 1)]);
    await first.put('metrics', { db_id: 2 }, [metric('b', 2)]);
    await first.commit();
    const second = await beginTransaction(dir);
    await second.replace(
      'metrics',
      { db_id: 1 },
      'SELECT * REPLACE (value + $1 AS value) FROM metrics WHERE db_id = 1',
      [10],
    );
    await second.commit();
    expect(await rowsOf(dir)).toEqual([
      { report_id: 'a', value: 11, db_id: 1 },
      { report_id: 'b', value: 2, db_id: 2 },
    ]);
  });

  it('keeps text as it is: quotes, controls, other scripts, what is not well-formed Unicode', async () => {
    const dir = newLake();
    const rows = [["'; DROP TABLE x --", '\u0000\u001b[31m', '等待事件', '\\ud800', '\ud800']];
    const tx = await beginTransaction(dir);
    await tx.put('source_tables', { db_id: 1, month: '2024-02' }, [{ report_id: 'a', table_no: 1, header: [], rows }]);
    await tx.commit();
    expect(await rowsOf(dir, 'SELECT rows, heading, month FROM source_tables')).toEqual([
      {
        rows: [["'; DROP TABLE x --", '\u0000\u001b[31m', '等待事件', '\\ud800', '\ufffd']],
        heading: null,
        month: '2024-02',
      },
    ]);
  });

  it('forgets an aborted one', async () => {
    const dir = newLake();
    const first = await beginTransaction(dir);
    await first.put('metrics', { db_id: 1 }, [metric('a', 1)]);
    await first.commit();
    const second = await beginTransaction(dir);
    await second.replace('metrics', { db_id: 1 }, []);
    second.abort();
    expect(await rowsOf(dir)).toHaveLength(1);
    expect(fs.existsSync(stagingDir(dir))).toBe(false);
  });

  it('never takes a partition from anything but digits and a month', async () => {
    const tx = await beginTransaction(newLake());
    await expect(tx.put('metrics', { db_id: '../1' }, [metric('a', 1)])).rejects.toThrow('not a DBID');
    tx.abort();
  });
});

describe('recovery', () => {
  it('finishes a decided commit at whatever rename it was stopped, also for a reader', async () => {
    for (const applied of [0, 1, 2]) {
      const dir = newLake();
      const first = await beginTransaction(dir);
      await first.put('metrics', { db_id: 1 }, [metric('old', 1)]);
      await first.commit();

      fs.mkdirSync(stagingDir(dir));
      const part = 'tables/metrics/db_id=1/part-00001.parquet';
      const renames = [2, 3].map((n) => ({
        from: `.staging/${n}.parquet`,
        to: `tables/metrics/db_id=1/part-0000${n}.parquet`,
      }));
      for (const { from } of renames) fs.copyFileSync(path.join(dir, part), path.join(dir, from));
      await writeJournal(dir, { version: 1, renames, deletions: [part] });
      for (const { from, to } of renames.slice(0, applied)) fs.renameSync(path.join(dir, from), path.join(dir, to));

      expect(await rowsOf(dir)).toHaveLength(2);
      expect(fs.existsSync(path.join(dir, part))).toBe(false);
      expect(await applyJournal(dir)).toBe(false);
    }
  });
});

describe('lock', () => {
  it('refuses a second process at once, names the first, and is free the moment that one is killed', async () => {
    const dir = newLake();
    const holder = path.join(root, 'holder.mts');
    fs.writeFileSync(
      holder,
      `import { lockLake } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.ts'))};
       lockLake(${JSON.stringify(dir)}); process.send('held'); setInterval(() => {}, 1000);`,
    );
    const child = fork(holder);
    await once(child, 'message');
    expect(() => lockLake(dir)).toThrow(expect.objectContaining({ code: 'busy', exitCode: 75 }));
    expect(() => lockLake(dir)).toThrow(`process ${child.pid} `);
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockLake(dir)();
  });

  it('may be taken again by the process that has it', () => {
    const dir = newLake();
    const outer = lockLake(dir);
    lockLake(dir)();
    expect(fs.existsSync(path.join(dir, '.writer.json'))).toBe(true);
    outer();
    expect(fs.existsSync(path.join(dir, '.writer.json'))).toBe(false);
  });
});

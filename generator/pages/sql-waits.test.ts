import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import { openModelSource } from './source.ts';
import type { ModelSource } from './types.ts';

const SQL = 'aaaaaaaaaaaaa';
const READ = 'db file sequential read';

function hour(at: number, db_id = 1): TestReport {
  const time = (hours: number) =>
    new Date(Date.parse('2024-03-05T00:00:00Z') + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return {
    db_id,
    begin_time: time(at),
    end_time: time(at + 1),
    report: { db_time_s: 3600, begin_snap_id: at, end_snap_id: at + 1 },
    tables: {
      wait_events: [
        { scope: 'top', event: READ, wait_class: 'User I/O', total_wait_s: 720, waits: 720_000 },
        { scope: 'foreground', event: 'latch free', total_wait_s: 1, waits: 10 },
      ],
      top_sql_events: [
        {
          sql_id: SQL,
          plan_hash: 1,
          event: 'CPU + Wait for CPU',
          pct_event: 20,
          row_source: 'SORT',
          pct_row_source: 9,
        },
        { sql_id: SQL, plan_hash: 1, event: READ, pct_event: 10, row_source: 'INDEX - RANGE SCAN', pct_row_source: 8 },
        { sql_id: SQL, plan_hash: 1, event: READ, pct_event: 10, row_source: 'SORT', pct_row_source: 2 },
        { sql_id: SQL, plan_hash: 1, event: 'latch free', pct_event: 1, row_source: 'SORT', pct_row_source: 1 },
      ],
      sql_text: [{ sql_id: SQL, sql_text: 'select 1 from t' }],
      sql_stats: [
        { ordering: 'elapsed', rank: 1, sql_id: SQL, elapsed_s: 100, executions: 10, module: at < 2 ? 'batch' : 'web' },
      ],
    },
  };
}

/** A report of one statement, which lists it in no ranking. */
const ofStatement: TestReport = {
  begin_time: '2024-03-05 00:00:00',
  end_time: '2024-03-05 03:00:00',
  report: { kind: 'awr_sql', begin_snap_id: 0, end_snap_id: 3 },
  tables: {
    sql_report_summary: [{ sql_id: 'bbbbbbbbbbbbb', elapsed_s: 5, sql_text: 'select 2 from u' }],
    sql_report_steps: [
      { sql_id: 'bbbbbbbbbbbbb', plan_hash: 7, step_id: 0, depth: 0, operation: 'SELECT STATEMENT', cost: 12 },
      {
        sql_id: 'bbbbbbbbbbbbb',
        plan_hash: 7,
        step_id: 1,
        depth: 1,
        operation: 'TABLE ACCESS FULL',
        object_name: 'U',
        rows: 40,
      },
    ],
  },
};

describe('the page of a statement', () => {
  let source: ModelSource;
  beforeAll(async () => {
    const dir = temporaryLakeDir();
    await addReports(dir, [hour(0), hour(1), hour(2), hour(0, 2), ofStatement]);
    await analyze(silentContext(dir));
    source = await openModelSource(dir);
  });
  afterAll(() => source.close());

  test('says what it waited for, an event of several operations once, and links those with a page', async () => {
    const { waits } = await source.sql('testdb-1', SQL);
    expect(waits).toEqual([
      { event: 'CPU + Wait for CPU', path: null, reports: 3, seconds: 2160, rowSource: 'SORT' },
      {
        event: READ,
        path: 'testdb-1/wait/db-file-sequential-read/',
        reports: 3,
        seconds: 1080,
        rowSource: 'INDEX - RANGE SCAN',
      },
      { event: 'latch free', path: null, reports: 3, seconds: 108, rowSource: 'SORT' },
    ]);
  });

  test('says where it ran, and in which other databases it is known', async () => {
    const { places, elsewhere } = await source.sql('testdb-1', SQL);
    expect(places).toMatchObject([
      { instanceName: 'TESTDB1', module: 'batch', reports: 2, elapsedS: 200, executions: 20 },
      { instanceName: 'TESTDB1', module: 'web', reports: 1, elapsedS: 100, executions: 10 },
    ]);
    expect(elsewhere).toMatchObject([{ database: { slug: 'testdb-2' }, path: `testdb-2/sql/${SQL}/` }]);
  });

  test('shows the plan of a report of the statement, which alone gives it a page', async () => {
    const { planTrees, text } = await source.sql('testdb-1', 'bbbbbbbbbbbbb');
    expect(text).toBe('select 2 from u');
    expect(planTrees).toMatchObject([
      {
        planHash: '7',
        snapshot: { kind: 'awr_sql' },
        steps: [
          { id: 0, depth: 0, operation: 'SELECT STATEMENT', cost: 12 },
          { id: 1, depth: 1, operation: 'TABLE ACCESS FULL', objectName: 'U', rows: 40 },
        ],
      },
    ]);
  });
});

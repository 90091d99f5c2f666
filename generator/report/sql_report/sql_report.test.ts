import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../catalogue/fixtures.ts';
import { sections } from '../../catalogue/index.ts';
import { mapReport } from '../../catalogue/map.ts';
import { readReport } from '../read.ts';

const END = '          -------------------------------------------------------------';
const page = (title: string) => `${title.padEnd(36)}DB/Inst: SHOP/shop1  Snaps: 10-12`;

const TEXT = `
WORKLOAD REPOSITORY SQL Report

Snapshot Period Summary

DB Name         DB Id    Instance     Inst Num Startup Time    Release     RAC
------------ ----------- ------------ -------- --------------- ----------- ---
SHOP          1234567890 shop1               1 17-Mar-20 10:26 11.2.0.4.0  NO

              Snap Id      Snap Time      Sessions Curs/Sess
            --------- ------------------- -------- ---------
Begin Snap:        10 31-May-20 00:00:02        31       1.7
  End Snap:        12 31-May-20 16:00:51        30       1.5
   Elapsed:              960.81 (mins)
   DB Time:                1.63 (mins)

${page('SQL Summary')}

                Elapsed
   SQL Id      Time (ms)
------------- ----------
6gvch1xu9ca3g     15,597
Module: DBA
select a, b from orders where c = :1

${END}

${page('SQL ID: 6gvch1xu9ca3g')}
-> 1st Capture and Last Capture Snap IDs
   refer to Snapshot IDs witin the snapshot range
-> select a, b from orders where c = :1

    Plan Hash           Total Elapsed                 1st Capture   Last Capture
#   Value                    Time(ms)    Executions       Snap ID        Snap ID
--- ---------------- ---------------- ------------- ------------- --------------
1   3013799171                 15,597           960            10             12
2   388734953                   5,597            60            11             12
${END}


Plan 1(PHV: 3013799171)
-----------------------

${page('Plan Statistics')}
-> % Total DB Time is the Elapsed Time of the SQL statement divided
   into the Total Database Time multiplied by 100

Stat Name                                Statement   Per Execution % Snap
---------------------------------------- ---------- -------------- -------
Elapsed Time (ms)                            15,597           16.2    15.9
Executions                                      960            N/A     N/A
${END}

Execution Plan
------------------------------------------------------------------------------------------
| Id  | Operation                    | Name    | Rows  | Bytes | Cost (%CPU)| Time     |
------------------------------------------------------------------------------------------
|   0 | SELECT STATEMENT             |         |       |       |     4 (100)|          |
|*  1 |  TABLE ACCESS BY INDEX ROWID | ORDERS  |   10K |  1200K|     4  (25)| 00:00:01 |
|   2 |   INDEX UNIQUE SCAN          | ORD_PK  |     1 |       |     0   (0)|          |
------------------------------------------------------------------------------------------


Plan 2(PHV: 0388734953)
-----------------------

${page('Plan Statistics')}

Stat Name                                Statement   Per Execution % Snap
---------------------------------------- ---------- -------------- -------
Elapsed Time (ms)                             5,597           93.3     5.9
${END}

Execution Plan
                  No data exists for this section of the report.


Full SQL Text

SQL ID       SQL Text
------------ -----------------------------------------------------------------
6gvch1xu9ca3 select a, b from orders where c = :1 and exists (select 1 from cu
             stomers where d = 2)

Report written to awrsqlrpt_1_10_12.txt
`;

const cells = (kind: string, texts: string[]) =>
  `<tr>${texts.map((text) => `<${kind}>${text}</${kind}>`).join('')}</tr>`;
const table = (header: string[], ...rows: string[][]) =>
  `<table>${cells('th', header)}${rows.map((row) => cells('td', row)).join('')}</table>`;

const STATISTICS = ['Stat Name', 'Statement Total', 'Per Execution', '% Snap Total'];

const HTML = `<html><head><title>AWR SQL Report for DB: SHOP, Inst: shop1, Snaps: 10-12, SQL Id: 6gvch1xu9ca3g</title></head>
<body><h1>WORKLOAD REPOSITORY SQL Report</h1><h2>Snapshot Period Summary</h2>
${table(['DB Name', 'DB Id', 'Instance', 'Inst num', 'Startup Time', 'Release', 'RAC'], ['SHOP', '1234567890', 'shop1', '1', '17-Mar-20 10:26', '11.2.0.4.0', 'NO'])}
${table(
  ['', 'Snap Id', 'Snap Time', 'Sessions', 'Cursors/Session'],
  ['Begin Snap:', '10', '31-May-20 00:00:02', '31', '1.7'],
  ['End Snap:', '12', '31-May-20 16:00:51', '30', '1.5'],
  ['Elapsed:', '&nbsp;', '960.81 (mins)', '', ''],
  ['DB Time:', '&nbsp;', '1.63 (mins)', '', ''],
)}
<h2>SQL Summary</h2>
${table(['SQL Id', 'Elapsed Time (ms)', 'Module', 'Action', 'SQL Text'], ['6gvch1xu9ca3g', '15,597', 'DBA', '&nbsp;', 'select a, b from orders where c = :1'])}
<h2>SQL ID: 6gvch1xu9ca3g</h2><ul><li><a href="#p1">Plan 1(PHV: 3013799171)</a></li><li>1st Capture</li></ul>
${table(
  ['#', 'Plan Hash Value', 'Total Elapsed Time(ms)', 'Executions', '1st Capture Snap ID', 'Last Capture Snap ID'],
  ['1', '3013799171', '15,597', '960', '10', '12'],
  ['2', '388734953', '5,597', '60', '11', '12'],
)}
<h2><a name="p1"></a>Plan 1(PHV: 3013799171)</h2><h3>Plan Statistics</h3>
${table(STATISTICS, ['Elapsed Time (ms)', '15,597', '16.2', '15.9'], ['Executions', '960', '&nbsp;', '&nbsp;'])}
<h3>Execution Plan</h3>
${table(
  ['Id', 'Operation', 'Name', 'Rows', 'Bytes', 'Cost (%CPU)', 'Time'],
  ['0', 'SELECT STATEMENT', '&nbsp;', '', '', '4 (100)', ''],
  ['1', '&nbsp;&nbsp;TABLE ACCESS BY INDEX ROWID', 'ORDERS', '10K', '1200K', '4 (25)', '00:00:01'],
  ['2', '&nbsp;&nbsp;&nbsp;INDEX UNIQUE SCAN', 'ORD_PK', '1', '', '0 (0)', ''],
)}
<h2>Plan 2(PHV: 388734953)</h2><h3>Plan Statistics</h3>
${table(STATISTICS, ['Elapsed Time (ms)', '5,597', '93.3', '5.9'])}
<h2>Full SQL Text</h2>
${table(['SQL ID', 'SQL Text'], ['6gvch1xu9ca3g', 'select a, b from orders where c = :1 and exists (select 1 from customers where d = 2)'])}
<p>End of Report</p></body></html>`;

function read(text: string) {
  const report = readReport(new TextEncoder().encode(text));
  const mapped = mapReport(report);
  const rows = (name: string) => {
    const section = sections.find((each) => each.name === name);
    return section ? rowsOf(mapped, section) : [];
  };
  return { report, warnings: [...report.warnings, ...mapped.warnings], rows };
}

function refused(text: string) {
  try {
    readReport(new TextEncoder().encode(text));
  } catch (error) {
    return error;
  }
  return null;
}

describe.each([
  ['text', TEXT],
  ['html', HTML],
])('as %s', (format, source) => {
  const { report, warnings, rows } = read(source);
  const sql_id = '6gvch1xu9ca3g';

  test('header', () => {
    expect(report).toMatchObject({ kind: 'awr_sql', format });
    expect(warnings).toEqual([]);
    expect(report.header).toMatchObject({
      db_name: 'SHOP',
      db_id: '1234567890',
      instance_name: 'shop1',
      instance_number: 1,
      release: '11.2.0.4.0',
      begin_snap_id: 10,
      end_snap_id: 12,
      begin_time: '2020-05-31 00:00:02',
      end_time: '2020-05-31 16:00:51',
      db_time_s: 97.8,
      subject: sql_id,
    });
    expect(rows('instances')).toMatchObject([{ db_name: 'SHOP', instance_name: 'shop1', release: '11.2.0.4.0' }]);
    expect(rows('snapshots')).toMatchObject([
      { snapshot: 'begin', snap_id: 10, sessions: 31 },
      { snapshot: 'end', snap_id: 12, sessions: 30 },
    ]);
  });

  test('the statement', () => {
    expect(rows('sql_report_summary')).toEqual([
      { sql_id, elapsed_s: 15.597, module: 'DBA', sql_text: 'select a, b from orders where c = :1' },
    ]);
    expect(rows('sql_text')).toEqual([
      { sql_id, sql_text: 'select a, b from orders where c = :1 and exists (select 1 from customers where d = 2)' },
    ]);
  });

  test('plans, and statistics of each', () => {
    expect(rows('sql_report_plans')).toEqual([
      {
        sql_id,
        plan_no: 1,
        plan_hash: 3013799171,
        elapsed_s: 15.597,
        executions: 960,
        first_snap_id: 10,
        last_snap_id: 12,
      },
      {
        sql_id,
        plan_no: 2,
        plan_hash: 388734953,
        elapsed_s: 5.597,
        executions: 60,
        first_snap_id: 11,
        last_snap_id: 12,
      },
    ]);
    expect(rows('sql_report_statistics')).toEqual([
      {
        sql_id,
        plan_hash: 3013799171,
        statistic: 'Elapsed Time (ms)',
        total: 15597,
        per_exec: 16.2,
        pct_snap_total: 15.9,
      },
      { sql_id, plan_hash: 3013799171, statistic: 'Executions', total: 960 },
      {
        sql_id,
        plan_hash: 388734953,
        statistic: 'Elapsed Time (ms)',
        total: 5597,
        per_exec: 93.3,
        pct_snap_total: 5.9,
      },
    ]);
  });

  test('steps of the plan', () => {
    const place = { sql_id, plan_hash: 3013799171 };
    const steps = rows('sql_report_steps');
    expect(steps.map(({ depth }) => depth)).toEqual(format === 'text' ? [0, 1, 2] : [undefined, undefined, undefined]);
    expect(steps).toMatchObject([
      { ...place, step_id: 0, operation: 'SELECT STATEMENT', cost: 4, cost_cpu_pct: 100 },
      {
        ...place,
        step_id: 1,
        operation: 'TABLE ACCESS BY INDEX ROWID',
        object_name: 'ORDERS',
        rows: 10000,
        est_bytes: 1200 * 1024,
        cost: 4,
        cost_cpu_pct: 25,
        est_time: '00:00:01',
      },
      { ...place, step_id: 2, operation: 'INDEX UNIQUE SCAN', object_name: 'ORD_PK', rows: 1, cost: 0 },
    ]);
  });

  test('cut off it is refused', () => {
    expect(refused(source.slice(0, source.indexOf('Plan 2(PHV')))).toMatchObject({ code: 'truncated' });
  });
});

import { expect, test } from 'vitest';
import { rowsOf } from '../../catalogue/fixtures.ts';
import { sections } from '../../catalogue/index.ts';
import { mapReport } from '../../catalogue/map.ts';
import { readReport } from '../read.ts';

const TEXT = `
STATSPACK SQL report for Old Hash Value: 1234567890  Module: SQL*Plus

DB Name         DB Id    Instance     Inst Num Release     RAC Host
------------ ----------- ------------ -------- ----------- --- ----------------
SHOP          1234567890 shop1               1 11.2.0.4.0  NO  db.example

 Start Id     Start Time         End Id      End Time       Duration(mins)
--------- ------------------- --------- ------------------- --------------
       10 31-May-20 00:00:02         12 31-May-20 16:00:51         960.82

SQL Statistics
~~~~~~~~~~~~~~
-> CPU and Elapsed Time are in seconds (s) for Statement Total and in
   milliseconds (ms) for Per Execute
                                                       % Snap
                     Statement Total      Per Execute   Total
                     ---------------  ---------------  ------
        Buffer Gets:         708,842            738.4    6.81
         Disk Reads:          93,423             97.3   59.40
     Rows processed:             960              1.0
     CPU Time(s/ms):              15             16.0
 Elapsed Time(s/ms):              16             16.2
              Sorts:               0               .0
        Parse Calls:             960              1.0
      Invalidations:               0
      Version count:              16
    Sharable Mem(K):             889
         Executions:             960

SQL Text
~~~~~~~~
select a, b from orders where c = :1 and exists (select 1 from
customers where d = 2)

Known Optimizer Plan(s) for this Old Hash Value
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
Shows all known Optimizer Plans for this database instance, and the Snap Id's
they were first found in the shared pool.  A Plan Hash Value will appear
multiple times if the cost has changed
-> ordered by Snap Id

  First        First           Last            Plan
 Snap Id     Snap Time      Active Time    Hash Value       Cost
--------- --------------- --------------- ------------ ----------
       10 31-May-20 00:00 31-May-20 15:00   3013799171       4
       11 31-May-20 08:00 31-May-20 15:30    388734953      12

Plans in shared pool between Begin and End Snap Ids
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
Shows the Execution Plans found in the shared pool between the begin and end
snapshots specified.  The values for Rows, Bytes and Cost shown below are those
which existed at the time the first-ever snapshot captured this plan - these
values often change over time, and so may not be indicative of current values
-> Rows indicates Cardinality, PHV is Plan Hash Value
-> ordered by Plan Hash Value

--------------------------------------------------------------------------------
| Operation                      | PHV/Object Name     |  Rows | Bytes|   Cost |
--------------------------------------------------------------------------------
|SELECT STATEMENT                |----- 388734953 -----|       |      |     12 |
|TABLE ACCESS FULL               |ORDERS               |    10K| 1200K|     12 |
|SELECT STATEMENT                |----- 3013799171 -----|       |      |      4 |
|TABLE ACCESS BY INDEX ROWID     |ORDERS               |    10K| 1200K|      4 |
| INDEX UNIQUE SCAN              |ORD_PK               |     1 |      |      0 |
--------------------------------------------------------------------------------

End of Report ( sp_10_12_1234567890.lst )
`;

const decoded = (text: string) => new TextEncoder().encode(text);

function read(text: string) {
  const report = readReport(decoded(text));
  const mapped = mapReport(report);
  const rows = (name: string) => {
    const section = sections.find((each) => each.name === name);
    return section ? rowsOf(mapped, section) : [];
  };
  return { report, warnings: [...report.warnings, ...mapped.warnings], rows, mappedTo: mapped.mappedTo };
}

const { report, warnings, rows } = read(TEXT);
const old_hash_value = 1234567890;

test('header: the statement is its subject', () => {
  expect(report).toMatchObject({ kind: 'awr_sql', format: 'text' });
  expect(warnings).toEqual([]);
  expect(report.header).toMatchObject({
    db_name: 'SHOP',
    db_id: '1234567890',
    instance_name: 'shop1',
    instance_number: 1,
    release: '11.2.0.4.0',
    host_name: 'db.example',
    begin_snap_id: 10,
    end_snap_id: 12,
    begin_time: '2020-05-31 00:00:02',
    end_time: '2020-05-31 16:00:51',
    elapsed_s: 57_649,
    subject: '1234567890',
  });
  expect(rows('instances')).toEqual([
    {
      db_name: 'SHOP',
      printed_db_id: 1234567890,
      release: '11.2.0.4.0',
      is_rac: false,
      instance_name: 'shop1',
      instance_number: 1,
      host_name: 'db.example',
    },
  ]);
});

test('both snapshots of its line', () => {
  expect(rows('snapshots')).toEqual([
    { snapshot: 'begin', snap_id: 10, snap_time: '2020-05-31 00:00:02' },
    { snapshot: 'end', snap_id: 12, snap_time: '2020-05-31 16:00:51' },
  ]);
});

test('the statement and what it took, over all plans; what is not printed is absent', () => {
  expect(rows('sql_report_summary')).toEqual([{ old_hash_value, elapsed_s: 16, module: 'SQL*Plus' }]);
  expect(rows('sql_text')).toEqual([
    {
      old_hash_value,
      sql_text: 'select a, b from orders where c = :1 and exists (select 1 from  customers where d = 2)',
    },
  ]);
  const statistics = rows('sql_report_statistics');
  expect(statistics).toHaveLength(11);
  expect(statistics.slice(0, 5)).toEqual([
    { old_hash_value, statistic: 'Buffer Gets', total: 708_842, per_exec: 738.4, pct_snap_total: 6.81 },
    { old_hash_value, statistic: 'Disk Reads', total: 93_423, per_exec: 97.3, pct_snap_total: 59.4 },
    { old_hash_value, statistic: 'Rows processed', total: 960, per_exec: 1 },
    { old_hash_value, statistic: 'CPU Time(s/ms)', total: 15, per_exec: 16 },
    { old_hash_value, statistic: 'Elapsed Time(s/ms)', total: 16, per_exec: 16.2 },
  ]);
  expect(statistics.at(-1)).toEqual({ old_hash_value, statistic: 'Executions', total: 960 });
});

test('without executions the percent stays in its own column', () => {
  const idle = TEXT.replace('708,842            738.4    6.81', '708,842                     6.81');
  expect(read(idle).rows('sql_report_statistics')[0]).toEqual({
    old_hash_value,
    statistic: 'Buffer Gets',
    total: 708_842,
    pct_snap_total: 6.81,
  });
});

test('plans, and the steps that are drawn of each', () => {
  expect(rows('sql_report_plans')).toEqual([
    {
      old_hash_value,
      plan_hash: 3013799171,
      first_snap_id: 10,
      first_snap_time: '2020-05-31 00:00:00',
      last_active_time: '2020-05-31 15:00:00',
      cost: 4,
    },
    expect.objectContaining({ plan_hash: 388734953, first_snap_id: 11, cost: 12 }),
  ]);
  const steps = rows('sql_report_steps').map((row) => [
    row['plan_hash'],
    row['step_id'],
    row['depth'],
    row['operation'],
  ]);
  expect(steps).toEqual([
    [388734953, 0, 0, 'SELECT STATEMENT'],
    [388734953, 1, 1, 'TABLE ACCESS FULL'],
    [3013799171, 0, 0, 'SELECT STATEMENT'],
    [3013799171, 1, 1, 'TABLE ACCESS BY INDEX ROWID'],
    [3013799171, 2, 2, 'INDEX UNIQUE SCAN'],
  ]);
  expect(rows('sql_report_steps')[3]).toMatchObject({
    object_name: 'ORDERS',
    rows: 10_000,
    est_bytes: 1_228_800,
    cost: 4,
  });
});

test('of 9.2 it is the same under another title; cut off it is refused', () => {
  const old = TEXT.replace('for Old Hash Value: 1234567890  Module: SQL*Plus', 'for Hash Value: 1234567890');
  expect(read(old).rows('sql_report_summary')).toEqual([{ old_hash_value, elapsed_s: 16 }]);
  expect(() => readReport(decoded(TEXT.slice(0, -60)))).toThrow(expect.objectContaining({ code: 'truncated' }));
});

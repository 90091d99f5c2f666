import { expect, test } from 'vitest';
import { mapReport } from '../catalogue/map.ts';
import { readReport } from './read.ts';

const DATABASES = [
  'Database Summary',
  '~~~~~~~~~~~~~~~~',
  '          Database                  Snapshot Ids    Number of Instances  Number of Hosts   Report Total (minutes)',
  '-------------------------------- ----------------- ------------------- ----------------- ------------------------',
  '        Id Name   RAC Block Size    Begin      End In Report     Total In Report   Total     DB time Elapsed time',
  '---------- ------ --- ---------- -------- -------- --------- --------- --------- ------- ----------- ------------',
  '1234567890 SHOP   YES       8192       40       41         2         2         2       2       60.50        30.00',
];
const INSTANCES = [
  'Database Instances Included In Report',
  '-> Listed in order of instance number, I#',
  '',
  '                                                                                                                      Avg Active',
  '  I# Instance  Host       Startup         Begin Snap Time End Snap Time   Release    Elapsed Time(min) DB time(min)   Sessions Platform',
  '---- --------- ---------- --------------- --------------- --------------- ---------- ----------------- ------------ ---------- ---------------',
  '   1 shop1     node1      02-Mar-24 10:00 03-Mar-24 10:00 03-Mar-24 10:30 11.2.0.4.0             30.00        30.25       1.01 Linux x86 64-bi',
  '   2 shop2     node2      02-Mar-24 11:00 03-Mar-24 10:00 03-Mar-24 10:30 11.2.0.4.0             30.00        30.25       1.01 Linux x86 64-bi',
];
const RATES = [
  'System Statistics - Per Second       DB/Inst: SHOP/shop1  Snaps: 40-41',
  '',
  '             Logical         Redo',
  '  I#         Reads/s   Size (k)/s      Execs/s',
  '---- --------------- ------------ ------------',
  '   1          800.50          1.5          2.5',
  '   2          200.50          0.5          3.5',
  ' ~~~ ~~~~~~~~~~~~~~~ ~~~~~~~~~~~~ ~~~~~~~~~~~~',
  ' Sum        1,001.00          2.0          6.0',
  `${' '.repeat(26)}${'-'.repeat(60)}`,
];

const read = (lines: string[]) => {
  const report = readReport(new TextEncoder().encode(lines.join('\n')));
  const mapped = mapReport(report);
  return { report, rows: mapped.rows, warnings: mapped.warnings };
};

test('a global report as text: header over groups, sums below a rule of tildes', () => {
  const lines = [
    '',
    'WORKLOAD REPOSITORY REPORT (RAC)',
    '',
    ...DATABASES,
    '',
    ...INSTANCES,
    '',
    ...RATES,
    '',
    'End of Report',
    '',
  ];
  const { report, rows, warnings } = read(lines);
  expect(report).toMatchObject({ kind: 'awr_rac', format: 'text' });
  expect(report.header).toMatchObject({
    db_name: 'SHOP',
    db_id: '1234567890',
    begin_snap_id: 40,
    end_snap_id: 41,
    begin_time: '2024-03-03 10:00:00',
    end_time: '2024-03-03 10:30:00',
    db_time_s: 3630,
    release: '11.2.0.4.0',
  });
  expect(warnings).toEqual([]);
  expect(rows.get('rac_instances')).toHaveLength(2);
  expect(
    rows.get('rac_load_profile')?.map(([scope, instance, metric, , perSecond]) => [scope, instance, metric, perSecond]),
  ).toEqual([
    ['instance', 1, 'logical_reads', 800.5],
    ['instance', 1, 'redo_kb', 1.5],
    ['instance', 1, 'executes', 2.5],
    ['instance', 2, 'logical_reads', 200.5],
    ['instance', 2, 'redo_kb', 0.5],
    ['instance', 2, 'executes', 3.5],
    ['sum', null, 'logical_reads', 1001],
    ['sum', null, 'redo_kb', 2],
    ['sum', null, 'executes', 6],
  ]);
});

test('cut before its end, a global report is refused', () => {
  expect(() => read(['WORKLOAD REPOSITORY REPORT (RAC)', '', ...DATABASES, '', ...INSTANCES, '', ...RATES])).toThrow(
    expect.objectContaining({ code: 'truncated' }),
  );
});

const PERIODS = [
  'WORKLOAD REPOSITORY COMPARE PERIOD REPORT',
  '',
  'Snapshot Set    DB Id    Unique Name DB Role          Edition Release     Cluster CDB Host          Std Block Size',
  '------------ ----------- ----------- ---------------- ------- ----------- ------- --- ------------ ---------------',
  'First (1st)   1234567890 SHOP        PRIMARY          EE      19.0.0.0.0  NO      YES node1                   8192',
  'Second (2nd)  1234567890 SHOP        PRIMARY          EE      19.0.0.0.0  NO      YES node1                   8192',
  '',
  'Snapshot Set  Begin Snap Id Begin Snap Time            End Snap Id End Snap Time              Elapsed Time (min) DB time (min)',
  '------------ -------------- ------------------------- ------------ ------------------------- ------------------ -------------',
  '1st                      40 03-Mar-24 10:00:05 (Sun)            41 03-Mar-24 10:30:06 (Sun)                30.0          60.1',
  '2nd                      44 03-Mar-24 11:00:05 (Sun)            45 03-Mar-24 11:30:06 (Sun)                30.0          90.2',
  '                                                                                             ~~~~~~~~~~~~~~~~~~ ~~~~~~~~~~~~~',
  '                                                                              %Diff:                       0.0%         50.1%',
  '~~~~~~~~~~~~~~~~~~~     1st Per Sec     2nd Per Sec  %Diff     1st Per Txn     2nd Per Txn  %Diff',
  '                    --------------- --------------- ------ --------------- --------------- ------',
  '          DB time:              2.0             3.0   50.0             0.1             0.2  100.0',
  '',
];
const EVENTS = [
  'Top Timed Events   First DB/Inst: SHOP/shop Snaps: 40-41 (Elapsed time: 1800 sec),  Second DB/Inst: SHOP/shop Snaps: 44-45',
  '',
  '                            1st                                                     2nd',
  `${'-'.repeat(53)}   ${'-'.repeat(53)}`,
  'Event                        Waits Avg Time  %DB time   Event                        Waits Avg Time  %DB time',
  '------------------------ --------- -------- ---------   ------------------------ --------- -------- ---------',
];
const EVENT_ROWS = [
  ' CPU time                      N/A               80.0    CPU time                      N/A               70.0',
  '-log file sync               1,000   2.50ms      10.0    log file sync               2,000   3.50ms      12.0',
  `${' '.repeat(26)}${'-'.repeat(60)}`,
];
const PARAMETERS = [
  '',
  'init.ora Parameters   First DB/Inst: SHOP/shop Snaps: 40-41',
  '',
  `${' '.repeat(26)}${'-'.repeat(60)}`,
  '',
];

test('a comparison as text: titles of both periods, periods side by side', () => {
  const { report, rows, warnings } = read([...PERIODS, ...EVENTS, ...EVENT_ROWS, ...PARAMETERS]);
  expect(report).toMatchObject({ kind: 'awr_diff', format: 'text' });
  expect(report.header).toMatchObject({ db_name: 'SHOP', begin_snap_id: 40, end_snap_id: 41, db_time_s: 3606 });
  expect(warnings).toEqual([]);
  expect(rows.get('diff_periods')).toHaveLength(2);
  expect(rows.get('diff_load_profile')).toEqual([['db_time', 'DB time:', 2, 3, 50, 0.1, 0.2, 100]]);
  expect(rows.get('diff_top_events')).toEqual([
    [1, 1, 'CPU time', null, null, null, null, 80],
    [2, 1, 'CPU time', null, null, null, null, 70],
    [1, 2, 'log file sync', null, 1000, null, 2.5, 10],
    [2, 2, 'log file sync', null, 2000, null, 3.5, 12],
  ]);
});

test('without its last table, a comparison is refused', () => {
  expect(() => read([...PERIODS, ...EVENTS, ...EVENT_ROWS])).toThrow(expect.objectContaining({ code: 'truncated' }));
});

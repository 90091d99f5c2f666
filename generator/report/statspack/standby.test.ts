import { expect, test } from 'vitest';
import { rowsOf } from '../../catalogue/fixtures.ts';
import { sections } from '../../catalogue/index.ts';
import { mapReport } from '../../catalogue/map.ts';
import { readReport } from '../read.ts';
import { standInDbId } from './standby.ts';

/** Laid out as sbreport.sql prints it; rows wider than the line are folded, their header with them. */
const TEXT = `  STATSPACK Statistics Report for Physical Standby

Database
~~~~~~~~
DB Unique Name                 Instance     Startup Time    Release     RAC
------------------------------ ------------ --------------- ----------- ---
SHOP_STBY                      shop2        26-Oct-26 08:00 18.0.0.0.0  NO

Host  Name:   stbyhost         Num CPUs:    8        Phys Memory (MB):   64,000
~~~~
Snapshot       Snap Id     Snap Time      Sessions Curs/Sess Comment
~~~~~~~~    ---------- ------------------ -------- --------- -------------------
Begin Snap:         21 26-Oct-26 12:00:00       40        .9
  End Snap:         22 26-Oct-26 13:00:00       44       1.1
   Elapsed:       60.00 (mins)

Cache Sizes            Begin        End
~~~~~~~~~~~       ---------- ----------
    Buffer Cache:     2,048M             Std Block Size:         8K
     Shared Pool:       512M                 Log Buffer:     6,144K

Load Profile                   Total         Per Second
~~~~~~~~~~~~       ------------------  -----------------
      DB time(s):               720.0                0.2
       DB CPU(s):               360.0                0.1
 Redo MB applied:             3,600.0                1.0
   Logical reads:           720,000.0              200.0
  Physical reads:            36,000.0               10.0
 Physical writes:            72,000.0               20.0
      User calls:            10,800.0                3.0
          Parses:             7,200.0                2.0
     Hard parses:               360.0                0.1
W/A MB processed:               180.0                0.1
          Logons:                36.0                0.0
        Executes:            18,000.0                5.0
       Rollbacks:                 0.0                0.0

Instance Efficiency Indicators
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            Buffer Nowait %:   99.99      Redo NoWait %:
            Buffer  Hit   %:   95.00  Optimal W/A Exec %:  100.00
            Library Hit   %:   98.50       Soft Parse %:   95.00
         Execute to Parse %:   60.00        Latch Hit %:   99.90
Parse CPU to Parse Elapsd %:   50.00    % Non-Parse CPU:   99.00

 Shared Pool Statistics        Begin   End
                               ------  ------
             Memory Usage %:   80.00   81.00
    % SQL with executions>1:   70.00   71.00
  % Memory for SQL w/exec>1:   60.00   61.00

Top 5 Timed Events                                                    Avg %Total
~~~~~~~~~~~~~~~~~~                                                   wait   Call
Event                                            Waits    Time (s)   (ms)   Time
----------------------------------------- ------------ ----------- ------ ------
CPU time                                                       360          60.0
parallel recovery slave next change              9,000         120     13   20.0
db file sequential read                         12,000          60      5   10.0
          -------------------------------------------------------------
Recovery Progress Stats  DB/Inst: SHOP_STBY/shop2  End Snap: 22
-> End Snapshot Time: 26-Oct-26 13:00:00
-> ordered by Recovery Start Time desc, Units, Item asc

Recovery Start Time Item                       Sofar Units   Redo Timestamp
------------------- ----------------- -------------- ------- ------------------
26-Oct-26 08:05:00  Log Files                     12 Files
26-Oct-26 08:05:00  Active Apply Rate          1,024 KB/sec
26-Oct-26 08:05:00  Last Applied Redo              0 SCN+Tim 26-Oct-26 12:59:58
          -------------------------------------------------------------
Time Model System Stats  DB/Inst: SHOP_STBY/shop2  Snaps: 21-22
-> Ordered by % of DB time desc, Statistic name

Statistic                                       Time (s) % DB time
----------------------------------- -------------------- ---------
DB CPU                                             360.0      50.0
DB time                                            720.0
          -------------------------------------------------------------
Managed Standby Stats  DB/Inst: SHOP_STBY/shop2  End Snap: 22
-> End Snapshot Time: 26-Oct-26 13:00:00
-> ordered by Process

Process            pid Status       Resetlog Id Thread     Seq   Block Num
----------- ---------- ------------ ----------- ------ ------- -----------
Client Proc Client pid         Blocks    Delay(mins)  Active Agents
----------- ---------- -------------- -------------- --------------
ARCH              4101 CONNECTED              0      0       0           0
ARCH        4101                    0              0              0

MRP0              4203 APPLYING_LOG   812345678      1     310        2048
N/A         N/A               102,400              5              9

RFS               4301 IDLE           812345678      1     310        2049
LGWR        7719                    1              0              0

          -------------------------------------------------------------

End of Report ( sb_SHOP_STBY_shop2_21_22.lst )
`;

function read(text: string) {
  const report = readReport(new TextEncoder().encode(text));
  const mapped = mapReport(report);
  const rows = (name: string) => {
    const section = sections.find((each) => each.name === name);
    if (!section) throw new Error(`no section ${name}`);
    return rowsOf(mapped, section);
  };
  return { report, warnings: [...report.warnings, ...mapped.warnings], rows, mapped };
}

const { report, warnings, rows, mapped } = read(TEXT);

test('header: a standby is known by its unique name, under a number beyond all DBIDs', () => {
  expect(report).toMatchObject({ kind: 'statspack', format: 'text' });
  expect(warnings).toEqual([]);
  expect(report.header).toMatchObject({
    db_name: 'SHOP_STBY',
    db_unique_name: 'SHOP_STBY',
    db_id: standInDbId('shop_stby'),
    role: 'PHYSICAL STANDBY',
    instance_name: 'shop2',
    instance_number: null,
    release: '18.0.0.0.0',
    is_rac: false,
    host_name: 'stbyhost',
    cpus: 8,
    memory_gb: 62.5,
    startup_time: '2026-10-26 08:00:00',
    begin_snap_id: 21,
    end_snap_id: 22,
    begin_time: '2026-10-26 12:00:00',
    end_time: '2026-10-26 13:00:00',
    elapsed_s: 3600,
    db_time_s: 720,
    begin_sessions: 40,
    end_sessions: 44,
  });
  expect(Number(standInDbId('shop_stby'))).toBeGreaterThan(2 ** 32);
  expect(standInDbId('other')).not.toBe(standInDbId('shop_stby'));
});

test('every table is typed', () => {
  const untyped = report.tables.filter(({ prose }, at) => !prose && mapped.mappedTo[at] === null);
  expect(untyped.map(({ heading, header }) => [heading, header])).toEqual([]);
});

test('load profile: a standby has no transactions, what it prints first is the sum', () => {
  const profile = rows('load_profile');
  expect(profile).toHaveLength(13);
  expect(profile.find(({ metric }) => metric === 'logical_reads')).toEqual({
    metric: 'logical_reads',
    label: 'Logical reads:',
    per_second: 200,
  });
  expect(profile.find(({ metric }) => metric === 'redo_mb_applied')).toMatchObject({ per_second: 1 });
});

test('an indicator that cannot be told does not take those beside it away', () => {
  const indicators = rows('instance_efficiency');
  expect(indicators.find(({ metric }) => metric === 'buffer_nowait')).toMatchObject({ value_pct: 99.99 });
  expect(indicators.find(({ metric }) => metric === 'redo_nowait')?.['value_pct']).toBeUndefined();
  expect(indicators.find(({ metric }) => metric === 'optimal_workarea_exec')).toMatchObject({ value_pct: 100 });
});

test('recovery and the processes that serve it', () => {
  const recovery = { recovery_start_time: '2026-10-26 08:05:00' };
  expect(rows('standby_recovery')).toEqual([
    { ...recovery, item: 'Log Files', so_far: 12, units: 'Files' },
    { ...recovery, item: 'Active Apply Rate', so_far: 1024, units: 'KB/sec' },
    {
      ...recovery,
      item: 'Last Applied Redo',
      so_far: 0,
      units: 'SCN+Tim',
      redo_time: '2026-10-26 12:59:58',
    },
  ]);
  expect(rows('standby_processes')).toEqual([
    {
      process: 'ARCH',
      pid: 4101,
      status: 'CONNECTED',
      resetlogs_id: 0,
      thread: 0,
      sequence: 0,
      block: 0,
      client_process: 'ARCH',
      client_pid: '4101',
      blocks: 0,
      delay_min: 0,
      active_agents: 0,
    },
    {
      process: 'MRP0',
      pid: 4203,
      status: 'APPLYING_LOG',
      resetlogs_id: 812_345_678,
      thread: 1,
      sequence: 310,
      block: 2048,
      blocks: 102_400,
      delay_min: 5,
      active_agents: 9,
    },
    {
      process: 'RFS',
      pid: 4301,
      status: 'IDLE',
      resetlogs_id: 812_345_678,
      thread: 1,
      sequence: 310,
      block: 2049,
      client_process: 'LGWR',
      client_pid: '7719',
      blocks: 1,
      delay_min: 0,
      active_agents: 0,
    },
  ]);
});

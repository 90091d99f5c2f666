/** Each section on tables in the layout of the releases, written by us. */
import { describe, expect, test } from 'vitest';
import { mapWith, printed } from './fixtures.ts';
import advisories from './sections/advisories.ts';
import fileIo from './sections/file_io.ts';
import hostCpu from './sections/host_cpu.ts';
import initParameters from './sections/init_parameters.ts';
import instanceActivity from './sections/instance_activity.ts';
import instanceActivityAbsolute from './sections/instance_activity_absolute.ts';
import instanceEfficiency from './sections/instance_efficiency.ts';
import ioByFiletype from './sections/io_by_filetype.ts';
import ioByFunction from './sections/io_by_function.ts';
import loadProfile from './sections/load_profile.ts';
import osStats from './sections/os_stats.ts';
import segments from './sections/segments.ts';
import sqlStats from './sections/sql_stats.ts';
import sqlText from './sections/sql_text.ts';
import tablespaceIo from './sections/tablespace_io.ts';
import timeModel from './sections/time_model.ts';
import waitClasses from './sections/wait_classes.ts';
import waitEventHistogram, { bucket } from './sections/wait_event_histogram.ts';
import waitEvents from './sections/wait_events.ts';

describe('load_profile', () => {
  const profile = (...rows: string[]) =>
    mapWith(
      loadProfile,
      printed(
        'Report Summary',
        'This table displays load profile',
        ' | Per Second | Per Transaction | Per Exec | Per Call',
        rows,
      ),
    ).rows;

  test('one metric across releases', () => {
    const older = [
      'DB Time(s): | 7.1 | 0.0 | 0.01 | 0.00',
      'Redo size: | 393,000.5 | 1,931.8 | |',
      'Logical reads: | 4.0 | 1.0 | |',
    ];
    const newer = [
      'DB Time(s): | 7.1 | 0.0 | 0.01 | 0.00',
      'Redo size (bytes): | 393,000.5 | 1,931.8 | |',
      'Logical read (blocks): | 4.0 | 1.0 | |',
    ];
    const expected = [
      { metric: 'db_time', per_second: 7.1, per_transaction: 0, per_exec: 0.01, per_call: 0 },
      { metric: 'redo_bytes', per_second: 393000.5, per_transaction: 1931.8 },
      { metric: 'logical_reads', per_second: 4, per_transaction: 1 },
    ];
    const unlabelled = (rows: Record<string, unknown>[]) => rows.map(({ label: _, ...row }) => row);
    expect(unlabelled(profile(...older))).toEqual(expected);
    expect(unlabelled(profile(...newer))).toEqual(expected);
  });

  test.each([
    ['Global Cache blocks received:', 'gc_blocks_received'],
    ['RAC GC blocks served:', 'gc_blocks_served'],
    ['Executes:', 'executes'],
    ['Executes (SQL):', 'executes'],
    ['W/A MB processed:', 'workarea_mb'],
    ['SQL Work Area (MB):', 'workarea_mb'],
    ['Hard parses (SQL):', 'hard_parses'],
    ['Read IO (MB):', 'read_mb'],
    ['User logons:', 'user_logons'],
    ['Session Logical Read IM:', 'session_logical_read_im'],
    ['Something   new (KB):', 'something_new_kb'],
  ])('%s is %s', (label, metric) => {
    expect(profile(`${label} | 1.0 | 2.0 | |`)).toEqual([
      { metric, label: label.replace(/\s+/g, ' '), per_second: 1, per_transaction: 2 },
    ]);
  });

  test("the cluster's load profile is another table", () => {
    const table = printed(
      'RAC Statistics',
      'This table displays information about global cache load profile',
      ' | Per Second',
      ['a | 1'],
    );
    expect(mapWith(loadProfile, table).mappedTo).toEqual([null]);
  });
});

test('instance_efficiency: pairs of label and value, two to a row', () => {
  const table = printed('Report Summary', 'This table displays instance efficiency percentages', null, [
    'Buffer  Hit   %: | 99.86 | In-memory Sort %: | 100.00',
    'Parse CPU to Parse Elapsd %: | 104.26 | % Non-Parse CPU: | -8.89',
    'Flash Cache Hit %: | 0.00',
  ]);
  expect(mapWith(instanceEfficiency, table).rows).toEqual([
    { metric: 'buffer_hit', value_pct: 99.86 },
    { metric: 'in_memory_sort', value_pct: 100 },
    { metric: 'parse_cpu_to_parse_elapsed', value_pct: 104.26 },
    { metric: 'non_parse_cpu', value_pct: -8.89 },
    { metric: 'flash_cache_hit', value_pct: 0 },
  ]);
});

test('time_model gains a column in 12.1', () => {
  const summary =
    'This table displays different time model statistics. For each statistic, time and % of DB time are displayed';
  const older = printed('Time Model Statistics', summary, 'Statistic Name | Time (s) | % of DB Time', [
    'DB CPU | 1,701.44 | 26.57',
  ]);
  const newer = printed(
    'Time Model Statistics',
    summary,
    'Statistic Name | Time (s) | % of DB Time | % of Total CPU Time',
    ['DB CPU | 1,701.44 | 26.57 | 57.14', 'DB time | 6,404.39 | |'],
  );
  expect(mapWith(timeModel, older)).toMatchObject({
    rows: [{ statistic: 'DB CPU', time_s: 1701.44, pct_db_time: 26.57 }],
    warnings: [],
  });
  expect(mapWith(timeModel, newer).rows).toEqual([
    { statistic: 'DB CPU', time_s: 1701.44, pct_db_time: 26.57, pct_total_cpu: 57.14 },
    { statistic: 'DB time', time_s: 6404.39 },
  ]);
});

describe('wait_events', () => {
  test.each([
    ['11.2.0.3', 'Top 5 Timed Foreground Events', 'Time(s) | Avg wait (ms)', '4,568 | 9', 9],
    [
      '11.2.0.4',
      'This table displays top 10 wait events by total wait time',
      'Total Wait Time (sec) | Wait Avg(ms)',
      '4568 | 8.78',
      8.78,
    ],
    [
      '12.2',
      'This table displays top 10 wait events by total wait time',
      'Total Wait Time (sec) | Avg Wait',
      '4568 | 8.78ms',
      8.78,
    ],
    [
      '19c, microseconds',
      'This table displays top 10 wait events by total wait time',
      'Total Wait Time (sec) | Avg Wait',
      '4568 | 564.00us',
      0.564,
    ],
  ])('the top list of %s', (_, summary, columns, values, average) => {
    const table = printed('Report Summary', summary, `Event | Waits | ${columns} | % DB time | Wait Class`, [
      `db file sequential read | 111,222 | ${values} | 71.32 | User I/O`,
      'DB CPU | | 1,701 | | 26.57 |',
    ]);
    expect(mapWith(waitEvents, table)).toMatchObject({
      rows: [
        {
          scope: 'top',
          event: 'db file sequential read',
          wait_class: 'User I/O',
          waits: 111222,
          total_wait_s: 4568,
          avg_wait_ms: average,
          pct_db_time: 71.32,
        },
        { scope: 'top', event: 'DB CPU', total_wait_s: 1701, pct_db_time: 26.57 },
      ],
      warnings: [],
    });
  });

  test('foreground and background lists, with one event in both', () => {
    const foreground = printed(
      'Foreground Wait Events',
      'This table displays Foreground Wait Events and their wait statistics',
      'Event | Waits | %Time -outs | Total Wait Time (s) | Avg wait | Waits /txn | % DB time',
      ['log file sync | 10,738 | 0 | 94 | 514.40us | 1.00 | 1.47'],
    );
    const background = printed(
      'Background Wait Events',
      'This table displays background wait events statistics',
      'Event | Waits | %Time -outs | Total Wait Time (s) | Avg wait | Waits /txn | % bg time',
      ['log file sync | 2 | | 0 | 1.00ms | 0.00 | 0.01'],
    );
    expect(mapWith(waitEvents, foreground, background)).toMatchObject({
      rows: [
        {
          scope: 'foreground',
          event: 'log file sync',
          waits: 10738,
          timeouts_pct: 0,
          total_wait_s: 94,
          avg_wait_ms: 0.5144,
          waits_per_transaction: 1,
          pct_db_time: 1.47,
        },
        {
          scope: 'background',
          event: 'log file sync',
          waits: 2,
          total_wait_s: 0,
          avg_wait_ms: 1,
          waits_per_transaction: 0,
          pct_db_time: 0.01,
        },
      ],
      warnings: [],
    });
  });
});

describe('wait_classes', () => {
  const foreground = printed(
    'Foreground Wait Class',
    'This table displays foreground wait class statistics',
    'Wait Class | Waits | %Time -outs | Total Wait Time (s) | Avg wait (ms) | %DB time',
    ['Commit | 10,738 | 0 | 94 | 1 | 1.47', 'DB CPU | | | 1,701 | | 26.57'],
  );
  const all = printed(
    'Report Summary',
    'This table displays wait class statistics ordered by total wait time',
    'Wait Class | Waits | Total Wait Time (sec) | Avg Wait Time | % DB time | Avg Active Sessions',
    ['DB CPU | | 1,701 | | 26.6 | 1.9', 'Commit | 10,740 | 95 | 519.86us | 1.5 | 0.1'],
  );

  test('before 11.2.0.4: the foreground classes', () => {
    expect(mapWith(waitClasses, foreground).rows).toEqual([
      { wait_class: 'Commit', waits: 10738, total_wait_s: 94, avg_wait_ms: 1, pct_db_time: 1.47 },
      { wait_class: 'DB CPU', total_wait_s: 1701, pct_db_time: 26.57 },
    ]);
  });

  test('since: those by total wait time, each class once', () => {
    const { rows, mappedTo } = mapWith(waitClasses, all, foreground);
    expect(rows).toEqual([
      { wait_class: 'DB CPU', total_wait_s: 1701, pct_db_time: 26.6, avg_active_sessions: 1.9 },
      {
        wait_class: 'Commit',
        waits: 10740,
        total_wait_s: 95,
        avg_wait_ms: 0.51986,
        pct_db_time: 1.5,
        avg_active_sessions: 0.1,
      },
    ]);
    expect(mappedTo).toEqual(['wait_classes', null]);
  });
});

test('host_cpu with and without the CPU counts', () => {
  const summary = 'This table displays system load statistics';
  const cells = 'Load Average Begin | Load Average End | %User | %System | %WIO | %Idle';
  const expected = [
    { load_begin: 6.93, load_end: 7.23, user_pct: 23.8, system_pct: 0.9, wio_pct: 21.8, idle_pct: 74.8 },
  ];
  const values = '6.93 | 7.23 | 23.8 | 0.9 | 21.8 | 74.8';
  expect(mapWith(hostCpu, printed('Report Summary', summary, cells, [values])).rows).toEqual(expected);
  expect(
    mapWith(hostCpu, printed('Report Summary', summary, `CPUs | Cores | Sockets | ${cells}`, [`20 | 5 | | ${values}`]))
      .rows,
  ).toEqual(expected);
});

test('os_stats: the end value only where it differs; the detail by time is another table', () => {
  const stats = printed(
    'Operating System Statistics',
    'This table displays operating systems statistics. For each …',
    'Statistic | Value | End Value',
    ['BUSY_TIME | 176,851 |', 'LOAD | 7 | 1.E+02'],
  );
  const detail = printed(
    'Operating System Statistics - Detail',
    'This table displays some detailed operating systems statistics. load, % busy …',
    'Snap Time | Load | %busy',
    ['23-Dec 05:59:01 | 3.2 | 1'],
  );
  expect(mapWith(osStats, stats, detail)).toEqual({
    rows: [
      { statistic: 'BUSY_TIME', value: 176851 },
      { statistic: 'LOAD', value: 7, end_value: 100 },
    ],
    mappedTo: ['os_stats', null],
    warnings: [],
  });
});

describe('sql_stats', () => {
  const id = (letter: string) => letter.repeat(13);
  const tail = 'SQL Id | SQL Module | SQL Text';

  test.each([
    [
      'SQL ordered by Elapsed Time',
      'elapsed time',
      'Elapsed  Time (s) | Executions | Elapsed Time per Exec (s) | %Total | %CPU | %IO',
      '2,345.67 | 12,345 | 0.01 | 29.09 | 1.72 | 98.57',
      { ordering: 'elapsed', elapsed_s: 2345.67, executions: 12345, pct_total: 29.09, pct_cpu: 1.72, pct_io: 98.57 },
    ],
    [
      'SQL ordered by CPU Time',
      'CPU time',
      'CPU    Time (s) | Executions | CPU per  Exec (s) | %Total | Elapsed  Time (s) | %CPU | %IO',
      '46.78 | 22,044 | 0.00 | 2.75 | 52.38 | 89.31 | 0.00',
      {
        ordering: 'cpu',
        cpu_s: 46.78,
        executions: 22044,
        pct_total: 2.75,
        elapsed_s: 52.38,
        pct_cpu: 89.31,
        pct_io: 0,
      },
    ],
    [
      'SQL ordered by User I/O Wait Time',
      'user I/O time',
      'User I/O Time (s) | Executions | UIO per  Exec (s) | %Total | Elapsed  Time (s) | %CPU | %IO',
      '1.50 | 2 | 0.75 | 39.89 | 3.00 | 1.00 | 50.00',
      { ordering: 'user_io', user_io_s: 1.5, executions: 2, pct_total: 39.89, elapsed_s: 3, pct_cpu: 1, pct_io: 50 },
    ],
    [
      'SQL ordered by Gets',
      'buffer gets',
      'Buffer Gets | Executions | Gets     per Exec | %Total | Elapsed  Time (s) | %CPU | %IO',
      '400,000,123 | 0 | | 95.98 | 1,350.25 | 91.8 | .1',
      {
        ordering: 'gets',
        buffer_gets: 400000123,
        executions: 0,
        pct_total: 95.98,
        elapsed_s: 1350.25,
        pct_cpu: 91.8,
        pct_io: 0.1,
      },
    ],
    [
      'SQL ordered by Reads',
      'physical reads',
      'Physical Reads | Executions | Reads     per Exec | %Total | Elapsed  Time (s) | %CPU | %IO',
      '662 | 24 | 27.58 | 0.34 | 82.00 | 47.37 | 0.32',
      {
        ordering: 'reads',
        disk_reads: 662,
        executions: 24,
        pct_total: 0.34,
        elapsed_s: 82,
        pct_cpu: 47.37,
        pct_io: 0.32,
      },
    ],
    [
      'SQL ordered by Physical Reads (UnOptimized)',
      'unoptimized read requests',
      'UnOptimized Read Reqs | Physical  Read Reqs | Executions | UnOptimized Reqs per Exec | %Opt | %Total',
      '344 | 350 | 29,211 | 0.01 | 1.71 | 0.26',
      {
        ordering: 'unoptimized_reads',
        unoptimized_read_requests: 344,
        physical_read_requests: 350,
        executions: 29211,
        pct_optimized: 1.71,
        pct_total: 0.26,
      },
    ],
    [
      'SQL ordered by Executions',
      'number of executions',
      'Executions | Rows Processed | Rows per Exec | Elapsed  Time (s) | %CPU | %IO',
      '722 | 6 | 0.01 | 0.22 | 87.2 | 0',
      { ordering: 'executions', executions: 722, rows_processed: 6, elapsed_s: 0.22, pct_cpu: 87.2, pct_io: 0 },
    ],
    [
      'SQL ordered by Parse Calls',
      'number of parse calls',
      'Parse Calls | Executions | % Total Parses',
      '134 | 130 | 27.24',
      { ordering: 'parse_calls', parse_calls: 134, executions: 130, pct_total: 27.24 },
    ],
    [
      'SQL ordered by Sharable Memory',
      'amount of shared memory used',
      'Sharable Mem (b) | Executions | % Total',
      '1,234,567 | 1 | 0.03',
      { ordering: 'sharable_memory', sharable_mem_bytes: 1234567, executions: 1, pct_total: 0.03 },
    ],
    [
      'SQL ordered by Version Count',
      'version counts',
      'Version Count | Executions',
      '152 | 27',
      { ordering: 'versions', version_count: 152, executions: 27 },
    ],
    [
      'SQL ordered by Cluster Wait Time',
      'cluster wait time',
      'Cluster Wait Time (s) | Executions | %Total | Elapsed Time(s) | %Clu | %CPU | %IO',
      '0.40 | 1 | 32.91 | 2.18 | 18.49 | 25.10 | 12.86',
      {
        ordering: 'cluster_wait',
        cluster_wait_s: 0.4,
        executions: 1,
        pct_total: 32.91,
        elapsed_s: 2.18,
        pct_cluster: 18.49,
        pct_cpu: 25.1,
        pct_io: 12.86,
      },
    ],
  ])('%s', (heading, measure, header, values, expected) => {
    const row = { ...expected, rank: 1, sql_id: id('a'), module: 'batch' };
    for (const [title, summary] of [
      [heading, null],
      ['SQL Statistics', `This table displays top SQL by ${measure}`],
    ] as const) {
      const table = printed(title, summary, `${header} | ${tail}`, [`${values} | ${id('a')} | batch | select…`]);
      expect(mapWith(sqlStats, table)).toEqual({ rows: [row], mappedTo: ['sql_stats'], warnings: [] });
    }
  });

  const parse = (...rows: string[]) =>
    printed(
      'SQL ordered by Parse Calls',
      null,
      `Parse Calls | Executions | % Total Parses | SQL Id | SQL Module | PDB Name | SQL Text`,
      rows,
    );

  test('ranks in the order printed; one statement in two containers is two rows', () => {
    const { rows } = mapWith(
      sqlStats,
      parse(`3 | 3 | 2 | ${id('a')} | | PDB1 | x`, `2 | 2 | 1 | ${id('a')} | | PDB2 | x`),
    );
    expect(rows).toMatchObject([
      { rank: 1, pdb_name: 'PDB1' },
      { rank: 2, pdb_name: 'PDB2' },
    ]);
  });

  test('the plan hash comes from the ASH tables where they name one', () => {
    const plans = printed(
      'Top SQL with Top Events',
      'This table displays the Top SQL by Top Wait Events',
      'SQL ID | Plan Hash | Executions',
      [`${id('a')} | 3217005519 | 1`, `${id('b')} | 1 | 1`, `${id('b')} | 2 | 1`],
    );
    const { rows, mappedTo } = mapWith(
      sqlStats,
      parse(...['a', 'b', 'c'].map((each) => `1 | 1 | 1 | ${id(each)} | | | x`)),
      plans,
    );
    expect(rows.map((row) => row['plan_hash'])).toEqual([3217005519, undefined, undefined]);
    expect(mappedTo).toEqual(['sql_stats', null]);
  });
});

test('sql_text: the full list to the letter, else what the top tables print uncut', () => {
  const list = printed(
    'Complete List of SQL Text',
    'This table displays the text of the SQL statements which have been referred to in the report',
    'SQL Id | SQL Text',
    ['a | select 1\n  from   dual', 'b | ** SQL Text Not Available **'],
  );
  const top = printed(
    'SQL ordered by Version Count',
    'This table displays top SQL by version counts',
    'Version Count | SQL Id | SQL Text',
    ['2 | a | select 1', '2 | c | select 2 from dual', '2 | d | select 3 from a_table_with_a_l...', '2 | e |'],
  );
  expect(mapWith(sqlText, top, list)).toEqual({
    rows: [
      { sql_id: 'a', sql_text: 'select 1\n  from   dual' },
      { sql_id: 'b' },
      { sql_id: 'c', sql_text: 'select 2 from dual' },
    ],
    mappedTo: [null, 'sql_text'],
    warnings: [],
  });
});

describe('instance activity', () => {
  const header = 'Statistic | Total | per Second | per Trans';
  const key = printed(
    'Key Instance Activity Stats',
    'This table displays Key Instance activity statistics. For each …',
    header,
    ['user commits | 34,000,711 | 2,373.50 | 1.00'],
  );
  const expected = { statistic: 'user commits', total: 34000711, per_second: 2373.5, per_transaction: 1 };

  test('a key statistic repeated in the full list counts once', () => {
    const full = printed(
      'Instance Activity Stats',
      'This table displays Instance activity statistics. For each …',
      header,
      ['user commits | 34,000,711 | 2,373.50 | 1.00', 'user rollbacks | 1.2M | .5 | 0.00'],
    );
    expect(mapWith(instanceActivity, key, full).rows).toEqual([
      expected,
      { statistic: 'user rollbacks', total: 1200000, per_second: 0.5, per_transaction: 0 },
    ]);
  });

  test('11.2.0.4 prints the others apart; thread activity is per hour', () => {
    const other = printed(
      'Other Instance Activity Stats',
      'This table displays non-key Instance activity statistics. For each …',
      header,
      ['user rollbacks | 1 | 0.00 | 0.00'],
    );
    const thread = printed(
      'Instance Activity Stats - Thread Activity',
      'This table displays thread activity stats in the instance. …',
      'Statistic | Total | per Hour',
      ['log switches (derived) | 11 | 36.00'],
    );
    expect(mapWith(instanceActivity, key, other, thread)).toMatchObject({
      rows: [
        expected,
        { statistic: 'user rollbacks', total: 1 },
        { statistic: 'log switches (derived)', total: 11, per_second: 0.01 },
      ],
      warnings: [],
    });
  });

  test('absolute values are levels and have a table of their own', () => {
    const absolute = printed(
      'Instance Activity Stats - Absolute Values',
      'This table displays absolute values of instance-related features. For each …',
      'Statistic | Begin Value | End Value',
      ['logons current | 58 | 59'],
    );
    expect(mapWith(instanceActivity, absolute).mappedTo).toEqual([null]);
    expect(mapWith(instanceActivityAbsolute, absolute).rows).toEqual([
      { statistic: 'logons current', begin_value: 58, end_value: 59 },
    ]);
  });
});

describe('segments', () => {
  test.each([
    [
      '11.2',
      'Owner | Tablespace    Name | Object Name | Subobject   Name | Obj. Type | Logical Reads | %Total',
      'SHOP | DATA | ORDERS | P1 | TABLE PARTITION | 1,648 | 7.76',
      {},
    ],
    [
      '12.2',
      'Owner | Tablespace Name | Object Name | Subobject Name | Obj. Type | Obj# | Dataobj# | Logical Reads | %Total',
      'SHOP | DATA | ORDERS | P1 | TABLE PARTITION | 74001 | 74010 | 1,648 | 7.76',
      { object_id: 74001, data_object_id: 74010 },
    ],
    [
      '19c container',
      'Owner | Tablespace Name | Object Name | Subobject Name | Obj. Type | Obj# | Dataobj# | Logical Reads | %Total | PDB Name',
      'SHOP | DATA | ORDERS | P1 | TABLE PARTITION | 74001 | 74010 | 1,648 | 7.76 | PDB1',
      { object_id: 74001, data_object_id: 74010, pdb_name: 'PDB1' },
    ],
  ])('%s', (_, header, row, more) => {
    const table = printed(
      'Segments by Logical Reads',
      'This table displays top segments by logical reads. Owner, …',
      header,
      [row],
    );
    expect(mapWith(segments, table)).toMatchObject({
      rows: [
        {
          ordering: 'logical_reads',
          owner: 'SHOP',
          tablespace: 'DATA',
          object_name: 'ORDERS',
          subobject_name: 'P1',
          object_type: 'TABLE PARTITION',
          value: 1648,
          pct_total: 7.76,
          ...more,
        },
      ],
      warnings: [],
    });
  });

  test.each([
    ['Segments by DB Blocks Changes', 'DB blocks changes', 'DB Block Changes', 'db_block_changes'],
    ['Segments by Physical Read Requests', 'physical read requests', 'Phys Read Requests', 'physical_read_requests'],
    ['Segments by UnOptimized Reads', 'unoptimized reads', 'UnOptimized Reads', 'unoptimized_reads'],
    ['Segments by Direct Physical Writes', 'direct writes', 'Direct Writes', 'direct_physical_writes'],
    ['Segments by Row Lock Waits', 'row lock waits', 'Row Lock Waits', 'row_lock_waits'],
    ['Segments by ITL Waits', 'ITL waits', 'ITL Waits', 'itl_waits'],
    ['Segments by Global Cache Buffer Busy', 'global cache buffer busy waits', 'GC Buffer Busy', 'gc_buffer_busy'],
    ['Segments by Global Cache Remote Grants', 'gc remote grants', 'GC Remote Grants', 'gc_remote_grants'],
    ['Segments by Something New', 'something new', 'New Measure', 'something_new'],
  ])('%s', (heading, measure, column, ordering) => {
    const header = `Owner | Tablespace Name | Object Name | Subobject Name | Obj. Type | ${column} | % of Capture`;
    for (const [title, summary] of [
      [heading, null],
      ['Segment Statistics', `This table displays top segments by ${measure}. Owner, …`],
    ] as const) {
      const { rows } = mapWith(
        segments,
        printed(title, summary, header, ['SHOP | DATA | ORDERS | | TABLE | 12 | 56.94']),
      );
      expect(rows).toMatchObject([{ ordering, value: 12, pct_total: 56.94 }]);
    }
  });
});

describe('init_parameters', () => {
  const header = 'Parameter Name | Begin value | End value (if different)';

  test('values to the letter; each value of a multi-valued one has its number', () => {
    const all = printed(
      'Modified Parameters',
      'This table displays name and value of the modified initialization parameters',
      header,
      ['control_files | +DATA/c1,  +FRA/c2 |', 'db_domain | |', 'sga_target | 1073741824 | 2147483648'],
    );
    const multi = printed(
      'Modified Multi-Valued Parameters',
      'This table displays name and value of multi-valued parameters',
      header,
      ['control_files | +DATA/c1 |', 'control_files | +FRA/c2 |'],
    );
    expect(mapWith(initParameters, multi, all)).toEqual({
      rows: [
        { name: 'control_files', begin_value: '+DATA/c1,  +FRA/c2' },
        { name: 'db_domain' },
        { name: 'sga_target', begin_value: '1073741824', end_value: '2147483648' },
        { name: 'control_files', begin_value: '+DATA/c1', value_no: 1 },
        { name: 'control_files', begin_value: '+FRA/c2', value_no: 2 },
      ],
      mappedTo: ['init_parameters', 'init_parameters'],
      warnings: [],
    });
  });

  test.each([
    ['init.ora Parameters', 'This table displays name and value of init.ora parameters'],
    [
      'Parameters modified by this container',
      'This table displays name and value of the initialization parametersmodified by the current container',
    ],
    [
      'Parameters modified by other containers',
      'This table displays name and value of database parametersthat have been inherited by the current container',
    ],
  ])('%s', (heading, summary) => {
    const table = (title: string | null, text: string | null) =>
      printed(title, text, `${header} | PDB Name`, ['open_cursors | 1000 | | PDB1']);
    const expected = [{ name: 'open_cursors', begin_value: '1000', pdb_name: 'PDB1' }];
    expect(mapWith(initParameters, table(heading, null)).rows).toEqual(expected);
    expect(mapWith(initParameters, table(null, summary)).rows).toEqual(expected);
  });

  test.each([
    [
      'Multi-Valued Parameters modified by this container',
      'This table displays name and value of multi-valued initialization parametersmodified by this container',
    ],
    ['init.ora Multi-Valued Parameters', 'This table displays name and value of multi-valued init.ora parameters'],
  ])('%s', (heading, summary) => {
    const table = (title: string | null, text: string | null) =>
      printed(title, text, `${header} | PDB Name`, ['local_listener | a | | PDB1', 'local_listener | b | | PDB2']);
    const expected = [
      { value_no: 1, pdb_name: 'PDB1' },
      { value_no: 1, pdb_name: 'PDB2' },
    ];
    expect(mapWith(initParameters, table(heading, null)).rows).toMatchObject(expected);
    expect(mapWith(initParameters, table(null, summary)).rows).toMatchObject(expected);
  });
});

describe('wait_event_histogram', () => {
  test.each([
    ['<1us', 1],
    ['<512us', 512],
    ['<1ms', 1000],
    ['<=1s', 1_000_000],
    ['<1/8s', 125_000],
    ['< 1m', 60_000_000],
    ['<1/4h', 900_000_000],
    ['>1s', null],
    ['>=2m', null],
    ['Total Waits', undefined],
  ])('%s', (header, bound) => expect(bucket(header)).toBe(bound));

  const summary =
    'This table displays total number of waits, and information about total wait time, for each wait event';

  test('a row for each filled bucket, under a header of two rows; details of a span apart', () => {
    const all = printed('Wait Event Histogram', summary, null, [
      ' | | % of Waits',
      'Event | Total Waits | <1ms | <2ms | <=1s | >1s',
      'log file sync | 1.5K | 75.0 | | .5 | 24.5',
    ]);
    const detail = printed('Wait Event Histogram Detail (64 msec to 2 sec)', summary, null, [
      ' | | % of Total Waits',
      'Event | Waits 64ms  to 2s | <32ms | <1/8s | >=2s',
      'log file sync | 3 | 99.0 | 1.0 |',
    ]);
    const row = { event: 'log file sync', span: 'all', waits: 1500 };
    const within = { event: 'log file sync', span: '64_msec_to_2_sec', waits: 3 };
    expect(mapWith(waitEventHistogram, all, detail)).toEqual({
      rows: [
        { ...row, bucket_le_us: 1000, pct_waits: 75 },
        { ...row, bucket_le_us: 1_000_000, pct_waits: 0.5 },
        { ...row, pct_waits: 24.5 },
        { ...within, bucket_le_us: 32_000, pct_waits: 99 },
        { ...within, bucket_le_us: 125_000, pct_waits: 1 },
      ],
      mappedTo: ['wait_event_histogram', 'wait_event_histogram'],
      warnings: [],
    });
  });

  test('the same where the upper row was saved as header cells', () => {
    const table = printed('Wait Event Histogram (up to 64 us)', summary, ' | | % of Total Waits', [
      'Event | Waits 1us  - 64us | <1us | >=64us',
      'latch free | 2 | 40.0 | 60.0',
    ]);
    expect(mapWith(waitEventHistogram, table).rows).toEqual([
      { event: 'latch free', span: 'up_to_64_us', waits: 2, bucket_le_us: 1, pct_waits: 40 },
      { event: 'latch free', span: 'up_to_64_us', waits: 2, pct_waits: 60 },
    ]);
  });
});

describe('tablespace_io and file_io', () => {
  const summary = 'This table displays IO Statistics for different tablespaces. …';
  const expected = {
    tablespace: 'DATA',
    reads: 7200,
    reads_per_s: 2,
    avg_read_ms: 8.78,
    writes: 360,
    writes_per_s: 0,
    buffer_waits: 3,
    avg_buffer_wait_ms: 2.5,
  };

  test.each([
    [
      '11.2.0.3',
      'Reads | Av Reads/s | Av Rd(ms) | Av Blks/Rd | Writes | Av Writes/s | Buffer Waits | Av Buf Wt(ms)',
      '7,200 | 2 | 8.78 | 1.00 | 360 | 0 | 3 | 2.50',
      {},
    ],
    [
      '11.2.0.4, which prints the writes one column early',
      'Reads | Av Rds/s | Av Rd(ms) | Av Blks/Rd | 1-bk Rds/s | Av 1-bk Rd(ms) | Writes | Writes avg/s | Buffer Waits | Av Buf Wt(ms)',
      '7,200 | 2 | 8.78 | 1.00 | 360 | 1.90 | 8 | 0 | 3 | 2.50',
      {},
    ],
    [
      '12.1',
      'Reads | Av Rds/s | Av Rd(ms) | Av Blks/Rd | 1-bk Rds/s | Av 1-bk Rd(ms) | % Opt Reads | Writes | Writes avg/s | Buffer Waits | Av Buf Wt(ms)',
      '7,200 | 2 | 8.78 | 1.00 | 2 | 8.00 | 0.00 | 360 | 0 | 3 | 2.50',
      {},
    ],
    [
      '12.2',
      'Reads | Av Rds/s | Av Rd(ms) | Av Blks/Rd | 1-bk Rds/s | Av 1-bk Rd(ms) | % Opt Reads | Writes | Writes avg/s | Av Writes(ms) | Buffer Waits | Av Buf Wt(ms) | PDB Name',
      '7,200 | 2 | 8.78 | 1.00 | 2 | 8.00 | 0.00 | 360 | 0 | 1.25 | 3 | 2.50 | PDB1',
      { avg_write_ms: 1.25, pdb_name: 'PDB1' },
    ],
  ])('tablespaces in %s', (_, header, row, more) => {
    const table = printed('Tablespace IO Stats', summary, `Tablespace | ${header}`, [`DATA | ${row}`]);
    expect(mapWith(tablespaceIo, table)).toEqual({
      rows: [{ ...expected, ...more }],
      mappedTo: ['tablespace_io'],
      warnings: [],
    });
  });

  test('files in 11.2.0.4', () => {
    const header =
      'Tablespace | Filename | Reads | Av Rds/s | Av Rd(ms) | Av Blks/Rd | 1-bk Rds/s | Av 1-bk Rd(ms) | Writes | Writes avg/s | Buffer Waits | Av Buf Wt(ms)';
    const table = printed(
      'File IO Stats',
      'This table displays IO Statistics for different physical files. …',
      header,
      ['DATA | /u01/data01.dbf | 7,200 | 2 | 8.78 | 1.00 | 2 | 8.00 | 360 | 0 | 3 | 2.50'],
    );
    expect(mapWith(fileIo, table)).toMatchObject({ rows: [{ ...expected, file: '/u01/data01.dbf' }], warnings: [] });
    expect(mapWith(tablespaceIo, table).mappedTo).toEqual([null]);
  });
});

describe('I/O by function and by file type', () => {
  const amounts = 'Reads: Data | Reqs   per sec | Data   per sec | Writes: Data | Reqs   per sec | Data   per sec';
  const read = { reads_bytes: 1.5 * 2 ** 30, reads_per_s: 16.06, writes_bytes: 2 * 2 ** 20, writes_per_s: 0.25 };

  test.each([
    ['11.2', 'Avg   Tm(ms)', '0.50'],
    ['12.2', 'Avg   Time', '500.00us'],
  ])('functions in %s', (_, column, average) => {
    const table = printed(
      'IOStat by Function summary',
      'This table displays the IO Statistics for different functions. …',
      `Function Name | ${amounts} | Waits: Count | ${column}`,
      [`LGWR | 1.5G | 16.06 | .4M | 2M | 0.25 | .001M | 1.6M | ${average}`],
    );
    expect(mapWith(ioByFunction, table)).toEqual({
      rows: [{ name: 'LGWR', ...read, waits: 1_600_000, avg_time_ms: 0.5 }],
      mappedTo: ['io_by_function'],
      warnings: [],
    });
  });

  test.each([
    ['11.2', '0.50 | 20.00'],
    ['12.2', '500.00us | 20.00ms'],
  ])('file types in %s', (_, averages) => {
    const table = printed(
      'IOStat by Filetype summary',
      'This table displays IO Statistics for different file types, such as …',
      `Filetype Name | ${amounts} | Small Read | Large Read`,
      [`Temp File | 1.5G | 16.06 | .4M | 2M | 0.25 | .001M | ${averages}`],
    );
    expect(mapWith(ioByFiletype, table).rows).toEqual([
      { name: 'Temp File', ...read, avg_small_read_ms: 0.5, avg_large_read_ms: 20 },
    ]);
  });
});

test('advisories: a row for each estimate of each size', () => {
  const pool = printed(
    'Buffer Pool Advisory',
    'This table displays MTTR advisory. It displays …',
    'P | Size for Est (M) | Size Factor | Est Phys Read Factor | Estimated Phys Reads (thousands)',
    ['D | 1,280 | 0.50 | 1.25 | 3,235', 'D | 2,560 | 1.00 | 1.00 |'],
  );
  const mttr = printed(
    'MTTR Advisory',
    'This table displays MTTR advisory. It displays …',
    'Size for Est (s) | Dirty Limit',
    ['30 | 149,205'],
  );
  const pga = printed(
    'PGA Memory Advisory',
    'This table displays PGA memory advisory for …',
    'PGA Target Est (MB) | Size Factr | Estd Extra    W/A MB Read/   Written to Disk | Estd PGA Cache Hit %',
    ['64 | 0.50 | 13.57 | 98.00'],
  );
  expect(mapWith(advisories, pool, mttr, pga)).toEqual({
    rows: [
      {
        advisory: 'buffer_pool',
        pool: 'D',
        size_mb: 1280,
        size_factor: 0.5,
        estimate_name: 'physical_read_factor',
        estimate: 1.25,
      },
      {
        advisory: 'buffer_pool',
        pool: 'D',
        size_mb: 1280,
        size_factor: 0.5,
        estimate_name: 'physical_reads_thousands',
        estimate: 3235,
      },
      {
        advisory: 'buffer_pool',
        pool: 'D',
        size_mb: 2560,
        size_factor: 1,
        estimate_name: 'physical_read_factor',
        estimate: 1,
      },
      { advisory: 'pga', size_mb: 64, size_factor: 0.5, estimate_name: 'extra_workarea_mb', estimate: 13.57 },
      { advisory: 'pga', size_mb: 64, size_factor: 0.5, estimate_name: 'cache_hit_pct', estimate: 98 },
    ],
    mappedTo: ['advisories', null, 'advisories'],
    warnings: [],
  });
});

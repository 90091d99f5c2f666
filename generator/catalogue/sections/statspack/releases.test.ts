import { describe, expect, test } from 'vitest';
import { readReport } from '../../../report/read.ts';
import { rowsOf } from '../../fixtures.ts';
import { sections } from '../../index.ts';
import { mapReport } from '../../map.ts';

const HEADERS = {
  '8.1.7': [
    'STATSPACK report for',
    '',
    'DB Name         DB Id    Instance     Inst Num Release     OPS Host',
    '------------ ----------- ------------ -------- ----------- --- ------------',
    'OLD            123456789 old1                1 8.1.7.4.0   NO  alpha',
    '',
    '                Snap Id     Snap Time      Sessions',
    '                ------- ------------------ --------',
    ' Begin Snap:          7 31-Dec-99 23:59:00       24',
    '   End Snap:          8 01-Jan-00 00:29:00       26',
    '    Elapsed:                  30.00 (mins)',
  ],
  '10.2': [
    'STATSPACK report for',
    '',
    'Database    DB Id    Instance     Inst Num Startup Time    Release     RAC',
    '~~~~~~~~ ----------- ------------ -------- --------------- ----------- ---',
    '          3234567890 ten1                1 01-Sep-08 09:15 10.2.0.4.0  NO',
    '',
    'Host  Name:   beta             Num CPUs:    4        Phys Memory (MB):    8,192',
    '~~~~',
    'Snapshot       Snap Id     Snap Time      Sessions Curs/Sess Comment',
    '~~~~~~~~    ---------- ------------------ -------- --------- -------------------',
    'Begin Snap:       1001 02-Sep-08 08:00:01       57       1.6 before the change',
    '  End Snap:       1002 02-Sep-08 09:00:02       59       1.5',
    '   Elapsed:               60.02 (mins)',
  ],
} as const;

const END = '          -------------------------------------------------------------';

/** Rows of a lake table from a report of the release with these lines behind its header; no warnings are allowed. */
function typed(release: keyof typeof HEADERS, table: string, lines: readonly string[]) {
  const text = [...HEADERS[release], '', ...lines, END, '', 'End of Report ( sp_7_8.lst )', ''].join('\n');
  const report = readReport(new TextEncoder().encode(text));
  const mapped = mapReport(report);
  expect([...report.warnings, ...mapped.warnings]).toEqual([]);
  const section = sections.find(({ name }) => name === table);
  return section ? rowsOf(mapped, section) : [];
}

const title = (name: string) => `${name} for DB: OLD  Instance: old1  Snaps: 7 -8`;
const page = (name: string) => `${name}  DB/Inst: TEN/ten1  Snaps: 1001-1002`;

describe('8.1.7', () => {
  test('waits are in centiseconds', () => {
    const top = typed('8.1.7', 'wait_events', [
      'Top 5 Wait Events',
      '~~~~~~~~~~~~~~~~~                                             Wait     % Total',
      'Event                                               Waits  Time (cs)   Wt Time',
      '-------------------------------------------- ------------ ------------ -------',
      'db file sequential read                           123,456       12,345   67.89',
    ]);
    expect(top).toEqual([
      { scope: 'top', event: 'db file sequential read', waits: 123456, total_wait_s: 123.45, pct_db_time: 67.89 },
    ]);
    const all = typed('8.1.7', 'wait_events', [
      title('Wait Events'),
      '-> cs - centisecond -  100th of a second',
      '-> ordered by wait time desc, waits desc (idle events last)',
      '',
      '                                                                    Avg',
      '                                                     Total Wait    wait  Waits',
      'Event                               Waits   Timeouts  Time (cs)    (ms)   /txn',
      '---------------------------- ------------ ---------- ----------- ------ ------',
      'log file sync                       1,000          3       2,500     25    1.5',
    ]);
    expect(all).toEqual([
      {
        scope: 'all',
        event: 'log file sync',
        waits: 1000,
        timeouts: 3,
        total_wait_s: 25,
        avg_wait_ms: 25,
        waits_per_transaction: 1.5,
      },
    ]);
    const buffers = typed('8.1.7', 'buffer_waits', [
      title('Buffer wait Statistics'),
      '-> ordered by wait time desc, waits desc',
      '',
      '                                 Tot Wait    Avg',
      'Class                    Waits  Time (cs) Time (cs)',
      '------------------ ----------- ---------- ---------',
      'data block               1,234        500         2',
    ]);
    expect(buffers).toEqual([{ class: 'data block', waits: 1234, total_wait_s: 5, avg_wait_ms: 20 }]);
  });

  test('sizes in bytes, but for the buffers, which are counted', () => {
    const sizes = typed('8.1.7', 'cache_sizes', [
      'Cache Sizes',
      '~~~~~~~~~~~',
      '   db_block_buffers:      25000         log_buffer:     163840',
      '      db_block_size:       8192   shared_pool_size:   52428800',
      title('Latch Activity'),
    ]);
    expect(sizes).toEqual([
      { name: 'log_buffer', end_bytes: 163840 },
      { name: 'std_block_size', end_bytes: 8192 },
      { name: 'shared_pool', end_bytes: 52428800 },
    ]);
  });

  test('statements without times, their text in pieces over a page end', () => {
    const lines = [
      title('SQL ordered by Gets'),
      '-> End Buffer Gets Threshold:   10000',
      '',
      '  Buffer Gets    Executions  Gets per Exec  % Total  Hash Value',
      '--------------- ------------ -------------- ------- ------------',
      '      1,234,567            3      411,522.3    45.6   1234567890',
      `${'select a from b where c in (1, 2, 3) and d in (4, 5, 6) order by'.padEnd(64)}`,
      ' a, b, c',
      '',
      '          9,876            0                     .4     98765432',
      `\f${title('SQL ordered by Gets')}`,
      '-> End Buffer Gets Threshold:   10000',
      '',
      '  Buffer Gets    Executions  Gets per Exec  % Total  Hash Value',
      '--------------- ------------ -------------- ------- ------------',
      'update b set a = :1',
      '',
    ];
    expect(typed('8.1.7', 'sql_stats', lines)).toEqual([
      {
        ordering: 'gets',
        rank: 1,
        old_hash_value: 1234567890,
        buffer_gets: 1234567,
        executions: 3,
        gets_per_exec: 411522.3,
        pct_total: 45.6,
      },
      { ordering: 'gets', rank: 2, old_hash_value: 98765432, buffer_gets: 9876, executions: 0, pct_total: 0.4 },
    ]);
    expect(typed('8.1.7', 'sql_text', lines)).toEqual([
      {
        old_hash_value: 1234567890,
        sql_text: 'select a from b where c in (1, 2, 3) and d in (4, 5, 6) order by a, b, c',
      },
      { old_hash_value: 98765432, sql_text: 'update b set a = :1' },
    ]);
  });

  test('latches without times; enqueues by gets', () => {
    const latches = typed('8.1.7', 'latches', [
      title('Latch Activity'),
      '->"Pct Misses" for both should be very close to 0.0',
      '',
      '                                                Pct    Avg                 Pct',
      '                                       Get      Get   Slps      NoWait  NoWait',
      'Latch Name                        Requests     Miss  /Miss    Requests    Miss',
      '----------------------------- -------------- ------ ------ ------------ ------',
      'redo allocation                      123,456    0.1    0.5            0',
    ]);
    expect(latches).toEqual([
      {
        latch: 'redo allocation',
        get_requests: 123456,
        get_miss_pct: 0.1,
        avg_sleeps_per_miss: 0.5,
        nowait_requests: 0,
      },
    ]);
    const enqueues = typed('8.1.7', 'enqueues', [
      title('Enqueue activity'),
      '-> ordered by waits desc, gets desc',
      '',
      'Enqueue            Gets      Waits',
      '---------- ------------ ----------',
      'TX               12,345         67',
    ]);
    expect(enqueues).toEqual([{ enqueue: 'TX', requests: 12345, waits: 67 }]);
  });
});

describe('RAC', () => {
  test('one list in 9.2, times beside percentages', () => {
    const line = (label: string, value: string) => label.padEnd(51) + value.padStart(11);
    const rows = typed('8.1.7', 'rac_latencies', [
      title('Cluster Statistics'),
      '',
      'Global Cache Service - Workload Characteristics',
      '-----------------------------------------------',
      line('Ave receive time for CR block (ms): ', '1.1'),
      '',
      line('Global cache hit ratio:', '3.2'),
      line('Ratio of local vs remote work:', '0.5'),
      '',
      'GCS and GES Messaging statistics',
      '--------------------------------',
      line('% of direct sent messages: ', '66.6'),
    ]);
    expect(rows).toEqual([
      { scope: 'instance', metric: 'cr_block_receive', time_us: 1100 },
      { scope: 'instance', metric: 'global_cache_hit_ratio', value_pct: 3.2 },
      { scope: 'instance', metric: 'messages_sent_directly', value_pct: 66.6 },
    ]);
  });

  test('top segments of 9.2', () => {
    const rows = typed('8.1.7', 'segments', [
      title('Top 5 Buf. Busy Waits per Segment'),
      '',
      '                                                                    Buffer',
      '                                           Subobject    Obj.          Busy',
      'Owner      Tablespace Object Name          Name         Type         Waits  %Total',
      '---------- ---------- -------------------- ------------ ----- ------------ -------',
      'APP        USERS      ORDERS_PK                         INDEX          567   45.60',
    ]);
    expect(rows).toEqual([
      {
        ordering: 'buffer_busy_waits',
        owner: 'APP',
        tablespace: 'USERS',
        object_name: 'ORDERS_PK',
        object_type: 'INDEX',
        value: 567,
        pct_total: 45.6,
      },
    ]);
  });
});

describe('10.2', () => {
  test('header and host', () => {
    const lines = [
      page('OS Statistics'),
      '',
      `Statistic${'Total'.padStart(39)}`,
      `${'-'.repeat(25)} ${'-'.repeat(22)}`,
    ];
    lines.push(`NUM_CPUS${'4'.padStart(40)}`);
    expect(typed('10.2', 'os_stats', lines)).toEqual([{ statistic: 'NUM_CPUS', value: 4 }]);
    expect(typed('10.2', 'snapshots', lines)).toMatchObject([
      { snapshot: 'begin', snap_id: 1001, sessions: 57, cursors_per_session: 1.6 },
      { snapshot: 'end', snap_id: 1002, sessions: 59, cursors_per_session: 1.5 },
    ]);
  });

  test('paging of the host', () => {
    const rows = typed('10.2', 'load_profile', [
      'Virtual Memory Paging',
      '~~~~~~~~~~~~~~~~~~~~~',
      '                     KB paged out per sec:         12.5',
      '                     KB paged  in per sec:      1,000.0',
      page('Latch Activity'),
    ]);
    expect(rows).toEqual([
      { metric: 'paged_out_kb', per_second: 12.5 },
      { metric: 'paged_in_kb', per_second: 1000 },
    ]);
  });

  test('files of a tablespace named once, a page end between name and values', () => {
    const head = [
      '->ordered by Tablespace, File',
      '',
      'Tablespace               Filename',
      '------------------------ ----------------------------------------------------',
      '                        Av   Mx                                             Av',
      '                 Av     Rd   Rd    Av                    Av        Buffer BufWt',
      '         Reads Reads/s (ms)  Bkt Blks/Rd       Writes Writes/s      Waits  (ms)',
      '-------------- ------- ----- --- ------- ------------ -------- ---------- ------',
    ];
    const files = typed('10.2', 'file_io', [
      page('File IO Stats'),
      ...head,
      'APP                      /data/app01.dbf',
      '         1,000       1   2.5  16     1.0           20        0          3   10.0',
      '                         /data/app02.dbf',
      `\f${page('File IO Stats')}`,
      ...head,
      `            10       0${' '.repeat(31)}0        0          0`,
      '',
      'SYSTEM                   /data/system01.dbf',
      '             7       0   1.0 ###     1.0           10        0          0',
      '',
    ]);
    expect(files).toMatchObject([
      { tablespace: 'APP', file: '/data/app01.dbf', reads: 1000, max_read_bucket_ms: 16, avg_buffer_wait_ms: 10 },
      { tablespace: 'APP', file: '/data/app02.dbf', reads: 10, writes: 0 },
      { tablespace: 'SYSTEM', file: '/data/system01.dbf', reads: 7, avg_read_ms: 1 },
    ]);
  });
});

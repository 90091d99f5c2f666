import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { corpusFiles, describeCorpus } from '../../testing/corpus.ts';
import { decode } from '../decode.ts';
import { repair } from '../repair.ts';
import { complaintsOf } from './complaints.ts';
import { readStatspackHeader } from './header.ts';
import { requireWhole } from './whole.ts';

const SUMMARY = ['', 'Cache Sizes (end)', '~~~~~~~~~~~~~~~~~', '   Buffer Cache:   404M', ''];

const V8_1_6 = [
  'STATSPACK report for',
  '',
  'DB Name         DB Id    Instance     Inst Num Release    OPS  Host',
  '------------ ----------- ------------ -------- ---------- ---- ----------',
  'OLD            123456789 old1                2 8.1.6.0.0  YES  alpha',
  '',
  '                                                                 Snap Length',
  'Start Id    End Id       Start Time             End Time         (Minutes)',
  '-------- -------- -------------------- -------------------- -----------',
  '       3        4 01-Feb-00 10:00:00   01-Feb-00 10:30:30         30.50',
  ...SUMMARY,
];

const V8_1_7 = [
  'STATSPACK report for',
  '',
  'DB Name         DB Id    Instance     Inst Num Release     OPS Host',
  '------------ ----------- ------------ -------- ----------- --- ------------',
  'OLD            123456789 old1                1 8.1.7.4.0   NO  alpha',
  '',
  '                Snap Id     Snap Time      Sessions',
  '                ------- ------------------ --------',
  ' Begin Snap:          7 31-Dec-99 23:59:00       24',
  '   End Snap:          8 01-Jan-00 00:29:00    1,026',
  '    Elapsed:                  30.00 (mins)',
  '                              1,800 (secs)',
  ...SUMMARY,
];

const V9_2 = [
  'STATSPACK report for',
  '',
  'DB Name         DB Id    Instance     Inst Num Release     Cluster Host',
  '------------ ----------- ------------ -------- ----------- ------- ------------',
  'NINE           223456789 nine1               1 9.2.0.8.0   YES     a-very-long-',
  '                                                                   name',
  '',
  '              Snap Id     Snap Time      Sessions Curs/Sess Comment',
  '            --------- ------------------ -------- --------- -------------------',
  'Begin Snap:        80 30-Jan-05 10:38:57       15       6.9 before 11:30:00',
  '  End Snap:        81 30-Jan-05 11:16:40       18       6.4',
  '   Elapsed:               37.72 (mins)',
  ...SUMMARY,
];

const V10_2 = [
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
  'Begin Snap:       1001 02-9月 -08 08:00:01       57       1.6',
  '  End Snap:       1002 02-9月 -08 09:00:02       59       1.5',
  '   Elapsed:               60.02 (mins)',
  ...SUMMARY,
  'Time Model System Stats  DB/Inst: TEN/ten1  Snaps: 1001-1002',
  '',
  'Statistic                                       Time (s) % of DB Time',
  '----------------------------------- -------------------- ------------',
  'DB time                                         10,799.1',
];

const V12_1 = [
  'STATSPACK report for',
  '',
  'Database    DB Id    Instance     Inst Num  Startup Time   Release     RAC',
  '~~~~~~~~ ----------- ------------ -------- --------------- ----------- ---',
  '          4234567890 twelve1             1 11-Jan-24 08:45 12.1.0.2.0  NO',
  '',
  'Host                             Name             Platform                CPUs',
  'Cores Sockets   Memory (G)',
  '~~~~ ---------------- ---------------------- ----- ----- ------- ------------',
  '     gamma            Linux x86 64-bit          22    11       2        126.0',
  '',
  'Snapshot       Snap Id     Snap Time      Sessions Curs/Sess Comment',
  '~~~~~~~~    ---------- ------------------ -------- --------- ------------------',
  'Begin Snap:      70371 14-Jan-24 00:37:42      111       4.4',
  '  End Snap:      70372 14-Jan-24 01:37:43      109       4.4',
  '   Elapsed:      60,02 (mins) Av Act Sess:       0,3',
  '   DB time:      15,34 (mins)      DB CPU:      15,64 (mins)',
  ...SUMMARY,
  'Latch Activity  DB/Inst: TWELVE/twelve1  Snaps: 70371-70372',
];

describe('header of each release', () => {
  test.each([
    [
      '8.1.6',
      V8_1_6,
      { db_name: 'OLD', instance_number: 2, is_rac: true, host_name: 'alpha', begin_snap_id: 3, end_snap_id: 4 },
      { begin_time: '2000-02-01 10:00:00', end_time: '2000-02-01 10:30:30', elapsed_s: 1830, db_time_s: null },
    ],
    [
      '8.1.7',
      V8_1_7,
      { db_name: 'OLD', db_id: '123456789', is_rac: false, release: '8.1.7.4.0', begin_snap_id: 7, end_snap_id: 8 },
      { begin_time: '1999-12-31 23:59:00', elapsed_s: 1800, begin_sessions: 24, end_sessions: 1026 },
    ],
    [
      '9.2',
      V9_2,
      { instance_name: 'nine1', is_rac: true, host_name: 'a-very-long-name', begin_snap_id: 80, end_snap_id: 81 },
      { begin_time: '2005-01-30 10:38:57', elapsed_s: 2263.2, begin_sessions: 15, end_sessions: 18, cpus: null },
    ],
    [
      '10.2',
      V10_2,
      { db_name: 'TEN', instance_name: 'ten1', host_name: 'beta', cpus: 4, memory_gb: 8, begin_snap_id: 1001 },
      { startup_time: '2008-09-01 09:15:00', end_time: '2008-09-02 09:00:02', elapsed_s: 3601.2, db_time_s: 10799.1 },
    ],
    [
      '12.1',
      V12_1,
      { db_name: 'TWELVE', db_id: '4234567890', host_name: 'gamma', platform: 'Linux x86 64-bit' },
      { cpus: 22, cores: 11, sockets: 2, elapsed_s: 3601.2, db_time_s: 920.4, begin_sessions: 111, end_sessions: 109 },
    ],
  ])('%s', (_release, lines, names, figures) => {
    const locale = lines === V12_1 ? 'comma' : 'point';
    const { header, warnings } = readStatspackHeader(lines.join('\n'), locale);
    expect(header).toMatchObject({ ...names, ...figures });
    expect(warnings).toEqual([]);
  });

  test('a time that its long month pushed over the end of its column', () => {
    const lines = V9_2.map((line) => line.replace('30-Jan-05 10:38:57 ', '30-JANV.-05 10:38:5 '));
    lines.splice(lines.findIndex((line) => line.includes('JANV')) + 1, 0, '                      7');
    const { header } = readStatspackHeader(lines.join('\n'), 'point');
    expect(header).toMatchObject({ begin_time: '2005-01-30 10:38:57', begin_sessions: 15, begin_snap_id: 80 });
  });

  test('a month shorter than its column moves neither release nor RAC', () => {
    const lines = V12_1.map((line) => line.replace('11-Jan-24', '11-1月-24'));
    const { header } = readStatspackHeader(lines.join('\n'), 'point');
    expect(header).toMatchObject({ release: '12.1.0.2.0', is_rac: false, startup_time: '2024-01-11 08:45:00' });
  });

  test('without its snapshots the ids come from the titles; times stay unknown, and it says so', () => {
    const lines = [
      ...V9_2.filter((line) => !/Snap|Elapsed/.test(line)),
      'Wait Events for DB: NINE  Instance: nine1  Snaps: 3 -4',
    ];
    const { header, warnings } = readStatspackHeader(lines.join('\n'), 'point');
    expect(header).toMatchObject({ db_id: '223456789', begin_snap_id: 3, end_snap_id: 4, begin_time: null });
    expect(warnings).toEqual(['header without begin_time, end_time, elapsed_s']);
  });

  test('a title as long as the line may have lost digits: no id rather than a wrong one', () => {
    const title = 'Wait Events for DB: NINE  Instance: nine1  Snaps: 70371 -7'.padStart(80, 'x');
    const lines = [...V9_2.filter((line) => !/Snap|Elapsed/.test(line)), title];
    expect(() => readStatspackHeader(lines.join('\n'), 'point')).toThrow(
      expect.objectContaining({ code: 'no_header', place: expect.stringContaining('Begin Snap') }),
    );
  });
});

describe('what the report says against itself', () => {
  test('invalid results and errors among the lines are remarks', () => {
    const lines = [
      'ERROR: Snapshots chosen span an instance shutdown: RESULTS ARE INVALID',
      ...V9_2,
      'ORA-06550: line 4, column 17:',
      'PLS-00103: Encountered the symbol',
      'ORA-06550: line 6, column 16:',
    ];
    expect(complaintsOf(lines.join('\n'))).toEqual([
      'the report calls its results invalid: the instance was restarted between the snapshots',
      'errors of SQL*Plus among its lines: ORA-06550, PLS-00103',
    ]);
    expect(complaintsOf(V9_2.join('\n'))).toEqual([]);
  });
});

describe('one whole report in a file', () => {
  const report = [...V9_2, 'End of Report ( sp_80_81.lst )', ''].join('\n');

  test('whatever SQL*Plus says before and after it', () => {
    expect(() => requireWhole(`SQL> @spreport\n${report}\nSQL> exit\n`)).not.toThrow();
  });

  test.each([
    ['truncated', V9_2.join('\n')],
    ['unsupported_kind', `${report}\n${report}`],
  ])('otherwise %s', (code, text) => {
    expect(() => requireWhole(text)).toThrow(expect.objectContaining({ code }));
  });
});

describeCorpus('headers of real STATSPACK reports', () => {
  const files = corpusFiles(({ kind }) => kind === 'statspack');

  test.each(files.map((file) => [file.name, file] as const))('%s', (_name, { file, row }) => {
    const { text } = repair(decode(fs.readFileSync(file)).text, 'text');
    const { header } = readStatspackHeader(text, 'point');
    const time = (printed: string | undefined) => (printed ? expect.stringContaining(printed.slice(-8)) : null);
    expect(header).toMatchObject({
      release: row['release'],
      is_rac: row['rac'] === 'YES',
      begin_snap_id: row['begin_snap'] ? Number(row['begin_snap']) : expect.any(Number),
      end_snap_id: row['end_snap'] ? Number(row['end_snap']) : expect.any(Number),
      begin_time: time(row['begin_time']),
      end_time: time(row['end_time']),
      db_name: expect.any(String),
      host_name: expect.any(String),
    });
    // What the minutes say is what the times say, within the digits printed.
    if (header.begin_time && header.end_time) {
      const between = (Date.parse(header.end_time) - Date.parse(header.begin_time)) / 1000;
      expect(Math.abs((header.elapsed_s ?? 0) - between)).toBeLessThan(1);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../catalogue/fixtures.ts';
import { sections } from '../../catalogue/index.ts';
import { mapReport } from '../../catalogue/map.ts';
import { ashHead } from '../../testing/text/heads.ts';
import { readReport } from '../read.ts';

const END = '          -------------------------------------------------------------';
const page = (title: string) => `${title.padEnd(27)}DB/Inst: SHOP/shop1  (Jun 18 12:00 to 12:45)`;

const TEXT = `${ashHead({
  release: '10.2.0.4.0',
  host: 'dbhost',
  begin: '18-Jun-11 12:00:00',
  end: '18-Jun-11 12:45:30',
  minutes: '45.5',
})}
${page('Top Background Events')}

                                                               Avg Active
Event                               Event Class     % Activity   Sessions
----------------------------------- --------------- ---------- ----------
log file parallel write             System I/O            5.80       0.89
${END}

${page('Top SQL Statements')}

       SQL ID    Planhash % Activity Event                             % Event
------------- ----------- ---------- ------------------------------ ----------
av2f2stsjfr5k  3774074286       1.16 CPU + Wait for CPU                   0.80
select a.name, round(sum_free/sum_bytes,2)*100 pct_free from (select name, sum(b
ytes) sum_bytes from files group by name) a

                                     db file sequential read              0.30

6gvch1xu9ca3g         N/A       1.10 db file sequential read              0.80
select b from t

${END}

${page('Top PL/SQL Procedures')}
-> 'PL/SQL entry subprogram' represents the application's top-level
      entry-point(procedure, function, trigger, package initialization
      or RPC call) into PL/SQL.

PLSQL Entry Subprogram                                            % Activity
----------------------------------------------------------------- ----------
PLSQL Current Subprogram                                           % Current
----------------------------------------------------------------- ----------
SHOP.ORDERS.NEW                                                        46.41
   SQL                                                                 40.65
   SHOP.ORDERS.CHECK                                                    3.10
SHOP.ORDERS.BROWSE                                                     12.13
   SQL                                                                 11.59
${END}

${page('Top Sessions')}

   Sid, Serial# % Activity Event                             % Event
--------------- ---------- ------------------------------ ----------
User                 Program                          # Samples Active     XIDs
-------------------- ------------------------------ ------------------ --------
      160,   47       4.35 db file sequential read              2.99
SHOP                 JDBC Thin Client                   193/900 [ 21%]       79

                           CPU + Wait for CPU                   1.22
                                                         79/900 [  9%]        8

${END}

${page('Top Blocking Sessions')}

   Blocking Sid % Activity Event Caused                      % Event
--------------- ---------- ------------------------------ ----------
User                 Program                          # Samples Active     XIDs
-------------------- ------------------------------ ------------------ --------
      549,    1       2.09 enq: CF - contention                 2.03
SYS                  oracle@dbhost (CKPT)               248/900 [ 28%]        0

${END}

${page('Top DB Objects')}

      Object ID % Activity Event                             % Event
--------------- ---------- ------------------------------ ----------
Object Name (Type)                                    Tablespace
----------------------------------------------------- -------------------------
          43487      15.54 db file sequential read             15.48
SHOP.CUSTOMERS (TABLE)                                DATA

${END}

${page('Activity Over Time')}

                         Slot                                   Event
Slot Time (Duration)    Count Event                             Count % Event
-------------------- -------- ------------------------------ -------- -------
12:00:00   (30 secs)      526 db file sequential read             392    6.07
                              CPU + Wait for CPU                  108    1.67
${END}

End of Report
`;

const HTML = `<html><head><title>ASH Report - From 18-Jun-11 12:00:00 To 18-Jun-11 12:45:30</title></head><body>
<h1>ASH Report For SHOP/shop1</h1>
<table summary="This table displays information about the DB/Instance for which the ASH report is generated."><tr><th>DB Name</th><th>DB Id</th><th>Instance</th><th>Inst num</th><th>Release</th><th>RAC</th><th>Host</th></tr>
<tr><td>SHOP</td><td>1234567890</td><td>shop1</td><td>1</td><td>10.2.0.4.0</td><td>NO</td><td>dbhost</td></tr></table>
<table summary="This table displays information about the ASH report such as begin and end time, sample count"><tr><th></th><th>Sample Time</th><th>Data Source</th></tr>
<tr><td>Analysis Begin Time:</td><td>18-Jun-11 12:00:00</td><td>V$ACTIVE_SESSION_HISTORY</td></tr><tr><td>Analysis End Time:</td><td>18-Jun-11 12:45:30</td><td></td></tr>
<tr><td>Elapsed Time:</td><td>45.5 (mins)</td><td></td></tr><tr><td>Sample Count:</td><td>4,583</td><td></td></tr></table>
<h2>Top Sessions</h2><table summary="Top Sessions"><tr><th>Sid, Serial#</th><th>% Activity</th><th>Event</th><th>% Event</th><th>User</th><th>Program</th><th># Samples Active</th><th>XIDs</th></tr>
<tr><td>160,   47</td><td>4.35</td><td>db file sequential read</td><td>2.99</td><td>SHOP</td><td>JDBC Thin Client</td><td>193/900 [ 21%]</td><td>79</td></tr>
<tr><td>160,   47</td><td>4.35</td><td>CPU + Wait for CPU</td><td>1.22</td><td>SHOP</td><td>JDBC Thin Client</td><td>79/900 [  9%]</td><td>8</td></tr></table>
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

describe('as text', () => {
  const { report, warnings, rows } = read(TEXT);

  test('header: a period in place of snapshots', () => {
    expect(report).toMatchObject({ kind: 'ash', format: 'text' });
    expect(warnings).toEqual([]);
    expect(report.header).toMatchObject({
      db_name: 'SHOP',
      db_id: '1234567890',
      instance_name: 'shop1',
      instance_number: 1,
      is_rac: false,
      release: '10.2.0.4.0',
      host_name: 'dbhost',
      begin_snap_id: null,
      end_snap_id: null,
      begin_time: '2011-06-18 12:00:00',
      end_time: '2011-06-18 12:45:30',
      elapsed_s: 2730,
      subject: '2011-06-18 12:45:30',
    });
    const of = read(TEXT.replace('None specified', 'SQL_ID = 6gvch1xu9ca3g'));
    expect(of.report.header.subject).toBe('2011-06-18 12:45:30|SQL_ID = 6gvch1xu9ca3g');
  });

  test('period and memory', () => {
    expect(rows('ash_memory')).toEqual([
      {
        cpus: 4,
        sga_bytes: 1019 * 2 ** 20,
        buffer_cache_bytes: 728 * 2 ** 20,
        shared_pool_bytes: 260 * 2 ** 20,
        ash_buffer_bytes: 7.5 * 2 ** 20,
      },
    ]);
    expect(rows('ash_period')).toContainEqual({ item: 'sample_count', value: 4583, value_text: '4,583' });
    expect(rows('ash_period')).toContainEqual({ item: 'elapsed_time', value_text: '45.5 (mins)' });
  });

  test('statements of 10.2 have their text', () => {
    const own = { sql_id: 'av2f2stsjfr5k', plan_hash: 3774074286, pct_activity: 1.16 };
    expect(rows('top_sql_events')).toEqual([
      {
        ...own,
        event: 'CPU + Wait for CPU',
        pct_event: 0.8,
        sql_text:
          'select a.name, round(sum_free/sum_bytes,2)*100 pct_free from (select name, sum(bytes) sum_bytes from files group by name) a',
      },
      { ...own, event: 'db file sequential read', pct_event: 0.3 },
      {
        sql_id: '6gvch1xu9ca3g',
        pct_activity: 1.1,
        event: 'db file sequential read',
        pct_event: 0.8,
        sql_text: 'select b from t',
      },
    ]);
  });

  test('what is printed once holds for the lines below it', () => {
    const common = {
      sid: 160,
      serial: 47,
      pct_activity: 4.35,
      user_name: 'SHOP',
      program: 'JDBC Thin Client',
      samples: 900,
    };
    expect(rows('ash_sessions')).toEqual([
      {
        ...common,
        event: 'db file sequential read',
        pct_event: 2.99,
        samples_active: 193,
        samples_active_pct: 21,
        transactions: 79,
      },
      {
        ...common,
        event: 'CPU + Wait for CPU',
        pct_event: 1.22,
        samples_active: 79,
        samples_active_pct: 9,
        transactions: 8,
      },
    ]);
    const entry = { entry_subprogram: 'SHOP.ORDERS.NEW', pct_activity: 46.41 };
    expect(rows('ash_plsql')).toEqual([
      { ...entry, current_subprogram: 'SQL', pct_current: 40.65 },
      { ...entry, current_subprogram: 'SHOP.ORDERS.CHECK', pct_current: 3.1 },
      { entry_subprogram: 'SHOP.ORDERS.BROWSE', pct_activity: 12.13, current_subprogram: 'SQL', pct_current: 11.59 },
    ]);
    const slot = { slot_time: '12:00:00', slot_s: 30, slot_samples: 526 };
    expect(rows('ash_activity')).toEqual([
      { ...slot, event: 'db file sequential read', event_samples: 392, pct_event: 6.07 },
      { ...slot, event: 'CPU + Wait for CPU', event_samples: 108, pct_event: 1.67 },
    ]);
  });

  test('cells of several facts', () => {
    expect(rows('ash_blocking_sessions')).toMatchObject([{ sid: 549, serial: 1, event: 'enq: CF - contention' }]);
    expect(rows('ash_blocking_sessions')[0]).not.toHaveProperty('instance_number');
    expect(rows('ash_objects')).toMatchObject([
      { object_id: 43487, object_name: 'SHOP.CUSTOMERS', object_type: 'TABLE', tablespace: 'DATA' },
    ]);
    expect(rows('ash_events')).toMatchObject([{ session_type: 'BACKGROUND', pct_activity: 5.8 }]);
  });

  test('cut off, or without its period, it is refused', () => {
    expect(refused(TEXT.slice(0, -20))).toMatchObject({ code: 'truncated' });
    expect(refused(TEXT.replace('Analysis Begin Time', 'Begin'))).toMatchObject({ code: 'no_header' });
  });
});

describe('as HTML', () => {
  const { report, warnings, rows } = read(HTML);

  test('header and rows are those of the text', () => {
    const text = read(TEXT);
    expect(warnings).toEqual([]);
    expect(report).toMatchObject({ kind: 'ash', format: 'html' });
    expect(report.header).toEqual(text.report.header);
    expect(rows('ash_sessions')).toEqual(text.rows('ash_sessions'));
    expect(rows('ash_period')).toContainEqual({
      item: 'analysis_begin_time',
      value_text: '18-Jun-11 12:00:00',
      data_source: 'V$ACTIVE_SESSION_HISTORY',
    });
  });

  test('cut off it is refused', () => {
    expect(refused(HTML.slice(0, HTML.indexOf('79/900')))).toMatchObject({ code: 'truncated' });
  });
});

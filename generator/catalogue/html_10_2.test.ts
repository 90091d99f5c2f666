/** AWR of 10.2 as HTML: tables without summaries under upper-case headings, a header without platform and start. Made up by us. */
import { expect, test } from 'vitest';
import { readReport } from '../report/read.ts';
import { rowsOf } from './fixtures.ts';
import { sections } from './index.ts';
import { mapReport } from './map.ts';

/** `#` heading, header, rows; blank lines between tables. */
const TABLES = `
# 
DB Name|DB Id|Instance|Inst num|Release|RAC|Host
POND|2224445556|pond1|1|10.2.0.4.0|NO|SHORE01

# 
|Snap Id|Snap Time|Sessions|Cursors/Session
Begin Snap:|500|12-Mar-08 10:00:12|88|4.1
End Snap:|501|12-Mar-08 11:00:33|90|4.2
Elapsed:||60.35 (mins)||
DB Time:||40.12 (mins)||

# Cache Sizes
|Begin|End||
Buffer Cache:|1,024M|1,008M|Std Block Size:|8K
Shared Pool Size:|400M|416M|Log Buffer:|14,336K

# Load Profile
|Per Second|Per Transaction
Redo size:|12,345.67|3,456.78
Logical reads:|23,456.78|6,543.21
Block changes:|88.12|22.01
Physical reads:|120.50|30.11
Physical writes:|12.01|3.02
User calls:|99.10|25.10
Parses:|55.21|13.01
Hard parses:|1.20|0.31
Sorts:|20.10|5.01
Logons:|0.50|0.12
Executes:|140.20|34.10
Transactions:|3.98|

# Shared Pool Statistics
|Begin|End
Memory Usage %:|88.10|89.22
% SQL with executions>1:|70.10|71.22
% Memory for SQL w/exec>1:|80.10|81.22

# Top 5 Timed Events
Event|Waits|Time(s)|Avg Wait(ms)|% Total Call Time|Wait Class
CPU time||1,500||62.3|
db file sequential read|120,345|601|5|25.0|User I/O
log file sync|12,000|60|5|2.5|Commit

# Time Model Statistics
Statistic Name|Time (s)|% of DB Time
sql execute elapsed time|2,300.12|95.55
DB CPU|1,500.00|62.31
DB time|2,407.20|
background cpu time|12.10|

# Wait Class
Wait Class|Waits|%Time -outs|Total Wait Time (s)|Avg wait (ms)|Waits /txn
User I/O|130,000|0.00|620|5|9.10
Commit|12,000|0.00|60|5|0.84

# Wait Events
Event|Waits|%Time -outs|Total Wait Time (s)|Avg wait (ms)|Waits /txn
db file sequential read|120,345|0.00|601|5|8.40
SQL*Net message from client|350,000|0.00|180,000|514|24.51

# Background Wait Events
Event|Waits|%Time -outs|Total Wait Time (s)|Avg wait (ms)|Waits /txn
log file parallel write|14,000|0.00|30|2|0.98
rdbms ipc message|20,000|98.00|40,000|2000|1.40

# Operating System Statistics
Statistic|Total
AVG_BUSY_TIME|80,000
BUSY_TIME|320,000
IDLE_TIME|1,120,000
NUM_CPUS|4
PHYSICAL_MEMORY_BYTES|8,589,934,592
RSRC_MGR_CPU_WAIT_TIME|0

# Service Statistics
Service Name|DB Time (s)|DB CPU (s)|Physical Reads|Logical Reads
pond|2,300.10|1,450.20|400,000|80,000,000
SYS$USERS|100.10|50.00|10,000|1,000,000

# Service Wait Class Stats
Service Name|User I/O Total Wts|User I/O Wt Time|Concurcy Total Wts|Concurcy Wt Time|Admin Total Wts|Admin Wt Time|Network Total Wts|Network Wt Time
pond|120,000|60,010|120|30|0|0|350,000|100

# SQL ordered by Elapsed Time
Elapsed Time (s)|CPU Time (s)|Executions|Elap per Exec (s)|% Total DB Time|SQL Id|SQL Module|SQL Text
500|300|1,200|0.42|20.77|7h35uxf5uhmm1|JDBC Thin Client|select * from orders...

# SQL ordered by CPU Time
CPU Time (s)|Elapsed Time (s)|Executions|CPU per Exec (s)|% Total DB Time|SQL Id|SQL Module|SQL Text
300|500|1,200|0.25|20.77|7h35uxf5uhmm1|JDBC Thin Client|select * from orders...

# SQL ordered by Gets
Buffer Gets|Executions|Gets per Exec|%Total|CPU Time (s)|Elapsed Time (s)|SQL Id|SQL Module|SQL Text
12,345,678|1,200|10,288.07|14.53|300.12|500.01|7h35uxf5uhmm1|JDBC Thin Client|select * from orders...

# SQL ordered by Reads
Physical Reads|Executions|Reads per Exec|%Total|CPU Time (s)|Elapsed Time (s)|SQL Id|SQL Module|SQL Text
100,000|1,200|83.33|22.92|300.12|500.01|7h35uxf5uhmm1|JDBC Thin Client|select * from orders...

# SQL ordered by Executions
Executions|Rows Processed|Rows per Exec|CPU per Exec (s)|Elap per Exec (s)|SQL Id|SQL Module|SQL Text
50,000|50,000|1.00|0.00|0.00|7h35uxf5uhmm1|JDBC Thin Client|select * from orders...

# SQL ordered by Parse Calls
Parse Calls|Executions|% Total Parses|SQL Id|SQL Module|SQL Text
20,000|50,000|10.00|7h35uxf5uhmm1|JDBC Thin Client|select * from orders...

# SQL ordered by Sharable Memory
Sharable Mem (b)|Executions|% Total|SQL Id|SQL Module|SQL Text
2,000,000|50|0.48|7h35uxf5uhmm1|JDBC Thin Client|select * from orders...

# SQL ordered by Version Count
Version Count|Executions|SQL Id|SQL Module|SQL Text
55|50,000|7h35uxf5uhmm1|JDBC Thin Client|select * from orders...

# Complete List of SQL Text
SQL Id|SQL Text
7h35uxf5uhmm1|select * from orders where id = :1

# Instance Activity Stats
Statistic|Total|per Second|per Trans
CPU used by this session|150,000|41.42|10.50
user commits|14,280|3.94|1.00

# Instance Activity Stats - Absolute Values
Statistic|Begin Value|End Value
session cursor cache count|10,000|10,500
opened cursors current|360|378
logons current|88|90

# Instance Activity Stats - Thread Activity
Statistic|Total|per Hour
log switches (derived)|2|1.99

# Tablespace IO Stats
Tablespace|Reads|Av Reads/s|Av Rd(ms)|Av Blks/Rd|Writes|Av Writes/s|Buffer Waits|Av Buf Wt(ms)
USERS|100,000|28|5.10|1.20|20,000|6|120|2.50

# File IO Stats
Tablespace|Filename|Reads|Av Reads/s|Av Rd(ms)|Av Blks/Rd|Writes|Av Writes/s|Buffer Waits|Av Buf Wt(ms)
USERS|D:\\ORADATA\\POND\\USERS01.DBF|100,000|28|5.10|1.20|20,000|6|120|2.50

# Buffer Pool Statistics
P|Number of Buffers|Pool Hit%|Buffer Gets|Physical Reads|Physical Writes|Free Buff Wait|Writ Comp Wait|Buffer Busy Waits
D|125,984|99|85,000,000|430,000|43,000|0|0|120

# Instance Recovery Stats
|Targt MTTR (s)|Estd MTTR (s)|Recovery Estd IOs|Actual Redo Blks|Target Redo Blks|Log File Size Redo Blks|Log Ckpt Timeout Redo Blks|Log Ckpt Interval Redo Blks
B|0|14|1,034|4,955|15,000|184,320|15,000|
E|0|14|1,000|4,900|15,100|184,320|15,100|

# Buffer Pool Advisory
P|Size for Est (M)|Size Factor|Buffers for Estimate|Est Phys Read Factor|Estimated Physical Reads
D|96|0.10|11,811|3.20|1,400,000
D|1,008|1.00|124,016|1.00|430,000

# PGA Aggr Summary
PGA Cache Hit %|W/A MB Processed|Extra W/A MB Read/Written
99.10|10,000|90

# PGA Aggr Target Stats
|PGA Aggr Target(M)|Auto PGA Target(M)|PGA Mem Alloc(M)|W/A PGA Used(M)|%PGA W/A Mem|%Auto W/A Mem|%Man W/A Mem|Global Mem Bound(K)
B|400|300|220.10|0.00|0.00|0.00|0.00|81,920
E|400|300|225.10|1.00|0.44|100.00|0.00|81,920

# PGA Aggr Target Histogram
Low Optimal|High Optimal|Total Execs|Optimal Execs|1-Pass Execs|M-Pass Execs
2K|4K|20,000|20,000|0|0
64M|128M|4|2|2|0

# PGA Memory Advisory
PGA Target Est (MB)|Size Factr|W/A MB Processed|Estd Extra W/A MB Read/ Written to Disk|Estd PGA Cache Hit %|Estd PGA Overalloc Count
50|0.13|10,000.10|3,000.10|77.00|12

# Shared Pool Advisory
Shared Pool Size(M)|SP Size Factr|Est LC Size (M)|Est LC Mem Obj|Est LC Time Saved (s)|Est LC Time Saved Factr|Est LC Load Time (s)|Est LC Load Time Factr|Est LC Mem Obj Hits
208|0.50|30|4,000|20,000|0.99|300|1.50|1,000,000

# SGA Target Advisory
SGA Target Size (M)|SGA Size Factor|Est DB Time (s)|Est Physical Reads
768|0.50|2,600|600,000

# Streams Pool Advisory
Size for Est (MB)|Size Factor|Est Spill Count|Est Spill Time (s)|Est Unspill Count|Est Unspill Time (s)
16|0.50|0|0|0|0

# Java Pool Advisory
Java Pool Size(M)|JP Size Factr|Est LC Size (M)|Est LC Mem Obj|Est LC Time Saved (s)|Est LC Time Saved Factr|Est LC Load Time (s)|Est LC Load Time Factr|Est LC Mem Obj Hits
8|1.00|2|90|10|1.00|1|1.00|100

# Buffer Wait Statistics
Class|Waits|Total Wait Time (s)|Avg Time (ms)
data block|110|0|2
undo header|10|0|0

# Enqueue Activity
Enqueue Type (Request Reason)|Requests|Succ Gets|Failed Gets|Waits|Wt Time (s)|Av Wt Time(ms)
TX-Transaction (row lock contention)|5|5|0|5|12|2,400.00

# Undo Segment Summary
Undo TS#|Num Undo Blocks (K)|Number of Transactions|Max Qry Len (s)|Max Tx Concurcy|Min/Max TR (mins)|STO/ OOS|uS/uR/uU/ eS/eR/eU
1|12.10|14,500|1,200|6|15/35|0/0|0/0/0/0/0/0

# Undo Segment Stats
End Time|Num Undo Blocks|Number of Transactions|Max Qry Len (s)|Max Tx Concy|Tun Ret (mins)|STO/ OOS|uS/uR/uU/ eS/eR/eU
12-Mar 10:54|2,000|2,400|1,200|6|35|0/0|0/0/0/0/0/0

# Latch Activity
Latch Name|Get Requests|Pct Get Miss|Avg Slps /Miss|Wait Time (s)|NoWait Requests|Pct NoWait Miss
cache buffers chains|160,000,000|0.01|0.01|1|500,000|0.00

# Latch Sleep Breakdown
Latch Name|Get Requests|Misses|Sleeps|Spin Gets|Sleep1|Sleep2|Sleep3
cache buffers chains|160,000,000|16,000|160|15,850|0|0|0

# Latch Miss Sources
Latch Name|Where|NoWait Misses|Sleeps|Waiter Sleeps
cache buffers chains|kcbgtcr: kslbegin excl|0|100|90

# Segments by Logical Reads
Owner|Tablespace Name|Object Name|Subobject Name|Obj. Type|Logical Reads|%Total
MILL|USERS|ORDERS||TABLE|1,234|12.34

# Segments by Physical Reads
Owner|Tablespace Name|Object Name|Subobject Name|Obj. Type|Physical Reads|%Total
MILL|USERS|ORDERS||TABLE|1,234|12.34

# Segments by Row Lock Waits
Owner|Tablespace Name|Object Name|Subobject Name|Obj. Type|Row Lock Waits|% of Capture
MILL|USERS|ORDERS||TABLE|1,234|12.34

# Segments by ITL Waits
Owner|Tablespace Name|Object Name|Subobject Name|Obj. Type|ITL Waits|% of Capture
MILL|USERS|ORDERS||TABLE|1,234|12.34

# Segments by Buffer Busy Waits
Owner|Tablespace Name|Object Name|Subobject Name|Obj. Type|Buffer Busy Waits|% of Capture
MILL|USERS|ORDERS||TABLE|1,234|12.34

# Dictionary Cache Stats
Cache|Get Requests|Pct Miss|Scan Reqs|Pct Miss|Mod Reqs|Final Usage
dc_objects|50,000|1.10|0||10|1,200

# Library Cache Activity
Namespace|Get Requests|Pct Miss|Pin Requests|Pct Miss|Reloads|Invali- dations
SQL AREA|120,000|3.10|800,000|1.20|300|20

# Process Memory Summary
|Category|Alloc (MB)|Used (MB)|Avg Alloc (MB)|Std Dev Alloc (MB)|Max Alloc (MB)|Hist Max Alloc (MB)|Num Proc|Num Alloc
B|Other|150.10||1.60|1.20|9|20|92|92
|SQL|12.10|5.10|0.15|0.30|2|60|80|70
E|Other|155.10||1.62|1.21|9|20|94|94

# SGA Memory Summary
SGA regions|Begin Size (Bytes)|End Size (Bytes) (if different)
Database Buffers|1,073,741,824|1,056,964,608
Variable Size|500,000,000|

# SGA breakdown difference
Pool|Name|Begin MB|End MB|% Diff
shared|free memory|47.60|45.00|-5.46
|buffer_cache|1,024.00|1,008.00|-1.56

# Streams CPU/IO Usage
Session Type|CPU Time|User I/O Wait Time|Sys I/O Wait Time
QMON Slaves|12|3|1

# Resource Limit Stats
Resource Name|Current Utilization|Maximum Utilization|Initial Allocation|Limit
processes|92|150|150|150

# init.ora Parameters
Parameter Name|Begin value|End value (if different)
db_name|POND|
audit_file_dest|D:\\ORACLE\\ADMIN\\ADUMP|
`;

const PAIRS = `% Blocks changed per Read:|2.25|Recursive Call %:|66.24
Rollback per transaction %:|1.10|Rows per Sort:|55.02

Buffer Nowait %:|99.98|Redo NoWait %:|99.99
Buffer  Hit   %:|99.49|In-memory Sort %:|100.00`;

const row = (cell: string, line: string) =>
  `<tr>${line
    .split('|')
    .map((text) => `<${cell} class='awrc'>${text === '' ? '&nbsp;' : text.replaceAll('>', '&gt;')}</${cell}>`)
    .join('')}</tr>\n`;
const table = (rows: string) => `<table border=1 width=600>\n${rows}</table><p>\n`;

const pairs = PAIRS.split('\n\n').map((lines) =>
  table(
    lines
      .split('\n')
      .map((line) => row('td', line))
      .join(''),
  ),
);
const tables = TABLES.trim()
  .split('\n\n')
  .map((part) => {
    const [title = '', head = '', ...lines] = part.split('\n');
    const heading = title === '#' || title === '# ' ? '' : `<H3 class='awr'>${title.slice(2)}</H3>\n`;
    return `${heading}${table(row('th', head) + lines.map((line) => row('td', line)).join(''))}`;
  });
const efficiency = "<H3 class='awr'>Instance Efficiency Percentages (Target 100%)</H3>";
const PAGE = `<html><head><title>AWR Report</title></head><body class='awr'>
<H1 class='awr'>
WORKLOAD REPOSITORY report for
</H1><p>
${tables.slice(0, 4).join('')}${pairs[0]}${efficiency}${pairs[1]}${tables.slice(4).join('')}
<p>End of Report
</body></html>
`;

const report = readReport(new TextEncoder().encode(PAGE));
const mapped = mapReport(report);
const rows = (name: string) => {
  const section = sections.find((each) => each.name === name);
  return section ? rowsOf(mapped, section) : [];
};

test('header; what it lacks of the host stands among the statistics of the operating system', () => {
  expect(report).toMatchObject({ kind: 'awr', format: 'html', warnings: [] });
  expect(report.header).toMatchObject({
    db_name: 'POND',
    db_id: '2224445556',
    instance_name: 'pond1',
    release: '10.2.0.4.0',
    host_name: 'SHORE01',
    cpus: 4,
    memory_gb: 8,
    startup_time: null,
    begin_snap_id: 500,
    begin_time: '2008-03-12 10:00:12',
    elapsed_s: 3621,
    db_time_s: 2407.2,
  });
});

test('every table is typed, every column that is expected is there', () => {
  expect(mapped.warnings).toEqual([]);
  expect(report.tables.filter((_, at) => mapped.mappedTo[at] === null)).toEqual([]);
});

test('waits, and units that 10.2 names above its tables alone', () => {
  expect(rows('wait_classes')).toContainEqual({
    wait_class: 'User I/O',
    waits: 130_000,
    total_wait_s: 620,
    avg_wait_ms: 5,
    timeouts_pct: 0,
    waits_per_transaction: 9.1,
  });
  expect(rows('streams_sessions')).toEqual([
    { session_type: 'QMON Slaves', cpu_s: 0.000012, user_io_wait_s: 0.000003, system_io_wait_s: 0.000001 },
  ]);
  expect(rows('services')).toContainEqual(
    expect.objectContaining({
      service_name: 'pond',
      user_io_wait_s: 600.1,
      concurrency_wait_s: 0.3,
      network_wait_s: 1,
    }),
  );
});

test('SQL by every ordering', () => {
  const sql_id = '7h35uxf5uhmm1';
  expect(rows('sql_stats').map((each) => each['ordering'])).toEqual([
    'elapsed',
    'cpu',
    'gets',
    'reads',
    'executions',
    'parse_calls',
    'sharable_memory',
    'versions',
  ]);
  expect(rows('sql_stats')[4]).toMatchObject({ sql_id, executions: 50_000, rows_processed: 50_000, rows_per_exec: 1 });
  expect(rows('sql_text')).toEqual([{ sql_id, sql_text: 'select * from orders where id = :1' }]);
});

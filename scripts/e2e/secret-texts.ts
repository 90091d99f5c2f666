/** Text reports with secrets where Oracle's scripts print such: of STATSPACK, ASH and ADDM. */

import { addmHead, ashHead } from '../../generator/testing/text/heads.ts';

const END = '          -------------------------------------------------------------';

const title = (name: string, snaps: string): string => `${name}  DB/Inst: SHOP/shop1  Snaps: ${snaps}`;

/** The statement as STATSPACK cuts it: every 64 characters, within a string and a comment too. */
function statement(width: number): string {
  const sql =
    "select /* zqcomment goes on for a while here */ a from zqparcels t where b = 'zqstring that is as long as it takes' " +
    "and n = 918273645 and c = 'zqquoted' and d = 'zqcut and no end of it";
  return (sql.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n');
}

/** A STATSPACK report of 11.2 from snapshot `snap` to the next. */
export const statspackWithSecrets = (snap: number): string => `STATSPACK report for

Database    DB Id    Instance     Inst Num  Startup Time   Release     RAC
~~~~~~~~ ----------- ------------ -------- --------------- ----------- ---
          1234567890 shop1               1 26-Oct-26 08:00 11.2.0.4.0  NO

Host Name             Platform                CPUs Cores Sockets   Memory (G)
~~~~ ---------------- ---------------------- ----- ----- ------- ------------
     zqhost01         Linux x86 64-bit           8     4       1         62.5

Snapshot       Snap Id     Snap Time      Sessions Curs/Sess Comment
~~~~~~~~    ---------- ------------------ -------- --------- -------------------
Begin Snap:         ${snap} 26-Oct-26 ${snap}:00:00       40        .9
  End Snap:         ${snap + 1} 26-Oct-26 ${snap + 1}:00:00       44       1.1
   Elapsed:       60.00 (mins) Av Act Sess:        .2
   DB time:       12.00 (mins)      DB CPU:       6.00 (mins)

Cache Sizes            Begin        End
~~~~~~~~~~~       ---------- ----------
    Buffer Cache:     2,048M             Std Block Size:         8K
     Shared Pool:       512M                 Log Buffer:     6,144K

Load Profile              Per Second    Per Transaction    Per Exec    Per Call
~~~~~~~~~~~~      ------------------  ----------------- ----------- -----------
      DB time(s):                0.2                0.1        0.00        0.00
       DB CPU(s):                0.1                0.1        0.00        0.00
   Logical reads:              200.0              100.0
    Transactions:                2.0

Top 5 Timed Events                                                    Avg %Total
~~~~~~~~~~~~~~~~~~                                                   wait   Call
Event                                            Waits    Time (s)   (ms)   Time
----------------------------------------- ------------ ----------- ------ ------
CPU time                                                       360          60.0
db file sequential read                         12,000          60      5   10.0
${END}
${title('SQL ordered by CPU', `${snap}-${snap + 1}`)}
-> Total DB CPU (s):             360
-> Captured SQL accounts for   87.2% of Total DB CPU

    CPU                  CPU per             Elapsd                     Old
  Time (s)   Executions  Exec (s)  %Total   Time (s)    Buffer Gets  Hash Value
---------- ------------ ---------- ------ ---------- --------------- ----------
    241.76        7,087       0.03   73.0     354.48     352,259,124 1481390170
Module: zqmodule@zqclient02 (TNS V1-V3)
${statement(64)}

     46.71      220,312       0.00    2.7      52.33       6,615,367 3277652708
Module: zqprogram.exe
update zqparcels set a = 'zqpredicate' where n = 918273645

${END}
${title('SQL ordered by Gets', `${snap}-${snap + 1}`)}
-> End Buffer Gets Threshold:     10000 Total Buffer Gets:     366,124,548

                                                     CPU      Elapsd     Old
  Buffer Gets    Executions  Gets per Exec  %Total Time (s)  Time (s) Hash Value
--------------- ------------ -------------- ------ -------- --------- ----------
    352,259,124        7,087       49,705.0   96.2   241.76    354.48 1481390170
Module: zqmodule@zqclient02 (TNS V1-V3)
${statement(64)}

${END}
${title('Segments by Logical Reads', `${snap}-${snap + 1}`)}
-> End Segment Logical Reads Threshold:     10000

                                           Subobject    Obj.       Logical   Pct
Owner      Tablespace Object Name          Name         Type         Reads Total
---------- ---------- -------------------- ------------ ----- ------------ -----
ZQOWNER    USERS      ORDERS                            TABLE       12,345  55.0
${END}
${title('init.ora Parameters', `${snap}-${snap + 1}`)}

                                                                End value
Parameter Name                Begin value                       (if different)
----------------------------- --------------------------------- --------------
db_name                       SHOP
dispatchers                   (PROTOCOL=TCP) (SERVICE=zqsvcxdb)
fal_server                    zqfal
log_archive_dest_2            service="zqstandby" ASYNC
local_listener                (ADDRESS=(HOST=zqlisten03))
service_names                 zqsvc05, zqsvcparam.example.com
${END}

End of Report ( sp_${snap}_${snap + 1}.lst )
`;

/** An ASH report of the quarter hour from `hour`. */
export const ashWithSecrets = (hour: number): string => {
  const page = (name: string): string => `${name.padEnd(27)}DB/Inst: SHOP/shop1  (Oct 26 ${hour}:00 to ${hour}:15)`;
  const head = ashHead({
    release: '11.2.0.4.0',
    host: 'zqhost01',
    begin: `26-Oct-26 ${hour}:00:00`,
    end: `26-Oct-26 ${hour}:15:00`,
    minutes: '15.0',
  });
  return `${head}
${page('Top Service/Module')}

Service        Module                   % Activity Action               % Action
-------------- ------------------------ ---------- ------------------ ----------
zqsvc05        zqmodule                      61.05 zqaction                61.05
SYS$BACKGROUND UNNAMED                       14.00 UNNAMED                 14.00
${END}

${page('Top Client IDs')}

Client ID                                                % Activity Avg Active
------------------------------------------------------- ---------- ----------
zqclientid                                                    10.00        .17
${END}

${page('Top SQL Statements')}

       SQL ID    Planhash % Activity Event                             % Event
------------- ----------- ---------- ------------------------------ ----------
0tiny0sql0id0  3774074286       1.16 CPU + Wait for CPU                   0.80
${statement(80)}

${END}

${page('Top Sessions')}

   Sid, Serial# % Activity Event                             % Event
--------------- ---------- ------------------------------ ----------
User                 Program                          # Samples Active     XIDs
-------------------- ------------------------------ ------------------ --------
      160,   47       4.35 db file sequential read              2.99
ZQUSERS              zqprogram.exe@zqclient02       193/900 [ 21%]       79

      161,   47       3.35 db file parallel write               2.99
SYS                  oracle@zqprocess04 (DBW0)      193/900 [ 21%]       79

${END}

${page('Top DB Objects')}

      Object ID % Activity Event                             % Event
--------------- ---------- ------------------------------ ----------
Object Name (Type)                                    Tablespace
----------------------------------------------------- -------------------------
          43487      15.54 db file sequential read             15.48
ZQOWNER.CUSTOMERS (TABLE)                             DATA

${END}

End of Report
`;
};

/** An ADDM report of the hour from `hour`. */
export const addmWithSecrets = (hour: number): string => `${addmHead({
  task: `ADDM:1234567890_1_${hour}`,
  snaps: [hour, hour + 1],
  begin: `26-OCT-26 0${hour}.00.00 AM`,
  end: `26-OCT-26 0${hour + 1}.00.00 AM`,
  host: 'zqhost01.example.com',
})}1  Top SQL Statements     .39 | 51.22          1


          Findings and Recommendations
          ----------------------------

Finding 1: Top SQL Statements
Impact is .39 active sessions, 51.22% of total activity.
--------------------------------------------------------
SQL statements consuming significant database time were found.

   Recommendation 1: SQL Tuning
   Estimated benefit is .36 active sessions, 47.5% of total activity.
   ------------------------------------------------------------------
   Action
      Look at the session of user "ZQSAID" with program "zqtold.exe" and module
      "zqtold", service "zqsvcsaid", hosted at zqprocess04.
      Related Object
         SQL statement with SQL_ID 0tiny0sql0id0.
         select a from zqparcels where b = 'zqaddm' and n = 918273645
   Rationale
      The session of user "ZQSAID" ran select 1 from zqparcels where b = 'zqaddm'.

End of Report
`;

/** Made up for tests: AWR reports as text, of releases and in ways in which they come. */

/** An instance of 10.2: one table for database and host, the summary in the words of STATSPACK. */
export const AWR_10_2 = `
WORKLOAD REPOSITORY report for

DB Name         DB Id    Instance     Inst Num Release     RAC Host
------------ ----------- ------------ -------- ----------- --- ------------
POND          1234567890 pond1               1 10.2.0.4.0  NO  shore

              Snap Id      Snap Time      Sessions Curs/Sess
            --------- ------------------- -------- ---------
Begin Snap:       100 01-Jan-08 10:00:00        50       3.0
  End Snap:       101 01-Jan-08 11:00:01        51       3.1
   Elapsed:               60.02 (mins)
   DB Time:               10.00 (mins)

Cache Sizes
~~~~~~~~~~~                       Begin        End
                             ---------- ----------
               Buffer Cache:     1,024M     1,024M  Std Block Size:         8K
           Shared Pool Size:       512M       512M      Log Buffer:    14,352K

Load Profile
~~~~~~~~~~~~                            Per Second       Per Transaction
                                   ---------------       ---------------
                  Redo size:             10,000.00              2,000.00
              Logical reads:              5,000.50              1,000.10
              Block changes:                100.00                 20.00
             Physical reads:                 50.00                 10.00
            Physical writes:                 10.00                  2.00
                 User calls:                 40.00                  8.00
                     Parses:                 30.00                  6.00
                Hard parses:                  1.00                  0.20
                      Sorts:                 15.00                  3.00
                     Logons:                  0.10                  0.02
                   Executes:                 60.00                 12.00
               Transactions:                  5.00

  % Blocks changed per Read:    2.00    Recursive Call %:    50.00
 Rollback per transaction %:   10.00       Rows per Sort:    20.00

Instance Efficiency Percentages (Target 100%)
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            Buffer Nowait %:   99.99       Redo NoWait %:  100.00
            Buffer  Hit   %:   99.00    In-memory Sort %:  100.00
            Library Hit   %:   99.00        Soft Parse %:   96.67
         Execute to Parse %:   50.00         Latch Hit %:   99.99
Parse CPU to Parse Elapsd %:   80.00     % Non-Parse CPU:   95.00

 Shared Pool Statistics        Begin    End
                              ------  ------
             Memory Usage %:   80.00   81.00
    % SQL with executions>1:   70.00   71.00
  % Memory for SQL w/exec>1:   60.00   61.00

Top 5 Timed Events                                         Avg %Total
~~~~~~~~~~~~~~~~~~                                        wait   Call
Event                                 Waits    Time (s)   (ms)   Time Wait Class
------------------------------ ------------ ----------- ------ ------ ----------
CPU time                                            500          83.3
db file sequential read             100,000          60      1   10.0   User I/O
log file sync                         5,000          10      2    1.7     Commit
          -------------------------------------------------------------
Time Model Statistics                         DB/Inst: POND/pond1  Snaps: 100-101
-> Total time in database user-calls (DB Time): 600s
-> Ordered by % or DB time desc, Statistic name

Statistic Name                                       Time (s) % of DB Time
------------------------------------------ ------------------ ------------
sql execute elapsed time                                580.0         96.7
DB CPU                                                  500.0         83.3
DB time                                                 600.0          N/A
background elapsed time                                  20.0          N/A
          -------------------------------------------------------------

Wait Class                                    DB/Inst: POND/pond1  Snaps: 100-101
-> s  - second
-> ordered by wait time desc, waits desc

                                                                  Avg
                                       %Time       Total Wait    wait     Waits
Wait Class                      Waits  -outs         Time (s)    (ms)      /txn
-------------------- ---------------- ------ ---------------- ------- ---------
User I/O                      101,000     .0               61       1       5.6
Commit                          5,000     .0               10       2       0.3
          -------------------------------------------------------------

Wait Events                                   DB/Inst: POND/pond1  Snaps: 100-101
-> s  - second
-> ordered by wait time desc, waits desc (idle events last)

                                                                   Avg
                                             %Time  Total Wait    wait     Waits
Event                                 Waits  -outs    Time (s)    (ms)      /txn
---------------------------- -------------- ------ ----------- ------- ---------
db file sequential read             100,000     .0          60       1       5.6
log file sync                         5,000     .1          10       2       0.3
SQL*Net message from client         144,000     .0     100,000     694       8.0
          -------------------------------------------------------------

Background Wait Events                        DB/Inst: POND/pond1  Snaps: 100-101
-> ordered by wait time desc, waits desc (idle events last)

                                                                   Avg
                                             %Time  Total Wait    wait     Waits
Event                                 Waits  -outs    Time (s)    (ms)      /txn
---------------------------- -------------- ------ ----------- ------- ---------
log file parallel write               6,000     .0           9       2       0.3
rdbms ipc message                    20,000   90.0      30,000    1500       1.1
          -------------------------------------------------------------

Operating System Statistics                   DB/Inst: POND/pond1  Snaps: 100-101

Statistic                                       Total
-------------------------------- --------------------
BUSY_TIME                                      60,000
IDLE_TIME                                     660,000
NUM_CPUS                                            2
          -------------------------------------------------------------

SQL ordered by Elapsed Time                   DB/Inst: POND/pond1  Snaps: 100-101
-> Resources reported for PL/SQL code includes the resources used by all SQL
   statements called by the code.

  Elapsed      CPU                  Elap per  % Total
  Time (s)   Time (s)  Executions   Exec (s)  DB Time    SQL Id
---------- ---------- ------------ ---------- ------- -------------
       100         90           10       10.0    16.7 abcdefghijkl1
Module: rod@shore (TNS V1-V3)
select every_fish from pond

        50         40            0        N/A     8.3 abcdefghijkl2
begin feed; end;

          -------------------------------------------------------------

SQL ordered by Gets                           DB/Inst: POND/pond1  Snaps: 100-101

                                Gets              CPU     Elapsed
  Buffer Gets   Executions    per Exec   %Total Time (s)  Time (s)    SQL Id
-------------- ------------ ------------ ------ -------- --------- -------------
     1,000,000           10    100,000.0    5.6    90.00    100.00 abcdefghijkl1
Module: rod@shore (TNS V1-V3)
select every_fish from pond

          -------------------------------------------------------------

Instance Activity Stats                       DB/Inst: POND/pond1  Snaps: 100-101

Statistic                                     Total     per Second     per Trans
-------------------------------- ------------------ -------------- -------------
CPU used by this session                     50,000           13.9           2.8
SQL*Net roundtrips to/from clien            144,000           40.0           8.0
          -------------------------------------------------------------

Instance Activity Stats - Absolute Values     DB/Inst: POND/pond1  Snaps: 100-101
-> Statistics with absolute values (should not be diffed)

Statistic                            Begin Value       End Value
-------------------------------- --------------- ---------------
session cursor cache count             1,000,000       1,000,100
logons current                                50              51
          -------------------------------------------------------------

Tablespace IO Stats                           DB/Inst: POND/pond1  Snaps: 100-101
-> ordered by IOs (Reads + Writes) desc

Tablespace
------------------------------
                 Av      Av     Av                       Av     Buffer Av Buf
         Reads Reads/s Rd(ms) Blks/Rd       Writes Writes/s      Waits Wt(ms)
-------------- ------- ------ ------- ------------ -------- ---------- ------
USERS
       100,000      28    0.6     1.0       30,000        8         10    1.0
          -------------------------------------------------------------

File IO Stats                                 DB/Inst: POND/pond1  Snaps: 100-101
-> ordered by Tablespace, File

Tablespace               Filename
------------------------ ----------------------------------------------------
                 Av      Av     Av                       Av     Buffer Av Buf
         Reads Reads/s Rd(ms) Blks/Rd       Writes Writes/s      Waits Wt(ms)
-------------- ------- ------ ------- ------------ -------- ---------- ------
USERS                    /pond/users01.dbf
       100,000      28    0.6     1.0       30,000        8         10    1.0
          -------------------------------------------------------------

init.ora Parameters                           DB/Inst: POND/pond1  Snaps: 100-101

                                                                End value
Parameter Name                Begin value                       (if different)
----------------------------- --------------------------------- --------------
compatible                    10.2.0.3.0
control_files                 /pond/control01.ctl, /pond/contro
sga_target                    1610612736
          -------------------------------------------------------------

End of Report
`;

/** A pluggable database of 19c, spooled by SELECT: pages of a few lines, each headed by the name of the column. */
export const PDB_19C = `
SQL> select output from table(dbms_workload_repository.awr_report_text(1234567891, 1, 37, 38));

OUTPUT
WORKLOAD REPOSITORY PDB report (PDB snapshots)

DB Name         DB Id    Unique Name DB Role          Edition Release    RAC CDB
------------ ----------- ----------- ---------------- ------- ---------- --- ---
POND          1234567891 pond_north  PRIMARY          EE      19.0.0.0.0 NO  YES

Instance     Inst Num Startup Time    User Name    System Data Visible
------------ -------- --------------- ------------ --------------------
pond1               1 10-Jun-24 08:22 SYS          YES

Container DB Id  Container Name       Open Time
--------------- --------------- ---------------

OUTPUT
     1234567891 NORTH           10-Jun-24 08:25

Host Name        Platform                         CPUs Cores Sockets Memory(GB)
---------------- -------------------------------- ---- ----- ------- ----------
shore            Linux x86 64-bit                    4     2       1      31.00

              Snap Id      Snap Time      Sessions Curs/Sess
            --------- ------------------- -------- ---------
Begin Snap:        37 10-Jun-24 10:00:07         3      11.0
  End Snap:        38 10-Jun-24 11:00:08         0        .0
   Elapsed:               60.02 (mins)
   DB Time:                0.89 (mins)

OUTPUT

Load Profile                    Per Second   Per Transaction  Per Exec  Per Call
~~~~~~~~~~~~~~~            ---------------   --------------- --------- ---------
             DB Time(s):               0.0              26.7      0.03      0.33
              DB CPU(s):               0.0               0.2      0.00      0.00
      Redo size (bytes):               2.4           4,272.0
Session Logical Read IM:
            User logons:               0.0               0.0

OUTPUT
           Transactions:               0.0

Top 10 Foreground Events by Total Wait Time
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                                           Total Wait       Avg   % DB Wait

OUTPUT
Event                                Waits Time (sec)      Wait   time Class
------------------------------ ----------- ---------- --------- ------ --------
enq: TX - row lock contention            1       52.9   52.86 s   98.9 Applicat
DB CPU                                             .4               .8
control file sequential read            48          0  268.69us     .0 System I


Wait Classes by Total Wait Time

OUTPUT
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                                                          Avg             Avg
                                        Total Wait       Wait   % DB   Active
Wait Class                  Waits       Time (sec)       Time   time Sessions
---------------- ---------------- ---------------- ---------- ------ --------
Application                    15               53  3524.27ms   98.9      0.0
DB CPU                                           0                .8      0.0

OUTPUT
Network                        26                0     3.08us     .0      0.0

Foreground Wait Events                         DB/Inst: POND/pond1  Snaps: 37-38
-> s  - second, ms - millisecond, us - microsecond, ns - nanosecond

OUTPUT
-> %Timeouts: value of 0 indicates value was < .5%.  Value of null is truly 0

                                                Total
                                       %Time     Wait              Waits   % DB
Event                            Waits -outs Time (s)  Avg wait     /txn   time
-------------------------- ----------- ----- -------- --------- -------- ------
enq: TX - row lock content           1             53   52.86 s      0.5   98.9
control file sequential re          48              0  268.69us     24.0     .0
                          ------------------------------------------------------

SQL ordered by Elapsed Time                    DB/Inst: POND/pond1  Snaps: 37-38
-> % Total DB Time is the Elapsed Time of the SQL statement divided
   into the Total Database Time multiplied by 100

        Elapsed                  Elapsed Time
        Time (s)    Executions  per Exec (s)  %Total   %CPU    %IO    SQL Id
---------------- -------------- ------------- ------ ------ ------ -------------
            52.9              1         52.86   98.9     .1     .0 aa7t6babr24z1
Module: rod@shore (TNS V1-V3)
   PDB: NORTH
update fish set weight = 888 where pond = 10

             0.1            N/A           N/A     .2    3.3     .0 6hnhqahphpk82

OUTPUT
   PDB: NORTH
select weight from fish where pond=:1

                          ------------------------------------------------------

End of Report
`;

/** How Oracle's text reports of ASH and ADDM begin, for tests: the same lines, with what a test is about filled in. */

interface AshHead {
  release: string;
  host: string;
  /** As printed: `18-Jun-11 12:00:00`. */
  begin: string;
  end: string;
  minutes: string;
}

/** Up to the first section, of an instance of 11.2 and before. */
export const ashHead = ({ release, host, begin, end, minutes }: AshHead): string => `
ASH Report For SHOP/shop1

DB Name         DB Id    Instance     Inst Num Release     RAC Host
------------ ----------- ------------ -------- ----------- --- ------------
SHOP          1234567890 shop1               1 ${release}  NO  ${host}

CPUs           SGA Size       Buffer Cache        Shared Pool    ASH Buffer Size
---- ------------------ ------------------ ------------------ ------------------
   4      1,019M (100%)       728M (71.4%)       260M (25.5%)        7.5M (1.4%)


          Analysis Begin Time:   ${begin}
            Analysis End Time:   ${end}
                 Elapsed Time:        ${minutes} (mins)
                 Sample Count:       4,583
      Average Active Sessions:        1.70
                Report Target:   None specified
`;

interface AddmHead {
  task: string;
  snaps: readonly [begin: number, end: number];
  /** As printed: `06-SEP-16 11.32.39 AM`. */
  begin: string;
  end: string;
  host: string;
}

/** Up to the list of findings' first row, in the layout from 11.1 on. */
export function addmHead({ task, snaps, begin, end, host }: AddmHead): string {
  const title = `ADDM Report for Task '${task}'`;
  return `
          ${title}
          ${'-'.repeat(title.length)}

Analysis Period
---------------
AWR snapshot range from ${snaps[0]} to ${snaps[1]}.
Time period starts at ${begin}
Time period ends at ${end}

Analysis Target
---------------
Database 'SHOP' with DB ID 1234567890.
Database version 12.1.0.2.0.
ADDM performed an analysis of instance shop1, numbered 1 and hosted at
${host}.

Activity During the Analysis Period
-----------------------------------
Total database time was 1285 seconds.
The average number of active sessions was .76.

Summary of Findings
-------------------
   Description            Active Sessions      Recommendations
                          Percent of Activity
   ---------------------  -------------------  ---------------
`;
}

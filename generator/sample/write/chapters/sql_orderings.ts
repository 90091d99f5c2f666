/** AWR's orders of statements, as data: what each sorts by, its columns and its notes. */
import type { Interval, SqlFigures } from '../../model/types.ts';
import { fixed, int, pct, per, short } from '../format.ts';
import { type Layout, seconds } from '../layout.ts';
import type { Cell } from '../page.ts';

const PLSQL =
  ' Resources reported for PL/SQL code includes the resources used by all SQL     statements called by the code. ';
const CPU = ' %CPU   - CPU Time      as a percentage of Elapsed Time ';
const IO = ' %IO    - User I/O Time as a percentage of Elapsed Time';

export type Figure = (it: SqlFigures) => number;
/** A column before SQL Id: heading, kind, cell. */
type Column = readonly [heading: string, kind: string, cell: (it: SqlFigures, interval: Interval) => Cell];

export interface Ordering {
  anchor: number;
  title: string;
  summary: string;
  by: Figure;
  columns: readonly Column[];
  notes(interval: Interval, shown: readonly SqlFigures[]): readonly string[];
  /** Rows below this are not listed. */
  atLeast: number;
  /** Total of which shares are taken, for the cut of at least one percent. */
  total(interval: Interval): number;
  in?(layout: Layout, interval: Interval): boolean;
}

/** Memory that a statement's cursors take in the shared pool, bytes, and their number. */
const sharableBytes = (it: SqlFigures): number =>
  60_000 + it.statement.text.length * 1900 + it.statement.segments.length * 42_000;
export const versionCount = (it: SqlFigures): number => 1 + ((it.planHash + it.statement.text.length) % 7) * 4;

const sum = (list: readonly SqlFigures[], of: Figure): number => list.reduce((n, it) => n + of(it), 0);
const captured = (part: number, whole: number, of: string): string =>
  `Captured SQL account for ${fixed(Math.min(100, pct(part, whole)), 1).padStart(6)}% of ${of}`;
const two = (n: number | null): Cell => (n === null ? null : fixed(n, 2));

const executions: Column = ['Executions ', 'r', (it) => int(it.executions)];
const plainExecutions: Column = ['Executions', 'r', (it) => int(it.executions)];
const elapsed: Column = ['Elapsed  Time (s)', 'r', (it) => seconds(it.elapsedUs)];
const cpuPct: Column = ['%CPU', 'r', (it) => fixed(pct(it.cpuUs, it.elapsedUs), 2)];
const ioPct: Column = ['%IO', 'r', (it) => fixed(pct(it.ioUs, it.elapsedUs), 2)];
const looseCpu: Column = [' %CPU', 'x', (it) => short(pct(it.cpuUs, it.elapsedUs))];
const looseIo: Column = ['  %IO', 'x', (it) => short(pct(it.ioUs, it.elapsedUs))];
const share = (by: Figure, total: (interval: Interval) => number, heading = '%Total'): Column => [
  heading,
  'r',
  (it, interval) => fixed(pct(by(it), total(interval)), 2),
];

const userIo = (interval: Interval): number =>
  interval.foreground.filter((it) => it.waitClass === 'User I/O').reduce((n, it) => n + it.us, 0);
const clusterTime = (interval: Interval): number =>
  interval.foreground.filter((it) => it.waitClass === 'Cluster').reduce((n, it) => n + it.us, 0);
const requests = (interval: Interval): number => interval.counters.readRequests;

/** In the order of the report. */
export const ORDERINGS: readonly Ordering[] = [
  {
    anchor: 400,
    title: 'Elapsed Time',
    summary: 'elapsed time',
    by: (it) => it.elapsedUs,
    atLeast: 1,
    total: (it) => it.dbTimeUs,
    columns: [
      elapsed,
      executions,
      ['Elapsed Time per Exec (s) ', 'r', (it) => two(per(it.elapsedUs / 1e6, it.executions))],
      share(
        (it) => it.elapsedUs,
        (it) => it.dbTimeUs,
      ),
      cpuPct,
      ioPct,
    ],
    notes: (interval, shown) => [
      PLSQL,
      ' % Total DB Time is the Elapsed Time of the SQL statement divided     into the Total Database Time multiplied by 100 ',
      ' %Total - Elapsed Time  as a percentage of Total DB time ',
      CPU,
      IO,
      `${captured(
        sum(shown, (it) => it.elapsedUs),
        interval.dbTimeUs,
        'Total DB Time (s):',
      )} ${int(interval.dbTimeUs / 1e6).padStart(15)}`,
    ],
  },
  {
    anchor: 500,
    title: 'CPU Time',
    summary: 'CPU time',
    by: (it) => it.cpuUs,
    atLeast: 1,
    total: (it) => it.dbCpuUs,
    columns: [
      ['CPU    Time (s)', 'r', (it) => seconds(it.cpuUs)],
      executions,
      ['CPU per  Exec (s)', 'r', (it) => two(per(it.cpuUs / 1e6, it.executions))],
      share(
        (it) => it.cpuUs,
        (it) => it.dbCpuUs,
      ),
      elapsed,
      cpuPct,
      ioPct,
    ],
    notes: (interval, shown) => [
      PLSQL,
      ' %Total - CPU Time      as a percentage of Total DB CPU ',
      CPU,
      IO,
      `${captured(
        sum(shown, (it) => it.cpuUs),
        interval.dbCpuUs,
        'Total CPU Time (s):',
      )} ${int(interval.dbCpuUs / 1e6).padStart(15)}`,
    ],
  },
  {
    anchor: 550,
    title: 'User I/O Wait Time',
    summary: 'user I/O time',
    by: (it) => it.ioUs,
    atLeast: 5000,
    total: userIo,
    columns: [
      ['User I/O Time (s)', 'r', (it) => seconds(it.ioUs)],
      executions,
      ['UIO per  Exec (s)', 'r', (it) => two(per(it.ioUs / 1e6, it.executions))],
      share((it) => it.ioUs, userIo),
      elapsed,
      cpuPct,
      ioPct,
    ],
    notes: (interval, shown) => [
      PLSQL,
      ' %Total - User I/O Time as a percentage of Total User I/O Wait time ',
      CPU,
      IO,
      `${captured(
        sum(shown, (it) => it.ioUs),
        userIo(interval),
        'Total User I/O Wait Time (s):',
      )} ${int(userIo(interval) / 1e6).padStart(15)}`,
    ],
  },
  {
    anchor: 600,
    title: 'Gets',
    summary: 'buffer gets',
    by: (it) => it.gets,
    atLeast: 1,
    total: (it) => it.counters.logicalReads,
    columns: [
      ['Buffer Gets ', 'r', (it) => int(it.gets)],
      plainExecutions,
      ['Gets     per Exec  ', 'r', (it) => two(per(it.gets, it.executions))],
      share(
        (it) => it.gets,
        (it) => it.counters.logicalReads,
      ),
      elapsed,
      looseCpu,
      looseIo,
    ],
    notes: (interval, shown) => [
      PLSQL,
      ' %Total - Buffer Gets   as a percentage of Total Buffer Gets ',
      CPU,
      IO,
      `Total Buffer Gets: ${int(interval.counters.logicalReads).padStart(15)}`,
      captured(
        sum(shown, (it) => it.gets),
        interval.counters.logicalReads,
        'Total',
      ),
    ],
  },
  {
    anchor: 700,
    title: 'Reads',
    summary: 'physical reads',
    by: (it) => it.reads,
    atLeast: 1,
    total: (it) => it.counters.physicalReads,
    columns: [
      ['Physical Reads', 'r', (it) => int(it.reads)],
      plainExecutions,
      ['Reads     per Exec  ', 'r', (it) => two(per(it.reads, it.executions))],
      share(
        (it) => it.reads,
        (it) => it.counters.physicalReads,
      ),
      elapsed,
      cpuPct,
      ioPct,
    ],
    notes: (interval, shown) => [
      ' %Total - Physical Reads as a percentage of Total Disk Reads ',
      CPU,
      IO,
      `Total Disk Reads: ${int(interval.counters.physicalReads).padStart(15)}`,
      captured(
        sum(shown, (it) => it.reads),
        interval.counters.physicalReads,
        'Total',
      ),
    ],
  },
  {
    anchor: 740,
    title: 'Physical Reads (UnOptimized)',
    summary: 'unoptimized read requests',
    by: (it) => it.readRequests,
    atLeast: 1,
    total: requests,
    columns: [
      ['UnOptimized Read Reqs', 'r', (it) => int(it.readRequests)],
      ['Physical  Read Reqs', 'r', (it) => int(it.readRequests)],
      plainExecutions,
      ['UnOptimized Reqs per Exec', 'r', (it) => two(per(it.readRequests, it.executions))],
      ['%Opt', 'r', () => '0.00'],
      share((it) => it.readRequests, requests),
    ],
    notes: (interval, shown) => {
      const part = captured(
        sum(shown, (it) => it.readRequests),
        requests(interval),
        'Total',
      );
      return [
        ' UnOptimized Read Reqs = Physical Read Reqts - Optimized Read Reqs ',
        ' %Opt   - Optimized Reads as percentage of SQL Read Requests ',
        ' %Total - UnOptimized Read Reqs as a percentage of Total UnOptimized Read Reqs',
        `Total Physical Read Requests: ${int(requests(interval)).padStart(15)}`,
        part,
        `Total UnOptimized Read Requests: ${int(requests(interval)).padStart(15)}`,
        part,
        'Total Optimized Read Requests:               1',
        'Captured SQL account for    0.0% of Total',
      ];
    },
  },
  {
    anchor: 800,
    title: 'Executions',
    summary: 'number of executions',
    by: (it) => it.executions,
    atLeast: 1,
    total: (it) => it.counters.executions,
    columns: [
      executions,
      ['Rows Processed', 'r', (it) => int(it.rows)],
      ['Rows per Exec', 'r', (it) => two(per(it.rows, it.executions))],
      elapsed,
      looseCpu,
      looseIo,
    ],
    notes: (interval, shown) => [
      CPU,
      IO,
      `Total Executions: ${int(interval.counters.executions).padStart(15)}`,
      captured(
        sum(shown, (it) => it.executions),
        interval.counters.executions,
        'Total',
      ),
    ],
  },
  {
    anchor: 900,
    title: 'Parse Calls',
    summary: 'number of parse calls',
    by: (it) => it.parses,
    atLeast: 1,
    total: (it) => it.counters.parses,
    columns: [
      ['Parse Calls', 'r', (it) => int(it.parses)],
      executions,
      share(
        (it) => it.parses,
        (it) => it.counters.parses,
        '% Total Parses',
      ),
    ],
    notes: (interval, shown) => [
      `Total Parse Calls: ${int(interval.counters.parses).padStart(15)}`,
      captured(
        sum(shown, (it) => it.parses),
        interval.counters.parses,
        'Total',
      ),
    ],
  },
  {
    anchor: 1000,
    title: 'Sharable Memory',
    summary: 'amount of shared memory used',
    by: sharableBytes,
    atLeast: 1_048_576,
    total: () => 0,
    columns: [
      ['Sharable Mem (b)', 'r', (it) => int(sharableBytes(it))],
      executions,
      [
        '% Total',
        'r',
        (it, interval) => fixed(pct(sharableBytes(it), interval.database.cast.sharedPoolMb * 1048576), 2),
      ],
    ],
    notes: () => ['Only Statements with Sharable Memory greater than 1048576 are displayed'],
  },
  {
    anchor: 1100,
    title: 'Version Count',
    summary: 'version counts',
    by: versionCount,
    atLeast: 21,
    total: () => 0,
    columns: [['Version Count ', 'r', (it) => int(versionCount(it))], executions],
    notes: () => ['Only Statements with Version Count greater than 20 are displayed'],
  },
  {
    anchor: 1150,
    title: 'Cluster Wait Time',
    summary: 'cluster wait time',
    by: (it) => it.clusterUs,
    atLeast: 5000,
    total: clusterTime,
    in: (_, interval) => interval.database.isRac,
    columns: [
      ['Cluster Wait Time (s)', 'r', (it) => seconds(it.clusterUs)],
      plainExecutions,
      share((it) => it.clusterUs, clusterTime),
      ['Elapsed Time(s)', 'r', (it) => seconds(it.elapsedUs)],
      ['%Clu', 'r', (it) => fixed(pct(it.clusterUs, it.elapsedUs), 2)],
      cpuPct,
      ioPct,
    ],
    notes: (interval, shown) => [
      ' %Total - Cluster Time  as a percentage of Total Cluster Wait Time ',
      ' %Clu   - Cluster Time  as a percentage of Elapsed Time ',
      CPU,
      IO,
      ' Only SQL with Cluster Wait Time > .005 seconds is reported',
      `Total Cluster Wait Time (s): ${int(clusterTime(interval) / 1e6).padStart(15)}`,
      captured(
        sum(shown, (it) => it.clusterUs),
        clusterTime(interval),
        'Total',
      ),
    ],
  },
];

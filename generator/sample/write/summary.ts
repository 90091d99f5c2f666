/** The report summary: findings, load profile, efficiency, top events, wait classes, CPU, memory. */
import { awrMinute } from '../calendar.ts';
import type { Interval } from '../model/types.ts';
import { waitClassesOf } from './classes.ts';
import { findingsOf } from './findings.ts';
import { fixed, int, padded, pct, short } from './format.ts';
import type { Layout } from './layout.ts';
import { loadProfile } from './load_profile.ts';
import type { Cell, Page } from './page.ts';

export function writeSummary(page: Page, interval: Interval, layout: Layout): void {
  page.add('<h3 class="awr"><a class="awr" name="99999"></a>Report Summary</h3>\n');
  if (layout.modern) writeFindings(page, interval);
  page.add('<p />Load Profile<p />\n').table({
    wide: true,
    summary: 'This table displays load profile',
    columns: 'srrrr',
    header: ['', 'Per Second', 'Per Transaction', 'Per Exec', 'Per Call'],
    rows: loadProfile(interval, layout),
  });
  page.add('Instance Efficiency Percentages (Target 100%)\n<p />\n').table({
    wide: true,
    summary: 'This table displays instance efficiency percentages',
    columns: 'srlr',
    header: null,
    rows: efficiency(interval, layout),
  });
  page
    .add('Top 10 Foreground Events by Total Wait Time<p />\n')
    .notes([])
    .table({
      wide: true,
      summary: 'This table displays top 10 wait events by total wait time',
      columns: 'srrrrl',
      header: ['Event', 'Waits', 'Total Wait Time (sec)', layout.topAverage, '% DB time', 'Wait Class'],
      rows: topEvents(interval, layout),
    });
  page
    .add('<p />Wait Classes by Total Wait Time<p />\n')
    .notes([])
    .table({
      wide: true,
      summary: 'This table displays wait class statistics ordered by total wait time',
      columns: 'srrrrr',
      header: ['Wait Class', 'Waits', 'Total Wait Time (sec)', layout.classAverage, '% DB time', 'Avg Active Sessions'],
      rows: waitClassesOf(interval, [...interval.foreground, ...interval.background]).map((it) => [
        it.name,
        it.waits === null ? null : int(it.waits),
        int(it.us / 1e6),
        it.waits === null ? null : layout.wait(it.us / it.waits),
        bareOne(pct(it.us, interval.dbTimeUs)),
        fixed(it.us / 1e6 / interval.elapsedS, 1),
      ]),
    });
  writeCpu(page, interval);
  writeMemory(page, interval, layout);
}

const bareOne = (n: number): string => n.toFixed(1).replace(/^0\./, '.');

function writeFindings(page: Page, interval: Interval): void {
  const { database, instance, begin, end } = interval;
  const aas = interval.dbTimeUs / 1e6 / interval.elapsedS;
  const task = `ADDM:${database.dbId}_${instance.number}_${end.id}`;
  const rows: Cell[][] = findingsOf(interval).map(([name, share]) => [
    name,
    fixed(aas, 2),
    fixed(share, 2),
    task,
    awrMinute(begin.time),
    awrMinute(end.time),
  ]);
  if (rows.length === 0) return;
  page
    .add('<p />Top ADDM Findings by Average Active Sessions<p />\n')
    .notes([])
    .table({
      wide: true,
      summary: 'This table displays top ADDM findings by average active sessions',
      columns: 'lrrsll',
      header: [
        'Finding Name',
        'Avg active sessions of the task',
        'Percent active sessions of finding',
        'Task Name',
        'Begin Snap Time',
        'End Snap Time',
      ],
      rows,
    });
}

/** Foreground events and DB CPU together, by time. */
function topEvents(interval: Interval, layout: Layout): Cell[][] {
  const cpu = { name: 'DB CPU', waitClass: '', waits: null, us: interval.dbCpuUs };
  return [cpu, ...interval.foreground]
    .sort((a, b) => b.us - a.us)
    .slice(0, 10)
    .map((it) => [
      it.name,
      it.waits === null ? null : int(it.waits),
      short(it.us / 1e6),
      it.waits === null ? null : layout.wait(it.us / it.waits),
      bareOne(pct(it.us, interval.dbTimeUs)),
      it.waitClass || null,
    ]);
}

function efficiency(interval: Interval, layout: Layout): Cell[][] {
  const c = interval.counters;
  const f = (n: number): string => padded(fixed(Math.max(-99, Math.min(100, n)), 2), 17);
  const cached = c.logicalReads - c.directReads;
  const rows: Cell[][] = [
    [
      'Buffer Nowait %:',
      f(100 - pct(c.bufferBusyWaits, c.logicalReads)),
      'Redo NoWait %:',
      f(99.99 + 0.01 * interval.activity),
    ],
    ['Buffer  Hit   %:', f(100 - pct(c.singleReads + c.multiReads, cached)), 'In-memory Sort %:', f(100)],
    [
      'Library Hit   %:',
      f(100 - pct(c.hardParses * 1.4, c.executions)),
      'Soft Parse %:',
      f(100 - pct(c.hardParses, c.parses)),
    ],
    ['Execute to Parse %:', f(100 - pct(c.parses, c.executions)), 'Latch Hit %:', f(100 - 0.05 * interval.activity)],
    [
      'Parse CPU to Parse Elapsd %:',
      f(91.4 - 22 * interval.activity),
      '% Non-Parse CPU:',
      f(100 - pct(c.hardParses * 900, interval.dbCpuUs)),
    ],
  ];
  if (layout.modern) rows.push(['Flash Cache Hit %:', f(0)]);
  return rows;
}

function writeCpu(page: Page, interval: Interval): void {
  const { cast } = interval.database;
  const { os } = interval;
  const all = os.busy + os.idle;
  const one = (n: number): string => padded(fixed(n, 1), 6);
  page.add('Host CPU\n<p />\n').table({
    wide: true,
    summary: 'This table displays system load statistics',
    columns: 'rrrrrrrrr',
    header: ['CPUs', 'Cores', 'Sockets', 'Load Average Begin', 'Load Average End', '%User', '%System', '%WIO', '%Idle'],
    rows: [
      [
        padded(String(cast.cpus), 5),
        padded(String(cast.cores), 5),
        padded(String(cast.sockets), 5),
        padded(fixed(interval.atBegin.load, 2), 7),
        padded(fixed(interval.atEnd.load, 2), 7),
        one(pct(os.user, all)),
        one(pct(os.sys, all)),
        one(pct(os.iowait, all)),
        one(pct(os.idle, all)),
      ],
    ],
  });
  const instanceCs = (interval.dbCpuUs + interval.backgroundCpuUs) / 1e4;
  page.add('Instance CPU\n<p />\n').table({
    wide: true,
    summary: 'This table displays CPU usage and wait statistics',
    columns: 'rrr',
    header: ['%Total CPU', '%Busy CPU', '%DB time waiting for CPU (Resource Manager)'],
    rows: [
      [
        padded(fixed(pct(instanceCs, all), 1), 10),
        padded(fixed(Math.min(100, pct(instanceCs, os.busy)), 1), 10),
        padded('0.0', 10),
      ],
    ],
  });
}

function writeMemory(page: Page, interval: Interval, layout: Layout): void {
  const { cast } = interval.database;
  const { atBegin, atEnd, elapsedS, counters: c } = interval;
  const rate = (n: number): string => padded(fixed(n / elapsedS, 1), 18);
  const line = (label: string, reads: number, writes: number): Cell[] => [
    label,
    rate(reads + writes),
    rate(reads),
    rate(writes),
  ];
  const redoRead = c.redoBytes / 1048576;
  const mb = (blocks: number): number => blocks / 128;
  page.add('IO Profile<p />\n').table({
    wide: true,
    summary: 'This table displays IO profile',
    columns: 'srrr',
    header: ['', 'Read+Write Per Second', 'Read per Second', 'Write Per Second'],
    rows: [
      line('Total Requests:', c.readRequests + elapsedS * 4, c.writeRequests + c.redoWrites + elapsedS * 2),
      line('Database Requests:', c.readRequests, c.writeRequests),
      line('Optimized Requests:', 0, 0),
      line('Redo Requests:', redoRead, c.redoWrites),
      line(
        'Total (MB):',
        mb(c.physicalReads) + redoRead + elapsedS * 0.06,
        mb(c.physicalWrites) + 2 * redoRead + elapsedS * 0.03,
      ),
      line('Database (MB):', mb(c.physicalReads), mb(c.physicalWrites)),
      line('Optimized Total (MB):', 0, 0),
      line('Redo (MB):', redoRead, redoRead),
      line('Database (blocks):', c.physicalReads, c.physicalWrites),
      line('Via Buffer Cache (blocks):', c.singleReads + c.multiReads, c.cacheWrites),
      line('Direct (blocks):', c.directReads + c.tempReads, c.directWrites),
    ],
  });
  const hostMb = cast.memoryGb * 1024;
  const two = (label: string, a: string, b: string, width: number): Cell[] => [
    label,
    padded(a, width),
    padded(b, width),
  ];
  page.add('Memory Statistics\n<p />\n').table({
    wide: true,
    summary: 'This table displays memory statistics',
    columns: 'srr',
    header: [' ', 'Begin', 'End'],
    rows: [
      two('Host Mem (MB):', fixed(hostMb, 1), fixed(hostMb, 1), 12),
      two('SGA use (MB):', fixed(cast.sgaMb, 1), fixed(cast.sgaMb, 1), 12),
      two('PGA use (MB):', fixed(atBegin.pgaMb, 1), fixed(atEnd.pgaMb, 1), 12),
      two(
        '% Host Mem used for SGA+PGA:',
        fixed(pct(cast.sgaMb + atBegin.pgaMb, hostMb), 2),
        fixed(pct(cast.sgaMb + atEnd.pgaMb, hostMb), 2),
        8,
      ),
    ],
  });
  if (layout.release === '19c') {
    page.add('Database Resource Limits\n<p />\n').table({
      wide: true,
      summary: 'This table displays database resource limits',
      columns: 'srr',
      header: ['', 'Begin', 'End'],
      rows: [
        ['CPUs:', String(cast.cpus), String(cast.cpus)],
        two('SGA Target:', int(cast.sgaMb * 1048576), int(cast.sgaMb * 1048576), 16),
        two('PGA Target:', int(cast.pgaTargetMb * 1048576), int(cast.pgaTargetMb * 1048576), 16),
        two('Memory Target', '0', '0', 16),
      ],
    });
  }
  const size = (n: number, unit: string): string => padded(`${int(n)}${unit}`, 11);
  page.add('Cache Sizes\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    columns: 'srrlr',
    header: ['', 'Begin', 'End', '', ''],
    summary: 'This table displays cache sizes and other statistics for\n                    different types of cache',
    rows: [
      ['Buffer Cache:', size(cast.bufferCacheMb, 'M'), size(cast.bufferCacheMb, 'M'), 'Std Block Size:', size(8, 'K')],
      [
        'Shared Pool Size:',
        size(cast.sharedPoolMb, 'M'),
        size(cast.sharedPoolMb, 'M'),
        'Log Buffer:',
        size(cast.logBufferKb, 'K'),
      ],
      ...(layout.modern ? [['In-Memory Area:', size(0, 'M'), size(0, 'M'), null, null]] : []),
    ],
  });
  const repeated = 93.5 - Math.min(20, c.hardParses / elapsedS) * 0.8;
  page.add('Shared Pool Statistics\n<p />\n').table({
    wide: true,
    summary: 'This table displays shared pool statistics',
    columns: 'srr',
    header: ['', 'Begin', 'End'],
    rows: [
      two('Memory Usage %:', fixed(atBegin.sharedPoolUsedPct, 2), fixed(atEnd.sharedPoolUsedPct, 2), 17),
      two('% SQL with executions>1:', fixed(repeated, 2), fixed(repeated + 0.4, 2), 17),
      two('% Memory for SQL w/exec>1:', fixed(repeated - 6.1, 2), fixed(repeated - 5.2, 2), 17),
    ],
  });
}

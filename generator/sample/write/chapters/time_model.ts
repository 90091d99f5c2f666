/** Time model statistics: where DB time went by kind of work. DB time is DB CPU and the foreground's waits. */
import type { Interval } from '../../model/types.ts';
import { fixed, pct } from '../format.ts';
import { seconds } from '../layout.ts';
import type { Cell } from '../page.ts';
import { section } from '../section.ts';

/** Foreground statistics in µs, without those of the background. */
export function timeModelOf(interval: Interval): [name: string, us: number][] {
  const { counters: c, dbTimeUs, dbCpuUs } = interval;
  const outside = interval.foreground
    .filter((it) => it.waitClass === 'Commit' || it.waitClass === 'Network')
    .reduce((n, it) => n + it.us, 0);
  const logons = c.logons * 2600;
  const hard = c.hardParses * 1900;
  const parse = hard + c.parses * 11;
  const plsql = interval.sql.filter((it) => it.statement.program !== null).reduce((n, it) => n + it.cpuUs * 0.08, 0);
  return [
    ['sql execute elapsed time', Math.max(0, dbTimeUs - outside - logons - parse * 0.3)],
    ['DB CPU', dbCpuUs],
    ['parse time elapsed', parse],
    ['hard parse elapsed time', hard],
    ['PL/SQL execution elapsed time', plsql + c.executions * 0.4],
    ['connection management call elapsed time', logons],
    ['hard parse (sharing criteria) elapsed time', hard * 0.11],
    ['hard parse (bind mismatch) elapsed time', hard * 0.008],
    ['failed parse elapsed time', c.hardParses * 6],
    ['PL/SQL compilation elapsed time', c.hardParses * 14],
    ['sequence load elapsed time', c.commits * 0.8],
    ['repeated bind elapsed time', c.executions * 0.02],
  ];
}

export const timeModel = section(1500, 'Time Model Statistics', {
  notes: (interval, layout) => [
    ...(layout.modern
      ? []
      : [`Total time in database user-calls (DB Time): ${fixed(interval.dbTimeUs / 1e6, 1).replace(/,/g, '')}s`]),
    ...layout.timeModelNotes,
  ],
  table: (interval, layout) => {
    const cpu = interval.dbCpuUs + interval.backgroundCpuUs;
    const row = (name: string, us: number, share: boolean, ofCpu: boolean): Cell[] => [
      name,
      seconds(us),
      share ? fixed(pct(us, interval.dbTimeUs), 2) : null,
      ...(layout.modern ? [ofCpu ? fixed(pct(us, cpu), 2) : null] : []),
    ];
    return {
      summary:
        'This table displays different time model statistics. For each statistic, time and % of DB time are displayed',
      columns: 'srrr',
      header: ['Statistic Name', 'Time (s)', layout.pctDbTime, ...(layout.modern ? ['% of Total CPU Time'] : [])],
      rows: [
        ...timeModelOf(interval)
          .sort((a, b) => b[1] - a[1])
          .map(([name, us]) => row(name, us, true, name === 'DB CPU')),
        row('DB time', interval.dbTimeUs, false, false),
        row('background elapsed time', interval.backgroundElapsedUs, false, false),
        row('background cpu time', interval.backgroundCpuUs, false, true),
        ...(layout.modern ? [row('total CPU time', cpu, false, false)] : []),
      ],
    };
  },
});

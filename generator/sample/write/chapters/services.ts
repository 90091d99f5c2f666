/** Services: DB time and waits by the service sessions connected to. Shares follow the modules' areas of business. */
import type { Interval } from '../../model/types.ts';
import { fixed, int } from '../format.ts';
import { type Section, section } from '../section.ts';

interface ServiceFigures {
  name: string;
  dbTimeUs: number;
  cpuUs: number;
  reads: number;
  gets: number;
  share: number;
}

const AREAS = ['orders', 'warehouse', 'reporting'] as const;

/** One service for each area, the database's own for the rest; sums are the instance's totals. */
export function servicesOf(interval: Interval): ServiceFigures[] {
  const { database, dbTimeUs, dbCpuUs, counters: c } = interval;
  const elapsed = interval.sql.reduce((n, it) => n + it.elapsedUs, 0);
  const listed = AREAS.map((area) => {
    const own = interval.sql.filter((it) => it.statement.area === area);
    const share = elapsed > 0 ? own.reduce((n, it) => n + it.elapsedUs, 0) / elapsed : 0;
    return {
      name: `${database.uniqueName}_${area}.${database.cast.domain}`,
      dbTimeUs: dbTimeUs * share * 0.97,
      cpuUs: dbCpuUs * share * 0.96,
      reads: own.reduce((n, it) => n + it.reads, 0),
      gets: own.reduce((n, it) => n + it.gets, 0),
      share,
    };
  });
  const sum = (of: (it: ServiceFigures) => number): number => listed.reduce((n, it) => n + of(it), 0);
  const rest = {
    name: 'SYS$USERS',
    dbTimeUs: dbTimeUs - sum((it) => it.dbTimeUs),
    cpuUs: dbCpuUs - sum((it) => it.cpuUs),
    reads: Math.max(0, c.physicalReads - sum((it) => it.reads)),
    gets: Math.max(0, c.logicalReads - sum((it) => it.gets)),
    share: 1 - sum((it) => it.share),
  };
  const none = { dbTimeUs: 0, cpuUs: 0, reads: 0, gets: 0, share: 0 };
  return [...listed, rest].sort((a, b) => b.dbTimeUs - a.dbTimeUs).concat({ name: 'SYS$BACKGROUND', ...none });
}

export const serviceSections: readonly Section[] = [
  section(5800, 'Service Statistics', {
    notes: () => [' ordered by DB Time'],
    table: (interval) => ({
      summary:
        'This table displays service statistics. It displays service names and corresponding DB time, DB CPU, Physical reads, logical reads.',
      columns: 'srrrr',
      header: ['Service Name', 'DB Time (s)', 'DB CPU (s)', 'Physical Reads (K)', 'Logical Reads (K)'],
      rows: servicesOf(interval).map((it) => [
        it.name,
        int(it.dbTimeUs / 1e6),
        int(it.cpuUs / 1e6),
        int(it.reads / 1000),
        int(it.gets / 1000),
      ]),
    }),
  }),
  section(5820, 'Service Wait Class Stats', {
    notes: () => [
      ' Wait Class info for services in the Service Statistics section.  ',
      ' Total Waits and Time Waited displayed for the following wait     classes:  User I/O, Concurrency, Administrative, Network ',
      ' Time Waited (Wt Time) in seconds',
    ],
    table: (interval) => {
      const classes = ['User I/O', 'Concurrency', 'Administrative', 'Network'].map((name) => {
        const own = interval.foreground.filter((it) => it.waitClass === name);
        return { waits: own.reduce((n, it) => n + it.waits, 0), us: own.reduce((n, it) => n + it.us, 0) };
      });
      return {
        summary:
          'This table displays service wait class statistics. It displays user I/O total wait, user I/O wait time, concurrency total wait, concurrency wait time, etc.',
        columns: 'srrrrrrrr',
        header: [
          'Service Name',
          'User I/O Total Wts',
          'User I/O Wt Time',
          'Concurcy Total Wts',
          'Concurcy Wt Time',
          'Admin Total Wts',
          'Admin Wt Time',
          'Network Total Wts',
          'Network Wt Time',
        ],
        rows: servicesOf(interval).map((it) => [
          it.name,
          ...classes.flatMap((sum) => [
            String(Math.round(sum.waits * it.share)),
            String(Math.round((sum.us * it.share) / 1e6)),
          ]),
        ]),
      };
    },
  }),
];

export const channelWaits = section(5840, 'Top 10 Channel Waits', {
  in: (layout) => layout.modern,
  notes: () => [' Top 10 Channel Waits by wait time '],
  table: (interval, layout) => {
    const reliable = interval.foreground.find((it) => it.name === 'reliable message');
    if (!reliable) return null;
    const rows = [['obj broadcast channel', 0.62, 0.7] as const, ['RBR channel', 0.38, 0.3] as const];
    return {
      summary: 'This table displays top 10 Channel Watis by wait time.',
      columns: 'srrr',
      header: ['Channel', 'Waits', 'Total Wait Time (s)', 'Avg Wait'],
      rows: rows.map(([name, waits, us]) => [
        name,
        int(Math.max(1, reliable.waits * waits)),
        fixed((reliable.us * us) / 1e6, 0),
        layout.wait((reliable.us * us) / Math.max(1, reliable.waits * waits)),
      ]),
    };
  },
});

/** The tables above the report summary: database, instance, host, containers, the two snapshots. */
import { awrMinute, awrTime } from '../calendar.ts';
import type { Interval } from '../model/types.ts';
import { bare, fixed, int, padded } from './format.ts';
import type { Layout } from './layout.ts';
import type { Page } from './page.ts';

const INSTANCE = 'This table displays database instance information';

export function writeHeader(page: Page, interval: Interval, layout: Layout): void {
  const { database, instance, startup } = interval;
  const rac = database.isRac ? 'YES' : 'NO';
  const cdb = database.pdb ? 'YES' : 'NO';
  if (layout.modern) {
    page.table({
      wide: true,
      whiteFirst: true,
      summary: INSTANCE,
      columns: 'srllllll',
      header: ['DB Name', 'DB Id', 'Unique Name', 'Role', 'Edition', 'Release', 'RAC', 'CDB'],
      rows: [
        [database.name, String(database.dbId), database.uniqueName, 'PRIMARY', 'EE', layout.releaseText, rac, cdb],
      ],
    });
    const visible = layout.release === '19c' && !database.pdb;
    page.add('<p />\n').table({
      whiteFirst: true,
      summary: INSTANCE,
      columns: 'srlll',
      header: ['Instance', 'Inst Num', 'Startup Time', ...(visible ? ['User Name', 'System Data Visible'] : [])],
      rows: [[instance.name, String(instance.number), awrMinute(startup), ...(visible ? ['SYS', 'YES'] : [])]],
    });
  } else {
    page.table({
      wide: true,
      whiteFirst: true,
      summary: INSTANCE,
      columns: 'srlrlll',
      header: ['DB Name', 'DB Id', 'Instance', 'Inst num', 'Startup Time', 'Release', 'RAC'],
      rows: [
        [
          database.name,
          String(database.dbId),
          instance.name,
          String(instance.number),
          awrMinute(startup),
          layout.releaseText,
          rac,
        ],
      ],
    });
  }
  if (database.pdb) {
    page.add('<p />\n').table({
      whiteFirst: true,
      summary: 'This table displays pdb instance information',
      columns: 'rsl',
      header: ['Container DB Id', 'Container Name', 'Open Time'],
      rows: [
        [String(database.pdb.dbId), database.pdb.name, awrMinute(startup + 60)],
        [String(database.dbId), 'CDB$ROOT', awrMinute(startup)],
      ],
    });
  }
  const { cast } = database;
  page.add('<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays host information',
    columns: 'slrrrr',
    header: ['Host Name', 'Platform', 'CPUs', 'Cores', 'Sockets', 'Memory (GB)'],
    rows: [
      [
        instance.host,
        'Linux x86 64-bit',
        padded(String(cast.cpus), 4),
        padded(String(cast.cores), 4),
        padded(String(cast.sockets), 4),
        padded(fixed(cast.memoryGb, 2), 8),
      ],
    ],
  });
  writeSnapshots(page, interval);
}

function writeSnapshots(page: Page, interval: Interval): void {
  const { database, begin, end, atBegin, atEnd } = interval;
  const extraHeads = [...(database.isRac ? ['Instances'] : []), ...(database.pdb ? ['Pluggable Databases Open'] : [])];
  const extra = [...(database.isRac ? ['2'] : []), ...(database.pdb ? ['1'] : [])];
  const blank = extra.map(() => null);
  const minutes = (s: number): string => padded(`${fixed(s / 60, 2)} (mins)`, 26);
  page.table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays snapshot information',
    columns: `srcrr${'r'.repeat(extra.length)}`,
    header: ['', 'Snap Id', 'Snap Time', 'Sessions', 'Cursors/Session', ...extraHeads],
    rows: [
      [
        'Begin Snap:',
        String(begin.id),
        awrTime(begin.time),
        int(atBegin.sessions).replace(/,/g, ''),
        padded(bare(atBegin.cursors, 1), 9),
        ...extra,
      ],
      [
        'End Snap:',
        String(end.id),
        awrTime(end.time),
        int(atEnd.sessions).replace(/,/g, ''),
        padded(bare(atEnd.cursors, 1), 9),
        ...extra,
      ],
      ['Elapsed:', null, minutes(interval.elapsedS), null, null, ...blank],
      ['DB Time:', null, minutes(interval.dbTimeUs / 1e6), null, null, ...blank],
    ],
  });
}

/** Small AWR reports of our own making, in the layout of 19c: enough of each section for the reader to take it. */

export interface TinyReport {
  dbName?: string;
  dbId?: number;
  instance?: string;
  instanceNumber?: number;
  beginSnap?: number;
  /** Hour of 5 March 2024 at which the interval begins; 24 and more run on. */
  hour?: number;
  /** Changes figures, not the identity. */
  load?: number;
  /** SQL text, as it stands in the page; escape it. */
  sqlText?: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** One report, one hour long. */
export function tinyReport(options: TinyReport = {}): string {
  const { dbName = 'TINY', dbId = 1000000001, instance = 'tiny1', instanceNumber = 1 } = options;
  const { hour = 8, load = 1, sqlText = 'select count(*) from parcels' } = options;
  const { beginSnap = 100 + hour } = options;
  const at = (offset: number): string => oracleTime(new Date(Date.UTC(2024, 2, 5, hour + offset, 0, 3)));
  const tables = [
    table('This table displays database instance information', [
      ['DB Name', 'DB Id', 'Unique Name', 'Role', 'Edition', 'Release', 'RAC', 'CDB'],
      [dbName, dbId, dbName.toLowerCase(), 'PRIMARY', 'EE', '19.0.0.0.0', 'NO', 'NO'],
    ]),
    table('This table displays database instance information', [
      ['Instance', 'Inst Num', 'Startup Time'],
      [instance, instanceNumber, '01-Mar-24 06:00'],
    ]),
    table('This table displays host information', [
      ['Host Name', 'Platform', 'CPUs', 'Cores', 'Sockets', 'Memory (GB)'],
      ['tiny-host', 'Linux x86 64-bit', 8, 4, 1, '31.10'],
    ]),
    table('This table displays snapshot information', [
      ['&nbsp;', 'Snap Id', 'Snap Time', 'Sessions', 'Cursors/Session'],
      ['Begin Snap:', beginSnap, at(0), 40 + load, '1.5'],
      ['End Snap:', beginSnap + 1, at(1), 41 + load, '1.6'],
      ['Elapsed:', '&nbsp;', '60.00 (mins)', '&nbsp;', '&nbsp;'],
      ['DB Time:', '&nbsp;', `${(30 * load).toFixed(2)} (mins)`, '&nbsp;', '&nbsp;'],
    ]),
    '<h3 class="awr">Load Profile</h3>',
    table('This table displays load profile', [
      ['&nbsp;', 'Per Second', 'Per Transaction', 'Per Exec', 'Per Call'],
      ['DB Time(s):', (load / 2).toFixed(1), '0.1', '0.00', '0.01'],
      ['Redo size (bytes):', (12345.6 * load).toLocaleString('en-US'), '2,345.6', '&nbsp;', '&nbsp;'],
      ['Logical read (blocks):', (45678.9 * load).toLocaleString('en-US'), '678.9', '&nbsp;', '&nbsp;'],
      ['Transactions:', '12.3', '&nbsp;', '&nbsp;', '&nbsp;'],
    ]),
    '<h3 class="awr">Top 10 Foreground Events by Total Wait Time</h3>',
    table('This table displays top 10 wait events by total wait time', [
      ['Event', 'Waits', 'Total Wait Time (sec)', 'Avg Wait', '% DB time', 'Wait Class'],
      ['DB CPU', '&nbsp;', String(900 * load), '&nbsp;', '50.0', '&nbsp;'],
      ['db file sequential read', '1,234,567', String(500 * load), '404.21us', '27.8', 'User I/O'],
      ['log file sync', '45,678', String(100 * load), '2.19ms', '5.6', 'Commit'],
    ]),
    '<h3 class="awr">SQL ordered by Elapsed Time</h3>',
    table('This table displays top SQL by elapsed time', [
      [
        'Elapsed Time (s)',
        'Executions',
        'Elapsed Time per Exec (s)',
        '%Total',
        '%CPU',
        '%IO',
        'SQL Id',
        'SQL Module',
        'SQL Text',
      ],
      [
        `${300 * load}.50`,
        '1,200',
        '0.25',
        '16.7',
        '40.0',
        '55.0',
        '<a href="#0tiny0sql0id0">0tiny0sql0id0</a>',
        'loader',
        sqlText,
      ],
    ]),
    '<h3 class="awr">Complete List of SQL Text</h3>',
    table('This table displays the text of the SQL statements which have been referred to in the report', [
      ['SQL Id', 'SQL Text'],
      ['0tiny0sql0id0', sqlText],
    ]),
  ];
  return `<html lang="en"><head><title>AWR Report for DB: ${dbName}, Inst: ${instance}, Snaps: ${beginSnap}-${beginSnap + 1}</title>
<style type="text/css">body.awr {font:bold 10pt Arial}</style></head><body class="awr">
<h1 class="awr">WORKLOAD REPOSITORY report for</h1>
${tables.join('\n')}
End of Report
</body></html>
`;
}

function table(summary: string, rows: readonly (readonly (string | number)[])[]): string {
  const [header = [], ...body] = rows;
  const line = (cells: readonly (string | number)[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag} class="awr">${cell}</${tag}>`).join('')}</tr>`;
  return `<table border="0" width="600" class="tdiff" summary="${summary}">${[line(header, 'th'), ...body.map((row) => line(row, 'td'))].join('\n')}</table><p />`;
}

function oracleTime(date: Date): string {
  const [day, time] = date.toISOString().split('T') as [string, string];
  const [year, month, dayOfMonth] = day.split('-') as [string, string, string];
  return `${dayOfMonth}-${MONTHS[Number(month) - 1]}-${year.slice(2)} ${time.slice(0, 8)}`;
}

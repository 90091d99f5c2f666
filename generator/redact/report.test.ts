import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import { expect, it } from 'vitest';
import { mapReport } from '../catalogue/map.ts';
import { readReport } from '../report/read.ts';
import type { ReportKind, SourceReport, SourceTable } from '../report/types.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { tinyReport } from '../testing/report.ts';
import { LEFT_OUT } from './left-out.ts';
import { type Redaction, redactReport } from './report.ts';

const digest = (text: string): string => createHmac('sha256', 'test').update(text).digest('hex');
const literals: Redaction = { sql: 'literals', names: [], digest };
const noText: Redaction = { sql: 'text', names: [], digest };
const noNames: Redaction = { sql: 'none', names: ['hosts', 'users', 'programs'], digest };
const noServices: Redaction = { sql: 'none', names: ['services'], digest };

const tiny = readReport(new TextEncoder().encode(tinyReport()));

/** A report of just this table. */
function reportOf(
  table: Partial<SourceTable>,
  kind: ReportKind = 'awr',
  format: 'html' | 'text' = 'html',
): SourceReport {
  const whole: SourceTable = { tableNo: 1, heading: null, summary: null, header: [], rows: [], ...table };
  return { ...tiny, kind, format, tables: [whole] };
}

const rowsOf = (report: SourceReport): string[][] => report.tables[0]?.rows ?? [];
const SECRET = "select 'zqone' /* zqtwo */ from t where n = 918273645 -- zqthree";
const isClean = (report: SourceReport): void => {
  expect(JSON.stringify(report)).not.toMatch(/zq|918273645/);
};

it.each([
  ['under its header', { header: ['Executions', 'SQL Text'], rows: [['5', SECRET]] }],
  [
    'under a second header row',
    {
      header: ['Total', 'SQL'],
      rows: [
        ['Execs', 'Rows', 'SQL Text'],
        ['5', '6', SECRET],
      ],
    },
  ],
  ['under a header cut by a tool', { header: ['SQL Id', 'SQL T ext'], rows: [['abc', SECRET]] }],
  ['beside its name', { rows: [['SQL Text', SECRET]] }],
  ['in a column nobody expects', { header: ['What', 'Else'], rows: [['1', SECRET]] }],
  [
    'in lines',
    {
      header: ['SQL Text'],
      rows: [["select 'zqone"], ["zqtwo' from t /* zqthree"], ['zqfour */ where n = 918273645']],
    },
  ],
  ['as bind values', { header: ['Name', 'Bind Value'], rows: [[':b1', 'zqone']] }],
  [
    'in predicates',
    { header: ['Id', 'Predicate Information'], rows: [['1', `filter("A"='zqone' AND "N"=918273645)`]] },
  ],
  ['in predicates as text', { rows: [['   1 - access("A"=\'zqone\' AND "N"=918273645)']] }],
  [
    'in a cell that was cut',
    {
      header: ['SQL Text'],
      rows: [['select a -- zqo\nne zqtwo']],
      wrapped: [{ row: 0, column: 0, text: 'select a -- zqone zqtwo' }],
    },
  ],
  ['in a heading', { heading: "select 'zqone' from t", rows: [['1']] }],
  ['in a summary', { summary: "select 'zqone' from t", rows: [['1']] }],
  [
    'in predicates that go on in further lines',
    { rows: [['   1 - access("A"=\'zqone\''], ['              OR "A"=\'zqtwo\' AND "N">918273645)']] },
  ],
  ['as peeked binds', { rows: [["   1 - :B1 (VARCHAR2(30), CSID=873): 'zqone'"], ['   2 - :B2 (NUMBER): 918273645']] }],
  [
    'as captured binds',
    { header: ['Name', 'Datatype', 'Was Captured', 'Value'], rows: [[':B1', 'VARCHAR2', 'YES', 'zqone']] },
  ],
  [
    'as values under a title of binds',
    { heading: 'Bind Variables', header: ['Name', 'Type', 'Value String'], rows: [[':B1', 'NUMBER', '918273645']] },
  ],
])('SQL %s loses its literals', (_, table) => {
  isClean(redactReport(reportOf(table), literals));
  isClean(redactReport(reportOf(table, 'awr', 'text'), literals));
});

it('ADDM’s sentences keep their figures, the statements in them lose theirs', () => {
  const lines = [
    'FINDING 1: 35% impact (1204 seconds)',
    '   ACTION: Run SQL Tuning Advisor on the SQL statement with SQL_ID "0tiny0sql0id0".',
    '      RELATED OBJECT: SQL statement with SQL_ID 0tiny0sql0id0 and',
    '      PLAN_HASH 1234',
    "      SELECT a FROM t WHERE b = 'zqone'",
    '        AND n = 918273645 /* zqtwo */',
    '   RATIONALE: SQL statement with SQL_ID "0tiny0sql0id0" was executed 77 times.',
  ];
  const clean = redactReport(reportOf({ rows: lines.map((line) => [line]) }, 'addm', 'text'), literals);
  isClean(clean);
  const text = rowsOf(clean).flat().join('\n');
  expect(text).toContain('35% impact (1204 seconds)');
  expect(text).toContain('was executed 77 times');
  expect(text).toContain('SELECT a FROM t WHERE b = ?');
  const [one] = rowsOf(redactReport(reportOf({ rows: [[`SQL_ID "0tiny0sql0id0". ${SECRET}`]] }, 'addm'), literals));
  expect(one?.[0]).toMatch(/^SQL_ID "0tiny0sql0id0"\. \nselect \?/);
});

it('without SQL text, typed columns have none and the printed tables a mark', () => {
  const report = redactReport(tiny, noText);
  expect(JSON.stringify(report)).not.toContain('parcels');
  expect(JSON.stringify(report)).toContain(LEFT_OUT);
  const { rows, warnings } = mapReport(report);
  expect(warnings).toEqual(mapReport(tiny).warnings);
  expect(JSON.stringify([...rows])).not.toContain(LEFT_OUT);
  expect(rows.get('sql_stats')).toEqual(mapReport(tiny).rows.get('sql_stats'));
});

it('leaves figures and Oracle’s own words alone', () => {
  const report = reportOf({
    header: ['Event', 'Note', 'Value'],
    rows: [
      ['SQL*Net message from client', "Oracle's own", '1,234'],
      ['SELECT STATEMENT', 'MERGE JOIN', '19.0.0.0.0'],
    ],
  });
  expect(redactReport(report, literals)).toEqual(report);
});

it('names become pseudonyms that agree with each other', () => {
  const report = redactReport(
    {
      ...reportOf({
        header: ['User', 'Program', 'Machine', 'SQL Module', 'Object Name'],
        rows: [
          [
            'SALES_APP',
            'oracle@dbhost7.example.com (LGWR)',
            'DBHOST7',
            'sqlplus@dbhost7 (TNS V1-V3)',
            'SALES_APP.ORDERS',
          ],
          ['SYS', 'payroll.exe', 'dbhost7', 'payroll.exe', 'SYS.SEG$'],
        ],
      }),
      header: { ...tiny.header, host_name: 'dbhost7.example.com' },
    },
    noNames,
  );
  const [first = [], second = []] = rowsOf(report);
  const host = report.header.host_name ?? '';
  expect(host).toMatch(/^host-[0-9a-f]{8}$/);
  expect(first.slice(1, 3)).toEqual([`oracle@${host} (LGWR)`, host]);
  expect(second[2]).toBe(host);
  expect(first[0]).toMatch(/^user-[0-9a-f]{8}$/);
  expect(first[4]).toBe(`${first[0]}.ORDERS`);
  expect(second).toEqual(['SYS', expect.stringMatching(/^program-[0-9a-f]{8}$/), host, second[1], 'SYS.SEG$']);
  expect(JSON.stringify(report)).not.toMatch(/dbhost7|SALES_APP|payroll|example/i);
});

it('names that a sentence alone says are replaced there, Oracle’s own and other words are not', () => {
  const said = (text: string): string => {
    const rows = rowsOf(redactReport(reportOf({ header: ['Task', 'Actions'], rows: [['t', text]] }, 'addm'), noNames));
    return rows[0]?.[1] ?? '';
  };
  expect(said('Look at the session of user "SCOTT" with program "pay.exe", module name \'pay\'.')).toMatch(
    /^Look at the session of user "user-\w{8}" with program "program-\w{8}", module name 'program-\w{8}'\.$/,
  );
  const own = 'The user "SYS" waited in module "DBMS_SCHEDULER" for "log file sync" on object "T".';
  expect(said(own)).toBe(own);
});

it('hosts in listener parameters are hosts', () => {
  const report = redactReport(
    reportOf({
      header: ['Parameter Name', 'Begin value'],
      rows: [
        ['local_listener', '(ADDRESS=(PROTOCOL=TCP)(HOST=dbvip)(PORT=1521))'],
        ['remote_listener', 'scan1.example.com:1521'],
        ['cluster_interconnects', '192.0.2.17:192.0.2.18'],
        ['compatible', '12.1.0.2'],
        ['log_archive_dest_2', 'service="stby" ASYNC valid_for=(online_logfile,primary_role)'],
        ['log_archive_dest_3', 'SERVICE=dr LGWR'],
        ['fal_server', 'stby, dr'],
      ],
    }),
    noNames,
  );
  expect(JSON.stringify(rowsOf(report))).not.toMatch(/dbvip|scan1|example|192\.0|stby|\bdr\b/);
  expect(rowsOf(report)[3]).toEqual(['compatible', '12.1.0.2']);
  expect(rowsOf(report)[4]?.[1]).toMatch(/^service="host-\w{8}" ASYNC valid_for=\(online_logfile,primary_role\)$/);
});

it('services and pluggable databases are one kind of name; databases and what Oracle makes keep theirs', () => {
  const report = redactReport(
    {
      ...reportOf({
        header: ['Service Name', 'PDB Name', 'Module', 'SQL Text'],
        rows: [
          ['paysvc01.example.com', 'PDBPAY01', 'x', ''],
          ['SYS$USERS', 'CDB$ROOT', 'x', '(CONNECT_DATA=(SERVICE_NAME=hidden07))'],
          ['SHOP', 'PDBPAY01', 'SHOP', 'select 1 from t@"PDBPAY01"'],
        ],
      }),
      header: { ...tiny.header, db_name: 'SHOP', container_name: 'PDBPAY01' },
    },
    noServices,
  );
  const [first = [], second = [], third = []] = rowsOf(report);
  const pdb = report.header.container_name ?? '';
  expect(pdb).toMatch(/^service-[0-9a-f]{8}$/);
  expect(report.header.db_name).toBe('SHOP');
  expect(first).toEqual([expect.stringMatching(/^service-[0-9a-f]{8}$/), pdb, 'x', '']);
  expect(second.slice(0, 2)).toEqual(['SYS$USERS', 'CDB$ROOT']);
  expect(second[3]).toMatch(/SERVICE_NAME=service-[0-9a-f]{8}\)/);
  // Called as the database is, which keeps its name elsewhere.
  expect(third.slice(0, 3)).toEqual([expect.stringMatching(/^service-/), pdb, 'SHOP']);
  expect(third[3]).toBe(`select 1 from t@"${pdb}"`);
  expect(JSON.stringify(report)).not.toMatch(/paysvc|PDBPAY|hidden07|example/i);
});

it('parameters and sentences name services', () => {
  const parameters = reportOf({
    header: ['Parameter Name', 'Begin value'],
    rows: [
      ['service_names', 'pay, paybatch.example.com'],
      ['dispatchers', '(PROTOCOL=TCP) (SERVICE=payXDB)'],
      ['log_archive_dest_2', 'SERVICE=stby ASYNC'],
      ['db_name', 'shop'],
    ],
  });
  expect(JSON.stringify(rowsOf(redactReport(parameters, noServices)))).not.toMatch(/\bpay|paybatch|stby/i);
  const said = rowsOf(
    redactReport(
      reportOf({ rows: [['Look at service "payroll" and module "m"; service "SYS$USERS".']] }, 'addm'),
      noServices,
    ),
  );
  expect(said[0]?.[0]).toMatch(/^Look at service "service-\w{8}" and module "m"; service "SYS\$USERS"\.$/);
  // Not asked for: left as they are.
  expect(rowsOf(redactReport(parameters, noNames))[0]).toEqual(['service_names', 'pay, paybatch.example.com']);
});

describeCorpus('real reports', () => {
  const files = corpusFiles();

  it('secrets planted into every statement are nowhere', { timeout: 240_000 }, () => {
    let planted = 0;
    // Every fifth: of each kind and release there are several.
    for (const { file, name } of files.filter((_, at) => at % 5 === 0)) {
      const page = fs.readFileSync(file, 'latin1').replace(/<[^<>]*>|\bselect (?!statement)(?=[a-z])/gi, (found) => {
        if (found.startsWith('<')) return found;
        planted++;
        return `${found}/* zqone */ 'zqtwo''zqthree', 918273645, `;
      });
      const report = readOrNull(page);
      if (!report) continue;
      for (const redaction of [literals, noText]) {
        const clean = redactReport(report, redaction);
        const { rows, warnings } = mapReport(clean);
        expect(
          JSON.stringify([clean, [...rows], warnings]).match(/.{40}(?:zq(?:one|two|three)|918273645)/)?.[0],
          name,
        ).toBeUndefined();
      }
    }
    expect(planted).toBeGreaterThan(1000);
  });

  it('nothing but SQL changes: the same tables are mapped, with the same warnings', { timeout: 240_000 }, () => {
    for (const { file, name } of files.filter((_, at) => at % 3 === 1)) {
      const report = readOrNull(fs.readFileSync(file, 'latin1'));
      if (!report) continue;
      const [before, after] = [mapReport(report), mapReport(redactReport(report, literals))];
      expect(after.mappedTo, name).toEqual(before.mappedTo);
      expect(after.warnings, name).toEqual(before.warnings);
      const figures = (all: typeof before) =>
        [...all.rows].map(([table, rows]) => [
          table,
          rows.map((row) => row.filter((cell) => typeof cell === 'number')),
        ]);
      expect(figures(after), name).toEqual(figures(before));
    }
  });
});

function readOrNull(page: string): SourceReport | null {
  try {
    return readReport(new Uint8Array(Buffer.from(page, 'latin1')));
  } catch {
    return null;
  }
}

it('values in tables that are not of binds stay', () => {
  const table = { header: ['Parameter Name', 'Begin value'], rows: [['processes', '918273645']] };
  expect(rowsOf(redactReport(reportOf(table), literals))).toEqual(table.rows);
});

it('who blocks others is a user with a program, too', () => {
  const table = { header: ['Blocking User', 'Blocking Program'], rows: [['ZQUSER', 'zqprog.exe']] };
  expect(JSON.stringify(redactReport(reportOf(table), noNames))).not.toMatch(/zq/i);
});

/** Active session history of real reports: typed rows against cells read with parse5, or with patterns over the text alone. */
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { readReport } from '../../../report/read.ts';
import type { SourceReport } from '../../../report/types.ts';
import { corpusFiles, describeCorpus } from '../../../testing/corpus.ts';
import { sections } from '../../index.ts';
import { mapReport } from '../../map.ts';
import { fold, plain, printedRows, printedTables } from '../../parse5Tables.ts';
import type { Cell, MappedReport } from '../../types.ts';

type Rows = Record<string, Cell>[];

function rowsOf(mapped: MappedReport, name: string): Rows {
  const columns = sections.find((section) => section.name === name)?.columns ?? [];
  return (mapped.rows.get(name) ?? []).map((row) =>
    Object.fromEntries(columns.map((column, at) => [column.name, row[at] ?? null])),
  );
}

function read(file: string): { report: SourceReport; mapped: MappedReport; text: string } {
  const bytes = fs.readFileSync(file);
  const report = readReport(bytes);
  return { report, mapped: mapReport(report), text: bytes.toString('latin1').replaceAll('\r\n', '\n') };
}

type Printed = Record<string, string>;

const number = (cell: string) => (row: Printed) => plain(row[cell]);
const text = (cell: string) => (row: Printed) => fold(row[cell] ?? '') || null;
const named = (cell: string) => (row: Printed) => (/Not Available/.test(row[cell] ?? '') ? null : text(cell)(row));
const piece = (cell: string, pattern: RegExp) => (row: Printed) => plain(pattern.exec(row[cell] ?? '')?.[1]?.trim());

const SAMPLES = {
  samples_active: piece('#samplesactive', /^([\d,]+)\//),
  samples: piece('#samplesactive', /\/([\d,]+)/),
  samples_active_pct: piece('#samplesactive', /\[ *(\d+)%/),
  transactions: number('xids'),
  user_name: text('user'),
  program: text('program'),
};

/** Lake table, titles of the printed ones, and what each column should hold of a printed row. */
const TABLES: [string, RegExp, Record<string, (row: Printed) => string | number | null>][] = [
  [
    'top_sql_events',
    /Top SQL by Top Wait Events|^Top SQL with Top Events/,
    {
      sql_id: text('sqlid'),
      plan_hash: (row) => plain(row['planhash']),
      pct_activity: number('%activity'),
      event: text('event'),
      pct_event: number('%event'),
      row_source: named('toprowsource'),
    },
  ],
  [
    'ash_sql_row_sources',
    /Top SQLs? with Top Row Sources/,
    { sql_id: text('sqlid'), row_source: named('rowsource'), event: text('topevent'), pct_event: number('%event') },
  ],
  [
    'ash_events',
    /shows the top events|top user events/,
    { event: text('event'), wait_class: text('eventclass'), avg_active_sessions: number('avgactivesessions') },
  ],
  [
    'ash_event_parameters',
    /Top Event P1\/P2\/P3 Values/i,
    { event: text('event'), pct_activity: number('%activity'), parameter_1: text('parameter1') },
  ],
  [
    'ash_sessions',
    /top session by wait event|^Top Sessions\./,
    {
      sid: piece('sid,serial#', /^(\d+)/),
      serial: piece('sid,serial#', /, *(\d+)/),
      event: text('event'),
      pct_event: number('%event'),
      ...SAMPLES,
    },
  ],
  [
    'ash_blocking_sessions',
    /that are blocking other|^Top Blocking Sessions\./,
    {
      sid: piece('blockingsid(inst)', /^(\d+)/),
      instance_number: piece('blockingsid(inst)', /\( *(\d+)\)/),
      event: text('eventcaused'),
      pct_activity: number('%activity'),
      ...SAMPLES,
    },
  ],
  [
    'ash_objects',
    /Top DB Objects/,
    {
      object_id: number('objectid'),
      event: text('event'),
      object_name: (row) => row['objectname(type)']?.replace(/ \([A-Z ]+\)$/, '') || null,
      object_type: (row) => / \(([A-Z ]+)\)$/.exec(row['objectname(type)'] ?? '')?.[1] ?? null,
    },
  ],
  [
    'ash_plsql',
    /Top PL\/SQL procedures/i,
    { entry_subprogram: text('pl/sqlentrysubprogram'), pct_current: number('%current') },
  ],
  [
    'ash_activity',
    /activity in ASH over time|^Activity Over Time/,
    {
      slot_time: (row) => row['slottime(duration)']?.split(' ')[0] ?? null,
      slot_samples: number('slotcount'),
      event: text('event'),
      event_samples: number('eventcount'),
      pct_event: number('%event'),
    },
  ],
];

describeCorpus('active session history of real reports', () => {
  const awr = corpusFiles(
    ({ kind, format, row }) => kind === 'awr-single' && format === 'html' && /^(?:12|19)\./.test(row['release'] ?? ''),
  );
  const pages = [
    ...corpusFiles(({ kind, format }) => kind === 'ash' && format === 'html'),
    ...awr.filter((_, at) => at % 4 === 0),
  ];
  const cells = new Map<string, number>();

  test.each(pages)('$name: as printed', ({ file }) => {
    const { mapped } = read(file);
    const tables = printedTables(fs.readFileSync(file));
    expect(mapped.warnings.filter((warning) => /ash_|top_sql/.test(warning))).toEqual([]);
    for (const [name, title, columns] of TABLES) {
      const printed = printedRows(tables, title);
      const rows = rowsOf(mapped, name);
      expect(rows.length, name).toBe(printed.length);
      printed.forEach((row, at) => {
        const wanted = Object.fromEntries(Object.entries(columns).map(([column, of]) => [column, of(row)]));
        for (const [column, value] of Object.entries(wanted)) {
          const typed = rows[at]?.[column] ?? null;
          if (typeof value === 'number') expect(typed, `${name}.${column}`).toBeCloseTo(value, 9);
          else expect(typed, `${name}.${column}`).toBe(value);
          cells.set(name, (cells.get(name) ?? 0) + 1);
        }
      });
    }
  });

  test('each of these tables was there', () => {
    expect([...cells.keys()].sort()).toEqual(TABLES.map(([name]) => name).sort());
  });

  test.each(corpusFiles(({ kind, format }) => kind === 'ash' && format === 'text'))('$name: as printed', ({ file }) => {
    const { report, mapped, text: printed } = read(file);
    expect([...report.warnings, ...mapped.warnings]).toEqual([]);

    const events = [...printed.matchAll(/^(\S.{34}) (\S.{14}) +([\d.]+) +([\d.]+)$/gm)];
    expect(rowsOf(mapped, 'ash_events')).toEqual(
      events.map(([, event = '', waitClass = '', pct, average]) =>
        expect.objectContaining({
          event: event.trim(),
          wait_class: waitClass.trim(),
          pct_activity: Number(pct),
          avg_active_sessions: Number(average),
        }),
      ),
    );

    const statements = [...printed.matchAll(/^ +([0-9a-z]{13}) +(\d+|N\/A) +(\d+) +([\d.]+)$/gm)];
    const typed = [...rowsOf(mapped, 'top_sql_events'), ...rowsOf(mapped, 'ash_sql_row_sources')];
    expect(typed.filter(({ sql_text }) => sql_text !== null)).toEqual(
      statements.map(([, id, plan, executions, pct]) =>
        expect.objectContaining({
          sql_id: id,
          plan_hash: plan === 'N/A' ? null : Number(plan),
          executions: Number(executions),
          pct_activity: Number(pct),
        }),
      ),
    );
    // A statement's further row sources are its own, with its plan.
    for (const row of typed.filter(({ sql_text }) => sql_text === null)) {
      const [own] = typed.filter(({ sql_id, sql_text }) => sql_id === row['sql_id'] && sql_text !== null);
      expect(row['plan_hash']).toBe(own?.['plan_hash']);
    }

    const samples = [...printed.matchAll(/^(.{20}) (.{30}) +([\d,]+)\/([\d,]+) \[ *(\d+)%\] +(\d+)$/gm)];
    const sessions = [...rowsOf(mapped, 'ash_sessions'), ...rowsOf(mapped, 'ash_blocking_sessions')];
    expect(
      sessions.map((row) => [row['samples_active'], row['samples'], row['samples_active_pct'], row['transactions']]),
    ).toEqual(
      samples.map(([, , , active, all, pct, transactions]) => [
        plain(active),
        plain(all),
        Number(pct),
        Number(transactions),
      ]),
    );
    expect(sessions.every(({ sid, serial, user_name }) => sid !== null && serial !== null && user_name !== null)).toBe(
      true,
    );

    // The slots have all the samples there are.
    const slots = new Map(rowsOf(mapped, 'ash_activity').map((row) => [row['slot_time'], Number(row['slot_samples'])]));
    const [count] = rowsOf(mapped, 'ash_period').filter(({ item }) => item === 'sample_count');
    expect([...slots.values()].reduce((sum, each) => sum + each, 0)).toBe(count?.['value']);
    expect(count?.['value']).toBe(plain(/Sample Count: +([\d,]+)/.exec(printed)?.[1]));
  });

  test('page and text of one period: the same names, shares alike', () => {
    // The page was made from the samples kept on disk, one in ten: shares differ by chance, statements and objects do not.
    const [page] = corpusFiles(({ kind, format }) => kind === 'ash' && format === 'html');
    const [plainText] = corpusFiles(
      ({ kind, format, row }) => kind === 'ash' && format === 'text' && row['release'] === page?.row['release'],
    );
    if (!page || !plainText) throw new Error('the pair is missing');
    const [one, other] = [read(page.file), read(plainText.file)];
    expect(one.report.header).toEqual(other.report.header);
    expect(one.report.header).toMatchObject({
      begin_snap_id: null,
      elapsed_s: 900,
      instance_number: 1,
    });
    const keys: Record<string, string[]> = {
      top_sql_events: ['sql_id', 'plan_hash', 'event', 'row_source'],
      ash_events: ['event', 'wait_class', 'session_type'],
      ash_event_parameters: ['event', 'parameter_1', 'parameter_2', 'parameter_3'],
      ash_sql_commands: ['command_type'],
      ash_phases: ['phase'],
      ash_call_types: ['call_type'],
      ash_objects: ['object_id', 'event', 'object_name', 'object_type', 'tablespace'],
      ash_files: ['file_id', 'event', 'file', 'tablespace'],
      ash_blocking_sessions: ['sid', 'serial', 'instance_number', 'event', 'program'],
    };
    for (const [name, columns] of Object.entries(keys)) {
      const byKey = (mapped: MappedReport) =>
        new Map(rowsOf(mapped, name).map((row) => [columns.map((column) => row[column]).join('|'), row]));
      const [left, right] = [byKey(one.mapped), byKey(other.mapped)];
      expect([...left.keys()].sort(), name).toEqual([...right.keys()].sort());
      for (const [key, row] of left) {
        const share = (each?: Record<string, Cell>) => Number(each?.['pct_activity'] ?? each?.['pct_event']);
        expect(Math.abs(share(row) - share(right.get(key))), `${name} ${key}`).toBeLessThan(2.5);
      }
    }
  });
});

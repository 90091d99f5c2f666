/**
 * The catalogue against real reports: what it maps is held against the same reports read with parse5 alone, by code that
 * shares nothing with the reader or the catalogue but the names.
 */
import fs from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { readReport } from '../report/read.ts';
import type { SourceReport } from '../report/types.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { sections } from './index.ts';
import { mapReport } from './map.ts';
import { fold, milliseconds, type PrintedTable, plain, printedRows, printedTables } from './parse5Tables.ts';
import type { Cell, MappedReport } from './types.ts';

interface Sample {
  name: string;
  tables: PrintedTable[];
  report: SourceReport;
  mapped: MappedReport;
}

/** Rows of a lake table as objects. */
function rowsOf(mapped: MappedReport, name: string): Record<string, Cell>[] {
  const columns = sections.find((section) => section.name === name)?.columns ?? [];
  return (mapped.rows.get(name) ?? []).map((row) =>
    Object.fromEntries(columns.map((column, at) => [column.name, row[at] ?? null])),
  );
}

function expectClose(value: unknown, wanted: number | null, what: string): void {
  if (wanted === null) expect(value, what).toBeNull();
  else
    expect(Math.abs(Number(value ?? Number.NaN) - wanted), `${what}: ${value} is not ${wanted}`).toBeLessThanOrEqual(
      Math.abs(wanted) * 1e-9,
    );
}

describeCorpus('the catalogue on real reports', () => {
  const samples: Sample[] = [];

  beforeAll(() => {
    for (const { name, file } of corpusFiles(({ kind, format }) => kind === 'awr-single' && format === 'html')) {
      const bytes = new Uint8Array(fs.readFileSync(file));
      const report = readReport(bytes, { fileName: name });
      samples.push({ name, tables: printedTables(bytes), report, mapped: mapReport(report) });
    }
    expect(samples.length).toBeGreaterThan(50);
  });

  test('none of the known tables lacks a column or holds a value that is not understood', () => {
    expect(samples.flatMap(({ name, mapped }) => mapped.warnings.map((warning) => `${name}: ${warning}`))).toEqual([]);
  });

  test('load profile', () => {
    for (const { name, tables, mapped } of samples) {
      const printed = tables
        .filter(({ title }) => title === 'This table displays load profile')
        .flatMap(({ rows }) => rows);
      const rows = rowsOf(mapped, 'load_profile');
      expect(
        rows.map((row) => row['label']),
        name,
      ).toEqual(printed.map(([label]) => fold(label ?? '')));
      for (const [at, [label, perSecond, perTransaction]] of printed.entries()) {
        expectClose(rows[at]?.['per_second'], plain(perSecond), `${name} ${label}`);
        expectClose(rows[at]?.['per_transaction'], plain(perTransaction), `${name} ${label}`);
      }
      const metrics = rows.map((row) => row['metric']);
      for (const metric of [
        'db_time',
        'redo_bytes',
        'logical_reads',
        'physical_reads',
        'executes',
        'parses',
        'transactions',
        'workarea_mb',
      ]) {
        expect(metrics, name).toContain(metric);
      }
    }
  });

  test('top events', () => {
    for (const { name, tables, mapped } of samples) {
      const printed = printedRows(tables, /Top 5 Timed Foreground|top 10 wait events/);
      const rows = rowsOf(mapped, 'wait_events').filter((row) => row['scope'] === 'top');
      expect(printed.length, name).toBeGreaterThanOrEqual(5);
      expect(
        rows.map((row) => row['event']),
        name,
      ).toEqual(printed.map((row) => fold(row['event'] ?? '')));
      for (const [at, row] of printed.entries()) {
        const what = `${name} ${row['event']}`;
        expectClose(rows[at]?.['waits'], plain(row['waits']), what);
        expectClose(rows[at]?.['total_wait_s'], plain(row['totalwaittime(sec)'] ?? row['time(s)']), what);
        expectClose(
          rows[at]?.['avg_wait_ms'],
          milliseconds(row['avgwait'] ?? row['waitavg(ms)'] ?? row['avgwait(ms)']),
          what,
        );
        expectClose(rows[at]?.['pct_db_time'], plain(row['%dbtime']), what);
        expect(rows[at]?.['wait_class'], what).toBe(row['waitclass'] || null);
      }
    }
  });

  test('top SQL by elapsed time', () => {
    let statements = 0;
    for (const { name, tables, mapped } of samples) {
      const printed = printedRows(tables, /top SQL by elapsed time$/);
      const rows = rowsOf(mapped, 'sql_stats').filter((row) => row['ordering'] === 'elapsed');
      statements += rows.length;
      expect(
        rows.map((row) => row['sql_id']),
        name,
      ).toEqual(printed.map((row) => row['sqlid']));
      for (const [at, row] of printed.entries()) {
        const what = `${name} ${row['sqlid']}`;
        expect(rows[at]?.['rank'], what).toBe(at + 1);
        expectClose(rows[at]?.['elapsed_s'], plain(row['elapsedtime(s)']), what);
        expectClose(rows[at]?.['executions'], plain(row['executions']), what);
        expectClose(rows[at]?.['pct_total'], plain(row['%total']), what);
        expect(rows[at]?.['pdb_name'], what).toBe(row['pdbname'] || null);
      }
    }
    expect(statements).toBeGreaterThan(500);
  });

  test('instance counters', () => {
    const counters = [
      'user commits',
      'redo size',
      'physical reads',
      'session logical reads',
      'execute count',
      'parse count (hard)',
      'user calls',
    ];
    for (const { name, tables, mapped } of samples) {
      const printed = printedRows(tables, /displays (Key |non-key )?Instance activity statistics/);
      const rows = rowsOf(mapped, 'instance_activity');
      for (const counter of counters) {
        const [first] = printed.filter((row) => row['statistic'] === counter);
        const mine = rows.filter((row) => row['statistic'] === counter);
        expect(mine, `${name} ${counter}`).toHaveLength(1);
        expectClose(mine[0]?.['total'], plain(first?.['total']), `${name} ${counter}`);
        expectClose(mine[0]?.['per_second'], plain(first?.['persecond']), `${name} ${counter}`);
      }
    }
  });

  test('initialization parameters', () => {
    let parameters = 0;
    for (const { name, tables, mapped } of samples) {
      const printed = printedRows(tables, /name and value of .*parameters/).map((row) =>
        [row['parametername'], row['beginvalue'], row['endvalue(ifdifferent)'], row['pdbname']].map(
          (cell) => cell || null,
        ),
      );
      const rows = rowsOf(mapped, 'init_parameters');
      const mine = rows.map((row) => [row['name'], row['begin_value'], row['end_value'], row['pdb_name']]);
      parameters += printed.length;
      expect(mine.map((row) => JSON.stringify(row)).sort(), name).toEqual(
        printed.map((row) => JSON.stringify(row)).sort(),
      );
    }
    expect(parameters).toBeGreaterThan(3000);
  });

  test('a header cell more or less that was lost changes nothing', () => {
    const releases = new Map(
      samples.map((sample) => [`${sample.report.header.release} ${sample.report.header.is_cdb}`, sample]),
    );
    const tables = new Set(sections.filter(({ layouts }) => layouts).map(({ name }) => name));
    let blanked = 0;
    for (const { name, report, mapped } of releases.values()) {
      for (const [at, table] of report.tables.entries()) {
        const taker = mapped.mappedTo[at] ?? '';
        if (!tables.has(taker)) continue;
        for (const [cell, text] of table.header.entries()) {
          if (text === '') continue;
          blanked++;
          const header = table.header.with(cell, '');
          const damaged = mapReport({ ...report, tables: [{ ...table, header }] });
          const whole = mapReport({ ...report, tables: [table] });
          expect(damaged.rows.get(taker), `${name} ${table.heading}: ${text}`).toEqual(whole.rows.get(taker));
        }
      }
    }
    expect(blanked).toBeGreaterThan(1000);
  });

  test('wait event histograms: every filled bucket, and each distribution is whole', () => {
    let distributions = 0;
    for (const { name, tables, mapped } of samples) {
      const filled = tables
        .filter(({ rows }) => rows.some((row) => row[0] === 'Event' && row.some((cell) => /^[<>]/.test(cell))))
        .flatMap(({ rows }) => rows.filter((row) => row.length > 3 && row[0] !== 'Event'))
        .reduce((count, row) => count + row.slice(2).filter((cell) => /\d/.test(cell)).length, 0);
      const rows = rowsOf(mapped, 'wait_event_histogram');
      expect(rows, name).toHaveLength(filled);
      const sums = new Map<string, number>();
      for (const row of rows) {
        const key = `${row['span']} ${row['event']}`;
        sums.set(key, (sums.get(key) ?? 0) + Number(row['pct_waits']));
      }
      for (const [key, sum] of sums) expect(Math.abs(sum - 100), `${name} ${key}: ${sum}`).toBeLessThan(1);
      distributions += sums.size;
    }
    expect(distributions).toBeGreaterThan(10_000);
  });

  test('advisories: every filled estimate', () => {
    for (const { name, tables, mapped } of samples) {
      const sizes = tables.filter(({ header }) => header.some((cell) => /sizefact|dirtylimit/.test(cell)));
      const filled = sizes.flatMap(({ header, rows }) =>
        rows.flatMap((row) =>
          row.filter(
            (cell, at) => /\d/.test(cell) && !/^p$|size|targetest/.test((header[at] ?? '').replace('lcsize', '')),
          ),
        ),
      );
      expect(mapped.rows.get('advisories') ?? [], name).toHaveLength(filled.length);
    }
  });

  test("a tablespace's reads and writes are those of its files", () => {
    let compared = 0;
    for (const { name, mapped } of samples) {
      const files = rowsOf(mapped, 'file_io');
      for (const row of files.length > 0 ? rowsOf(mapped, 'tablespace_io') : []) {
        const own = files.filter(
          (file) => file['tablespace'] === row['tablespace'] && file['pdb_name'] === row['pdb_name'],
        );
        for (const column of ['reads', 'writes']) {
          const sum = own.reduce((before, file) => before + Number(file[column]), 0);
          expect(
            Math.abs(sum - Number(row[column])),
            `${name} ${row['tablespace']} ${column}: ${sum}`,
          ).toBeLessThanOrEqual(1);
        }
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });
});

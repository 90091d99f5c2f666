/**
 * Every typed table against the printed ones it was read from, whatever the table: the pages are read with parse5 alone and
 * their numbers by the few lines below, which know no column. What is printed in one column must be found in one column of
 * the lake, by one conversion for the whole of it; what is in the lake must be printed.
 */
import fs from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { readReport } from '../report/read.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { sections } from './index.ts';
import { mapReport } from './map.ts';
import { fold, milliseconds, type PrintedTable, plain, printedTables } from './parse5Tables.ts';
import type { Cell } from './types.ts';

interface Taken {
  file: string;
  table: string;
  printed: PrintedTable[];
  /** All tables of the report, for columns that come from other tables. */
  page: PrintedTable[];
  rows: Cell[][];
}

/** Header cells that no column has to take: the beginning of a text that `sql_text` has as a whole. */
const NOT_TAKEN = new Set(['sqltext', '']);

/** Tables whose cells hold several facts; they have tests of their own. */
const ELSEWHERE = /^(ash|rac|addm|diff)_|^(top_sql_events|sql_text)$/;

const POWERS = ['', 'K', 'M', 'G', 'T', 'P'];

/** A printed size in bytes, of a bare number in any unit that the page may mean. */
function sizes(text: string): number[] {
  const match = /^([\d.,]+)([KMGTP]?)B?$/i.exec(text);
  const value = plain(match?.[1]);
  if (!match || value === null) return [];
  const power = POWERS.indexOf((match[2] ?? '').toUpperCase());
  return [1, 2, 3].map((each) => value * 1024 ** (power > 0 ? power : each));
}

const known = new Map<string, Map<string, number>>();

/** Every reading of a printed cell, by name: the lake's column must hold to one of them from its first row to its last. */
function readings(text: string): Map<string, number> {
  const found = known.get(text) ?? read(text);
  known.set(text, found);
  return found;
}

function read(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, value: number | null) => {
    if (value !== null && Number.isFinite(value)) found.set(name, value);
  };
  const number = plain(text.replace(/^\+/, '').replace(/%$/, ''));
  add('number', number);
  if (number !== null) {
    add('thousands', number * 1000);
    add('seconds for milliseconds', number * 1000);
    add('milliseconds for seconds', number / 1000);
    add('minutes', number * 60);
    add('per hour', number / 3600);
    add('mebibytes of bytes', number / 2 ** 20);
    add('mebibytes of kibibytes', number / 2 ** 10);
    add('mebibytes of gibibytes', number * 2 ** 10);
  }
  const time = milliseconds(text);
  if (time !== null) {
    add('milliseconds', time);
    add('seconds', time / 1000);
    add('microseconds', time * 1000);
  }
  sizes(text).forEach((size, at) => {
    add(`bytes ${at}`, size);
    add(`mebibytes ${at}`, size / 2 ** 20);
  });
  return found;
}

const key = (value: number): string => value.toPrecision(9);

/** The numbers in a cell: itself, or its pieces where it is several (`0/1/2`, `1.0 - 2.0`, `12 [ 3%]`). */
function pieces(text: string): string[] {
  if (readings(text).size > 0) return [text];
  return text.split(/\/| - |[[\]()]|, ?/).map((piece) => piece.trim());
}

const keys = new Map<string, string[]>();

/** Every reading of every piece of a cell. */
function keysOf(text: string): string[] {
  const found = keys.get(text) ?? pieces(text).flatMap((piece) => [...readings(piece).values()].map(key));
  keys.set(text, found);
  return found;
}

/** A name as the lake may store it: as printed, or as a code. */
const nameOf = (text: string): string => fold(text).toLowerCase();

describeCorpus('typed tables and what is printed', () => {
  const taken: Taken[] = [];

  beforeAll(() => {
    for (const { name, file } of corpusFiles(
      ({ kind, format }) => /^awr-(single|pdb)$/.test(kind) && format === 'html',
    )) {
      const bytes = new Uint8Array(fs.readFileSync(file));
      const report = readReport(bytes, { fileName: name });
      const mapped = mapReport(report);
      const printed = printedTables(bytes);
      // Damaged pages are parsed as other tables here.
      if (printed.some(({ title }, at) => title !== (report.tables[at]?.summary ?? ''))) continue;
      for (const [table, rows] of mapped.rows) {
        if (ELSEWHERE.test(table)) continue;
        const own = printed.filter((_, at) => mapped.mappedTo[at] === table);
        taken.push({ file: name, table, printed: own, page: printed, rows });
      }
    }
    expect(new Set(taken.map(({ file }) => file)).size).toBeGreaterThan(65);
    expect(new Set(taken.map(({ table }) => table)).size).toBeGreaterThan(50);
  });

  test('every printed column of numbers is one column of the lake, from its first cell to its last', () => {
    const lost: string[] = [];
    let cells = 0;
    for (const { file, table, printed, rows } of taken) {
      const columns = (sections.find(({ name }) => name === table)?.columns ?? []).map((_, at) => {
        const values = rows.map((row) => row[at]);
        return new Set(values.map((value) => (typeof value === 'number' ? key(value) : String(value))));
      });
      for (const { title, header, rows: lines } of printed) {
        header.forEach((name, at) => {
          if (NOT_TAKEN.has(name)) return;
          const texts = lines.map((line) => line[at] ?? '').filter((text) => readings(text).size > 0);
          if (texts.length === 0 || texts.length < lines.filter((line) => /[^\s#]/.test(line[at] ?? '')).length) return;
          cells += texts.length;
          const ways = new Set(texts.flatMap((text) => [...readings(text).keys()]));
          // Values of parameters are text in the lake.
          const found = columns.some(
            (values) =>
              texts.every((text) => values.has(text)) ||
              [...ways].some((way) =>
                texts.every((text) => {
                  const value = readings(text).get(way);
                  return value !== undefined && values.has(key(value));
                }),
              ),
          );
          if (!found) lost.push(`${file} ${table} "${title.slice(0, 60)}": ${name}`);
        });
      }
    }
    expect(lost).toEqual([]);
    expect(cells).toBeGreaterThan(500_000);
  });

  test('every number of the lake is printed in the table it was read from', () => {
    const invented: string[] = [];
    let values = 0;
    for (const { file, table, printed, page, rows } of taken) {
      const section = sections.find(({ name }) => name === table);
      const borrowed = section?.sources.filter((source) => source.borrowed) ?? [];
      const from = [...printed, ...page.filter(({ title }) => borrowed.some(({ summary }) => summary?.test(title)))];
      const numbered = new Set(section?.sources.map(({ number }) => number?.column));
      const looked = new Set(section?.lookups?.map(({ column }) => column));
      const said = new Set(from.flatMap(({ header, rows: lines }) => [header, ...lines].flat().flatMap(keysOf)));
      section?.columns.forEach(({ name, type }, at) => {
        if (!/number|integer/.test(type) || numbered.has(name) || looked.has(name) || name === 'bucket_le_us') return;
        for (const row of rows) {
          const value = row[at];
          if (typeof value !== 'number') continue;
          values++;
          if (!said.has(key(value))) invented.push(`${file} ${table}.${name}: ${value}`);
        }
      });
    }
    expect(invented).toEqual([]);
    expect(values).toBeGreaterThan(500_000);
  });

  test('every printed name is in the lake, whole or as its code', () => {
    const lost: string[] = [];
    let names = 0;
    for (const { file, table, printed, rows } of taken) {
      const stored = new Set(
        rows
          .flat()
          .filter((cell) => typeof cell === 'string')
          .map(nameOf),
      );
      for (const { title, header, rows: lines } of printed) {
        header.forEach((name, at) => {
          if (NOT_TAKEN.has(name)) return;
          // A row of names alone heads another part of the table, as Exadata's have it.
          const rowsOfPart = lines.filter((line) => table !== 'exadata_stats' || line.some((cell) => /\d/.test(cell)));
          const texts = rowsOfPart.map((line) => fold(line[at] ?? '')).filter((text) => /[a-z]{3}/i.test(text));
          const own = texts.filter((text) => text.length < 60 && !/^\d|^unlimited$|^(yes|no)$/i.test(text));
          names += own.length;
          const missing = own.filter((text) => !stored.has(nameOf(text)) && !partly(stored, text));
          if (missing.length > 0) lost.push(`${file} ${table} "${title.slice(0, 60)}" ${name}: ${missing[0]}`);
        });
      }
    }
    expect(lost).toEqual([]);
    expect(names).toBeGreaterThan(100_000);
  });

  test('as many rows as are printed, where each printed row is one', () => {
    let tables = 0;
    for (const { file, table, printed, rows } of taken) {
      const section = sections.find(({ name }) => name === table);
      const plainly = section?.sources.every(
        (source) =>
          !source.unpivot && !source.pairs && !source.spread && !source.except && !source.only && !source.borrowed,
      );
      if (!section || !plainly || section.key || section.lookups) continue;
      const lines = printed
        .flatMap(({ rows: each }) => each)
        .filter((line) => line.some((cell) => /[^\s#]/.test(cell)));
      tables++;
      expect(rows.length, `${file} ${table}`).toBe(lines.length);
    }
    expect(tables).toBeGreaterThan(1000);
  });
});

/** Whether the pieces of a text are stored by themselves, or it is stored as a code. */
function partly(stored: ReadonlySet<string>, text: string): boolean {
  const code = nameOf(text)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  if (stored.has(code)) return true;
  const parts = text
    .split(/\/| \(|\)/)
    .map(nameOf)
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => stored.has(part));
}

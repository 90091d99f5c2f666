/** Tables of a report's top as columns by name, and how the report prints numbers and months: for headers of several rows. */
import { monthReader } from './months.ts';
import type { SourceTable } from './types.ts';
import { foldKey, foldText, type NumberLocale, parseNumber, parseTimestamp, printedMonth } from './values.ts';
import { wholeTable } from './whole.ts';

/** The rows below a header, their cells by the header's, folded; of cells with one name the first keeps it, then `name#2` … */
export interface NamedRows {
  names: readonly string[];
  rows: Map<string, string>[];
}

/**
 * A table's rows by column name.
 * @param first first cell of the row that names the columns; the one with `th` is it, or a later one
 */
export function namedRows(table: SourceTable, first: string): NamedRows | null {
  const { header, rows } = wholeTable(table);
  const lines = [header, ...rows];
  const at = lines.findIndex(([cell = '']) => foldKey(cell) === first);
  if (at < 0) return null;
  const times = new Map<string, number>();
  const names = (lines[at] ?? []).map((cell) => {
    const name = foldKey(cell);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name}#${time}`;
  });
  const body = lines.slice(at + 1).filter((cells) => cells.length > 0);
  return { names, rows: body.map((cells) => new Map(names.map((name, i) => [name, cells[i] ?? '']))) };
}

/** Readers of printed cells in the report's own language. */
export interface PrintedLanguage {
  text: (cell: string | undefined) => string | null;
  number: (cell: string | undefined) => number | null;
  time: (cell: string | undefined) => string | null;
  yes: (cell: string | undefined) => boolean | null;
  /** Printed minutes as seconds. */
  minutes: (cell: string | undefined) => number | null;
}

/** @param tables those whose times tell the language of the months */
export function printedLanguage(tables: readonly SourceTable[], locale: NumberLocale): PrintedLanguage {
  const months = tables.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap((cell) => printedMonth(cell) ?? [])));
  const readMonth = monthReader(months);
  const number = (cell = '') => parseNumber(cell, locale);
  return {
    text: (cell = '') => foldText(cell) || null,
    number,
    time: (cell = '') => parseTimestamp(cell, readMonth),
    yes: (cell = '') => (/^y(es)?$/i.test(cell) ? true : /^no?$/i.test(cell) ? false : null),
    minutes: (cell = '') => {
      const value = number(cell);
      return value === null ? null : Number((value * 60).toFixed(6));
    },
  };
}

/** The value that all have in common; null where they differ or none has one. */
export function common<T>(values: readonly (T | null)[]): T | null {
  const [first = null, ...others] = new Set(values.filter((value) => value !== null));
  return others.length === 0 ? first : null;
}

/** One printed cell to one value of the lake, in the column's unit. */
import { LEFT_OUT } from '../redact/left-out.ts';
import {
  foldText,
  type NumberLocale,
  parseBytes,
  parseDuration,
  parseNumber,
  parseTimestamp,
} from '../report/values.ts';
import { copyOf, nameKey, snakeCase } from './names.ts';
import { isFilled, isFolded, plainNumber } from './plain.ts';
import type { Column } from './section.ts';
import type { Cell } from './types.ts';
import { yearless } from './years.ts';

export type Unit = 's' | 'ms' | 'us' | 'bytes' | 'mb';

/** Milliseconds and bytes in a column's unit. */
const PER_UNIT: Readonly<Record<Unit, number>> = { s: 1000, ms: 1, us: 0.001, bytes: 1, mb: 2 ** 20 };

/** The unit that a column's name ends in, `_bytes_per_s` included; null for counts, percentages and rates (`reads_per_s`). */
export function unitOf(columnName: string): Unit | null {
  const match = /(?<!_per)_(s|ms|us|bytes|mb)$|_(bytes)_per_s$/.exec(columnName);
  return match ? ((match[1] ?? match[2]) as Unit) : null;
}

/** The unit that a header cell states in parentheses: `ms` of `Avg wait (ms)`; null if none. */
export function printedUnit(header: string): string | null {
  return /\(\s*([a-z]+)\s*\)/i.exec(header)?.[1]?.toLowerCase() ?? null;
}

/** Turns a cell's text into the column's value; null for empty, overflown (`####`) and unreadable text. */
export type Converter = (text: string) => Cell;

/**
 * The converter of one column of one printed table.
 * @param header the header cell above it, for its unit
 * @param options `factor`: what printed numbers are multiplied with; `unit`: that of bare numbers where the header states none
 */
export function converter(
  column: Column,
  header: string,
  locale: NumberLocale,
  { factor = 1, unit }: { factor?: number; unit?: string } = {},
): Converter {
  const number = numberReader(column.name, printedUnit(header) ?? unit ?? null, locale);
  switch (column.type) {
    case 'text':
      return textReader(column);
    case 'number':
      return factor === 1 ? number : (text) => times(number(text), factor);
    case 'integer':
      if (column.codes) {
        const code = coderOf(column);
        return (text) => number(code(text));
      }
      return (text) => {
        const value = number(text);
        return value === null ? null : Math.round(value);
      };
    case 'boolean':
      return (text) => (/^(yes|y|true)$/i.test(text) ? true : /^(no|n|false)$/i.test(text) ? false : null);
    case 'timestamp':
      // A time without its year is kept as printed, for `years.ts` to complete.
      return column.yearless ? (text) => parseTimestamp(text) ?? yearless(text) : (text) => parseTimestamp(text);
  }
}

/** A name through the column's codes, if it has any. */
export function codeOf(column: Column, text: string): string {
  return coderOf(column)(text);
}

/** `codeOf` of one column. */
function coderOf(column: Column): (text: string) => string {
  const known = codes.get(column) ?? new Map<string, string>();
  codes.set(column, known);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const code = column.codes?.[nameKey(text)] ?? snakeCase(text);
    // What is kept must not keep a whole report in memory, nor grow without end.
    if (known.size >= MAX_CODES) known.clear();
    known.set(copyOf(text), copyOf(code));
    return code;
  };
}

/** The same names come again in every report. */
const codes = new WeakMap<Column, Map<string, string>>();
const MAX_CODES = 2000;

/** Whether a cell is blank, overflown or says `N/A`, as text reports print for nothing: null is all there is to know. */
export function isBlank(text: string): boolean {
  return !isFilled(text) && /^(?:[\s#]*|\s*N\/A\s*)$/i.test(text);
}

/** Whether a cell says in words that there is nothing. */
export function saysAbsent({ absent }: Column, text: string): boolean {
  return text === LEFT_OUT || (absent !== undefined && text.length < 100 && absent.test(foldText(text)));
}

function textReader(column: Column): Converter {
  const code = column.codes ? coderOf(column) : null;
  return (text) => {
    if ((!isFilled(text) && /^\s*$/.test(text)) || saysAbsent(column, text)) return null;
    if (column.verbatim) return text;
    if (code) return code(text);
    return isFolded(text) ? text : foldText(text);
  };
}

function numberReader(
  columnName: string,
  printed: string | null,
  locale: NumberLocale,
): (text: string) => number | null {
  const unit = unitOf(columnName);
  if (unit === null) {
    return (text) => {
      const plain = plainNumber(text, locale);
      return Number.isNaN(plain) ? parseNumber(text, locale) : plain;
    };
  }
  const per = 1 / PER_UNIT[unit];
  // What a bare number counts, in bytes or milliseconds; null where the header does not say.
  const counts = unit === 'bytes' || unit === 'mb' ? parseBytes('1', printed ?? '') : parseDuration('1', printed ?? '');
  const slowly =
    unit === 'bytes' || unit === 'mb'
      ? (text: string) => times(parseBytes(text, printed ?? '', locale), per)
      : (text: string) => duration(text, printed, per, locale);
  if (counts === null) return slowly;
  return (text) => {
    const plain = plainNumber(text, locale);
    if (Number.isNaN(plain)) return slowly(text);
    return counts * per === 1 ? plain : times(times(plain, counts), per);
  };
}

/** A bare number under a header without a unit is in a unit unknown, except for 0. */
function duration(text: string, printed: string | null, per: number, locale: NumberLocale): number | null {
  const milliseconds = parseDuration(text, printed ?? '', locale);
  if (milliseconds !== null) return times(milliseconds, per);
  return printed === null && parseNumber(text, locale) === 0 ? 0 : null;
}

/** A product without binary dust: 4,568 × 1000 × 0.001 is 4568. */
function times(value: number | null, factor: number): number | null {
  if (value === null || factor === 1) return value;
  const product = value * factor;
  return Number.isInteger(product) && Math.abs(product) < 1e15 ? product : Number(product.toPrecision(15));
}

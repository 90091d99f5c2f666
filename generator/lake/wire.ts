/**
 * One report on its way from the worker that read it to the one that writes it: its rows by column, packed into memory
 * that threads share. Nothing is copied or parsed on the way, and texts stay bytes from here to the Parquet file.
 *
 * All places are in bytes from the start, numbers little-endian as the machine's. First a directory of 32-bit numbers:
 * how many tables, and for each its place in `reportTables`, its rows, and the place of each column but `report_id`
 * (-1: NULL throughout). A column is, by type:
 *   DOUBLE, BIGINT, TIMESTAMP (microseconds since 1970): a double for each row, NaN for NULL;
 *   BOOLEAN: a byte for each row: 0, 1, or 2 for NULL;
 *   VARCHAR: how many texts, how many bytes, the length of each (-1: NULL), then their UTF-8;
 *   VARCHAR[]: the length of each list (-1: NULL), then the elements as a VARCHAR;
 *   VARCHAR[][]: the length of each list, how many lists there are in them, their lengths, then the elements.
 */
import { Bytes } from './parquet/bytes.ts';
import { type SqlType, type StoredTable, tables } from './tables.ts';

/** Tables whose rows come from reading reports. */
export const reportTables: readonly StoredTable[] = tables.filter(({ layout }) => layout === 'month');

export type Wire = SharedArrayBuffer;

/** A table's rows: values in the order of its columns, `report_id` left out; what is not there is NULL. */
export interface PackedTable {
  /** Place in `reportTables`. */
  index: number;
  rows: Rows;
}

type Rows = readonly (readonly unknown[])[];

export function pack(packed: readonly PackedTable[]): Wire {
  const out = scratch;
  out.clear();
  const own = packed.map(({ index }) => (reportTables[index] as StoredTable).columns);
  const directory = new Int32Array(own.reduce((sum, { length }) => sum + length + 1, 1));
  out.room(directory.byteLength);
  out.length = directory.byteLength;
  directory[0] = packed.length;
  let next = 1;
  packed.forEach(({ index, rows }, i) => {
    directory[next++] = index;
    directory[next++] = rows.length;
    const columns = own[i] ?? [];
    for (let at = 1; at < columns.length; at++) {
      directory[next++] = packColumn(out, (columns[at] as { type: SqlType }).type, rows, at - 1);
    }
  });
  align(out);
  const wire = new SharedArrayBuffer(out.length);
  new Uint8Array(wire).set(out.view());
  new Int32Array(wire, 0, directory.length).set(directory);
  return wire;
}

/** Kept from report to report: it grows to what the largest needs. */
const scratch = new Bytes(2 ** 20);

function align(out: Bytes): void {
  const rest = out.length % 8;
  if (rest > 0) {
    out.room(8);
    out.length += 8 - rest;
  }
}

/** Writes one column and gives its place; -1 for one without any value. */
function packColumn(out: Bytes, type: SqlType, rows: Rows, column: number): number {
  align(out);
  const at = out.length;
  const isFilled =
    type === 'VARCHAR'
      ? packTextColumn(out, rows, column)
      : type === 'BOOLEAN'
        ? packFlags(out, rows, column)
        : type === 'DOUBLE' || type === 'BIGINT'
          ? packNumbers(out, rows, column, numberOf)
          : type === 'TIMESTAMP'
            ? packNumbers(out, rows, column, microseconds)
            : packLists(out, rows, column, type === 'VARCHAR[]' ? 1 : 2);
  if (isFilled) return at;
  out.length = at;
  return -1;
}

function packNumbers(out: Bytes, rows: Rows, column: number, read: (value: unknown) => number): boolean {
  const numbers = take(out, Float64Array, rows.length);
  let isFilled = false;
  for (let i = 0; i < rows.length; i++) {
    const number = read((rows[i] as readonly unknown[])[column]);
    numbers[i] = number;
    if (!Number.isNaN(number)) isFilled = true;
  }
  return isFilled;
}

function packFlags(out: Bytes, rows: Rows, column: number): boolean {
  const room = out.room(rows.length);
  let isFilled = false;
  for (const row of rows) {
    const value = row[column];
    room[out.length++] = value === true ? 1 : value === false ? 0 : 2;
    isFilled ||= typeof value === 'boolean';
  }
  return isFilled;
}

function packTextColumn(out: Bytes, rows: Rows, column: number): boolean {
  const texts = new Array<string | null>(rows.length);
  let isFilled = false;
  for (let i = 0; i < rows.length; i++) {
    const text = textOf((rows[i] as readonly unknown[])[column]);
    texts[i] = text;
    if (text !== null) isFilled = true;
  }
  if (isFilled) packTexts(out, texts);
  return isFilled;
}

function packLists(out: Bytes, rows: Rows, column: number, depth: 1 | 2): boolean {
  const lists = rows.map((row) => listOf(row[column]));
  if (lists.every((list) => list === null)) return false;
  packLengths(out, lists);
  const texts: (string | null)[] = [];
  if (depth === 1) {
    for (const list of lists) for (const text of list ?? []) texts.push(textOf(text));
  } else {
    const inner: (readonly unknown[] | null)[] = [];
    for (const list of lists) for (const each of list ?? []) inner.push(listOf(each));
    packLengths(out, [inner]);
    packLengths(out, inner);
    for (const list of inner) if (list) for (const text of list) texts.push(textOf(text));
  }
  packTexts(out, texts);
  return true;
}

function take<T extends Int32Array | Float64Array>(
  out: Bytes,
  Type: { new (buffer: ArrayBufferLike, at: number, count: number): T; BYTES_PER_ELEMENT: number },
  count: number,
): T {
  const size = count * Type.BYTES_PER_ELEMENT;
  const view = new Type(out.room(size).buffer, out.length, count);
  out.length += size;
  return view;
}

function packLengths(out: Bytes, lists: readonly (readonly unknown[] | null)[]): void {
  const lengths = take(out, Int32Array, lists.length);
  for (let i = 0; i < lists.length; i++) lengths[i] = lists[i]?.length ?? -1;
}

function packTexts(out: Bytes, texts: readonly (string | null)[]): void {
  const joined = texts.join('');
  const size = Buffer.byteLength(joined);
  const isAscii = size === joined.length;
  const head = take(out, Int32Array, texts.length + 2);
  const from = out.length;
  if (isAscii) {
    for (let i = 0; i < texts.length; i++) head[i + 2] = texts[i]?.length ?? -1;
    out.length += out.room(size).write(joined, from, 'latin1');
  } else {
    // One by one: two halves of a character in neighbouring cells must not become one.
    const room = out.room(joined.length * 3);
    const lengths = new Int32Array(room.buffer, head.byteOffset, texts.length + 2);
    texts.forEach((text, i) => {
      lengths[i + 2] = text === null ? -1 : room.write(text, out.length, 'utf8');
      out.length += Math.max(0, lengths[i + 2] as number);
    });
  }
  const counts = new Int32Array(out.room(0).buffer, head.byteOffset, 2);
  counts[0] = texts.length;
  counts[1] = out.length - from;
  const rest = out.length % 4;
  if (rest > 0) {
    out.room(4);
    out.length += 4 - rest;
  }
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : value === null || value === undefined ? null : String(value);

const listOf = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);

function numberOf(value: unknown): number {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : Number.NaN;
}

const TIME = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(\.\d{1,6})?$/;

function microseconds(value: unknown): number {
  const match = typeof value === 'string' ? TIME.exec(value) : null;
  if (!match) return Number.NaN;
  const [, year, month, day, hour, minute, second, fraction = '0'] = match;
  const seconds = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return seconds * 1000 + Math.round(Number(fraction) * 1e6);
}

/** What a wire says of one table: its rows and the places of its columns. */
export interface Unpacked {
  rows: number;
  places: Int32Array;
}

/** The tables of a wire by their place in `reportTables`. */
export function directoryOf(wire: Wire): Map<number, Unpacked> {
  const numbers = new Int32Array(wire);
  const found = new Map<number, Unpacked>();
  let at = 1;
  for (let i = 0; i < (numbers[0] as number); i++) {
    const index = numbers[at] as number;
    const columns = (reportTables[index] as StoredTable).columns.length - 1;
    found.set(index, { rows: numbers[at + 1] as number, places: numbers.subarray(at + 2, at + 2 + columns) });
    at += 2 + columns;
  }
  return found;
}

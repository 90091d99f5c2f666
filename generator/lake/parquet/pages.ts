/** One column of one row group as Parquet's pages, compressed, with what the footer says of it. */
import { constants, zstdCompressSync } from 'node:zlib';
import { Bytes } from './bytes.ts';
import { type Dictionary, numberDictionary, textDictionary } from './dictionary.ts';
import { bitsFor, writeDeltas, writeHybrid } from './integers.ts';
import { type Struct, thrift } from './thrift.ts';

export const ENCODING = { plain: 0, rle: 3, deltaLength: 6, rleDictionary: 8 } as const;

/** What stands in a column's leaves: definition and repetition levels for each place, and the values that are not NULL. */
export interface Leaves {
  /** Places, NULLs and empty lists included. */
  places: number;
  definition: Int32Array;
  maxDefinition: number;
  /** Null for columns that are no lists. */
  repetition: Int32Array | null;
  maxRepetition: number;
  values: Values;
  /** Where it is known beforehand; `values` then need hold no more than its distinct ones. Null: none is wanted. */
  dictionary?: Dictionary | null;
}

export type Values =
  /** `starts[i]` to `starts[i + 1]` are the UTF-8 of value `i`. */
  | { type: 'text'; count: number; bytes: Uint8Array; starts: Int32Array }
  /** Doubles, or whole numbers that are stored as INT64. */
  | { type: 'double' | 'int64'; count: number; numbers: Float64Array }
  | { type: 'boolean'; count: number; flags: Uint8Array };

export interface Chunk {
  /** Pages one after another. */
  parts: Uint8Array[];
  bytes: number;
  uncompressedBytes: number;
  places: number;
  encodings: number[];
  hasDictionary: boolean;
  /** From the chunk's start to its data page. */
  dataAt: number;
  nulls: number;
  least: Uint8Array | null;
  greatest: Uint8Array | null;
}

/** Fast; the text of reports packs to about the same size at higher levels. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** Longer texts are left out of the footer's statistics. */
const MAX_STATISTIC = 64;

export function chunkOf(leaves: Leaves): Chunk {
  const { values, places } = leaves;
  const out = new Bytes(1024);
  if (leaves.repetition) writeLevels(out, leaves.repetition, places, leaves.maxRepetition);
  writeLevels(out, leaves.definition, places, leaves.maxDefinition);

  const dictionary = leaves.dictionary === undefined ? dictionaryOf(values) : leaves.dictionary;
  const pages: Page[] = [];
  let encoding: number;
  if (dictionary && values.type !== 'boolean') {
    const { firsts, indices } = dictionary;
    const page = new Bytes(1024);
    writePlain(page, picked(values, firsts));
    pages.push(pageOf(2, page.view(), [7, { struct: dictionaryHeader(firsts.length) }]));
    const bits = Math.max(1, bitsFor(firsts.length - 1));
    out.byte(bits);
    writeHybrid(out, indices, values.count, bits);
    encoding = ENCODING.rleDictionary;
  } else if (values.type === 'text' && values.count > 0) {
    writeDeltaLength(out, values);
    encoding = ENCODING.deltaLength;
  } else {
    writePlain(out, values);
    encoding = ENCODING.plain;
  }
  const dataAt = pages[0]?.bytes ?? 0;
  pages.push(pageOf(0, out.view(), [5, { struct: dataHeader(places, encoding) }]));
  const { least, greatest } = leaves.repetition ? NO_RANGE : rangeOf(values, dictionary?.firsts ?? null);
  return {
    parts: pages.flatMap(({ parts }) => parts),
    bytes: pages.reduce((sum, { bytes }) => sum + bytes, 0),
    uncompressedBytes: pages.reduce((sum, page) => sum + page.uncompressedBytes, 0),
    places,
    encodings: dictionary ? [ENCODING.plain, ENCODING.rle, encoding] : [ENCODING.rle, encoding],
    hasDictionary: dictionary !== null,
    dataAt,
    nulls: places - values.count,
    least,
    greatest,
  };
}

function dictionaryOf(values: Values): Dictionary | null {
  if (values.type === 'boolean' || values.count === 0) return null;
  return values.type === 'text'
    ? textDictionary(values.bytes, values.starts, values.count)
    : numberDictionary(values.numbers, values.count);
}

const dictionaryHeader = (count: number): Struct => [
  [1, { i32: count }],
  [2, { i32: ENCODING.plain }],
];

const dataHeader = (places: number, encoding: number): Struct => [
  [1, { i32: places }],
  [2, { i32: encoding }],
  [3, { i32: ENCODING.rle }],
  [4, { i32: ENCODING.rle }],
];

/** Pages of so few bytes are not worth a compressor of their own. */
const SMALL = 128;

/** A Zstandard frame with one block, stored as it is. */
function storedFrame(body: Uint8Array): Buffer {
  const frame = Buffer.alloc(9 + body.length);
  // Magic number; a single segment whose size takes one byte; that size; the last block, raw, and its size.
  frame.writeUInt32LE(0xfd2fb528, 0);
  frame[4] = 0x20;
  frame[5] = body.length;
  frame.writeUIntLE((body.length << 3) | 1, 6, 3);
  frame.set(body, 9);
  return frame;
}

interface Page {
  /** Header and compressed body. */
  parts: [header: Uint8Array, body: Uint8Array];
  bytes: number;
  uncompressedBytes: number;
}

function pageOf(type: number, body: Uint8Array, header: Struct[number]): Page {
  const packed = body.length < SMALL ? storedFrame(body) : zstdCompressSync(body, LEVEL);
  const head = thrift([[1, { i32: type }], [2, { i32: body.length }], [3, { i32: packed.length }], header]);
  return {
    parts: [head, packed],
    bytes: head.length + packed.length,
    uncompressedBytes: head.length + body.length,
  };
}

function writeLevels(out: Bytes, levels: Int32Array, count: number, max: number): void {
  const at = out.length;
  out.uint32(0);
  writeHybrid(out, levels, count, bitsFor(max));
  out.view().writeUInt32LE(out.length - at - 4, at);
}

function picked(values: Exclude<Values, { type: 'boolean' }>, places: Int32Array): Values {
  const count = places.length;
  if (values.type !== 'text') {
    return { ...values, count, numbers: Float64Array.from(places, (at) => values.numbers[at] as number) };
  }
  const bytes = new Bytes(1024);
  const starts = new Int32Array(count + 1);
  places.forEach((place, i) => {
    bytes.bytes(values.bytes.subarray(values.starts[place], values.starts[place + 1]));
    starts[i + 1] = bytes.length;
  });
  return { type: 'text', count, bytes: bytes.view(), starts };
}

function writePlain(out: Bytes, values: Values): void {
  const { count } = values;
  if (values.type === 'text') {
    for (let i = 0; i < count; i++) {
      const text = values.bytes.subarray(values.starts[i], values.starts[i + 1]);
      out.uint32(text.length);
      out.bytes(text);
    }
  } else if (values.type === 'boolean') {
    const size = Math.ceil(count / 8);
    const buffer = out.room(size);
    buffer.fill(0, out.length, out.length + size);
    for (let i = 0; i < count; i++) {
      const at = out.length + (i >> 3);
      if (values.flags[i] === 1) buffer[at] = (buffer[at] as number) | (1 << (i & 7));
    }
    out.length += size;
  } else if (values.type === 'double') {
    out.bytes(new Uint8Array(values.numbers.buffer, values.numbers.byteOffset, count * 8));
  } else {
    const size = count * 8;
    const buffer = out.room(size);
    for (let i = 0; i < count; i++) writeInt64(buffer, values.numbers[i] as number, out.length + i * 8);
    out.length += size;
  }
}

function writeInt64(buffer: Buffer, value: number, at: number): void {
  buffer.writeUInt32LE(value >>> 0, at);
  buffer.writeInt32LE(Math.floor(value / 2 ** 32), at + 4);
}

function writeDeltaLength(out: Bytes, { bytes, starts, count }: Extract<Values, { type: 'text' }>): void {
  const lengths = new Int32Array(count);
  for (let i = 0; i < count; i++) lengths[i] = (starts[i + 1] as number) - (starts[i] as number);
  writeDeltas(out, lengths, count);
  out.bytes(bytes.subarray(0, starts[count]));
}

interface Range {
  least: Uint8Array | null;
  greatest: Uint8Array | null;
}

const NO_RANGE: Range = { least: null, greatest: null };

/** Least and greatest value as the footer's statistics have them: plain, texts by their bytes. */
function rangeOf(values: Values, places: Int32Array | null): Range {
  if (values.type === 'boolean' || values.count === 0) return NO_RANGE;
  return values.type === 'text' ? textRange(values, places) : numberRange(values, places);
}

function textRange({ bytes, starts, count }: Extract<Values, { type: 'text' }>, places: Int32Array | null): Range {
  const textAt = (i: number): Uint8Array => bytes.subarray(starts[i], starts[i + 1]);
  let least = textAt(0);
  let greatest = least;
  for (let i = 0; i < (places?.length ?? count); i++) {
    const text = textAt(places?.[i] ?? i);
    if (text.length > MAX_STATISTIC) return NO_RANGE;
    if (Buffer.compare(text, least) < 0) least = text;
    else if (Buffer.compare(text, greatest) > 0) greatest = text;
  }
  return { least, greatest };
}

function numberRange(
  { type, numbers, count }: Extract<Values, { type: 'double' | 'int64' }>,
  places: Int32Array | null,
): Range {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < (places?.length ?? count); i++) {
    const value = numbers[places?.[i] ?? i] as number;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const plain = (value: number): Uint8Array => {
    const buffer = Buffer.alloc(8);
    if (type === 'int64') writeInt64(buffer, value, 0);
    else buffer.writeDoubleLE(value);
    return buffer;
  };
  // A zero may be of either sign: the format's rule for readers' sake.
  return { least: plain(least === 0 ? -0 : least), greatest: plain(greatest === 0 ? 0 : greatest) };
}

/** Thrift's compact protocol, as far as Parquet's headers and footer need it: structures told as lists of fields. */
import { Bytes } from './bytes.ts';

/** Field number, and its value; fields whose value is undefined are left out. Numbers ascend. */
export type Struct = readonly (readonly [id: number, value: Value | undefined])[];

export type Value =
  | { boolean: boolean }
  | { i32: number }
  | { i64: number }
  | { binary: Uint8Array | string }
  | { struct: Struct }
  | { list: readonly Value[] };

const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/** The bytes of one structure. */
export function thrift(struct: Struct): Buffer {
  const out = new Bytes(256);
  writeStruct(out, struct);
  return out.view();
}

function writeStruct(out: Bytes, fields: Struct): void {
  let last = 0;
  for (const [id, value] of fields) {
    if (value === undefined) continue;
    out.byte(((id - last) << 4) | typeOf(value));
    last = id;
    if (!('boolean' in value)) write(out, value);
  }
  out.byte(0);
}

function typeOf(value: Value): number {
  if ('boolean' in value) return value.boolean ? 1 : 2;
  if ('i32' in value) return 5;
  if ('i64' in value) return 6;
  if ('binary' in value) return BINARY;
  return 'list' in value ? LIST : STRUCT;
}

function write(out: Bytes, value: Value): void {
  if ('i32' in value) out.signed(value.i32);
  else if ('i64' in value) out.signed(value.i64);
  else if ('struct' in value) writeStruct(out, value.struct);
  else if ('binary' in value) {
    const bytes = typeof value.binary === 'string' ? Buffer.from(value.binary) : value.binary;
    out.varint(bytes.length);
    out.bytes(bytes);
  } else if ('list' in value) {
    const { list } = value;
    const type = list[0] ? typeOf(list[0]) : STRUCT;
    if (list.length < 15) out.byte((list.length << 4) | type);
    else {
      out.byte(0xf0 | type);
      out.varint(list.length);
    }
    for (const each of list) write(out, each);
  }
}

/** A Parquet file: row groups of column chunks, and the footer that says where everything is. */
import type { SqlType } from '../tables.ts';
import type { Chunk } from './pages.ts';
import { type Struct, thrift, type Value } from './thrift.ts';

export interface ParquetColumn {
  name: string;
  type: SqlType;
}

export interface RowGroup {
  rows: number;
  /** In the order of the columns. */
  chunks: Chunk[];
}

const PHYSICAL: Readonly<Record<SqlType, number>> = {
  BOOLEAN: 0,
  BIGINT: 2,
  TIMESTAMP: 2,
  DOUBLE: 5,
  VARCHAR: 6,
  'VARCHAR[]': 6,
  'VARCHAR[][]': 6,
};

const OPTIONAL = { i32: 1 };
const REPEATED = { i32: 2 };
const ZSTD = { i32: 6 };
const MAGIC = Buffer.from('PAR1');

/** How deep a column's lists are. */
export const depthOf = (type: SqlType): number => (type.length - type.replaceAll('[]', '').length) / 2;

/** The file's bytes, in parts; schema and names as DuckDB writes them, every column optional. */
export function parquetFile(columns: readonly ParquetColumn[], groups: readonly RowGroup[]): Uint8Array[] {
  const parts: Uint8Array[] = [MAGIC];
  let at = MAGIC.length;
  const rowGroups = groups.map(({ rows, chunks }): Value => {
    const from = at;
    const listed = chunks.map((chunk, i): Value => {
      const column = columns[i] as ParquetColumn;
      const start = at;
      parts.push(...chunk.parts);
      at += chunk.bytes;
      return {
        struct: [
          [2, { i64: start }],
          [3, { struct: chunkMeta(column, chunk, start) }],
        ],
      };
    });
    return {
      struct: [
        [1, { list: listed }],
        [2, { i64: chunks.reduce((sum, { uncompressedBytes }) => sum + uncompressedBytes, 0) }],
        [3, { i64: rows }],
        [5, { i64: from }],
        [6, { i64: at - from }],
      ],
    };
  });
  const footer = thrift([
    [1, { i32: 1 }],
    [2, { list: schemaOf(columns).map((struct) => ({ struct })) }],
    [3, { i64: groups.reduce((sum, { rows }) => sum + rows, 0) }],
    [4, { list: rowGroups }],
    [6, { binary: 'awr-analyzer' }],
    // Values are ordered by their types: without this, readers may not trust the statistics.
    [7, { list: columns.map(() => ({ struct: [[1, { struct: [] }]] })) }],
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(footer.length);
  parts.push(footer, size, MAGIC);
  return parts;
}

function chunkMeta({ name, type }: ParquetColumn, chunk: Chunk, start: number): Struct {
  const path = [name, ...Array.from({ length: depthOf(type) }, () => ['list', 'element']).flat()];
  return [
    [1, { i32: PHYSICAL[type] }],
    [2, { list: chunk.encodings.map((i32) => ({ i32 })) }],
    [3, { list: path.map((binary) => ({ binary })) }],
    [4, ZSTD],
    [5, { i64: chunk.places }],
    [6, { i64: chunk.uncompressedBytes }],
    [7, { i64: chunk.bytes }],
    [9, { i64: start + chunk.dataAt }],
    [11, chunk.hasDictionary ? { i64: start } : undefined],
    [
      12,
      depthOf(type) > 0
        ? undefined
        : {
            struct: [
              [3, { i64: chunk.nulls }],
              [5, chunk.greatest ? { binary: chunk.greatest } : undefined],
              [6, chunk.least ? { binary: chunk.least } : undefined],
            ],
          },
    ],
  ];
}

/** The schema as a list of elements, each followed by its children. */
function schemaOf(columns: readonly ParquetColumn[]): Struct[] {
  const root: Struct = [
    [3, { i32: 0 }],
    [4, { binary: 'duckdb_schema' }],
    [5, { i32: columns.length }],
  ];
  return [root, ...columns.flatMap(({ name, type }) => elementsOf(name, type))];
}

function elementsOf(name: string, type: SqlType): Struct[] {
  if (depthOf(type) === 0) return [leaf(name, type)];
  const inner = type === 'VARCHAR[][]' ? 'VARCHAR[]' : 'VARCHAR';
  return [
    [
      [3, OPTIONAL],
      [4, { binary: name }],
      [5, { i32: 1 }],
      [6, { i32: 3 }],
    ],
    [
      [3, REPEATED],
      [4, { binary: 'list' }],
      [5, { i32: 1 }],
    ],
    ...elementsOf('element', inner),
  ];
}

const CONVERTED: Partial<Record<SqlType, number>> = { VARCHAR: 0, TIMESTAMP: 10, BIGINT: 18 };
/** Microseconds of a wall clock: adjusted to no time zone. */
const TIMESTAMP: Value = {
  struct: [
    [
      8,
      {
        struct: [
          [1, { boolean: false }],
          [2, { struct: [[2, { struct: [] }]] }],
        ],
      },
    ],
  ],
};

function leaf(name: string, type: SqlType): Struct {
  const converted = CONVERTED[type];
  return [
    [1, { i32: PHYSICAL[type] }],
    [3, OPTIONAL],
    [4, { binary: name }],
    [6, converted === undefined ? undefined : { i32: converted }],
    [10, type === 'TIMESTAMP' ? TIMESTAMP : undefined],
  ];
}

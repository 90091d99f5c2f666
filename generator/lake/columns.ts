/** Columns of many reports put together as Parquet wants them: levels, and the values that are not NULL. */
import type { Leaves, Values } from './parquet/pages.ts';
import type { SqlType } from './tables.ts';
import type { Wire } from './wire.ts';

/** One report's part of a column; `at` is its place in the wire, -1 where it is NULL throughout. */
export interface Piece {
  wire: Wire;
  at: number;
  rows: number;
}

export function leavesOf(type: SqlType, pieces: readonly Piece[]): Leaves {
  switch (type) {
    case 'VARCHAR':
      return textLeaves(pieces);
    case 'VARCHAR[]':
    case 'VARCHAR[][]':
      return listLeaves(pieces, type === 'VARCHAR[]' ? 1 : 2);
    case 'BOOLEAN':
      return booleanLeaves(pieces);
    default:
      return numberLeaves(pieces, type === 'DOUBLE' ? 'double' : 'int64');
  }
}

const rowsOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { rows }) => sum + rows, 0);

const flat = (definition: Int32Array, values: Values): Leaves => ({
  places: definition.length,
  definition,
  maxDefinition: 1,
  repetition: null,
  maxRepetition: 0,
  values,
});

function numberLeaves(pieces: readonly Piece[], type: 'double' | 'int64'): Leaves {
  const definition = new Int32Array(rowsOf(pieces));
  const numbers = new Float64Array(definition.length);
  let count = 0;
  let row = 0;
  for (const { wire, at, rows } of pieces) {
    if (at >= 0) {
      const values = new Float64Array(wire, at, rows);
      for (let i = 0; i < rows; i++) {
        const value = values[i] as number;
        if (Number.isNaN(value)) continue;
        definition[row + i] = 1;
        numbers[count++] = value;
      }
    }
    row += rows;
  }
  return flat(definition, { type, count, numbers });
}

function booleanLeaves(pieces: readonly Piece[]): Leaves {
  const definition = new Int32Array(rowsOf(pieces));
  const flags = new Uint8Array(definition.length);
  let count = 0;
  let row = 0;
  for (const { wire, at, rows } of pieces) {
    if (at >= 0) {
      new Uint8Array(wire, at, rows).forEach((flag, i) => {
        if (flag === 2) return;
        definition[row + i] = 1;
        flags[count++] = flag;
      });
    }
    row += rows;
  }
  return flat(definition, { type: 'boolean', count, flags });
}

/** The same text in every row of a report: its id. The dictionary is known without looking. */
export function constantLeaves(pieces: readonly { text: string; rows: number }[]): Leaves {
  const count = pieces.reduce((sum, { rows }) => sum + rows, 0);
  const texts = new Texts(
    pieces.length,
    pieces.reduce((sum, { text }) => sum + text.length, 0),
  );
  const indices = new Int32Array(count);
  let row = 0;
  pieces.forEach(({ text, rows }, i) => {
    texts.add(Buffer.from(text));
    indices.fill(i, row, row + rows);
    row += rows;
  });
  const dictionary = { indices, firsts: Int32Array.from(pieces.keys()) };
  return { ...flat(new Int32Array(count).fill(1), { ...texts.values(), count }), dictionary };
}

function textLeaves(pieces: readonly Piece[]): Leaves {
  const definition = new Int32Array(rowsOf(pieces));
  const blocks = pieces.map(({ wire, at }) => (at < 0 ? null : textBlock(wire, at)));
  const texts = Texts.for(blocks);
  let row = 0;
  pieces.forEach(({ rows }, i) => {
    const block = blocks[i];
    if (block) {
      texts.addAll(block);
      for (let each = 0; each < rows; each++) definition[row + each] = (block.lengths[each] as number) < 0 ? 0 : 1;
    }
    row += rows;
  });
  return flat(definition, texts.values());
}

interface TextBlock {
  /** -1: NULL. */
  lengths: Int32Array;
  bytes: Uint8Array;
}

function textBlock(wire: Wire, at: number): TextBlock {
  const [count = 0, size = 0] = new Int32Array(wire, at, 2);
  const from = at + 8 + count * 4;
  return { lengths: new Int32Array(wire, at + 8, count), bytes: new Uint8Array(wire, from, size) };
}

class Texts {
  private readonly bytes: Uint8Array;
  private readonly starts: Int32Array;
  private count = 0;
  private at = 0;

  constructor(most: number, bytes: number) {
    this.starts = new Int32Array(most + 1);
    this.bytes = new Uint8Array(bytes);
  }

  static for(blocks: readonly (TextBlock | null)[]): Texts {
    let most = 0;
    let bytes = 0;
    for (const block of blocks) {
      most += block?.lengths.length ?? 0;
      bytes += block?.bytes.length ?? 0;
    }
    return new Texts(most, bytes);
  }

  add(text: Uint8Array): void {
    this.bytes.set(text, this.at);
    this.at += text.length;
    this.starts[++this.count] = this.at;
  }

  /** Adds the block's texts that are not NULL. */
  addAll({ lengths, bytes }: TextBlock): void {
    this.bytes.set(bytes, this.at);
    for (let i = 0; i < lengths.length; i++) {
      const length = lengths[i] as number;
      if (length < 0) continue;
      this.at += length;
      this.starts[++this.count] = this.at;
    }
  }

  values(): Values {
    return { type: 'text', count: this.count, bytes: this.bytes, starts: this.starts };
  }
}

/**
 * Levels of lists: an optional list is 1, its repeated element 2, an optional element 3; each further depth adds two.
 * An empty list or a NULL takes one place, as its elements would.
 */
function listLeaves(pieces: readonly Piece[], depth: 1 | 2): Leaves {
  const opened = pieces.map((piece) => openLists(piece, depth));
  const texts = Texts.for(opened.map((each) => each?.block ?? null));
  const most = opened.reduce(
    (sum, each, i) =>
      sum + (each ? each.lengths.length + each.inner.length + each.block.lengths.length : (pieces[i]?.rows ?? 0)),
    0,
  );
  const definition = new Int32Array(most);
  const repetition = new Int32Array(most);
  let place = 0;
  pieces.forEach(({ rows }, i) => {
    const lists = opened[i];
    place = lists ? placeLists(lists, depth, definition, repetition, place, texts) : place + rows;
  });
  return {
    places: place,
    definition: definition.subarray(0, place),
    maxDefinition: 1 + 2 * depth,
    repetition,
    maxRepetition: depth,
    values: texts.values(),
    // Printed cells are of all kinds: a dictionary would hardly be smaller, and looking for one is most of the work.
    ...(depth === 2 && { dictionary: null }),
  };
}

interface OpenLists {
  lengths: Int32Array;
  /** Lengths of the lists within lists. */
  inner: Int32Array;
  block: TextBlock;
}

function openLists({ wire, at, rows }: Piece, depth: 1 | 2): OpenLists | null {
  if (at < 0) return null;
  const lengths = new Int32Array(wire, at, rows);
  let next = at + rows * 4;
  let inner = new Int32Array(0) as Int32Array;
  if (depth === 2) {
    const [count = 0] = new Int32Array(wire, next, 1);
    inner = new Int32Array(wire, next + 4, count);
    next += 4 + count * 4;
  }
  return { lengths, inner, block: textBlock(wire, next) };
}

/** Sets the levels of one report's lists and takes their texts; gives the next free place. */
function placeLists(
  { lengths, inner, block }: OpenLists,
  depth: 1 | 2,
  definition: Int32Array,
  repetition: Int32Array,
  from: number,
  texts: Texts,
): number {
  let place = from;
  let nextInner = 0;
  let nextText = 0;
  const elements = (length: number, first: number, base: number): void => {
    if (length <= 0) {
      repetition[place] = first;
      definition[place++] = base + (length < 0 ? 0 : 1);
      return;
    }
    for (let i = 0; i < length; i++) {
      repetition[place] = i === 0 ? first : depth;
      definition[place++] = base + ((block.lengths[nextText++] as number) < 0 ? 2 : 3);
    }
  };
  for (const length of lengths) {
    if (depth === 1 || length <= 0) elements(length, 0, 0);
    else for (let i = 0; i < length; i++) elements(inner[nextInner++] as number, i === 0 ? 0 : 1, 2);
  }
  texts.addAll(block);
  return place;
}

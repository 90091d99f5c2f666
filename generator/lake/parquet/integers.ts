/** Parquet's two encodings of small integers: runs and bit packs (levels, indices), and packed deltas (lengths). */
import type { Bytes } from './bytes.ts';

/** Bits that hold every number up to this one. */
export const bitsFor = (largest: number): number => 32 - Math.clz32(largest);

/** RLE / bit-packing hybrid of `values[0, count)`, each of so many bits. */
export function writeHybrid(out: Bytes, values: Int32Array, count: number, bits: number): void {
  let packedFrom = 0;
  let at = 0;
  while (at < count) {
    const value = values[at] as number;
    let end = at + 1;
    while (end < count && values[end] === value) end++;
    // A pack holds eights: what is missing to the next eight is taken from the run before it counts as one.
    const aligned = packedFrom + Math.ceil((at - packedFrom) / 8) * 8;
    if (end - aligned >= 16 || (end === count && packedFrom === at && end > at)) {
      const from = Math.min(aligned, end);
      writePack(out, values, packedFrom, from, bits);
      out.varint((end - from) * 2);
      for (let shift = 0; shift < bits; shift += 8) out.byte((value >>> shift) & 255);
      packedFrom = end;
    }
    at = end;
  }
  writePack(out, values, packedFrom, count, bits);
}

/** One bit-packed run; the last eight is filled up with zeros. */
function writePack(out: Bytes, values: Int32Array, from: number, to: number, bits: number): void {
  if (to <= from) return;
  const groups = Math.ceil((to - from) / 8);
  out.varint(groups * 2 + 1);
  pack(out, values, from, to, bits, groups * bits);
}

/** Packs `values[from, to)` into exactly `size` bytes, lowest bits first. */
function pack(out: Bytes, values: Int32Array, from: number, to: number, bits: number, size: number): void {
  const buffer = out.room(size);
  let at = out.length;
  const end = at + size;
  let held = 0;
  let heldBits = 0;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    held |= value << heldBits;
    heldBits += bits;
    if (heldBits < 32) {
      while (heldBits >= 8) {
        buffer[at++] = held & 255;
        held >>>= 8;
        heldBits -= 8;
      }
      continue;
    }
    // By hand: a method that short columns do not reach would have the compiled loop given up at each of them.
    for (let shift = 0; shift < 32; shift += 8) buffer[at++] = (held >>> shift) & 255;
    heldBits -= 32;
    held = heldBits === 0 ? 0 : value >>> (bits - heldBits);
  }
  for (; heldBits > 0; heldBits -= 8) {
    buffer[at++] = held & 255;
    held >>>= 8;
  }
  while (at < end) buffer[at++] = 0;
  out.length = end;
}

const BLOCK = 128;
const MINI = 32;

/** DELTA_BINARY_PACKED of numbers from 0 to 2^30. */
export function writeDeltas(out: Bytes, values: Int32Array, count: number): void {
  out.varint(BLOCK);
  out.varint(BLOCK / MINI);
  out.varint(count);
  out.signed(count > 0 ? (values[0] as number) : 0);
  const deltas = new Int32Array(BLOCK);
  for (let start = 1; start < count; start += BLOCK) {
    const size = Math.min(BLOCK, count - start);
    let least = (values[start] as number) - (values[start - 1] as number);
    for (let i = 0; i < size; i++) {
      const delta = (values[start + i] as number) - (values[start + i - 1] as number);
      deltas[i] = delta;
      if (delta < least) least = delta;
    }
    for (let i = 0; i < size; i++) deltas[i] = (deltas[i] as number) - least;
    out.signed(least);
    const widths: number[] = [];
    for (let mini = 0; mini < BLOCK; mini += MINI) {
      let all = 0;
      for (let i = mini; i < Math.min(mini + MINI, size); i++) all |= deltas[i] as number;
      widths.push(bitsFor(all));
      out.byte(widths.at(-1) as number);
    }
    widths.forEach((bits, mini) => {
      const from = mini * MINI;
      if (bits > 0) pack(out, deltas, from, Math.min(from + MINI, size), bits, (MINI * bits) / 8);
    });
  }
}

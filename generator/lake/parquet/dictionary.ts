/** The distinct values of a column and each value's place among them, by open hashing over bytes: no string is made. */

/** Null where a dictionary is not worth it: too many distinct values. */
export interface Dictionary {
  /** For each value the number of its distinct one, in order of first appearance. */
  indices: Int32Array;
  /** For each distinct value the position of its first appearance. */
  firsts: Int32Array;
}

/** Judged when so many values have been seen, and then at the end. */
const TRIAL = 2048;
const MOST_DISTINCT = 0.5;
const MAX_DISTINCT = 1 << 16;

/** `starts[i]` to `starts[i + 1]` are the bytes of value `i`. */
export function textDictionary(bytes: Uint8Array, starts: Int32Array, count: number): Dictionary | null {
  return distinct(
    count,
    (i) => {
      const from = starts[i] as number;
      const to = starts[i + 1] as number;
      // Of long texts a sample is enough to tell most of them apart.
      const step = 1 + ((to - from) >>> 6);
      let hash = to - from;
      for (let at = from; at < to; at += step) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
      return hash ^ (hash >>> 15);
    },
    (i, other) => {
      let at = starts[i] as number;
      let there = starts[other] as number;
      const to = starts[i + 1] as number;
      if (to - at !== (starts[other + 1] as number) - there) return false;
      while (at < to) if (bytes[at++] !== bytes[there++]) return false;
      return true;
    },
  );
}

/** Numbers by their bits; every one is distinct from every other with other bits. */
export function numberDictionary(values: Float64Array, count: number): Dictionary | null {
  const halves = new Int32Array(values.buffer, values.byteOffset, count * 2);
  return distinct(
    count,
    (i) => {
      const hash = Math.imul(halves[2 * i] as number, 0x9e3779b1) ^ Math.imul(halves[2 * i + 1] as number, 0x85ebca6b);
      return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7;
    },
    (i, other) => halves[2 * i] === halves[2 * other] && halves[2 * i + 1] === halves[2 * other + 1],
  );
}

function distinct(
  count: number,
  hashOf: (i: number) => number,
  isSame: (i: number, other: number) => boolean,
): Dictionary | null {
  let size = 1024;
  let slots = new Int32Array(size);
  const indices = new Int32Array(count);
  let firsts = new Int32Array(512);
  let found = 0;
  for (let i = 0; i < count; i++) {
    let slot = hashOf(i) & (size - 1);
    let held = slots[slot] as number;
    while (held !== 0 && !isSame(i, firsts[held - 1] as number)) {
      slot = (slot + 1) & (size - 1);
      held = slots[slot] as number;
    }
    if (held === 0) {
      if (found === firsts.length) firsts = grown(firsts);
      firsts[found] = i;
      slots[slot] = held = ++found;
      if (found > MAX_DISTINCT || (i >= TRIAL && found > (i + 1) * MOST_DISTINCT)) return null;
      if (found * 2 > size) {
        size *= 4;
        slots = new Int32Array(size);
        for (let each = 0; each < found; each++) {
          let free = hashOf(firsts[each] as number) & (size - 1);
          while (slots[free] !== 0) free = (free + 1) & (size - 1);
          slots[free] = each + 1;
        }
      }
    }
    indices[i] = held - 1;
  }
  if (count >= 64 && found > count * MOST_DISTINCT) return null;
  return { indices, firsts: firsts.slice(0, found) };
}

function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}

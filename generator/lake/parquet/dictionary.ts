/**
 * The distinct values of a column and each value's place among them, by open hashing over bytes: no string is made. The
 * two loops are the same but for what they compare; they are written out because they are most of the work.
 */

/** Null where a dictionary is not worth it: too many distinct values. */
export interface Dictionary {
  /** For each value the number of its distinct one, in order of first appearance. */
  indices: Int32Array;
  /** For each distinct value the position of its first appearance. */
  firsts: Int32Array;
}

/** Judged when so many values have been seen, and from then on. */
const TRIAL = 2048;
const MOST_DISTINCT = 0.5;
const MAX_DISTINCT = 1 << 16;

/** `starts[i]` to `starts[i + 1]` are the bytes of value `i`. */
export function textDictionary(bytes: Uint8Array, starts: Int32Array, count: number): Dictionary | null {
  const seen = new Seen(count);
  let { slots, hashes, firsts, mask } = seen;
  let from = starts[0] as number;
  for (let i = 0; i < count; i++) {
    const to = starts[i + 1] as number;
    const length = to - from;
    // Of long texts a sample is enough to tell most of them apart.
    const step = 1 + (length >>> 6);
    let hash = length;
    for (let at = from; at < to; at += step) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    let held = slots[slot] as number;
    while (held !== 0) {
      if (hashes[held - 1] === hash) {
        let other = starts[firsts[held - 1] as number] as number;
        if ((starts[(firsts[held - 1] as number) + 1] as number) - other === length) {
          let at = from;
          while (at < to && bytes[at] === bytes[other]) {
            at++;
            other++;
          }
          if (at === to) break;
        }
      }
      slot = (slot + 1) & mask;
      held = slots[slot] as number;
    }
    from = to;
    if (held === 0) {
      held = seen.add(i, hash, slot);
      if (held === 0) return null;
      ({ slots, hashes, firsts, mask } = seen);
    }
    seen.indices[i] = held - 1;
  }
  return seen.dictionary();
}

/** Numbers by their bits; every one is distinct from every other with other bits. */
export function numberDictionary(values: Float64Array, count: number): Dictionary | null {
  const halves = new Int32Array(values.buffer, values.byteOffset, count * 2);
  const seen = new Seen(count);
  let { slots, firsts, mask } = seen;
  for (let i = 0; i < count; i++) {
    const low = halves[2 * i] as number;
    const high = halves[2 * i + 1] as number;
    let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash ^= hash >>> 13;
    let slot = hash & mask;
    let held = slots[slot] as number;
    while (held !== 0) {
      const other = 2 * (firsts[held - 1] as number);
      if (halves[other] === low && halves[other + 1] === high) break;
      slot = (slot + 1) & mask;
      held = slots[slot] as number;
    }
    if (held === 0) {
      held = seen.add(i, hash, slot);
      if (held === 0) return null;
      ({ slots, firsts, mask } = seen);
    }
    seen.indices[i] = held - 1;
  }
  return seen.dictionary();
}

/** The distinct values so far. Its arrays are replaced as they grow. */
class Seen {
  readonly indices: Int32Array;
  /** Number of a distinct value, from 1, by its hash and the next free place after it; 0: none. */
  slots = new Int32Array(1024);
  mask = 1023;
  firsts = new Int32Array(512);
  hashes = new Int32Array(512);
  private found = 0;
  private readonly count: number;

  constructor(count: number) {
    this.count = count;
    this.indices = new Int32Array(count);
  }

  /** Adds value `i` and gives its number, from 1; 0 where there are too many. */
  add(i: number, hash: number, slot: number): number {
    if (this.found >= MAX_DISTINCT || (i >= TRIAL && this.found + 1 > (i + 1) * MOST_DISTINCT)) return 0;
    if (this.found === this.firsts.length) {
      this.firsts = doubled(this.firsts);
      this.hashes = doubled(this.hashes);
    }
    this.firsts[this.found] = i;
    this.hashes[this.found] = hash;
    this.slots[slot] = ++this.found;
    if (this.found * 2 > this.mask) this.spread();
    return this.found;
  }

  dictionary(): Dictionary | null {
    if (this.count >= 64 && this.found > this.count * MOST_DISTINCT) return null;
    return { indices: this.indices, firsts: this.firsts.slice(0, this.found) };
  }

  private spread(): void {
    const size = this.slots.length * 4;
    this.mask = size - 1;
    this.slots = new Int32Array(size);
    for (let each = 0; each < this.found; each++) {
      let slot = (this.hashes[each] as number) & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = each + 1;
    }
  }
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}

/**
 * Seeded randomness. Every stream is named by the seed and the thing it is for (`1/DEMOSHOP/1/42`), so that one
 * thing's draws never depend on how often another thing drew, and the same seed gives the same archive.
 */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Whole number in [low, high], both included. */
  int(low: number, high: number): number;
  /** A factor around 1: 1 ± spread, bell-shaped, never below 0.05. */
  around(spread: number): number;
  /** A whole number whose expectation is `mean`: the fraction decides by chance whether one more is counted. */
  count(mean: number): number;
  pick<T>(list: readonly T[]): T;
}

/** 32-bit FNV-1a with a final mix; stable across runs and machines. */
export function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The random stream of a name (mulberry32). */
export function random(name: string): Random {
  let state = hash32(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    int: (low, high) => low + Math.floor((high - low + 1) * next()),
    around: (spread) => Math.max(0.05, 1 + spread * (next() + next() + next() + next() - 2) * 1.2),
    count: (mean) => Math.floor(mean + next()),
    pick: (list) => {
      const chosen = list[Math.floor(next() * list.length)];
      if (chosen === undefined) throw new RangeError('pick from an empty list');
      return chosen;
    },
  };
}

/** Seeded randomness for the fixtures: the same site on every run. */

export interface Random {
  (): number;
  /** Around `mean`, give or take `share` of it. */
  near(mean: number, share?: number): number;
  int(from: number, to: number): number;
}

/** Mulberry32: small, fast, good enough to look natural. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
  return Object.assign(next, {
    near: (mean: number, share = 0.15) => mean * (1 + (next() * 2 - 1) * share),
    int: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
  });
}

/** `YYYY-MM-DD HH:MM:SS` of a moment given in milliseconds, read as a wall clock. */
export function clock(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** Many tests at once: of a thousand figures that have nothing to do with the load, fifty would be "significant" at 5 %. */

/**
 * For each p the share of false discoveries among all that are at most as large: Benjamini and Hochberg (1995). Calling
 * what has a q of at most 0.05 a discovery makes one in twenty of the discoveries false, on average.
 */
export function falseDiscoveryRates(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => (p[b] as number) - (p[a] as number));
  const q = new Array<number>(p.length);
  let least = 1;
  for (const [i, place] of order.entries()) {
    least = Math.min(least, ((p[place] as number) * p.length) / (p.length - i));
    q[place] = least;
  }
  return q;
}

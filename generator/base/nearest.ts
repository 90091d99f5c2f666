/** The name that somebody who mistyped it probably meant. */

/** The nearest of `names`, null when none is near: at most two slips, or a beginning of exactly one of them. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const beginning = names.filter((name) => typed.length > 1 && name.startsWith(typed));
  if (beginning.length === 1) return beginning[0] ?? null;
  const ranked = names
    .map((name) => ({ name, slips: editDistance(typed.toLowerCase(), name) }))
    .sort((a, b) => a.slips - b.slips);
  const [best] = ranked;
  return best && best.slips <= Math.min(2, Math.floor(best.name.length / 2)) ? best.name : null;
}

/** Insertions, deletions, replacements, and swaps of neighbours, that make `b` of `a` (Damerau, restricted). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1)
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

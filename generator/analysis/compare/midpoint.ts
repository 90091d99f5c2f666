/**
 * The difference of two products, count × cost, as the part that the count explains and the part that the cost explains.
 *
 * Mid-point formula (Marshall–Edgeworth weights): `Δ(n·c) = Δn · mean(c) + mean(n) · Δc`. Both parts add up to the whole
 * exactly, and neither depends on which side is called the first but for its sign.
 */
import type { Num } from '../../base/figures.ts';

export interface Effects {
  /** What the change of the count brings at the mean cost. */
  count: number;
  /** What the change of the cost brings at the mean count. */
  cost: number;
}

/**
 * `first` and `second`: total and count of each side, in the unit of the total. Where a side did it never, it has no cost of its
 * own: all of the difference is the count's. Null where a total or a count is unknown, or a total stands without a count.
 */
export function effectsOf(first: Product, second: Product): Effects | null {
  const a = costOf(first);
  const b = costOf(second);
  if (!a || !b) return null;
  const costA = a.cost ?? b.cost ?? 0;
  const costB = b.cost ?? costA;
  return {
    count: ((b.count - a.count) * (costA + costB)) / 2,
    cost: ((costB - costA) * (a.count + b.count)) / 2,
  };
}

export interface Product {
  total: Num;
  count: Num;
}

function costOf({ total, count }: Product): { count: number; cost: Num } | null {
  if (total === null || count === null) return null;
  if (count > 0) return { count, cost: total / count };
  return total === 0 ? { count: 0, cost: null } : null;
}

/** Reads a memory advisory: what it estimates at a larger size against the present one. */
import type { Facts } from '../facts/facts.ts';

export interface AdvisorySteps {
  presentMb: number | null;
  largerMb: number | null;
  /** Size of the larger one, as a multiple. */
  factor: number;
  present: number;
  larger: number;
}

/** A printed factor of 1 is rounded. */
const PRESENT = 0.051;

/**
 * The estimates at the present size and at the smallest one that is at least `least` times as large. Null where the
 * report has not both.
 */
export function advisoryAt(
  facts: Facts,
  advisory: string,
  estimateNames: readonly string[],
  least: number,
  pool: string | null = null,
): AdvisorySteps | null {
  const rows =
    facts
      .rows('advisories')
      ?.filter(
        (row) =>
          row.advisory === advisory &&
          estimateNames.includes(row.estimate_name) &&
          row.size_factor !== null &&
          row.estimate !== null &&
          (pool === null || row.pool === null || row.pool === pool),
      ) ?? [];
  const factorOf = (row: (typeof rows)[number]): number => row.size_factor ?? 0;
  const present = rows
    .filter((row) => Math.abs(factorOf(row) - 1) < PRESENT)
    .reduce<(typeof rows)[number] | null>(
      (best, row) => (best && Math.abs(factorOf(best) - 1) <= Math.abs(factorOf(row) - 1) ? best : row),
      null,
    );
  const larger = rows
    .filter((row) => factorOf(row) >= least)
    .reduce<(typeof rows)[number] | null>((best, row) => (best && factorOf(best) <= factorOf(row) ? best : row), null);
  if (!present || !larger) return null;
  return {
    presentMb: present.size_mb,
    largerMb: larger.size_mb,
    factor: factorOf(larger),
    present: present.estimate ?? 0,
    larger: larger.estimate ?? 0,
  };
}

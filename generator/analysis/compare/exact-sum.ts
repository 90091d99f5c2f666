/**
 * Sums that do not depend on the order of rows. DuckDB adds in parallel, and doubles added in another order differ in their
 * last digits, which would make two builds of one page differ; `sum(x ORDER BY …)` sorts every group and is ten times slower.
 */

/** SQL of the sum of `expression`, to six decimals: finer than anything a report prints. NULL where all of it is. */
export const exactSum = (expression: string, filter?: string): string =>
  `((sum(round((${expression}) * 1e6)::HUGEINT)${filter ? ` FILTER (WHERE ${filter})` : ''})::DOUBLE / 1e6)`;

/** What several rows of one group say together: as SQL, and of rows in memory. Absent values do not count. */
import type { Condition, Row } from '../expression.ts';

export interface Aggregate {
  readonly sql: string;
  of(rows: readonly Row[]): unknown;
}

/** The greatest value, of the rows for which `where` holds. */
export const greatest = (column: string, where?: Condition): Aggregate => ({
  sql: `max(${column})${where ? ` FILTER (WHERE ${where.sql})` : ''}`,
  of: (rows) => best(where ? rows.filter((row) => where.of(row)) : rows, column, (a, b) => a > b),
});

export const least = (column: string): Aggregate => ({
  sql: `min(${column})`,
  of: (rows) => best(rows, column, (a, b) => a < b),
});

/** `wanted` where a row has it, else the least. */
export const preferred = (column: string, wanted: string): Aggregate => ({
  sql: `CASE WHEN bool_or(${column} = '${wanted}') THEN '${wanted}' ELSE min(${column}) END`,
  of: (rows) => (rows.some((row) => row[column] === wanted) ? wanted : least(column).of(rows)),
});

type Comparable = string | number;

function best(rows: readonly Row[], column: string, isBetter: (a: Comparable, b: Comparable) => boolean): unknown {
  let found: Comparable | null = null;
  for (const row of rows) {
    const value = (row[column] ?? null) as Comparable | null;
    if (value !== null && (found === null || isBetter(value, found))) found = value;
  }
  return found;
}

/**
 * Conditions and values over the rows of a lake table, each said once and meant twice: as SQL for the lake, and as a function
 * for the rows of one report in memory. `one-report.test.ts` holds both against each other.
 */
import type { Num } from '../base/figures.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Expression<T> {
  /** In brackets wherever it is put into another. */
  readonly sql: string;
  of(row: Row): T;
}

/** A condition that is neither true nor false in SQL is false. */
export type Condition = Expression<boolean>;
export type Value = Expression<Num>;

const text = (literal: string): string => `'${literal.replaceAll("'", "''")}'`;
const numberOf = (row: Row, name: string): Num => {
  const value = row[name];
  return value === null || value === undefined ? null : Number(value);
};

export const always: Condition = { sql: 'true', of: () => true };

export const equals = (name: string, literal: string): Condition => ({
  sql: `${name} = ${text(literal)}`,
  of: (row) => row[name] === literal,
});

export const startsWith = (name: string, start: string): Condition => ({
  sql: `starts_with(${name}, ${text(start)})`,
  of: (row) => String(row[name] ?? '').startsWith(start),
});

export function isIn(name: string, literals: readonly string[]): Condition {
  const known = new Set<unknown>(literals);
  return { sql: `${name} IN (${literals.map(text).join(', ')})`, of: (row) => known.has(row[name]) };
}

export const isKnown = (name: string): Condition => ({
  sql: `${name} IS NOT NULL`,
  of: (row) => row[name] !== null && row[name] !== undefined,
});

export const isUnknown = (name: string): Condition => ({
  sql: `${name} IS NULL`,
  of: (row) => row[name] === null || row[name] === undefined,
});

/** The column is more than `limit`. */
export const exceeds = (name: string, limit: number): Condition => ({
  sql: `${name} > ${limit}`,
  of: (row) => (numberOf(row, name) ?? Number.NEGATIVE_INFINITY) > limit,
});

/** The column is at least `limit`, or absent. */
export const isAtLeastOrAbsent = (name: string, limit: number): Condition => ({
  sql: `(${name} IS NULL OR ${name} >= ${limit})`,
  of: (row) => (numberOf(row, name) ?? limit) >= limit,
});

const joined = (conditions: readonly Condition[], operator: string): string =>
  conditions.map(({ sql }) => `(${sql})`).join(` ${operator} `);

export const all = (...conditions: readonly Condition[]): Condition => ({
  sql: joined(conditions, 'AND'),
  of: (row) => conditions.every((each) => each.of(row)),
});

export const any = (...conditions: readonly Condition[]): Condition => ({
  sql: joined(conditions, 'OR'),
  of: (row) => conditions.some((each) => each.of(row)),
});

export const column = (name: string): Value => ({ sql: name, of: (row) => numberOf(row, name) });

export const times = (factor: number, name: string): Value => ({
  sql: `${factor} * ${name}`,
  of: (row) => {
    const value = numberOf(row, name);
    return value === null ? null : factor * value;
  },
});

/** NULL by zero. */
export const ratio = (name: string, by: string): Value => ({
  sql: `${name} / nullif(${by}, 0)`,
  of: (row) => {
    const [value, divisor] = [numberOf(row, name), numberOf(row, by)];
    return value === null || !divisor ? null : value / divisor;
  },
});

/** 1 or 0. */
export const flag = (condition: Condition): Value => ({
  sql: `(${condition.sql})::INTEGER`,
  of: (row) => Number(condition.of(row)),
});

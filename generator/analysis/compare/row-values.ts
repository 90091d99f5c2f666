/** Values of rows in memory as the lake's queries see them: absent is null, and aggregates pass over it. */
import type { Num } from '../../base/figures.ts';
import type { Row } from '../expression.ts';

export function numberIn(row: Row, name: string): Num {
  const value = row[name];
  if (value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}

export function textIn(row: Row, name: string): string | null {
  const value = row[name];
  return value === null || value === undefined ? null : String(value);
}

/** `max()`. */
export function greatest(values: readonly Num[]): Num {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => Math.max(a, b));
}

/** As `exactSum` rounds what it adds up. */
export const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

/** `exactSum` of the values that are known; null without any. */
export function exactSumOf(values: readonly Num[]): Num {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + Math.round(value * 1e6), 0) / 1e6;
}

import { describe, expect, it } from 'vitest';
import { segments } from '../segments.ts';
import { planHash, sqlIdOf, statements } from './index.ts';

describe('the cast of statements', () => {
  it('gives a text the SQL_ID that Oracle gives it', () => {
    // Published in many places as the SQL_ID of this statement.
    expect(sqlIdOf('select * from dual')).toBe('a5ks9fhw2v9s1');
  });

  it('has about sixty statements, no two with the same key or SQL_ID', () => {
    expect(statements.length).toBeGreaterThanOrEqual(55);
    expect(new Set(statements.map((it) => it.sqlId)).size).toBe(statements.length);
    expect(new Set(statements.map((it) => it.key)).size).toBe(statements.length);
  });

  it('shares each statement out over segments of the cast', () => {
    for (const { key, segments: used } of statements) {
      expect(
        used.every(([name]) => segments.has(name)),
        key,
      ).toBe(true);
      expect(
        used.reduce((sum, [, share]) => sum + share, 0),
        key,
      ).toBeCloseTo(1, 6);
    }
  });

  it('gives each plan of a statement its own hash', () => {
    const hashes = statements.flatMap(({ key }) => [planHash(key, 0), planHash(key, 1), planHash(key, 2)]);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

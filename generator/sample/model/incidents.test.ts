import { describe, expect, it } from 'vitest';
import { planArchive } from '../archive.ts';
import { defaultOptions } from '../options.ts';

const KINDS = ['commit_storm', 'gap', 'parameter_change', 'plan_change', 'restart', 'row_lock', 'slow_storage'];

describe('incidents', () => {
  it.each([
    [{ databases: 3, days: 7 }],
    [{ databases: 1, days: 1 }],
    [{ databases: 2, days: 2, interval: 30 }],
    [{ databases: 6, days: 3, interval: 15 }],
    [{ databases: 1, days: 30, seed: 9 }],
  ])('places every kind over a fleet of %j', (change) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { truth } = planArchive({ ...defaultOptions, seed, ...change });
      expect([...new Set(truth.incidents.map((it) => it.kind))].sort()).toEqual(KINDS);
      expect(truth.not_placed).toEqual([]);
    }
  });

  it('says which kinds an archive has no room for', () => {
    const { truth } = planArchive({ ...defaultOptions, databases: 1, days: 1, interval: 360 });
    const placed = new Set<string>(truth.incidents.map((it) => it.kind));
    expect(truth.not_placed.length).toBeGreaterThan(0);
    for (const kind of truth.not_placed) expect(placed).not.toContain(kind);
  });

  it('never puts two on top of each other in a database', () => {
    for (const seed of [1, 2, 3]) {
      for (const { incidents } of planArchive({ ...defaultOptions, seed, days: 21 }).members) {
        for (let i = 1; i < incidents.length; i++) {
          expect(incidents[i]?.begin).toBeGreaterThanOrEqual(incidents[i - 1]?.end ?? Number.NaN);
        }
      }
    }
  });

  it('starts each change of a parameter from the value the one before it left', () => {
    const { members } = planArchive({ ...defaultOptions, databases: 1, days: 200 });
    const current = new Map<string, string>();
    let again = 0;
    for (const { parameter } of members[0]?.incidents ?? []) {
      if (!parameter) continue;
      expect(parameter.to).not.toBe(parameter.from);
      const known = current.get(parameter.name);
      if (known !== undefined) {
        expect(parameter.from).toBe(known);
        again += 1;
      }
      current.set(parameter.name, parameter.to);
    }
    expect(again).toBeGreaterThan(0);
  });
});

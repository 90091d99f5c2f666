import { expect, test } from 'vitest';
import { normals } from '../over-time/testing.ts';
import { changePoints } from './changes.ts';

const made = (seed: number, count: number, levelAt: (i: number) => number) => {
  const normal = normals(seed);
  return Array.from({ length: count }, (_, i) => levelAt(i) + normal());
};

test('several changes are found at their places', () => {
  const values = made(1, 180, (i) => (i < 60 ? 0 : i < 120 ? 4 : 8));
  expect(changePoints(values, 6)).toEqual([60, 120]);
});

test('spikes change nothing, however high', () => {
  const values = made(2, 120, (i) => (i % 40 === 7 ? 1e6 : 0));
  expect(changePoints(values, 6)).toEqual([]);
});

test('noise has no changes', () => {
  const found = Array.from(
    { length: 100 },
    (_, seed) =>
      changePoints(
        made(seed + 10, 200, () => 0),
        6,
      ).length > 0,
  );
  expect(found.filter(Boolean).length).toBeLessThanOrEqual(5);
});

test('a level has its shortest length', () => {
  const values = made(3, 100, (i) => (i >= 50 && i < 54 ? 9 : 0));
  for (const at of changePoints(values, 12)) expect(at).toBeGreaterThanOrEqual(12);
  expect(changePoints([1, 1, 1, 9, 9], 3)).toEqual([]);
});

test('equal values, and none', () => {
  expect(changePoints(new Array(50).fill(2), 6)).toEqual([]);
  expect(changePoints([], 6)).toEqual([]);
});

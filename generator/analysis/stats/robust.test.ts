/** Robust centre and score: outliers do not move them, equal values do not make them infinite. */
import { describe, expect, test } from 'vitest';
import { centreOf, robustScore } from './robust.ts';

describe('centreOf', () => {
  test('one outlier moves neither median nor scale much', () => {
    const usual = [9, 10, 10, 11, 10, 9, 11];
    expect(centreOf([...usual, 1000])).toMatchObject({ median: 10, samples: 8 });
    expect(centreOf([...usual, 1000]).scale).toBeLessThan(2);
  });

  test('is 1.4826 times the median absolute deviation', () => {
    // Evenly spread over a width of 1: half of the values are within a quarter of it around the median.
    const even = Array.from({ length: 1001 }, (_, i) => i / 1000);
    expect(centreOf(even).scale).toBeCloseTo(1.4826 * 0.25, 3);
  });

  test('where more than half of the values are equal the quartiles, then a share of the median, stand in', () => {
    expect(centreOf([5, 5, 5, 5, 5, 8, 8, 8]).scale).toBeCloseTo(3 / 1.349, 6);
    expect(centreOf([20, 20, 20, 20]).scale).toBe(1);
    expect(centreOf([0, 0, 0]).scale).toBe(0);
  });
});

describe('robustScore', () => {
  test('is the distance in scales, with its sign', () => {
    expect(robustScore(16, { median: 10, scale: 2, samples: 9 })).toBe(3);
    expect(robustScore(4, { median: 10, scale: 2, samples: 9 })).toBe(-3);
  });

  test('is finite where nothing varies', () => {
    const still = { median: 0, scale: 0, samples: 9 };
    expect(robustScore(0, still)).toBe(0);
    expect(Number.isFinite(robustScore(1, still))).toBe(true);
    expect(robustScore(1, still)).toBeGreaterThan(1000);
  });
});

import { describe, expect, test } from 'vitest';
import { normals } from '../over-time/testing.ts';
import { neighbourCorrelation, ranksOf, trendOf } from './trend.ts';

const days = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('trendOf', () => {
  test('the slope is the median of the slopes of all pairs', () => {
    // Pairs of (0,10) (1,15) (2,14) (3,20): 5, 2, 10/3, -1, 2.5, 6.
    const trend = trendOf([0, 1, 2, 3], [10, 15, 14, 20]);
    expect(trend?.slope).toBeCloseTo((2.5 + 10 / 3) / 2, 10);
    expect(trend?.tau).toBeCloseTo(4 / 6, 10);
  });

  test('Mann-Kendall as worked out by hand: S = 45 of ten rising values', () => {
    const trend = trendOf(days(10), days(10));
    // Variance 10 * 9 * 25 / 18 = 125; z = 44 / sqrt(125) = 3.9355; two-sided p = 8.3e-5.
    expect(trend?.tau).toBe(1);
    expect(trend?.p).toBeCloseTo(8.3e-5, 6);
  });

  test('unequal times are told apart; outliers do not move it', () => {
    const times = [0, 1, 2, 4, 8, 9, 12, 13, 20, 21];
    const values = times.map((time) => 5 + 0.5 * time);
    values[4] = 400;
    const trend = trendOf(times, values);
    expect(trend?.slope).toBeCloseTo(0.5, 10);
    expect(trend?.start).toBeCloseTo(5, 10);
    expect(trend?.end).toBeCloseTo(15.5, 10);
  });

  test('the interval holds the true slope in about 95 of 100 series', () => {
    const held = days(300).filter((seed) => {
      const normal = normals(seed + 1);
      const trend = trendOf(
        days(30),
        days(30).map((day) => 0.2 * day + 3 * normal()),
      );
      return trend && trend.low <= 0.2 && trend.high >= 0.2;
    });
    expect(held.length / 300).toBeGreaterThan(0.92);
    expect(held.length / 300).toBeLessThan(0.995);
  });

  test('days that are alike make no trend of noise', () => {
    const found = days(300).filter((seed) => {
      const normal = normals(seed + 1);
      let noise = 0;
      const values = days(40).map(() => {
        noise = 0.6 * noise + normal();
        return noise;
      });
      return (trendOf(days(40), values)?.p ?? 1) < 0.01;
    });
    expect(found.length / 300).toBeLessThan(0.06);
  });

  test('constant values have none, and three values are too few', () => {
    expect(trendOf(days(8), new Array(8).fill(3))).toMatchObject({ slope: 0, tau: 0, p: 1, start: 3, end: 3 });
    expect(trendOf([0, 1, 2], [1, 2, 3])).toBeNull();
  });
});

test('equal values share their rank', () => {
  expect(ranksOf([5, 1, 5, 9])).toEqual([2.5, 1, 2.5, 4]);
});

test('the correlation of neighbours is not taken in by a step', () => {
  const normal = normals(4);
  let noise = 0;
  const values = days(2000).map((day) => {
    noise = 0.6 * noise + 0.8 * normal();
    return noise + (day > 1000 ? 50 : 0);
  });
  expect(neighbourCorrelation(values)).toBeGreaterThan(0.45);
  expect(neighbourCorrelation(values)).toBeLessThan(0.75);
  expect(neighbourCorrelation([1, 2])).toBe(0);
});

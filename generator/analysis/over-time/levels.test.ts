import { describe, expect, test } from 'vitest';
import { levelsOf } from './levels.ts';
import { type HourlyRecipe, hourly } from './testing.ts';

const changesOf = (recipe: HourlyRecipe) => levelsOf(hourly(recipe), 0.1)?.changes ?? [];
const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1);
/** Of sixty series those in which something changed. */
const alarms = (recipe: Omit<HourlyRecipe, 'seed'>, from = 0) =>
  SEEDS.filter((seed) => changesOf({ ...recipe, seed: from + seed }).length > 0).length;

describe('a series without a change', () => {
  test.each([15, 21, 28, 42])('of %d days with its week, noise and spikes has no step', (days) => {
    expect(alarms({ days })).toBeLessThanOrEqual(2);
  });

  test('that grows slowly has a trend, not steps', () => {
    expect(alarms({ days: 35, course: (day) => 1 + 0.005 * day })).toBeLessThanOrEqual(2);
    expect(alarms({ days: 60, course: (day) => 1 + 0.01 * day })).toBeLessThanOrEqual(2);
  });

  test('with ten hours at six times the load has a spike, not a step', () => {
    expect(alarms({ days: 28, course: (day) => (day > 14 && day < 14.4 ? 6 : 1) })).toBeLessThanOrEqual(2);
  });

  test('with two quiet days in its middle, a holiday, has no step', () => {
    expect(alarms({ days: 35, course: (day) => (day >= 15 && day < 17 ? 0.3 : 1) })).toBeLessThanOrEqual(2);
  });

  test('with a week of holidays has no step down and up again', () => {
    expect(alarms({ days: 49, course: (day) => (day >= 15 && day < 22 ? 0.3 : 1) })).toBeLessThanOrEqual(3);
  });

  test('that is constant has none, whatever is zero', () => {
    const { times } = hourly({ days: 20, seed: 1 });
    expect(levelsOf({ times, values: times.map(() => 7) }, 0.1)?.changes).toEqual([]);
    expect(levelsOf({ times, values: times.map(() => 0) }, 0.1)?.changes).toEqual([]);
  });
});

describe('a lasting step', () => {
  test('is found at its hour, with its size, and nothing else', () => {
    const found = SEEDS.map((seed) => changesOf({ days: 42, seed, course: (day) => (day >= 25.5 ? 2 : 1) }));
    const right = found.filter(
      ([first, ...more]) => first && more.length === 0 && Math.abs(first.at - 25.5 * 24) <= 6 && first.scales !== null,
    );
    expect(right.length).toBeGreaterThanOrEqual(54);
    for (const [first] of right) {
      expect(first?.changePct).toBeGreaterThan(65);
      expect(first?.changePct).toBeLessThan(145);
      expect(first?.scales).toBeGreaterThan(2);
      expect((first?.after ?? 0) / (first?.before ?? 1)).toBeCloseTo(1 + (first?.changePct ?? 0) / 100, 6);
    }
  });

  test('downwards is as good', () => {
    const found = SEEDS.map((seed) => changesOf({ days: 42, seed, course: (day) => (day >= 20 ? 0.5 : 1) }));
    const right = found.filter(([first, ...more]) => more.length === 0 && first && first.changePct < -35);
    expect(right.length).toBeGreaterThanOrEqual(54);
  });

  test('that came the day before yesterday is found once the hours of the week are known', () => {
    const newest = (days: number) => alarms({ days, dayNoise: 0.04, course: (day) => (day >= days - 2 ? 2.2 : 1) });
    expect(newest(35)).toBeGreaterThanOrEqual(36);
    // With two weeks a weekend could look like this: it must last three days.
    expect(newest(15)).toBeLessThanOrEqual(6);
  });

  test('counts only if it matters in the unit of the figure', () => {
    const series = hourly({ days: 42, seed: 3, course: (day) => (day >= 25 ? 2 : 1) });
    expect(levelsOf(series, 0.1)?.changes).toHaveLength(1);
    expect(levelsOf(series, 1000)?.changes).toEqual([]);
  });

  test('across a gap begins with the first value after it', () => {
    const { times, values } = hourly({ days: 42, seed: 5, dayNoise: 0.03, course: (day) => (day >= 20 ? 2 : 1) });
    const kept = [...times.keys()].filter((i) => i < 20 * 24 || i >= 24 * 24);
    const levels = levelsOf({ times: kept.map((i) => times[i] ?? 0), values: kept.map((i) => values[i] ?? 0) }, 0.1);
    expect(levels?.changes.map(({ at }) => Math.abs(at - 20 * 24) <= 2)).toEqual([true]);
  });
});

test('less than a fortnight tells nothing', () => {
  expect(levelsOf(hourly({ days: 13, seed: 1 }), 0.1)).toBeNull();
  expect(levelsOf({ times: [], values: [] }, 0.1)).toBeNull();
  expect(levelsOf(hourly({ days: 14, seed: 1 }), 0.1)?.basis).toBe('hour_of_day');
  expect(levelsOf(hourly({ days: 28, seed: 1 }), 0.1)?.basis).toBe('hour_of_week');
});

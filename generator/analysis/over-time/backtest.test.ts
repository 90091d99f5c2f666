import { describe, expect, test } from 'vitest';
import { forecastOf } from './backtest.ts';
import { seasonalDrift, seasonalNaive } from './forecast.ts';
import { normals, seeded } from './testing.ts';

const WEEK = [1, 1.05, 1, 0.98, 1.02, 0.5, 0.45];
const FREE = { low: 0, high: Number.POSITIVE_INFINITY };

interface Recipe {
  seed: number;
  days: number;
  slope?: number;
  /** What each day remembers of the noise of the one before. */
  memory?: number;
}

/** Days about 40 with a week, noise and, one in thirty, an incident. */
function daily({ seed, days, slope = 0, memory = 0 }: Recipe): number[] {
  const normal = normals(seed);
  const chance = seeded(seed + 77);
  let noise = 0;
  return Array.from({ length: days }, (_, day) => {
    noise = memory * noise + Math.sqrt(1 - memory * memory) * 3 * normal();
    return 40 * (WEEK[day % 7] ?? 1) + slope * day + noise + (chance() < 0.03 ? 15 : 0);
  });
}

describe('the interval holds what comes', () => {
  test.each([
    ['level, a month', 28, 0, 0],
    ['level, ten weeks, days alike', 70, 0, 0.5],
    ['growing, six weeks', 42, 0.3, 0],
    ['growing, twenty weeks, days alike', 140, 0.3, 0.5],
  ])('%s: in 80 %% of days, by and large', (_, days, slope, memory) => {
    const ahead = Math.floor(days / 2);
    let held = 0;
    let all = 0;
    for (let seed = 1; seed <= 80; seed++) {
      const course = daily({ seed, days: days + ahead, slope, memory });
      for (const day of forecastOf(course.slice(0, days), FREE)?.days ?? []) {
        const actual = course[days + day.ahead - 1] ?? 0;
        all++;
        if (actual >= day.low && actual <= day.high) held++;
      }
    }
    expect(all).toBe(80 * ahead);
    expect(held / all).toBeGreaterThan(0.76);
    expect(held / all).toBeLessThan(0.93);
  });
});

describe('the method', () => {
  test('that grows with the series beats last week where it grows', () => {
    const forecast = forecastOf(daily({ seed: 1, days: 120, slope: 0.4 }), FREE);
    expect(forecast?.method).toBe('seasonal_drift');
    expect(forecast?.backTest.mase ?? 9).toBeLessThan(0.8 * (forecast?.backTest.naiveMase ?? 0));
    const last = forecast?.days.at(-1);
    expect(last?.ahead).toBe(60);
    const expected = 40 * (WEEK[(120 + 59) % 7] ?? 1) + 0.4 * 179;
    expect(Math.abs((last?.value ?? 0) - expected)).toBeLessThan(8);
  });

  test('is last week again where nothing does better', () => {
    // Each week repeats the one before but for a change of level that no past tells.
    const past = Array.from({ length: 63 }, (_, day) => [5, 9, 2, 30, 4, 18, 7][day % 7] ?? 0);
    past.forEach((value, day) => {
      past[day] = value * ([1, 1.6, 0.8, 1.9, 0.7, 1.5, 0.9, 1.8, 1][Math.floor(day / 7)] ?? 1);
    });
    const forecast = forecastOf(past, FREE);
    const { mase, naiveMase } = forecast?.backTest ?? {};
    expect((mase ?? 0) <= (naiveMase ?? 0)).toBe(true);
    if (forecast?.method === 'seasonal_naive') expect(mase).toBe(naiveMase);
  });

  test('keeps weekdays through days that are not known', () => {
    const past: (number | null)[] = daily({ seed: 9, days: 56 });
    for (const day of [3, 10, 11, 30, 52]) past[day] = null;
    const forecast = forecastOf(past, FREE);
    const [saturday, monday] = [4, 6].map((i) => forecast?.days[i + 1]?.value ?? 0);
    expect(monday ?? 0).toBeGreaterThan(1.5 * (saturday ?? 0));
  });
});

test('a value stays where it can be', () => {
  const past = Array.from({ length: 60 }, (_, day) => 60 + day * 0.7);
  const forecast = forecastOf(past, { low: 0, high: 100 });
  for (const { value, low, high } of forecast?.days ?? []) {
    expect(high).toBeLessThanOrEqual(100);
    expect(low).toBeLessThanOrEqual(value);
    expect(value).toBeLessThanOrEqual(high);
  }
  expect(forecast?.days).toHaveLength(30);
});

test('no forecast from less than four weeks, none further than half of the history or half a year', () => {
  expect(forecastOf(daily({ seed: 1, days: 27 }), FREE)).toBeNull();
  expect(forecastOf(daily({ seed: 1, days: 28 }), FREE)?.days).toHaveLength(14);
  expect(forecastOf(daily({ seed: 1, days: 500 }), FREE)?.days).toHaveLength(180);
  expect(seasonalDrift([1, 2, 3])).toBeNull();
  expect(seasonalNaive([1, 2, 3])).toBeNull();
});

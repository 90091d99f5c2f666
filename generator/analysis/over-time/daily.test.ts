import { expect, test } from 'vitest';
import { dailyMedians, dailyValues } from './daily.ts';
import { MONDAY } from './testing.ts';

const hours = (from: number, count: number, length = 3600) =>
  Array.from({ length: count }, (_, i) => ({
    begin: MONDAY + from * 3600 + i * length,
    end: MONDAY + from * 3600 + (i + 1) * length,
  }));

test('busy hours are what a tenth of the day reaches, not its one highest hour', () => {
  const values = Array.from({ length: 24 }, (_, hour) => hour);
  values[3] = 1000;
  const [day, ...more] = dailyValues(hours(0, 24), values);
  expect(more).toEqual([]);
  // A tenth of 24 hours ends in the third highest.
  expect(day).toMatchObject({ day: MONDAY, busy: 22, snapshots: 24, highest: 3 });
});

test('a day that is half known has no busy hours; nor has one of long intervals', () => {
  expect(dailyValues(hours(0, 12), new Array(12).fill(1))[0]?.busy).toBeNull();
  expect(dailyValues(hours(0, 18), new Array(18).fill(1))[0]?.busy).toBe(1);
  expect(dailyValues(hours(0, 2, 12 * 3600), [1, 2])[0]?.busy).toBeNull();
});

test('unequal intervals weigh by their length', () => {
  const intervals = [...hours(0, 46, 1800), { begin: MONDAY + 23 * 3600, end: MONDAY + 24 * 3600 }];
  const values = intervals.map((_, i) => (i === 46 ? 5 : i < 3 ? 9 : 1));
  // Three half hours at 9, then the hour at 5 is within the tenth (2.4 h).
  expect(dailyValues(intervals, values)[0]?.busy).toBe(5);
});

test('the median of a day leaves out days of few values', () => {
  const times = [...hours(0, 24), ...hours(24, 3), ...hours(48, 24)].map(({ begin }) => begin + 1800);
  const values = times.map((_, i) => (i === 5 ? 900 : 2));
  expect(dailyMedians(times, values)).toEqual([
    { day: MONDAY, value: 2 },
    { day: MONDAY + 2 * 86_400, value: 2 },
  ]);
});

/** What is usual at an hour: which past counts, and what stands in where there is too little of it. */
import { describe, expect, test } from 'vitest';
import { BASELINE_DAYS, BaselineHistory, hourOfWeek, scoreOf } from './baseline.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** A Monday, midnight. */
const MONDAY = Date.UTC(2026, 9, 5) / 1000;

/** Hourly figures over so many days from a Monday on; `at` gives the figure of an hour. */
function history(days: number, at: (hour: number, day: number) => number): BaselineHistory {
  const past = new BaselineHistory();
  for (let day = 0; day < days; day++)
    for (let hour = 0; hour < 24; hour++) past.add(MONDAY + day * DAY + (hour + 0.5) * HOUR, at(hour, day));
  return past;
}

test('the hour of the week begins on Monday, and knows times before 1970', () => {
  expect(hourOfWeek(MONDAY)).toBe(0);
  expect(hourOfWeek(MONDAY + 7 * DAY - 1)).toBe(167);
  expect(hourOfWeek(MONDAY - 3000 * 7 * DAY)).toBe(0);
});

describe('BaselineHistory', () => {
  test('holds Monday at ten against Mondays at ten', () => {
    const past = history(35, (hour, day) => (day % 7 === 0 && hour === 10 ? 40 : 5));
    const baseline = past.at(MONDAY + 35 * DAY + 10.5 * HOUR);
    expect(baseline).toMatchObject({ basis: 'hour_of_week', median: 40, samples: 5 });
    expect(past.at(MONDAY + 36 * DAY + 10.5 * HOUR)).toMatchObject({ median: 5 });
    expect(scoreOf(80, baseline as NonNullable<typeof baseline>)).toBeGreaterThan(3);
  });

  test('with under four such weeks falls back on the hour of working days, or of weekends', () => {
    const past = history(14, (hour, day) => (day % 7 >= 5 ? 1 : hour));
    expect(past.at(MONDAY + 14 * DAY + 9.5 * HOUR)).toMatchObject({ basis: 'hour_of_day', median: 9, samples: 10 });
    // Of two weekends there are four such hours, which is one too few.
    expect(past.at(MONDAY + 19 * DAY + 9.5 * HOUR)).toMatchObject({ basis: 'recent' });
  });

  test('then on the last fortnight, and says nothing with less than half a day', () => {
    expect(history(1, () => 7).at(MONDAY + DAY + 3.5 * HOUR)).toMatchObject({
      basis: 'recent',
      samples: 24,
      median: 7,
    });
    const little = new BaselineHistory();
    for (let hour = 0; hour < 11; hour++) little.add(MONDAY + hour * HOUR, 1);
    expect(little.at(MONDAY + 11 * HOUR)).toBeNull();
    little.add(MONDAY + 11 * HOUR, 1);
    expect(little.at(MONDAY + 12 * HOUR)).toMatchObject({ basis: 'recent', samples: 12 });
  });

  test('forgets what is older than eight weeks', () => {
    const past = history(14 * 7, (_, day) => (day < 7 * 7 ? 100 : 10));
    expect(past.at(MONDAY + 14 * 7 * DAY + 10.5 * HOUR)).toMatchObject({ median: 10, samples: 8 });
    // Of a series that stopped long ago nothing is left.
    expect(past.at(MONDAY + (14 * 7 + BASELINE_DAYS + 1) * DAY)).toBeNull();
  });

  test('one bad night does not become usual', () => {
    const past = history(35, (_, day) => (day === 28 ? 500 : 20));
    expect(past.at(MONDAY + 35 * DAY + 2.5 * HOUR)).toMatchObject({ median: 20, scale: 1 });
  });
});

import { describe, expect, test } from 'vitest';
import { distanceAbove, distanceBelow, LASTING, type LevelOptions, levelShifts } from './level.ts';
import { centreOf } from './robust.ts';

const OPTIONS: LevelOptions = {
  ratio: 1.5,
  score: 4,
  leastValues: 5,
  leastSpanS: 82_800,
  mostValues: 120,
  maxAgeS: 28 * 86_400,
};
const hourly = (values: readonly number[], stepS = 3600) => values.map((value, i) => ({ time: i * stepS, value }));
/** A tenth up and down: values that vary as real ones do. */
const around = (level: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => level * (1 + 0.1 * Math.sin(7 * i)));
const shiftsOf = (...values: number[][]) => levelShifts(hourly(values.flat()), OPTIONS);

describe('moves of a level', () => {
  test('none: steady values, a daily rhythm, too short a past', () => {
    expect(shiftsOf(around(1, 300))).toEqual([]);
    const daily = Array.from({ length: 300 }, (_, i) => 1 + 0.4 * Math.sin((2 * Math.PI * i) / 24));
    expect(shiftsOf(daily)).toEqual([]);
    expect(shiftsOf(around(1, 20), around(9, 3))).toEqual([]);
  });

  test('one that lasts moves the level: from its first value on, once, and what follows is usual', () => {
    expect(shiftsOf(around(1, 100), around(3, 100))).toEqual([
      { direction: 'up', from: 100, to: 199, since: 0, course: 'lasting' },
    ]);
  });

  test('up and back for good are two', () => {
    expect(shiftsOf(around(1, 50), around(4, 50), around(1, 50))).toMatchObject([
      { direction: 'up', from: 50, to: 99, course: 'lasting' },
      { direction: 'down', from: 100, since: 50, course: 'lasting' },
    ]);
  });

  test('one that passes, and one alone, leave the level as it was', () => {
    expect(shiftsOf(around(1, 50), around(4, 8), around(1, 50), [9], around(1, 20))).toEqual([
      { direction: 'up', from: 50, to: 57, since: 0, course: 'passing' },
      { direction: 'up', from: 108, to: 108, since: 0, course: 'single' },
    ]);
  });

  test('a value or two at the old level do not part what belongs together', () => {
    const values = [...around(4, 6), 1, ...around(4, 6)];
    expect(shiftsOf(around(1, 50), values, around(1, 20))).toMatchObject([{ from: 50, to: 62, course: 'passing' }]);
  });

  test('too new to tell: off the level up to the end, for less than a day', () => {
    expect(shiftsOf(around(1, 50), around(4, 10))).toMatchObject([{ from: 50, to: 59, course: 'open' }]);
  });

  test('a day is a day: five nights of a nightly job, not five minutes', () => {
    const job = [...around(1, 20), ...around(4, LASTING.values)];
    expect(levelShifts(hourly(job, 86_400), OPTIONS)).toMatchObject([{ from: 20, course: 'lasting' }]);
    expect(levelShifts(hourly(job, 60), { ...OPTIONS, leastSpanS: 600 })).toMatchObject([{ from: 20, course: 'open' }]);
  });
});

test('falling to a fifth is as far as rising to five times', () => {
  const usual = centreOf([0.9, 1, 1.1, 0.95, 1.05]);
  const [above, below] = [distanceAbove(5, usual), distanceBelow(0.2, usual)];
  expect(below?.ratio).toBeCloseTo(above?.ratio ?? 0, 10);
  expect(below?.score).toBeCloseTo(above?.score ?? 0, 10);
  expect(distanceAbove(1, centreOf([0, 0, 0]))).toBeNull();
  expect(distanceBelow(0, usual)).toBeNull();
});

/** What is usual and what is news. */
import { expect, test } from 'vitest';
import { Recurrence } from './recurrence.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Hourly snapshots over so many days; `fires` gives the sessions that it kept busy, or null where it did not fire. */
function past(days: number, fires: (hour: number, day: number) => number | null): Recurrence {
  const recurrence = new Recurrence();
  for (let day = 0; day < days; day++)
    for (let hour = 0; hour < 24; hour++) {
      const sessions = fires(hour, day);
      recurrence.add(day * DAY + (hour + 0.5) * HOUR, sessions === null ? [] : [['slow', sessions]]);
    }
  return recurrence;
}

const at = (day: number, hour: number): number => day * DAY + (hour + 0.5) * HOUR;

test('a nightly load is usual at night, and news by day', () => {
  const nightly = past(7, (hour) => (hour >= 1 && hour <= 4 ? 3 : null));
  expect(nightly.isUsual('slow', at(7, 2), 3)).toBe(true);
  expect(nightly.isUsual('slow', at(7, 14), 3)).toBe(false);
});

test('a job of one hour a night is usual, though the hours beside it are quiet; one that runs now and then is not', () => {
  expect(past(7, (hour) => (hour === 2 ? 3 : null)).isUsual('slow', at(7, 2), 3)).toBe(true);
  expect(past(7, (hour, day) => (hour === 2 && day % 2 ? 3 : null)).isUsual('slow', at(7, 2), 3)).toBe(false);
});

test('what fires all the time is usual at any hour', () => {
  expect(past(2, (hour) => (hour % 2 ? 1 : null)).isUsual('slow', at(2, 4), 1)).toBe(true);
});

test('more than twice as heavy as usual is news', () => {
  const nightly = past(7, (hour) => (hour === 2 ? 3 : null));
  expect(nightly.isUsual('slow', at(7, 2), 5.9)).toBe(true);
  expect(nightly.isUsual('slow', at(7, 2), 6.1)).toBe(false);
});

test('is as heavy as usual at this hour, though by night it weighs next to nothing', () => {
  const daily = past(7, (hour) => (hour >= 9 && hour <= 11 ? 6 : 0.5));
  expect(daily.isUsual('slow', at(7, 10), 7)).toBe(true);
  expect(daily.isUsual('slow', at(7, 3), 7)).toBe(false);
});

test('with too little past, or none of it, everything is news', () => {
  expect(past(1, () => 1).isUsual('slow', at(1, 2), 1)).toBe(true);
  expect(past(0, () => 1).isUsual('slow', at(0, 2), 1)).toBe(false);
  expect(past(7, () => null).isUsual('slow', at(7, 2), 1)).toBe(false);
  expect(past(7, () => 1).isUsual('other', at(7, 2), 1)).toBe(false);
});

test('what stopped more than a fortnight ago is news when it comes again', () => {
  const stopped = past(22, (_, day) => (day < 7 ? 2 : null));
  expect(stopped.isUsual('slow', at(22, 2), 2)).toBe(false);
});

test('the hours around midnight are neighbours', () => {
  const nightly = past(7, (hour) => (hour === 23 || hour === 0 ? 3 : null));
  expect(nightly.isUsual('slow', at(7, 0), 3)).toBe(true);
});

test('what comes and goes at its threshold is no news, at about the time of day of its comings', () => {
  const flickers = past(10, (hour, day) => (hour >= 9 && hour <= 17 && (hour + day) % 3 === 0 ? 0.3 : null));
  expect(flickers.isUsual('slow', at(10, 13), 0.3)).toBe(true);
  expect(flickers.isUsual('slow', at(10, 3), 0.3)).toBe(false);
});

test('days are not heavy because nights are light, and what is light is never heavy', () => {
  const daily = past(7, (hour) => (hour >= 9 && hour <= 17 ? 2 : 0.2));
  expect(daily.isUsual('slow', at(7, 12), 3.9)).toBe(true);
  expect(daily.isUsual('slow', at(7, 12), 4.1)).toBe(false);
  expect(past(7, () => 0.01).isUsual('slow', at(7, 12), 0.09)).toBe(true);
});

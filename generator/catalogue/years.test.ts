import { expect, test } from 'vitest';
import { withYear, yearless } from './years.ts';

test.each([
  ['22-Dec 05:29', '2023-12-22 05:30:27', '2023-12-22 05:29:00'],
  ['31-Dec 23:50', '2024-01-01 00:10:00', '2023-12-31 23:50:00'],
  ['01-Jan 00:00:04', '2023-12-31 23:59:58', '2024-01-01 00:00:04'],
  ['22-12月 05:29', '2023-12-22 05:30:27', '2023-12-22 05:29:00'],
  ['12/22 04:31:58', '2023-12-22 05:30:27', '2023-12-22 04:31:58'],
  ['0423 16:34:10', '2013-04-23 18:00:00', '2013-04-23 16:34:10'],
  ['29-Feb 10:00', '2023-03-01 00:00:00', '2020-02-29 10:00:00'],
])('%s in a report to %s is %s', (text, end, time) => {
  expect(yearless(` ${text}\n`)).toBe(text);
  expect(withYear(text, end)).toBe(time);
});

test('what is no such time, or has no report to belong to, is none', () => {
  expect(['', '22-Dec', '05:29', '22-Dec-23 05:29', 'n/a'].map(yearless)).toEqual([null, null, null, null, null]);
  expect(withYear('22-Dec 05:29', null)).toBeNull();
  expect(withYear('31-Feb 05:29', '2023-12-22 05:30:27')).toBeNull();
});

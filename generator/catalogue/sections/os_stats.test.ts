import { expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import osStats from './os_stats.ts';

test('os_stats: the end value only where it differs; the detail by time is another table', () => {
  const stats = printed(
    'Operating System Statistics',
    'This table displays operating systems statistics. For each …',
    'Statistic | Value | End Value',
    ['BUSY_TIME | 176,851 |', 'LOAD | 7 | 1.E+02'],
  );
  const detail = printed(
    'Operating System Statistics - Detail',
    'This table displays some detailed operating systems statistics. load, % busy …',
    'Snap Time | Load | %busy',
    ['23-Dec 05:59:01 | 3.2 | 1'],
  );
  expect(mapWith(osStats, stats, detail)).toEqual({
    rows: [
      { statistic: 'BUSY_TIME', value: 176851 },
      { statistic: 'LOAD', value: 7, end_value: 100 },
    ],
    mappedTo: ['os_stats', null],
    warnings: [],
  });
});

test("10.2's header", () => {
  const table = printed('Operating System Statistics', null, 'Statistic | Total', ['BUSY_TIME | 131,328']);
  expect(mapWith(osStats, table).rows).toEqual([{ statistic: 'BUSY_TIME', value: 131328 }]);
});

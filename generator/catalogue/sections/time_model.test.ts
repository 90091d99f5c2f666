import { expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import timeModel from './time_model.ts';

test('time_model gains a column in 12.1', () => {
  const summary =
    'This table displays different time model statistics. For each statistic, time and % of DB time are displayed';
  const older = printed('Time Model Statistics', summary, 'Statistic Name | Time (s) | % of DB Time', [
    'DB CPU | 1,701.44 | 26.57',
  ]);
  const newer = printed(
    'Time Model Statistics',
    summary,
    'Statistic Name | Time (s) | % of DB Time | % of Total CPU Time',
    ['DB CPU | 1,701.44 | 26.57 | 57.14', 'DB time | 6,404.39 | |'],
  );
  expect(mapWith(timeModel, older)).toMatchObject({
    rows: [{ statistic: 'DB CPU', time_s: 1701.44, pct_db_time: 26.57 }],
    warnings: [],
  });
  expect(mapWith(timeModel, newer).rows).toEqual([
    { statistic: 'DB CPU', time_s: 1701.44, pct_db_time: 26.57, pct_total_cpu: 57.14 },
    { statistic: 'DB time', time_s: 6404.39 },
  ]);
});

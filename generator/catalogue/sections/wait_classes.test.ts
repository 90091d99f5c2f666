import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import waitClasses from './wait_classes.ts';

describe('wait_classes', () => {
  const foreground = printed(
    'Foreground Wait Class',
    'This table displays foreground wait class statistics',
    'Wait Class | Waits | %Time -outs | Total Wait Time (s) | Avg wait (ms) | %DB time',
    ['Commit | 10,738 | 0 | 94 | 1 | 1.47', 'DB CPU | | | 1,701 | | 26.57'],
  );
  const all = printed(
    'Report Summary',
    'This table displays wait class statistics ordered by total wait time',
    'Wait Class | Waits | Total Wait Time (sec) | Avg Wait Time | % DB time | Avg Active Sessions',
    ['DB CPU | | 1,701 | | 26.6 | 1.9', 'Commit | 10,740 | 95 | 519.86us | 1.5 | 0.1'],
  );

  test('before 11.2.0.4: the foreground classes', () => {
    expect(mapWith(waitClasses, foreground).rows).toEqual([
      { wait_class: 'Commit', waits: 10738, total_wait_s: 94, avg_wait_ms: 1, pct_db_time: 1.47, timeouts_pct: 0 },
      { wait_class: 'DB CPU', total_wait_s: 1701, pct_db_time: 26.57 },
    ]);
  });

  test('since: those by total wait time, each class once', () => {
    const { rows, mappedTo } = mapWith(waitClasses, all, foreground);
    expect(rows).toEqual([
      { wait_class: 'DB CPU', total_wait_s: 1701, pct_db_time: 26.6, avg_active_sessions: 1.9 },
      {
        wait_class: 'Commit',
        waits: 10740,
        total_wait_s: 95,
        avg_wait_ms: 0.51986,
        pct_db_time: 1.5,
        avg_active_sessions: 0.1,
      },
    ]);
    expect(mappedTo).toEqual(['wait_classes', null]);
  });
});

test("10.2's table of wait classes, without percentages", () => {
  const header = 'Wait Class | Waits | %Time -outs | Total Wait Time (s) | Avg wait (ms) | Waits /txn';
  const table = printed('Wait Class', 'This table displays wait class statistics', header, [
    'Commit | 1,200 | .0 | 6 | 5 | 0.9',
  ]);
  expect(mapWith(waitClasses, table)).toMatchObject({
    rows: [
      {
        wait_class: 'Commit',
        waits: 1200,
        total_wait_s: 6,
        avg_wait_ms: 5,
        timeouts_pct: 0,
        waits_per_transaction: 0.9,
      },
    ],
    warnings: [],
  });
});

test('a foreground table with its time under a short header cell', () => {
  const table = printed('Foreground Wait Class', null, null, [
    'Wait Class | Waits | %Total Waits | Time (s) | Avg wait (ms) | %DB time',
    'User I/O | 46,000 | 70.1 | 645.9 | 14.0 | 0.6',
  ]);
  expect(mapWith(waitClasses, table).rows).toEqual([
    { wait_class: 'User I/O', waits: 46000, total_wait_s: 645.9, avg_wait_ms: 14, pct_db_time: 0.6 },
  ]);
});

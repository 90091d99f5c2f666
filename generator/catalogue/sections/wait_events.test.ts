import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import waitEvents from './wait_events.ts';

describe('wait_events', () => {
  test.each([
    ['11.2.0.3', 'Top 5 Timed Foreground Events', 'Time(s) | Avg wait (ms)', '4,568 | 9', 9],
    [
      '11.2.0.4',
      'This table displays top 10 wait events by total wait time',
      'Total Wait Time (sec) | Wait Avg(ms)',
      '4568 | 8.78',
      8.78,
    ],
    [
      '12.2',
      'This table displays top 10 wait events by total wait time',
      'Total Wait Time (sec) | Avg Wait',
      '4568 | 8.78ms',
      8.78,
    ],
    [
      '19c, microseconds',
      'This table displays top 10 wait events by total wait time',
      'Total Wait Time (sec) | Avg Wait',
      '4568 | 564.00us',
      0.564,
    ],
  ])('the top list of %s', (_, summary, columns, values, average) => {
    const table = printed('Report Summary', summary, `Event | Waits | ${columns} | % DB time | Wait Class`, [
      `db file sequential read | 111,222 | ${values} | 71.32 | User I/O`,
      'DB CPU | | 1,701 | | 26.57 |',
    ]);
    expect(mapWith(waitEvents, table)).toMatchObject({
      rows: [
        {
          scope: 'top',
          event: 'db file sequential read',
          wait_class: 'User I/O',
          waits: 111222,
          total_wait_s: 4568,
          avg_wait_ms: average,
          pct_db_time: 71.32,
        },
        { scope: 'top', event: 'DB CPU', total_wait_s: 1701, pct_db_time: 26.57 },
      ],
      warnings: [],
    });
  });

  test('foreground and background lists, with one event in both', () => {
    const foreground = printed(
      'Foreground Wait Events',
      'This table displays Foreground Wait Events and their wait statistics',
      'Event | Waits | %Time -outs | Total Wait Time (s) | Avg wait | Waits /txn | % DB time',
      ['log file sync | 10,738 | 0 | 94 | 514.40us | 1.00 | 1.47'],
    );
    const background = printed(
      'Background Wait Events',
      'This table displays background wait events statistics',
      'Event | Waits | %Time -outs | Total Wait Time (s) | Avg wait | Waits /txn | % bg time',
      ['log file sync | 2 | | 0 | 1.00ms | 0.00 | 0.01'],
    );
    expect(mapWith(waitEvents, foreground, background)).toMatchObject({
      rows: [
        {
          scope: 'foreground',
          event: 'log file sync',
          waits: 10738,
          timeouts_pct: 0,
          total_wait_s: 94,
          avg_wait_ms: 0.5144,
          waits_per_transaction: 1,
          pct_db_time: 1.47,
        },
        {
          scope: 'background',
          event: 'log file sync',
          waits: 2,
          total_wait_s: 0,
          avg_wait_ms: 1,
          waits_per_transaction: 0,
          pct_db_time: 0.01,
        },
      ],
      warnings: [],
    });
  });
});

import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import waitEventHistogram, { bucket } from './wait_event_histogram.ts';

describe('wait_event_histogram', () => {
  test.each([
    ['<1us', 1],
    ['<512us', 512],
    ['<1ms', 1000],
    ['<=1s', 1_000_000],
    ['<1/8s', 125_000],
    ['< 1m', 60_000_000],
    ['<1/4h', 900_000_000],
    ['>1s', null],
    ['>=2m', null],
    ['<256u', 256],
    ['<512', 512],
    ['>=512', null],
    ['Total Waits', undefined],
  ])('%s', (header, bound) => expect(bucket(header)).toBe(bound));

  const summary =
    'This table displays total number of waits, and information about total wait time, for each wait event';

  test('a row for each filled bucket, under a header of two rows; details of a span apart', () => {
    const all = printed('Wait Event Histogram', summary, null, [
      ' | | % of Waits',
      'Event | Total Waits | <1ms | <2ms | <=1s | >1s',
      'log file sync | 1.5K | 75.0 | | .5 | 24.5',
    ]);
    const detail = printed('Wait Event Histogram Detail (64 msec to 2 sec)', summary, null, [
      ' | | % of Total Waits',
      'Event | Waits 64ms  to 2s | <32ms | <1/8s | >=2s',
      'log file sync | 3 | 99.0 | 1.0 |',
    ]);
    const row = { event: 'log file sync', span: 'all', waits: 1500 };
    const within = { event: 'log file sync', span: '64_msec_to_2_sec', waits: 3 };
    expect(mapWith(waitEventHistogram, all, detail)).toEqual({
      rows: [
        { ...row, bucket_le_us: 1000, pct_waits: 75 },
        { ...row, bucket_le_us: 1_000_000, pct_waits: 0.5 },
        { ...row, pct_waits: 24.5 },
        { ...within, bucket_le_us: 32_000, pct_waits: 99 },
        { ...within, bucket_le_us: 125_000, pct_waits: 1 },
      ],
      mappedTo: ['wait_event_histogram', 'wait_event_histogram'],
      warnings: [],
    });
  });

  test('the same where the upper row was saved as header cells', () => {
    const table = printed('Wait Event Histogram (up to 64 us)', summary, ' | | % of Total Waits', [
      'Event | Waits 1us  - 64us | <1us | >=64us',
      'latch free | 2 | 40.0 | 60.0',
    ]);
    expect(mapWith(waitEventHistogram, table).rows).toEqual([
      { event: 'latch free', span: 'up_to_64_us', waits: 2, bucket_le_us: 1, pct_waits: 40 },
      { event: 'latch free', span: 'up_to_64_us', waits: 2, pct_waits: 60 },
    ]);
  });
});

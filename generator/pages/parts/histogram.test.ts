import { describe, expect, it } from 'vitest';
import type { TableRows } from '../report-rows.ts';
import { histogramPart } from './histogram.ts';

type Bucket = [event: string, span: string, edge: number | '', pct: number, waits: number];
const part = (buckets: Bucket[], events: Partial<TableRows['wait_events']>[] = []) =>
  histogramPart(
    [{ buckets: buckets.map((bucket) => bucket.join('\u001f')).join('\u001e') }],
    events as TableRows['wait_events'][],
  );

describe('latencies of one event', () => {
  const buckets: Bucket[] = [
    // As 12.2 and later print it: the first bucket of a coarser table holds what the finer ones tell apart.
    ['db file sequential read', 'all', 8, 2, 2929],
    ['db file sequential read', 'all', 256, 5.7, 2929],
    ['db file sequential read', 'all', 512, 14.7, 2929],
    ['db file sequential read', 'all', '', 77.6, 2929],
    ['db file sequential read', 'up_to_64_us', 4, 1.5, 60],
    ['db file sequential read', 'up_to_64_us', 8, 0.5, 60],
    ['db file sequential read', 'up_to_64_us', '', 98, 60],
    ['db file sequential read', 'up_to_32_ms', 512, 22.4, 2331],
    ['db file sequential read', 'up_to_32_ms', 1000, 77.4, 2331],
    ['db file sequential read', 'up_to_32_ms', '', 0.2, 2331],
  ];

  it('are put together from all tables, no wait counted twice', () => {
    const found = part(buckets);
    expect(found?.edges).toEqual([4, 8, 256, 512, 1000, null]);
    expect(found?.events[0]?.pct).toEqual([1.5, 0.5, 5.7, 14.7, 77.4, 0.2]);
    expect(found?.events[0]?.pct.reduce((sum: number, pct) => sum + (pct ?? 0), 0)).toBeCloseTo(100);
    expect(found?.events[0]?.waits).toBe(2929);
  });

  it('keep the first bucket of a coarse table where no finer one has the event', () => {
    const found = part([...buckets, ['log file sync', 'all', 8, 40, 100], ['log file sync', 'all', 512, 60, 100]]);
    expect(found?.events.find(({ event }) => event === 'log file sync')?.pct).toEqual([null, 40, null, 60, null, null]);
  });

  it('divide the wide bucket of 11.2 where another table does', () => {
    const found = part([
      ['log file sync', 'all', 32_000, 90, 500],
      ['log file sync', 'all', 1_000_000, 10, 500],
      ['log file sync', '64_msec_to_2_sec', 32_000, 90, 50],
      ['log file sync', '64_msec_to_2_sec', 64_000, 7, 50],
      ['log file sync', '64_msec_to_2_sec', 1_000_000, 3, 50],
    ]);
    expect(found?.edges).toEqual([32_000, 64_000, 1_000_000]);
    expect(found?.events[0]?.pct).toEqual([90, 7, 3]);
  });
});

it('the longest waited for come first, idle waits last, each with the lists that have it', () => {
  const found = part(
    [
      ['SQL*Net message from client', 'all', 8, 100, 9],
      ['short', 'all', 8, 100, 1],
      ['long', 'all', 8, 100, 1],
    ],
    [
      { event: 'SQL*Net message from client', scope: 'foreground', total_wait_s: 9999, pct_db_time: null },
      { event: 'short', scope: 'foreground', total_wait_s: 1, pct_db_time: 1 },
      { event: 'long', scope: 'top', wait_class: 'User I/O', total_wait_s: 20, pct_db_time: 20 },
      { event: 'long', scope: 'background', total_wait_s: 30, pct_db_time: 3 },
    ],
  );
  expect(found?.events.map(({ event, lists, totalWaitS }) => [event, lists, totalWaitS])).toEqual([
    ['long', ['top', 'background'], 30],
    ['short', ['foreground'], 1],
    ['SQL*Net message from client', ['foreground'], 9999],
  ]);
});

it('a report without histograms has none', () => {
  expect(histogramPart(null, [])).toBeNull();
});

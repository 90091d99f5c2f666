import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import ioByFiletype from './io_by_filetype.ts';
import ioByFunction from './io_by_function.ts';

describe('I/O by function and by file type', () => {
  const amounts = 'Reads: Data | Reqs   per sec | Data   per sec | Writes: Data | Reqs   per sec | Data   per sec';
  const read = {
    reads_bytes: 1.5 * 2 ** 30,
    reads_per_s: 16.06,
    reads_bytes_per_s: 0.5 * 2 ** 20,
    writes_bytes: 2 * 2 ** 20,
    writes_per_s: 0.25,
    writes_bytes_per_s: 2 ** 10,
  };

  test.each([
    ['11.2', 'Avg   Tm(ms)', '0.50'],
    ['12.2', 'Avg   Time', '500.00us'],
  ])('functions in %s', (_, column, average) => {
    const table = printed(
      'IOStat by Function summary',
      'This table displays the IO Statistics for different functions. …',
      `Function Name | ${amounts} | Waits: Count | ${column}`,
      [`LGWR | 1.5G | 16.06 | .5M | 2M | 0.25 | 1K | 1.6M | ${average}`],
    );
    expect(mapWith(ioByFunction, table)).toEqual({
      rows: [{ name: 'LGWR', ...read, waits: 1_600_000, avg_time_ms: 0.5 }],
      mappedTo: ['io_by_function'],
      warnings: [],
    });
  });

  test.each([
    ['11.2', '0.50 | 20.00'],
    ['12.2', '500.00us | 20.00ms'],
  ])('file types in %s', (_, averages) => {
    const table = printed(
      'IOStat by Filetype summary',
      'This table displays IO Statistics for different file types, such as …',
      `Filetype Name | ${amounts} | Small Read | Large Read`,
      [`Temp File | 1.5G | 16.06 | .5M | 2M | 0.25 | 1K | ${averages}`],
    );
    expect(mapWith(ioByFiletype, table).rows).toEqual([
      { name: 'Temp File', ...read, avg_small_read_ms: 0.5, avg_large_read_ms: 20 },
    ]);
  });
});

test('sizes under header cells with their unit', () => {
  const header = 'Function Name|Reads (MB)|RD Reqs/s|RD MB/s|Writes (MB)|WR Reqs/s|WR MB/s|Waits|Avg Wt (ms)';
  const table = printed('IOStat by Function summary', null, header, [
    'Smart Scan | 1.5MB | 570.0 | 4.45MB | 2 | 0.5 | 0MB | 2052 | 9.6ms',
  ]);
  expect(mapWith(ioByFunction, table)).toMatchObject({
    rows: [
      {
        name: 'Smart Scan',
        reads_bytes: 1572864,
        reads_per_s: 570,
        reads_bytes_per_s: 4.45 * 2 ** 20,
        writes_bytes: 2097152,
        writes_per_s: 0.5,
        writes_bytes_per_s: 0,
        waits: 2052,
        avg_time_ms: 9.6,
      },
    ],
    warnings: [],
  });
});

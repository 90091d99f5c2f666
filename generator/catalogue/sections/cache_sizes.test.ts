import { expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import cacheSizes from './cache_sizes.ts';
import reportSummary from './report_summary.ts';

test('cache sizes: two columns of names side by side', () => {
  const table = printed('Cache Sizes', 'This table displays cache sizes and …', '| Begin | End | |', [
    'Buffer Cache: | 1,024M | 2G | Std Block Size: | 16K',
    'Shared Pool Size: | 512M | 512M | Log Buffer: | K',
    'In-Memory Area: | 0M | 0M',
  ]);
  expect(mapWith(cacheSizes, table)).toEqual({
    rows: [
      { name: 'buffer_cache', begin_bytes: 2 ** 30, end_bytes: 2 ** 31 },
      { name: 'shared_pool', begin_bytes: 2 ** 29, end_bytes: 2 ** 29 },
      { name: 'in_memory_area', begin_bytes: 0, end_bytes: 0 },
      { name: 'std_block_size', begin_bytes: 2 ** 14 },
      { name: 'log_buffer' },
    ],
    mappedTo: ['cache_sizes'],
    warnings: [],
  });
});

test("the summary's levels have their unit in their name", () => {
  const { rows } = mapWith(
    reportSummary,
    printed('Memory Statistics', 'This table displays memory statistics', '| Begin | End', [
      'Host Mem (MB): | 131,072.0 | 131,072.0',
      '% Host Mem used for SGA+PGA: | 52.45 | 53.31',
    ]),
    printed('Database Resource Limits', 'This table displays database resource limits', '| Begin | End', [
      'CPUs: | 20 | 24',
      'Memory Target | 107,374,182,400 | 107,374,182,400',
    ]),
  );
  expect(rows).toEqual([
    { section: 'memory', metric: 'host_memory_mb', begin_value: 131072, end_value: 131072 },
    { section: 'memory', metric: 'host_memory_used_pct', begin_value: 52.45, end_value: 53.31 },
    { section: 'resource_limits', metric: 'cpus', begin_value: 20, end_value: 24 },
    {
      section: 'resource_limits',
      metric: 'memory_target_bytes',
      begin_value: 107374182400,
      end_value: 107374182400,
    },
  ]);
});

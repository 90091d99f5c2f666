import { expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import advisories from './advisories.ts';

test('advisories: a row for each estimate of each size', () => {
  const pool = printed(
    'Buffer Pool Advisory',
    'This table displays MTTR advisory. It displays …',
    'P | Size for Est (M) | Size Factor | Est Phys Read Factor | Estimated Phys Reads (thousands)',
    ['D | 1,280 | 0.50 | 1.25 | 3,235', 'D | 2,560 | 1.00 | 1.00 |'],
  );
  const mttr = printed(
    'MTTR Advisory',
    'This table displays MTTR advisory. It displays …',
    'Size for Est (s) | Dirty Limit',
    ['30 | 149,205'],
  );
  const pga = printed(
    'PGA Memory Advisory',
    'This table displays PGA memory advisory for …',
    'PGA Target Est (MB) | Size Factr | Estd Extra    W/A MB Read/   Written to Disk | Estd PGA Cache Hit %',
    ['64 | 0.50 | 13.57 | 98.00'],
  );
  expect(mapWith(advisories, pool, mttr, pga)).toEqual({
    rows: [
      {
        advisory: 'buffer_pool',
        pool: 'D',
        size_mb: 1280,
        size_factor: 0.5,
        estimate_name: 'physical_read_factor',
        estimate: 1.25,
      },
      {
        advisory: 'buffer_pool',
        pool: 'D',
        size_mb: 1280,
        size_factor: 0.5,
        estimate_name: 'physical_reads_thousands',
        estimate: 3235,
      },
      {
        advisory: 'buffer_pool',
        pool: 'D',
        size_mb: 2560,
        size_factor: 1,
        estimate_name: 'physical_read_factor',
        estimate: 1,
      },
      { advisory: 'pga', size_mb: 64, size_factor: 0.5, estimate_name: 'extra_workarea_mb', estimate: 13.57 },
      { advisory: 'pga', size_mb: 64, size_factor: 0.5, estimate_name: 'cache_hit_pct', estimate: 98 },
      { advisory: 'mttr', target_s: 30, estimate_name: 'dirty_limit_blocks', estimate: 149205 },
    ],
    mappedTo: ['advisories', 'advisories', 'advisories'],
    warnings: [],
  });
});

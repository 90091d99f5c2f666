import { expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import instanceEfficiency from './instance_efficiency.ts';

test('instance_efficiency: pairs of label and value, two to a row', () => {
  const table = printed('Report Summary', 'This table displays instance efficiency percentages', null, [
    'Buffer  Hit   %: | 99.86 | In-memory Sort %: | 100.00',
    'Parse CPU to Parse Elapsd %: | 104.26 | % Non-Parse CPU: | -8.89',
    'Flash Cache Hit %: | 0.00',
  ]);
  expect(mapWith(instanceEfficiency, table).rows).toEqual([
    { metric: 'buffer_hit', value_pct: 99.86 },
    { metric: 'in_memory_sort', value_pct: 100 },
    { metric: 'parse_cpu_to_parse_elapsed', value_pct: 104.26 },
    { metric: 'non_parse_cpu', value_pct: -8.89 },
    { metric: 'flash_cache_hit', value_pct: 0 },
  ]);
});

test('a row that heads the pairs is none of them', () => {
  const table = printed('Instance Efficiency Percentages', null, null, [
    'Metric | Value | Metric2 | Value2',
    'Buffer Nowait % | 99.98 | Soft Parse % |',
  ]);
  expect(mapWith(instanceEfficiency, table)).toMatchObject({
    rows: [{ metric: 'buffer_nowait', value_pct: 99.98 }, { metric: 'soft_parse' }],
    warnings: [],
  });
});

/** Instance Efficiency Percentages, in the report's summary: pairs of label and value, two to a row, without a header. */
import { defineSection } from '../section.ts';

const METRICS = {
  'buffer nowait': 'buffer_nowait',
  'redo nowait': 'redo_nowait',
  'buffer hit': 'buffer_hit',
  'in-memory sort': 'in_memory_sort',
  'optimal w/a exec': 'optimal_workarea_exec',
  'library hit': 'library_hit',
  'soft parse': 'soft_parse',
  'execute to parse': 'execute_to_parse',
  'latch hit': 'latch_hit',
  'parse cpu to parse elapsd': 'parse_cpu_to_parse_elapsed',
  '% non-parse cpu': 'non_parse_cpu',
  'flash cache hit': 'flash_cache_hit',
};

export default defineSection({
  name: 'instance_efficiency',
  doc: 'Instance efficiency percentages (target 100 %)',
  columns: [
    {
      name: 'metric',
      type: 'text',
      doc: 'The percentage, e.g. `buffer_hit`, `soft_parse`, `execute_to_parse`',
      codes: METRICS,
    },
    { name: 'value_pct', type: 'number', doc: 'Percent' },
  ],
  sources: [
    {
      summary: /instance efficiency percentages/i,
      heading: /^instance efficiency percentages/i,
      pairs: true,
      expects: ['metric', 'value_pct'],
    },
  ],
  key: ['metric'],
});

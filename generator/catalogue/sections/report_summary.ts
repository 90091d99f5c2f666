/** Small tables of the report's summary: memory, shared pool and resource limits at both snapshots. */
import { defineSection } from '../section.ts';

const METRICS = {
  'host mem (mb)': 'host_memory_mb',
  '% host mem used for sga+pga': 'host_memory_used_pct',
  'memory usage': 'memory_usage_pct',
  '% sql with executions>1': 'sql_executed_again_pct',
  '% memory for sql w/exec>1': 'memory_of_sql_executed_again_pct',
  'sga target': 'sga_target_bytes',
  'pga target': 'pga_target_bytes',
  'memory target': 'memory_target_bytes',
};

export default defineSection({
  name: 'report_summary',
  doc: "Memory, shared pool and resource limits at the two snapshots, from the report's summary",
  columns: [
    { name: 'section', type: 'text', doc: '`memory`, `shared_pool`, `resource_limits` or `sql_memory`' },
    {
      name: 'metric',
      type: 'text',
      doc: 'One name across releases, with its unit: `host_memory_mb`, `sga_use_mb`, `pga_use_mb`, `host_memory_used_pct`, `memory_usage_pct`, `sql_executed_again_pct`, `memory_of_sql_executed_again_pct`, `cpus`, `sga_target_bytes`, `pga_target_bytes`, `memory_target_bytes`; of STATSPACK `avg_cursor_size_kb`, `cursor_to_parent_ratio`, `total_cursors`, `total_parents`',
      from: [''],
      codes: METRICS,
    },
    { name: 'begin_value', type: 'number', doc: 'Value at the first snapshot', from: ['Begin'] },
    { name: 'end_value', type: 'number', doc: 'Value at the last snapshot', from: ['End'] },
    { name: 'diff_pct', type: 'number', doc: 'Change, percent; of `sql_memory` alone', from: ['% Diff'] },
  ],
  sources: [
    {
      summary: /displays memory statistics/i,
      heading: /^memory statistics$/i,
      constants: { section: 'memory' },
      expects: ['metric', 'begin_value', 'end_value'],
    },
    {
      summary: /displays shared pool statistics/i,
      heading: /^shared pool statistics$/i,
      constants: { section: 'shared_pool' },
      expects: ['metric', 'begin_value', 'end_value'],
    },
    {
      summary: /displays database resource limits/i,
      heading: /^database resource limits$/i,
      constants: { section: 'resource_limits' },
      expects: ['metric', 'begin_value', 'end_value'],
    },
  ],
});

/** Memory: SGA, PGA, processes, components and their changes. */
import { type SourcesByTable, statspack } from './source.ts';

const PGA = /^PGA aggr target stats$/i;
const PROCESSES = /^process memory summary stats$/i;

/** The row of all processes, dashes for its category, prints processes where the others print allocations. */
const processes = {
  from: { freeable_mb: ['Freeabl (MB)'] },
  expects: ['snapshot', 'category', 'allocated_mb', 'max_allocated_mb'],
};

export const memorySources: SourcesByTable = {
  pga_stats: [
    statspack(PGA, {
      without: ['PGA Cache Hit %'],
      expects: ['snapshot', 'target_mb', 'allocated_mb', 'workarea_mb', 'global_bound_mb'],
    }),
    statspack(PGA, {
      constants: { snapshot: 'interval' },
      from: { snapshot: [] },
      units: { processed_mb: 'm', extra_mb: 'm' },
      expects: ['cache_hit_pct', 'processed_mb', 'extra_mb'],
    }),
  ],
  process_memory: [
    statspack(PROCESSES, {
      ...processes,
      from: { ...processes.from, processes: ['Num Procs or Allocs'], category: [] },
      constants: { category: 'total' },
      only: { header: 'Category', matches: /^-+$/ },
      expects: ['snapshot', 'allocated_mb', 'processes'],
      borrowed: true,
    }),
    statspack(PROCESSES, {
      ...processes,
      from: { ...processes.from, allocations: ['Num Procs or Allocs'] },
      except: { column: 'category', matches: /^-+$/ },
    }),
  ],
  memory_components: [
    statspack(/^memory dynamic components$/i, {
      from: {
        component: ['Cache'],
        begin_mb: ['Begin Snap Size (M)'],
        current_mb: ['End Snap Size (M)'],
        resizes: ['Op Count'],
        last_operation: ['Last Op Type/Mode'],
        last_mode: ['Last Op Type/Mode'],
      },
      expects: ['component', 'begin_mb', 'current_mb', 'resizes', 'last_operation'],
    }),
  ],
  memory_resizes: [
    statspack(/^memory resize operations$/i, {
      from: {
        start_time: ['Start Time'],
        elapsed_s: ['Elap (s)'],
        component: ['Cache'],
        operation: [],
        initial_mb: [/^initsize\(m\)/],
        delta_mb: [/^delta\(m\)/],
        mode: [/^delta\(m\)/],
        final_mb: ['Final Size(M)'],
      },
      parts: { delta_mb: /^([-+]?\d+)/, mode: /([A-Z]+)$/ },
      units: { initial_mb: 'm', delta_mb: 'm', final_mb: 'm' },
      expects: ['start_time', 'component', 'initial_mb', 'final_mb', 'status'],
    }),
    statspack(/^cache size changes$/i, {
      from: {
        component: ['Cache'],
        initial_mb: ['Prior Size (MB)'],
        final_mb: ['New Size (MB)'],
        delta_mb: ['Difference (MB)'],
      },
      expects: ['component', 'initial_mb', 'final_mb', 'delta_mb'],
    }),
  ],
  sga_memory: [
    // To 10.1 the regions are those of the last snapshot, and sizes are bytes without saying so.
    statspack(/^SGA memory summary$/i, {
      without: ['Size in Bytes'],
      constants: { level: 'region' },
      expects: ['name', 'begin_mb', 'end_mb'],
    }),
    statspack(/^SGA memory summary$/i, {
      constants: { level: 'region' },
      from: { begin_mb: [], end_mb: ['Size in Bytes'] },
      units: { end_mb: 'bytes' },
      expects: ['name', 'end_mb'],
    }),
    statspack(/^SGA breakdown difference/i, {
      without: ['Begin MB'],
      constants: { level: 'component' },
      units: { begin_mb: 'bytes', end_mb: 'bytes' },
      expects: ['pool', 'name', 'begin_mb', 'end_mb', 'diff_pct'],
    }),
    statspack(/^SGA breakdown difference/i, {
      constants: { level: 'component' },
      units: { begin_mb: 'm', end_mb: 'm' },
      expects: ['pool', 'name', 'begin_mb', 'end_mb', 'diff_pct'],
    }),
  ],
};

/** Cases of the rules on memory and undo. Invented figures. */
import { foreground } from '../testing.ts';
import type { RuleCases } from './case.ts';

const steps = (advisory: string, estimate_name: string, present: number, larger: number) =>
  [
    [1, present],
    [1.2, larger],
  ].map(([size_factor, estimate]) => ({
    advisory,
    estimate_name,
    size_factor: size_factor ?? null,
    size_mb: 1000 * (size_factor ?? 0),
    estimate: estimate ?? null,
    pool: advisory === 'buffer_pool' ? 'D' : null,
  }));
const reads = [foreground('db file sequential read', 40)];
const parsing = [{ statistic: 'parse time elapsed', time_s: 720, pct_db_time: 20 }];
const shrink = { component: 'shared pool', operation: 'SHRINK', status: 'COMPLETE', start_time: null };

export const memoryCases: RuleCases = {
  buffer_cache_small: {
    fires: { wait_events: reads, advisories: steps('buffer_pool', 'physical_reads', 1000, 800) },
    silent: { wait_events: reads, advisories: steps('buffer_pool', 'physical_reads', 1000, 900) },
  },
  shared_pool_small: {
    fires: { time_model: parsing, advisories: steps('shared_pool', 'load_time_s', 1000, 800) },
    silent: { time_model: parsing, advisories: steps('shared_pool', 'load_time_s', 1000, 900) },
  },
  pga_memory: {
    fires: { pga_stats: [{ snapshot: 'interval', cache_hit_pct: 89 }] },
    silent: { pga_stats: [{ snapshot: 'interval', cache_hit_pct: 90 }] },
  },
  undo_errors: {
    fires: { undo: [{ scope: 'summary', snapshot_too_old: 1 }] },
    silent: { undo: [{ scope: 'summary', snapshot_too_old: 0, max_query_s: 1000, max_tuned_retention_s: 1000 }] },
  },
  memory_resized: {
    fires: { memory_resizes: [{ ...shrink, initial_mb: 1000, final_mb: 900 }] },
    silent: { memory_resizes: [{ ...shrink, operation: 'GROW', initial_mb: 900, final_mb: 1000 }] },
    without: {},
  },
};

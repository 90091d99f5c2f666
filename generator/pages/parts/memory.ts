/** Memory: sizes of the components, and what the advisors think of other sizes. */
import type { Num } from '../../base/figures.ts';
import type { Advisory, AdvisoryKey, MemoryPart } from '../part-types.ts';

/**
 * The estimate that each advisory is read by: what the size costs. Releases differ in what they print, the first that is
 * there counts. `buffer_pool`, `sga`: physical reads and DB time; `pga`: extra bytes read and written by work areas that
 * do not fit; `shared_pool`: time lost to loads.
 */
export const ESTIMATES: Record<AdvisoryKey, readonly string[]> = {
  buffer_pool: ['physical_reads_thousands', 'physical_reads', 'physical_read_factor'],
  sga: ['db_time_s', 'physical_reads'],
  pga: ['extra_workarea_mb', 'cache_hit_pct'],
  shared_pool: ['load_time_s', 'time_saved_s', 'time_saved_factor'],
};
export const KEYS = Object.keys(ESTIMATES) as AdvisoryKey[];

export interface AdvisoryRow {
  advisory: AdvisoryKey;
  pool: string | null;
  estimate_name: string;
  /** JSON: `[size_mb, size_factor, estimate]`, smallest first. */
  points: string;
}

export interface ComponentRow {
  component: string;
  begin_mb: Num;
  current_mb: Num;
  min_mb: Num;
  max_mb: Num;
  last_operation: string | null;
}

export const advisoriesSql = (where: string): string => `
  SELECT report_id, advisory, pool, estimate_name,
    to_json(list([size_mb, size_factor, estimate] ORDER BY size_mb))::VARCHAR AS points
  FROM advisories
  WHERE ${where} AND advisory IN (${KEYS.map((key) => `'${key}'`).join(', ')}) AND size_mb IS NOT NULL AND estimate IS NOT NULL
    AND estimate_name IN (${Object.values(ESTIMATES)
      .flat()
      .map((name) => `'${name}'`)
      .join(', ')})
  GROUP BY report_id, advisory, pool, estimate_name`;

export const componentsSql = (where: string): string => `
  SELECT report_id, component, begin_mb, current_mb, min_mb, max_mb, last_operation FROM memory_components WHERE ${where}`;

export function memoryPart(
  advisories: readonly AdvisoryRow[] | null,
  components: readonly ComponentRow[] | null,
): MemoryPart | null {
  if (!advisories && !components) return null;
  return {
    components: (components ?? [])
      .filter((row) => [row.begin_mb, row.current_mb, row.max_mb].some((mb) => (mb ?? 0) > 0))
      .map((row) => ({
        name: row.component,
        beginMb: row.begin_mb,
        endMb: row.current_mb,
        minMb: row.min_mb,
        maxMb: row.max_mb,
        lastOperation: row.last_operation,
      }))
      .sort((a, b) => (b.endMb ?? 0) - (a.endMb ?? 0) || (a.name < b.name ? -1 : 1)),
    advisories: KEYS.flatMap((key) => advisoriesOf(key, advisories ?? [])),
  };
}

function advisoriesOf(key: AdvisoryKey, rows: readonly AdvisoryRow[]): Advisory[] {
  const own = rows.filter((row) => row.advisory === key);
  const pools = [...new Set(own.map((row) => row.pool))].sort();
  return pools.flatMap((pool) => {
    const row = ESTIMATES[key]
      .map((name) => own.find((each) => each.pool === pool && each.estimate_name === name))
      .find((each) => each !== undefined);
    if (!row) return [];
    const points = (JSON.parse(row.points) as [number, Num, number][])
      .map(([sizeMb, factor, value]) => ({ sizeMb, factor, value }))
      // A size that is listed twice (of several containers) keeps its first estimate.
      .filter((point, i, all) => i === 0 || all[i - 1]?.sizeMb !== point.sizeMb);
    return points.length > 1
      ? [{ key, pool: pools.length > 1 ? pool : null, estimate: row.estimate_name, points }]
      : [];
  });
}

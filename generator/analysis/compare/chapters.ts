/**
 * What a comparison holds side by side: one entry a table of the lake, with what names a row and how each measure is put
 * together over the reports of a period. Chapters follow Oracle's compare-period report (awrddrpt) and go beyond it.
 *
 * DB time and its parts, statements and parameters need more than that: `load.ts` reads them by themselves.
 */

/**
 * How values of several reports become one. `sum`: a counter over the interval, also shown per second and transaction.
 * `rate`: printed per second, weighted by elapsed time. `mean`: an average or percentage, weighted by another column, or by
 * elapsed time. `last`: a level, that of the last report. `most`: a maximum.
 */
export type Combine = 'sum' | 'rate' | 'mean' | 'last' | 'most';

export interface Measure {
  name: string;
  combine: Combine;
  /** SQL over a row of the table; the column called `name` if not given. */
  value?: string;
  /** SQL: weight of a `mean`; elapsed time of the report if not given. */
  weight?: string;
}

export interface Chapter {
  id: string;
  table: string;
  /** SQL of each part of a row's name; a part that is NULL is left out. */
  keys: readonly string[];
  /** The first one is what rows are ranked by. */
  measures: readonly Measure[];
  where?: string;
  /** Oracle prints the first rows alone: one that is missing may be anything below the last one listed. */
  cut?: boolean;
}

const sum = (...names: string[]): Measure[] => names.map((name) => ({ name, combine: 'sum' }));
const rate = (...names: string[]): Measure[] => names.map((name) => ({ name, combine: 'rate' }));
const last = (...names: string[]): Measure[] => names.map((name) => ({ name, combine: 'last' }));
const mean = (name: string, weight?: string): Measure =>
  weight === undefined ? { name, combine: 'mean' } : { name, combine: 'mean', weight };

const IO: readonly Measure[] = [
  ...sum('reads_bytes', 'writes_bytes'),
  ...rate('reads_per_s', 'writes_per_s'),
  ...sum('waits'),
  mean('avg_time_ms', 'waits'),
];
const SPACE_IO: readonly Measure[] = [
  ...sum('reads', 'writes'),
  mean('avg_read_ms', 'reads'),
  mean('avg_write_ms', 'writes'),
  ...sum('buffer_waits'),
  mean('avg_buffer_wait_ms', 'buffer_waits'),
];
const WAITED: readonly Measure[] = [...sum('total_wait_s', 'waits')];

/** `cut` lists of segments come by ordering; the ordering is the first part of the key. */
export const CHAPTERS: readonly Chapter[] = [
  {
    id: 'load_profile',
    table: 'load_profile',
    keys: ['metric'],
    measures: rate('per_second'),
    where: 'per_second IS NOT NULL',
  },
  { id: 'efficiency', table: 'instance_efficiency', keys: ['metric'], measures: [mean('value_pct')] },
  { id: 'time_model', table: 'time_model', keys: ['statistic'], measures: sum('time_s') },
  {
    id: 'background_events',
    table: 'wait_events',
    keys: ['event'],
    measures: WAITED,
    // No class is printed here: what background processes do while they wait for work is told by its name.
    where:
      "scope = 'background' AND NOT regexp_matches(lower(event), 'idle|timer|rdbms ipc message|slave wait|heartbeat|remote message|^streams aq|broadcast channel')",
  },
  {
    id: 'host_cpu',
    table: 'host_cpu',
    keys: ["'host'"],
    measures: [mean('user_pct'), mean('system_pct'), mean('wio_pct'), mean('idle_pct'), mean('instance_total_pct')],
  },
  {
    id: 'os_stats',
    table: 'os_stats',
    keys: ['statistic'],
    measures: [
      // V$OSSTAT: times and the bytes paged count up, the rest are levels.
      {
        name: 'counter',
        combine: 'sum',
        value: "CASE WHEN regexp_matches(statistic, '_(TIME|TICKS)$|^VM_.*_BYTES$') THEN value END",
      },
      {
        name: 'level',
        combine: 'last',
        value:
          "CASE WHEN NOT regexp_matches(statistic, '_(TIME|TICKS)$|^VM_.*_BYTES$') THEN coalesce(end_value, value) END",
      },
    ],
  },
  {
    id: 'activity',
    table: 'instance_activity',
    keys: ['statistic'],
    measures: sum('total'),
    where: 'total IS NOT NULL',
  },
  { id: 'activity_levels', table: 'instance_activity_absolute', keys: ['statistic'], measures: last('end_value') },
  {
    id: 'services',
    table: 'services',
    keys: ['service_name', 'pdb_name'],
    measures: sum(
      'db_time_s',
      'db_cpu_s',
      'physical_reads',
      'logical_reads',
      'user_io_wait_s',
      'concurrency_wait_s',
      'network_wait_s',
    ),
  },
  { id: 'io_by_function', table: 'io_by_function', keys: ['name'], measures: IO },
  { id: 'io_by_filetype', table: 'io_by_filetype', keys: ['name'], measures: IO },
  { id: 'tablespaces', table: 'tablespace_io', keys: ['pdb_name', 'tablespace'], measures: SPACE_IO },
  { id: 'files', table: 'file_io', keys: ['tablespace', 'file'], measures: SPACE_IO },
  {
    id: 'segments',
    table: 'segments',
    keys: ['ordering', 'owner', 'object_name', 'subobject_name', 'object_type', 'pdb_name'],
    measures: sum('value'),
    where: 'object_name IS NOT NULL',
    cut: true,
  },
  { id: 'buffer_waits', table: 'buffer_waits', keys: ['class'], measures: WAITED },
  {
    id: 'enqueues',
    table: 'enqueues',
    keys: ['enqueue', 'pdb_name'],
    measures: sum('wait_time_s', 'waits', 'requests', 'failed_gets'),
  },
  {
    id: 'latches',
    table: 'latches',
    keys: ['latch', 'pdb_name'],
    measures: [...sum('wait_time_s', 'get_requests'), mean('get_miss_pct', 'get_requests')],
  },
  {
    id: 'latch_sleeps',
    table: 'latch_sleeps',
    keys: ['latch', 'pdb_name'],
    measures: sum('sleeps', 'misses', 'spin_gets'),
    where: "level = 'all'",
  },
  { id: 'mutexes', table: 'mutexes', keys: ['mutex_type', 'location'], measures: sum('sleeps', 'wait_time_ms') },
  {
    id: 'library_cache',
    table: 'library_cache',
    keys: ['namespace', 'pdb_name'],
    measures: [
      ...sum('reloads', 'invalidations', 'pin_requests'),
      mean('pin_miss_pct', 'pin_requests'),
      ...sum('get_requests'),
      mean('get_miss_pct', 'get_requests'),
    ],
  },
  {
    id: 'dictionary_cache',
    table: 'dictionary_cache',
    keys: ['cache', 'pdb_name'],
    measures: [...sum('get_requests'), mean('get_miss_pct', 'get_requests')],
  },
  {
    id: 'undo',
    table: 'undo',
    keys: ['undo_tablespace_number'],
    measures: [
      ...sum('undo_blocks', 'transactions', 'snapshot_too_old', 'out_of_space'),
      { name: 'max_query_s', combine: 'most' },
    ],
    where: "scope = 'summary'",
  },
  {
    id: 'memory',
    table: 'memory_components',
    keys: ['component'],
    measures: [{ name: 'size_mb', combine: 'last', value: 'coalesce(current_mb, begin_mb)' }, ...sum('resizes')],
  },
  {
    id: 'cache_sizes',
    table: 'cache_sizes',
    keys: ['name'],
    measures: [{ name: 'size_bytes', combine: 'last', value: 'coalesce(end_bytes, begin_bytes)' }],
  },
  {
    id: 'sga',
    table: 'sga_memory',
    keys: ['pool', 'name', 'pdb_name'],
    measures: [{ name: 'size_mb', combine: 'last', value: 'coalesce(end_mb, begin_mb)' }],
  },
  {
    id: 'pga',
    table: 'pga_stats',
    keys: ['pdb_name', "'PGA'"],
    measures: [
      ...['target_mb', 'allocated_mb', 'workarea_mb', 'global_bound_mb'].map(
        (name): Measure => ({ name, combine: 'last', value: `CASE WHEN snapshot = 'end' THEN ${name} END` }),
      ),
      ...['processed_mb', 'extra_mb'].map(
        (name): Measure => ({ name, combine: 'sum', value: `CASE WHEN snapshot = 'interval' THEN ${name} END` }),
      ),
      { name: 'cache_hit_pct', combine: 'mean', value: "CASE WHEN snapshot = 'interval' THEN cache_hit_pct END" },
    ],
  },
  {
    id: 'process_memory',
    table: 'process_memory',
    keys: ['category'],
    measures: last('allocated_mb', 'used_mb', 'max_allocated_mb', 'processes'),
    where: "snapshot = 'end'",
  },
  {
    id: 'advisories',
    table: 'advisories',
    // The estimates for the present size: the other factors differ from report to report.
    keys: ['advisory', 'pool', 'estimate_name'],
    measures: last('estimate', 'size_mb'),
    where: 'size_factor = 1',
  },
  {
    id: 'instance_recovery',
    table: 'instance_recovery',
    keys: ["'MTTR'"],
    measures: last(
      'target_mttr_s',
      'estimated_mttr_s',
      'estimated_recovery_ios',
      'actual_redo_blocks',
      'target_redo_blocks',
    ),
    where: "snapshot = 'end'",
  },
  {
    id: 'resource_limits',
    table: 'resource_limits',
    keys: ['resource'],
    measures: last('current_utilization', 'maximum_utilization'),
  },
];

export function chapterNamed(id: string): Chapter {
  const chapter = CHAPTERS.find((each) => each.id === id);
  if (!chapter) throw new Error(`no chapter ${id}`);
  return chapter;
}

/**
 * Every series the analysis derives from a report: one row a metric, with its unit, its formula and where AWR prints
 * it. Sources are tried in order: the first one that a report has wins. `metrics-sql.ts` turns this table into SQL,
 * `metrics-of-one.ts` works it out for one report in memory.
 */
import type { Num } from '../base/figures.ts';
import {
  all,
  any,
  type Condition,
  column,
  equals,
  flag,
  isUnknown,
  ratio,
  startsWith,
  times,
  type Value,
} from './expression.ts';

/** Where a value comes from: `value` over the named lake table, one row a report once `where` or `key` is applied. */
export interface MetricSource {
  table:
    | 'reports'
    | 'load_profile'
    | 'instance_efficiency'
    | 'instance_activity'
    | 'time_model'
    | 'host_cpu'
    | 'wait_events'
    | 'io_profile'
    | 'pga_stats';
  value: Value;
  /** Column and the text in it that picks the row. */
  key?: readonly [column: string, text: string];
  /** Further condition. */
  where?: Condition;
  /** Column and the texts in it whose rows are added up; a report without one of them has no value. */
  sumOf?: readonly [column: string, texts: readonly string[]];
  /** Which row counts where several remain: the one with the highest of this. */
  prefer?: Value;
}

export interface Metric {
  key: string;
  unit: 'sessions' | 'seconds' | 'milliseconds' | 'percent' | 'count' | 'per_second' | 'bytes_per_second' | 'bytes';
  /** True when more is worse, false when less is worse, null when it merely says how much work there was. */
  higherIsWorse: boolean | null;
  /** Formula and where it is printed. */
  doc: string;
  from: readonly MetricSource[];
}

const profile = (metric: string): MetricSource => ({
  table: 'load_profile',
  key: ['metric', metric],
  value: column('per_second'),
});
const activity = (statistic: string): MetricSource => ({
  table: 'instance_activity',
  key: ['statistic', statistic],
  value: column('per_second'),
});
const activities = (...statistics: string[]): MetricSource => ({
  table: 'instance_activity',
  sumOf: ['statistic', statistics],
  value: column('per_second'),
});
const ioProfile = (metric: string, value: Value): MetricSource => ({
  table: 'io_profile',
  where: equals('metric', metric),
  value,
});
const efficiency = (metric: string): MetricSource => ({
  table: 'instance_efficiency',
  key: ['metric', metric],
  value: column('value_pct'),
});
const header = (value: Value): MetricSource => ({ table: 'reports', value });
const hostCpu = (value: Value): MetricSource => ({ table: 'host_cpu', value });

/**
 * Average wait in milliseconds. To 12.1 AWR prints it in whole milliseconds, which says nothing of fast storage: below
 * 10 ms the total over the number of waits is more exact, once the total (whole seconds there) is 10 s or more.
 */
const AVERAGE_WAIT_MS: Value = {
  sql: `CASE WHEN avg_wait_ms IS NULL OR (avg_wait_ms = floor(avg_wait_ms) AND avg_wait_ms < 10 AND total_wait_s >= 10)
    THEN coalesce(1000 * total_wait_s / nullif(waits, 0), avg_wait_ms) ELSE avg_wait_ms END`,
  of(row) {
    const [printed, total, waits] = ['avg_wait_ms', 'total_wait_s', 'waits'].map((name) => column(name).of(row));
    const worked = total == null || !waits ? null : (1000 * total) / waits;
    const isRough = printed == null || (Number.isInteger(printed) && printed < 10 && (total ?? 0) >= 10);
    return (isRough ? worked : null) ?? printed ?? null;
  },
};

/** 100 less the column, without the noise of binary fractions: printed percentages have two digits. */
const remainder = (name: string): Value => ({
  sql: `round(100 - ${name}, 6)`,
  of: (row) => rounded(100, negative(column(name).of(row))),
});
const sumOfTwo = (one: string, other: string): Value => ({
  sql: `round(${one} + ${other}, 6)`,
  of: (row) => rounded(column(one).of(row), column(other).of(row)),
});
const negative = (value: Num): Num => (value === null ? null : -value);
const rounded = (one: Num, other: Num): Num =>
  one === null || other === null ? null : Math.round((one + other) * 1e6) / 1e6;

/** An event's average wait from the full list of its sessions, else from the top list. */
const latency = (scope: 'foreground' | 'background', event: Condition): MetricSource[] =>
  [scope, 'top'].map((list) => ({
    table: 'wait_events',
    where: all(equals('scope', list), event),
    value: AVERAGE_WAIT_MS,
    prefer: column('waits'),
  }));

export const metrics = [
  {
    key: 'aas',
    unit: 'sessions',
    higherIsWorse: true,
    doc: 'Average active sessions: DB time / elapsed time, both from the header. The DB time method.',
    from: [header(ratio('db_time_s', 'elapsed_s'))],
  },
  {
    key: 'db_time_s',
    unit: 'seconds',
    higherIsWorse: null,
    doc: 'DB time over the interval, from the header.',
    from: [header(column('db_time_s'))],
  },
  {
    key: 'db_cpu_pct',
    unit: 'percent',
    higherIsWorse: null,
    doc: 'DB CPU as a share of DB time, as printed in Time Model Statistics, else from the summary list of events.',
    from: [
      { table: 'time_model', key: ['statistic', 'DB CPU'], value: column('pct_db_time') },
      { table: 'wait_events', key: ['event', 'DB CPU'], where: equals('scope', 'top'), value: column('pct_db_time') },
    ],
  },
  {
    key: 'host_cpu_pct',
    unit: 'percent',
    higherIsWorse: true,
    doc: 'CPU of the host in use, by everything on it: 100 - %Idle of Host CPU.',
    from: [hostCpu(remainder('idle_pct')), hostCpu(sumOfTwo('user_pct', 'system_pct'))],
  },
  {
    key: 'host_user_pct',
    unit: 'percent',
    higherIsWorse: null,
    doc: '%User of Host CPU.',
    from: [hostCpu(column('user_pct'))],
  },
  {
    key: 'host_system_pct',
    unit: 'percent',
    higherIsWorse: true,
    doc: '%System of Host CPU.',
    from: [hostCpu(column('system_pct'))],
  },
  {
    key: 'host_wio_pct',
    unit: 'percent',
    higherIsWorse: true,
    doc: '%WIO of Host CPU.',
    from: [hostCpu(column('wio_pct'))],
  },
  {
    key: 'single_block_read_ms',
    unit: 'milliseconds',
    higherIsWorse: true,
    doc: 'Average foreground wait for a single-block read: `db file sequential read`, on Exadata `cell single block physical read`; of several the one with most waits.',
    from: latency(
      'foreground',
      any(equals('event', 'db file sequential read'), startsWith('event', 'cell single block physical read')),
    ),
  },
  {
    key: 'log_file_sync_ms',
    unit: 'milliseconds',
    higherIsWorse: true,
    doc: 'Average foreground wait for `log file sync`.',
    from: latency('foreground', equals('event', 'log file sync')),
  },
  {
    key: 'log_file_parallel_write_ms',
    unit: 'milliseconds',
    higherIsWorse: true,
    doc: 'Average background wait for `log file parallel write`: how fast the log writer writes.',
    from: latency('background', equals('event', 'log file parallel write')),
  },
  {
    key: 'redo_bytes_per_s',
    unit: 'bytes_per_second',
    higherIsWorse: null,
    doc: 'Redo generated: Load Profile, else `redo size`.',
    from: [profile('redo_bytes'), activity('redo size')],
  },
  {
    key: 'logical_reads_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'Logical reads, blocks: Load Profile, else `session logical reads`.',
    from: [profile('logical_reads'), activity('session logical reads')],
  },
  {
    key: 'physical_reads_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'Physical reads, blocks: Load Profile, else `physical reads`.',
    from: [profile('physical_reads'), activity('physical reads')],
  },
  {
    key: 'physical_writes_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'Physical writes, blocks: Load Profile, else `physical writes`.',
    from: [profile('physical_writes'), activity('physical writes')],
  },
  {
    key: 'block_changes_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'Block changes: Load Profile, else `db block changes`.',
    from: [profile('block_changes'), activity('db block changes')],
  },
  {
    key: 'executes_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'Executions of SQL: Load Profile, else `execute count`.',
    from: [profile('executes'), activity('execute count')],
  },
  {
    key: 'user_calls_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'User calls: Load Profile, else `user calls`.',
    from: [profile('user_calls'), activity('user calls')],
  },
  {
    key: 'transactions_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'Transactions: Load Profile. AWR counts commits and rollbacks.',
    from: [profile('transactions')],
  },
  {
    key: 'commits_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: '`user commits` of Instance Activity Stats.',
    from: [activity('user commits')],
  },
  {
    key: 'rollbacks_per_s',
    unit: 'per_second',
    higherIsWorse: true,
    doc: 'Rollbacks: Load Profile, else `user rollbacks`.',
    from: [profile('rollbacks'), activity('user rollbacks')],
  },
  {
    key: 'parses_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'Parse calls: Load Profile, else `parse count (total)`.',
    from: [profile('parses'), activity('parse count (total)')],
  },
  {
    key: 'hard_parses_per_s',
    unit: 'per_second',
    higherIsWorse: true,
    doc: 'Hard parses: Load Profile, else `parse count (hard)`.',
    from: [profile('hard_parses'), activity('parse count (hard)')],
  },
  {
    key: 'logons_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'Logons: Load Profile, else `logons cumulative`.',
    from: [profile('logons'), activity('logons cumulative')],
  },
  {
    key: 'sessions',
    unit: 'count',
    higherIsWorse: null,
    doc: 'Sessions at the last snapshot, from the header.',
    from: [header(column('end_sessions')), header(column('begin_sessions'))],
  },
  {
    key: 'io_bytes_per_s',
    unit: 'bytes_per_second',
    higherIsWorse: null,
    doc: 'Read and written by the instance: `Total (MB)` of IO Profile, else `physical read total bytes` and `physical write total bytes`.',
    from: [
      ioProfile('total_mb', times(1048576, 'total_per_s')),
      activities('physical read total bytes', 'physical write total bytes'),
    ],
  },
  {
    key: 'io_requests_per_s',
    unit: 'per_second',
    higherIsWorse: null,
    doc: 'I/O requests of the instance: `Total Requests` of IO Profile, else `physical read total IO requests` and `physical write total IO requests`.',
    from: [
      ioProfile('total_requests', column('total_per_s')),
      activities('physical read total IO requests', 'physical write total IO requests'),
    ],
  },
  {
    key: 'pga_allocated_bytes',
    unit: 'bytes',
    higherIsWorse: null,
    doc: 'PGA allocated at the last snapshot: `PGA Mem Alloc(M)` of PGA Aggr Target Stats.',
    from: [
      {
        table: 'pga_stats',
        where: equals('snapshot', 'end'),
        prefer: flag(isUnknown('pdb_name')),
        value: times(1048576, 'allocated_mb'),
      },
    ],
  },
  {
    key: 'buffer_hit_pct',
    unit: 'percent',
    higherIsWorse: false,
    doc: 'Buffer Hit % of Instance Efficiency Percentages.',
    from: [efficiency('buffer_hit')],
  },
  {
    key: 'soft_parse_pct',
    unit: 'percent',
    higherIsWorse: false,
    doc: 'Soft Parse % of Instance Efficiency Percentages.',
    from: [efficiency('soft_parse')],
  },
] as const satisfies readonly Metric[];

export type MetricKey = (typeof metrics)[number]['key'];

const byKey = new Map<string, Metric>(metrics.map((metric) => [metric.key, metric]));

/** The definition of a metric. Throws on a key that is none, which is a defect of ours. */
export function metricOf(key: MetricKey): Metric {
  const metric = byKey.get(key);
  if (!metric) throw new Error(`unknown metric: ${key}`);
  return metric;
}

/**
 * What the rules read of a report: columns of the lake's tables, one entry a table. `where` leaves out rows that no rule
 * asks for; whether the report has the table at all is known all the same.
 */
import type { Num } from '../../base/figures.ts';
import { all, any, type Condition, equals, exceeds, isAtLeastOrAbsent, isIn, isKnown } from '../expression.ts';
import { type Aggregate, greatest, least, preferred } from './aggregate.ts';

export interface FactRows {
  wait_events: {
    scope: string;
    event: string;
    wait_class: string | null;
    waits: Num;
    timeouts_pct: Num;
    total_wait_s: Num;
    avg_wait_ms: Num;
    pct_db_time: Num;
  };
  time_model: { statistic: string; time_s: Num; pct_db_time: Num };
  load_profile: { metric: string; per_second: Num; per_transaction: Num };
  instance_activity: { statistic: string; total: Num; per_second: Num };
  host_cpu: {
    load_begin: Num;
    load_end: Num;
    user_pct: Num;
    system_pct: Num;
    wio_pct: Num;
    idle_pct: Num;
    instance_busy_pct: Num;
  };
  os_stats: { statistic: string; value: Num; end_value: Num };
  /** One row a statement and pluggable database, of all orderings that list it; `ordering` is `elapsed` where that does. */
  sql_stats: {
    ordering: string;
    sql_id: string;
    plan_hash: Num;
    executions: Num;
    elapsed_s: Num;
    buffer_gets: Num;
    pct_total: Num;
    version_count: Num;
    module: string | null;
    pdb_name: string | null;
  };
  top_sql_events: { sql_id: string; plan_hash: Num; event: string | null; pct_event: Num };
  segments: {
    ordering: string;
    owner: string | null;
    object_name: string | null;
    subobject_name: string | null;
    object_type: string | null;
    value: Num;
    pct_total: Num;
  };
  buffer_waits: { class: string; waits: Num; total_wait_s: Num };
  library_cache: {
    namespace: string;
    pin_requests: Num;
    pin_miss_pct: Num;
    reloads: Num;
    invalidations: Num;
  };
  advisories: {
    advisory: string;
    size_mb: Num;
    size_factor: Num;
    estimate: Num;
    estimate_name: string;
    pool: string | null;
  };
  pga_stats: { snapshot: string; target_mb: Num; allocated_mb: Num; cache_hit_pct: Num; processed_mb: Num };
  pga_histogram: { total_executions: Num; one_pass_executions: Num; multi_pass_executions: Num };
  undo: {
    scope: string;
    max_query_s: Num;
    tuned_retention_s: Num;
    min_tuned_retention_s: Num;
    max_tuned_retention_s: Num;
    snapshot_too_old: Num;
    out_of_space: Num;
  };
  wait_event_histogram: { event: string; bucket_le_us: Num; pct_waits: Num; span: string | null };
  memory_resizes: {
    start_time: string | null;
    component: string | null;
    operation: string | null;
    initial_mb: Num;
    final_mb: Num;
    status: string | null;
  };
  ash_events: { event: string; session_type: string | null; avg_active_sessions: Num };
  ash_blocking_sessions: {
    sid: Num;
    serial: Num;
    instance_number: Num;
    pct_activity: Num;
    event: string | null;
    user_name: string | null;
    program: string | null;
  };
  rac_instances: { instance_number: Num; instance_name: string | null; db_time_s: Num; elapsed_s: Num };
  rac_latencies: { scope: string; metric: string; time_us: Num };
}

export type FactTable = keyof FactRows;

/** Events whose latency distribution a finding shows. */
const HISTOGRAMS = ['log file sync', 'db file sequential read', 'cell single block physical read'];

/** Statistics of Instance Activity that rules read. */
const STATISTICS = [
  'gc blocks lost',
  'log switches (derived)',
  'physical reads direct temporary tablespace',
  'table fetch by rowid',
  'table fetch continued row',
  'table scan rows gotten',
  'transaction rollbacks',
  'user commits',
  'user rollbacks',
] as const;
export type Statistic = (typeof STATISTICS)[number];

/** Background events that rules ask for. */
const BACKGROUND = [
  'control file parallel write',
  'control file sequential read',
  'db file parallel write',
  'log file parallel write',
];

/** Orderings of segments that rules ask for. */
const ORDERINGS = [
  'buffer_busy_waits',
  'direct_physical_reads',
  'gc_buffer_busy',
  'itl_waits',
  'logical_reads',
  'physical_reads',
  'row_lock_waits',
  'table_scans',
];

const OS_STATISTICS = ['VM_IN_BYTES', 'VM_OUT_BYTES', 'PHYSICAL_MEMORY_BYTES', 'FREE_MEMORY_BYTES', 'NUM_CPUS', 'LOAD'];

/** Advisories that rules read, and what these estimate. */
const ADVISORIES = ['buffer_pool', 'pga', 'shared_pool'];
const ESTIMATES = ['physical_reads', 'physical_reads_thousands', 'overalloc_count', 'extra_workarea_mb', 'load_time_s'];

/** What is read of a table. With `groupBy`, columns beside the report's own, the rows that are equal in them become one. */
export interface FactQuery {
  columns: readonly string[];
  where?: Condition;
  groupBy?: { columns: readonly string[]; aggregates: Readonly<Record<string, Aggregate>> };
}

export const FACT_TABLES: Readonly<Record<FactTable, FactQuery>> = {
  wait_events: {
    columns: ['scope', 'event', 'wait_class', 'waits', 'timeouts_pct', 'total_wait_s', 'avg_wait_ms', 'pct_db_time'],
    // What is below a tenth of a percent of DB time explains nothing; idle events, which have no share, go in `Facts`.
    where: any(
      equals('scope', 'top'),
      all(equals('scope', 'background'), isIn('event', BACKGROUND)),
      all(isIn('scope', ['foreground', 'all']), exceeds('total_wait_s', 0), isAtLeastOrAbsent('pct_db_time', 0.1)),
    ),
  },
  time_model: { columns: ['statistic', 'time_s', 'pct_db_time'] },
  load_profile: { columns: ['metric', 'per_second', 'per_transaction'] },
  instance_activity: { columns: ['statistic', 'total', 'per_second'], where: isIn('statistic', STATISTICS) },
  host_cpu: {
    columns: ['load_begin', 'load_end', 'user_pct', 'system_pct', 'wio_pct', 'idle_pct', 'instance_busy_pct'],
  },
  os_stats: { columns: ['statistic', 'value', 'end_value'], where: isIn('statistic', OS_STATISTICS) },
  sql_stats: {
    columns: [],
    where: isKnown('sql_id'),
    groupBy: {
      columns: ['sql_id', 'pdb_name'],
      aggregates: {
        ordering: preferred('ordering', 'elapsed'),
        pct_total: greatest('pct_total', equals('ordering', 'elapsed')),
        plan_hash: greatest('plan_hash'),
        executions: greatest('executions'),
        elapsed_s: greatest('elapsed_s'),
        buffer_gets: greatest('buffer_gets'),
        version_count: greatest('version_count'),
        module: least('module'),
      },
    },
  },
  top_sql_events: {
    columns: [],
    where: isKnown('sql_id'),
    groupBy: { columns: ['sql_id', 'plan_hash', 'event'], aggregates: { pct_event: greatest('pct_event') } },
  },
  segments: {
    columns: ['ordering', 'owner', 'object_name', 'subobject_name', 'object_type', 'value', 'pct_total'],
    where: isIn('ordering', ORDERINGS),
  },
  buffer_waits: { columns: ['class', 'waits', 'total_wait_s'] },
  library_cache: { columns: ['namespace', 'pin_requests', 'pin_miss_pct', 'reloads', 'invalidations'] },
  advisories: {
    columns: ['advisory', 'size_mb', 'size_factor', 'estimate', 'estimate_name', 'pool'],
    where: all(isIn('advisory', ADVISORIES), isIn('estimate_name', ESTIMATES)),
  },
  pga_stats: { columns: ['snapshot', 'target_mb', 'allocated_mb', 'cache_hit_pct', 'processed_mb'] },
  pga_histogram: { columns: ['total_executions', 'one_pass_executions', 'multi_pass_executions'] },
  undo: {
    columns: [
      'scope',
      'max_query_s',
      'tuned_retention_s',
      'min_tuned_retention_s',
      'max_tuned_retention_s',
      'snapshot_too_old',
      'out_of_space',
    ],
  },
  wait_event_histogram: {
    columns: ['event', 'bucket_le_us', 'pct_waits', 'span'],
    where: isIn('event', HISTOGRAMS),
  },
  memory_resizes: { columns: ['start_time', 'component', 'operation', 'initial_mb', 'final_mb', 'status'] },
  ash_events: { columns: ['event', 'session_type', 'avg_active_sessions'] },
  ash_blocking_sessions: {
    columns: ['sid', 'serial', 'instance_number', 'pct_activity', 'event', 'user_name', 'program'],
  },
  rac_instances: { columns: ['instance_number', 'instance_name', 'db_time_s', 'elapsed_s'] },
  rac_latencies: { columns: ['scope', 'metric', 'time_us'] },
};

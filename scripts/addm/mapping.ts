/**
 * What ADDM calls a problem, and which of our rules say the same. Names are those of ADDM reports, in English and in
 * German as one of the real reports has them.
 */

/** An ADDM finding of a report of the lake, with what the report itself says of statements and CPU. */
export interface AddmFinding {
  report_id: string;
  file: string;
  name: string;
  message: string | null;
  impact_pct: number;
  /** Longest statement's share of DB time over the whole report, percent, and that of the first three; null without a list. */
  first_sql_pct: number | null;
  three_sql_pct: number | null;
  /** DB CPU as share of DB time and host CPU in use over the whole report, percent. */
  db_cpu_pct: number | null;
  host_cpu_pct: number | null;
  /** User I/O, and Cluster with it, as share of DB time over the whole report, percent. */
  user_io_pct: number | null;
  /** Average active sessions over the whole report, and over the time of ADDM's own task. */
  aas: number | null;
  task_aas: number | null;
}

export interface Mapping {
  /** Of the finding's name. */
  addm: RegExp;
  /** Any of these covers it. */
  rules: readonly string[];
  /** Why there may be none: the reason for this finding, null where none holds. */
  reason?(finding: AddmFinding): string | null;
}

const SQL_RULES = ['sql_dominates', 'sql_plan_changed', 'sql_slower', 'sql_variable', 'top_sql_moved', 'top_lists_cut'];
const READ_RULES = [
  'wait_class_heavy',
  'storage_slow',
  'single_block_read_slow',
  'multiblock_read_slow',
  'latency_above_usual',
  'full_scans',
  'temp_io',
  'buffer_busy',
  'buffer_cache_small',
  'gc_contention',
];
const PARSE_RULES = ['hard_parses', 'shared_pool_small', 'library_cache_reloads', 'cursor_versions'];

export const MAPPINGS: readonly Mapping[] = [
  {
    addm: /^Top SQL(?: Statements| by|-Anweisungen)/,
    rules: SQL_RULES,
    reason: ({ first_sql_pct: first, three_sql_pct: three }) =>
      (first ?? 0) <= 30 && (three ?? 0) <= 40
        ? 'no statement above 30 %, no three above 40 % of DB time: rule 27 is silent by its thresholds, the page lists the statements'
        : null,
  },
  {
    addm: /^(?:Top Segments by|"User I\/O" wait Class|I\/O Throughput)/,
    rules: READ_RULES,
    reason: ({ user_io_pct: share }) =>
      share !== null && share <= 15
        ? 'User I/O and Cluster take at most 15 % of DB time over the whole interval: below the threshold of wait_class_heavy'
        : null,
  },
  {
    addm: /^Commits and Rollbacks/,
    rules: ['log_file_sync', 'redo_write_slow', 'storage_slow'],
    reason: ofAnotherTime,
  },
  {
    addm: /^CPU Usage/,
    rules: ['cpu_dominates', 'host_cpu_busy', 'run_queue', 'unaccounted_time', 'sql_dominates'],
    reason: ({ db_cpu_pct: cpu, host_cpu_pct: host }) =>
      cpu !== null && cpu < 50 && host !== null && host < 80
        ? 'DB CPU is less than half of DB time and the host has idle CPU: no lack of CPU'
        : null,
  },
  { addm: /^(?:Hard Parse|Soft Parse)/, rules: PARSE_RULES },
  {
    addm: /^Shared Pool Latches/,
    rules: ['latch_mutex_contention', ...PARSE_RULES],
  },
  {
    addm: /^(?:SGA zu klein|Undersized SGA|Undersized Buffer Cache)/,
    rules: ['buffer_cache_small', 'shared_pool_small'],
  },
  { addm: /^(?:Undersized Shared Pool)/, rules: ['shared_pool_small', 'hard_parses'] },
  { addm: /^(?:Undersized PGA|PGA_AGGREGATE_LIMIT)/, rules: ['pga_memory', 'temp_io'] },
  { addm: /^Row Lock Waits/, rules: ['row_lock_contention'], reason: ofAnotherTime },
  { addm: /^Log File Switches/, rules: ['log_switches'] },
  { addm: /^Session Connect and Disconnect/, rules: ['logon_storm'] },
  { addm: /^Buffer Busy/, rules: ['buffer_busy', 'gc_contention'] },
  { addm: /^Global Cache/, rules: ['gc_contention', 'gc_receive_slow', 'gc_blocks_lost', 'wait_class_heavy'] },
  {
    addm: /^Unusual "(?:Other|Network|Concurrency|Application|Configuration|Scheduler)" Wait Event/,
    rules: ['dominant_event', 'enqueue_contention', 'latch_mutex_contention', 'wait_class_heavy', 'unaccounted_time'],
  },
];

/** Reports over days show ADDM's findings of single hours: what weighed there need not weigh over the whole. */
function ofAnotherTime({ aas, task_aas: task }: AddmFinding): string | null {
  return task !== null && aas !== null && Math.abs(Math.log(task / aas)) > Math.log(1.5)
    ? 'ADDM judged a part of the interval whose load differed by more than half from the whole'
    : null;
}

export const mappingOf = (name: string): Mapping | null => MAPPINGS.find(({ addm }) => addm.test(name)) ?? null;

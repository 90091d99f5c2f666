/** A compare-period report: both periods side by side. */
import { parameterIn, sqlTextOf } from './cells.ts';
import type { Listing } from './listing.ts';

export const comparisonListings: readonly Listing[] = [
  {
    title: 'Periods',
    table: 'diff_periods',
    kinds: ['awr_diff'],
    columns: [
      { title: 'period', of: 'period' },
      { title: 'database', of: 'db_name' },
      { title: 'instance', of: 'instance_name' },
      {
        title: 'snapshots',
        of: ({ begin_snap_id, end_snap_id }) => `${begin_snap_id ?? '?'} to ${end_snap_id ?? '?'}`,
      },
      { title: 'from', of: 'begin_time' },
      { title: 'to', of: 'end_time' },
      { title: 'active sessions', of: 'avg_active_sessions' },
      { title: 'DB time s', of: 'db_time_s' },
    ],
  },
  {
    title: 'Load profile, per second',
    table: 'diff_load_profile',
    kinds: ['awr_diff'],
    top: 40,
    columns: [
      { title: 'metric', of: ({ label }) => String(label ?? '').replace(/:$/, '') },
      { title: 'first', of: 'first_per_second' },
      { title: 'second', of: 'second_per_second' },
      { title: 'change %', of: 'diff_per_second_pct' },
      { title: 'change % per transaction', of: 'diff_per_transaction_pct' },
    ],
  },
  {
    title: 'Events that differ',
    table: 'diff_wait_events',
    kinds: ['awr_diff'],
    columns: [
      { title: 'event', of: 'event' },
      { title: 'wait class', of: 'wait_class' },
      { title: '% DB time first', of: 'first_pct_db_time' },
      { title: 'second', of: 'second_pct_db_time' },
      { title: 'avg ms first', of: 'first_avg_wait_ms' },
      { title: 'second', of: 'second_avg_wait_ms' },
    ],
  },
  {
    title: 'SQL that differs, by elapsed time',
    table: 'diff_sql_stats',
    kinds: ['awr_diff'],
    where: ({ ordering }) => ordering === 'elapsed',
    columns: [
      { title: 'sql_id', of: 'sql_id' },
      { title: '% DB time first', of: 'first_pct_total' },
      { title: 'second', of: 'second_pct_total' },
      { title: 'ms each first', of: 'first_elapsed_per_exec_ms' },
      { title: 'second', of: 'second_elapsed_per_exec_ms' },
      { title: 'text', of: (row, tables) => sqlTextOf(row, tables) ?? row['sql_text'] ?? null, width: 48 },
    ],
  },
  {
    title: 'Parameters that differ',
    table: 'diff_init_parameters',
    kinds: ['awr_diff'],
    // The second period's value is printed where it is another one.
    where: (row) => ![null, parameterIn(row, 'first')].includes(parameterIn(row, 'second')),
    columns: [
      { title: 'parameter', of: 'name' },
      { title: 'first', of: (row) => parameterIn(row, 'first') },
      { title: 'second', of: (row) => parameterIn(row, 'second') },
    ],
  },
];

/** An AWR SQL report: the statement, its plans and what they cost. */
import { millisecondsEach, sqlTextOf } from './cells.ts';
import type { Listing } from './listing.ts';

export const sqlListings: readonly Listing[] = [
  {
    title: 'Statement',
    table: 'sql_report_summary',
    kinds: ['awr_sql'],
    columns: [
      { title: 'sql_id', of: ({ sql_id, old_hash_value }) => sql_id ?? String(old_hash_value) },
      { title: 'elapsed s', of: 'elapsed_s' },
      { title: 'module', of: 'module' },
      { title: 'text', of: (row, tables) => sqlTextOf(row, tables) ?? row['sql_text'] ?? null, width: 80 },
    ],
  },
  {
    title: 'Plans',
    table: 'sql_report_plans',
    kinds: ['awr_sql'],
    columns: [
      { title: 'plan', of: ({ plan_hash }) => (plan_hash === null ? null : String(plan_hash)) },
      { title: 'elapsed s', of: 'elapsed_s' },
      { title: 'executions', of: 'executions' },
      { title: 'ms each', of: millisecondsEach },
    ],
  },
  {
    title: 'Plan statistics',
    table: 'sql_report_statistics',
    kinds: ['awr_sql'],
    top: 40,
    columns: [
      { title: 'plan', of: ({ plan_hash }) => (plan_hash === null ? null : String(plan_hash)) },
      { title: 'statistic', of: 'statistic' },
      { title: 'total', of: 'total' },
      { title: 'per execution', of: 'per_exec' },
      { title: '% of the interval', of: 'pct_snap_total' },
    ],
  },
];

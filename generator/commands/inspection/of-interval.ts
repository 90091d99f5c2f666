/** Reports on an interval: of an instance, a pluggable database, a cluster. */
import { INSTANCE_KINDS } from '../../catalogue/section.ts';
import type { ReportKind } from '../../report/types.ts';
import { millisecondsEach, segmentName, sqlTextOf } from './cells.ts';
import type { Listing } from './listing.ts';

/** Reports on an interval, with the sections of AWR. */
const INTERVAL: readonly ReportKind[] = [...INSTANCE_KINDS, 'awr_rac'];

export const intervalListings: readonly Listing[] = [
  {
    title: 'Instances',
    table: 'rac_instances',
    kinds: ['awr_rac'],
    top: 32,
    columns: [
      { title: 'number', of: 'instance_number' },
      { title: 'instance', of: 'instance_name' },
      { title: 'host', of: 'host_name' },
      { title: 'started', of: 'startup_time' },
      { title: 'active sessions', of: 'avg_active_sessions' },
      { title: 'DB time s', of: 'db_time_s' },
    ],
  },
  {
    title: 'Load profile',
    table: 'load_profile',
    top: 40,
    columns: [
      { title: 'metric', of: ({ label, metric }) => String(label ?? metric ?? '').replace(/:$/, '') },
      { title: 'per second', of: 'per_second' },
      { title: 'per transaction', of: 'per_transaction' },
    ],
  },
  {
    title: 'Top events',
    table: 'wait_events',
    where: ({ scope }) => scope === 'top',
    columns: [
      { title: 'event', of: 'event' },
      { title: 'waits', of: 'waits' },
      { title: 'time s', of: 'total_wait_s' },
      { title: 'avg ms', of: 'avg_wait_ms' },
      { title: '% DB time', of: 'pct_db_time' },
      { title: 'wait class', of: 'wait_class' },
    ],
  },
  {
    title: 'Top SQL by elapsed time',
    table: 'sql_stats',
    where: ({ ordering }) => ordering === 'elapsed',
    columns: [
      { title: 'sql_id', of: 'sql_id' },
      { title: 'elapsed s', of: 'elapsed_s' },
      { title: 'executions', of: 'executions' },
      { title: 'ms each', of: millisecondsEach },
      { title: '% DB time', of: 'pct_total' },
      { title: 'text', of: sqlTextOf, width: 48 },
    ],
  },
  {
    title: 'Segments by logical reads',
    table: 'segments',
    where: ({ ordering }) => ordering === 'logical_reads',
    top: 5,
    columns: [
      { title: 'segment', of: segmentName, width: 60 },
      { title: 'type', of: 'object_type' },
      { title: 'logical reads', of: 'value' },
      { title: '% of all', of: 'pct_total' },
    ],
  },
  {
    title: 'Parameters changed in the interval',
    table: 'init_parameters',
    kinds: INTERVAL,
    where: ({ begin_value, end_value }) => end_value !== null && end_value !== begin_value,
    columns: [
      { title: 'parameter', of: 'name' },
      { title: 'from', of: 'begin_value' },
      { title: 'to', of: 'end_value' },
    ],
  },
];

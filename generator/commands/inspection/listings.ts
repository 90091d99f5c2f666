/** What `awr inspect` lists, most important first. A list that the report has no rows for is left out. */
import { INSTANCE_KINDS } from '../../catalogue/section.ts';
import type { Cell } from '../../catalogue/types.ts';
import type { ReportKind } from '../../report/types.ts';
import type { Listing, Row, Tables } from './listing.ts';

/** Reports on an interval, with the sections of AWR. */
const INTERVAL: readonly ReportKind[] = [...INSTANCE_KINDS, 'awr_rac'];

export const listings: readonly Listing[] = [
  {
    title: 'Load profile',
    table: 'load_profile',
    top: 40,
    columns: [
      { title: 'metric', of: ({ label }) => String(label ?? '').replace(/:$/, '') },
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
  {
    title: 'Who waited for what',
    table: 'ash_events',
    kinds: ['ash'],
    columns: [
      { title: 'event', of: 'event' },
      { title: 'wait class', of: 'wait_class' },
      { title: 'sessions', of: 'session_type' },
      { title: '% activity', of: 'pct_activity' },
      { title: 'active sessions', of: 'avg_active_sessions' },
    ],
  },
  {
    title: 'Top SQL and what it waited for',
    table: 'top_sql_events',
    kinds: ['ash'],
    columns: [
      { title: 'sql_id', of: 'sql_id' },
      { title: 'plan', of: ({ plan_hash }) => (plan_hash === null ? null : String(plan_hash)) },
      { title: '% activity', of: 'pct_activity' },
      { title: 'event', of: 'event' },
      { title: '% event', of: 'pct_event' },
      { title: 'text', of: (row, tables) => sqlTextOf(row, tables) ?? row['sql_text'] ?? null, width: 48 },
    ],
  },
  {
    title: 'Top sessions',
    table: 'ash_sessions',
    kinds: ['ash'],
    columns: [
      { title: 'session', of: sessionName },
      { title: '% activity', of: 'pct_activity' },
      { title: 'event', of: 'event' },
      { title: '% event', of: 'pct_event' },
      { title: 'user', of: 'user_name' },
      { title: 'program', of: 'program' },
    ],
  },
  {
    title: 'Blocking sessions',
    table: 'ash_blocking_sessions',
    kinds: ['ash'],
    columns: [
      { title: 'session', of: sessionName },
      { title: '% activity', of: 'pct_activity' },
      { title: 'event', of: 'event' },
      { title: '% event', of: 'pct_event' },
      { title: 'user', of: 'user_name' },
      { title: 'program', of: 'program' },
    ],
  },
  {
    title: 'Objects waited for',
    table: 'ash_objects',
    kinds: ['ash'],
    top: 5,
    columns: [
      { title: 'object', of: 'object_name', width: 60 },
      { title: 'type', of: 'object_type' },
      { title: '% activity', of: 'pct_activity' },
      { title: 'event', of: 'event' },
    ],
  },
];

function millisecondsEach({ elapsed_s, executions }: Row): Cell {
  return typeof elapsed_s === 'number' && typeof executions === 'number' && executions > 0
    ? (elapsed_s / executions) * 1000
    : null;
}

/** The opening of the statement's text, else the module that ran it. */
function sqlTextOf({ sql_id, module }: Row, tables: Tables): Cell {
  const known = tables['sql_text']?.find((row) => row['sql_id'] === sql_id && row['sql_text'] !== null);
  return known?.['sql_text'] ?? module ?? null;
}

function segmentName({ owner, object_name, subobject_name }: Row): Cell {
  return [owner, object_name, subobject_name].filter(Boolean).join('.') || null;
}

function sessionName({ sid, serial, instance_number }: Row): Cell {
  if (sid === null || sid === undefined) return null;
  const name = [sid, serial].filter((part) => part !== null).join(',');
  return instance_number ? `${name} @${instance_number}` : name;
}

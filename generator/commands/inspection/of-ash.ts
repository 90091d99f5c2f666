/** An ASH report: who was active, waiting for what. */
import { sessionName, sqlTextOf } from './cells.ts';
import type { Listing } from './listing.ts';

export const ashListings: readonly Listing[] = [
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

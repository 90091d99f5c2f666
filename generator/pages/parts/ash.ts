/** Active session history, as far as the report prints it: events, statements, the course, who blocked. */
import type { Num } from '../../base/figures.ts';
import type { AshPart } from '../part-types.ts';

export interface AshEventRow {
  event: string;
  wait_class: string | null;
  session_type: string | null;
  pct_activity: Num;
  avg_active_sessions: Num;
}

export interface AshSqlRow {
  sql_id: string;
  plan_hash: Num;
  pct_activity: Num;
  event: string | null;
  pct_event: Num;
  row_source: string | null;
}

export interface AshSlotRow {
  slot_time: string;
  slot_s: Num;
  slot_samples: Num;
  event: string;
  event_samples: Num;
}

export interface AshBlockerRow {
  sid: Num;
  serial: Num;
  instance_number: Num;
  user_name: string | null;
  program: string | null;
  pct_activity: Num;
  samples_active_pct: Num;
  event: string | null;
  pct_event: Num;
}

export const ashEventsSql = (where: string): string =>
  `SELECT report_id, event, wait_class, session_type, pct_activity, avg_active_sessions FROM ash_events WHERE ${where}
   ORDER BY report_id, pct_activity DESC NULLS LAST, event`;
export const ashSqlSql = (where: string): string =>
  `SELECT report_id, sql_id, plan_hash, pct_activity, event, pct_event, row_source FROM top_sql_events
   WHERE ${where} AND sql_id IS NOT NULL ORDER BY report_id, pct_activity DESC NULLS LAST, sql_id, pct_event DESC NULLS LAST, event`;
export const ashSlotsSql = (where: string): string =>
  `SELECT report_id, slot_time::VARCHAR AS slot_time, slot_s, slot_samples, event, event_samples FROM ash_activity WHERE ${where}`;
export const ashBlockersSql = (where: string): string =>
  `SELECT report_id, sid, serial, instance_number, user_name, program, pct_activity, samples_active_pct, event, pct_event
   FROM ash_blocking_sessions WHERE ${where} ORDER BY report_id, pct_activity DESC NULLS LAST, instance_number, sid, pct_event DESC`;

export function ashPart(
  events: readonly AshEventRow[] | null,
  sql: readonly AshSqlRow[] | null,
  slots: readonly AshSlotRow[] | null,
  blockers: readonly AshBlockerRow[] | null,
): AshPart | null {
  if (!events && !sql && !slots && !blockers) return null;
  return {
    events: (events ?? []).map((row) => ({
      event: row.event,
      waitClass: row.wait_class,
      background: row.session_type === 'BACKGROUND',
      pct: row.pct_activity,
      avgActiveSessions: row.avg_active_sessions,
    })),
    sql: grouped(sql ?? [], (row) => row.sql_id).map((rows) => ({
      sqlId: rows[0].sql_id,
      // Rows after the first repeat the share unrounded: the printed one stands in the first.
      pct: rows[0].pct_activity,
      planHash: planOf(rows),
      events: rows.flatMap((row) =>
        row.event ? [{ event: row.event, rowSource: row.row_source, pct: row.pct_event }] : [],
      ),
    })),
    slots: grouped(slots ?? [], (row) => `${row.slot_time} ${row.slot_s}`).map((rows) => ({
      time: rows[0].slot_time.slice(-8),
      seconds: rows[0].slot_s === null || rows[0].slot_s <= 0 ? null : rows[0].slot_s,
      samples: rows[0].slot_samples,
      events: rows.map((row) => ({ event: row.event, samples: row.event_samples })),
    })),
    blocking: grouped(blockers ?? [], (row) => `${row.instance_number} ${row.sid} ${row.serial}`).map((rows) => ({
      sid: rows[0].sid,
      serial: rows[0].serial,
      instance: rows[0].instance_number,
      user: rows[0].user_name,
      program: rows[0].program,
      pct: rows[0].pct_activity,
      activePct: rows[0].samples_active_pct,
      events: rows.flatMap((row) => (row.event ? [{ event: row.event, pct: row.pct_event }] : [])),
    })),
  };
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): [Row, ...Row[]][] {
  return [...Map.groupBy(rows, key).values()].flatMap(([first, ...rest]) =>
    first ? [[first, ...rest] as [Row, ...Row[]]] : [],
  );
}

/** Several plans are named where the statement is looked at, on its own page. */
function planOf(rows: readonly AshSqlRow[]): string | null {
  const plans = new Set(rows.flatMap((row) => (row.plan_hash === null ? [] : [String(row.plan_hash)])));
  return plans.size === 1 ? ([...plans][0] ?? null) : null;
}

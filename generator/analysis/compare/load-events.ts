/** What the sessions of a side did with their time: average active sessions by wait class, and by event. */
import type { Num } from '../../base/figures.ts';
import { isIdle } from '../facts/idle.ts';
import { UNACCOUNTED } from '../load-by-class.ts';
import { exactSum } from './exact-sum.ts';
import type { Places, Query } from './load.ts';
import type { SideEvent, SideEvents } from './side.ts';

interface ClassRow {
  side: string;
  wait_class: string;
  aas: number;
}

/** By side and class. What no class accounts for is not here: it is worked out for the side as a whole. */
export async function loadClasses(
  query: Query,
  places: Places,
  sides: string,
): Promise<Map<string, Map<string, number>>> {
  const rows = await query<ClassRow>(`
    WITH side AS (${sides}),
    span AS (SELECT report_id, elapsed_s FROM reports WHERE ${places.read} AND elapsed_s > 0),
    listed AS (SELECT * FROM load_by_class WHERE ${places.computed}),
    covered AS (
      SELECT side, ${exactSum('elapsed_s')} AS seconds
      FROM span JOIN side USING (report_id) WHERE report_id IN (SELECT report_id FROM listed) GROUP BY side
    )
    SELECT side, wait_class, ${exactSum('avg_active_sessions * elapsed_s')} / any_value(seconds) AS aas
    FROM listed JOIN span USING (report_id) JOIN side USING (report_id) JOIN covered USING (side)
    WHERE wait_class <> '${UNACCOUNTED}'
    GROUP BY side, wait_class ORDER BY side, wait_class`);
  return new Map(
    [...Map.groupBy(rows, (row) => row.side)].map(([side, own]) => [
      side,
      new Map(own.map(({ wait_class, aas }) => [wait_class, aas])),
    ]),
  );
}

interface EventRow {
  side: string;
  event: string;
  wait_class: string | null;
  waits: Num;
  seconds: number;
  complete: boolean;
  covered_s: number;
  covered_reports: number;
}

/**
 * By side. Of each report the list of foreground sessions, of STATSPACK that of all sessions, else the top list. Totals are
 * printed in whole seconds: below ten the number of waits times an average with decimals says more (our choice).
 */
export async function loadEvents(query: Query, where: string, sides: string): Promise<Map<string, SideEvents>> {
  const rows = await query<EventRow>(`
    WITH side AS (${sides}),
    span AS (SELECT report_id, elapsed_s FROM reports WHERE ${where} AND elapsed_s > 0),
    printed AS (
      SELECT report_id, event, wait_class, waits, CASE scope WHEN 'foreground' THEN 1 WHEN 'all' THEN 2 ELSE 3 END AS place,
        CASE WHEN avg_wait_ms <> floor(avg_wait_ms) AND waits > 0 AND coalesce(total_wait_s, 0) < 10
          THEN waits * avg_wait_ms / 1000 ELSE total_wait_s END AS seconds
      FROM wait_events WHERE ${where} AND scope IN ('foreground', 'all', 'top')
    ),
    best AS (SELECT report_id, min(place) AS place FROM printed GROUP BY report_id),
    listed AS (
      SELECT report_id, event, max(place) < 3 AS complete, max(waits) AS waits, max(seconds) AS seconds
      FROM printed SEMI JOIN best USING (report_id, place) GROUP BY report_id, event
    ),
    classes AS (SELECT side, event, max(wait_class) AS wait_class FROM printed JOIN side USING (report_id) GROUP BY ALL),
    covered AS (
      SELECT side, ${exactSum('elapsed_s')} AS covered_s, count(*) AS covered_reports
      FROM span JOIN side USING (report_id) WHERE report_id IN (SELECT report_id FROM listed) GROUP BY side
    )
    SELECT side, event, any_value(wait_class) AS wait_class, bool_and(complete) AS complete,
      ${exactSum('waits')} AS waits, ${exactSum('seconds')} AS seconds,
      any_value(covered_s) AS covered_s, any_value(covered_reports) AS covered_reports
    FROM listed JOIN span USING (report_id) JOIN side USING (report_id) JOIN covered USING (side) LEFT JOIN classes USING (side, event)
    WHERE seconds IS NOT NULL
    GROUP BY side, event ORDER BY side, event`);
  return new Map([...Map.groupBy(rows, (row) => row.side)].map(([side, own]) => [side, eventsOf(own)]));
}

/** Rows of the lists of events that are no waits. */
export const CPU_ROWS: ReadonlySet<string> = new Set(['DB CPU', 'CPU time']);

function eventsOf(rows: readonly EventRow[]): SideEvents {
  const seconds = rows[0]?.covered_s ?? 0;
  const events = rows
    .filter((row) => !CPU_ROWS.has(row.event) && !isIdle(row.event, row.wait_class))
    .map(
      (row): SideEvent => ({
        event: row.event,
        waitClass: row.wait_class,
        waitsPerS: row.waits === null ? null : row.waits / seconds,
        secondsPerS: row.seconds / seconds,
      }),
    );
  return {
    seconds,
    reports: rows[0]?.covered_reports ?? 0,
    byEvent: new Map(events.map((event) => [event.event, event])),
    complete: rows.every((row) => row.complete),
  };
}

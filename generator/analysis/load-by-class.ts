/**
 * Where DB time went, as average active sessions by wait class: a stack that adds up to DB time over elapsed time.
 *
 * DB time = DB CPU + foreground waits outside the class Idle + time that is neither (mostly waiting for a CPU). The
 * share of a class is its foreground waits over elapsed time (to 11.2.0.3 `wait_classes` is that list, from 11.2.0.4 it
 * counts background sessions as well and `foreground_wait_classes` is); `DB CPU` comes from the time model, which prints it finer
 * than the list of classes; what is left of DB time is `Unaccounted`, kept when it exceeds 2 % of DB time, the rounding of
 * older releases' whole seconds (the threshold is ours). STATSPACK prints no classes: there it is all that is not CPU. Where waits and CPU exceed DB time nothing is scaled down.
 */
import { SERIES_KINDS_SQL } from './subject.ts';

export const DB_CPU = 'DB CPU';
export const UNACCOUNTED = 'Unaccounted';
export const UNACCOUNTED_MIN_SHARE = 0.02;

/** Query over one database: rows `report_id, wait_class, avg_active_sessions`. */
export function loadByClassQuery(inDatabase: string): string {
  return `
    WITH span AS (
      SELECT report_id, elapsed_s, db_time_s FROM reports WHERE ${inDatabase} AND kind IN ${SERIES_KINDS_SQL} AND elapsed_s > 0
    ),
    cpu AS (
      SELECT report_id, max(time_s) AS time_s FROM time_model WHERE ${inDatabase} AND statistic = '${DB_CPU}' GROUP BY report_id
    ),
    foreground AS (
      SELECT report_id, wait_class, max(total_wait_s) AS time_s
      FROM foreground_wait_classes WHERE ${inDatabase} GROUP BY ALL
    ),
    classes AS (
      SELECT report_id, wait_class, time_s FROM (
        FROM foreground
        UNION ALL
        SELECT report_id, wait_class, max(total_wait_s) FROM wait_classes
        WHERE ${inDatabase} AND report_id NOT IN (SELECT report_id FROM foreground) GROUP BY ALL
      ) WHERE wait_class <> 'Idle' AND time_s IS NOT NULL
    ),
    stack AS (
      SELECT report_id, '${DB_CPU}' AS wait_class, coalesce(cpu.time_s, classes.time_s) AS time_s
      FROM cpu FULL JOIN (SELECT * FROM classes WHERE wait_class = '${DB_CPU}') AS classes USING (report_id)
      UNION ALL
      SELECT report_id, wait_class, time_s FROM classes WHERE wait_class <> '${DB_CPU}'
    ),
    remainder AS (
      SELECT report_id, '${UNACCOUNTED}' AS wait_class, any_value(db_time_s) - sum(time_s ORDER BY wait_class) AS time_s
      FROM stack JOIN span USING (report_id)
      GROUP BY report_id
      HAVING count(*) FILTER (WHERE wait_class = '${DB_CPU}') > 0
        AND any_value(db_time_s) - sum(time_s) > ${UNACCOUNTED_MIN_SHARE} * any_value(db_time_s)
    )
    SELECT report_id, wait_class, time_s / elapsed_s AS avg_active_sessions
    FROM (FROM stack UNION ALL FROM remainder) JOIN span USING (report_id)
    WHERE time_s IS NOT NULL
    ORDER BY report_id, wait_class`;
}
